// What an answer says beyond itself: facts that do not apply, answers that imply others, bounds.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("A fact that does not apply is false, empty, zero, or no day at all")
struct FactSemanticsTests {
  /// A rule for each comparison, so that its name tells the truth of it.
  private func comparisons(_ fact: String, _ operand: String) -> String {
    [("least", ">="), ("more", ">"), ("most", "<="), ("less", "<")].map { name, sign in
      "relation \(name)\nrule r.\(name)\n  when \(fact) \(sign) \(operand)\n  conclude \(name)\n"
    }.joined()
  }

  private func date(_ text: String) throws -> Answer { .value(.date(try day(text))) }

  @Test("No day is neither before nor after another")
  func dates() throws {
    let text =
      "fact open yes-no\nfact founded date\n  only if open\n"
      + comparisons("founded", "2026-06-15")
    let none = try World(text, ["founded": .notApplicable])
    #expect(none.statements(.no).count == 4)
    let gated = try World(text, ["open": .no])
    #expect(gated.statements(.no).count == 4)
    let open = try World(text, ["open": .yes])
    #expect(open.statements(.unknown).count == 4)
    let before = try World(text, ["founded": try date("2026-06-14")])
    #expect(before.statements(.yes) == ["less", "most"])
    let same = try World(text, ["founded": try date("2026-06-15")])
    #expect(same.statements(.yes) == ["least", "most"])
    let after = try World(text, ["founded": try date("2026-06-16")])
    #expect(after.statements(.yes) == ["least", "more"])
  }

  @Test("A count has no threshold between whole numbers")
  func wholeThresholds() throws {
    let world = try World("fact people count\n" + comparisons("people", "10"), [:])
    let people = try #require(world.program.model.fact(named: "people"))
    let thresholds = world.program.factInputs[people.index].thresholds.map(\.value)
    #expect(thresholds == [1000, 1100])
  }

  @Test("An answered day counts even while its condition is open")
  func openGate() throws {
    let text = """
      fact a yes-no
      fact b yes-no
      fact founded date
        only if any of a, b

      """ + comparisons("founded", "2026-06-15")
    let world = try World(text, ["founded": try date("2026-06-14")])
    #expect(world.statements(.yes) == ["less", "most"])
    #expect(world.statements(.no) == ["least", "more"])
  }

  @Test("Bounds of a day before 1970 still say that there is a day")
  func earlyDay() throws {
    let early = try day("1950-01-01").daysSinceEpoch
    let text =
      "fact open yes-no\nfact founded date\n  only if open\nrelation isOpen\n"
      + "rule r\n  when open\n  conclude isOpen\n" + comparisons("founded", "1960-01-01")
    let world = try World(
      text, ["founded": .value(.band(from: nil, below: Int64(early)))])
    #expect(world.statements(.yes) == ["isOpen", "less", "most"])
  }

  @Test("Nothing does not reach a threshold that nobody has said, and stays below it")
  func undefinedThreshold() throws {
    let text =
      "parameter limit count\n  from 2026-01-01 undefined\nfact open yes-no\n"
      + "fact users count\n  only if open\n" + comparisons("users", "limit")
    for answers: [String: Answer] in [["open": .no], ["users": .notApplicable]] {
      let world = try World(text, answers)
      #expect(world.statements(.no) == ["least", "more"])
      #expect(world.statements(.yes) == ["less", "most"])
    }
    #expect(try World(text, ["users": .count(9)]).statements(.unknown).count == 4)
    #expect(try World(text).statements(.unknown).count == 4)
  }

  @Test("A yes to what depends on one value of a choice rules its other values out")
  func impliedChoice() throws {
    let text = """
      enumeration trade
        value bank, shop, mill
      fact trade choice of trade
      fact lends yes-no
        only if trade = bank
      relation isBank
      relation isShop
      rule a
        when trade = bank
        conclude isBank
      rule b
        when trade = shop
        conclude isShop
      """
    let implied = try World(text, ["lends": .yes])
    #expect(implied.statements(.yes) == ["isBank"])
    #expect(implied.statements(.no) == ["isShop"])
    let denied = try World(text, ["lends": .no])
    #expect(denied.statements(.unknown) == ["isBank", "isShop"])
    let contradicted = try World(text, ["lends": .yes, "trade": .value(.choice(1))])
    #expect(contradicted.evaluation.contradictions.count == 1)
  }

  @Test("Answers that imply two members of one set imply both, in any order")
  func impliedMembers() throws {
    let text = """
      enumeration market
        value KR, JP, EU
      fact serves set of market
      fact listedKR yes-no
        only if serves(KR)
      fact listedJP yes-no
        only if serves(JP)
      relation reached(market)
      rule r for each market M
        when serves(M)
        conclude reached(M)
      example "both" as of 2026-06-15
        given listedKR, listedJP
        otherwise no
        expect reached(KR), reached(JP), not reached(EU)
      """
    let runs = ExampleRun.runAll(checked(text).model)
    #expect(runs.count == 1)
    #expect(runs.allSatisfy { $0.failures.isEmpty })
  }
}
