// What the two scanners of profiles have in common. Loops over rows are generic over it, so that each
// is compiled for its notation.

import Advice
import RuleLanguage

/// Scans rows of one notation.
protocol RowScanner {
  /// How texts are written down.
  static var notation: Notation { get }
  /// The facts.
  var schema: ProfileSchema { get }
  /// The row that was scanned last.
  var row: ScannedRow { get }

  /// Scans one row.
  mutating func scan(_ text: Span<UInt8>) throws(RowProblem)
  /// Looks over the lines that are to be scanned in the quick way.
  func begin(_ quick: inout QuickScanner, _ text: Span<UInt8>)
  /// Scans a row in the quick way, where there is one and the row is a usual one.
  mutating func scanQuickly(
    _ quick: inout QuickScanner, _ text: Span<UInt8>, from start: Int,
    to rows: inout MutableSpan<UInt64>, _ base: Int
  ) -> QuickScanner.Row?
  /// Finds the id of a row that is wrong, as far as it can be read.
  mutating func salvagedID(_ text: Span<UInt8>) -> String
}

extension RowScanner {
  /// The row as a profile.
  func profile(_ text: Span<UInt8>) -> Profile {
    Profile(
      id: row.id.map { Self.notation.decoded($0, of: text) } ?? "",
      name: row.name.map { Self.notation.decoded($0, of: text) } ?? "",
      asOf: row.asOf, answers: row.answers(schema))
  }

  /// Reports what is wrong with a row.
  ///
  /// `column`: the bytes that stand before the row in its line.
  mutating func rowError(
    _ problem: RowProblem, line: Int, column: Int, _ text: Span<UInt8>
  ) -> RowError {
    let id = salvagedID(text)
    var error = RowError(problem, line: line, id: id, of: text, as: Self.notation, schema)
    if error.line == line, let place = error.column { error.column = place + column }
    return error
  }
}

extension JSONProfileScanner: RowScanner {
  static var notation: Notation { .json }

  func begin(_ quick: inout QuickScanner, _ text: Span<UInt8>) { quick.begin(text) }

  mutating func scanQuickly(
    _ quick: inout QuickScanner, _ text: Span<UInt8>, from start: Int,
    to rows: inout MutableSpan<UInt64>, _ base: Int
  ) -> QuickScanner.Row? {
    quick.scan(text, from: start, to: &rows, base, &self)
  }

  mutating func salvagedID(_ text: Span<UInt8>) -> String {
    let found = try? findID(text)
    return found ?? ""
  }

  /// The id of an object that need not be a profile, nor JSON after the id.
  private func findID(_ text: Span<UInt8>) throws(JSONFailure) -> String? {
    var json = JSONScanner()
    guard try json.peek(text) == UInt8(ascii: "{") else { return nil }
    json.position += 1
    guard try json.peek(text) == UInt8(ascii: "\"") else { return nil }
    repeat {
      let key = try json.key(text)
      if JSONScanner.decoded(key, of: text) == RowKeys.id {
        guard try json.peek(text) == UInt8(ascii: "\"") else { return nil }
        return JSONScanner.decoded(try json.string(text), of: text)
      }
      try json.skipValue(text)
    } while try json.continues(to: UInt8(ascii: "}"), or: .expectedCommaOrBrace, text)
    return nil
  }
}
