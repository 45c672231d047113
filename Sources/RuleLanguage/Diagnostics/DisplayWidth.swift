// How many columns a text takes on a terminal. Korean, Chinese and Japanese characters take two.

/// The width of text on a terminal.
public enum DisplayWidth {
  /// The columns that a text takes, control characters counting as none.
  ///
  /// Takes time linear in the length; text that is all ASCII is counted byte by byte.
  public static func of(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  /// The columns that one Unicode scalar takes: zero, one or two.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0x300 { return value < 0xA0 || value == 0xAD ? 0 : 1 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default:
      // Vowels and final consonants of Korean syllables that are written letter by letter.
      if (0x1160...0x11FF).contains(value) { return 0 }
      return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// Source: Unicode Standard Annex 11, East Asian Width, classes W and F.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    // Marks among the kana, and tone marks of Korean, combine with what is before them.
    if value == 0x3099 || value == 0x309A || (0x302A...0x302F).contains(value) { return false }
    return wide.contains { $0.contains(value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x1FA70...0x1FAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
