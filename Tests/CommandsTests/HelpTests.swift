import Commands
import RuleLanguage
import TestSupport
import Testing

@Suite("The help")
struct HelpTests {
  @Test("for the program has its sections") func program() async throws {
    let outcome = try await run(["--help"])
    #expect(outcome.status == .done)
    assertSnapshot(outcome.output, named: "help.txt")
  }

  @Test("for 'kb' lists its commands") func group() async throws {
    assertSnapshot(try await run(["kb", "--help"]).output, named: "help kb.txt")
  }

  @Test("for each command has its sections", arguments: CommandName.allCases)
  func command(name: CommandName) async throws {
    let words = name.rawValue.split(separator: " ").map(String.init)
    let outcome = try await run(["help"] + words)
    #expect(outcome.status == .done)
    assertSnapshot(outcome.output, named: "help \(name.rawValue).txt")
    if name != .help { #expect(try await run(words + ["--help"]).output == outcome.output) }
  }

  @Test("fits the window, and 80 columns at most", arguments: [40, 60, 80, 200])
  func width(columns: Int) async throws {
    for command in CommandTable.commands {
      let words = command.name.rawValue.split(separator: " ").map(String.init)
      let terminal = ScriptedTerminal(inputs: [], width: columns)
      let text = try await run(["help"] + words, terminal: terminal).output
      // What has to be typed stays on one line.
      let typed = command.examples.map { "  " + $0.line }
      let prose = text.split(separator: "\n").map(String.init).filter {
        !typed.contains($0) && !$0.hasPrefix("  certadvisor") && !$0.hasPrefix("  --")
      }
      for line in prose where columns >= 80 { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
      #expect(!text.contains(" \n"))
    }
  }

  @Test("for what is no command is refused") func unknown() async throws {
    let outcome = try await run(["help", "evalute"])
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("did you mean 'evaluate'?"))
    let outcome1 = try await run(["help", "evaluate", "more"])
    #expect(outcome1.status == .usage)
  }

  @Test("names every exit status once") func statuses() async throws {
    let text = try await run(["--help"]).output
    for status in allStatuses {
      #expect(text.contains("\n  \(status.code) "), "\(status)")
    }
    #expect(allStatuses.map(\.code) == [0, 1, 64, 65, 66, 70, 74])
  }
}
