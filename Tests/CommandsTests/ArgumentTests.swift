import Advice
import Commands
import ProfileIO
import RuleLanguage
import Testing

@Suite("A command line")
struct ArgumentTests {
  private func parse(_ line: String) throws -> ParsedArguments {
    try ArgumentParser().parse(line.split(separator: " ").map(String.init))
  }

  @Test(
    "is read into a command and its operands",
    arguments: [
      ("", CommandName.repl, []),
      ("repl shop.json", .repl, ["shop.json"]),
      ("evaluate a.json b.json", .evaluate, ["a.json", "b.json"]),
      ("evaluate -", .evaluate, ["-"]),
      ("evaluate --format json a.json", .evaluate, ["a.json"]),
      ("--format json evaluate a.json", .evaluate, ["a.json"]),
      ("evaluate a.json --format=json", .evaluate, ["a.json"]),
      ("evaluate -- --format -x", .evaluate, ["--format", "-x"]),
      ("batch", .batch, []),
      ("batch --jobs 4 --resume - --output out", .batch, ["-"]),
      ("compare ISMS ISMS-P", .compare, ["ISMS", "ISMS-P"]),
      ("kb check", .kbCheck, []),
      ("kb --kb dir test", .kbTest, []),
      ("--version", .version, []),
      ("--help", .help, []),
      ("-h", .help, []),
      ("evaluate --nonsense -h", .help, ["evaluate"]),
      ("kb check --help", .help, ["kb", "check"]),
      ("kb --help", .help, ["kb"]),
      ("help kb check", .help, ["kb", "check"]),
    ])
  func reads(line: String, command: CommandName, operands: [String]) throws {
    let parsed = try parse(line)
    #expect(parsed.command == command)
    #expect(parsed.operands == operands)
  }

  @Test("gives options their types, and their defaults where they are missing")
  func options() throws {
    let bare = try parse("batch")
    #expect(bare[Options.language] == .english)
    #expect(bare[Options.asOf] == nil)
    #expect(bare[Options.trace] == .rules)
    #expect(bare[Options.jobs] == nil)
    #expect(bare[Options.resume] == false)
    let full = try parse(
      "batch --lang ko --as-of 2027-07-01 --trace=full --jobs 8 --resume --errors -")
    #expect(full[Options.language] == .korean)
    #expect(full[Options.asOf] == CalendarDay("2027-07-01"))
    #expect(full[Options.trace] == .full)
    #expect(full[Options.jobs] == 8)
    #expect(full[Options.resume])
    #expect(full[Options.errors] == "-")
  }

  @Test("keeps every use of an option that may be repeated, and the last use of any other")
  func repetition() throws {
    let parsed = try parse("explain p --what-if a=1 --what-if=b=-2 --lang ko --lang en")
    #expect(parsed[Options.whatIf] == ["a=1", "b=-2"])
    #expect(parsed[Options.language] == .english)
  }

  @Test(
    "that is wrong says what was expected and what is nearest",
    arguments: [
      ("evalute x", "there is no command 'evalute'", "did you mean 'evaluate'?"),
      ("kbb", "there is no command 'kbb'", "did you mean 'kb'?"),
      ("kb chek", "there is no command 'kb chek'", "did you mean 'kb check'?"),
      ("kb", "'kb' needs a second word that says what to do", "one of check, format"),
      (
        "shop.json", "there is no command 'shop.json'",
        "a profile is evaluated by 'certadvisor evaluate shop.json'"
      ),
      (
        "evaluate x --fromat json", "'evaluate' has no option '--fromat'",
        "did you mean '--format'?"
      ),
      (
        "evaluate x -f", "'evaluate' has no option '-f'", "'certadvisor evaluate --help' tells more"
      ),
      ("evaluate", "'evaluate' needs PROFILE...: a JSON or CSV file", "--help"),
      ("compare ISMS", "'compare' needs CERT CERT...", "--help"),
      ("version x", "'version' has no use for 'x'", "--help"),
      ("explain a b", "'explain' has no use for 'b'", "--help"),
      (
        "evaluate x --lang kr", "'--lang' cannot be 'kr': expected one of en, ko",
        "did you mean 'ko'?"
      ),
      (
        "evaluate x --as-of 2026-02-29",
        "'--as-of' cannot be '2026-02-29': expected a day of the calendar written YYYY-MM-DD",
        "--help"
      ),
      ("evaluate x --lang", "'--lang' needs a value: one of en, ko", "--help"),
      ("evaluate x --kb --lang ko", "'--kb' needs a value: a path", "--help"),
      ("evaluate x --kb=", "'--kb' cannot be '': expected a path that is not empty", "--help"),
      ("batch --resume=yes", "'--resume' takes no value", "--help"),
      (
        "batch --jobs 0", "'--jobs' cannot be '0': expected a whole number from 1 to 1024", "--help"
      ),
      ("batch --jobs +4", "'--jobs' cannot be '+4'", "--help"),
      ("batch --jobs 99999999999999999999", "'--jobs' cannot be", "--help"),
      (
        "explain p --what-if serves", "'--what-if' cannot be 'serves': expected FACT=VALUE",
        "--help"
      ),
      ("explain p --what-if =x", "'--what-if' cannot be '=x'", "--help"),
      ("\u{1B}[31m", "there is no command '\\u{1B}[31m'", "--help"),
    ])
  func mistakes(line: String, message: String, hint: String) async throws {
    let outcome = try await run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == .usage)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("error: \(message)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("help: "))
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
  }

  @Test("means the same option by the same name in every command")
  func consistency() {
    for (name, options) in Dictionary(
      grouping: CommandTable.commands.flatMap(\.options), by: \.name)
    {
      #expect(Set(options.map(\.value.takesArgument)).count == 1, "--\(name)")
    }
    #expect(
      CommandTable.commands.map(\.name).sorted { $0.rawValue < $1.rawValue }
        == CommandName.allCases.sorted { $0.rawValue < $1.rawValue })
    for command in CommandTable.commands {
      #expect(Set(command.options.map(\.name)).count == command.options.count)
    }
  }

  @Test("of a help example is one that the parser accepts")
  func examples() throws {
    for example in CommandTable.commands.flatMap(\.examples) {
      let words = example.line.split(separator: " ").map(String.init)
      let own = words.prefix { $0 != ">" && $0 != "<" && $0 != "|" }.dropFirst()
      #expect(throws: Never.self, "\(example.line)") { try ArgumentParser().parse(Array(own)) }
    }
  }
}
