// Chunks to results, 512 rows at a time: scanned into rows of bits, evaluated together, written one by
// one. A row that this way does not fit is evaluated the plain way, in its place.

import Advice
import RuleEngine
import RuleLanguage

/// Evaluates rows together.
struct LaneEvaluator: ~Copyable {
  /// A row that waits for the others.
  private struct Lane {
    var record: Range<Int> = 0..<0
    var line = 0
    var column = 0
    var id: TextRange?
    var name: TextRange?
    /// Whether the row is evaluated with the others, or else the plain way.
    var isScanned = false
  }

  private let parts: LaneParts
  /// The number of words of a row of inputs.
  private let wordCount: Int
  private let dutyCount: Int
  private let machine: PlaneMachine
  private var quick: QuickScanner
  private var writer: LaneWriter
  private var inputs: [UInt64]
  private var outputs: [UInt64]
  private var lanes: [Lane] = []
  private var problems: [(lane: Int, problem: RowProblem)] = []
  /// The answers to the date facts that duties count from, as days, lane after lane.
  private var dates: [Int?]

  init(_ parts: LaneParts, _ schema: ProfileSchema) {
    self.parts = parts
    wordCount = parts.facts.wordCount
    dutyCount = parts.dutyFacts.count
    machine = PlaneMachine(parts.layout.program)
    quick = QuickScanner(schema, parts.facts, dutyFacts: parts.dutyFacts)
    writer = LaneWriter(parts)
    inputs = Array(repeating: 0, count: parts.facts.wordCount * PlaneMachine.laneCount)
    outputs = Array(repeating: 0, count: parts.layout.wordCount * PlaneMachine.laneCount)
    dates = Array(repeating: nil, count: parts.dutyFacts.count * PlaneMachine.laneCount)
    lanes.reserveCapacity(PlaneMachine.laneCount)
  }

  /// Whether there are as many lanes as can be evaluated together.
  var isFull: Bool { lanes.count == PlaneMachine.laneCount }

  /// Looks over the text of a chunk before its lines are scanned.
  mutating func begin(_ text: Span<UInt8>, _ scanner: some RowScanner) {
    scanner.begin(&quick, text)
  }

  /// Scans the line at an offset in the quick way and gives the offset of the next one, or nil where that is
  /// not possible.
  mutating func addLine(
    _ text: Span<UInt8>, from start: Int, line: Int, _ scanner: inout some RowScanner
  ) -> Int? {
    guard let row = scanQuickly(text, from: start, &scanner) else { return nil }
    var end = row.end
    if text[end] == UInt8(ascii: "\r"), end + 1 < text.count { end += 1 }
    guard text[end] == UInt8(ascii: "\n") else {
      clear(lanes.count)
      return nil
    }
    lanes.append(
      Lane(
        record: start..<row.end, line: line, id: row.id, name: row.name, isScanned: true))
    return end + 1
  }

  /// Scans a record.
  mutating func add(
    _ record: Chunk.Record, _ text: Span<UInt8>, _ scanner: inout some RowScanner,
    standard: CalendarDay
  ) {
    var lane = Lane(record: record.range, line: record.line, column: record.column)
    if let problem = record.problem {
      problems.append((lanes.count, problem))
    } else {
      do {
        try scanner.scan(text.extracting(record.range))
        if scanner.row.asOf == nil || scanner.row.asOf == standard {
          lane.isScanned = true
          // The texts of a lane are found in the chunk.
          lane.id = scanner.row.id?.moved(by: record.range.lowerBound)
          lane.name = scanner.row.name?.moved(by: record.range.lowerBound)
          write(scanner.row, lanes.count)
        }
      } catch {
        problems.append((lanes.count, error))
      }
    }
    lanes.append(lane)
  }

  private mutating func scanQuickly(
    _ text: Span<UInt8>, from start: Int, _ scanner: inout some RowScanner
  ) -> QuickScanner.Row? {
    let lane = lanes.count
    let found = scanQuickly(text, from: start, lane, &scanner)
    guard found != nil else {
      clear(lane)
      return nil
    }
    for place in 0..<dutyCount { dates[lane * dutyCount + place] = quick.date(place) }
    return found
  }

