// `kb list`: what a knowledge base declares.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func listKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let kinds = try kindsToList(context)
    let knowledge = try context.knowledgeBase(.everything)
    let all = KnowledgeIndex(knowledge.knowledgeBase.model).entries
    let entries = kinds.isEmpty ? all : all.filter { kinds.contains($0.kind) }
    switch context.arguments[Options.format] {
    case .json:
      try context.print(
        JSONText.lines(entries.map { object(for: $0, knowledge, context.language) }) + "\n")
    case .text where kinds.isEmpty:
      for kind in KnowledgeEntry.Kind.allCases {
        let count = all.count { $0.kind == kind }
        if count > 0 { try context.print("\(TextCanvas.padded(kind.rawValue, to: 12))\(count)\n") }
      }
    case .text:
      let style = context.style(of: .output)
      for entry in entries {
        var canvas = TextCanvas(style)
        let name = TerminalText.escaped(entry.name)
        canvas.paragraph(
          "\(style.paint("\(entry.kind.rawValue) \(name)", .bold)) · \(knowledge.place(entry.range))"
        )
        if let text = context.language.text(entry.text) {
          canvas.paragraph(TerminalText.escaped(text), indent: 4)
        }
        try context.print(canvas.text)
      }
    }
    return .done
  }

  private static func kindsToList(
    _ context: CommandContext
  ) throws(CommandError) -> Set<KnowledgeEntry.Kind> {
    var kinds: Set<KnowledgeEntry.Kind> = []
    let known = KnowledgeEntry.Kind.allCases.map(\.rawValue)
    for operand in context.arguments.operands {
      guard let kind = KnowledgeEntry.Kind(rawValue: operand) else {
        throw .usage(
          .unknownOperand(
            operand, .kbList, expected: "one of " + known.joined(separator: ", "),
            nearest: Suggestions.nearest(to: operand, among: known)))
      }
      kinds.insert(kind)
    }
    return kinds
  }

  private static func object(
    for entry: KnowledgeEntry, _ knowledge: LoadedKnowledge, _ language: Language
  ) -> String {
    JSONText.object([
      ("kind", JSONText.string(entry.kind.rawValue)), ("name", JSONText.string(entry.name)),
      ("place", JSONText.string(knowledge.place(entry.range))),
      ("text", language.text(entry.text).map(JSONText.string) ?? "null"),
    ])
  }
}
