// `kb check`: mistakes first, and when there are none, what is likely one.

import Advice
import RuleEngine
import RuleLanguage

extension Commands {
  static func checkKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let files = try context.knowledgeFiles()
    let loaded = KnowledgeBase.load(files.texts, asOf: context.asOf)
    var findings = loaded.diagnostics
    if let model = loaded.knowledgeBase?.model {
      findings = (findings + Lint.findings(in: model, asOf: context.asOf)).sorted()
    }
    let texts = loaded.texts.map(files.displayed)
    switch context.arguments[Options.format] {
    case .text:
      try context.print(context.renderer(of: texts, on: .output).text(findings))
      try context.print(DiagnosticRenderer.summary(findings) + "\n")
    case .json:
      let json = DiagnosticJSON(sources: texts)
      try context.print(JSONText.lines(findings.map(json.object)) + "\n")
    }
    return findings.contains { $0.severity == .error } ? .malformed : .done
  }
}
