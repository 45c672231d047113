// Chunks to results, one row at a time: the plain way, which the fast one is held to.

import Advice
import RuleEngine

/// Evaluates the rows of chunks.
struct RowEvaluator {
  private let schema: ProfileSchema
  private let advisors: AdvisorCache
  private let format: OutputFormat
  private let json: ResultWriter
  private let csv: CSVResultWriter

  init(_ schema: ProfileSchema, _ advisors: AdvisorCache, _ options: BatchOptions) {
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

  private func evaluate(
    _ chunk: Chunk, _ scanner: inout some RowScanner, _ result: inout ChunkResult
  ) {
    if format == .summary, result.summary == nil {
      result.summary = Summary(advisors.standard.model)
    }
    result.lineCount = chunk.forEachRecord { text, record in
      let row = text.extracting(record.range)
      result.read += 1
      if let problem = evaluate(row, record, &scanner, &result) {
        result.errors.append(
          scanner.rowError(problem, line: record.line, column: record.column, row))
      }
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
    switch format {
    case .ndjson: json.append(assessment, evaluation, advisor, to: &result.output)
    case .csv: csv.append(assessment, advisor, to: &result.output)
    case .summary:
      result.summary?.add(
        assessment, profile.answers, advisor.headline(assessment, language: csv.language))
      return nil
    }
    result.output.append(UInt8(ascii: "\n"))
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
