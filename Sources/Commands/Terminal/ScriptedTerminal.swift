// A terminal for tests: plays lines and keeps what is written. It shows what a person would see, or
// what a pipe would receive.

import Synchronization

/// A terminal that reads from a list and writes to memory.
package final class ScriptedTerminal: Terminal {
  private struct State {
    var inputs: ArraySlice<LineInput>
    var output: [UInt8] = []
    var errors = ""
    var completions: [[String]] = []
    var failure: TerminalError?
  }

  private let state: Mutex<State>
  package let isInteractive: Bool
  package let width: Int

  /// Creates a terminal that plays inputs and then ends.
  ///
  /// With `isInteractive` a person seems to be there: prompts and typed lines are part of the output,
  /// as on a screen. With `failure`, writing results fails.
  package init(
    inputs: [LineInput] = [], isInteractive: Bool = false, width: Int = 80,
    failure: TerminalError? = nil
  ) {
    state = Mutex(State(inputs: inputs[...], failure: failure))
    self.isInteractive = isInteractive
    self.width = width
  }

  /// Creates a terminal that plays lines and then ends.
  package convenience init(lines: [String], isInteractive: Bool = false, width: Int = 80) {
    self.init(inputs: lines.map(LineInput.line), isInteractive: isInteractive, width: width)
  }

  /// The results so far.
  package var output: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }

  /// The messages so far.
  package var errors: String { state.withLock { $0.errors } }

  /// For each line that ended in a tab, what could be completed.
  package var completions: [[String]] { state.withLock { $0.completions } }

  package func isTerminal(_ stream: OutputStream) -> Bool { isInteractive }

  package func readLine(
    prompt: String, completer: Completer?
  ) throws(TerminalError) -> LineInput {
    state.withLock { state in
      if isInteractive { state.output += Array(prompt.utf8) }
      // A line that ends in a tab asks for completion and is not entered.
      while case .line(let text) = state.inputs.first, text.hasSuffix("\t") {
        state.inputs.removeFirst()
        let line = String(text.dropLast())
        let request = CompletionRequest(line: line, word: CompletionRequest.lastWord(of: line))
        state.completions.append(completer?(request) ?? [])
      }
      let input = state.inputs.popFirst() ?? .end
      guard isInteractive else { return input }
      switch input {
      case .line(let text): state.output += Array((text + "\n").utf8)
      case .tooLong, .end: state.output += Array("\n".utf8)
      case .interrupted: state.output += Array("^C\n".utf8)
      }
      return input
    }
  }

  package func write(_ bytes: Span<UInt8>) throws(TerminalError) {
    try state.withLock { (state) throws(TerminalError) in
      if let failure = state.failure { throw failure }
      state.output.append(copying: bytes)
    }
  }

  package func writeError(_ text: String) { state.withLock { $0.errors += text } }

  package func flush() throws(TerminalError) {}
}
