import RuleLanguage
import Testing

@Test func sampleParses() {
  let source = SourceText(name: "sample.kb", Sample.file)
  let parsed = parse(source, id: SourceID(0))
  #expect(parsed.diagnostics.isEmpty)
}
