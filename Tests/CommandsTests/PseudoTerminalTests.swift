import Commands
import Foundation
import Testing

/// The built program in a pseudo-terminal: what only a real terminal shows.
@Suite(
  "In a terminal",
  .enabled(if: PseudoTerminal.program != nil, "the program is not built beside the tests"),
  .serialized)
struct PseudoTerminalTests {
  private static let library =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/knowledge-bases/library-loans").path

  /// Starts a session about the library in a home folder, and waits for its prompt.
  private func start(
    _ home: String, terminal: String = "xterm", columns: UInt16 = 80, _ more: [String] = []
  ) throws -> PseudoTerminal {
    let session = try PseudoTerminal(
      ["repl", "--kb", Self.library, "--as-of", "2026-11-24"] + more, home: home,
      terminal: terminal, columns: columns)
    try session.waitForPrompt()
    return session
  }

  @Test(
    "A whole session reads as it does from a pipe",
    arguments: [("xterm", "en"), ("dumb", "en"), ("xterm", "ko")])
  func wholeSession(terminal: String, language: String) async throws {
    let lines = [
      "start", "?", "child", "why", "passport, letter", "status", "back", "1", "stop", "facts",
      "set fees 12", "why mayBorrow", "undo", "history", "help rules", "lang ko", "facts",
      "lang en",
    ]
    let piped = try await run(
      ["repl", "--kb", Self.library, "--as-of", "2026-11-24", "--lang", language],
      terminal: ScriptedTerminal(lines: lines))
    try await withFolder([:]) { home in
      let session = try start(home, terminal: terminal, ["--lang", language])
      for line in lines { try session.enter(line) }
      // The screen ends with a prompt that the pipe does not show.
      let screen = session.screen
      #expect(screen.hasPrefix(piped.output))
      #expect(screen.dropFirst(piped.output.count) == "certadvisor> ")
    }
  }

  @Test("Tab completes verbs, facts, values and rules")
  func completion() async throws {
    try await withFolder([:]) { home in
      let session = try start(home)
      guard session.isEditing else { return }
      session.type("hist\t")
      try session.waitFor("history ")
      #expect(try session.enter("").contains("No answers yet."))
      session.type("set ki\t")
      try session.waitFor("set kind ")
      session.type("ch\t")
      try session.waitFor("child ")
      #expect(try session.enter("").contains("kind = a child"))
      session.type("what-if fe\t")
      try session.waitFor("fees=")
      #expect(try session.enter("5").contains("certadvisor> "))
    }
  }

  @Test("The arrow keys bring back lines, of earlier sessions, too")
  func history() async throws {
    try await withFolder([:]) { home in
      let first = try start(home)
      guard first.isEditing else { return }
      try first.enter("facts")
      try first.enter("history")
      first.type("\u{1B}[A\u{1B}[A")
      try first.waitFor("facts")
      #expect(try first.enter("").contains("No answers yet."))
      first.type("quit\r")
      #expect(try first.waitForEnd() == 0)
      let second = try start(home)
      second.type("\u{1B}[A\u{1B}[A")
      try second.waitFor("facts")
      #expect(try second.enter("").contains("No answers yet."))
    }
  }

  @Test("Ctrl-C abandons the line and not the session", arguments: ["xterm", "dumb"])
  func interruption(terminal: String) async throws {
    try await withFolder([:]) { home in
      let session = try start(home, terminal: terminal)
      // The terminal may throw away the prompt that follows Ctrl-C, so it is not waited for.
      session.type("set kind chi\u{3}")
      session.type("facts\r")
      try session.waitFor("No answers yet.")
      try session.waitForPrompt()
      try session.enter("start")
      session.type("pass\u{3}")
      session.type("passport\r")
      try session.waitFor("conclusions.")
      try session.waitForPrompt()
      #expect(try session.enter("facts").contains("proofs = a passport"))
    }
  }

  @Test("Ctrl-D leaves with a word on unsaved answers, which can be recovered")
  func end() async throws {
    try await withFolder([:]) { home in
      let first = try start(home)
      try first.enter("set kind child")
      first.type("\u{4}")
      try first.waitFor("The answers were not saved.")
      #expect(try first.waitForEnd() == 0)
      let second = try start(home)
      #expect(second.screen.contains("1 answer, last change"))
      try second.enter("recover")
      #expect(try second.enter("facts").contains("kind = a child"))
    }
  }

  @Test("Text is wrapped to the window as it is now")
  func resize() async throws {
    try await withFolder([:]) { home in
      let session = try start(home, columns: 100)
      let wide = try session.enter("help session")
      session.resize(to: 44)
      let narrow = try session.enter("help session")
      func width(_ text: String) -> Int { text.split(separator: "\n").map(\.count).max() ?? 0 }
      #expect(width(wide) > 60)
      #expect(width(narrow) <= 44)
    }
  }

  @Test("A killed terminal loses at most the line being typed")
  func killed() async throws {
    try await withFolder([:]) { home in
      let first = try start(home)
      try first.enter("set kind child")
      try first.enter("branch rich")
      try first.enter("set fees 12")
      try first.enter("undo")
      first.type("set proofs pass")
      try first.waitFor("set proofs pass")
      try first.kill()
      let second = try start(home)
      #expect(second.screen.contains("An earlier session ended without saving: 1 answer"))
      let recovered = try second.enter("recover")
      #expect(recovered.contains("1 answers, 2 variants, now on rich"))
      try second.enter("redo")
      #expect(try second.enter("facts").contains("fees = EUR 12"))
      // What goes on is written down, too.
      try second.kill()
      let third = try start(home)
      #expect(third.screen.contains("2 answers"))
      try third.enter("discard")
      third.type("quit\r")
      #expect(try third.waitForEnd() == 0)
      #expect(!(try start(home)).screen.contains("An earlier session"))
    }
  }

  @Test("Sessions side by side keep out of each other's way")
  func sideBySide() async throws {
    try await withFolder([:]) { home in
      let first = try start(home)
      try first.enter("set kind child")
      let second = try start(home)
      #expect(!second.screen.contains("An earlier session"))
      try second.enter("set kind adult")
      try first.kill()
      // The one that is still running is not offered.
      let third = try start(home)
      #expect(third.screen.contains("An earlier session"))
      try second.kill()
      #expect(try third.enter("recover").contains("recover NUMBER"))
      try third.enter("recover 2")
      #expect(try third.enter("facts").contains("kind = a child"))
    }
  }

  @Test("An orderly end leaves nothing to recover")
  func orderly() async throws {
    try await withFolder([:]) { home in
      let first = try start(home)
      try first.enter("set kind child")
      try first.enter("save \(home)/child.json")
      first.type("quit\r")
      #expect(try first.waitForEnd() == 0)
      let second = try start(home)
      #expect(!second.screen.contains("An earlier session"))
      try second.enter("set kind adult")
      #expect(try second.enter("quit").contains("no file holds"))
      second.type("quit\r")
      #expect(try second.waitForEnd() == 0)
      #expect(!(try start(home)).screen.contains("An earlier session"))
    }
  }
}
