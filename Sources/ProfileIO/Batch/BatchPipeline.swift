// A batch: chunks are read in order, evaluated on all cores, and written in order. Memory is bounded,
// because only so many chunks are on their way at a time, whatever the size of the input.

package import Advice
import Dispatch

/// Evaluates many profiles.
package struct BatchPipeline: Sendable {
  private let advisors: AdvisorCache
  private let schema: ProfileSchema
  private let options: BatchOptions
  private let preparation: LanePreparation

  /// Creates a pipeline.
  ///
  /// `advisor`: advises on profiles that bring no day of their own.
  package init(_ advisor: Advisor, _ options: BatchOptions = BatchOptions()) {
    advisors = AdvisorCache(advisor)
    schema = ProfileSchema(advisor.model)
    self.options = options
    preparation = LanePreparation {
      LaneParts(advisor, options, ResultNames(advisor.knowledgeBase))
    }
  }

  /// Evaluates all profiles of all inputs in order.
  ///
  /// Rows that are wrong go to `errors` and do not stop the rest. A closed output ends the batch
  /// quietly.
  ///
  /// `start`: where an earlier run stopped.
  /// - Complexity: O(bytes); memory for a few chunks a job.
  package func run(
    _ inputs: [BatchInput], to output: any ByteOutput, errors: any ByteOutput,
    from start: BatchStart = BatchStart()
  ) throws(BatchFailure) -> BatchReport {
    let clock = ContinuousClock()
    let began = clock.now
    let source = ChunkSource(inputs, schema, options, from: start)
    let delivery = Delivery(inputs, output, errors, options, from: start)
    options.progress?(start.progress)
    delivery.begin(header)
    if options.jobs > 1 { runInParallel(source, delivery) } else { work(source, delivery, nil) }
    return try delivery.end(began.duration(to: clock.now), advisors.standard.model)
  }

  private var header: [UInt8] {
    guard options.outputFormat == .csv else { return [] }
    return CSVResultWriter(advisors.standard.knowledgeBase, language: options.language).header
  }

  private func runInParallel(_ source: ChunkSource, _ delivery: Delivery) {
    // A chunk that is slow keeps those behind it waiting; so many may wait.
    let room = DispatchSemaphore(value: options.jobs * 3)
    DispatchQueue.concurrentPerform(iterations: options.jobs) { _ in
      work(source, delivery, room)
    }
  }

  /// Takes chunk after chunk until there is none.
  ///
  /// A worker waits for room only before it takes a chunk, so whoever has the next chunk to be
  /// written never waits.
  private func work(_ source: ChunkSource, _ delivery: Delivery, _ room: DispatchSemaphore?) {
    var evaluator = RowEvaluator(schema, advisors, options, preparation)
    while true {
      room?.wait()
      var memory = delivery.spentMemory()
      guard !delivery.hasFailed, let ticket = source.next(reusing: &memory) else {
        room?.signal()
        return
      }
      var result = ChunkResult()
      result.output = delivery.spentOutput()
      switch ticket.chunk {
      case .success(let chunk):
        evaluator.evaluate(chunk, into: &result)
        result.input = ticket.input
        result.endOffset = chunk.endOffset
        result.isRestartable = chunk.isRestartable
        result.isUnreadable = chunk.isUnreadable
        result.spent = chunk.bytes
        delivery.deliver(.success(result), number: ticket.number) { room?.signal() }
      case .failure(let failure):
        let name = delivery.names[ticket.input]
        let placed = PlacedFailure(cause: failure, place: .input(name))
        delivery.deliver(.failure(placed), number: ticket.number) { room?.signal() }
      }
    }
  }
}
