// Profiles one after the other, whatever their format; a row that is wrong is given as its error.

package import Advice
import RuleLanguage

/// Reads profiles from an input, without holding more than a few of them.
package struct ProfileReader {
  private let schema: ProfileSchema
  private var chunks: ChunkReader
  private var pending: [Result<Profile, RowError>] = []
  private var position = 0
  /// The number of lines before the present chunk.
  private var lines = 0

  /// Creates a reader.
  package init(
    _ input: any ByteInput, _ schema: ProfileSchema, format: InputFormat = .auto
  ) {
    self.schema = schema
    chunks = ChunkReader(input, format, schema)
  }

  /// The next profile or error, or nil at the end.
  package mutating func next() throws(IOFailure) -> Result<Profile, RowError>? {
    while position == pending.count {
      guard let chunk = try chunks.next() else { return nil }
      var found: [Result<Profile, RowError>] = []
      lines += ChunkRows(chunk, schema, firstLine: lines + 1).forEach { row, _ in found.append(row)
      }
      pending = found
      position = 0
    }
    position += 1
    return pending[position - 1]
  }
}

/// The rows of one chunk.
struct ChunkRows {
  private let chunk: Chunk
  private let schema: ProfileSchema
  private let firstLine: Int

  init(_ chunk: Chunk, _ schema: ProfileSchema, firstLine: Int) {
    self.chunk = chunk
    self.schema = schema
    self.firstLine = firstLine
  }

  /// Goes through the rows in order, each with its line, and returns the number of lines.
  func forEach(_ body: (Result<Profile, RowError>, Int) -> Void) -> Int {
    switch chunk.notation {
    case .json:
      var scanner = JSONProfileScanner(schema)
      return scan(&scanner, body)
    case .csv(let header):
      var scanner = CSVProfileScanner(schema, header)
      return scan(&scanner, body)
    }
  }

  private func scan(
    _ scanner: inout some RowScanner, _ body: (Result<Profile, RowError>, Int) -> Void
  ) -> Int {
    let text = chunk.bytes.span
    switch chunk.framing {
    case .records(let records):
      for record in records {
        let line = firstLine + record.line
        body(row(record.range, line: line, record.problem, &scanner), line)
      }
      return chunk.lineCount
    case .lines:
      var start = 0
      var count = 0
      while start < chunk.count {
        let line = Chunk.line(text, from: start, end: chunk.count)
        if !text.isBlank(line.range) {
          body(row(line.range, line: firstLine + count, nil, &scanner), firstLine + count)
        }
        count += 1
        start = line.next
      }
      return count
    }
  }

  private func row(
    _ range: Range<Int>, line: Int, _ framing: RowProblem?, _ scanner: inout some RowScanner
  ) -> Result<Profile, RowError> {
    let text = chunk.bytes.span.extracting(range)
    if let framing { return .failure(scanner.rowError(framing, line: line, text)) }
    do throws(RowProblem) {
      try scanner.scan(text)
      return .success(scanner.profile(text))
    } catch {
      return .failure(scanner.rowError(error, line: line, text))
    }
  }
}
