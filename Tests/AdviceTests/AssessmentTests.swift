import Advice
import RuleEngine
import RuleLanguage
import Testing

@Suite("An assessment keeps strengths apart and plans a path")
struct AssessmentTests {
  private static let all =
    "holds=none users=0 online=no since=n/a sells=no wantsPlus=no hates=no employees=10"

  /// All answers no, except those that are given.
  private func assess(_ changes: String, asOf day: String = "2026-11-24") throws -> Assessment {
    try SmallKnowledge.assess(Self.all + " " + changes, asOf: day)
  }

  private func names(_ certificates: [Int]) throws -> [String] {
    let advisor = try SmallKnowledge.advisor()
    return certificates.map { advisor.model.certificates[$0].name }
  }

  @Test("A threshold counts from the exact number on", arguments: [(999, 0), (1000, 1), (1001, 1)])
  func threshold(users: Int, duties: Int) throws {
    let assessment = try assess("users=\(users) online=yes")
    #expect(assessment.recommendations.filter { $0.strength == .mandatory }.count == duties)
    #expect(assessment.undetermined.isEmpty)
  }

  @Test("What is required comes along, in one audit")
  func prerequisites() throws {
    let path = try assess("sells=yes").path
    #expect(try path.map { try names($0.certificates) } == [["BASE", "ADD-ON"]])
    #expect(path.first?.months == 3...6)
  }

  @Test("What is held is not obtained again")
  func held() throws {
    let assessment = try assess("sells=yes holds=BASE")
    #expect(try assessment.path.map { try names($0.certificates) } == [["ADD-ON"]])
  }

  @Test("A covering certificate takes the place, and the deadline, of the covered one")
  func covered() throws {
    let assessment = try assess("users=1000 online=yes wantsPlus=yes since=2025-03-01")
    #expect(try assessment.path.map { try names($0.certificates) } == [["NATIONAL-PLUS"]])
    #expect(assessment.path.first?.deadline == CalendarDay("2026-08-31"))
    #expect(try names(assessment.covered.map(\.certificate)) == ["NATIONAL"])
    #expect(assessment.recommendations.first?.strength == .mandatory)
  }

  @Test("A deadline counts from the year of the duty, or of the day asked for")
  func deadline() throws {
    #expect(
      try assess("users=1000 online=yes").path.first?.deadline == CalendarDay("2027-08-31"))
    #expect(
      try assess("users=1000 online=yes since=2024-12-31").path.first?.deadline
        == CalendarDay("2025-08-31"))
  }

  @Test("What speaks against a certificate beats its fit")
  func unsuitable() throws {
    let assessment = try assess("sells=yes hates=yes")
    #expect(assessment.recommendations.isEmpty)
    #expect(try names(assessment.unsuitable.map(\.certificate)) == ["ADD-ON"])
  }

  @Test(
    "A rule to come is pending until its first day",
    arguments: [("2027-06-30", true), ("2027-07-01", false), ("2027-07-02", false)])
  func pending(day: String, isPending: Bool) throws {
    let assessment = try assess("online=yes", asOf: day)
    #expect(assessment.pending.isEmpty != isPending)
    #expect(assessment.recommendations.isEmpty == isPending)
    if isPending { #expect(assessment.pending.first?.from == CalendarDay("2027-07-01")) }
  }

  @Test("A missing answer is never a no")
  func unknown() throws {
    let assessment = try SmallKnowledge.assess("online=yes")
    let model = try SmallKnowledge.advisor().model
    let open = try #require(
      assessment.undetermined.first { model.certificates[$0.certificate].name == "NATIONAL" })
    #expect(open.dependsOn.map { model[$0].name }.contains("users"))
  }

  @Test("The size decides the months")
  func size() throws {
    #expect(try assess("sells=yes employees=49").path.first?.months == 3...6)
    #expect(try assess("sells=yes employees=50").path.first?.months == 6...12)
  }

  @Test("The headline says the path in a sentence")
  func headline() throws {
    let advisor = try SmallKnowledge.advisor()
    let assessment = try assess("sells=yes users=1000 online=yes")
    #expect(
      advisor.headline(assessment, language: .english)
        == "NATIONAL (due 2027-08-31) first, then BASE with ADD-ON")
    #expect(
      advisor.headline(try assess(""), language: .english)
        == "no certificate is needed on these answers")
  }
}
