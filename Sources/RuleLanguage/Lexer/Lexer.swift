// Bytes to lines of tokens. The lexer looks at bytes only, line by line: a token never spans lines, so
// a mistake never hurts more than its line. Whatever the bytes, it comes to the end in one pass.

/// The lines and tokens of a text, with what is wrong with its bytes.
struct LexedText: Sendable {
  /// All tokens in order, without comments.
  var tokens: [Token] = []
  /// One line for each line of the text.
  var lines: [LayoutTree.Line] = []
  /// What was found wrong.
  var diagnostics: [Diagnostic] = []
  /// Whether some token is invalid.
  var hasInvalidTokens = false
}

/// Divides a text into tokens.
struct Lexer {
  /// How many stray characters of a line have a message.
  static let strayLimit = 3

  let bytes: [UInt8]
  let id: SourceID
  var position = 0
  var result = LexedText()
  /// Where the tokens of the current line begin.
  var lineFirstToken = 0
  /// Whether the current line has had a message about tabs or about bytes that are not UTF-8.
  var reportedTab = false
  var reportedEncoding = false
  /// How many stray characters of the current line have had a message; after a few the line is noise.
  var strayCount = 0

  /// Divides a whole text into lines of tokens, in time linear in its length.
  static func lex(_ source: SourceText, id: SourceID) -> LexedText {
    var lexer = Lexer(source, id: id)
    while lexer.position < lexer.bytes.count { lexer.readLine() }
    return lexer.result
  }

  /// Divides a text into lines of tokens; those of examples come out blank.
  static func lexWithoutExamples(_ source: SourceText, id: SourceID) -> LexedText {
    var lexer = Lexer(source, id: id)
    let head = Array("example ".utf8)
    var isInExample = false
    for start in source.lineStarts where start < lexer.bytes.count {
      let first = lexer.bytes[start]
      // What begins in column one begins a block, which ends the example before it.
      if !first.isBlank, first != .newline, first != UInt8(ascii: "#") {
        isInExample = lexer.bytes[start...].starts(with: head)
      }
      if isInExample { lexer.skipLine(from: start) } else { lexer.readLine() }
    }
    return lexer.result
  }

  private init(_ source: SourceText, id: SourceID) {
    self.init(bytes: source.bytes, id: id)
    result.tokens.reserveCapacity(source.bytes.count / 6)
    result.lines.reserveCapacity(source.lineStarts.count)
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  init(bytes: [UInt8], id: SourceID) {
    self.bytes = bytes
    self.id = id
  }

  /// The byte at some distance from the position; zero after the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  func range(_ lower: Int, _ upper: Int) -> SourceRange { SourceRange(id, lower, upper) }

  /// Adds a line as if it were blank.
  private mutating func skipLine(from start: Int) {
    while position < bytes.count, bytes[position] != .newline { position += 1 }
    if position < bytes.count { position += 1 }
    let tokens = result.tokens.count..<result.tokens.count
    result.lines.append(
      LayoutTree.Line(indent: 0, start: start, end: start, tokens: tokens, comment: nil))
  }

  private mutating func readLine() {
    let start = position
    lineFirstToken = result.tokens.count
    reportedTab = false
    reportedEncoding = false
    strayCount = 0
    let indent = readIndentation()
    var comment: Range<Int>?
    while position < bytes.count, bytes[position] != .newline {
      if bytes[position] == UInt8(ascii: "#") {
        comment = readComment()
      } else {
        readToken()
      }
    }
    var end = position
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    if position < bytes.count { position += 1 }
    result.lines.append(
      LayoutTree.Line(
        indent: indent, start: start, end: end,
        tokens: lineFirstToken..<result.tokens.count, comment: comment))
  }

  /// Counts the columns before the first visible byte.
  ///
  /// A tab counts two, as deep as a field, so that a file with tabs still has a structure after the
  /// message about them.
  private mutating func readIndentation() -> Int {
    let start = position
    var columns = 0
    var firstTab: Int?
    while position < bytes.count {
      if bytes[position] == .space {
        columns += 1
      } else if bytes[position] == .tab {
        firstTab = firstTab ?? position
        columns += 2
      } else {
        break
      }
      position += 1
    }
    let isBlankLine = position >= bytes.count || bytes[position] == .newline || byte() == .return
    if firstTab != nil, !isBlankLine {
      reportedTab = true
      result.diagnostics.append(
        .tabCharacter(
          at: range(start, position), replacement: String(repeating: " ", count: columns)))
    }
    return isBlankLine ? 0 : columns
  }

  private mutating func readComment() -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] != .newline {
      let byte = bytes[position]
      if byte >= 0x80 {
        checkEncoding()
      } else if byte.isControl, byte != .tab, !isLineBreak {
        reportControlCharacters()
      } else {
        position += 1
      }
    }
    var end = position
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Whether the position is at a carriage return that belongs to a line break.
  var isLineBreak: Bool {
    bytes[position] == .return && (position + 1 >= bytes.count || bytes[position + 1] == .newline)
  }

