// A field: its keyword, then its value with each line of it in its place.

extension SourceFormatter {
  mutating func write(_ field: LayoutTree.Field) {
    writeSpaces(2)
    write(tokens: field.keyword)
    let keywordWidth = width(of: field.keyword)
    let spaces = max(2, Self.valueColumn - 2 - keywordWidth)
    let keyword = FieldKeyword(rawValue: keywordText(field))
    var layout = ValueLayout(keyword)
    // Whether the keyword still waits for the first line of its value.
    var isOpen = true

    for index in field.lines {
      let line = tree.lines[index]
      if line.isBlank { continue }
      let tokens = max(line.tokens.lowerBound, field.value.lowerBound)..<line.tokens.upperBound
      if tokens.isEmpty {
        guard let comment = line.comment else { continue }
        if isOpen, index == field.lines.lowerBound {
          // A comment behind a keyword without value stays there.
          writeTrailing(comment)
        } else {
          if isOpen { writeBreak() }
          writeSpaces(Self.valueColumn + depth(ofLineAfter: index, in: field, layout))
          write(comment)
          writeBreak()
        }
        isOpen = false
        continue
      }
      let depth = layout.place(tokens, column: column(tokens, line), self)
      if isOpen {
        writeSpaces(spaces)
      } else {
        writeSpaces(Self.valueColumn + depth)
      }
      isOpen = false
      write(value: tokens, depth: depth, layout: layout)
      writeTrailing(line.comment)
    }
    if isOpen { writeBreak() }
  }

  private func keywordText(_ field: LayoutTree.Field) -> String {
    field.keyword.map { word($0) }.joined(separator: " ")
  }

  func word(_ index: Int) -> String {
    let token = tree.tokens[index]
    return String(decoding: source.bytes[token.lower..<token.upper], as: UTF8.self)
  }

  /// The column of a line as the parser sees it.
  private func column(_ tokens: Range<Int>, _ line: LayoutTree.Line) -> Int {
    let first = tree.tokens[tokens.lowerBound]
    return first.startsLine ? line.indent : first.lower - line.start
  }

  /// The depth of the line that a comment stands before.
  private func depth(
    ofLineAfter index: Int, in field: LayoutTree.Field, _ layout: ValueLayout
  ) -> Int {
    for next in (index + 1)..<max(field.lines.upperBound, index + 1) {
      let line = tree.lines[next]
      if line.tokens.isEmpty { continue }
      var copy = layout
      return copy.place(line.tokens, column: line.indent, self)
    }
    return 0
  }

  /// Writes a line of a value; one that is too wide is broken before each further language.
  private mutating func write(value tokens: Range<Int>, depth: Int, layout: ValueLayout) {
    let breaks = tokens.dropFirst().filter { index in
      tree.tokens[index].kind == .name && tree.tokens[index - 1].kind == .text
        && index + 1 < tokens.upperBound && tree.tokens[index + 1].kind == .text
    }
    guard !breaks.isEmpty, Self.valueColumn + depth + width(of: tokens) > Self.lineWidth else {
      write(tokens: tokens)
      return
    }
    var start = tokens.lowerBound
    for index in breaks {
      write(tokens: start..<index)
      writeBreak()
      writeSpaces(Self.valueColumn + layout.languageDepth)
      start = index
    }
    write(tokens: start..<tokens.upperBound)
  }
}

/// Says how far the lines of a value are indented below its first.
struct ValueLayout {
  private let keyword: FieldKeyword?
  /// The columns of the lines that open the groups around the next line.
  private var openGroups: [Int] = []
  /// Whether the last line ended with a comma.
  private var endedWithComma = false
  /// The columns before a text that goes on with the text of the line above.
  private var textDepth = 0

  init(_ keyword: FieldKeyword?) { self.keyword = keyword }

  /// The depth of a language that starts a line.
  var languageDepth: Int { keyword == .value ? 2 : 0 }

  /// The columns by which a line stands right of the value column.
  ///
  /// Call it once for each line, in order.
  mutating func place(_ tokens: Range<Int>, column: Int, _ formatter: SourceFormatter) -> Int {
    guard let keyword, let first = tokens.first else { return 0 }
    if keyword.holdsConditions { return placeCondition(tokens, column, formatter) }
    let kind = formatter.tree.tokens[first].kind
    let depth: Int
    switch keyword {
    case .cite, .edition, .amended, .effort, .from, .always:
      return kind == .name && Self.clauses.contains(formatter.word(first)) ? 2 : 0
    case _ where kind == .text && keyword != .version: depth = textDepth
    case .value:
      let isLanguage =
        tokens.count > 1 && formatter.tree.tokens[first + 1].kind == .text
      depth = isLanguage ? languageDepth : 0
    default: depth = 0
    }
    // A text on the next line stands below the last text of this one.
    for index in tokens.dropLast() where formatter.tree.tokens[index + 1].kind == .text {
      guard formatter.tree.tokens[index].kind == .name else { continue }
      textDepth = languageDepth + formatter.width(of: index..<(index + 1)) + 1
    }
    return depth
  }

  private static let clauses: Set<String> = [
    "cite", "url", "read", "confidence", "with", "from", "superseded", "until", "requires",
  ]

  private mutating func placeCondition(
    _ tokens: Range<Int>, _ column: Int, _ formatter: SourceFormatter
  ) -> Int {
    let last = tokens.upperBound - 1
    let continuesList = endedWithComma
    endedWithComma = formatter.tree.tokens[last].kind == .comma
    if continuesList { return 2 * openGroups.count + 2 }
    while let group = openGroups.last, column <= group { openGroups.removeLast() }
    let depth = 2 * openGroups.count
    if tokens.count > 1, formatter.word(last) == "of" { openGroups.append(column) }
    return depth
  }
}
