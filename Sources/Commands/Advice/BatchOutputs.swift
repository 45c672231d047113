// What a batch writes to when it is not a file: the terminal, or what stands in its place.

import ProfileIO
import RuleLanguage

/// Results to standard output.
struct TerminalOutput: ByteOutput {
  private let terminal: any Terminal

  init(_ terminal: any Terminal) { self.terminal = terminal }

  mutating func write(_ bytes: Span<UInt8>) throws(IOFailure) {
    do {
      try terminal.write(bytes)
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
    var copy: [UInt8] = []
    copy.append(copying: bytes)
    terminal.writeError(String(decoding: copy, as: UTF8.self))
  }
}
