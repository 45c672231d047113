// A row that is no profile, as it is reported: line, column, id, key and reason.

import RuleLanguage

/// Why a row was rejected.
package struct RowError: Error, Hashable, Sendable {
  /// The number of the line, from 1.
  package var line: Int
  /// The byte in the line, from 1; nil where the row as a whole is wrong.
  package var column: Int?
  /// The id of the row, as far as it could be read; empty otherwise.
  package var id: String
  /// The key or column that is wrong; empty where the row as a whole is wrong.
  package var key: String
  /// The reason: lower case, without a full stop.
  package var reason: String

  /// The reason with its place in the line.
  package var message: String { column.map { "column \($0): \(reason)" } ?? reason }

  /// Appends the error as a JSON object and a line break:
  /// `{"line":17,"id":"…","error":"…","key":"…"}`, and the name of the file where there are several.
  package func append(to bytes: inout [UInt8], file: String? = nil) {
    bytes.append(ascii: "{\"line\":")
    bytes.append(decimal: line)
    bytes.append(ascii: ",\"id\":")
    bytes.append(json: id)
    bytes.append(ascii: ",\"error\":")
    bytes.append(json: message)
    bytes.append(ascii: ",\"key\":")
    bytes.append(json: key)
    if let file {
      bytes.append(ascii: ",\"file\":")
      bytes.append(json: file)
    }
    bytes.append(ascii: "}\n")
  }
}

extension RowError {
  /// Puts a problem into words.
  ///
  /// `line`: the number of the line in which the row begins.
  /// `id`: the id of the row.
  init(
    _ problem: RowProblem, line: Int, id: String, of text: Span<UInt8>, as notation: Notation,
    _ schema: ProfileSchema
  ) {
    let words = RowErrorWords(text: notation, schema: schema)
    let place = Self.place(problem.offset, in: text)
    self.init(
      line: line + place.line, column: problem.hasPlace ? place.column : nil, id: id,
      key: words.key(problem, text), reason: words.reason(problem, text))
  }

  /// The line of an offset, from 0, and the byte in that line, from 1.
  private static func place(_ offset: Int, in text: Span<UInt8>) -> (line: Int, column: Int) {
    let end = min(offset, text.count)
    var line = 0
    var start = 0
    while let next = text.firstOffset(of: UInt8(ascii: "\n"), from: start), next < end {
      line += 1
      start = next + 1
    }
    return (line, offset - start + 1)
  }
}

/// How a text is written down.
package enum Notation: Sendable {
  /// With escapes after backslashes.
  case json
  /// With doubled quotes.
  case csv

  /// The text of a place.
  func decoded(_ range: TextRange, of text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    decode(range, of: text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of a place.
  func decode(_ range: TextRange, of text: Span<UInt8>, into bytes: inout [UInt8]) {
    switch self {
    case .json: JSONScanner.decode(range, of: text, into: &bytes)
    case .csv: CSVScanner.decode(range, of: text, into: &bytes)
    }
  }
}
