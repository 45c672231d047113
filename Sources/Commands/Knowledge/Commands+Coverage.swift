// `kb coverage`: which rules never fire and which conditions are never true, or never false, over the
// examples of a knowledge base and whatever profiles are named.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func coverKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase(.everything)
    let model = knowledge.knowledgeBase.model
    var evaluations = ExampleRun.runAll(model).map(\.evaluation)
    evaluations += try evaluationsOfProfiles(context, knowledge.knowledgeBase)
    let report = CoverageReport(
      coverage: Coverage(of: evaluations, of: model), knowledge: knowledge,
      profileCount: evaluations.count - model.examples.count)
    switch context.arguments[Options.format] {
    case .text: try context.print(report.text)
    case .json: try context.print(report.json)
    }
    return report.isSufficient ? .done : .findings
  }

  /// The evaluations of the profiles that are named, each on its own day or the one asked for.
  private static func evaluationsOfProfiles(
    _ context: CommandContext, _ knowledgeBase: KnowledgeBase
  ) throws(CommandError) -> [Evaluation] {
    var programs: [CalendarDay: GroundProgram] = [:]
    var evaluations: [Evaluation] = []
    for path in context.arguments.operands {
      for profile in try context.profiles(at: path, knowledgeBase) {
        let day = profile.asOf ?? context.asOf
        let program =
          programs[day] ?? GroundProgram.ground(knowledgeBase.model, asOf: day).program
        programs[day] = program
        evaluations.append(Evaluation(program, profile.answers))
      }
    }
    return evaluations
  }
}

/// What coverage says, and whether it is enough.
private struct CoverageReport {
  /// The share of rules that must fire somewhere, in per cent.
  private static let ruleBound = 100
  /// The share of conditions that must be true somewhere and false somewhere, in per cent.
  private static let conditionBound = 95

  let coverage: Coverage
  let knowledge: LoadedKnowledge
  let profileCount: Int

  private var model: Model { knowledge.knowledgeBase.model }
  private var rules: Int { coverage.percentage(of: .rules) }
  private var conditions: Int { coverage.percentage(of: .conditions) }

  var isSufficient: Bool { rules >= Self.ruleBound && conditions >= Self.conditionBound }

  var text: String {
    var text = ""
    for rule in coverage.silentRules {
      text += "\(knowledge.place(model[rule].range)): \(model[rule].name) never fires\n"
    }
    for gap in coverage.gaps {
      let source = knowledge.texts[gap.range.source.index].text(gap.range)
      text += "\(knowledge.place(gap.range)): \(TerminalText.escaped(source)) \(gap.words)\n"
    }
    let profiles = "\(profileCount) profile\(profileCount == 1 ? "" : "s")"
    text += """
      \(model.examples.count) examples, \(profiles)
      rules that fire: \(rules) % (at least \(Self.ruleBound) %)
      conditions that are true once and false once: \(conditions) % (at least \
      \(Self.conditionBound) %)

      """
    return text
  }

  var json: String {
    let silent = coverage.silentRules.map { JSONText.string(model[$0].name) }
    let gaps = coverage.gaps.map { gap in
      JSONText.object([
        ("place", JSONText.string(knowledge.place(gap.range))),
        (
          "condition",
          JSONText.string(knowledge.texts[gap.range.source.index].text(gap.range))
        ),
        ("missing", JSONText.string(gap.missing.rawValue)),
      ])
    }
    return JSONText.object([
      ("examples", String(model.examples.count)), ("profiles", String(profileCount)),
      ("rules", String(rules)), ("conditions", String(conditions)),
      ("sufficient", isSufficient ? "true" : "false"),
      ("silentRules", "[\(silent.joined(separator: ","))]"),
      ("gaps", "[\(gaps.joined(separator: ","))]"),
    ]) + "\n"
  }
}

extension Coverage.Gap {
  fileprivate var words: String {
    switch missing {
    case .yes: "is never true"
    case .no: "is never false"
    case .unknown: "is never true and never false"
    }
  }
}
