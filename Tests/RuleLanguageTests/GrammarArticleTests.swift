import Foundation
import RuleLanguage
import Testing

@Suite("The grammar's article tells the truth")
struct GrammarArticleTests {
  @Test("Its opening example is valid and in canonical layout")
  func openingExample() throws {
    let article = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/RuleLanguage/RuleLanguage.docc/Grammar.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let pieces = text.components(separatedBy: "```\n")
    let example = try #require(pieces.count > 1 ? pieces[1] : nil)
    #expect(parsed(example).diagnostics.map(\.message) == [])
    #expect(formatted(example) == example)
    for keyword in [
      "knowledge-base", "enumeration", "section", "fact", "relation", "parameter", "regulation",
      "source", "certificate", "table", "rule", "exception", "question", "constraint", "monotone",
      "example",
    ] {
      #expect(text.contains("\n\(keyword) "), "the article has no \(keyword)")
    }
  }
}
