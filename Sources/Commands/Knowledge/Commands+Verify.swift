// `kb verify`: the claims of a knowledge base over all profiles that its rules can tell apart.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func verifyKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase()
    let program = GroundProgram.ground(knowledge.knowledgeBase.model, asOf: context.asOf).program
    let verifier = Verifier(program)
    let claims = verifier.findings()
    let conflicts = verifier.exceptionConflicts()
    switch context.arguments[Options.format] {
    case .text:
      let style = context.style(of: .output)
      for claim in claims {
        let (word, look, rest) =
          switch claim.verdict {
          case .proven: ("proven", TextStyle.Look.good, "for every profile")
          case .undecided: ("undecided", .attention, "a proof needs more memory than allowed")
          case .refuted(let answers): ("refuted", .strong, "by \(program.description(of: answers))")
          }
        try context.print(
          "\(style.paint(word, look)) \(TerminalText.escaped(claim.claim)) "
            + "(\(knowledge.place(claim.range))) \(TerminalText.escaped(rest))\n")
      }
      try context.print(context.renderer(of: knowledge.texts, on: .output).text(conflicts))
      try context.print(summary(claims, conflicts) + "\n")
    case .json:
      let json = DiagnosticJSON(sources: knowledge.texts)
      try context.print(
        JSONText.lines(
          claims.map { object(for: $0, knowledge, program) } + conflicts.map(json.object)) + "\n")
    }
    let isProven = claims.allSatisfy { $0.verdict == .proven }
    return isProven && conflicts.isEmpty ? .done : .findings
  }

  private static func summary(_ claims: [Verifier.Finding], _ conflicts: [Diagnostic]) -> String {
    var counts = (proven: 0, undecided: 0, refuted: 0)
    for claim in claims {
      switch claim.verdict {
      case .proven: counts.proven += 1
      case .undecided: counts.undecided += 1
      case .refuted: counts.refuted += 1
      }
    }
    return "\(claims.count) claims: \(counts.proven) proven, \(counts.refuted) refuted, "
      + "\(counts.undecided) undecided; \(conflicts.count) conflicts of exceptions"
  }

  private static func object(
    for claim: Verifier.Finding, _ knowledge: LoadedKnowledge, _ program: GroundProgram
  ) -> String {
    var members = [
      (key: "claim", value: JSONText.string(claim.claim)),
      (key: "place", value: JSONText.string(knowledge.place(claim.range))),
    ]
    switch claim.verdict {
    case .proven: members += [("verdict", "\"proven\"")]
    case .undecided: members += [("verdict", "\"undecided\"")]
    case .refuted(let answers):
      members += [
        ("verdict", "\"refuted\""), ("by", JSONText.string(program.description(of: answers))),
      ]
    }
    return JSONText.object(members)
  }
}
