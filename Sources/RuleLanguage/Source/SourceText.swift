// RuleLanguage turns text into a syntax tree and back, and says what is wrong with text.
// It must never know what a rule means, read a file or write to a terminal.
//
// This file: the text of one file and the places in it. A place is a UTF-8 byte offset until it is
// shown; lines and columns are computed then.

/// The number of a source text among those that were parsed together.
public struct SourceID: Hashable, Comparable, Sendable {
  /// The index of the text in the list that was parsed.
  public let index: Int

  /// Creates the id of the text at an index.
  public init(_ index: Int) { self.index = index }

  public static func < (left: SourceID, right: SourceID) -> Bool { left.index < right.index }
}

/// A half-open range of UTF-8 byte offsets in one source text.
public struct SourceRange: Hashable, Comparable, Sendable {
  /// The text that the range lies in.
  public let source: SourceID
  /// The offset of the first byte.
  public let lower: Int
  /// The offset after the last byte; never below `lower`.
  public let upper: Int

  /// Creates a range; an upper bound below the lower one is taken as empty.
  public init(_ source: SourceID, _ lower: Int, _ upper: Int) {
    self.source = source
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The smallest range that holds this one and another of the same text.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(source, min(lower, other.lower), max(upper, other.upper))
  }

  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.source, left.lower, left.upper) < (right.source, right.lower, right.upper)
  }
}

/// A line and a column, both counted from one, as people and editors name places.
public struct SourceLocation: Hashable, Sendable {
  /// The number of the line, from 1.
  public let line: Int
  /// The UTF-8 byte in the line, from 1.
  public let column: Int
}

/// The bytes of one file with its name and the starts of its lines.
public struct SourceText: Sendable {
  /// The name that diagnostics show, usually a path.
  public let name: String
  /// The content as UTF-8.
  public let bytes: [UInt8]
  /// The offset of the first byte of each line, ascending; never empty.
  public let lineStarts: [Int]

  /// Creates a source text from UTF-8 bytes.
  ///
  /// Invalid UTF-8 is kept and reported by the lexer.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    let content = bytes.span
    for offset in content.indices where content[offset] == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Creates a source text from a string.
  public init(name: String, _ text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// The line and column of an offset, in time logarithmic in the number of lines.
  public func location(of offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The content of a line, counted from one, without its line break.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The text of a range.
  public func text(_ range: SourceRange) -> String {
    let lower = min(max(range.lower, 0), bytes.count)
    let upper = min(max(range.upper, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}
