// A profile from JSON text, directed by the schema: each key says what may follow, and the answer
// goes into the row as a number.

import RuleLanguage

struct JSONProfileScanner {
  let schema: ProfileSchema
  /// The profile that was scanned last.
  var row: ScannedRow
  /// What was wrong, where a method throws `refused`.
  ///
  /// So what the inner loops throw stays small.
  var problem: RowProblem?
  /// The text of a name that is written with escapes.
  var scratch: [UInt8] = []

  init(_ schema: ProfileSchema) {
    self.schema = schema
    row = ScannedRow(schema)
  }

  /// Scans one JSON object into `row`.
  ///
  /// Text that is not JSON is reported as that, whatever else is wrong with what stands before.
  mutating func scan(_ text: Span<UInt8>) throws(RowProblem) {
    row.clear()
    problem = nil
    do {
      try object(text)
    } catch {
      do { try JSONScanner.validate(text) } catch { throw RowProblem(error) }
      throw problem ?? RowProblem(error)
    }
  }

  /// Notes what is wrong.
  mutating func refuse(
    _ kind: RowProblem.Kind, at offset: Int, key: TextRange? = nil, fact: Int? = nil,
    text: TextRange? = nil
  ) -> JSONFailure {
    problem = RowProblem(kind, at: offset, key: key, fact: fact, text: text)
    return JSONFailure(.refused, at: offset)
  }

  private mutating func object(_ text: Span<UInt8>) throws(JSONFailure) {
    var json = JSONScanner()
    guard try json.peek(text) == UInt8(ascii: "{") else {
      throw refuse(.notAnObject, at: json.position)
    }
    json.position += 1
    var hasFacts = false
    if try json.peek(text) == UInt8(ascii: "}") {
      json.position += 1
    } else {
      repeat {
        let key = try json.key(text)
        try member(key, &hasFacts, &json, text)
      } while try json.continues(to: UInt8(ascii: "}"), or: .expectedCommaOrBrace, text)
    }
    try json.finish(text)
  }

  // MARK: Keys

  private enum TopLevelKey: Int { case id, name, asOf, facts }

  private static let topLevelKeys = NameTable(RowKeys.all)

  private mutating func member(
    _ key: TextRange, _ hasFacts: inout Bool, _ json: inout JSONScanner, _ text: Span<UInt8>
  ) throws(JSONFailure) {
    let index = index(in: Self.topLevelKeys, key, text)
    switch index.flatMap({ TopLevelKey(rawValue: $0) }) {
    case .id:
      if row.id != nil { throw duplicate(key) }
      row.id = try string(key, &json, text)
    case .name:
      if row.name != nil { throw duplicate(key) }
      row.name = try string(key, &json, text)
    case .asOf:
      if row.asOf != nil { throw duplicate(key) }
      row.asOf = try day(string(key, &json, text), key, nil, text)
    case .facts:
      if hasFacts { throw duplicate(key) }
      hasFacts = true
      try facts(key, &json, text)
    case nil: throw refuse(.unknownKey, at: key.lower - 1, key: key)
    }
  }

  private mutating func duplicate(_ key: TextRange, fact: Int? = nil) -> JSONFailure {
    refuse(.duplicateKey, at: key.lower - 1, key: key, fact: fact)
  }

  private mutating func string(
    _ key: TextRange, _ json: inout JSONScanner, _ text: Span<UInt8>
  ) throws(JSONFailure) -> TextRange {
    guard try json.peek(text) == UInt8(ascii: "\"") else {
      throw refuse(.wrongType, at: json.position, key: key)
    }
    return try json.string(text)
  }

  private mutating func facts(
    _ key: TextRange, _ json: inout JSONScanner, _ text: Span<UInt8>
  ) throws(JSONFailure) {
    guard try json.peek(text) == UInt8(ascii: "{") else {
      throw refuse(.wrongType, at: json.position, key: key)
    }
    json.position += 1
    if try json.peek(text) == UInt8(ascii: "}") {
      json.position += 1
      return
    }
    repeat {
      let key = try json.key(text)
      guard let fact = index(in: schema.facts, key, text) else {
        throw refuse(.unknownFact, at: key.lower - 1, key: key)
      }
      guard row.mark(fact) else { throw duplicate(key, fact: fact) }
      try answer(fact, key, &json, text)
    } while try json.continues(to: UInt8(ascii: "}"), or: .expectedCommaOrBrace, text)
  }

  /// The index of a name in a table, decoded first where it is written with escapes.
  mutating func index(
    in table: NameTable, _ name: TextRange, _ text: Span<UInt8>
  ) -> Int? {
    if name.isLiteral { return table.index(text, name.lower, name.upper) }
    decode(name, text)
    return table.index(scratch.span, 0, scratch.count)
  }

  mutating func decode(_ range: TextRange, _ text: Span<UInt8>) {
    scratch.removeAll(keepingCapacity: true)
    JSONScanner.decode(range, of: text, into: &scratch)
  }
}

/// The keys and columns beside the facts.
enum RowKeys {
  static let id = "id"
  static let name = "name"
  static let asOf = "asOf"
  static let facts = "facts"
  /// The keys of a profile, in the order in which they are written.
  static let all = [id, name, asOf, facts]
  /// The columns before those of the facts.
  static let columns = [id, name, asOf]
}

extension JSONScanner {
  /// Moves over a comma, or over the end of an array or object; false at the end.
  mutating func continues(
    to end: UInt8, or kind: JSONFailure.Kind, _ text: Span<UInt8>
  ) throws(JSONFailure) -> Bool {
    let byte = try peek(text)
    guard byte == UInt8(ascii: ",") || byte == end else { throw JSONFailure(kind, at: position) }
    position += 1
    return byte != end
  }
}
