import RuleLanguage
import TestSupport
import Testing

@Suite("Findings are drawn for people and for programs")
struct RenderingTests {
  /// A file with ten mistakes of different kinds.
  private static let tenMistakes = """
    # Ten mistakes, one message each.
    rule kr.isms.revenue
      whne        serves(KR)
      conclude    ISMS is mandatory
      cite        "Art. 47(2)3" confidence high
      in force    2016-06-31 ..
      because     en "Online services must hold ISMS."  ko "온라인 서비스는 인증 의무가 있다.
      because     en "Twice."

    exception kr.isms.finance  to kr.isms.revenue
      when        industry = finance and serves(KR)
      conclude    not ISMS is mandatory

    certifcate ISMS
      title       en "ISMS"

    table evidences(certificate, regulation)
      | certificate | GDPR | APPI |
      | ISO27701    | yes  |

    parameter kr.isms.revenueThreshold amount KRW
      from        2013-02-18  10,000,000,000

    fact ictServiceRevenueKR amount KRW
      say         en "한국의 매출" ko "한국의 매출"

    """

  @Test("Ten different mistakes give ten findings in one run")
  func tenFindings() {
    let source = SourceText(name: "kr/mistakes.kb", Self.tenMistakes)
    let result = parse(source, id: SourceID(0))
    #expect(result.diagnostics.count == 10)
    #expect(Set(result.diagnostics.map(\.id)).count == 10)
    #expect(result.diagnostics.allSatisfy { $0.range != nil })
    #expect(result.diagnostics.allSatisfy { !$0.notes.isEmpty || !$0.fixIts.isEmpty })
    let text = DiagnosticRenderer(sources: [source]).text(result.diagnostics)
    assertSnapshot(
      text + DiagnosticRenderer.summary(result.diagnostics) + "\n", named: "ten-mistakes.txt")
    let json = DiagnosticJSON(sources: [source])
    assertSnapshot(
      result.diagnostics.map { json.object($0) + "\n" }.joined(), named: "ten-mistakes.ndjson")
  }

  private func drawn(
    _ text: String, _ range: Range<Int>, width: Int = 100,
    style: DiagnosticRenderer.Style = .plain
  ) -> String {
    let source = SourceText(name: "a.kb", text)
    let diagnostic = Diagnostic(
      id: "test", at: SourceRange(SourceID(0), range.lowerBound, range.upperBound), "a finding")
    return DiagnosticRenderer(sources: [source], style: style, excerptWidth: width)
      .text(diagnostic)
  }

