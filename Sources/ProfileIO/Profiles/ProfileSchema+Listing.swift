// The facts of a knowledge base for people, for validators of JSON and for spreadsheets.

package import Advice
import RuleEngine
import RuleLanguage

extension ProfileSchema {
  /// The indices of the facts in the order of the questions; those without a question come last.
  private var listed: [Int] {
    let asked = model.questions.map(\.fact.index)
    let known = Set(asked)
    return asked + model.facts.indices.filter { !known.contains($0) }
  }

  // MARK: CSV

  /// The header of CSV: id, name, asOf and all facts, with a line break at the end.
  package var csvHeader: [UInt8] {
    var bytes: [UInt8] = []
    for (index, name) in (RowKeys.columns + listed.map { model.facts[$0].name }).enumerated() {
      if index > 0 { bytes.append(ascii: ",") }
      bytes.append(csv: name)
    }
    bytes.append(ascii: "\n")
    return bytes
  }

  // MARK: Text

  /// All facts with what each takes, under the headings of the questionnaire.
  package func text(_ language: Language) -> String {
    let sections = Dictionary(
      model.questions.map { ($0.fact.index, $0.section.index) },
      uniquingKeysWith: { first, _ in first })
    var lines: [String] = []
    var current: Int??
    for fact in listed {
      let section = sections[fact]
      if current != .some(section) {
        current = .some(section)
        let title = section.map { model.sections[$0] }
        if !lines.isEmpty { lines.append("") }
        lines.append(
          title.map { language.text($0.title) ?? $0.name }
            ?? language.pick("Facts that are not asked for", ko: "질문하지 않는 항목"))
      }
      lines += text(of: model.facts[fact], question: question(fact, language), language)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func question(_ fact: Int, _ language: Language) -> String? {
    model.questions.first { $0.fact.index == fact }.flatMap { language.text($0.ask) }
  }

  private func text(of fact: Fact, question: String?, _ language: Language) -> [String] {
    var lines = ["  \(fact.name): \(words(for: fact.type, language))"]
    if let question { lines.append("      \(question)") }
    if let period = language.text(fact.period) {
      lines.append("      \(language.pick("Period", ko: "기간")): \(period)")
    }
    return lines
  }

  private func words(for type: FactType, _ language: Language) -> String {
    func names(_ id: ID<Enumeration>) -> String {
      model[id].members.map(\.name).joined(separator: ", ")
    }
    switch type {
    case .yesNo: return language.pick("true or false", ko: "true 또는 false")
    case .choice(let id): return language.pick("one of \(names(id))", ko: "다음 중 하나: \(names(id))")
    case .set(let id):
      return language.pick("any of \(names(id))", ko: "다음 중 여럿: \(names(id))")
    case .count: return language.pick("a number", ko: "개수")
    case .amount(let currency):
      return language.pick("an amount in \(currency)", ko: "금액(\(currency))")
    case .percentage: return language.pick("a percentage, 0 to 100", ko: "백분율(0~100)")
    case .date: return language.pick("a date, YYYY-MM-DD", ko: "날짜(YYYY-MM-DD)")
    }
  }

  // MARK: JSON Schema

  /// The JSON Schema of a profile, draft 2020-12, with a line break at the end.
  package func jsonSchema(_ language: Language) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(
      ascii: """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Profile",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "id": { "type": "string" },
            "name": { "type": "string" },
            "asOf": { "type": "string", "format": "date" },
            "facts": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
        """)
    for (position, fact) in listed.enumerated() {
      bytes.append(ascii: position == 0 ? "\n        " : ",\n        ")
      bytes.append(json: model.facts[fact].name)
      bytes.append(ascii: ": { ")
      if let title = question(fact, language) ?? language.text(model.facts[fact].say) {
        bytes.append(ascii: "\"title\": ")
        bytes.append(json: title)
        bytes.append(ascii: ", ")
      }
      bytes.append(ascii: "\"anyOf\": [")
      append(model.facts[fact].type, to: &bytes)
      bytes.append(ascii: ", { \"const\": \"n/a\" }, { \"type\": \"null\" }] }")
    }
    bytes.append(ascii: "\n      }\n    }\n  }\n}\n")
    return bytes
  }

  private func append(_ type: FactType, to bytes: inout [UInt8]) {
    switch type {
    case .yesNo: bytes.append(ascii: "{ \"type\": \"boolean\" }")
    case .choice(let id): append(model[id], to: &bytes)
    case .set(let id):
      bytes.append(ascii: "{ \"type\": \"array\", \"items\": ")
      append(model[id], to: &bytes)
      bytes.append(ascii: " }")
    case .count:
      append(bound: "\"type\": \"integer\", \"minimum\": 0", to: &bytes)
    case .amount:
      append(
        bound: "\"type\": \"number\", \"minimum\": 0, \"multipleOf\": 0.01", to: &bytes)
    case .percentage:
      append(
        bound: "\"type\": \"number\", \"minimum\": 0, \"maximum\": 100, \"multipleOf\": 0.01",
        to: &bytes)
    case .date: append(bound: "\"type\": \"string\", \"format\": \"date\"", to: &bytes)
    }
  }

  private func append(_ enumeration: Enumeration, to bytes: inout [UInt8]) {
    bytes.append(ascii: "{ \"enum\": [")
    for (index, member) in enumeration.members.enumerated() {
      if index > 0 { bytes.append(ascii: ", ") }
      bytes.append(json: member.name)
    }
    bytes.append(ascii: "] }")
  }

  /// Appends a value, or a band between two of them.
  private func append(bound: StaticString, to bytes: inout [UInt8]) {
    bytes.append(ascii: "{ ")
    bytes.append(ascii: bound)
    bytes.append(ascii: " }, { \"type\": \"object\", \"minProperties\": 1, ")
    bytes.append(ascii: "\"additionalProperties\": false, \"properties\": { \"from\": { ")
    bytes.append(ascii: bound)
    bytes.append(ascii: " }, \"below\": { ")
    bytes.append(ascii: bound)
    bytes.append(ascii: " } } }")
  }
}
