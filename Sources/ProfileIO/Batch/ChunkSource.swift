// Chunks of all inputs, numbered in order, for whoever asks next.

import Synchronization

/// Where a batch starts: at the beginning, or where an earlier run stopped.
package struct BatchStart: Sendable {
  /// The index of the input.
  package var input = 0
  /// The offset in it, at the start of a row.
  package var inputOffset = 0
  /// The lines of that input before the offset.
  package var line = 0
  /// The bytes of errors that the earlier run had written up to there.
  package var errorBytes = 0
  /// What the earlier run had written up to there.
  package var progress = BatchProgress()
  /// The output of the earlier run beyond that, which must come out again and is not written twice.
  package var existing: (any ByteInput)?
  /// Cuts the output of the earlier run off at a length, to be written on from there.
  package var cut: (@Sendable (Int) throws(IOFailure) -> Void)?
  /// Is told where the batch could start again; called after the output has been written.
  package var checkpoint: (@Sendable (BatchStart) -> Void)?

  /// The beginning.
  package init() {}
}

/// Hands out chunks.
final class ChunkSource: Sendable {
  /// A chunk and its place in the order.
  struct Ticket: Sendable {
    var number: Int
    var input: Int
    var chunk: Result<Chunk, IOFailure>
  }

  private struct State {
    var inputs: [BatchInput]
    var reader: ChunkReader?
    var input: Int
    var number = 0
    var skipped: Int
    var hasFailed = false
  }

  private let schema: ProfileSchema
  private let options: BatchOptions
  private let state: Mutex<State>

  init(
    _ inputs: [BatchInput], _ schema: ProfileSchema, _ options: BatchOptions, from start: BatchStart
  ) {
    self.schema = schema
    self.options = options
    state = Mutex(State(inputs: inputs, input: start.input, skipped: start.inputOffset))
  }

  /// The next chunk, or nil at the end of the last input.
  ///
  /// A failure is the last ticket.
  func next(reusing memory: inout [UInt8]) -> Ticket? {
    state.withLock { state in
      guard !state.hasFailed else { return nil }
      do throws(IOFailure) {
        while state.input < state.inputs.count {
          if state.reader == nil {
            var reader = ChunkReader(
              state.inputs[state.input].bytes, options.inputFormat, schema,
              chunkSize: options.chunkSize, recordLimit: options.recordLimit)
            if state.skipped > 0 { try reader.skip(to: state.skipped) }
            state.skipped = 0
            state.reader = reader
          }
          // Swapped out and back in, so that the buffers in it are not copied.
          var reader = state.reader.take()
          let chunk = try reader?.next(reusing: &memory)
          if let chunk {
            state.reader = reader
            defer { state.number += 1 }
            return Ticket(number: state.number, input: state.input, chunk: .success(chunk))
          }
          state.input += 1
        }
        return nil
      } catch {
        state.hasFailed = true
        return Ticket(number: state.number, input: state.input, chunk: .failure(error))
      }
    }
  }
}
