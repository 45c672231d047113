// What a batch says about its inputs and outputs when one of them fails.

import ProfileIO
import RuleLanguage

/// The names of what a batch writes.
package struct BatchNames: Hashable, Sendable {
  /// The file of results, or nil for standard output.
  package var output: String?
  /// The file of errors, or nil for standard error.
  package var errors: String?

  package init(output: String? = nil, errors: String? = nil) {
    self.output = output
    self.errors = errors
  }

  /// What failed, and what had been written: lower case, without a full stop.
  func message(_ failure: BatchFailure) -> String {
    let count = failure.progress.evaluated
    let written =
      switch count {
      case 0: "no result is complete"
      case 1: "the first result is complete"
      default: "the first \(count) results are complete"
      }
    return "\(failure.cause.message(about: name(failure.place))); \(written)"
  }

  /// What to do about it.
  func hints(_ failure: BatchFailure) -> [String] {
    if case .cannotResume = failure.cause {
      return ["without --resume the file is written anew"]
    }
    guard output != nil, failure.progress.evaluated > 0 else { return [] }
    return ["the same command with --resume goes on where this one stopped"]
  }

  private func name(_ place: BatchFailure.Place) -> String {
    switch place {
    case .input("-"): "standard input"
    case .input(let name): quoted(name)
    case .output: output.map(quoted) ?? "standard output"
    case .errors: errors.map(quoted) ?? "standard error"
    }
  }

  private func quoted(_ path: String) -> String { "'\(TerminalText.escaped(path))'" }
}
