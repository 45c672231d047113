// The line of a finding as it is shown: characters that are not visible are escaped, a line that is too wide is
// cut around the place, and the carets stand below the place whatever the width of its characters.

/// One source line, ready to print, with the columns to underline.
struct ExcerptLine {
  /// The number of the line, from one.
  let number: Int
  /// The line, without what was cut.
  let text: String
  /// The columns before the carets.
  let caretColumn: Int
  /// The number of carets, at least one.
  let caretCount: Int

  /// A piece of the line as it is printed.
  private struct Cell {
    let text: String
    let width: Int
    let offset: Int
  }

  /// Makes the line in which a range begins.
  ///
  /// Looks at no more bytes than can be shown, so that the length of the line does not matter.
  init(_ source: SourceText, _ range: SourceRange, width: Int) {
    let bytes = source.bytes
    let lower = min(max(range.lower, 0), bytes.count)
    number = source.location(of: lower).line
    let lineStart = source.lineStarts[number - 1]
    var lineEnd = number < source.lineStarts.count ? source.lineStarts[number] - 1 : bytes.count
    if lineEnd > lineStart, bytes[lineEnd - 1] == .return { lineEnd -= 1 }

    // A character takes four bytes at most, so this holds more than the width on both sides.
    var first = max(lineStart, lower - 4 * width)
    while first > lineStart, first < lineEnd, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    let last = max(first, min(lineEnd, lower + 4 * width))
    let cells = Self.cells(bytes[first..<last])

    let caretStart = cells.firstIndex { $0.offset >= lower } ?? cells.count
    let isWhole = first == lineStart && last == lineEnd
    let total = cells.reduce(0) { $0 + $1.width }
    var begin = 0
    var end = cells.count
    if !isWhole || total > width {
      // A third of the width shows what stands before the place.
      var before = 0
      begin = caretStart
      while begin > 0, before + cells[begin - 1].width <= width / 3 {
        begin -= 1
        before += cells[begin].width
      }
      var shown = 0
      end = begin
      while end < cells.count, shown + cells[end].width <= width {
        shown += cells[end].width
        end += 1
      }
    }
    let cutsStart = begin > 0 || first > lineStart
    let cutsEnd = end < cells.count || last < lineEnd
    text =
      (cutsStart ? "…" : "") + cells[begin..<end].map(\.text).joined() + (cutsEnd ? "…" : "")
    let visible = cells[begin..<end]
    caretColumn =
      (cutsStart ? 1 : 0)
      + visible.prefix { $0.offset < lower }.reduce(0) { $0 + $1.width }
    let underlined = visible.filter { $0.offset >= lower && $0.offset < range.upper }
    caretCount = max(1, underlined.reduce(0) { $0 + $1.width })
  }

  private static func cells(_ bytes: ArraySlice<UInt8>) -> [Cell] {
    var result: [Cell] = []
    var offset = bytes.startIndex
    var column = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let text: String
      let width: Int
      if scalar == "\t" {
        width = 8 - column % 8
        text = String(repeating: " ", count: width)
      } else {
        text = TerminalText.escaped(scalar)
        width = DisplayWidth.of(text)
      }
      result.append(Cell(text: text, width: width, offset: offset))
      column += width
      // Bytes that are not UTF-8 are shown as U+FFFD; each stands for one byte at least.
      let isReplacement = scalar.value == 0xFFFD && bytes[min(offset, bytes.endIndex - 1)] != 0xEF
      offset += isReplacement ? 1 : UTF8.width(scalar)
    }
    return result
  }
}
