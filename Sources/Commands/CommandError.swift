// Why a command could not be done, and with what status the program then ends.

package import ProfileIO
package import RuleLanguage

/// A failure that ends a command.
package enum CommandError: Error, Sendable {
  /// The command line is wrong.
  case usage(UsageError)
  /// A file cannot be read or written.
  case file(FileError)
  /// The terminal, or what stands in its place, cannot be read or written.
  case terminal(TerminalError)
  /// A batch could not go on. The names are those of what it writes.
  case batch(BatchFailure, BatchNames)
  /// The knowledge base has errors. The texts have the names that the user knows, in the order of the
  /// ids of the findings.
  case malformedKnowledge([Diagnostic], [SourceText])
  /// A profile or another input is wrong: a sentence in lower case without a full stop, safe to print.
  case malformed(String)

  /// The status with which the program ends.
  package var exitStatus: ExitStatus {
    switch self {
    case .usage: .usage
    case .file(let error): error.exitStatus
    case .terminal(.closed): .done
    case .terminal(.cannotRead), .terminal(.cannotWrite): .readOrWrite
    case .batch: .readOrWrite
    case .malformedKnowledge, .malformed: .malformed
    }
  }

  /// What failed: a sentence in lower case without a full stop; nil when it is not to be said.
  package var message: String? {
    switch self {
    case .usage(let error): error.message
    case .file(let error): error.message
    case .terminal(.closed): nil
    case .terminal(.cannotRead(let error)): "cannot read standard input: \(error.reason)"
    case .terminal(.cannotWrite(let error)): "cannot write standard output: \(error.reason)"
    case .batch(let failure, let names): names.message(failure)
    case .malformedKnowledge(let findings, _):
      "the knowledge base cannot be used: \(DiagnosticRenderer.summary(findings))"
    case .malformed(let message): message
    }
  }

  /// What to do about it.
  package var hints: [String] {
    switch self {
    case .usage(let error): error.hints
    case .batch(let failure, let names): names.hints(failure)
    case .file, .terminal, .malformedKnowledge, .malformed: []
    }
  }
}
