import RuleLanguage
import Testing

@Suite("A text read without its examples")
struct WithoutExamplesTests {
  private func withoutExamples(_ text: String) -> ParsedSource {
    parseWithoutExamples(SourceText(name: "test.kb", text), id: SourceID(0))
  }

  /// Declarations that are no examples, places included.
  private func others(_ result: ParsedSource) -> [Declaration] {
    result.declarations.filter { if case .example = $0 { false } else { true } }
  }

  @Test("declares everything else, at the same places", arguments: 0..<200)
  func same(seed: UInt64) {
    let text = RandomFile.make(seed: seed).text
    let result = withoutExamples(text)
    #expect(result.diagnostics.map(\.message) == [])
    #expect(result.declarations == others(parsed(text)))
  }

  @Test("declares everything else of the sample file") func sample() {
    let result = withoutExamples(Sample.file)
    #expect(result.declarations == others(parsed(Sample.file)))
    #expect(result.declarations.count == parsed(Sample.file).declarations.count - 1)
  }

  @Test(
    "An example ends where the next block begins, whatever stands between",
    arguments: [
      "example \"e\" as of 2026-01-01\n  given  a\n\n# a comment\n  expect  b\nfact x yes-no\n",
      "example \"e\" as of 2026-01-01\n\texpect  b\n\r\nfact x yes-no\n",
      "example \"e\" as of 2026-01-01\nexample\n  expect  b\nfact x yes-no",
      "example \"\u{0}\" as %\n  \u{FF} b\nfact x yes-no\n", "example \nfact x yes-no\nexample \"",
    ])
  func end(text: String) {
    let facts = withoutExamples(text).declarations.compactMap { declaration in
      if case .fact(let fact) = declaration { fact.name.text } else { nil }
    }
    #expect(facts == ["x"])
  }

  @Test("What is wrong in other blocks is found at its line") func mistakes() {
    let text = "example \"e\" as of 2026-01-01\n  expect  b\nfact x yes-no\n  sya  en \"x\"\n"
    let findings = withoutExamples(text).diagnostics
    #expect(findings.map(\.id) == ["unknown-field"])
    #expect(findings.map(\.range) == parsed(text).diagnostics.map(\.range))
  }

  @Test("Every prefix has an answer") func prefixes() {
    for length in stride(from: 0, through: Sample.file.utf8.count, by: 13) {
      let bytes = Array(Sample.file.utf8.prefix(length))
      let source = SourceText(name: "test.kb", bytes: bytes)
      let result = parseWithoutExamples(source, id: SourceID(0))
      #expect(result.diagnostics.count <= parse(source, id: SourceID(0)).diagnostics.count)
    }
  }
}
