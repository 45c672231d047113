import Commands
import Foundation
import RuleLanguage
import Testing

@Suite("The terminal")
struct TerminalTests {
  // MARK: Lines

  /// What a reader makes of bytes in a file.
  private func lines(
    of bytes: [UInt8], maximumByteCount: Int = 1 << 20
  ) throws -> [LineInput] {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    let writer = FileDescriptor(ends[1])
    try writer.write(bytes)
    try writer.close()
    var reader = LineReader(FileDescriptor(ends[0]), maximumByteCount: maximumByteCount)
    var result: [LineInput] = []
    while true {
      let line = try reader.next()
      if line == .end { break }
      result.append(line)
    }
    #expect(try reader.next() == .end)
    try FileDescriptor(ends[0]).close()
    return result
  }

  @Test(
    "reads lines plainly",
    arguments: [
      ("", []),
      ("a", ["a"]),
      ("a\n", ["a"]),
      ("a\nb", ["a", "b"]),
      ("a\r\n\r\nb\r\n", ["a", "", "b"]),
      ("\n\n", ["", ""]),
      ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
      ("개인정보\n처리", ["개인정보", "처리"]),
    ])
  func plainLines(text: String, expected: [String]) throws {
    #expect(try lines(of: Array(text.utf8)) == expected.map(LineInput.line))
  }

  @Test("replaces bytes that are no UTF-8") func invalidBytes() throws {
    #expect(try lines(of: [0x61, 0xFF, 0x62, 0x0A]) == [.line("a\u{FFFD}b")])
  }

  @Test(
    "skips a line that is too long, and goes on with the next",
    arguments: [7, 8, 9, 40_000])
  func longLines(length: Int) throws {
    let long = String(repeating: "x", count: length)
    let found = try lines(of: Array("\(long)\nnext\n".utf8), maximumByteCount: 8)
    #expect(found == [length <= 8 ? .line(long) : .tooLong, .line("next")])
    #expect(try lines(of: Array(long.utf8), maximumByteCount: 8).count == 1)
  }

  // MARK: Output

  @Test("ends quietly when nobody reads any more") func closedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    try FileDescriptor(ends[0]).close()
    let output = BufferedOutput(FileDescriptor(ends[1]))
    try output.write([0x61])
    #expect(throws: TerminalError.closed) { try output.flush() }
    #expect(throws: TerminalError.closed) { try output.write([0x62]) }
    try FileDescriptor(ends[1]).close()
  }

  @Test(
    "tells that the disk is full", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))
  )
  func fullDisk() throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    // Without this the handle would close the descriptor before it is written to.
    defer { try? file.close() }
    let output = BufferedOutput(FileDescriptor(file.fileDescriptor))
    try output.write(Array("text".utf8))
    #expect(throws: TerminalError.cannotWrite(SystemError(ENOSPC))) { try output.flush() }
  }

  @Test("passes on a megabyte in order") func manyBytes() async throws {
    try await withFolder(["bytes": ""]) { folder in
      let path = folder + "/bytes"
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? file.close() }
      let output = BufferedOutput(FileDescriptor(file.fileDescriptor))
      let bytes = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      for start in stride(from: 0, to: bytes.count, by: 777) {
        try output.write(Array(bytes[start..<min(start + 777, bytes.count)]))
      }
      try output.flush()
      #expect(try FileAccess.read(path) == bytes)
    }
  }

  @Test(
    "is coloured only where that is wanted",
    arguments: [
      (Automatic.auto, true, ["TERM": "xterm"], true),
      (.auto, false, ["TERM": "xterm"], false),
      (.auto, true, ["TERM": "dumb"], false),
      (.auto, true, [:], false),
      (.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], false),
      (.auto, true, ["TERM": "xterm", "NO_COLOR": ""], true),
      (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
      (.never, true, ["TERM": "xterm"], false),
    ])
  func colour(
    choice: Automatic, isTerminal: Bool, environment: [String: String], expected: Bool
  ) {
    #expect(choice.allowsColour(isTerminal: isTerminal, environment: environment) == expected)
  }

  @Test("colours messages when asked to") func colouredMessage() async throws {
    let outcome1 = try await run(["kb", "list", "--color", "always", "x"])
    #expect(outcome1.errors.contains("\u{1B}["))
    #expect(!(try await run(["kb", "list", "x"]).errors.contains("\u{1B}[")))
  }

  @Test("makes a failure to write the exit status")
  func failures() async throws {
    let full = ScriptedTerminal(failure: .cannotWrite(SystemError(ENOSPC)))
    let outcome = try await run(["--help"], terminal: full)
    #expect(outcome.status == .readOrWrite)
    #expect(outcome.errors == "error: cannot write standard output: no space left on device\n")
    let closed = try await run(["--help"], terminal: ScriptedTerminal(failure: .closed))
    #expect(closed.status == .done)
    #expect(closed.errors == "")
  }

  // MARK: Scripts and completion

  @Test("plays a script as a person would see it, or as a pipe would") func script() throws {
    let inputs: [LineInput] = [.line("why IS\t"), .line("why"), .interrupted]
    let words: Completer = { request in ["ISMS", "ISMS-P"].filter { $0.hasPrefix(request.word) } }
    for isInteractive in [true, false] {
      let terminal = ScriptedTerminal(inputs: inputs, isInteractive: isInteractive)
      #expect(try terminal.readLine(prompt: "> ", completer: words) == .line("why"))
      #expect(try terminal.readLine(prompt: "> ", completer: words) == .interrupted)
      #expect(try terminal.readLine(prompt: "> ", completer: words) == .end)
      #expect(terminal.completions == [["ISMS", "ISMS-P"]])
      #expect(terminal.output == (isInteractive ? "> why\n> ^C\n> \n" : ""))
    }
  }

  @Test(
    "completes the last word",
    arguments: [
      ("", ""), ("wh", "wh"), ("why ", ""), ("why ISMS-P", "ISMS-P"),
      ("what-if a=b", "b"), ("set markets KR,J", "J"), ("why 한", "한"),
    ])
  func lastWord(line: String, word: String) {
    #expect(CompletionRequest.lastWord(of: line) == word)
  }

  @Test(
    "fills in what all candidates share",
    arguments: [
      ("i", ["ISMS", "ISMS-P"], "ISMS"), ("IS", ["ISMS", "ISO"], "IS"), ("x", [], "x"),
      ("ISM", ["isms", "ISMS"], "ISM"), ("k", ["한국", "한글"], "한"),
    ])
  func commonStart(word: String, candidates: [String], expected: String) {
    let request = CompletionRequest(line: word, word: word)
    #expect(request.commonStart(of: candidates) == expected)
  }
}
