// What a batch writes to when it is not a file: the terminal, or what stands in its place.

import ProfileIO
import RuleLanguage

/// Results to standard output.
struct TerminalOutput: ByteOutput {
  private let terminal: any Terminal

  init(_ terminal: any Terminal) { self.terminal = terminal }

  mutating func write(_ bytes: Span<UInt8>) throws(IOFailure) {
    do {
      try terminal.write(bytes.copied)
      try terminal.flush()
    } catch {
      switch error {
      case .closed: throw .closedPipe
      case .cannotRead(let system): throw .readFailed(code: system.code)
      case .cannotWrite(let system): throw .writeFailed(code: system.code)
      }
    }
  }
}

/// Rejected rows to standard error.
struct TerminalErrors: ByteOutput {
  let terminal: any Terminal
  let display: BatchProgressDisplay?

  mutating func write(_ bytes: Span<UInt8>) {
    display?.clear()
    terminal.writeError(String(decoding: bytes.copied, as: UTF8.self))
  }
}

extension Span where Element == UInt8 {
  /// The bytes in an array of their own.
  ///
  /// Copied at once: results of many profiles are megabytes, and one byte after the other takes longer
  /// than it takes to compute them.
  fileprivate var copied: [UInt8] {
    // The buffer lives as long as the closure, and the array has its own memory.
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }
}
