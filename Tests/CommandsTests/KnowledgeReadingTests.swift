import Commands
import Foundation
import RuleLanguage
import TestSupport
import Testing

@Suite("Commands that tell what a knowledge base holds")
struct KnowledgeReadingTests {
  /// The output of a command about the sample shops, with the folder's name taken out.
  private func output(_ arguments: [String], width: Int = 80) async throws -> String {
    try await withFolder(sampleShops) { folder in
      let outcome = try await run(
        arguments + ["--kb", folder], terminal: ScriptedTerminal(inputs: [], width: width))
      #expect(outcome.status == .done, "\(outcome.errors)")
      return outcome.output.replacing(folder, with: "kb")
    }
  }

  @Test("Declarations are shown in words, with where they are used", arguments: ["en", "ko"])
  func show(language: String) async throws {
    let names = [
      "shop.duty", "shop.bank", "revenue", "ISMS", "ISO27001", "revenueThreshold", "NetworkAct",
      "mandatory", "size", "shop at the threshold",
    ]
    let text = try await output(["kb", "show"] + names + ["--lang", language])
    assertSnapshot(text, named: "show-\(language).txt")
  }

  @Test("Programs get the words and the source") func json() async throws {
    let text = try await output(["kb", "show", "shop.duty", "size", "--format", "json"])
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let objects = try #require(json as? [[String: Any]])
    #expect(objects.map { $0["name"] as? String } == ["shop.duty", "size"])
    #expect((objects[0]["text"] as? String)?.contains("revenue of online services") == true)
    #expect((objects[0]["source"] as? String)?.hasPrefix("rule shop.duty\n") == true)
    #expect(objects[1]["text"] is NSNull)
  }

  @Test("All kinds can be listed") func list() async throws {
    var text = try await output(["kb", "list"])
    for kind in ["rule", "exception", "certificate", "fact", "parameter", "example"] {
      text += "\n" + (try await output(["kb", "list", kind], width: 400))
    }
    assertSnapshot(text, named: "list.txt")
  }

  @Test(
    "The graph of a conclusion holds what it rests on and no more",
    arguments: [
      ("all", []), ("certificate", ["ISO27001"]), ("statement", ["ISMS is mandatory"]),
      ("relation", ["recommended"]),
    ])
  func graph(name: String, operands: [String]) async throws {
    assertSnapshot(try await output(["kb", "graph"] + operands), named: "graph-\(name).dot")
  }

  @Test("A conclusion that no rule reaches is refused") func unknownConclusion() async throws {
    try await withFolder(sampleShops) { folder in
      for word in ["ISM", "ISO27001 is mandatory", "not ISMS is mandatory", "revenue"] {
        let outcome = try await run(["kb", "graph", word, "--kb", folder])
        #expect(outcome.status == .usage)
      }
    }
  }

  @Test("The examples cover the rules; what they leave out is named") func coverage() async throws {
    let text = try await withFolder(sampleShops) { folder in
      let outcome = try await run(["kb", "coverage", "--kb", folder])
      #expect(outcome.status == .findings)
      return outcome.output.replacing(folder, with: "kb")
    }
    #expect(
      text == """
        kb/rules.kb:37: sellsOnline is never false
        4 examples, 0 profiles
        rules that fire: 100 % (at least 100 %)
        conditions that are true once and false once: 75 % (at least 95 %)

        """)
  }

  @Test("Profiles count for coverage like examples") func profiles() async throws {
    let profile = """
      {"id": "a", "facts": {"sellsOnline": false, "isBank": true}}
      {"id": "b", "asOf": "2016-06-01", "facts": {"sellsOnline": true, "revenue": 1}}

      """
    var files = sampleShops
    files["profiles.ndjson"] = profile
    try await withFolder(files) { folder in
      let outcome = try await run([
        "kb", "coverage", folder + "/profiles.ndjson", "--kb", folder, "--format", "json",
      ])
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let object = try #require(json as? [String: Any])
      #expect(object["profiles"] as? Int == 2)
      #expect(object["sufficient"] as? Bool == true)
      #expect(outcome.status == .done)
      let missing = try await run(["kb", "coverage", folder + "/none.json", "--kb", folder])
      #expect(missing.status == .cannotOpen)
    }
  }

  @Test(
    "Certificates are compared as a table where there is room, else aspect by aspect",
    arguments: [80, 120], ["en", "ko"])
  func compare(width: Int, language: String) async throws {
    let text = try await output(["compare", "ISMS", "ISO27001", "--lang", language], width: width)
    assertSnapshot(text, named: "compare-\(width)-\(language).txt")
  }

  @Test("What a finding means is explained") func explain() async throws {
    var text = ""
    for id in ["all", "parameter-date-hole", "exception-conflict"] {
      let outcome = try await run(["kb", "check", "--explain", id])
      #expect(outcome.status == .done)
      text += outcome.output + "\n"
    }
    assertSnapshot(text, named: "check-explain.txt")
    let json = try await run(["kb", "check", "--explain", "all", "--format", "json"])
    let guides = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect((guides?.count ?? 0) > 20)
    let unknown = try await run(["kb", "check", "--explain", "rule-without-citatio"])
    #expect(unknown.status == .usage)
    #expect(unknown.errors.contains("did you mean 'rule-without-citation'?"))
    #expect(unknown.errors.contains("unused-conclusion"))
  }
}
