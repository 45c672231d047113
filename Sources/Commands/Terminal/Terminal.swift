// The seam to the person at the keyboard, or to the script in that place. One conformer is the real
// terminal, the other plays a written session, so that whole dialogues run inside tests.

/// What reading a line gives.
package enum LineInput: Hashable, Sendable {
  /// A line without its line break.
  case line(String)
  /// A line longer than is accepted; it has been skipped.
  case tooLong
  /// The line was abandoned, by Ctrl-C.
  case interrupted
  /// There is no further line.
  case end
}

/// What is being completed.
package struct CompletionRequest: Hashable, Sendable {
  /// The line from its start to the cursor.
  package let line: String
  /// The last word of it, which may be empty.
  ///
  /// Words end at spaces, `=`, `,` and double quotes.
  package let word: String

  package init(line: String, word: String) {
    self.line = line
    self.word = word
  }
}

/// Gives the words that may stand in the place of the one that is being typed.
///
/// Those that end in `=` are not followed by a space.
package typealias Completer = @Sendable (CompletionRequest) -> [String]

/// Where text goes.
package enum OutputStream: Hashable, Sendable {
  /// Standard output: results.
  case output
  /// Standard error: everything else.
  case error
}

/// A failure to read from or write to the terminal or what stands in its place.
package enum TerminalError: Error, Hashable, Sendable {
  /// Nobody reads the output any more. The program ends quietly.
  case closed
  /// Input cannot be read.
  case cannotRead(SystemError)
  /// Output cannot be written.
  case cannotWrite(SystemError)
}

/// A place to read lines from and to write text to.
package protocol Terminal: AnyObject, Sendable {
  /// Whether a person is there: both input and output are a terminal.
  var isInteractive: Bool { get }

  /// The columns of the output now; 80 where it does not say.
  var width: Int { get }

  /// Whether a stream goes to a terminal.
  func isTerminal(_ stream: OutputStream) -> Bool

  /// Reads the next line. The prompt is shown only to a person.
  ///
  /// Everything written before is shown before the prompt.
  func readLine(prompt: String, completer: Completer?) throws(TerminalError) -> LineInput

  /// Writes results. What comes from outside must have been escaped.
  func write(_ bytes: Span<UInt8>) throws(TerminalError)

  /// Writes messages at once. A failure is ignored, since there is nowhere to tell it.
  func writeError(_ text: String)

  /// Passes on what has been written and is still held back.
  func flush() throws(TerminalError)
}

extension Terminal {
  /// Writes results.
  package func write(_ bytes: [UInt8]) throws(TerminalError) { try write(bytes.span) }

  /// Writes results as text.
  package func write(_ text: String) throws(TerminalError) { try write(Array(text.utf8)) }
}
