// The real terminal, or the files and pipes that stand in its place.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The standard streams of the process.
///
/// There is one of them, made at the start.
package final class SystemTerminal: Terminal {
  /// How lines are read: decided when the first one is.
  private struct Input: ~Copyable {
    var reader = LineReader(.standardInput)
    var editor: LineEditor?
    var isPrepared = false
  }

  private let environment: [String: String]
  private let standardOutput = BufferedOutput(.standardOutput)
  private let input = Mutex(Input())
  package let isInteractive: Bool

  /// Takes over the standard streams.
  ///
  /// From now on a closed pipe, or a file that may not grow, is an error and no signal.
  package init(environment: [String: String]) {
    self.environment = environment
    isInteractive =
      FileDescriptor.standardInput.isTerminal && FileDescriptor.standardOutput.isTerminal
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  package var width: Int { FileDescriptor.standardOutput.terminalColumns ?? 80 }

  package func isTerminal(_ stream: OutputStream) -> Bool {
    switch stream {
    case .output: FileDescriptor.standardOutput.isTerminal
    case .error: FileDescriptor.standardError.isTerminal
    }
  }

  package func readLine(
    prompt: String, completer: Completer?
  ) throws(TerminalError) -> LineInput {
    try flush()
    return try input.withLock { (input) throws(TerminalError) in
      if isInteractive, !input.isPrepared { prepare(&input) }
      SignalPipe.forgetSignals()
      if let result = input.editor?.readLine(prompt: prompt, completer: completer) {
        // The key that ended the line has left the cursor behind what was typed.
        switch result {
        case .interrupted: try show("^C\n")
        case .end: try show("\n")
        case .line, .tooLong: break
        }
        return result
      }
      if isInteractive { try show(prompt) }
      let result = try readPlainly(&input.reader)
      if isInteractive, result == .end || result == .interrupted { try show("\n") }
      return result
    }
  }

  package func write(_ bytes: Span<UInt8>) throws(TerminalError) { try standardOutput.write(bytes) }

  package func writeError(_ text: String) {
    // On a terminal both streams come together, and the order must be right.
    if isTerminal(.output) { try? standardOutput.flush() }
    try? FileDescriptor.standardError.write(Array(text.utf8))
  }

  package func flush() throws(TerminalError) { try standardOutput.flush() }

  // MARK: Reading

  private func prepare(_ input: inout Input) {
    input.isPrepared = true
    SignalPipe.install()
    let name = environment["TERM"] ?? ""
    guard !name.isEmpty, name != "dumb" else { return }
    input.editor = LineEditor(history: HistoryFile(environment: environment))
  }

  private func readPlainly(_ reader: inout LineReader) throws(TerminalError) -> LineInput {
    do {
      guard isInteractive else { return try reader.next() }
      return try reader.next {
        var event = SignalPipe.wait(for: .standardInput)
        while event == .resize || event == .continuation {
          event = SignalPipe.wait(for: .standardInput)
        }
        return event == .input
      }
    } catch {
      throw .cannotRead(error)
    }
  }

  private func show(_ text: String) throws(TerminalError) {
    try write(text)
    try flush()
  }
}
