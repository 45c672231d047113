// The smallest piece of text that has a meaning. A token holds no text of its own, only its place;
// comments are kept beside the line that they stand in and are not tokens.

/// A piece of one line: a word, a value or a sign.
struct Token: Sendable {
  /// What a token is.
  enum Kind: UInt8, Sendable {
    case name, text, number, date, monthDay, address
    case leftParenthesis, rightParenthesis, comma, dots, bar
    case equal, notEqual, atLeast, moreThan, atMost, lessThan
    case percent, plus, minus
    /// Something that the lexer has reported already.
    case invalid
  }

  /// What it is.
  let kind: Kind
  /// Whether it is the first of its line.
  let startsLine: Bool
  /// Whether it is a text that holds a backslash.
  let hasEscape: Bool
  /// The index of its line.
  let line: Int
  /// The offset of its first byte.
  let lower: Int
  /// The offset after its last byte.
  let upper: Int
  /// Hundredths of a number, days since 1970-01-01 of a date, 100 × month + day of a day of the year.
  let value: Int64
}
