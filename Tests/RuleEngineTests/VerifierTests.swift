// Claims of small knowledge bases: proven, or refuted by the profile that shows it.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("Claims are proven for every profile or refuted by one")
struct VerifierTests {
  private static let facts = """
    enumeration thing
      value x en "x"
      value y en "y"
      value z en "z"
    fact big yes-no
    fact staff count
    fact has set of thing
    fact tidy yes-no
      only if has(x)
    relation good
    relation bad

    """

  private func verdicts(_ text: String) throws -> [String] {
    let program = ground([Self.facts + text], on: try day("2026-06-15"))
    let verifier = Verifier(program)
    return verifier.findings().map { finding in
      switch finding.verdict {
      case .proven: "\(finding.claim): proven"
      case .refuted(let answers): "\(finding.claim): \(program.description(of: answers))"
      case .undecided: "\(finding.claim): undecided"
      }
    }
  }

  @Test("what never holds")
  func never() throws {
    let found = try verdicts(
      """
      rule good
        when    big
        conclude good
      rule bad
        when    staff >= 10
        conclude bad
      constraint apart
        never   good
                bad
      constraint tidy
        never   tidy
                not has(x)
      """)
    #expect(found == ["apart: big, staff 10", "tidy: proven"])
  }

  @Test("what more of a fact never takes away")
  func monotone() throws {
    let found = try verdicts(
      """
      rule good
        when    staff >= 10
                staff < 50
        conclude good
      rule bad
        when    has(x)
        conclude bad
      rule worse
        when    has(y)
                not has(z)
                big
        conclude bad
      monotone big raises bad
      monotone has raises bad
      monotone staff lowers good
      monotone staff raises good
      monotone tidy raises bad
      """)
    #expect(
      found == [
        "big raises bad: proven",
        "has raises bad: big, has(y)",
        "staff lowers good: staff 10",
        "staff raises good: staff 10",
        "tidy raises bad: proven",
      ])
  }
}
