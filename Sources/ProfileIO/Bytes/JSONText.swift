// Appending JSON and CSV to bytes. There is one way to write each text, so that results are equal
// byte for byte whatever way they were made.

extension [UInt8] {
  /// Appends a text of the program.
  mutating func append(ascii text: StaticString) {
    // The pointer of a static string lives as long as the program.
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a number.
  mutating func append(decimal number: Int) { append(decimal: Int64(number)) }

  /// Appends a number.
  mutating func append(decimal number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Appends hundredths as a JSON number, without needless zeros.
  mutating func append(hundredths: Int64) {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if hundredths < 0, whole == 0 { append(UInt8(ascii: "-")) }
    append(decimal: whole)
    let part = rest.magnitude
    guard part > 0 else { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(part / 10))
    if part % 10 > 0 { append(UInt8(ascii: "0") + UInt8(part % 10)) }
  }

  /// Appends a text as a JSON string with its quotes.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    var copy = text
    copy.withUTF8 { unsafe append(jsonContent: $0.span) }
    append(UInt8(ascii: "\""))
  }

  /// Appends UTF-8 as the content of a JSON string: quotes, backslashes and control characters as
  /// escapes (C0, DEL and C1, so that no terminal takes them for commands), all else as it is.
  mutating func append(jsonContent text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""): append(ascii: "\\\"")
      case UInt8(ascii: "\\"): append(ascii: "\\\\")
      case 0x08: append(ascii: "\\b")
      case 0x09: append(ascii: "\\t")
      case 0x0A: append(ascii: "\\n")
      case 0x0C: append(ascii: "\\f")
      case 0x0D: append(ascii: "\\r")
      case 0..<0x20, 0x7F: append(escaped: byte)
      case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
        index += 1
        append(escaped: text[index])
      default: append(byte)
      }
      index += 1
    }
  }

  private mutating func append(escaped byte: UInt8) {
    append(ascii: "\\u00")
    for digit in [byte >> 4, byte & 0xF] {
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// Appends a text as a CSV cell, in quotes where it holds a comma, a quote or a line break, or starts
  /// or ends with a blank.
  mutating func append(csv text: String) {
    var copy = text
    copy.withUTF8 { unsafe append(csvCell: $0.span) }
  }

  /// Appends UTF-8 as a CSV cell.
  ///
  /// CSV has no escapes, so control characters other than tabs and line breaks are written as U+FFFD:
  /// a terminal or a spreadsheet would take them for commands.
  mutating func append(csvCell text: Span<UInt8>) {
    let isQuoted = Self.needsQuotes(text)
    if isQuoted { append(UInt8(ascii: "\"")) }
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""): append(ascii: "\"\"")
      case 0x09, 0x0A, 0x0D: append(byte)
      case 0..<0x20, 0x7F: append(ascii: "\u{FFFD}")
      case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
        index += 1
        append(ascii: "\u{FFFD}")
      default: append(byte)
      }
      index += 1
    }
    if isQuoted { append(UInt8(ascii: "\"")) }
  }

  /// Whether a text stands in quotes as a CSV cell.
  static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return false }
    if text[0] == 0x20 || text[text.count - 1] == 0x20 { return true }
    var index = 0
    while index + 8 <= text.count {
      let word = text.word(at: index)
      let found =
        zeroBytes(word ^ repeated(UInt8(ascii: ","))) | zeroBytes(word ^ repeated(0x22))
        | zeroBytes(word ^ repeated(0x0A)) | zeroBytes(word ^ repeated(0x0D))
      if found != 0 { return true }
      index += 8
    }
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: return true
      default: index += 1
      }
    }
    return false
  }
}
