// Cuts an input into chunks of whole records. Records are found here only where one must know all
// that stands before, as in arrays and quoted cells; lines are left to whoever scans the chunk.

/// Reads chunks, in order.
struct ChunkReader: Sendable {
  /// The usual number of bytes of a chunk: a few groups of 512 profiles, so that the last group, which is
  /// not full, matters little.
  static let chunkSize = 512 * 1024
  /// The most bytes of a record.
  ///
  /// A longer one is reported and skipped.
  static let recordLimit = 4 * 1024 * 1024

  private enum State {
    case start
    case reading(RowNotation)
    /// Inside a line that is too long and has been reported.
    case skippingLine(RowNotation)
    case array(JSONFraming)
    case end
  }

  private let schema: ProfileSchema
  private var buffer: InputBuffer
  private var format: InputFormat
  private var state: State = .start
  /// The number of bytes of a chunk; small in tests.
  private let chunkSize: Int
  /// The most bytes of a record; small in tests.
  private let recordLimit: Int

  init(
    _ input: any ByteInput, _ format: InputFormat, _ schema: ProfileSchema,
    chunkSize: Int = Self.chunkSize, recordLimit: Int = Self.recordLimit
  ) {
    self.schema = schema
    self.format = format
    self.chunkSize = max(16, chunkSize)
    self.recordLimit = max(self.chunkSize, recordLimit)
    buffer = InputBuffer(input, capacity: self.chunkSize)
  }

  /// The next chunk, or nil at the end.
  ///
  /// `reused`: an array whose memory may be used again, and which is empty where it was.
  mutating func next(reusing reused: inout [UInt8]) throws(IOFailure) -> Chunk? {
    while true {
      switch state {
      case .start: if let chunk = try start() { return chunk }
      case .reading(.json): return try lines(.json, &reused)
      case .reading(.csv(let header)): return try records(header, &reused)
      case .skippingLine(let notation): return try rest(notation)
      case .array(let framing): return try json(framing, &reused)
      case .end: return nil
      }
    }
  }

  /// The next chunk in memory of its own, or nil at the end.
  mutating func next() throws(IOFailure) -> Chunk? {
    var memory: [UInt8] = []
    return try next(reusing: &memory)
  }

  /// Goes to an offset at which an earlier chunk ended.
  ///
  /// Works for lines and CSV, which need to know nothing of what stands before but the header.
  mutating func skip(to offset: Int) throws(IOFailure) {
    if case .start = state { _ = try start() }
    if case .array = state {
      throw .cannotResume("the middle of a JSON array cannot be found again")
    }
    try buffer.skip(to: offset)
  }

  // MARK: Start

  /// Finds out the format and reads a header.
  ///
  /// Gives a chunk only to report what is wrong.
  private mutating func start() throws(IOFailure) -> Chunk? {
    try fill(until: DetectedFormat.isEnough)
    let detected = buffer.withText { text in
      DetectedFormat(text, isWhole: buffer.isAtEnd, format, schema)
    }
    if detected.skipped > 0 { buffer.drop(detected.skipped) }
    switch detected.kind {
    case .ndjson: state = .reading(.json)
    case .json: state = .array(JSONFraming())
    case .csv: return try header()
    case .unreadable(let problem):
      state = .end
      return problemChunk(problem, .json)
    }
    return nil
  }

  /// Reads until there is enough, the input ends, or a record would be too long.
  private mutating func fill(until isEnough: (Span<UInt8>) -> Bool) throws(IOFailure) {
    try buffer.fill()
    while !buffer.isAtEnd, buffer.capacity < recordLimit, !buffer.withText(isEnough) {
      buffer.grow(to: min(recordLimit, buffer.capacity * 2))
      try buffer.fill()
    }
  }

