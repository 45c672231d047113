// `compare` and `schema`: what the knowledge base says about certificates, and what it asks for.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  /// `compare`.
  static func compareCertificates(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let advisor = Advisor(try context.knowledgeBase().knowledgeBase, asOf: context.asOf)
    let names = advisor.model.certificates.map(\.name)
    var certificates: [Int] = []
    for word in context.arguments.operands {
      guard let index = names.firstIndex(where: { $0.lowercased() == word.lowercased() }) else {
        let nearest = Suggestions.nearest(to: word, among: names)
        throw .malformed(
          "unknown certificate \"\(TerminalText.escaped(word))\""
            + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
      }
      certificates.append(index)
    }
    let report = ComparisonReport(advisor, context.language, context.style(of: .output))
    switch context.arguments[Options.format] {
    case .text: try context.print(report.text(certificates))
    case .json:
      let rows = report.rows(certificates).map { row in
        JSONText.object(
          [("aspect", JSONText.string(row.aspect))]
            + zip(certificates, row.cells).map { (names[$0], JSONText.string($1)) })
      }
      try context.print("[\(rows.joined(separator: ",\n"))]\n")
    }
    return .done
  }
}
