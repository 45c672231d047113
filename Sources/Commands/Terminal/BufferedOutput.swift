// Bytes on their way to an open file, held back until there are enough of them.

import Synchronization

/// A buffered writer.
///
/// May be shared between tasks; each call's bytes stay together.
package final class BufferedOutput: Sendable {
  /// So many bytes are held back at most.
  private static let capacity = 1 << 16

  private struct State {
    var bytes: [UInt8] = []
    /// Once a pipe is closed, nothing more is tried.
    var isClosed = false
  }

  private let file: FileDescriptor
  private let state = Mutex(State())

  /// Creates a writer to a file that is open already and stays open.
  package init(_ file: FileDescriptor) { self.file = file }

  /// Takes bytes, and passes them on when there are many.
  package func write(_ bytes: [UInt8]) throws(TerminalError) { try write(bytes.span) }

  /// Takes bytes, and passes them on when there are many.
  package func write(_ bytes: Span<UInt8>) throws(TerminalError) {
    try state.withLock { (state) throws(TerminalError) in
      if state.isClosed { throw .closed }
      if bytes.count < Self.capacity {
        state.bytes.append(copying: bytes)
        if state.bytes.count >= Self.capacity { try pass(&state) }
      } else {
        // So many are not worth a copy.
        try pass(&state)
        try write(bytes, &state)
      }
    }
  }

  /// Passes on all that is held back.
  package func flush() throws(TerminalError) {
    try state.withLock { (state) throws(TerminalError) in
      if state.isClosed { throw .closed }
      try pass(&state)
    }
  }

  private func pass(_ state: inout State) throws(TerminalError) {
    guard !state.bytes.isEmpty else { return }
    // What cannot be written is dropped: after an error nobody wants half of it again.
    var bytes: [UInt8] = []
    swap(&bytes, &state.bytes)
    defer {
      bytes.removeAll(keepingCapacity: true)
      swap(&bytes, &state.bytes)
    }
    try write(bytes.span, &state)
  }

  private func write(_ bytes: Span<UInt8>, _ state: inout State) throws(TerminalError) {
    do { try file.write(bytes) } catch {
      if error.isClosedPipe {
        state.isClosed = true
        throw .closed
      }
      throw .cannotWrite(error)
    }
  }
}
