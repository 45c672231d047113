// What the program tells its caller when it ends. Scripts rely on the numbers.

/// The exit status of the program.
package enum ExitStatus: Int32, Sendable, CaseIterable {
  /// All was done.
  case done = 0
  /// All was done, and there are findings: rejected rows, failed examples, broken constraints.
  case findings = 1
  /// The command line is wrong. (`EX_USAGE` of sysexits.)
  case usage = 64
  /// A profile or the knowledge base is malformed. (`EX_DATAERR`)
  case malformed = 65
  /// An input cannot be opened. (`EX_NOINPUT`)
  case cannotOpen = 66
  /// The program itself is at fault. (`EX_SOFTWARE`)
  case internalError = 70
  /// Reading or writing failed half-way. (`EX_IOERR`)
  case readOrWrite = 74

  /// The number that the operating system passes on.
  package var code: Int32 { rawValue }

  /// What it means, as help texts list it.
  package var summary: String {
    switch self {
    case .done: "done"
    case .findings: "done, with findings: rejected rows, failed examples, broken constraints"
    case .usage: "wrong usage"
    case .malformed: "malformed profile or knowledge base"
    case .cannotOpen: "an input cannot be opened"
    case .internalError: "internal error"
    case .readOrWrite: "read or write error"
    }
  }
}
