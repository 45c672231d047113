// Text from files is not trusted on a terminal: it could move the cursor, change colours or turn the
// order of letters round. Whatever is not simply visible is shown as its number.

/// Makes text from outside safe to show on a terminal.
package enum TerminalText {
  /// The text with control characters, and characters that change the direction of writing, shown
  /// as `\u{1B}`.
  ///
  /// Line breaks are escaped, too.
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars { result += escaped(scalar) }
    return result
  }

  /// One Unicode scalar, escaped where it must be.
  package static func escaped(_ scalar: Unicode.Scalar) -> String {
    guard isUnsafe(scalar) else { return String(Character(scalar)) }
    return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
