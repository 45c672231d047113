// `batch` as a script sees it: what comes out where, and with what status.

import Commands
import Foundation
import Testing

@Suite("The command batch")
struct BatchCommandTests {
  private static let knowledge = """
    knowledge-base lamps
      title       en "Lamps"
      version     "1.0"
      languages   en

    enumeration market
      value       KR
                  EU

    fact isOn yes-no
      say         en "the switch is on"
    fact serves set of market

    relation recommended(certificate C)

    regulation Act
      title       en "Act"
      market      KR
      kind        law
      confidence  high

    certificate GLOW
      title       en "Glow"

    rule glow.on
      when        isOn
      conclude    GLOW is recommended
      cite        Act "1"
    """

  /// Files of profiles beside a knowledge base; the body gets the folder and the options for the latter.
  private func withFiles(
    _ files: [String: String], _ body: (String, [String]) async throws -> Void
  ) async throws {
    var all = files
    all["kb/lamps.kb"] = Self.knowledge
    try await withFolder(all) { folder in
      try await body(folder, ["--kb", folder + "/kb", "--trace", "none"])
    }
  }

  private func content(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private let good = "{\"id\":\"a\",\"facts\":{\"isOn\":true}}\n{\"id\":\"b\"}\n"
  private let mixed = "{\"id\":\"a\"}\n{\"id\":\"b\",\"facts\":{\"isOff\":true}}\n"

  @Test("ends with 0 and counts on standard error")
  func done() async throws {
    try await withFiles(["in": good]) { folder, options in
      let outcome = try await run(["batch", folder + "/in"] + options)
      #expect(outcome.status == .done)
      #expect(outcome.output.split(separator: "\n").count == 2)
      #expect(outcome.errors.hasPrefix("2 read, 2 evaluated, 0 rejected, "))
      #expect(outcome.errors.hasSuffix(" a second\n"))
    }
  }

  @Test("ends with 1 where a row is rejected, and reports that row")
  func findings() async throws {
    try await withFiles(["in": mixed]) { folder, options in
      let outcome = try await run(["batch", folder + "/in"] + options)
      #expect(outcome.status == .findings)
      #expect(outcome.output.split(separator: "\n").count == 1)
      let error = #"""
        {"line":2,"id":"b","error":"column 20: unknown fact \"isOff\"; expected isOn, serves","key":"isOff"}

        """#
      #expect(outcome.errors.hasPrefix(error + "2 read, 1 evaluated, 1 rejected, "))
      let apart = try await run(
        ["batch", folder + "/in", "--errors", folder + "/errors"] + options)
      #expect(apart.status == .findings)
      #expect(content(folder + "/errors") == error)
      #expect(apart.errors.hasPrefix("2 read, 1 evaluated, 1 rejected, "))
    }
  }

  @Test("ends with 64 where options do not fit, before anything is touched")
  func usage() async throws {
    try await withFiles(["in": good]) { folder, options in
      for (arguments, message) in [
        (["--resume"], "'--resume' needs '--output FILE', too"),
        (["--output", folder + "/in"], "has another use here already"),
        (["--output", folder + "/kb/../in"], "has another use here already"),
        (["--errors", folder + "/in"], "has another use here already"),
        (["--output", folder + "/o", "--errors", folder + "/o"], "has another use here already"),
        (["--jobs", "0"], "expected a whole number from 1 to 1024"),
      ] {
        let outcome = try await run(["batch", folder + "/in"] + arguments + options)
        #expect(outcome.status == .usage)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
      }
      #expect(content(folder + "/in") == good)
    }
  }

  @Test("ends with 65 where nothing of an input can be read")
  func malformed() async throws {
    let files = ["csv": "id,isOff\na,yes\n", "zip": "PK\u{3}\u{4}rest", "in": good]
    try await withFiles(files) { folder, options in
      for name in ["csv", "zip"] {
        let outcome = try await run(["batch", folder + "/" + name] + options)
        #expect(outcome.status == .malformed)
        #expect(outcome.errors.contains("1 read, 0 evaluated, 1 rejected"))
        let both = try await run(["batch", folder + "/" + name, folder + "/in"] + options)
        #expect(both.status == .malformed)
        #expect(both.output.split(separator: "\n").count == 2)
        #expect(both.errors.contains("\"file\":\"\(folder)/\(name)\""))
      }
    }
    try await withFiles(["kb/broken.kb": "rule x\n", "in": good]) { folder, options in
      let outcome = try await run(["batch", folder + "/in"] + options)
      #expect(outcome.status == .malformed)
    }
  }

  @Test("ends with 66 where an input cannot be opened, and leaves the output alone")
  func cannotOpen() async throws {
    try await withFiles(["in": good, "out": "precious"]) { folder, options in
      for (path, reason) in [("none", "no such file or directory"), ("kb", "it is a folder")] {
        let outcome = try await run(
          ["batch", folder + "/in", "\(folder)/\(path)", "--output", folder + "/out"] + options)
        #expect(outcome.status == .cannotOpen)
        #expect(outcome.errors == "error: cannot open '\(folder)/\(path)': \(reason)\n")
        #expect(content(folder + "/out") == "precious")
      }
    }
  }

  @Test("ends with 74 where results or errors cannot be written, and says how much is complete")
  func cannotWrite() async throws {
    try await withFiles(["in": mixed]) { folder, options in
      for option in ["--output", "--errors"] {
        let path = folder + "/none/file"
        let outcome = try await run(["batch", folder + "/in", option, path] + options)
        #expect(outcome.status == .readOrWrite)
        #expect(
          outcome.errors
            == "error: cannot write '\(path)': no such file or directory; no result is complete\n")
      }
      let full = ScriptedTerminal(failure: .cannotWrite(SystemError(ENOSPC)))
      let outcome = try await run(["batch", folder + "/in"] + options, terminal: full)
      #expect(outcome.status == .readOrWrite)
      #expect(
        outcome.errors.hasSuffix(
          "error: cannot write standard output: no space left on device; no result is complete\n"))
    }
  }

  @Test("ends quietly where whoever reads the results has seen enough")
  func closed() async throws {
    try await withFiles(["in": good]) { folder, options in
      let outcome = try await run(
        ["batch", folder + "/in"] + options, terminal: ScriptedTerminal(failure: .closed))
      #expect(outcome.status == .done)
      #expect(outcome.errors == "")
    }
  }

  @Test("writes a summary as text or JSON, to a file, too")
  func summary() async throws {
    try await withFiles(["in": good]) { folder, options in
      let command = ["batch", folder + "/in", "--output-format", "summary"] + options
      let text = try await run(command)
      #expect(text.output.hasPrefix("2 profiles\n"))
      let json = try await run(command + ["--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(object?["profiles"] as? Int == 2)
      let filed = try await run(command + ["--output", folder + "/summary", "--resume"])
      #expect(filed.output == "")
      #expect(content(folder + "/summary") == text.output)
    }
  }

  @Test("goes on with a file, and refuses one that comes from something else")
  func resume() async throws {
    try await withFiles(["in": good]) { folder, options in
      let path = folder + "/out"
      let command = ["batch", folder + "/in", "--output", path] + options
      let first = try await run(command)
      #expect(first.status == .done)
      let whole = try #require(content(path))
      try Data(whole.utf8.prefix(whole.utf8.count - 20)).write(to: URL(fileURLWithPath: path))
      let again = try await run(command + ["--resume"])
      #expect(again.status == .done)
      #expect(again.errors.hasPrefix("2 read, 2 evaluated, 0 rejected, "))
      #expect(content(path) == whole)
      let other = try await run(command + ["--resume", "--as-of", "2020-01-01"])
      #expect(other.status == .readOrWrite)
      #expect(
        other.errors == """
          error: cannot go on with '\(path)': it does not come from this input, knowledge base, day \
          and options; no result is complete
          help: without --resume the file is written anew

          """)
      #expect(content(path) == whole)
    }
  }

  @Test("shows progress where it is wanted")
  func progress() async throws {
    try await withFiles(["in": good]) { folder, options in
      let command = ["batch", folder + "/in"] + options
      for (wish, isTerminal, shows) in [
        ("always", false, true), ("auto", false, false), ("never", true, false),
      ] {
        let outcome = try await run(
          command + ["--progress", wish], terminal: ScriptedTerminal(isInteractive: isTerminal))
        #expect(outcome.errors.contains("100 %, 2 read") == shows, "\(outcome.errors)")
      }
      let bar = try await run(
        command + ["--output", folder + "/out", "--progress", "always"],
        terminal: ScriptedTerminal(isInteractive: true))
      #expect(bar.errors.hasPrefix("2 read"))
    }
  }
}
