// A profile as JSON, as it is read again: facts in order of their names.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes profiles.
package enum ProfileWriter {
  /// The profile as one JSON object over several lines, with a line break at its end.
  package static func json(_ profile: Profile, _ model: Model) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(ascii: "{\n  \"id\": ")
    bytes.append(json: profile.id)
    bytes.append(ascii: ",\n  \"name\": ")
    bytes.append(json: profile.name)
    if let day = profile.asOf {
      bytes.append(ascii: ",\n  \"asOf\": ")
      bytes.append(json: day.description)
    }
    bytes.append(ascii: ",\n  \"facts\": {")
    var isFirst = true
    for (fact, answer) in profile.answers.byFact.sorted(by: { $0.key < $1.key }) {
      if !isFirst { bytes.append(ascii: ",") }
      isFirst = false
      bytes.append(ascii: "\n    ")
      bytes.append(json: model[fact].name)
      bytes.append(ascii: ": ")
      bytes.append(answer, of: model[fact].type, model)
    }
    bytes.append(ascii: "\n  }\n}\n")
    return bytes
  }
}

extension [UInt8] {
  /// Appends an answer as profiles hold it.
  fileprivate mutating func append(_ answer: Answer, of type: FactType, _ model: Model) {
    func name(_ index: Int) -> String {
      switch type {
      case .choice(let id), .set(let id): model[id].members[index].name
      default: ""
      }
    }
    switch answer {
    case .dontKnow: append(ascii: "null")
    case .notApplicable: append(ascii: "\"n/a\"")
    case .value(.yesNo(let isYes)):
      if isYes { append(ascii: "true") } else { append(ascii: "false") }
    case .value(.choice(let index)): append(json: name(index))
    case .value(.set(let indices)):
      append(ascii: "[")
      for (place, index) in indices.enumerated() {
        if place > 0 { append(ascii: ", ") }
        append(json: name(index))
      }
      append(ascii: "]")
    case .value(.number(let hundredths)): append(hundredths: hundredths)
    case .value(.date(let day)): append(json: day.description)
    case .value(.band(let from, let below)):
      append(ascii: "{")
      if let from {
        append(ascii: "\"from\": ")
        append(bound: from, type)
        if below != nil { append(ascii: ", ") }
      }
      if let below {
        append(ascii: "\"below\": ")
        append(bound: below, type)
      }
      append(ascii: "}")
    }
  }

  private mutating func append(bound: Int64, _ type: FactType) {
    if type == .date {
      append(json: CalendarDay(daysSinceEpoch: Int(bound)).description)
    } else {
      append(hundredths: bound)
    }
  }
}
