import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("Examples and what they cover")
struct ExampleRunTests {
  /// A duty that waits for its threshold, with examples.
  private func duty(_ examples: String, threshold: String = "undefined") -> String {
    """
    fact users count
    relation obliged
    parameter limit count
      from        2026-01-01 \(threshold)
    rule duty
      when        users >= limit
      conclude    obliged
      in force    2027-07-01 ..
    \(examples)

    """
  }

  private func runs(_ text: String) throws -> [ExampleRun] {
    let checked = checked(text)
    #expect(checked.diagnostics.map(\.message) == [])
    return ExampleRun.runAll(checked.model)
  }

  @Test("An assumed value holds in its example and in no other")
  func assumption() throws {
    let runs = try runs(
      duty(
        """
        example "1 at the assumed limit" as of 2027-07-01
          given       users 500
          assuming    limit 500
          expect      obliged
          fires       duty
        example "2 below the assumed limit" as of 2027-07-01
          given       users 499
          assuming    limit 500
          expect      not obliged
        example "3 another limit" as of 2027-07-01
          given       users 500
          assuming    limit 501
          expect      not obliged
          why-not     duty
        example "4 nothing assumed" as of 2027-07-01
          given       users 500
          expect      unknown obliged
        """))
    #expect(runs.map(\.example.name.first) == ["1", "2", "3", "4"])
    #expect(runs.allSatisfy { $0.failures.isEmpty })
  }

  @Test("An assumed value replaces the values of all days")
  func replaced() throws {
    let example = """
      example "e" as of 2028-01-01
        given       users 5
        assuming    limit 5
        expect      obliged
      """
    #expect(try runs(duty(example, threshold: "900")).allSatisfy { $0.failures.isEmpty })
  }

  @Test(
    "What is assumed must be a parameter, of its type, once",
    arguments: [
      ("assuming    «limti» 500", "unknown-name"), ("assuming    limit «500 KRW»", "wrong-value"),
      ("assuming    limit «2.5»", "fraction-of-count"),
      ("assuming    limit 5, «limit» 6", "assumed-twice"),
    ])
  func mistakes(field: String, id: String) throws {
    let marked = MarkedText(
      duty("example \"e\" as of 2027-07-01\n  \(field)\n  expect      obliged"))
    let findings = checked(marked.text).diagnostics
    #expect(findings.map(\.id) == [id])
    #expect(findings.first?.range.map { $0.lower..<$0.upper } == marked.ranges.first)
  }

  @Test("Rules that fire only under an assumption are covered, what never fires is not")
  func coverage() throws {
    let example = """
      example "e" as of 2027-07-01
        given       users 500
        assuming    limit 500
        expect      obliged
      """
    let model = checked(duty(example)).model
    let coverage = Coverage(of: ExampleRun.runAll(model).map(\.evaluation), of: model)
    #expect(coverage.percentage(of: .rules) == 100)
    #expect(coverage.percentage(of: .conditions) == 0)
    #expect(coverage.gaps.map(\.missing) == [.no])
    let none = Coverage(of: [], of: model)
    #expect(none.percentage(of: .rules) == 0)
    #expect(none.silentRules.count == 1)
  }
}
