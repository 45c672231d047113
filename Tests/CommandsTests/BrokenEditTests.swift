import Commands
import RuleLanguage
import TestSupport
import Testing

/// An edit of the sample knowledge base that breaks something.
struct BrokenEdit: CustomTestStringConvertible, Sendable {
  let name: String
  let old: String
  let new: String

  var testDescription: String { name }

  /// The files after the edit.
  var files: [String: String] { sampleShops.mapValues { $0.replacing(old, with: new) } }
}

@Suite(
  "An edit that breaks a citation, a date, a number or an example is found and said in plain words")
struct BrokenEditTests {
  private static let edits = [
    BrokenEdit(
      name: "citation-misspelled", old: "cite        NetworkAct \"Art. 47(4)\"",
      new: "cite        NetwrkAct \"Art. 47(4)\""),
    BrokenEdit(name: "citation-removed", old: "\n  cite        NetworkAct \"Art. 47(4)\"", new: ""),
    BrokenEdit(name: "address-broken", old: "https://law.example/network", new: "https://law"),
    BrokenEdit(
      name: "address-removed", old: "\n  url         https://law.example/network", new: ""),
    BrokenEdit(
      name: "day-impossible", old: "from        2016-06-02", new: "from        2016-06-31"),
    BrokenEdit(
      name: "interval-backwards", old: "in force    2016-06-02 ..",
      new: "in force    2016-06-02 .. 2015-06-01"),
    BrokenEdit(
      name: "duty-later", old: "in force    2016-06-02 ..", new: "in force    2027-01-01 .."),
    BrokenEdit(
      name: "duty-earlier", old: "in force    2016-06-02 ..", new: "in force    2015-06-02 .."),
    BrokenEdit(
      name: "threshold-later", old: "from        2016-06-02", new: "from        2026-12-01"),
    BrokenEdit(name: "threshold-higher", old: "10 bn KRW cite", new: "12 bn KRW cite"),
    BrokenEdit(
      name: "threshold-in-dollars", old: "revenue >= revenueThreshold",
      new: "revenue >= 10 m USD"),
    BrokenEdit(
      name: "number-repeated", old: "revenue >= revenueThreshold",
      new: "revenue >= 10 bn KRW"),
    BrokenEdit(
      name: "comparison-strict", old: "revenue >= revenueThreshold",
      new: "revenue > revenueThreshold"),
    BrokenEdit(
      name: "exception-narrowed", old: "  when        isBank\n",
      new: "  when        isBank\n              not sellsOnline\n"),
    BrokenEdit(
      name: "expectation-turned", old: "expect      ISMS is mandatory, ISO27001",
      new: "expect      ISMS is not mandatory, ISO27001"),
    BrokenEdit(
      name: "expectation-removed",
      old: "\n  expect      ISMS is not mandatory\n\nexample \"the day",
      new: "\n\nexample \"the day"),
    BrokenEdit(name: "translation-removed", old: " ko \"은행은 금융 법령을 따릅니다.\"", new: ""),
    BrokenEdit(
      name: "answer-misspelled", old: "revenue 20 bn KRW, isBank", new: "revenue 20 bn KRW, isBnk"),
  ]

  @Test("Before an edit nothing is found") func unbroken() async throws {
    let text = try await checkAndTest(sampleShops)
    #expect(
      text == """
        kb check: status 0
        no errors

        kb test: status 0
        4 examples, none failed

        """)
  }

  @Test("An edit is found", arguments: edits) func found(edit: BrokenEdit) async throws {
    #expect(edit.files != sampleShops)
    let text = try await checkAndTest(edit.files)
    #expect(!text.contains("status 0\n") || text.contains("status 1\n"))
    assertSnapshot(text, named: "edit-\(edit.name).txt")
  }

  @Test("Why an example failed is also said in Korean") func korean() async throws {
    let edit = try #require(Self.edits.first { $0.name == "threshold-higher" })
    try await withFolder(edit.files) { folder in
      let test = try await run(["kb", "test", "--lang", "ko", "--kb", folder])
      assertSnapshot(
        test.output.replacing(folder, with: "kb"), named: "edit-threshold-higher-ko.txt")
    }
  }

  /// What CI says about a knowledge base: `kb check`, and `kb test` where it can be used.
  private func checkAndTest(_ files: [String: String]) async throws -> String {
    try await withFolder(files) { folder in
      let check = try await run(["kb", "check", "--kb", folder])
      var text = "kb check: status \(check.status.rawValue)\n\(check.output)"
      if check.status != .malformed {
        let test = try await run(["kb", "test", "--kb", folder])
        text += "\nkb test: status \(test.status.rawValue)\n\(test.output)"
      }
      return text.replacing(folder, with: "kb")
    }
  }
}
