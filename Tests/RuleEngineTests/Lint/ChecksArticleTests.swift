import Foundation
import RuleEngine
import Testing

@Suite("The article about findings")
struct ChecksArticleTests {
  /// The article as the guides make it.
  private var article: String {
    var text = """
      # What kb check finds

      The findings of `kb check`, each with its reason and an example.

      *Mistakes* must be corrected before a knowledge base can be used. *Lints* are likely mistakes. Where one is none, a
      comment says so, with the reason: `# allow ID: reason`, above the block or inside it. A comment that is not
      needed any more is a finding, too. `certadvisor kb check --explain ID` prints the same text.


      """
    for (kind, heading) in [(FindingGuide.Kind.mistake, "Mistakes"), (.lint, "Lints")] {
      text += "## \(heading)\n"
      for guide in FindingGuide.all where guide.kind == kind {
        text += """

          ### \(guide.id)

          Finds \(guide.finds). \(guide.rationale)

          Wrong:

          ```
          \(guide.wrong)
          ```

          Right:

          ```
          \(guide.right)
          ```

          """
      }
      if kind == .mistake { text += "\n" }
    }
    return text
  }

  @Test("says what the guides say; RECORD_SNAPSHOTS=1 writes it anew") func generated() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/RuleEngine/RuleEngine.docc/Checks.md")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(article.utf8).write(to: file)
      Issue.record("recorded the article; read the difference")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == article)
  }
}
