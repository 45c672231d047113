// Results in the order of the input: whoever finishes a chunk leaves it here, and writes all chunks
// whose turn has come unless somebody else is just doing so.

import Advice
import RuleEngine
import Synchronization

/// Puts results in order and writes them.
final class Delivery: Sendable {
  private struct State {
    /// Results whose turn has not come.
    var waiting: [Int: (Result<ChunkResult, PlacedFailure>, @Sendable () -> Void)] = [:]
    var next = 0
    var isWriting = false
    var failure: PlacedFailure?
    /// Memory to be used again.
    var spentMemory: [[UInt8]] = []
    var spentOutput: [OutputBytes] = []
  }

  /// The names of the inputs.
  let names: [String]
  /// What an earlier run had done.
  private let begin: BatchProgress
  private let state = Mutex(State())
  /// Used by one thread at a time: the one that has set `isWriting`.
  private let writer: Mutex<DeliveryWriter>

  init(
    _ inputs: [BatchInput], _ output: any ByteOutput, _ errors: any ByteOutput,
    _ options: BatchOptions, from start: BatchStart
  ) {
    names = inputs.map(\.name)
    begin = start.progress
    writer = Mutex(DeliveryWriter(inputs, output, errors, options, from: start))
  }

  /// Whether nothing more can be written.
  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// An array that nobody needs any more.
  func spentMemory() -> [UInt8] { state.withLock { $0.spentMemory.popLast() ?? [] } }

  /// Empty output with memory that nobody needs any more.
  func spentOutput() -> OutputBytes {
    var output = state.withLock { $0.spentOutput.popLast() ?? OutputBytes() }
    output.removeAll()
    return output
  }

  /// Writes what stands before all results.
  func begin(_ header: [UInt8]) {
    do throws(PlacedFailure) {
      try writer.withLock { writer throws(PlacedFailure) in try writer.begin(header) }
    } catch {
      state.withLock { $0.failure = error }
    }
  }

  /// Takes the result of a chunk; `written` is called when it has been written or given up.
  func deliver(
    _ result: Result<ChunkResult, PlacedFailure>, number: Int,
    written: @escaping @Sendable () -> Void
  ) {
    var turn = state.withLock { state in
      state.waiting[number] = (result, written)
      return Self.turn(&state)
    }
    while let (result, written) = turn {
      let failure = write(result)
      written()
      turn = state.withLock { state in
        state.next += 1
        state.isWriting = false
        if state.failure == nil { state.failure = failure }
        if case .success(let result) = result { Self.reclaim(result, &state) }
        return Self.turn(&state)
      }
    }
  }

  /// The result to be written now, if it is there and nobody writes.
  private static func turn(
    _ state: inout State
  ) -> (Result<ChunkResult, PlacedFailure>, @Sendable () -> Void)? {
    guard !state.isWriting, let turn = state.waiting.removeValue(forKey: state.next) else {
      return nil
    }
    state.isWriting = true
    return turn
  }

  private static func reclaim(_ result: ChunkResult, _ state: inout State) {
    // A few are enough; an array that grew for a long row is let go.
    if state.spentMemory.count < 16, result.spent.count == ChunkReader.chunkSize {
      state.spentMemory.append(result.spent)
    }
    if state.spentOutput.count < 16, result.output.capacity <= 8 * 1_048_576 {
      state.spentOutput.append(result.output)
    }
  }

  private func write(_ result: Result<ChunkResult, PlacedFailure>) -> PlacedFailure? {
    guard !hasFailed else { return nil }
    switch result {
    case .failure(let failure): return failure
    case .success(let result):
      do throws(PlacedFailure) {
        try writer.withLock { writer throws(PlacedFailure) in try writer.write(result) }
        return nil
      } catch {
        return error
      }
    }
  }

  /// Ends the batch.
  func end(_ elapsed: Duration, _ model: Model) throws(BatchFailure) -> BatchReport {
    var failure = state.withLock { $0.failure }
    let progress = writer.withLock { $0.progress }
    if failure == nil, writer.withLock({ $0.hasUnmatchedOutput }) {
      failure = PlacedFailure(
        cause: .cannotResume("it holds more than this input gives"), place: .output)
    }
    // Who closes the results has seen enough of them; who closes the errors would lose rows.
    if let failure, failure.cause != .closedPipe || failure.place != .output {
      throw BatchFailure(cause: failure.cause, at: failure.place, progress: progress)
    }
    let summary = writer.withLock { $0.takeSummary(model) }
    return BatchReport(
      begin: begin, progress: progress, elapsed: elapsed, summary: summary,
      endedEarly: failure != nil)
  }
}

/// A failure and what could not be read or written.
struct PlacedFailure: Error, Hashable {
  var cause: IOFailure
  var place: BatchFailure.Place
}
