// Looking at tokens and passing over them. Nothing here can leave the current head or field.

extension Parser {
  /// The next token, or nil at the end of the head or field.
  var current: Token? { position < limit ? tokens[position] : nil }

  /// The token that many places after the next one.
  func peek(_ distance: Int) -> Token? {
    position + distance < limit ? tokens[position + distance] : nil
  }

  /// The token that many places after the next one, if it stands on the same line.
  func peekOnLine(_ distance: Int) -> Token? {
    guard let first = current, let token = peek(distance), token.line == first.line else {
      return nil
    }
    return token
  }

  /// The next token, if it does not start a line.
  var currentOnLine: Token? {
    guard let token = current, !token.startsLine || position == start else { return nil }
    return token
  }

  /// Starts to read a head or field.
  mutating func begin(_ value: Range<Int>) {
    valueStart = value.lowerBound
    start = value.lowerBound
    position = value.lowerBound
    limit = value.upperBound
  }

  func range(_ token: Token) -> SourceRange { SourceRange(id, token.lower, token.upper) }

  /// The range from a token's index to the last token that was passed.
  func range(from first: Int) -> SourceRange {
    let last = max(first, position - 1)
    guard first < tokens.count, last < tokens.count else { return here }
    return SourceRange(id, tokens[first].lower, tokens[last].upper)
  }

  /// The place of the next token, or the end of the last one.
  var here: SourceRange {
    if let token = current { return range(token) }
    guard position > 0, position <= tokens.count else { return SourceRange(id, 0, 0) }
    let end = tokens[position - 1].upper
    return SourceRange(id, end, end)
  }

  /// The place right after the last token that was passed.
  var afterLast: SourceRange {
    guard position > 0, position <= tokens.count else { return SourceRange(id, 0, 0) }
    let end = tokens[position - 1].upper
    return SourceRange(id, end, end)
  }

  func text(_ token: Token) -> String {
    String(decoding: source.bytes[token.lower..<token.upper], as: UTF8.self)
  }

  /// Whether a token is a certain word.
  ///
  /// Compares bytes, without making a string.
  func isWord(_ token: Token?, _ word: String) -> Bool {
    guard let token, token.kind == .name, token.upper - token.lower == word.utf8.count else {
      return false
    }
    return source.bytes[token.lower..<token.upper].elementsEqual(word.utf8)
  }

  /// Whether the next token is a certain word.
  func isNext(_ word: String) -> Bool { isWord(current, word) }

  /// Passes over the next token if it is a certain word.
  mutating func skip(_ word: String) -> Bool {
    guard isNext(word) else { return false }
    position += 1
    return true
  }

  /// Passes over the next token if it is of a certain kind.
  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard current?.kind == kind else { return false }
    position += 1
    return true
  }

  /// Passes over a word that must be there.
  mutating func expect(_ word: String) throws(Abandoned) {
    guard skip(word) else { throw unexpected("\"\(word)\"") }
  }

  /// Passes over a sign that must be there.
  mutating func expect(_ kind: Token.Kind, _ sign: String) throws(Abandoned) {
    guard skip(kind) else { throw unexpected("\"\(sign)\"") }
  }

  /// Reports a finding that ends what is being read.
  mutating func fail(_ diagnostic: Diagnostic) -> Abandoned {
    diagnostics.append(diagnostic)
    return Abandoned()
  }

  /// Reports that something else was expected than what comes next.
  mutating func unexpected(_ expectation: String) -> Abandoned {
    if let token = current, !token.startsLine || position == start {
      return fail(.wrongValue(found: description(token), expected: expectation, at: range(token)))
    }
    let before = position > 0 && position <= tokens.count ? description(tokens[position - 1]) : nil
    return fail(.missingValue(expected: expectation, after: before, at: afterLast))
  }

  /// Checks that the head or field ends here.
  mutating func finish() throws(Abandoned) {
    guard let token = current else { return }
    throw fail(.unexpectedText(description(token), at: rest(from: token)))
  }

  /// The place from a token to the end of its line.
  func rest(from token: Token) -> SourceRange {
    let end = min(lines[token.line].tokens.upperBound, limit)
    return SourceRange(id, token.lower, end > 0 ? tokens[end - 1].upper : token.upper)
  }

  /// A token in the words of a message.
  func description(_ token: Token) -> String {
    // The quotes of a text would stand inside the quotes of the message.
    let quote = token.kind == .text ? 1 : 0
    let lower = token.lower + quote
    let upper = min(token.upper - quote, lower + 200)
    let shown = Diagnostic.quoted(String(decoding: source.bytes[lower..<upper], as: UTF8.self))
    return switch token.kind {
    case .text: "the text \(shown)"
    case .number: "the number \(shown)"
    case .date: "the date \(shown)"
    case .monthDay: "the day of the year \(shown)"
    case .address: "the address \(shown)"
    default: shown
    }
  }

  /// The columns before the line's content that counts: before the value on the first line of a field.
  func column(ofLineOf token: Token) -> Int {
    if valueStart < limit, tokens[valueStart].line == token.line {
      let first = tokens[valueStart]
      if !first.startsLine { return first.lower - lines[first.line].start }
    }
    return lines[token.line].indent
  }
}
