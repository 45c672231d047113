// `schema`: the facts that a profile may hold, for people, for editors, and as the header of a CSV file.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func printSchema(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let advisor = Advisor(try context.knowledgeBase().knowledgeBase, asOf: context.asOf)
    switch context.arguments[Options.schemaFormat] {
    case .text: try context.print(text(advisor, context))
    case .jsonSchema: try context.print(jsonSchema(advisor.model, context.language))
    case .csvHeader:
      let names = ["id", "name", "asOf"] + advisor.model.facts.map(\.name)
      try context.print(names.joined(separator: ",") + "\n")
    }
    return .done
  }

  private static func text(_ advisor: Advisor, _ context: CommandContext) -> String {
    let wording = Wording(advisor.program, context.language)
    var canvas = TextCanvas(context.style(of: .output))
    for (index, fact) in advisor.model.facts.enumerated() {
      canvas.paragraph("\(fact.name): \(form(fact.type, advisor.model))", look: .bold)
      canvas.paragraph(wording.fact(ID(index)), indent: 4)
      switch fact.type {
      case .choice(let id), .set(let id):
        canvas.paragraph(
          advisor.model[id].members.map(\.name).joined(separator: " "), indent: 4, look: .faint)
      default: break
      }
    }
    return canvas.text
  }

  private static func form(_ type: FactType, _ model: Model) -> String {
    switch type {
    case .yesNo: "true or false"
    case .choice: "one of"
    case .set: "array of"
    case .count: "whole number"
    case .amount(let currency): "amount in \(currency)"
    case .percentage: "percentage, 0 to 100"
    case .date: "date, YYYY-MM-DD"
    }
  }

  // MARK: JSON Schema

  /// The schema of one profile.
  ///
  /// Source: JSON Schema, draft 2020-12.
  private static func jsonSchema(_ model: Model, _ language: Language) -> String {
    let text = JSONText.object([("type", JSONText.string("string"))])
    let facts = model.facts.map { fact in
      let value = JSONText.object(members(of: fact.type, model))
      // Every fact may also be unknown, or not apply.
      let choices = [value, "{\"type\":\"null\"}", "{\"const\":\"n/a\"}"]
      let title = language.text(fact.say) ?? fact.name
      return (
        fact.name,
        JSONText.object([
          ("title", JSONText.string(title)), ("anyOf", "[\(choices.joined(separator: ","))]"),
        ])
      )
    }
    return JSONText.object([
      ("$schema", JSONText.string("https://json-schema.org/draft/2020-12/schema")),
      ("type", JSONText.string("object")), ("required", "[\"facts\"]"),
      ("additionalProperties", "false"),
      (
        "properties",
        JSONText.object([
          ("id", text), ("name", text),
          (
            "asOf",
            JSONText.object([
              ("type", JSONText.string("string")), ("format", JSONText.string("date")),
            ])
          ),
          (
            "facts",
            JSONText.object([
              ("type", JSONText.string("object")), ("additionalProperties", "false"),
              ("properties", JSONText.object(facts)),
            ])
          ),
        ])
      ),
    ]) + "\n"
  }

  private static func members(
    of type: FactType, _ model: Model
  ) -> [(key: String, value: String)] {
    func names(_ id: ID<Enumeration>) -> String {
      "[\(model[id].members.map { JSONText.string($0.name) }.joined(separator: ","))]"
    }
    switch type {
    case .yesNo: return [("type", JSONText.string("boolean"))]
    case .choice(let id): return [("enum", names(id))]
    case .set(let id):
      return [
        ("type", JSONText.string("array")), ("items", JSONText.object([("enum", names(id))])),
      ]
    case .count: return [("type", JSONText.string("integer")), ("minimum", "0")]
    case .amount: return [("type", JSONText.string("number")), ("minimum", "0")]
    case .percentage:
      return [("type", JSONText.string("number")), ("minimum", "0"), ("maximum", "100")]
    case .date: return [("type", JSONText.string("string")), ("format", JSONText.string("date"))]
    }
  }
}
