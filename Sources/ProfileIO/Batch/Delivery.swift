// Results in the order of the input: whoever finishes a chunk leaves it here, and writes all chunks
// whose turn has come unless somebody else is just doing so.

import Advice
import RuleEngine
import Synchronization

/// Puts results in order and writes them.
final class Delivery: Sendable {
  private struct State {
    /// Results whose turn has not come.
    var waiting: [Int: (Result<ChunkResult, IOFailure>, @Sendable () -> Void)] = [:]
    var next = 0
    var isWriting = false
    var failure: IOFailure?
    /// Memory to be used again.
    var spentMemory: [[UInt8]] = []
    var spentOutput: [[UInt8]] = []
  }

  private let state = Mutex(State())
  /// Used by one thread at a time: the one that has set `isWriting`.
  private let writer: Mutex<DeliveryWriter>

  init(
    _ inputs: [BatchInput], _ output: any ByteOutput, _ errors: any ByteOutput,
    _ options: BatchOptions, from start: BatchStart
  ) {
    writer = Mutex(DeliveryWriter(inputs, output, errors, options, from: start))
  }

  /// Whether nothing more can be written.
  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// An array that nobody needs any more.
  func spentMemory() -> [UInt8] { state.withLock { $0.spentMemory.popLast() ?? [] } }

  /// An empty array with room that nobody needs any more.
  func spentOutput() -> [UInt8] { state.withLock { $0.spentOutput.popLast() ?? [] } }

  /// Writes what stands before all results.
  func begin(_ header: [UInt8]) {
    do throws(IOFailure) {
      try writer.withLock { writer throws(IOFailure) in try writer.begin(header) }
    } catch {
      state.withLock { $0.failure = error }
    }
  }

  /// Takes the result of a chunk; `written` is called when it has been written or given up.
  func deliver(
    _ result: Result<ChunkResult, IOFailure>, number: Int, written: @escaping @Sendable () -> Void
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
        if case .success(var result) = result { Self.reclaim(&result, &state) }
        return Self.turn(&state)
      }
    }
  }

  /// The result to be written now, if it is there and nobody writes.
  private static func turn(
    _ state: inout State
  ) -> (Result<ChunkResult, IOFailure>, @Sendable () -> Void)? {
    guard !state.isWriting, let turn = state.waiting.removeValue(forKey: state.next) else {
      return nil
    }
    state.isWriting = true
    return turn
  }

  private static func reclaim(_ result: inout ChunkResult, _ state: inout State) {
    // A few are enough; an array that grew for a long row is let go.
    if state.spentMemory.count < 16, result.spent.count == ChunkReader.chunkSize {
      state.spentMemory.append(result.spent)
    }
    if state.spentOutput.count < 16, result.output.capacity <= 8 * 1_048_576 {
      result.output.removeAll(keepingCapacity: true)
      state.spentOutput.append(result.output)
    }
  }

  private func write(_ result: Result<ChunkResult, IOFailure>) -> IOFailure? {
    guard !hasFailed else { return nil }
    switch result {
    case .failure(let failure): return failure
    case .success(let result):
      do throws(IOFailure) {
        try writer.withLock { writer throws(IOFailure) in try writer.write(result) }
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
      failure = .cannotResume("the output holds more than this input gives")
    }
    switch failure {
    case nil, .closedPipe:
      let summary = writer.withLock { $0.takeSummary(model) }
      return BatchReport(
        progress: progress, elapsed: elapsed, summary: summary, endedEarly: failure != nil)
    case .some(let cause): throw BatchFailure(cause: cause, progress: progress)
    }
  }
}
