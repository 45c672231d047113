import Commands
import Foundation
import TestSupport
import Testing

/// Whole dialogues as a pipe plays them, with the bundled knowledge base.
///
/// The golden files hold all that is printed.
@Suite("A dialogue")
struct TranscriptTests {
  private static let shop = [
    "start", "120", "KR", "?", "why", "KR", "back", "5", "status", "ecommerce", "why ISMS", "skip",
    "stop",
    "set serves KR", "set providesOnlineServiceKR yes", "set ictServiceRevenueKR 12 bn", "why ISMS",
    "why-not ISMS-P", "flip ISMS", "core ISMS", "what-if ictServiceRevenueKR=9bn",
    "matches kr.isms.revenue", "rule kr.isms.revenue", "undo", "redo", "history", "facts", "quit",
  ]

  private static let rules = [
    "watch all", "set serves KR", "set providesOnlineServiceKR yes", "watch", "watch off", "agenda",
    "step", "step 2", "set ictServiceRevenueKR 120억", "agenda --all", "run", "step", "reset",
    "rules",
    "rules kr.isms.re", "facts --derived", "assert mandatory(ISMS-P)",
    "why ISMS-P",
    "facts", "status", "why ISMS --all", "why ISMS --tree", "why ISMS --rules",
    "why applies(NetworkAct)", "why kr.isms.revenue", "save /dev/full", "retract mandatory(ISMS-P)",
    "assert not applies(NetworkAct)", "facts", "recommend", "retract applies(NetworkAct)",
    "retract applies(NetworkAct)", "assert ISMS is mandatry", "assert covers(ISMS-P, ISMS)",
    "timeline ISMS-P", "compare ISMS ISMS-P", "as-of 2027-07-01", "as-of", "kb reload", "history",
    "quit",
  ]

  private static let variants = [
    "set serves KR", "branch eu", "set serves EU", "diff main", "switch main", "branch",
    "branch eu",
    "history", "undo", "undo", "redo", "unset serves", "what-if serves=KR,JP employees=20",
    "recover", "discard", "quit",
  ]

  private static let helps = [
    "help", "help interview", "help advice", "help answers", "help variants", "help rules",
    "help session", "help why", "help --all", "re", "kb", "quit",
  ]

  private static let mistakes = [
    "strt", "why", "why ISO2700", "set", "set servs KR", "set serves XX", "set employees many",
    "set ictServiceRevenueKR 12 USD", "set cloudRole customer", "set cloudServices saas",
    "unset serves",
    "start", "why ISMS", "facts", "set cloudRole provider", "nonsense", "stop",
    "what-if cloudServices=saas cloudRole=customer",
    "assert", "retract", "watch x", "step x", "switch", "matches", "rule x", "save", "load",
    "as-of 2026-13-01", "load /no/such/file.json", "what-if", "what-if employees=-1",
    "compare ISMS NOPE", "lang de", "switch nowhere", "redo", "undo", "help frobnicate", "quit",
  ]

  @Test(
    "From the first question to the reasons",
    arguments: [
      ("shop-en", ["--lang", "en"], shop), ("shop-ko", ["--lang", "ko"], shop),
      ("mistakes-en", ["--lang", "en"], mistakes), ("mistakes-ko", ["--lang", "ko"], mistakes),
      ("rules-en", ["--lang", "en"], rules), ("rules-ko", ["--lang", "ko"], rules),
      ("variants-en", ["--lang", "en"], variants), ("variants-ko", ["--lang", "ko"], variants),
      ("help-en", ["--lang", "en"], helps), ("help-ko", ["--lang", "ko"], helps),
    ])
  func transcript(name: String, options: [String], lines: [String]) async throws {
    let terminal = ScriptedTerminal(lines: lines)
    let outcome = try await run(["repl"] + options, terminal: terminal)
    #expect(outcome.status == .done)
    #expect(outcome.errors == "")
    assertSnapshot(
      outcome.output.replacing(/sha256:[0-9a-f]{64}/, with: "sha256:…"),
      named: "transcript-\(name).txt")
  }

  @Test("A person is asked once before leaving with answers that no file holds")
  func unsaved() async throws {
    let terminal = ScriptedTerminal(
      lines: ["set serves KR", "quit", "facts", "quit", "quit"], isInteractive: true)
    let outcome = try await run(["repl"], terminal: terminal)
    #expect(outcome.status == .done)
    #expect(outcome.output.components(separatedBy: "no file holds").count == 3)
  }

  @Test("What is saved is loaded as it was")
  func saveAndLoad() async throws {
    try await withFolder([:]) { folder in
      let path = "\(folder)/answers.json"
      let saving = ScriptedTerminal(lines: [
        "set serves KR, EU", "set employees >= 50", "set processesPersonalData don't know",
        "set headOffice n/a", "set ictServiceRevenueKR 12.5 bn", "facts", "save \(path)", "quit",
      ])
      let saved = try await run(["repl"], terminal: saving)
      let loading = ScriptedTerminal(lines: ["facts", "quit"])
      let loaded = try await run(["repl", path], terminal: loading)
      func facts(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter {
          $0.hasPrefix("    ") && $0.contains(" = ")
        }
      }
      #expect(facts(saved.output).count >= 4)
      #expect(facts(saved.output) == facts(loaded.output))
    }
  }

  @Test("Completion knows verbs, facts, certificates and the answers to a question")
  func completion() async throws {
    let terminal = ScriptedTerminal(
      lines: [
        "wh\t", "why ISMS\t", "set employ\t", "start", "KR", "KR", "ec\t", "stop",
        "quit",
      ],
      isInteractive: true)
    _ = try await run(["repl"], terminal: terminal)
    #expect(terminal.completions.first == ["why", "why-not", "what-if"])
    #expect(terminal.completions.contains { $0.prefix(2) == ["ISMS", "ISMS-P"] })
    #expect(
      terminal.completions.contains(["employees"]) || terminal.completions[2].contains("employees"))
    #expect(terminal.completions.last?.contains("ecommerce") == true)
  }
}