  private mutating func scanQuickly(
    _ text: Span<UInt8>, from start: Int, _ lane: Int, _ scanner: inout some RowScanner
  ) -> QuickScanner.Row? {
    // Swapped out and back in, so that the scanner can change while the rows do.
    var inputs: [UInt64] = []
    swap(&inputs, &self.inputs)
    let base = lane * wordCount
    var rows = inputs.mutableSpan
    let found = scanner.scanQuickly(&quick, text, from: start, to: &rows, base)
    swap(&inputs, &self.inputs)
    return found
  }

  /// Takes back what was written to a lane.
  private mutating func clear(_ lane: Int) {
    for word in lane * wordCount..<(lane + 1) * wordCount { inputs[word] = 0 }
  }

  private mutating func write(_ row: borrowing ScannedRow, _ lane: Int) {
    let facts = parts.facts
    var rows = inputs.mutableSpan
    facts.write(row, to: &rows, lane * facts.wordCount)
    for place in 0..<dutyCount {
      let fact = parts.dutyFacts[place]
      var day: Int?
      for answer in row.answers where Int(answer.fact) == fact && answer.form == .date {
        day = Int(answer.value)
      }
      dates[lane * dutyCount + place] = day
    }
  }

  /// Evaluates and writes all lanes.
  ///
  /// `plain`: evaluates one row the plain way.
  mutating func flush<Scanner: RowScanner>(
    _ text: Span<UInt8>, _ scanner: inout Scanner, _ result: inout ChunkResult,
    plain: (Chunk.Record, inout Scanner, inout ChunkResult) -> Void
  ) {
    guard !lanes.isEmpty else { return }
    // Swapped out and back in, so that the writer can change while the rows are read.
    var outputs: [UInt64] = []
    swap(&outputs, &self.outputs)
    var dates: [Int?] = []
    swap(&dates, &self.dates)
    evaluate(into: &outputs)
    writer.sink.exchange(with: &result.output)
    let words = parts.layout.wordCount
    let plainWord = parts.layout.isPlain.start / 64
    let plainBit = UInt64(1) << UInt64(parts.layout.isPlain.start % 64)
    var nextProblem = 0
    for index in lanes.indices {
      let lane = lanes[index]
      if nextProblem < problems.count, problems[nextProblem].lane == index {
        let problem = problems[nextProblem].problem
        nextProblem += 1
        result.errors.append(
          scanner.rowError(
            problem, line: lane.line, column: lane.column, text.extracting(lane.record)))
        continue
      }
      let row = outputs.span.extracting(index * words..<(index + 1) * words)
      guard lane.isScanned, row[plainWord] & plainBit == 0 else {
        writer.sink.exchange(with: &result.output)
        let record = Chunk.Record(range: lane.record, line: lane.line, column: lane.column)
        plain(record, &scanner, &result)
        writer.sink.exchange(with: &result.output)
        continue
      }
      let laneDates = dates.span.extracting(index * dutyCount..<(index + 1) * dutyCount)
      write(lane, row, index, laneDates, text, Scanner.notation, &result)
    }
    writer.sink.exchange(with: &result.output)
    swap(&outputs, &self.outputs)
    swap(&dates, &self.dates)
    clear()
  }

  private func evaluate(into outputs: inout [UInt64]) {
    var rows = outputs.mutableSpan
    machine.run(inputs.span, to: &rows)
  }

  private mutating func write(
    _ lane: Lane, _ row: Span<UInt64>, _ index: Int, _ dates: Span<Int?>, _ text: Span<UInt8>,
    _ notation: Notation, _ result: inout ChunkResult
  ) {
    writer.read(row, dates: dates)
    switch parts.scope.format {
    case .ndjson: writer.appendJSON(row, id: lane.id, name: lane.name, text, notation)
    case .csv: writer.appendCSV(row, id: lane.id, name: lane.name, text, notation)
    case .summary:
      let headline = writer.headline(openCount: writer.openCount(row))
      result.summary?.add(
        writer.outcome, row, parts, inputs.span, index * wordCount, headline)
    }
  }

  private mutating func clear() {
    lanes.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
    for index in inputs.indices { inputs[index] = 0 }
  }
}
