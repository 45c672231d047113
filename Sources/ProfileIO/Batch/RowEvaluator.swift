// Chunks to results: many rows at a time where that is possible, and one at a time otherwise, which is the
// plain way that the fast one is held to.

import Advice
import RuleEngine

/// Evaluates the rows of chunks.
struct RowEvaluator: ~Copyable {
  private let schema: ProfileSchema
  private let advisors: AdvisorCache
  private let format: OutputFormat
  private let json: ResultWriter
  private let csv: CSVResultWriter
  private let preparation: LanePreparation
  /// The fewest rows for which rows are evaluated together; small in tests.
  private let fewestRows: Int
  private var lanes: LaneEvaluator?

  init(
    _ schema: ProfileSchema, _ advisors: AdvisorCache, _ options: BatchOptions,
    _ preparation: LanePreparation
  ) {
    self.preparation = preparation
    fewestRows = options.fewestLanes
    self.schema = schema
    self.advisors = advisors
    format = options.outputFormat
    let knowledgeBase = advisors.standard.knowledgeBase
    json = ResultWriter(
      knowledgeBase, trace: options.trace, language: options.language, proofs: options.proofs)
    csv = CSVResultWriter(knowledgeBase, language: options.language)
  }

  /// Evaluates all rows of a chunk.
  mutating func evaluate(_ chunk: Chunk, into result: inout ChunkResult) {
    switch chunk.notation {
    case .json:
      var scanner = JSONProfileScanner(schema)
      evaluate(chunk, &scanner, &result)
    case .csv(let header):
      var scanner = CSVProfileScanner(schema, header)
      evaluate(chunk, &scanner, &result)
    }
  }

  private mutating func evaluate(
    _ chunk: Chunk, _ scanner: inout some RowScanner, _ result: inout ChunkResult
  ) {
    if format == .summary, result.summary == nil {
      result.summary = Summary(advisors.standard.model)
    }
    if lanes == nil, chunk.hasRecords(fewestRows), let parts = preparation.parts() {
      lanes = LaneEvaluator(parts, schema)
    }
    guard var lanes = lanes.take() else { return evaluateOneByOne(chunk, &scanner, &result) }
    let day = advisors.standard.asOf
    let text = chunk.bytes.span.extracting(0..<chunk.count)
    var records = chunk.records()
    if records.nextLine != nil { lanes.begin(text, scanner) }
    while true {
      if let start = records.nextLine,
        let next = lanes.addLine(text, from: start, line: records.lineCount, &scanner)
      {
        records.passLine(to: next)
      } else if let record = records.next(text) {
        lanes.add(record, text, &scanner, standard: day)
      } else {
        break
      }
      result.read += 1
      if lanes.isFull {
        lanes.flush(text, &scanner, &result) { evaluatePlainly($0, text, &$1, &$2) }
      }
    }
    lanes.flush(text, &scanner, &result) { evaluatePlainly($0, text, &$1, &$2) }
    result.lineCount = records.lineCount
    self.lanes = consume lanes
  }

  private func evaluateOneByOne(
    _ chunk: Chunk, _ scanner: inout some RowScanner, _ result: inout ChunkResult
  ) {
    let text = chunk.bytes.span.extracting(0..<chunk.count)
    var records = chunk.records()
    while let record = records.next(text) {
      result.read += 1
      evaluatePlainly(record, text, &scanner, &result)
    }
    result.lineCount = records.lineCount
  }

  private func evaluatePlainly(
    _ record: Chunk.Record, _ text: Span<UInt8>, _ scanner: inout some RowScanner,
    _ result: inout ChunkResult
  ) {
    let row = text.extracting(record.range)
    if let problem = evaluate(row, record, &scanner, &result) {
      result.errors.append(
        scanner.rowError(problem, line: record.line, column: record.column, row))
    }
  }

  /// Evaluates one row; returns why it is rejected.
  private func evaluate(
    _ row: Span<UInt8>, _ record: Chunk.Record, _ scanner: inout some RowScanner,
    _ result: inout ChunkResult
  ) -> RowProblem? {
    if let problem = record.problem { return problem }
    do { try scanner.scan(row) } catch { return error }
    let profile = scanner.profile(row)
    let advisor = advisors.advisor(asOf: profile.asOf)
    let evaluation = advisor.evaluate(profile.answers)
    if let contradiction = Contradiction(evaluation) { return RowProblem(contradiction) }
    let assessment = advisor.assess(evaluation, id: profile.id, name: profile.name)
    var text: [UInt8] = []
    switch format {
    case .ndjson: json.append(assessment, evaluation, advisor, to: &text)
    case .csv: csv.append(assessment, advisor, to: &text)
    case .summary:
      result.summary?.add(
        assessment, profile.answers, advisor.headline(assessment, language: csv.language))
      return nil
    }
    text.append(UInt8(ascii: "\n"))
    result.output.append(text)
    return nil
  }
}

extension RowProblem {
  init(_ contradiction: Contradiction) {
    let fact = contradiction.fact.index
    self.init(
      .contradiction(fact: fact, condition: contradiction.condition?.index), at: 0, fact: fact)
  }
}
