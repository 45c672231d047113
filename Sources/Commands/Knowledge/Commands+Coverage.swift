// `kb coverage`: which rules never fire and which conditions are never true, or never false, over the
// examples of a knowledge base.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  /// The share of rules that must fire somewhere, in per cent.
  private static let ruleBound = 100
  /// The share of conditions that must be true somewhere and false somewhere, in per cent.
  private static let conditionBound = 95

  static func coverKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase()
    let coverage = Coverage(of: ExampleRun.runAll(knowledge.knowledgeBase.model).map(\.evaluation))
    switch context.arguments[Options.format] {
    case .text: try context.print(text(coverage, knowledge))
    case .json: try context.print(json(coverage, knowledge))
    }
    let isCovered =
      coverage.percentage(of: .rules) >= ruleBound
      && coverage.percentage(of: .conditions) >= conditionBound
    return isCovered ? .done : .findings
  }

  private static func text(_ coverage: Coverage, _ knowledge: LoadedKnowledge) -> String {
    let model = knowledge.knowledgeBase.model
    var text = ""
    for rule in coverage.silentRules {
      text += "\(knowledge.place(model[rule].range)): \(model[rule].name) never fires\n"
    }
    for gap in coverage.gaps {
      let missing =
        switch gap.missing {
        case .yes: "is never true"
        case .no: "is never false"
        case .unknown: "is never true and never false"
        }
      let source = knowledge.texts[gap.range.source.index].text(gap.range)
      text += "\(knowledge.place(gap.range)): \(TerminalText.escaped(source)) \(missing)\n"
    }
    text += "rules \(coverage.percentage(of: .rules)) %, "
    text += "conditions \(coverage.percentage(of: .conditions)) %\n"
    return text
  }

  private static func json(_ coverage: Coverage, _ knowledge: LoadedKnowledge) -> String {
    let model = knowledge.knowledgeBase.model
    return JSONText.object([
      ("rules", String(coverage.percentage(of: .rules))),
      ("conditions", String(coverage.percentage(of: .conditions))),
      (
        "silentRules",
        "[\(coverage.silentRules.map { JSONText.string(model[$0].name) }.joined(separator: ","))]"
      ),
      (
        "gaps",
        "[\(coverage.gaps.map { JSONText.string(knowledge.place($0.range)) }.joined(separator: ","))]"
      ),
    ]) + "\n"
  }
}
