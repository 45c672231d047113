// The lines that were typed in earlier sessions: one a line, in UTF-8, oldest first. Each line is
// added as soon as it is entered, so that a killed terminal loses none.

/// The history of typed lines.
struct HistoryFile: Sendable {
  /// So many lines are kept.
  private static let maximumLineCount = 1000
  private static let maximumByteCount = 4 << 20

  /// Nil when there is no home to keep it in; then it lasts as long as the session.
  private let path: String?
  private var last: String?

  /// Creates the history of a file, which need not exist.
  init(path: String?) { self.path = path }

  /// Creates the history in the folder for state of the XDG base directories.
  init(environment: [String: String]) {
    self.init(path: StateFolder.path(environment).map { $0 + "/history" })
  }

  /// The lines of earlier sessions.
  ///
  /// A file that cannot be read counts as empty: history is a comfort.
  func load() -> [String] {
    guard let path,
      let bytes = try? FileAccess.read(path, maximumByteCount: Self.maximumByteCount)
    else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count > 2 * Self.maximumLineCount else {
      return lines.suffix(Self.maximumLineCount)
    }
    let kept = Array(lines.suffix(Self.maximumLineCount))
    try? FileAccess.replace(path, with: Array((kept.joined(separator: "\n") + "\n").utf8))
    return kept
  }

  /// Adds a line, without spaces at its end, unless it is empty or the same as the one before.
  ///
  /// - Returns: what was added; nil for nothing.
  mutating func add(_ typed: String) -> String? {
    guard let end = typed.lastIndex(where: { $0 != " " }) else { return nil }
    let line = String(typed[...end])
    guard line != last, !line.contains("\n") else { return nil }
    last = line
    if let path {
      try? FileAccess.createFolders(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
      try? FileAccess.append(Array((line + "\n").utf8), to: path)
    }
    return line
  }
}

/// The folder in which the program keeps what it remembers between sessions.
package enum StateFolder {
  /// `$XDG_STATE_HOME/certadvisor`, or `~/.local/state/certadvisor`; nil when neither is known.
  ///
  /// Source: XDG Base Directory Specification 0.8; a relative path in the variable is ignored.
  package static func path(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/" + CommandTable.program
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/" + CommandTable.program
  }
}
