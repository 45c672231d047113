// `evaluate` and `explain`: one assessment a profile, and the reasons for it.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  /// `evaluate`.
  static func evaluate(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase().knowledgeBase
    let advisors = AdvisorCache(Advisor(knowledge, asOf: context.asOf))
    var isFirst = true
    for path in context.arguments.operands {
      for profile in try context.profiles(at: path, knowledge) {
        let advisor = advisors.advisor(asOf: profile.asOf)
        let evaluation = try consistent(profile, advisor, context)
        switch context.arguments[Options.format] {
        case .text:
          if !isFirst { try context.print("\n") }
          try context.print(
            AssessmentReport(
              advisor, evaluation, advisor.assess(evaluation, id: profile.id, name: profile.name),
              context.language, context.style(of: .output),
              context.arguments[Options.allReasons] ? .full : .short
            ).text())
        case .json: try context.print(context.json(profile, advisor, evaluation) + "\n")
        }
        isFirst = false
      }
    }
    return .done
  }

  /// `explain`.
  static func explain(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase().knowledgeBase
    let path = context.arguments.operands.first ?? "-"
    guard let profile = try context.profiles(at: path, knowledge).first else {
      throw .malformed("\(TerminalText.escaped(path)) holds no profile")
    }
    let advisor = Advisor(
      knowledge, asOf: profile.asOf ?? context.asOf,
      assuming: try assumptions(context, knowledge.model))
    let evaluation = try consistent(profile, advisor, context)
    try ExplainCommand(context, advisor, profile, evaluation).run()
    return .done
  }

  /// The derived statements that `--assume` takes as given.
  private static func assumptions(
    _ context: CommandContext, _ model: Model
  ) throws(CommandError) -> [Atom: Bool] {
    var result: [Atom: Bool] = [:]
    for text in context.arguments[Options.assume] {
      let isTrue = !text.lowercased().hasPrefix("not ")
      do {
        result[try StatementReader(model).read(isTrue ? text : String(text.dropFirst(4)))] = isTrue
      } catch {
        throw .malformed(TerminalText.escaped(error.message(context.language)))
      }
    }
    return result
  }

  /// The evaluation of a profile whose answers do not contradict each other.
  private static func consistent(
    _ profile: Profile, _ advisor: Advisor, _ context: CommandContext
  ) throws(CommandError) -> Evaluation {
    let evaluation = advisor.evaluate(profile.answers)
    guard let gate = evaluation.contradictions.first else { return evaluation }
    throw .malformed(
      TerminalText.escaped(
        ContradictionWords(gate, evaluation, advisor, context.language).sentence))
  }
}
