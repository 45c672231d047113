import Reports
import Testing

@Suite("Text is laid out for a window")
struct TextCanvasTests {
  private func text(width: Int, _ write: (inout TextCanvas) -> Void) -> String {
    var canvas = TextCanvas(TextStyle(width: width))
    write(&canvas)
    return canvas.text
  }

  private func choices(_ words: [String], width: Int) -> String {
    text(width: width) { canvas in
      canvas.choices(words.enumerated().map { (mark: "\($0 + 1)", words: $1) })
    }
  }

  @Test("A paragraph breaks at spaces, and wide characters count double")
  func paragraph() {
    let words = "one two three four five six seven eight nine ten"
    #expect(
      text(width: 40) { $0.paragraph(words, indent: 4, first: "  -") } == """
          - one two three four five six seven
            eight nine ten

        """)
    #expect(TextCanvas.wrapped("정보보호 인증", to: 8) == ["정보보호", "인증"])
    #expect(TextCanvas.wrapped("정보보호인증", to: 8) == ["정보보호", "인증"])
    #expect(TextCanvas.wrapped("", to: 8) == [""])
  }

  @Test("Few answers stand below each other")
  func fewChoices() {
    #expect(choices(["yes", "no"], width: 80) == "  1   yes\n  2   no\n")
  }

  @Test("Many short answers stand in columns, read downwards")
  func manyChoices() {
    let words = (1...11).map { $0 == 3 ? "데이터" : "answer \($0)" }
    #expect(
      choices(words, width: 40) == """
          1   answer 1      7   answer 7
          2   answer 2      8   answer 8
          3   데이터        9   answer 9
          4   answer 4      10  answer 10
          5   answer 5      11  answer 11
          6   answer 6

        """)
  }

  @Test("Many long answers stand below each other, wrapped")
  func longChoices() {
    let long = "an answer that is much longer than half of a window"
    let text = choices(Array(repeating: long, count: 11), width: 40)
    #expect(
      text.hasPrefix("  1   an answer that is much longer than\n      half of a window\n  2   an"))
  }
}
