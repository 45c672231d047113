// The header of a CSV text: which column is what.

/// The columns of a CSV text, in its own order.
package struct CSVHeader: Sendable {
  /// What a column holds.
  enum Column: Hashable, Sendable {
    case id, name, asOf
    /// A fact, by index.
    case fact(Int)
  }

  /// The columns.
  let columns: [Column]

  /// A header without columns, for input whose own header cannot be read.
  init() { columns = [] }

  init(_ text: Span<UInt8>, _ schema: ProfileSchema) throws(RowProblem) {
    var columns: [Column] = []
    var seen: Set<Column> = []
    var csv = CSVScanner()
    while !csv.isAtEnd {
      let start = csv.position
      let cell: TextRange
      do { cell = try csv.cell(text) } catch { throw RowProblem(error) }
      guard let column = Self.column(cell, text, schema) else {
        throw RowProblem(.unknownColumn, at: start, key: cell)
      }
      guard seen.insert(column).inserted else {
        throw RowProblem(.duplicateKey, at: start, key: cell)
      }
      columns.append(column)
    }
    self.columns = columns
  }

  /// The column of a name, or nil.
  static func column(
    _ cell: TextRange, _ text: Span<UInt8>, _ schema: ProfileSchema
  ) -> Column? {
    var name: [UInt8] = []
    CSVScanner.decode(cell, of: text, into: &name)
    if let fact = schema.facts.index(name.span, 0, name.count) { return .fact(fact) }
    switch String(decoding: name, as: UTF8.self) {
    case RowKeys.id: return .id
    case RowKeys.name: return .name
    case RowKeys.asOf: return .asOf
    default: return nil
    }
  }
}

extension RowProblem {
  init(_ failure: CSVScanner.Failure) {
    switch failure {
    case .strayQuote(let offset): self.init(.strayQuote, at: offset)
    case .textAfterQuote(let offset): self.init(.textAfterQuote, at: offset)
    case .openQuote(let offset): self.init(.openQuote, at: offset)
    }
  }
}
