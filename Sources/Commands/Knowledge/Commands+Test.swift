// `kb test`: the examples of a knowledge base, each on its own day, and why those fail that do.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func testKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase(.everything)
    let runs = ExampleRun.runAll(knowledge.knowledgeBase.model)
    let failed = runs.filter { !$0.failures.isEmpty }
    switch context.arguments[Options.format] {
    case .text: try context.print(text(of: failed, among: runs.count, knowledge, context))
    case .json:
      try context.print(JSONText.lines(runs.map { json(of: $0, knowledge, context) }) + "\n")
    }
    return failed.isEmpty ? .done : .findings
  }

  private static func text(
    of failed: [ExampleRun], among count: Int, _ knowledge: LoadedKnowledge,
    _ context: CommandContext
  ) -> String {
    let style = context.style(of: .output)
    var text = ""
    for run in failed {
      let name = TerminalText.escaped(run.example.name)
      let place = knowledge.place(run.example.range)
      text += "\(style.paint("failed", .strong)) \"\(name)\" as of \(run.example.asOf) (\(place))\n"
      text += ExampleReport(run, context.language, style).text() + "\n"
    }
    let examples = "\(count) example\(count == 1 ? "" : "s")"
    return text
      + (failed.isEmpty ? "\(examples), none failed\n" : "\(examples), \(failed.count) failed\n")
  }

  private static func json(
    of run: ExampleRun, _ knowledge: LoadedKnowledge, _ context: CommandContext
  ) -> String {
    let report = ExampleReport(run, context.language, TextStyle())
    let failures = run.failures.map { JSONText.string(report.summary(of: $0)) }
    let proofs = run.failures.compactMap { failure -> String? in
      guard case .truth(let atom, _, _) = failure else { return nil }
      return ExplanationJSON(run.evaluation, context.language)
        .object(run.evaluation.explain(atom))
    }
    return JSONText.object([
      ("example", JSONText.string(run.example.name)),
      ("place", JSONText.string(knowledge.place(run.example.range))),
      ("asOf", JSONText.string(run.example.asOf.description)),
      ("passed", run.failures.isEmpty ? "true" : "false"),
      ("failures", "[\(failures.joined(separator: ","))]"),
      ("proofs", "[\(proofs.joined(separator: ","))]"),
    ])
  }
}