  private mutating func header() throws(IOFailure) -> Chunk? {
    func hasLine(_ text: Span<UInt8>) -> Bool {
      text.firstOffset(of: UInt8(ascii: "\n"), from: 0) != nil
    }
    try fill(until: hasLine)
    // Blank lines may stand before the header.
    var lines = 0
    while let blank = buffer.withText({ text in Self.blankLine(text) }) {
      lines += 1
      buffer.drop(blank)
      try fill(until: hasLine)
    }
    guard buffer.count > 0 else {
      state = .end
      return nil
    }
    guard buffer.isAtEnd || buffer.withText(hasLine) else {
      state = .end
      return problemChunk(RowProblem(.tooLong(limit: recordLimit), at: 0), .csv(CSVHeader()))
    }
    let line = buffer.withText { Chunk.line($0, from: 0, end: $0.count) }
    switch buffer.withText({ Self.header($0.extracting(line.range), schema) }) {
    case .success(let header):
      buffer.drop(line.next)
      state = .reading(.csv(header))
      return headerChunk(lines + 1)
    case .failure(let problem):
      state = .end
      return problemChunk(problem, .csv(CSVHeader()), range: line.range, line: lines)
    }
  }

  /// The length of a first line that is blank, with its line break.
  private static func blankLine(_ text: Span<UInt8>) -> Int? {
    let line = Chunk.line(text, from: 0, end: text.count)
    return line.next > 0 && text.isBlank(line.range) ? line.next : nil
  }

  private static func header(
    _ text: Span<UInt8>, _ schema: ProfileSchema
  ) -> Result<CSVHeader, RowProblem> {
    do { return .success(try CSVHeader(text, schema)) } catch { return .failure(error) }
  }

  /// A chunk without records that counts the lines before the first row.
  private func headerChunk(_ lines: Int) -> Chunk {
    Chunk(
      bytes: [], count: 0, framing: .records([]), notation: .json, lineCount: lines,
      endOffset: buffer.offset)
  }

  /// A chunk without rows that reports why the input cannot be read.
  private func problemChunk(
    _ problem: RowProblem, _ notation: RowNotation, range: Range<Int> = 0..<0, line: Int = 0
  ) -> Chunk {
    Chunk(
      bytes: buffer.bytes, count: buffer.count,
      framing: .records([.init(range: range, line: line, problem: problem)]), notation: notation,
      lineCount: line + 1, endOffset: buffer.offset, isUnreadable: true)
  }

  // MARK: Lines

  private mutating func lines(
    _ notation: RowNotation, _ reused: inout [UInt8]
  ) throws(IOFailure) -> Chunk? {
    try buffer.fill()
    while true {
      if buffer.count == 0 {
        state = .end
        return nil
      }
      let last = buffer.withText { $0.lastOffset(of: UInt8(ascii: "\n"), below: $0.count) }
      if let last {
        return chunk(last + 1, .lines, notation, &reused)
      }
      if buffer.isAtEnd { return chunk(buffer.count, .lines, notation, &reused) }
      guard buffer.capacity < recordLimit else { return tooLong(notation) }
      buffer.grow(to: min(recordLimit, buffer.capacity * 2))
      try buffer.fill()
    }
  }

  /// Reports a line that is too long, before its end is known: it may have none.
  private mutating func tooLong(_ notation: RowNotation) -> Chunk {
    state = .skippingLine(notation)
    return tooLong(as: notation)
  }

  /// A chunk that reports that the next record is too long.
  private func tooLong(as notation: RowNotation) -> Chunk {
    let kept = Array(buffer.bytes[0..<min(buffer.count, 4096)])
    let problem = RowProblem(.tooLong(limit: recordLimit), at: 0)
    return Chunk(
      bytes: kept, count: kept.count,
      framing: .records([.init(range: 0..<kept.count, line: 0, problem: problem)]),
      notation: notation, endOffset: buffer.offset, isRestartable: false)
  }

  /// Passes over what is at hand of a line that is too long; gives a chunk without records.
  private mutating func rest(_ notation: RowNotation) throws(IOFailure) -> Chunk? {
    try buffer.fill()
    guard buffer.count > 0 else {
      state = .end
      return nil
    }
    let lineBreak = buffer.withText { $0.firstOffset(of: UInt8(ascii: "\n"), from: 0) }
    buffer.drop(lineBreak.map { $0 + 1 } ?? buffer.count)
    if lineBreak != nil { state = .reading(notation) }
    return Chunk(
      bytes: [], count: 0, framing: .records([]), notation: notation,
      lineCount: lineBreak == nil ? 0 : 1, endOffset: buffer.offset,
      isRestartable: lineBreak != nil)
  }

