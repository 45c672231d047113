// Which format an input has, by its first bytes. Names of files are not looked at.

/// The format of an input.
struct DetectedFormat {
  /// How the input is to be read.
  enum Kind {
    /// One JSON object a line.
    case ndjson
    /// JSON over any number of lines.
    case json
    /// CSV.
    case csv
    /// Something else.
    case unreadable(RowProblem)
  }

  /// How the input is to be read.
  var kind: Kind
  /// The bytes before the text: a byte order mark.
  var skipped = 0

  /// Looks at the first bytes of an input.
  ///
  /// `isWhole`: whether nothing follows the text.
  /// `asked`: what the user says that it is.
  init(_ text: Span<UInt8>, isWhole: Bool, _ asked: InputFormat, _ schema: ProfileSchema) {
    if text.matches([0xEF, 0xBB, 0xBF], from: 0) { skipped = 3 }
    if let problem = Self.otherFormat(text) {
      kind = .unreadable(problem)
      return
    }
    switch asked {
    case .ndjson: kind = .ndjson
    case .json: kind = .json
    case .csv: kind = .csv
    case .auto: kind = Self.detected(text.extracting(skipped..<text.count), schema)
    }
  }

  /// Whether bytes are enough to find out: the first line that is not blank, and what comes after it.
  static func isEnough(_ text: Span<UInt8>) -> Bool {
    var json = JSONScanner(at: text.matches([0xEF, 0xBB, 0xBF], from: 0) ? 3 : 0)
    json.skipSpace(text)
    guard let lineBreak = text.firstOffset(of: UInt8(ascii: "\n"), from: json.position) else {
      return false
    }
    json.position = lineBreak
    json.skipSpace(text)
    return json.position < text.count
  }

  private static func otherFormat(_ text: Span<UInt8>) -> RowProblem? {
    let known: [([UInt8], String, String)] = [
      ([0x1F, 0x8B], "compressed by gzip", "pass it through gzip -dc"),
      ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd", "pass it through zstd -dc"),
      ([0x50, 0x4B, 0x03, 0x04], "a zip file or a spreadsheet", "save the table as CSV"),
      ([0xFF, 0xFE], "UTF-16", "save it as UTF-8"), ([0xFE, 0xFF], "UTF-16", "save it as UTF-8"),
    ]
    for (bytes, name, remedy) in known where text.matches(bytes, from: 0) {
      return RowProblem(.otherFormat(name: name, remedy: remedy), at: 0)
    }
    return nil
  }

  private static func detected(_ text: Span<UInt8>, _ schema: ProfileSchema) -> Kind {
    var json = JSONScanner()
    json.skipSpace(text)
    guard json.position < text.count else { return .ndjson }
    switch text[json.position] {
    case UInt8(ascii: "["): return .json
    case UInt8(ascii: "{"): return isPrettyPrinted(text, from: json.position) ? .json : .ndjson
    default: return isHeader(text, from: json.position, schema) ? .csv : .ndjson
    }
  }

  /// Whether an object goes on after its first line.
  ///
  /// A line that is cut off looks like that, too; but then the next line begins an object where
  /// none can stand.
  private static func isPrettyPrinted(_ text: Span<UInt8>, from start: Int) -> Bool {
    let line = Chunk.line(text, from: start, end: text.count)
    guard line.next < text.count, depth(text.extracting(line.range)) > 0 else { return false }
    var json = JSONScanner(at: line.next)
    json.skipSpace(text)
    guard json.position < text.count, text[json.position] == UInt8(ascii: "{") else { return true }
    var last = line.range.upperBound - 1
    while last > start, text[last] == 0x20 || text[last] == 0x09 { last -= 1 }
    return text[last] == UInt8(ascii: ":") || text[last] == UInt8(ascii: "[")
  }

  /// The number of brackets that are open at the end of a line; 0 inside a string, which cannot go on.
  private static func depth(_ line: Span<UInt8>) -> Int {
    var depth = 0
    var isInString = false
    var index = 0
    while index < line.count {
      switch (line[index], isInString) {
      case (UInt8(ascii: "\\"), true): index += 1
      case (UInt8(ascii: "\""), _): isInString.toggle()
      case (UInt8(ascii: "{"), false), (UInt8(ascii: "["), false): depth += 1
      case (UInt8(ascii: "}"), false), (UInt8(ascii: "]"), false): depth -= 1
      default: break
      }
      index += 1
    }
    return isInString ? 0 : depth
  }

  /// Whether a line looks like the header of CSV: some of its cells are columns, or it has several
  /// cells and no brace.
  private static func isHeader(
    _ text: Span<UInt8>, from start: Int, _ schema: ProfileSchema
  ) -> Bool {
    let line = text.extracting(Chunk.line(text, from: start, end: text.count).range)
    var csv = CSVScanner()
    var cells = 0
    while !csv.isAtEnd, let cell = try? csv.cell(line) {
      cells += 1
      if CSVHeader.column(cell, line, schema) != nil { return true }
    }
    return cells > 1 && line.firstOffset(of: UInt8(ascii: "{"), from: 0) == nil
  }
}
