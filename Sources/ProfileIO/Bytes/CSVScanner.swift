// CSV by RFC 4180, over bytes and without allocating: cells of one record, and where a record ends.

/// A position in CSV text.
///
/// The text is passed to each method, and is the same each time.
package struct CSVScanner {
  /// What can be wrong with CSV text.
  package enum Failure: Error, Hashable, Sendable {
    /// A quote inside a cell that does not start with one.
    case strayQuote(offset: Int)
    /// Something between the closing quote and the next comma or line break.
    case textAfterQuote(offset: Int)
    /// A quoted cell without end.
    case openQuote(offset: Int)
  }

  /// The offset of the next cell.
  package var position: Int
  /// Whether the last cell of the record has been read.
  package private(set) var isAtEnd = false

  package init(at position: Int = 0) { self.position = position }

  /// Moves over a cell of a record and the comma behind it.
  ///
  /// The record is the whole text, without its line break.
  package mutating func cell(_ text: Span<UInt8>) throws(Failure) -> TextRange {
    let range = try content(text)
    if position < text.count {
      // `content` stops at a comma or at the end.
      position += 1
    } else {
      isAtEnd = true
    }
    return range
  }

  private mutating func content(_ text: Span<UInt8>) throws(Failure) -> TextRange {
    let start = position
    guard start < text.count, text[start] == UInt8(ascii: "\"") else {
      while position < text.count {
        let byte = text[position]
        if byte == UInt8(ascii: ",") { break }
        if byte == UInt8(ascii: "\"") { throw .strayQuote(offset: position) }
        position += 1
      }
      return TextRange(lower: start, upper: position)
    }
    position += 1
    var isLiteral = true
    while let quote = text.firstOffset(of: UInt8(ascii: "\""), from: position) {
      position = quote + 1
      if position < text.count, text[position] == UInt8(ascii: "\"") {
        isLiteral = false
        position += 1
        continue
      }
      guard position == text.count || text[position] == UInt8(ascii: ",") else {
        throw .textAfterQuote(offset: position)
      }
      return TextRange(lower: start + 1, upper: quote, isLiteral: isLiteral)
    }
    throw .openQuote(offset: start)
  }

  /// Where a record ends.
  package enum RecordEnd: Hashable, Sendable {
    /// At the line break of an offset.
    case lineBreak(Int)
    /// Nowhere in the text; more of it could help.
    case missing
    /// A quoted cell is closed and goes on, so that its quotes cannot be trusted.
    case broken
  }

  /// Finds the line break that ends a record: the first one outside quotes.
  ///
  /// - Complexity: O(bytes of the record).
  package static func recordEnd(_ text: Span<UInt8>, from start: Int) -> RecordEnd {
    var at = start
    var isCellStart = true
    while at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: "\""), isCellStart {
        switch quotedEnd(text, from: at + 1) {
        case .lineBreak(let next): at = next
        case let other: return other
        }
        isCellStart = false
        continue
      }
      if byte == UInt8(ascii: "\n") { return .lineBreak(at) }
      isCellStart = byte == UInt8(ascii: ",")
      at += 1
    }
    return .missing
  }

  /// The offset after a quoted cell, as `lineBreak`.
  private static func quotedEnd(_ text: Span<UInt8>, from start: Int) -> RecordEnd {
    var at = start
    while let quote = text.firstOffset(of: UInt8(ascii: "\""), from: at) {
      guard quote + 1 < text.count else { return .missing }
      switch text[quote + 1] {
      case UInt8(ascii: "\""): at = quote + 2
      case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .lineBreak(quote + 1)
      default: return .broken
      }
    }
    return .missing
  }

  /// Appends the text of a cell, doubled quotes taken as one.
  package static func decode(_ range: TextRange, of text: Span<UInt8>, into bytes: inout [UInt8]) {
    var at = range.lower
    while at < range.upper {
      bytes.append(text[at])
      // Inside a cell in quotes each quote is doubled.
      at += text[at] == UInt8(ascii: "\"") && !range.isLiteral ? 2 : 1
    }
  }
}
