// JSON by the letter of RFC 8259, over bytes and without allocating: the cursor moves over tokens,
// and what a token means is the caller's business. One method validates a whole text.

/// A position in JSON text.
///
/// The text is passed to each method, and is the same each time.
package struct JSONScanner {
  /// The most levels of arrays and objects in each other.
  package static let depthLimit = 64

  /// The offset of the next byte.
  package var position: Int

  package init(at position: Int = 0) { self.position = position }

  /// Checks that a text is one JSON value and nothing else.
  ///
  /// - Complexity: O(bytes), in constant memory.
  package static func validate(_ text: Span<UInt8>) throws(JSONFailure) {
    var scanner = JSONScanner()
    scanner.skipSpace(text)
    guard scanner.position < text.count else { throw JSONFailure(.empty, at: scanner.position) }
    try scanner.skipValue(text)
    try scanner.finish(text)
  }

  /// Checks that only space is left.
  package mutating func finish(_ text: Span<UInt8>) throws(JSONFailure) {
    skipSpace(text)
    if position < text.count { throw JSONFailure(.trailingBytes, at: position) }
  }

  /// Moves over space: blanks, tabs and line ends.
  package mutating func skipSpace(_ text: Span<UInt8>) {
    while position < text.count {
      let byte = text[position]
      if byte > 0x20 { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// The next byte after space; throws at the end.
  package mutating func peek(_ text: Span<UInt8>) throws(JSONFailure) -> UInt8 {
    if position < text.count {
      let byte = text[position]
      if byte > 0x20 { return byte }
    }
    skipSpace(text)
    guard position < text.count else { throw JSONFailure(.unexpectedEnd, at: position) }
    return text[position]
  }

  /// Moves over one byte after space, or throws.
  package mutating func expect(
    _ byte: UInt8, or kind: JSONFailure.Kind, _ text: Span<UInt8>
  ) throws(JSONFailure) {
    guard try peek(text) == byte else { throw JSONFailure(kind, at: position) }
    position += 1
  }

  // MARK: Values

  /// Moves over any value.
  package mutating func skipValue(_ text: Span<UInt8>, depth: Int = 0) throws(JSONFailure) {
    switch try peek(text) {
    case UInt8(ascii: "{"): try skipObject(text, depth: depth + 1)
    case UInt8(ascii: "["): try skipArray(text, depth: depth + 1)
    case UInt8(ascii: "\""): _ = try string(text)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number(text)
    case UInt8(ascii: "t"): try word("true", text)
    case UInt8(ascii: "f"): try word("false", text)
    case UInt8(ascii: "n"): try word("null", text)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      throw JSONFailure(.unknownWord, at: position)
    default: throw JSONFailure(.expectedValue, at: position)
    }
  }

  private mutating func skipObject(_ text: Span<UInt8>, depth: Int) throws(JSONFailure) {
    guard depth <= Self.depthLimit else { throw JSONFailure(.tooDeep, at: position) }
    position += 1
    if try peek(text) == UInt8(ascii: "}") {
      position += 1
      return
    }
    while true {
      try key(text)
      try skipValue(text, depth: depth)
      switch try peek(text) {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return
      default: throw JSONFailure(.expectedCommaOrBrace, at: position)
      }
    }
  }

  private mutating func skipArray(_ text: Span<UInt8>, depth: Int) throws(JSONFailure) {
    guard depth <= Self.depthLimit else { throw JSONFailure(.tooDeep, at: position) }
    position += 1
    if try peek(text) == UInt8(ascii: "]") {
      position += 1
      return
    }
    while true {
      try skipValue(text, depth: depth)
      switch try peek(text) {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return
      default: throw JSONFailure(.expectedCommaOrBracket, at: position)
      }
    }
  }

  /// Moves over a key and its colon.
  @discardableResult
  package mutating func key(_ text: Span<UInt8>) throws(JSONFailure) -> TextRange {
    guard try peek(text) == UInt8(ascii: "\"") else {
      throw JSONFailure(.expectedKey, at: position)
    }
    let range = try string(text)
    try expect(UInt8(ascii: ":"), or: .expectedColon, text)
    return range
  }

  /// Moves over one of the words true, false and null.
  package mutating func word(_ word: StaticString, _ text: Span<UInt8>) throws(JSONFailure) {
    let start = position
    let length = word.utf8CodeUnitCount
    // The pointer of a static string lives as long as the program; the index is below its length.
    let expected = unsafe UnsafeBufferPointer(start: word.utf8Start, count: length)
    for index in 0..<length {
      guard start + index < text.count else { throw JSONFailure(.unexpectedEnd, at: text.count) }
      guard unsafe text[start + index] == expected[index] else {
        throw JSONFailure(.unknownWord, at: start)
      }
    }
    position = start + length
    if position < text.count, Self.isWordByte(text[position]) {
      throw JSONFailure(.unknownWord, at: start)
    }
  }

  /// Whether a byte would lengthen a word or number.
  package static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