  private mutating func readToken() {
    let start = position
    switch bytes[position] {
    case .space: position += 1
    case .tab:
      while byte() == .tab { position += 1 }
      if !reportedTab {
        reportedTab = true
        result.diagnostics.append(.tabCharacter(at: range(start, position), replacement: " "))
      }
    case .return where isLineBreak: position += 1
    case UInt8(ascii: "\""): readText()
    case UInt8(ascii: "("): add(.leftParenthesis, 1)
    case UInt8(ascii: ")"): add(.rightParenthesis, 1)
    case UInt8(ascii: ","): add(.comma, 1)
    case UInt8(ascii: "|"): add(.bar, 1)
    case UInt8(ascii: "%"): add(.percent, 1)
    case UInt8(ascii: "+"): add(.plus, 1)
    case UInt8(ascii: "-"): add(.minus, 1)
    case UInt8(ascii: "="): add(.equal, 1)
    case UInt8(ascii: "!") where byte(1) == UInt8(ascii: "="): add(.notEqual, 2)
    case UInt8(ascii: ">"): readComparison(.moreThan, .atLeast)
    case UInt8(ascii: "<"): readComparison(.lessThan, .atMost)
    case UInt8(ascii: ".") where byte(1) == UInt8(ascii: "."): add(.dots, 2)
    case let byte where byte.isAlphanumeric: readWord()
    case let byte where byte.isControl:
      reportControlCharacters()
      add(.invalid, from: start)
    default: readUnexpected()
    }
  }

  private mutating func readComparison(_ strict: Token.Kind, _ orEqual: Token.Kind) {
    if byte(1) == UInt8(ascii: "=") { add(orEqual, 2) } else { add(strict, 1) }
  }

  private mutating func add(_ kind: Token.Kind, _ count: Int) {
    let start = position
    position += count
    add(kind, from: start)
  }

  /// Adds the token that ends at the position.
  mutating func add(
    _ kind: Token.Kind, from start: Int, value: Int64 = 0, hasEscape: Bool = false
  ) {
    if kind == .invalid { result.hasInvalidTokens = true }
    result.tokens.append(
      Token(
        kind: kind, startsLine: result.tokens.count == lineFirstToken, hasEscape: hasEscape,
        line: result.lines.count, lower: start, upper: position, value: value))
  }

  /// Passes over a run of control characters with one message.
  mutating func reportControlCharacters() {
    let start = position
    let first = bytes[position]
    repeat {
      position += 1
    } while position < bytes.count && bytes[position].isControl
      && bytes[position] != .newline && bytes[position] != .tab && !isLineBreak
    strayCount += 1
    if strayCount <= Self.strayLimit {
      result.diagnostics.append(.controlCharacter(first, at: range(start, position)))
    }
  }

  /// Passes over signs that have no meaning outside texts and comments, with one message for a run.
  private mutating func readUnexpected() {
    let start = position
    let wasReported = reportedEncoding
    if bytes[position] < 0x80 {
      position += 1
    } else {
      while position < bytes.count, bytes[position] >= 0x80 { checkEncoding() }
    }
    strayCount += 1
    if reportedEncoding == wasReported, strayCount <= Self.strayLimit {
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      result.diagnostics.append(.unexpectedCharacter(text, at: range(start, position)))
    }
    add(.invalid, from: start)
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let `return` = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isAlphanumeric: Bool { isLetter || isDigit }
  var isControl: Bool { self < 0x20 || self == 0x7F }
  var isBlank: Bool { self == .space || self == .tab || self == .return }
}