  private mutating func chunk(
    _ count: Int, _ framing: Chunk.Framing, _ notation: RowNotation, _ reused: inout [UInt8],
    lineCount: Int = 0
  ) -> Chunk {
    var bytes: [UInt8] = []
    swap(&bytes, &reused)
    if bytes.count < chunkSize { bytes = Array(repeating: 0, count: chunkSize) }
    buffer.exchange(count, for: &bytes)
    var isRestartable = true
    if case .array = state { isRestartable = false }
    return Chunk(
      bytes: bytes, count: count, framing: framing, notation: notation, lineCount: lineCount,
      endOffset: buffer.offset, isRestartable: isRestartable)
  }

  // MARK: CSV

  private mutating func records(
    _ header: CSVHeader, _ reused: inout [UInt8]
  ) throws(IOFailure) -> Chunk? {
    try buffer.fill()
    while true {
      // Without quotes, lines are records.
      if buffer.withText({ $0.firstOffset(of: UInt8(ascii: "\""), from: 0) }) == nil,
        buffer.isAtEnd
          || buffer.withText({ $0.firstOffset(of: UInt8(ascii: "\n"), from: 0) }) != nil
      {
        return try lines(.csv(header), &reused)
      }
      let framed = buffer.withText { CSVFraming.records($0, isWhole: buffer.isAtEnd) }
      if framed.end > 0 {
        return chunk(
          framed.end, .records(framed.records), .csv(header), &reused, lineCount: framed.lineCount)
      }
      guard buffer.capacity < recordLimit else {
        // The quote that was never closed is wrong; what follows its line is read again.
        let line = buffer.withText { Chunk.line($0, from: 0, end: $0.count) }
        guard line.next < buffer.count else { return tooLong(.csv(header)) }
        let problem = buffer.withText { Self.openQuote($0.extracting(line.range)) }
        let record = Chunk.Record(range: line.range, line: 0, problem: problem)
        return chunk(line.next, .records([record]), .csv(header), &reused, lineCount: 1)
      }
      buffer.grow(to: min(recordLimit, buffer.capacity * 2))
      try buffer.fill()
    }
  }

  /// The problem of a line in which a quote is opened and not closed.
  private static func openQuote(_ line: Span<UInt8>) -> RowProblem {
    var csv = CSVScanner()
    while !csv.isAtEnd {
      do { _ = try csv.cell(line) } catch { return RowProblem(error) }
    }
    return RowProblem(.openQuote, at: 0)
  }

  // MARK: JSON

  private mutating func json(
    _ framing: JSONFraming, _ reused: inout [UInt8]
  ) throws(IOFailure) -> Chunk? {
    var framing = framing
    try buffer.fill()
    while true {
      if buffer.count == 0, buffer.isAtEnd {
        state = .end
        guard let problem = framing.problemAtEnd else { return nil }
        let record = Chunk.Record(range: 0..<0, line: 0, problem: problem)
        return Chunk(
          bytes: [], count: 0, framing: .records([record]), notation: .json, lineCount: 1,
          endOffset: buffer.offset, isRestartable: false)
      }
      let framed = buffer.withText { framing.records($0, isWhole: buffer.isAtEnd) }
      if framed.end > 0 || !framed.records.isEmpty {
        state = .array(framing)
        return chunk(
          framed.end, .records(framed.records), .json, &reused, lineCount: framed.lineCount)
      }
      guard buffer.capacity < recordLimit else {
        framing.giveUpValue()
        state = .array(framing)
        return tooLong(as: .json)
      }
      buffer.grow(to: min(recordLimit, buffer.capacity * 2))
      try buffer.fill()
    }
  }
}
