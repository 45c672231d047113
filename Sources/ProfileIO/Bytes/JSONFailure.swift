// What can be wrong with JSON text, and where. Small and without text, because the scanner throws it
// from its inner loops; the words stand in RowErrorWords.swift.

/// A place at which text is not JSON.
package struct JSONFailure: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// There is no value at all.
    case empty
    /// The text ends inside a value.
    case unexpectedEnd
    /// A value was expected.
    case expectedValue
    /// A key in quotes was expected.
    case expectedKey
    /// A colon was expected after a key.
    case expectedColon
    /// A comma or a closing brace was expected.
    case expectedCommaOrBrace
    /// A comma or a closing bracket was expected.
    case expectedCommaOrBracket
    /// A word that is not true, false or null.
    case unknownWord
    /// A number that breaks the grammar.
    case malformedNumber
    /// A control character inside a string.
    case controlCharacter
    /// A backslash before something that has no escape.
    case malformedEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// More levels of arrays and objects than allowed.
    case tooDeep
    /// Something after the value.
    case trailingBytes
    /// JSON so far, but not what its reader wants; the reader has noted what is wrong.
    case refused
  }

  /// What is wrong.
  package let kind: Kind
  /// The offset in the text that was scanned.
  package let offset: Int

  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
