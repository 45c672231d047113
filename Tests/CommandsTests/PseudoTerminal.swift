// The built program in a terminal of its own, as a person would use it: keys go in, what the screen
// shows comes out. Waiting is for what must appear, with a deadline, and never for a time.

import Foundation

/// A program that runs in a pseudo-terminal.
final class PseudoTerminal {
  /// What was waited for and did not come.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// How long anything may take; a busy machine is slow.
  private static let patience: TimeInterval = 60

  /// The flag of `posix_spawn` for a new session, as the headers number it.
  #if canImport(Darwin)
    private static let newSession: Int16 = 0x0400
  #else
    private static let newSession: Int16 = 0x80
  #endif

  private let master: Int32
  private let process: pid_t
  /// Whether lines are edited with libedit, which a machine may not have.
  let isEditing: Bool
  private var bytes: [UInt8] = []
  /// The characters of the screen that have been waited for already.
  private var seen = 0
  private var hasEnded = false

  /// The program that the package builds, beside the tests; nil where it is not there.
  static let program: String? = {
    var folders = CommandLine.arguments.prefix(1).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent()
    }
    folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    return folders.map { $0.appendingPathComponent("certadvisor").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Starts the program; `home` is where it keeps its state.
  init(
    _ arguments: [String], home: String, terminal: String = "xterm", columns: UInt16 = 80
  ) throws {
    guard let program = Self.program, let (master, name) = Self.open(columns) else {
      throw Missing(description: "a pseudo-terminal")
    }
    self.master = master
    let names = ["libedit.so.2", "libedit.so.0", "libedit.3.dylib", "libedit.dylib"]
    isEditing = terminal != "dumb" && names.contains { unsafe dlopen($0, RTLD_NOW) != nil }
    let environment = [
      "HOME=\(home)", "XDG_STATE_HOME=\(home)/state", "TERM=\(terminal)", "NO_COLOR=1",
      "LC_ALL=C.UTF-8", "TZ=UTC",
    ]
    process = try Self.spawn([program] + arguments, environment, on: name)
  }

  /// Both ends of a new terminal: a file for us, a name for the program.
  private static func open(_ columns: UInt16) -> (file: Int32, name: String)? {
    typealias OpenTerminal =
      @convention(c) (
        UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<CChar>?,
        UnsafeMutableRawPointer?, UnsafeMutablePointer<winsize>?
      ) -> Int32
    // The header that declares it is not part of the module of the C library.
    guard let symbol = unsafe dlsym(dlopen(nil, RTLD_NOW), "openpty") else { return nil }
    let openTerminal = unsafe unsafeBitCast(symbol, to: OpenTerminal.self)
    var ends: (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 1024)
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard unsafe openTerminal(&ends.0, &ends.1, &name, nil, &size) == 0 else { return nil }
    close(ends.1)
    _ = fcntl(ends.0, F_SETFD, FD_CLOEXEC)
    return (ends.0, String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
  }

  deinit {
    if !hasEnded {
      _ = Foundation.kill(process, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(process, &status, 0)
    }
    close(master)
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String], on terminal: String
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
      var attributes: posix_spawnattr_t? = nil
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that a new session opens is the one that signals come from.
    unsafe posix_spawnattr_setflags(&attributes, Self.newSession)
    unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let error = unsafe posix_spawn(
      &process, arguments[0], &actions, &attributes, &words, &variables)
    guard error == 0 else { throw Missing(description: "the program: error \(error)") }
    return process
  }

  // MARK: Keys

  /// Types keys.
  func type(_ text: String) {
    if isEditing { waitForEditing() }
    let keys = Array(text.utf8)
    unsafe _ = write(master, keys, keys.count)
  }

  /// Waits until keys go to the editor: it shows its prompt a moment before.
  private func waitForEditing() {
    let deadline = Date().addingTimeInterval(Self.patience)
    var settings = termios()
    while Date() < deadline, unsafe tcgetattr(master, &settings) == 0,
      settings.c_lflag & tcflag_t(ICANON) != 0
    {
      _ = poll(nil, 0, 1)
    }
  }

  /// Types a line at the prompt and waits for the next prompt.
  ///
  /// - Returns: what the screen shows from the line to the prompt.
  @discardableResult
  func enter(_ line: String) throws -> String {
    type(line + "\r")
    return try waitForPrompt()
  }

  /// Gives the window another width.
  func resize(to columns: UInt16) {
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Ends the program as a power cut does.
  func kill() throws {
    _ = Foundation.kill(process, SIGKILL)
    _ = try waitForEnd()
  }

  // MARK: Screen

  /// Waits until the screen shows a text that it did not show before the last wait.
  ///
  /// - Returns: what it shows up to the end of the text.
  @discardableResult
  func waitFor(_ text: String) throws -> String {
    try wait("\"\(text)\"") { new in new.range(of: text)?.upperBound }
  }

  /// Waits for a prompt at the end of the screen, behind a new line.
  @discardableResult
  func waitForPrompt() throws -> String {
    try wait("a prompt") { new in
      guard let line = new.lastIndex(of: "\n") else { return nil }
      let last = new[new.index(after: line)...]
      let isPrompt = last == "  > " || (last.hasPrefix("certadvisor") && last.hasSuffix("> "))
      return isPrompt ? new.endIndex : nil
    }
  }

  private func wait(
    _ what: String, _ end: (Substring) -> Substring.Index?
  ) throws -> String {
    let deadline = Date().addingTimeInterval(Self.patience)
    while true {
      let screen = Self.plain(bytes)
      let new = screen.dropFirst(seen)
      if let found = end(new) {
        let text = String(new[..<found])
        seen += text.count
        return text
      }
      guard try read(until: deadline) else {
        throw Missing(description: "\(what) is missing in:\n\(new)")
      }
    }
  }

  /// Waits for the end of the program and gives its exit status; nil when a signal ended it.
  func waitForEnd() throws -> Int32? {
    let deadline = Date().addingTimeInterval(Self.patience)
    while try read(until: deadline) {}
    guard Date() < deadline else { throw Missing(description: "the end of the program") }
    var status: Int32 = 0
    unsafe waitpid(process, &status, 0)
    hasEnded = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// Everything that the screen has shown.
  var screen: String { Self.plain(bytes) }

  /// Reads what is there, waiting until a deadline; false at the end and at the deadline.
  private func read(until deadline: Date) throws -> Bool {
    while true {
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else { return false }
      let count = unsafe poll(&request, 1, Int32(min(left, 60) * 1000))
      if count < 0, errno != EINTR { return false }
      guard count > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let length = unsafe Foundation.read(master, &buffer, buffer.count)
      // When nobody holds the other end any more, reading fails.
      guard length > 0 else { return false }
      bytes += buffer[..<length]
      return true
    }
  }

  /// Text without the sequences that move the cursor and clear lines.
  private static func plain(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x1B:
        guard index < bytes.count else { break }
        let kind = bytes[index]
        index += 1
        guard kind == UInt8(ascii: "[") else { break }
        while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
        index += 1
      case 0x0D, 0x07: break
      case 0x08: if result.last != 0x0A { _ = result.popLast() }
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
