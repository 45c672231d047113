// `kb check`: mistakes first, and when there are none, what is likely one. With `--explain`, what a
// kind of finding means.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func checkKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    if let id = context.arguments[Options.explainFinding] {
      try explainFindings(id, context)
      return .done
    }
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
      for id in Set(findings.map(\.id)).sorted() where FindingGuide.named(id) != nil {
        try context.print("'\(CommandTable.program) kb check --explain \(id)' tells more\n")
      }
      try context.print(DiagnosticRenderer.summary(findings) + "\n")
    case .json:
      let json = DiagnosticJSON(sources: texts)
      try context.print(JSONText.lines(findings.map(json.object)) + "\n")
    }
    if findings.contains(where: { $0.severity == .error }) { return .malformed }
    return findings.isEmpty ? .done : .findings
  }

  // MARK: --explain

  /// Tells what one kind of finding means, or lists all kinds.
  private static func explainFindings(
    _ id: String, _ context: CommandContext
  ) throws(CommandError) {
    let guides: [FindingGuide]
    if id == "all" {
      guides = FindingGuide.all
    } else if let guide = FindingGuide.named(id) {
      guides = [guide]
    } else {
      let known = FindingGuide.all.map(\.id)
      throw .usage(
        .unknownOperand(
          id, .kbCheck, expected: "all, or one of " + known.joined(separator: ", "),
          nearest: Suggestions.nearest(to: id, among: known)))
    }
    switch context.arguments[Options.format] {
    case .text:
      let style = context.style(of: .output)
      try context.print(
        id == "all" ? list(guides, style) : guides.map { text($0, style) }.joined())
    case .json: try context.print(JSONText.lines(guides.map(object)) + "\n")
    }
  }

  private static func list(_ guides: [FindingGuide], _ style: TextStyle) -> String {
    var canvas = TextCanvas(style)
    let width = (guides.map(\.id.count).max() ?? 0) + 2
    for (kind, heading) in [
      (FindingGuide.Kind.mistake, "Mistakes, which must be corrected (a selection)"),
      (.lint, "Lints, which a comment with a reason allows"),
    ] {
      canvas.heading(heading)
      for guide in guides where guide.kind == kind {
        canvas.paragraph(guide.finds, indent: width + 2, first: "  " + guide.id)
      }
    }
    return canvas.text
  }

  private static func text(_ guide: FindingGuide, _ style: TextStyle) -> String {
    var canvas = TextCanvas(style)
    canvas.paragraph("\(guide.id) (\(guide.kind.rawValue))", look: .bold)
    canvas.paragraph("finds \(guide.finds)", indent: 2)
    canvas.blank()
    canvas.paragraph(guide.rationale, indent: 2)
    for (heading, example) in [("Wrong:", guide.wrong), ("Right:", guide.right)] {
      canvas.blank()
      canvas.paragraph(heading, indent: 2, look: .faint)
      canvas.verbatim(example, indent: 4)
    }
    if let allowance = guide.allowance {
      canvas.blank()
      canvas.paragraph(
        "To allow it in one block, say why, above the block or inside it:", indent: 2,
        look: .faint)
      canvas.verbatim(allowance, indent: 4)
    }
    return canvas.text
  }

  private static func object(_ guide: FindingGuide) -> String {
    JSONText.object([
      ("id", JSONText.string(guide.id)), ("kind", JSONText.string(guide.kind.rawValue)),
      ("finds", JSONText.string(guide.finds)), ("rationale", JSONText.string(guide.rationale)),
      ("wrong", JSONText.string(guide.wrong)), ("right", JSONText.string(guide.right)),
      ("allowance", guide.allowance.map(JSONText.string) ?? "null"),
    ])
  }
}
