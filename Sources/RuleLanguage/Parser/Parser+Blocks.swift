// The walk over blocks and fields: which keyword leads to which function, and where to go on after a
// mistake.

extension Parser {
  /// Reads a block; nil if its head cannot be read.
  mutating func declaration(_ block: LayoutTree.Block) -> Declaration? {
    guard let kind = block.kind else {
      reportUnknownBlock(block)
      return nil
    }
    if kind != .table { reportRows(in: block) }
    begin((block.head.lowerBound + 1)..<block.head.upperBound)
    if hasInvalid(block.head) { return nil }
    do throws(Abandoned) {
      switch kind {
      case .knowledgeBase: return .knowledgeBase(try knowledgeBase(block))
      case .enumeration: return .enumeration(try enumeration(block))
      case .section: return .section(try section(block))
      case .fact: return .fact(try fact(block))
      case .relation: return .relation(try relation(block))
      case .parameter: return .parameter(try parameter(block))
      case .regulation: return .source(try document(block, isRegulation: true))
      case .source: return .source(try document(block, isRegulation: false))
      case .certificate: return .certificate(try certificate(block))
      case .table: return .table(try table(block))
      case .rule: return .rule(try rule(block))
      case .exception: return .exception(try exception(block))
      case .question: return .question(try question(block))
      case .constraint: return .constraint(try constraint(block))
      case .monotone: return .monotone(try monotone(block))
      case .example: return .example(try example(block))
      }
    } catch {
      return nil
    }
  }

  /// Reads each field of a block by itself.
  ///
  /// `read` gets the keyword, and the position is at the value.
  mutating func readFields(
    of block: LayoutTree.Block, _ kind: BlockKind,
    _ read: (inout Parser, FieldKeyword) throws(Abandoned) -> Void
  ) {
    var seen: [FieldKeyword: SourceRange] = [:]
    for case .field(let field) in block.entries {
      guard let keyword = keyword(of: field, in: kind) else { continue }
      let place = range(field.keyword)
      if let first = seen[keyword.keyword], !keyword.isRepeatable {
        diagnostics.append(.duplicateField(keyword.keyword.rawValue, at: place, first: first))
        continue
      }
      seen[keyword.keyword] = seen[keyword.keyword] ?? place
      if hasInvalid(field.value) { continue }
      begin(field.value)
      do throws(Abandoned) {
        try read(&self, keyword.keyword)
        try finish()
      } catch {
        // The mistake is reported; the next field is read as if this one were not there.
      }
    }
    for group in kind.required where !group.contains(where: { seen[$0] != nil }) {
      diagnostics.append(
        .missingField(group.map(\.rawValue), in: kind.rawValue, at: range(block.head)))
    }
  }

  /// The place of a block: from its head to its last token.
  func range(of block: LayoutTree.Block) -> SourceRange {
    var last = block.head.upperBound
    for line in block.lines { last = max(last, lines[line].tokens.upperBound) }
    return range(block.head.lowerBound..<last)
  }

  /// The place of some tokens.
  func range(_ indices: Range<Int>) -> SourceRange {
    guard let first = indices.first, let last = indices.last else { return SourceRange(id, 0, 0) }
    return SourceRange(id, tokens[first].lower, tokens[last].upper)
  }

  /// Whether the lexer has reported one of some tokens.
  func hasInvalid(_ indices: Range<Int>) -> Bool {
    hasInvalidTokens && tokens[indices].contains { $0.kind == .invalid }
  }

  /// The one or two words of a field's keyword.
  func keywordText(_ field: LayoutTree.Field) -> String {
    field.keyword.count == 1
      ? text(tokens[field.keyword.lowerBound])
      : field.keyword.map { text(tokens[$0]) }.joined(separator: " ")
  }

  private mutating func keyword(of field: LayoutTree.Field, in kind: BlockKind) -> FieldRule? {
    if hasInvalid(field.keyword) { return nil }
    let words = keywordText(field)
    if let keyword = FieldKeyword.named(words), let rule = kind.rule(for: keyword) {
      return rule
    }
    diagnostics.append(
      .unknownField(
        words, in: kind.rawValue, known: kind.fields.map(\.keyword.rawValue),
        at: range(field.keyword)))
    return nil
  }

  private mutating func reportUnknownBlock(_ block: LayoutTree.Block) {
    guard let first = block.head.first, tokens[first].kind != .invalid else { return }
    diagnostics.append(
      .unknownBlock(
        text(tokens[first]), known: BlockKind.allCases.map(\.rawValue), at: range(tokens[first])))
  }

  /// Reports the first row of a table in a block that is none.
  private mutating func reportRows(in block: LayoutTree.Block) {
    for case .row(let line) in block.entries {
      diagnostics.append(.rowOutsideTable(at: range(lines[line].tokens)))
      return
    }
  }
}
