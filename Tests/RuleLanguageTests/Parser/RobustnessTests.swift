import RuleLanguage
import Testing

@Suite("Whatever the bytes, there is an answer")
struct RobustnessTests {
  /// Parses, draws and formats, and checks what must hold for every text.
  private func check(_ bytes: [UInt8], drawing: Bool = true) {
    let result = parsed(bytes)
    let isInside = result.diagnostics.allSatisfy { diagnostic in
      ([diagnostic.range] + diagnostic.notes.map(\.range) + diagnostic.fixIts.map(\.range))
        .allSatisfy { range in
          range.map { $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= bytes.count } ?? true
        }
    }
    #expect(isInside, "a place lies outside the text")
    #expect(result.diagnostics == result.diagnostics.sorted())
    let once = SourceFormatter.format(result)
    let twice = SourceFormatter.format(parsed(once))
    #expect(once == twice, "\(String(decoding: bytes, as: UTF8.self))")
    if drawing {
      let drawn = DiagnosticRenderer(sources: [result.source], style: .plain)
        .text(result.diagnostics)
      #expect(!drawn.utf8.contains { $0 < 0x20 && $0 != UInt8(ascii: "\n") })
    }
  }

  private static let short = Array(
    """
    rule kr.isms for each market M
      when        any of  # 가
                    serves(KR), a
                    day <= as-of - 3 years
      unless      b, c
      conclude    ISMS is mandatory
      cite        A "Art. \\"1\\"" url https://e.org read 2026-11-24
      in force    2016-06-02 ..
      because     en "x" ko "인증"
    table t(a, b)
      | a | B |
      | c |   |
    certificate C
      effort      small 3..9 months
      edition     "2022" from 2022-10-25

    """.utf8)

  @Test("Every prefix of a valid file")
  func prefixes() {
    for length in 0...Self.short.count { check(Array(Self.short.prefix(length))) }
    for length in stride(from: 0, through: Sample.file.utf8.count, by: 97) {
      check(Array(Sample.file.utf8.prefix(length)))
    }
  }

  @Test(
    "Every byte of a valid file changed to another",
    arguments: [0, 9, 10, 13, 0x20, 0x22, 0x23, 0x28, 0x2C, 0x2E, 0x5C, 0x7C, 0x80, 0xFF] as [UInt8]
  )
  func changedBytes(byte: UInt8) {
    for index in Self.short.indices where Self.short[index] != byte {
      var bytes = Self.short
      bytes[index] = byte
      check(bytes, drawing: index % 7 == 0)
    }
  }

  @Test("Every byte of a valid file left out, or with a flipped bit")
  func flippedBytes() {
    for index in Self.short.indices {
      var bytes = Self.short
      bytes.remove(at: index)
      check(bytes)
      bytes = Self.short
      bytes[index] ^= UInt8(1 << (index % 8))
      check(bytes)
    }
  }

  @Test("Random tokens", arguments: 0..<40 as Range<UInt64>)
  func randomTokens(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = [
      "rule", "exception", "table", "certificate", "parameter", "example", "fact", "when", "cite",
      "conclude", "in force", "effort", "any of", "at least 2 of", "not", "is", "in", "to", "(",
      ")", ",", "|", "..", "=", ">=", "\"a\"", "\"", "en", "10", "2026-11-24", "08-31", "bn",
      "KRW", "%", "a", "b", "#", "\n", "\n", "\n", "\n  ", "\n  ", "\n      ", "\t", "\u{0}",
      "가", "https://a", "as-of", "-", "months", "from", "\r\n", "\\",
    ]
    var text = ""
    for _ in 0..<400 {
      text += pieces[Int.random(in: 0..<pieces.count, using: &numbers)]
      if Bool.random(using: &numbers) { text += " " }
    }
    check(Array(text.utf8))
  }

  @Test("Very long lines, names, numbers and texts")
  func longLines() {
    for piece in ["a", "a.", "1", "(", "\"", "\\", " ", "\t", "|", "가", "not ", "a,", "\u{0}", "-"]
    {
      let text = "rule r\n  when " + String(repeating: piece, count: 20_000) + "\n  conclude x\n"
      let result = parsed(text)
      #expect(result.declarations.count == 1)
      #expect(result.diagnostics.count <= 3)
      _ = DiagnosticRenderer(sources: [result.source]).text(result.diagnostics)
    }
  }

  @Test("A mistake never hides another block")
  func blocksSurvive() {
    let text = (0..<50).map { "rule r\($0)\n  when a b\n  conclude x\n\n" }.joined()
    let result = parsed(text)
    #expect(result.declarations.count == 50)
    #expect(result.diagnostics.count == 50)
  }
}
