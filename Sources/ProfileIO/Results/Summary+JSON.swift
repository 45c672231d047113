// A summary as one JSON object.

import RuleEngine
import RuleLanguage

extension Summary {
  /// The summary as a JSON object on one line, with a line break at the end.
  ///
  /// Zero counts are left out; what is counted most comes first.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(ascii: "{\"profiles\":")
    bytes.append(decimal: profiles)
    appendStatuses(to: &bytes)
    appendHeadlines(to: &bytes)
    appendGroups(to: &bytes)
    bytes.append(ascii: ",\"missing\":{")
    append(ranked(missing).map { (model.facts[$0.index].name, $0.count) }, to: &bytes)
    bytes.append(ascii: "}")
    appendStarts("starts", starts, to: &bytes)
    appendStarts("deadlines", deadlines, to: &bytes)
    bytes.append(ascii: "}\n")
    return bytes
  }

  private func appendStatuses(to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"certificates\":{")
    var isFirst = true
    for (certificate, counts) in statuses.enumerated() where counts.contains(where: { $0 > 0 }) {
      if !isFirst { bytes.append(ascii: ",") }
      isFirst = false
      bytes.append(json: model.certificates[certificate].name)
      bytes.append(ascii: ":{")
      let named = zip(CertificateStatus.allCases, counts).filter { $0.1 > 0 }
      append(named.map { ($0.0.rawValue, $0.1) }, to: &bytes)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "}")
  }

  private func appendHeadlines(to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"headlines\":{")
    append(rankedHeadlines, to: &bytes)
    bytes.append(ascii: "},\"otherHeadlines\":")
    bytes.append(decimal: otherHeadlines)
  }

  private func appendGroups(to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"groups\":{")
    for (index, group) in groups.enumerated() {
      if index > 0 { bytes.append(ascii: ",") }
      bytes.append(json: model[group.fact].name)
      bytes.append(ascii: ":{")
      var isFirst = true
      for (name, counts) in members(of: group) {
        if !isFirst { bytes.append(ascii: ",") }
        isFirst = false
        bytes.append(json: name)
        bytes.append(ascii: ":{\"profiles\":")
        bytes.append(decimal: counts.profiles)
        bytes.append(ascii: ",\"needed\":{")
        append(
          ranked(counts.needed).map { (model.certificates[$0.index].name, $0.count) }, to: &bytes)
        bytes.append(ascii: "}}")
      }
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "}")
  }

  private func appendStarts(_ key: String, _ starts: [Start: Int], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",")
    bytes.append(json: key)
    bytes.append(ascii: ":[")
    for (index, (start, count)) in ordered(starts).enumerated() {
      bytes.append(ascii: index == 0 ? "{\"certificate\":" : ",{\"certificate\":")
      bytes.append(json: model.certificates[start.certificate].name)
      if let day = start.day {
        bytes.append(ascii: ",\"day\":")
        bytes.append(json: day.description)
      }
      bytes.append(ascii: ",\"profiles\":")
      bytes.append(decimal: count)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  private func append(_ counts: [(String, Int)], to bytes: inout [UInt8]) {
    for (index, (name, count)) in counts.enumerated() {
      if index > 0 { bytes.append(ascii: ",") }
      bytes.append(json: name)
      bytes.append(ascii: ":")
      bytes.append(decimal: count)
    }
  }

  // MARK: Orders

  /// The headlines, the most frequent first.
  var rankedHeadlines: [(String, Int)] {
    headlines.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// The places with counts above zero, the largest count first.
  func ranked(_ counts: [Int]) -> [(index: Int, count: Int)] {
    counts.enumerated().filter { $0.element > 0 }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
      .map { ($0.offset, $0.element) }
  }

  /// Duties by day, the earliest first and those without a day last.
  func ordered(_ starts: [Start: Int]) -> [(Start, Int)] {
    starts.sorted { left, right in
      (left.key.day?.daysSinceEpoch ?? .max, left.key.certificate)
        < (right.key.day?.daysSinceEpoch ?? .max, right.key.certificate)
    }.map { ($0.key, $0.value) }
  }

  /// The members of a grouping fact that some profile has.
  func members(of group: (fact: ID<Fact>, members: [Group])) -> [(String, Group)] {
    switch model[group.fact].type {
    case .choice(let id), .set(let id):
      zip(model[id].members.map(\.name), group.members).filter { $0.1.profiles > 0 }
    case .yesNo, .count, .amount, .percentage, .date: []
    }
  }
}
