// A text that is still in the input.

/// The place of a text: the content of a JSON string or of a CSV cell, without its quotes.
package struct TextRange: Hashable, Sendable {
  /// The offset of the first byte.
  package var lower = 0
  /// The offset after the last byte.
  package var upper = 0
  /// Whether the bytes are the text: no escape in JSON, no doubled quote in CSV.
  package var isLiteral = true
  /// Whether the bytes can stand in a JSON string as they are.
  ///
  /// Implies `isLiteral`.
  package var isPlain = true

  /// The number of bytes.
  package var count: Int { upper - lower }

  /// The same place, as seen from an offset further ahead.
  func moved(by offset: Int) -> TextRange {
    var result = self
    result.lower += offset
    result.upper += offset
    return result
  }
}
