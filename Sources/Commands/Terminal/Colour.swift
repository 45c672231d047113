// Whether output may be coloured: what the user asked for, the terminal, and the environment.

import Reports

extension Automatic {
  /// Whether colour is wanted on a stream.
  ///
  /// With `auto` it takes a terminal that knows colours and no variable `NO_COLOR` (see
  /// no-color.org).
  package func allowsColour(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      let name = environment["TERM"] ?? ""
      return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && !name.isEmpty
        && name != "dumb"
    }
  }
}
