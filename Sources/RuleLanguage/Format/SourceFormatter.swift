// The one way in which a file is laid out. Works on the layout tree, so that no comment is lost, and
// never touches a block that has an error: what is not understood is not moved.

/// Prints source texts in canonical layout.
///
/// Heads stand in column 1, fields are indented by two, values begin in column 15; one blank line stands
/// between blocks and none inside. Formatting a formatted text changes nothing, and the declarations
/// of a text are the same before and after.
public struct SourceFormatter {
  /// The column, from zero, in which values begin.
  static let valueColumn = 14
  /// The columns that a line may take before its languages are put on lines of their own.
  static let lineWidth = 100

  let source: SourceText
  let tree: LayoutTree
  /// The beginnings of the errors, ascending.
  private let errors: [Int]
  var output: [UInt8] = []

  /// The text of a source in canonical layout, in UTF-8 with a line feed after each line.
  ///
  /// Blocks with errors are left as they are.
  ///
  /// Takes time linear in the length of the text.
  public static func format(_ parsed: ParsedSource) -> [UInt8] {
    var formatter = SourceFormatter(parsed)
    formatter.writeItems()
    return formatter.output
  }

  private init(_ parsed: ParsedSource) {
    source = parsed.source
    tree = parsed.layout
    errors = parsed.diagnostics.filter { $0.severity == .error }.compactMap(\.range?.lower)
      .sorted()
    output.reserveCapacity(parsed.source.bytes.count + 1024)
  }

  /// What was written last; says whether a blank line must follow.
  private enum Previous { case nothing, comment, block }

  private mutating func writeItems() {
    var previous = Previous.nothing
    var hasBlank = false
    for item in tree.items {
      switch item {
      case .blank:
        hasBlank = true
        continue
      case .comment(let line):
        if previous == .block || (previous == .comment && hasBlank) { writeBreak() }
        if let comment = tree.lines[line].comment { write(comment) }
        writeBreak()
        previous = .comment
      case .block(let block):
        if previous == .block || (previous == .comment && hasBlank) { writeBreak() }
        if hasError(block.lines) { writeUnchanged(block.lines) } else { write(block) }
        previous = .block
      case .stray(let lines):
        if previous == .comment && hasBlank { writeBreak() }
        writeUnchanged(lines)
        previous = .block
      }
      hasBlank = false
    }
  }

  /// Whether an error begins in some lines, in time logarithmic in the number of errors.
  private func hasError(_ lines: Range<Int>) -> Bool {
    guard let first = lines.first, let last = lines.last else { return false }
    let start = tree.lines[first].start
    let end = lineEnd(last)
    var low = 0
    var high = errors.count
    while low < high {
      let middle = (low + high) / 2
      if errors[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < errors.count && errors[low] <= end
  }

  /// The offset of the line break of a line.
  private func lineEnd(_ index: Int) -> Int {
    index + 1 < tree.lines.count ? tree.lines[index + 1].start - 1 : source.bytes.count
  }

  /// Copies lines; only their line breaks become line feeds.
  private mutating func writeUnchanged(_ lines: Range<Int>) {
    for index in lines {
      let start = tree.lines[index].start
      var end = max(start, min(lineEnd(index), source.bytes.count))
      if end > start, source.bytes[end - 1] == .newline { end -= 1 }
      // More than one is a mistake of the text: without its last, the next formatting would take the one
      // before for part of the line break.
      let returns = source.bytes[start..<end].reversed().prefix { $0 == .return }.count
      if returns == 1 { end -= 1 }
      output += source.bytes[start..<end]
      writeBreak()
    }
  }

  private mutating func write(_ block: LayoutTree.Block) {
    let head = block.lines.prefix(block.headLineCount)
    for index in head {
      if index > block.lines.lowerBound { writeSpaces(Self.valueColumn) }
      write(tokens: tree.lines[index].tokens)
      writeTrailing(tree.lines[index].comment)
    }
    let widths = columnWidths(of: block)
    for entry in block.entries {
      switch entry {
      case .comment(let line):
        guard let comment = tree.lines[line].comment else { continue }
        writeSpaces(2)
        write(comment)
        writeBreak()
      case .field(let field): write(field)
      case .row(let line): write(row: tree.lines[line], widths)
      }
    }
  }

  // MARK: Tables

  /// The cells of a row: the tokens between its bars.
  private func cells(_ tokens: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for index in tokens where tree.tokens[index].kind == .bar {
      if let start { result.append(start..<index) }
      start = index + 1
    }
    return result
  }

  private func columnWidths(of block: LayoutTree.Block) -> [Int] {
    var widths: [Int] = []
    for case .row(let line) in block.entries {
      for (column, cell) in cells(tree.lines[line].tokens).enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], width(of: cell))
      }
    }
    return widths
  }

  private mutating func write(row line: LayoutTree.Line, _ widths: [Int]) {
    output += "  |".utf8
    for (column, cell) in cells(line.tokens).enumerated() {
      writeSpaces(1)
      write(tokens: cell)
      writeSpaces((column < widths.count ? widths[column] : 0) - width(of: cell))
      output += " |".utf8
    }
    writeTrailing(line.comment)
  }

  // MARK: Tokens

  /// The columns that tokens take when they are written.
  func width(of tokens: Range<Int>) -> Int {
    var width = 0
    for index in tokens {
      let token = tree.tokens[index]
      if index > tokens.lowerBound, needsSpace(before: index) { width += 1 }
      width += DisplayWidth.of(
        String(decoding: source.bytes[token.lower..<token.upper], as: UTF8.self))
    }
    return width
  }

  mutating func write(tokens: Range<Int>) {
    for index in tokens {
      let token = tree.tokens[index]
      if index > tokens.lowerBound, needsSpace(before: index) { writeSpaces(1) }
      write(token.lower..<token.upper)
    }
  }

  private func needsSpace(before index: Int) -> Bool {
    let left = tree.tokens[index - 1].kind
    let right = tree.tokens[index].kind
    switch (left, right) {
    // An address ends only at white space.
    case (.address, _): return true
    case (.leftParenthesis, _), (_, .leftParenthesis), (_, .rightParenthesis), (_, .comma):
      return false
    case (.number, .dots), (.dots, .number): return false
    default: return true
    }
  }

  mutating func write(_ bytes: Range<Int>) { output += source.bytes[bytes] }

  /// Ends a line, with its comment if it has one.
  mutating func writeTrailing(_ comment: Range<Int>?) {
    if let comment {
      writeSpaces(2)
      write(comment)
    }
    writeBreak()
  }

  mutating func writeSpaces(_ count: Int) {
    for _ in 0..<max(count, 0) { output.append(.space) }
  }

  mutating func writeBreak() { output.append(.newline) }
}
