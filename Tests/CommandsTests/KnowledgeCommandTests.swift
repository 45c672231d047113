import Commands
import Foundation
import RuleLanguage
import Testing

@Suite("The commands about a knowledge base")
struct KnowledgeCommandTests {
  /// A knowledge base about lamps; `extra` is added to it.
  private func lamps(_ extra: String = "") -> [String: String] {
    [
      "lamp.kb": """
      knowledge-base lamps
        title       en "Lamps"
        version     "1.0"
        languages   en

      fact isOn                                 yes-no
        say         en "the switch is on"

      relation shines
        say         en "the lamp shines"

      rule lamp.shines
        when        isOn
        conclude    shines
        because     en "the switch is on"

      example "switched on"                     as of 2026-11-24
        given       isOn
        expect      shines

      \(extra)
      """
    ]
  }

  private let failing = """
    example "wrong"                           as of 2026-11-24
      given       not isOn
      expect      shines
    """

  @Test("print the version and a digest that does not depend on the folder")
  func version() async throws {
    try await withFolder(lamps()) { first in
      try await withFolder(lamps()) { second in
        let one = try await run(["version", "--kb", first])
        #expect(one.status == .done)
        #expect(
          one.output.hasPrefix("certadvisor \(ProductVersion.current)\nknowledge base lamps 1.0\n"))
        #expect(one.output == (try await run(["version", "--kb", second]).output))
        let json = try await run(["version", "--kb", first, "--format", "json"]).output
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
      }
    }
  }

  @Test("tell errors with their places, and refuse to work with them") func errors() async throws {
    try await withFolder(lamps("rule broken\n  wen isOn\n")) { folder in
      let check = try await run(["kb", "check", "--kb", folder])
      #expect(check.status == .malformed)
      #expect(check.output.contains("\(folder)/lamp.kb:22:3: error["))
      #expect(check.errors == "")
      let json = try await run(["kb", "check", "--kb", folder, "--format=json"])
      let objects =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect(objects?.last?["line"] as? Int == 22)
      let version = try await run(["version", "--kb", folder])
      #expect(version.status == .malformed)
      #expect(version.output == "")
      #expect(version.errors.contains("error: the knowledge base cannot be used: "))
    }
  }

  @Test("run the examples, and say what failed and where") func examples() async throws {
    try await withFolder(lamps()) { folder in
      let outcome = try await run(["kb", "test", "--kb", folder])
      #expect(outcome.status == .done)
      #expect(outcome.output == "1 example, none failed\n")
    }
    try await withFolder(lamps(failing)) { folder in
      let outcome = try await run(["kb", "test", "--kb", folder])
      #expect(outcome.status == .findings)
      #expect(
        outcome.output == """
          failed "wrong" as of 2026-11-24 (\(folder)/lamp.kb:21)
            expected: the lamp shines
            found:
              it is not so that the lamp shines.
                ✗   the switch is on
                    [lamp.shines]
                    ✗ it is not so that the switch is on

          2 examples, 1 failed

          """)
      let json = try await run(["kb", "test", "--kb", folder, "--format", "json"]).output
      let runs = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
      #expect(runs?.compactMap { $0["passed"] as? Bool } == [true, false])
    }
  }

  @Test("format files in place, or only say which") func formatting() async throws {
    try await withFolder(["a.kb": "fact   x yes-no\n"]) { folder in
      let path = folder + "/a.kb"
      let check = try await run(["kb", "format", "--check", "--kb", folder])
      #expect(check.status == .findings)
      #expect(check.output == path + "\n")
      #expect(try FileAccess.read(path) == Array("fact   x yes-no\n".utf8))
      let outcome1 = try await run(["kb", "format", path])
      #expect(outcome1.status == .done)
      let again = try await run(["kb", "format", "--check", path])
      #expect(again.status == .done)
      #expect(again.output == "")
      let outcome2 = try await run(["kb", "format"])
      #expect(outcome2.status == .usage)
    }
  }

  @Test("list and show what is declared") func listing() async throws {
    try await withFolder(lamps()) { folder in
      let counts = try await run(["kb", "list", "--kb", folder]).output
      #expect(counts == "fact        1\nrelation    1\nrule        1\nexample     1\n")
      let wide = ScriptedTerminal(inputs: [], width: 200)
      let rules = try await run(["kb", "list", "rule", "--kb", folder], terminal: wide).output
      #expect(rules == "rule lamp.shines · \(folder)/lamp.kb:12\n    the switch is on\n")
      let shown = try await run(["kb", "show", "lamp.shines", "--kb", folder])
      #expect(
        shown.output == """
          rule lamp.shines · \(folder)/lamp.kb:12
            the switch is on
            concludes
              - the lamp shines
            when
              - the switch is on

          """)
      let written = try await run(["kb", "show", "lamp.shines", "--source", "--kb", folder])
      #expect(
        written.output.hasPrefix(
          "rule lamp.shines · \(folder)/lamp.kb:12\nrule lamp.shines\n  when        isOn\n"))
      let unknown = try await run(["kb", "show", "lamp.shine", "--kb", folder])
      #expect(unknown.status == .usage)
      #expect(unknown.errors.contains("did you mean 'lamp.shines'?"))
      let outcome3 = try await run(["kb", "list", "rul", "--kb", folder])
      #expect(outcome3.status == .usage)
    }
  }

  @Test("prove claims, or give the case that breaks one") func verifying() async throws {
    let claim = "constraint never-on\n  never       shines\n"
    try await withFolder(lamps(claim)) { folder in
      let outcome = try await run(["kb", "verify", "--kb", folder])
      #expect(outcome.status == .findings)
      #expect(outcome.output.hasPrefix("refuted never-on (\(folder)/lamp.kb:21)"))
    }
    try await withFolder(lamps()) { folder in
      let outcome4 = try await run(["kb", "verify", "--kb", folder])
      #expect(outcome4.status == .done)
    }
  }

  @Test("escape what could steer the terminal") func escaping() async throws {
    let extra =
      "example \"red \u{1B}[31m\"                 as of 2026-11-24\n  given isOn\n  expect shines\n"
    try await withFolder(lamps(extra)) { folder in
      for command in ["check", "test", "list"] {
        let outcome = try await run(["kb", command, "--kb", folder])
        #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
      }
    }
  }

  private func signs(_ threshold: String, _ extra: String = "") -> [String: String] {
    [
      "signs.kb": """
      knowledge-base signs
        version     "1"

      source Act
        kind        law

      relation mandatory(certificate C)

      certificate STAR
        title       en "Star"

      parameter limit                           count
        from 2020-01-01 10
        from 2026-01-01 \(threshold)

      fact users                                count

      fact isShop                               yes-no

      rule star
        when        users >= limit
                    isShop
        conclude    STAR is mandatory
        cite        Act "1"
      \(extra)
      """
    ]
  }

  @Test("tell how the advice of two knowledge bases differs") func difference() async throws {
    try await withFolder(signs("20")) { old in
      let same = try await run(["kb", "diff", old, old])
      #expect(same.status == .done, "\(same.errors)")
      #expect(
        same.output
          == "0 declarations differ; advice: 0 statements differ, "
          + "6 are the same for every profile, 0 undecided\n")
      try await withFolder(signs("30")) { new in
        let outcome = try await run(["kb", "diff", old, new])
        #expect(outcome.status == .findings)
        #expect(
          outcome.output == """
            changed parameter limit
              from 2026-01-01: 20 → 30
            advice mandatory(STAR): yes → no for isShop, users 20
            1 declaration differs; advice: 1 statements differ, 5 are the same for every profile, 0 undecided

            """)
        let before = try await run(["kb", "diff", old, new, "--as-of", "2025-06-01"])
        #expect(before.output.hasSuffix("6 are the same for every profile, 0 undecided\n"))
        #expect(before.status == .findings)
        let json = try await run(["kb", "diff", old, new, "--format", "json"]).output
        let objects =
          try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]] ?? []
        #expect(objects.count == 7)
        #expect(objects.contains { $0["profile"] as? String == "isShop, users 20" })
      }
      let bank = """

        fact isBank                               yes-no

        rule star.bank
          when        isBank
          conclude    STAR is mandatory
          cite        Act "2"
        """
      try await withFolder(signs("20", bank)) { new in
        let outcome = try await run(["kb", "diff", old, new])
        #expect(
          outcome.output.hasPrefix(
            """
            added fact isBank
            added rule star.bank
            advice mandatory(STAR): no → yes for isBank
            """), "\(outcome.output)")
      }
    }
  }
}
