import RuleLanguage
import Testing

@Suite("Places are bytes inside and lines outside")
struct SourceTextTests {
  @Test(
    "An offset has a line and a column",
    arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (7, 3, 1), (99, 3, 93)])
  func location(offset: Int, line: Int, column: Int) {
    let source = SourceText(name: "a.kb", "ab\ncd\r\ne")
    let location = source.location(of: offset)
    #expect(location.line == line)
    #expect(location.column == column)
  }

  @Test("A line has no line break, and a line that is not there is empty")
  func line() {
    let source = SourceText(name: "a.kb", "ab\ncd\r\ne")
    #expect((0...4).map { source.line($0) } == ["", "ab", "cd", "e", ""])
  }

  @Test("A range outside the text is cut")
  func text() {
    let source = SourceText(name: "a.kb", "abc")
    #expect(source.text(SourceRange(SourceID(0), 1, 99)) == "bc")
    #expect(source.text(SourceRange(SourceID(0), 50, 20)) == "")
    #expect(source.text(SourceRange(SourceID(0), -5, 1)) == "a")
  }

  @Test("Ranges are ordered and joined within a text")
  func ranges() {
    let first = SourceRange(SourceID(0), 3, 5)
    let second = SourceRange(SourceID(0), 8, 9)
    #expect(first < second)
    #expect(second.union(first) == SourceRange(SourceID(0), 3, 9))
    #expect(SourceRange(SourceID(0), 8, 9) < SourceRange(SourceID(1), 0, 1))
  }
}
