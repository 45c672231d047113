// `kb show`: declarations in words, with where they are used, or as they are written.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func showKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase(.everything)
    let all = KnowledgeIndex(knowledge.knowledgeBase.model).entries
    var shown: [KnowledgeEntry] = []
    for name in context.arguments.operands {
      let found = all.filter { $0.name == name }
      if found.isEmpty {
        throw .usage(
          .unknownOperand(
            name, .kbShow, expected: "the name of a declaration",
            nearest: Suggestions.nearest(to: name, among: all.lazy.map(\.name))))
      }
      // The question of a fact is shown with the fact.
      shown += found.filter { $0.kind != .question || found.count == 1 }
    }
    let advisor = Advisor(knowledge.knowledgeBase, asOf: context.asOf)
    switch context.arguments[Options.format] {
    case .json:
      let reports = Declarations(advisor, context.language, TextStyle())
      let objects = shown.map { entry in
        JSONText.object([
          ("kind", JSONText.string(entry.kind.rawValue)), ("name", JSONText.string(entry.name)),
          ("place", JSONText.string(knowledge.place(entry.range))),
          ("text", reports.text(of: entry).map(JSONText.string) ?? "null"),
          ("source", JSONText.string(lines(of: entry, knowledge).joined(separator: "\n"))),
        ])
      }
      try context.print(JSONText.lines(objects) + "\n")
    case .text:
      let style = context.style(of: .output)
      let reports = Declarations(advisor, context.language, style)
      for (number, entry) in shown.enumerated() {
        try context.print(number > 0 ? "\n" : "")
        let name = "\(entry.kind.rawValue) \(TerminalText.escaped(entry.name))"
        try context.print(
          "\(style.paint(name, .bold)) · \(knowledge.place(entry.range))\n")
        if !context.arguments[Options.source], let text = reports.text(of: entry) {
          try context.print(text)
        } else {
          let lines = lines(of: entry, knowledge).map { TerminalText.escaped($0) + "\n" }
          try context.print(lines.joined())
        }
      }
    }
    return .done
  }

  /// The whole lines that a declaration takes.
  private static func lines(of entry: KnowledgeEntry, _ knowledge: LoadedKnowledge) -> [String] {
    guard knowledge.texts.indices.contains(entry.range.source.index) else { return [] }
    let text = knowledge.texts[entry.range.source.index]
    let first = text.location(of: entry.range.lower).line
    let last = text.location(of: max(entry.range.upper - 1, entry.range.lower)).line
    return (first...max(first, last)).map(text.line)
  }
}

/// The texts of declarations, by their kinds and names.
private struct Declarations {
  private let model: Model
  private let report: DeclarationReport

  init(_ advisor: Advisor, _ language: Language, _ style: TextStyle) {
    model = advisor.model
    report = DeclarationReport(advisor, language, style)
  }

  /// The declaration in words; nil for those that are best read as they are written.
  func text(of entry: KnowledgeEntry) -> String? {
    switch entry.kind {
    case .fact: model.fact(named: entry.name).map { report.text($0) }
    case .relation: model.relation(named: entry.name).map { report.text($0) }
    case .parameter: model.parameter(named: entry.name).map { report.text($0) }
    case .regulation, .source: model.source(named: entry.name).map { report.text($0) }
    case .certificate:
      model.certificates.firstIndex { $0.name == entry.name }.map {
        report.text(certificate: $0)
      }
    case .rule: model.rule(named: entry.name).map { report.text($0) }
    case .exception: model.exception(named: entry.name).map { report.text($0) }
    case .enumeration, .question, .constraint, .monotone, .example: nil
    }
  }
}
