// Reports turns results into text for people. It must never decide what is advised.
//
// This file: lines of text under construction, wrapped to a width that counts wide characters
// double, with colour where it is wanted.

import RuleLanguage

/// How text may look.
package struct TextStyle: Hashable, Sendable {
  /// Whether ANSI colours may be used.
  package var isColoured: Bool
  /// The columns to wrap at, at least 40.
  package var width: Int

  /// Creates a style.
  package init(isColoured: Bool = false, width: Int = 100) {
    self.isColoured = isColoured
    self.width = max(40, width)
  }

  /// Text in a look, where colours may be used.
  package func paint(_ text: String, _ look: Look) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A look of text, by its ANSI code.
  package enum Look: String, Sendable {
    case bold = "1"
    case faint = "2"
    case good = "32"
    case attention = "33"
    case strong = "1;31"
    case accent = "36"
  }
}

/// Lines of text under construction.
///
/// What is written must come escaped if it comes from outside.
package struct TextCanvas: Sendable {
  /// The look and width.
  package let style: TextStyle
  /// The text so far.
  package private(set) var text = ""

  /// Creates an empty canvas.
  package init(_ style: TextStyle) { self.style = style }

  /// The number of lines so far.
  package var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

  /// Adds the lines of another canvas.
  package mutating func append(_ other: TextCanvas) { text += other.text }

  /// Adds an empty line.
  package mutating func blank() { text += "\n" }

  /// Adds a heading.
  package mutating func heading(_ words: String) {
    if !text.isEmpty { blank() }
    text += style.paint(words, .bold) + "\n"
  }

  /// Adds a paragraph that is wrapped and indented; `first` stands before its first line instead of
  /// as many columns of indentation.
  package mutating func paragraph(
    _ words: String, indent: Int = 0, first: String? = nil, look: TextStyle.Look? = nil
  ) {
    let lines = Self.wrapped(words, to: max(20, style.width - indent))
    for (number, line) in lines.enumerated() {
      var lead = String(repeating: " ", count: indent)
      if number == 0, let first {
        let gap = indent - DisplayWidth.of(Self.plain(first))
        lead = first + String(repeating: " ", count: max(gap, 0))
      }
      let painted = look.map { style.paint(line, $0) } ?? line
      text += Self.trimmed(lead + painted) + "\n"
    }
  }

  /// Adds lines as they stand, indented.
  package mutating func verbatim(_ lines: String, indent: Int) {
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      text += Self.trimmed(String(repeating: " ", count: indent) + line) + "\n"
    }
  }

  /// Adds a row of a table: each cell wrapped to its width, `gap` columns between two.
  package mutating func row(
    _ cells: [String], widths: [Int], gap: Int, look: (Int) -> TextStyle.Look?
  ) {
    let columns = zip(cells, widths).map { Self.wrapped($0, to: $1) }
    for line in 0..<(columns.map(\.count).max() ?? 0) {
      var words = ""
      for (column, lines) in columns.enumerated() {
        let piece = line < lines.count ? lines[line] : ""
        let padding = column + 1 < columns.count ? widths[column] + gap : 0
        words += Self.padded(look(column).map { style.paint(piece, $0) } ?? piece, to: padding)
      }
      text += Self.trimmed(words) + "\n"
    }
  }

  /// Adds answers to choose from, each behind its mark; many short ones stand in columns, read
  /// downwards, so that they fit on a screen together with their question.
  package mutating func choices(_ choices: [(mark: String, words: String)]) {
    let (indent, gap, fewest) = (6, 3, 10)
    let widest = choices.map { DisplayWidth.of($0.words) }.max() ?? 0
    let columns = (style.width + gap) / (indent + widest + gap)
    guard choices.count > fewest, columns > 1 else {
      for choice in choices { paragraph(choice.words, indent: indent, first: "  \(choice.mark)") }
      return
    }
    let cells = choices.map { Self.padded("  \($0.mark)", to: indent) + $0.words }
    let height = (cells.count + columns - 1) / columns
    for line in 0..<height {
      let row = stride(from: line, to: cells.count, by: height).map { cells[$0] }
      text += Self.trimmed(row.map { Self.padded($0, to: indent + widest + gap) }.joined()) + "\n"
    }
  }

  /// Text cut into lines at spaces, or between wide characters where a word is longer than a line.
  package static func wrapped(_ words: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words.split(separator: " ", omittingEmptySubsequences: true) {
      let columns = DisplayWidth.of(String(word))
      if used > 0, used + 1 + columns > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 {
        line += " "
        used += 1
      }
      for character in word {
        let step = DisplayWidth.of(String(character))
        if used + step > width, used > 0, columns > width {
          lines.append(line)
          line = ""
          used = 0
        }
        line.append(character)
        used += step
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Text filled up with spaces to a number of columns.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(plain(text))))
  }

  /// Text without ANSI sequences.
  private static func plain(_ text: String) -> String {
    guard text.contains("\u{1B}") else { return text }
    var result = ""
    var isSequence = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isSequence = true }
      if !isSequence { result.unicodeScalars.append(scalar) }
      if isSequence, scalar == "m" { isSequence = false }
    }
    return result
  }

  private static func trimmed(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
