// Strings: moving over them with every check that RFC 8259 asks for, and decoding their escapes.

extension JSONScanner {
  /// Moves over a string whose opening quote is next, and gives the place of its content.
  package mutating func string(_ text: Span<UInt8>) throws(JSONFailure) -> TextRange {
    var at = position + 1
    let lower = at
    // Most strings are plain: look for their end eight bytes at a time.
    while at + 8 <= text.count {
      let ends = endsPlainText(text.word(at: at))
      if ends == 0 {
        at += 8
        continue
      }
      at += ends.trailingZeroBitCount / 8
      if text[at] == UInt8(ascii: "\"") {
        position = at + 1
        return TextRange(lower: lower, upper: at)
      }
      break
    }
    return try string(text, from: lower, checkedTo: at)
  }

  private mutating func string(
    _ text: Span<UInt8>, from lower: Int, checkedTo start: Int
  ) throws(JSONFailure) -> TextRange {
    var at = start
    var isLiteral = true
    var isPlain = true
    while at < text.count {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "\""):
        position = at + 1
        return TextRange(lower: lower, upper: at, isLiteral: isLiteral, isPlain: isPlain)
      case UInt8(ascii: "\\"):
        isLiteral = false
        isPlain = false
        at = try Self.escape(text, at: at)
      case 0..<0x20: throw JSONFailure(.controlCharacter, at: at)
      case 0x7F:
        isPlain = false
        at += 1
      case 0x80...:
        // C1 control characters are written as escapes; anything else outside ASCII as it is.
        if byte == 0xC2, at + 1 < text.count, text[at + 1] < 0xA0 { isPlain = false }
        at = try Self.character(text, at: at)
      default: at += 1
      }
    }
    throw JSONFailure(.unexpectedEnd, at: at)
  }

  /// Checks an escape and gives the offset after it.
  private static func escape(_ text: Span<UInt8>, at start: Int) throws(JSONFailure) -> Int {
    guard start + 1 < text.count else { throw JSONFailure(.unexpectedEnd, at: text.count) }
    guard text[start + 1] == UInt8(ascii: "u") else {
      guard plainEscape(text[start + 1]) != nil else {
        throw JSONFailure(.malformedEscape, at: start)
      }
      return start + 2
    }
    let unit = try codeUnit(text, at: start)
    guard unit & 0xF800 == 0xD800 else { return start + 6 }
    // A surrogate: the high half must come first, and the low half right after it.
    guard unit < 0xDC00, start + 7 < text.count, text[start + 6] == UInt8(ascii: "\\"),
      text[start + 7] == UInt8(ascii: "u")
    else { throw JSONFailure(.loneSurrogate, at: start) }
    let low = try codeUnit(text, at: start + 6)
    guard low & 0xFC00 == 0xDC00 else { throw JSONFailure(.loneSurrogate, at: start) }
    return start + 12
  }

  /// The four hexadecimal digits of an escape that starts at an offset.
  private static func codeUnit(_ text: Span<UInt8>, at start: Int) throws(JSONFailure) -> UInt32 {
    var result: UInt32 = 0
    for offset in start + 2..<start + 6 {
      guard offset < text.count else { throw JSONFailure(.unexpectedEnd, at: text.count) }
      guard let digit = hexadecimal(text[offset]) else {
        throw JSONFailure(.malformedEscape, at: start)
      }
      result = result << 4 | digit
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// What a one-letter escape stands for.
  private static func plainEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// Checks a character outside ASCII and gives the offset after it: table 3-7 of the Unicode standard,
  /// so no overlong forms, no surrogates, nothing above U+10FFFF.
  package static func character(_ text: Span<UInt8>, at start: Int) throws(JSONFailure) -> Int {
    let first = text[start]
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw JSONFailure(.invalidUTF8, at: start)
    }
    guard start + length <= text.count, second.contains(text[start + 1]) else {
      throw JSONFailure(.invalidUTF8, at: start)
    }
    for offset in start + 2..<max(start + 2, start + length)
    where text[offset] & 0xC0 != 0x80 {
      throw JSONFailure(.invalidUTF8, at: start)
    }
    return start + length
  }

  // MARK: Decoding

  /// Appends the text of a string that has been scanned.
  package static func decode(
    _ range: TextRange, of text: Span<UInt8>, into bytes: inout [UInt8]
  ) {
    var at = range.lower
    while at < range.upper {
      let byte = text[at]
      guard byte == UInt8(ascii: "\\"), at + 1 < range.upper else {
        bytes.append(byte)
        at += 1
        continue
      }
      if let plain = plainEscape(text[at + 1]) {
        bytes.append(plain)
        at += 2
        continue
      }
      let (scalar, next) = decodedEscape(text, at: at)
      bytes.append(contentsOf: String(Character(scalar)).utf8)
      at = next
    }
  }

  /// The character of a checked `\u` escape or pair of them, and the offset after it.
  private static func decodedEscape(
    _ text: Span<UInt8>, at start: Int
  ) -> (Unicode.Scalar, Int) {
    let replacement = Unicode.Scalar(0xFFFD as UInt16) ?? " "
    guard let unit = try? codeUnit(text, at: start) else { return (replacement, start + 2) }
    guard unit & 0xF800 == 0xD800 else {
      return (Unicode.Scalar(unit) ?? replacement, start + 6)
    }
    guard let low = try? codeUnit(text, at: start + 6) else { return (replacement, start + 6) }
    let value = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
    return (Unicode.Scalar(value) ?? replacement, start + 12)
  }

  /// The text of a string that has been scanned.
  package static func decoded(_ range: TextRange, of text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    decode(range, of: text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
