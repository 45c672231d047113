// Many profiles: chunks of whole rows in, results out in the order of the input. Chunks are worked on
// by as many tasks as asked for; only a bounded number is in flight, whatever the size of the input.

package import Advice
package import RuleEngine
package import RuleLanguage

/// What a batch does with each row.
package struct BatchOptions: Sendable {
  /// How profiles are written down.
  package var inputFormat: InputFormat
  /// How results are written down.
  package var outputFormat: OutputFormat
  /// How much of the reasoning results carry.
  package var trace: TraceLevel
  /// The language of headlines.
  package var language: Language
  /// The number of chunks that are worked on at the same time, at least 1.
  package var jobs: Int
  /// The day asked for, unless a profile names another.
  package var asOf: CalendarDay

  /// Creates options.
  package init(
    inputFormat: InputFormat, outputFormat: OutputFormat, trace: TraceLevel, language: Language,
    jobs: Int, asOf: CalendarDay
  ) {
    self.inputFormat = inputFormat
    self.outputFormat = outputFormat
    self.trace = trace
    self.language = language
    self.jobs = max(1, jobs)
    self.asOf = asOf
  }
}

/// How many rows a batch has dealt with.
package struct BatchCounts: Hashable, Sendable {
  /// The rows that were read.
  package var read = 0
  /// The rows with a result.
  package var evaluated = 0
  /// The rows that were rejected.
  package var rejected = 0

  /// Creates counts of nothing.
  package init() {}

  /// Adds counts.
  package mutating func add(_ other: BatchCounts) {
    read += other.read
    evaluated += other.evaluated
    rejected += other.rejected
  }
}

/// Evaluates many profiles.
package struct BatchPipeline: Sendable {
  private let knowledgeBase: KnowledgeBase
  private let options: BatchOptions
  private let proofs: @Sendable (Assessment, Evaluation) -> String

  /// Creates a pipeline.
  package init(
    _ knowledgeBase: KnowledgeBase, _ options: BatchOptions,
    proofs: @escaping @Sendable (Assessment, Evaluation) -> String
  ) {
    self.knowledgeBase = knowledgeBase
    self.options = options
    self.proofs = proofs
  }

  /// What one chunk gave.
  private struct ChunkResult: Sendable {
    var number: Int
    var output: [UInt8] = []
    var errors: [RowError] = []
    var tally = BatchTally()
    var counts = BatchCounts()
    var lineCount = 0
  }

  /// Evaluates an input to its end.
  ///
  /// - Parameters:
  ///   - errors: is given each rejected row, in order.
  ///   - progress: is told the counts so far after each chunk.
  /// - Throws: the first failure of reading or writing; what was written before is whole rows.
  package nonisolated(nonsending) func run(
    _ input: any ByteInput, to output: inout some ByteOutput,
    errors: (RowError) throws(IOFailure) -> Void, progress: (BatchCounts) -> Void
  ) async throws(IOFailure) -> (counts: BatchCounts, tally: BatchTally) {
    let schema = ProfileSchema(knowledgeBase.model)
    var chunks = ChunkReader(input, options.inputFormat, schema)
    var total = BatchCounts()
    var tally = BatchTally()
    var lines = 0
    if options.outputFormat == .csv {
      try output.write(ResultCSV.header(knowledgeBase.model).span)
    }
    var isAtEnd = false
    while !isAtEnd {
      var batch: [Chunk] = []
      while batch.count < options.jobs {
        guard let chunk = try chunks.next() else {
          isAtEnd = true
          break
        }
        batch.append(chunk)
      }
      for result in await evaluate(batch, schema) {
        total.add(result.counts)
        tally.merge(result.tally)
        for error in result.errors {
          var placed = error
          placed.line += lines
          try errors(placed)
        }
        lines += result.lineCount
        if options.outputFormat != .summary { try output.write(result.output.span) }
      }
      progress(total)
    }
    return (total, tally)
  }

  /// The counts over bytes in memory, one after the other.
  package func summary(
    of bytes: [UInt8]
  ) throws(IOFailure) -> (counts: BatchCounts, tally: BatchTally, errors: [RowError]) {
    let schema = ProfileSchema(knowledgeBase.model)
    var chunks = ChunkReader(MemoryInput(bytes), options.inputFormat, schema)
    var total = BatchCounts()
    var tally = BatchTally()
    var errors: [RowError] = []
    var lines = 0
    while let chunk = try chunks.next() {
      let result = evaluate(chunk, 0, schema)
      total.add(result.counts)
      tally.merge(result.tally)
      for var error in result.errors {
        error.line += lines
        errors.append(error)
      }
      lines += result.lineCount
    }
    return (total, tally, errors)
  }

  private nonisolated(nonsending) func evaluate(
    _ chunks: [Chunk], _ schema: ProfileSchema
  ) async -> [ChunkResult] {
    await withTaskGroup(of: ChunkResult.self) { group in
      for (number, chunk) in chunks.enumerated() {
        group.addTask { self.evaluate(chunk, number, schema) }
      }
      var results: [ChunkResult] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.number < $1.number }
    }
  }

  private func evaluate(_ chunk: Chunk, _ number: Int, _ schema: ProfileSchema) -> ChunkResult {
    var result = ChunkResult(number: number)
    var worker = BatchWorker(knowledgeBase, options, proofs)
    result.lineCount = ChunkRows(chunk, schema, firstLine: 1).forEach { row, line in
      result.counts.read += 1
      switch row {
      case .success(let profile):
        if let error = worker.append(profile, line: line, to: &result.output, &result.tally) {
          result.counts.rejected += 1
          result.errors.append(error)
        } else {
          result.counts.evaluated += 1
        }
      case .failure(let error):
        result.counts.rejected += 1
        result.errors.append(error)
      }
    }
    return result
  }
}
