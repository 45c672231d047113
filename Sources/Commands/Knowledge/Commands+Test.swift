// `kb test`: the examples of a knowledge base, each on its own day, and why those fail that do.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func testKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase()
    let runs = ExampleRun.runAll(knowledge.knowledgeBase.model)
    let failed = runs.filter { !$0.failures.isEmpty }
    switch context.arguments[Options.format] {
    case .text: try context.print(text(of: failed, among: runs.count, knowledge, context))
    case .json: try context.print(JSONText.lines(runs.map { json(of: $0, knowledge) }) + "\n")
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
      text += "\(style.paint("failed", .strong)) \"\(name)\" (\(place))\n"
      for failure in run.failures { text += "  \(words(for: failure, of: run))\n" }
    }
    if !failed.isEmpty { text += "\n" }
    let examples = "\(count) example\(count == 1 ? "" : "s")"
    return text
      + (failed.isEmpty ? "\(examples), none failed\n" : "\(examples), \(failed.count) failed\n")
  }

  private static func json(of run: ExampleRun, _ knowledge: LoadedKnowledge) -> String {
    let failures = run.failures.map { JSONText.string(words(for: $0, of: run)) }
    return JSONText.object([
      ("example", JSONText.string(run.example.name)),
      ("place", JSONText.string(knowledge.place(run.example.range))),
      ("asOf", JSONText.string(run.example.asOf.description)),
      ("passed", run.failures.isEmpty ? "true" : "false"),
      ("failures", "[\(failures.joined(separator: ","))]"),
    ])
  }

  private static func words(for failure: ExampleRun.Failure, of run: ExampleRun) -> String {
    let program = run.evaluation.program
    return switch failure {
    case .truth(let atom, let expected, let found):
      "\(program.name(of: atom)): expected \(word(expected)), found \(word(found))"
    case .didNotFire(let rule):
      "rule \(program.model[rule].name): expected to fire, did not fire"
    case .fired(let rule): "rule \(program.model[rule].name): expected not to fire, fired"
    case .contradiction(let fact):
      "fact \(program.model[fact].name): answered, but the other answers say it does not apply"
    }
  }

  private static func word(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    }
  }
}
