// What can be wrong with a row, as the scanners throw it: small, with places instead of texts. The
// words stand in RowErrorWords.swift.

/// Why a row is no profile.
struct RowProblem: Error, Hashable {
  enum Kind: Hashable {
    /// The text is not JSON.
    case json(JSONFailure.Kind)
    /// A JSON value, but not an object.
    case notAnObject
    /// A key that profiles do not have.
    case unknownKey
    /// A column that profiles do not have.
    case unknownColumn
    /// A fact that the knowledge base does not have.
    case unknownFact
    /// A key that was there before.
    case duplicateKey
    /// A value of another type than the key takes.
    case wrongType
    /// A name that the choice or set does not have.
    case unknownMember
    /// A number that the fact does not take.
    case number(DecimalNumber.Problem)
    /// A date that is not written YYYY-MM-DD.
    case malformedDate
    /// A date that the calendar does not have.
    case noSuchDay
    /// A band without bounds, with unknown keys or with the lower bound not below the upper one.
    case malformedBand
    /// A row of cells with another number of cells than the header.
    case cellCount(expected: Int, found: Int)
    /// A quote inside a cell that does not start with one.
    case strayQuote
    /// Something between the closing quote and the next comma.
    case textAfterQuote
    /// A quoted cell without end.
    case openQuote
    /// A control character other than a tab or line break.
    case controlCharacter
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// More bytes than a row may have.
    case tooLong(limit: Int)
    /// An array in which something else follows an element than a comma or the end.
    case brokenArray
    /// Bytes of another format, with its name and what to do.
    case otherFormat(name: String, remedy: String)
    /// An array without its closing bracket.
    case openArray
    /// Answers that say yes to a fact although they say no to what it depends on.
    case contradiction(fact: Int, condition: Int?)
  }

  var kind: Kind
  /// The offset in the row.
  var offset: Int
  /// The place of the key, if the problem has one.
  var key: TextRange?
  /// The fact, if the problem has one.
  var fact: Int?
  /// The place of the text that is wrong, if it is one.
  var text: TextRange?
  /// The name of the column, where the row itself does not hold it.
  var column: String?

  init(
    _ kind: Kind, at offset: Int, key: TextRange? = nil, fact: Int? = nil,
    text: TextRange? = nil, column: String? = nil
  ) {
    self.kind = kind
    self.offset = offset
    self.key = key
    self.fact = fact
    self.text = text
    self.column = column
  }

  init(_ failure: JSONFailure) { self.init(.json(failure.kind), at: failure.offset) }
}
