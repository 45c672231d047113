// Lines to blocks and fields, by indentation alone. What a field says is not looked at here, so that a
// mistake in one field can never move the border of another.

/// Groups the lines of a text into blocks and fields.
struct LayoutReader {
  private let source: SourceText
  private let id: SourceID
  private let lines: [LayoutTree.Line]
  private let tokens: [Token]
  private var items: [LayoutTree.Item] = []
  private var diagnostics: [Diagnostic] = []

  /// Reads the layout of a text and adds what is wrong with it to the findings.
  static func read(
    _ source: SourceText, id: SourceID, lexed: LexedText, findings: inout [Diagnostic]
  ) -> LayoutTree {
    var reader = LayoutReader(
      source: source, id: id, lines: lexed.lines, tokens: lexed.tokens)
    reader.readItems()
    findings += reader.diagnostics
    return LayoutTree(lines: lexed.lines, tokens: lexed.tokens, items: reader.items)
  }

  private init(
    source: SourceText, id: SourceID, lines: [LayoutTree.Line], tokens: [Token]
  ) {
    self.source = source
    self.id = id
    self.lines = lines
    self.tokens = tokens
  }

  private mutating func readItems() {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        items.append(.blank)
        index += 1
      } else if line.tokens.isEmpty {
        items.append(.comment(line: index))
        index += 1
      } else if line.indent > 0 {
        let end = strayEnd(from: index)
        items.append(.stray(lines: index..<end))
        diagnostics.append(.lineOutsideBlock(at: range(ofLine: index)))
        index = end
      } else {
        let block = readBlock(from: index)
        items.append(.block(block))
        index = block.lines.upperBound
      }
    }
  }

  private func strayEnd(from start: Int) -> Int {
    var end = start + 1
    for index in end..<max(lines.count, end) {
      if lines[index].indent > 0 {
        end = index + 1
      } else if !lines[index].tokens.isEmpty {
        break
      }
    }
    return end
  }

  private mutating func readBlock(from start: Int) -> LayoutTree.Block {
    let kind = BlockKind(rawValue: word(lines[start].tokens.lowerBound))
    let end = blockEnd(from: start, kind)
    var bodyStart = start + 1
    // A comma at the end of the head says that the list goes on.
    while bodyStart < end, tokens[lines[bodyStart - 1].tokens.upperBound - 1].kind == .comma,
      !lines[bodyStart].tokens.isEmpty, keyword(ofLine: bodyStart, in: kind) == nil
    {
      bodyStart += 1
    }
    let head = lines[start].tokens.lowerBound..<lines[bodyStart - 1].tokens.upperBound
    let entries = readEntries(bodyStart..<end, kind)
    return LayoutTree.Block(
      head: head, headLineCount: bodyStart - start, kind: kind, entries: entries,
      lines: start..<end)
  }

  /// The end of a block: after its last indented line.
  ///
  /// A field that was written in column one still belongs to the block, with a message.
  private func blockEnd(from start: Int, _ kind: BlockKind?) -> Int {
    var end = start + 1
    for index in (start + 1)..<max(lines.count, start + 1) {
      let line = lines[index]
      if line.indent > 0 {
        end = index + 1
      } else if !line.tokens.isEmpty {
        guard isMisplacedField(index, kind) else { break }
        end = index + 1
      }
    }
    return end
  }

  private func isMisplacedField(_ index: Int, _ kind: BlockKind?) -> Bool {
    let first = lines[index].tokens.lowerBound
    if tokens[first].kind == .bar { return kind == .table }
    return BlockKind(rawValue: word(first)) == nil && keyword(ofLine: index, in: kind) != nil
  }

  private mutating func readEntries(
    _ body: Range<Int>, _ kind: BlockKind?
  ) -> [LayoutTree.Entry] {
    var entries: [LayoutTree.Entry] = []
    var comments: [Int] = []
    var open: (keyword: Range<Int>, start: Int, end: Int)?
    var fieldIndent: Int?
    var hasReportedIndentation = false

    func close() {
      guard let field = open else { return }
      let value = field.keyword.upperBound..<lines[field.end - 1].tokens.upperBound
      entries.append(
        .field(
          LayoutTree.Field(keyword: field.keyword, value: value, lines: field.start..<field.end)))
      open = nil
    }

    for index in body {
      let line = lines[index]
      guard let first = line.tokens.first else {
        if line.comment != nil { comments.append(index) }
        continue
      }
      let isRow = tokens[first].kind == .bar
      let expected = fieldIndent ?? max(line.indent, 1)
      if !isRow { fieldIndent = expected }
      let isNearMiss = line.indent - expected == 1 && keyword(ofLine: index, in: kind) != nil
      if !isRow, line.indent > expected, open != nil, !isNearMiss {
        // Comments between the lines of a field are part of it.
        comments = []
        open?.end = index + 1
        continue
      }
      close()
      entries += comments.map { .comment(line: $0) }
      comments = []
      if line.indent == 0 || (!isRow && line.indent != expected), !hasReportedIndentation {
        hasReportedIndentation = true
        diagnostics.append(
          .badIndentation(
            word(first), expected: line.indent == 0 ? 2 : expected, at: range(ofToken: first),
            indentation: SourceRange(id, line.start, tokens[first].lower)))
      }
      if isRow {
        entries.append(.row(line: index))
      } else {
        open = (keywordTokens(of: line), index, index + 1)
      }
    }
    close()
    return entries + comments.map { .comment(line: $0) }
  }

  /// The first token of a line, or the first two where they make a keyword.
  private func keywordTokens(of line: LayoutTree.Line) -> Range<Int> {
    let first = line.tokens.lowerBound
    guard line.tokens.count > 1 else { return first..<(first + 1) }
    let isPair = FieldKeyword.pairs.contains {
      isWord(first, $0.first) && isWord(first + 1, $0.second)
    }
    return first..<(first + (isPair ? 2 : 1))
  }

  private func keyword(ofLine index: Int, in kind: BlockKind?) -> FieldKeyword? {
    guard let kind else { return nil }
    let words = keywordTokens(of: lines[index]).map(word).joined(separator: " ")
    return FieldKeyword.named(words).flatMap { kind.rule(for: $0)?.keyword }
  }

  private func isWord(_ index: Int, _ word: String) -> Bool {
    let token = tokens[index]
    return token.kind == .name && token.upper - token.lower == word.utf8.count
      && source.bytes[token.lower..<token.upper].elementsEqual(word.utf8)
  }

  private func word(_ index: Int) -> String {
    let token = tokens[index]
    guard token.kind == .name else { return "" }
    return String(decoding: source.bytes[token.lower..<token.upper], as: UTF8.self)
  }

  private func range(ofToken index: Int) -> SourceRange {
    SourceRange(id, tokens[index].lower, tokens[index].upper)
  }

  private func range(ofLine index: Int) -> SourceRange {
    let line = lines[index]
    let lower = line.tokens.first.map { tokens[$0].lower } ?? line.start
    let upper = line.tokens.last.map { tokens[$0].upper } ?? line.end
    return SourceRange(id, lower, upper)
  }
}
