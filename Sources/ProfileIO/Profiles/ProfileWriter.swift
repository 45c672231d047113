// A profile as JSON, which reads back as the same profile.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes profiles as JSON.
package enum ProfileWriter {
  /// A profile as JSON, one fact a line in the order of their names, with a line break at the end.
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
    for (index, fact) in model.facts.enumerated() {
      guard let answer = profile.answers[ID(index)] else { continue }
      bytes.append(ascii: isFirst ? "\n    " : ",\n    ")
      isFirst = false
      bytes.append(json: fact.name)
      bytes.append(ascii: ": ")
      append(answer, fact.type, model, to: &bytes)
    }
    bytes.append(ascii: isFirst ? "}\n}\n" : "\n  }\n}\n")
    return bytes
  }

  /// Appends a profile as one line of NDJSON without its line break.
  package static func appendLine(_ profile: Profile, _ model: Model, to bytes: inout [UInt8]) {
    bytes.append(ascii: "{\"id\":")
    bytes.append(json: profile.id)
    bytes.append(ascii: ",\"name\":")
    bytes.append(json: profile.name)
    if let day = profile.asOf {
      bytes.append(ascii: ",\"asOf\":")
      bytes.append(json: day.description)
    }
    bytes.append(ascii: ",\"facts\":{")
    var isFirst = true
    for (index, fact) in model.facts.enumerated() {
      guard let answer = profile.answers[ID(index)] else { continue }
      if !isFirst { bytes.append(ascii: ",") }
      isFirst = false
      bytes.append(json: fact.name)
      bytes.append(ascii: ":")
      append(answer, fact.type, model, to: &bytes)
    }
    bytes.append(ascii: "}}")
  }

  private static func append(
    _ answer: Answer, _ type: FactType, _ model: Model, to bytes: inout [UInt8]
  ) {
    switch answer {
    case .dontKnow: bytes.append(ascii: "null")
    case .notApplicable: bytes.append(ascii: "\"n/a\"")
    case .value(.yesNo(let isYes)): bytes.append(ascii: isYes ? "true" : "false")
    case .value(.choice(let member)): bytes.append(json: name(member, type, model))
    case .value(.set(let members)):
      bytes.append(ascii: "[")
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(ascii: ", ") }
        bytes.append(json: name(member, type, model))
      }
      bytes.append(ascii: "]")
    case .value(.number(let hundredths)): bytes.append(hundredths: hundredths)
    case .value(.date(let day)): bytes.append(json: day.description)
    case .value(.band(let from, let below)):
      bytes.append(ascii: "{")
      if let from {
        bytes.append(ascii: "\"from\": ")
        append(bound: from, type, to: &bytes)
      }
      if let below {
        bytes.append(ascii: from == nil ? "\"below\": " : ", \"below\": ")
        append(bound: below, type, to: &bytes)
      }
      bytes.append(ascii: "}")
    }
  }

  private static func append(bound: Int64, _ type: FactType, to bytes: inout [UInt8]) {
    if type == .date {
      bytes.append(json: CalendarDay(daysSinceEpoch: Int(bound)).description)
    } else {
      bytes.append(hundredths: bound)
    }
  }

  private static func name(_ member: Int, _ type: FactType, _ model: Model) -> String {
    switch type {
    case .choice(let id), .set(let id):
      let members = model[id].members
      return members.indices.contains(member) ? members[member].name : ""
    case .yesNo, .count, .amount, .percentage, .date: return ""
    }
  }
}