  @Test("Carets stand below wide characters")
  func wideCharacters() {
    let marked = MarkedText("say ko \"한국«매출»\"")
    #expect(
      drawn(marked.text, marked.ranges[0]) == """
        a.kb:1:15: error[test]: a finding
          |
        1 | say ko "한국매출"
          |             ^^^^

        """)
  }

  @Test("What is not visible is shown as its number")
  func controlCharacters() {
    let marked = MarkedText("a\u{1B}[31m «b\u{202E}»\tc")
    #expect(
      drawn(marked.text, marked.ranges[0]) == """
        a.kb:1:8: error[test]: a finding
          |
        1 | a\\u{1B}[31m b\\u{202E}   c
          |             ^^^^^^^^^

        """)
  }

  @Test("A line that is too wide is cut around the place")
  func longLine() {
    let text = String(repeating: "한", count: 100_000) + "X" + String(repeating: "b", count: 100_000)
    #expect(
      drawn(text, 300_000..<300_001, width: 30) == """
        a.kb:1:300001: error[test]: a finding
          |
        1 | …한한한한한Xbbbbbbbbbbbbbbbbbbb…
          |            ^

        """)
  }

  @Test("A place that goes on over lines is underlined to the end of its first")
  func severalLines() {
    #expect(
      drawn("abc\r\ndef", 1..<8) == """
        a.kb:1:2: error[test]: a finding
          |
        1 | abc
          |  ^^

        """)
  }

  @Test("A place at the end of the text has one caret", arguments: ["abc", "abc\n", ""])
  func end(text: String) {
    #expect(drawn(text, text.utf8.count..<text.utf8.count).hasSuffix("^\n"))
    #expect(drawn(text, 90..<99).hasSuffix("^\n"))
  }

  @Test("Bytes that are not UTF-8 are drawn, too")
  func encoding() {
    let source = SourceText(name: "a.kb", bytes: [0x61, 0xFF, 0xE2, 0x82, 0x62, 0x63])
    for lower in 0...6 {
      let diagnostic = Diagnostic(id: "test", at: SourceRange(SourceID(0), lower, lower + 1), "x")
      let text = DiagnosticRenderer(sources: [source]).text(diagnostic)
      #expect(text.hasSuffix("^\n"))
    }
  }

  @Test("Colours are added only where asked for")
  func colour() {
    #expect(!drawn("abc", 0..<1).contains("\u{1B}"))
    #expect(drawn("abc", 0..<1, style: .colour).contains("\u{1B}[1;31merror[test]\u{1B}[0m"))
  }

  @Test("A finding without a place, or in an unknown text, is one line")
  func noPlace() {
    let renderer = DiagnosticRenderer(sources: [])
    let here = SourceRange(SourceID(3), 0, 1)
    #expect(
      renderer.text(Diagnostic(id: "a", severity: .warning, at: nil, "b")) == "warning[a]: b\n")
    #expect(renderer.text(Diagnostic(id: "a", at: here, "b")) == "error[a]: b\n")
    #expect(
      DiagnosticJSON(sources: []).object(Diagnostic(id: "a", at: nil, "\"\u{1}\\\n"))
        == #"{"severity":"error","id":"a","message":"\"\u0001\\\n","notes":[],"fixes":[]}"#)
  }

  @Test("Notes at another place have an excerpt of their own")
  func notes() {
    let first = SourceText(name: "a.kb", "rule r\n")
    let second = SourceText(name: "b.kb", String(repeating: "\n", count: 99) + "rule r\n")
    let diagnostic = Diagnostic(
      id: "duplicate-name", at: SourceRange(SourceID(0), 5, 6), "there are two",
      notes: [.init("the other is here", at: SourceRange(SourceID(1), 104, 105)), .init("why")],
      fixIts: [.init("rename it", replace: SourceRange(SourceID(0), 5, 6), with: "s")])
    #expect(
      DiagnosticRenderer(sources: [first, second]).text(diagnostic) == """
        a.kb:1:6: error[duplicate-name]: there are two
            |
          1 | rule r
            |      ^
        b.kb:100:6: note: the other is here
            |
        100 | rule r
            |      ^
            = note: why
            = help: rename it: s

        """)
  }

  @Test("Findings are counted in words")
  func summary() {
    let error = Diagnostic(id: "a", at: nil, "b")
    let warning = Diagnostic(id: "a", severity: .warning, at: nil, "b")
    #expect(DiagnosticRenderer.summary([]) == "no errors")
    #expect(DiagnosticRenderer.summary([error]) == "1 error")
    #expect(DiagnosticRenderer.summary([warning, error, error]) == "2 errors, 1 warning")
    #expect(DiagnosticRenderer.summary([warning, warning]) == "2 warnings")
  }

  @Test("Findings come in order of file, then offset")
  func order() {
    let places: [(Int, Int)?] = [(1, 0), (0, 9), nil, (0, 2)]
    let diagnostics = places.map { place in
      Diagnostic(
        id: "a", at: place.map { SourceRange(SourceID($0.0), $0.1, $0.1) }, "b")
    }
    #expect(diagnostics.sorted().map(\.range?.lower) == [nil, 2, 9, 0])
  }
}

@Suite("Text takes as many columns as a terminal gives it")
struct DisplayWidthTests {
  @Test(
    "Width",
    arguments: [
      ("", 0), ("abc", 3), ("한국어", 6), ("정보A", 5), ("ｆｕｌｌ", 8), ("日本語、", 8), ("é", 1),
      ("e\u{301}", 1), ("🙂", 2), ("…", 1), ("a\u{200B}b", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("が", 2), ("か\u{3099}", 2), ("\u{7}", 0), ("—", 1), ("①", 1), ("〇", 2),
    ])
  func width(text: String, columns: Int) { #expect(DisplayWidth.of(text) == columns) }
}

@Suite("The nearest known name is suggested")
struct SuggestionTests {
  private let known = ["when", "unless", "conclude", "cite", "in force", "because", "note", "ask"]

  @Test(
    "Nearest",
    arguments: [
      ("whne", "when"), ("WHEN", "when"), ("wehn", "when"), ("conclud", "conclude"),
      ("becuase", "because"), ("inforce", "in force"), ("nots", "note"), ("sak", "ask"),
      ("zebra", nil), ("x", nil), ("", nil), ("concluding", "conclude"),
    ])
  func nearest(name: String, expected: String?) {
    #expect(Suggestions.nearest(to: name, among: known) == expected)
  }

  @Test("Very long names have no suggestion")
  func long() {
    let name = String(repeating: "a", count: 1_000_000)
    #expect(Suggestions.nearest(to: name, among: [name]) == nil)
    #expect(Suggestions.nearest(to: "when", among: []) == nil)
  }
}
