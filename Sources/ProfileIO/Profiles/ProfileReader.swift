// Profiles one after the other, from any input in any format.

package import Advice

/// Reads profiles in order; a row that is wrong does not stop the rest.
package struct ProfileReader: Sendable {
  /// What a row turned out to be.
  package enum Row: Sendable {
    /// A profile.
    case profile(Profile, line: Int)
    /// No profile.
    case rejected(RowError)
  }

  private let schema: ProfileSchema
  private var chunks: ChunkReader
  /// The rows of the last chunk, last first.
  private var rows: [Row] = []
  /// The number of lines before the next chunk.
  private var lines = 0

  /// Creates a reader.
  ///
  /// `chunkSize`: the bytes that are read at a time, where the usual number is too many to try what
  /// happens at their ends.
  package init(
    _ input: any ByteInput, format: InputFormat = .auto, schema: ProfileSchema,
    chunkSize: Int? = nil
  ) {
    self.schema = schema
    chunks = ChunkReader(input, format, schema, chunkSize: chunkSize ?? ChunkReader.chunkSize)
  }

  init(_ chunks: ChunkReader, _ schema: ProfileSchema) {
    self.schema = schema
    self.chunks = chunks
  }

  /// The next row, or nil at the end.
  ///
  /// - Complexity: O(bytes), in memory for one chunk.
  package mutating func next() throws(IOFailure) -> Row? {
    while rows.isEmpty {
      guard let chunk = try chunks.next() else { return nil }
      rows.reserveCapacity(64)
      switch chunk.notation {
      case .json:
        var scanner = JSONProfileScanner(schema)
        read(chunk, &scanner)
      case .csv(let header):
        var scanner = CSVProfileScanner(schema, header)
        read(chunk, &scanner)
      }
      rows.reverse()
    }
    return rows.removeLast()
  }

  private mutating func read(_ chunk: Chunk, _ scanner: inout some RowScanner) {
    let first = lines + 1
    let text = chunk.bytes.span.extracting(0..<chunk.count)
    var records = chunk.records()
    while let record = records.next(text) {
      let row = text.extracting(record.range)
      let line = first + record.line
      do {
        if let problem = record.problem { throw problem }
        try scanner.scan(row)
        rows.append(.profile(scanner.profile(row), line: line))
      } catch let problem as RowProblem {
        rows.append(.rejected(scanner.rowError(problem, line: line, column: record.column, row)))
      } catch {}
    }
    lines += records.lineCount
  }
}
