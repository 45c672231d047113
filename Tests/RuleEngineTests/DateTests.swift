// Days: what counts the day before, on the day and the day after.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("What is dated counts from its first to its last day")
struct DateTests {
  @Test(
    "A rule is in force on its first and last day",
    arguments: [
      ("2026-05-31", []), ("2026-06-01", ["duty"]), ("2026-06-02", ["duty"]),
      ("2026-06-29", ["duty"]), ("2026-06-30", ["duty"]), ("2026-07-01", []),
    ])
  func rule(date: String, expected: [String]) throws {
    let text = """
      relation duty
      rule r
        conclude duty
        in force 2026-06-01 .. 2026-06-30
      """
    #expect(try World(text, on: date).statements(.yes) == expected)
  }

  @Test(
    "A rule that is not in force yet concludes what its relation announces",
    arguments: [
      ("2026-05-31", ["coming"]), ("2026-06-01", ["duty"]), ("2026-06-30", ["duty"]),
      ("2026-07-01", []),
    ])
  func announcement(date: String, expected: [String]) throws {
    let text = """
      relation duty
        announced coming
      relation coming
      relation silent
      rule r
        conclude duty
                 silent
        in force 2026-06-01 .. 2026-06-30
      """
    let found = try World(text, on: date).statements(.yes).filter { $0 != "silent" }
    #expect(found == expected)
    #expect(try World(text, on: "2026-05-31")["silent"] == .no)
  }

  @Test("What an exception concludes in place of an announced rule is announced too")
  func announcedException() throws {
    let text = """
      fact small yes-no
      relation duty
        announced coming
      relation coming
      relation report
        announced reportComing
      relation reportComing
      relation relief
      rule r
        unless light
        conclude duty
        in force 2027-01-01 ..
      exception light to r
        when small
        conclude report
                 relief
      """
    let before = try World(text, on: "2026-12-31", ["small": .yes])
    #expect(before.statements(.yes) == ["reportComing"])
    let after = try World(text, on: "2027-01-01", ["small": .yes])
    #expect(after.statements(.yes) == ["relief", "report"])
    let large = try World(text, on: "2026-12-31", ["small": .no])
    #expect(large.statements(.yes) == ["coming"])
  }

  @Test(
    "An exception counts on the days on which it is in force",
    arguments: [
      ("2026-05-31", Truth.yes), ("2026-06-01", .no), ("2026-06-30", .no), ("2026-07-01", .yes),
    ])
  func exception(date: String, expected: Truth) throws {
    let text = """
      relation duty
      rule r
        unless holiday
        conclude duty
      exception holiday to r
        in force 2026-06-01 .. 2026-06-30
      """
    #expect(try World(text, on: date)["duty"] == expected)
  }

  @Test(
    "A parameter has the value that started last",
    arguments: [
      ("2025-12-31", Truth.unknown), ("2026-01-01", .yes), ("2026-05-31", .yes),
      ("2026-06-01", .no), ("2026-08-31", .no), ("2026-09-01", .unknown),
      ("2026-09-30", .unknown), ("2026-10-01", .yes), ("2026-12-31", .yes),
      ("2027-01-01", .unknown),
    ])
  func parameter(date: String, expected: Truth) throws {
    let text = """
      fact users count
      relation many
      parameter limit count
        from 2026-09-01 undefined
        from 2026-01-01 10
        from 2026-06-01 11
        from 2026-10-01 10
        until 2026-12-31
      rule r
        when users >= limit
        conclude many
      """
    #expect(try World(text, on: date, ["users": .count(10)])["many"] == expected)
  }

  @Test("An announced rule reads the parameters of its first day")
  func announcedParameter() throws {
    let text = """
      fact users count
      relation duty
        announced coming
      relation coming
      parameter limit count
        from 2026-01-01 100
        from 2027-01-01 10
      rule r
        when users >= limit
        conclude duty
        in force 2027-01-01 ..
      """
    #expect(try World(text, ["users": .count(10)])["coming"] == .yes)
    #expect(try World(text, ["users": .count(9)])["coming"] == .no)
  }

  @Test(
    "An edition is valid to its last day; a new certificate needs what the current one requires",
    arguments: [
      ("2012-12-31", [String](), [String]()), ("2013-01-01", ["A:2013"], []),
      ("2021-12-31", ["A:2013"], []), ("2022-01-01", ["A:2013", "A:2022"], ["B"]),
      ("2025-06-30", ["A:2013", "A:2022"], ["B"]), ("2025-07-01", ["A:2013", "A:2022"], []),
      ("2025-12-31", ["A:2013", "A:2022"], []), ("2026-01-01", ["A:2022"], []),
    ])
  func edition(date: String, valid: [String], required: [String]) throws {
    let text = """
      certificate A
        edition "2013" from 2013-01-01 superseded 2022-01-01 until 2025-12-31
        edition "2022" from 2022-01-01 superseded 2025-07-01 requires B
      certificate B
        order 1
      """
    let program = ground([text], on: try day(date))
    func members(_ relation: String, _ column: Int) throws -> [String] {
      let id = try #require(program.model.relation(named: relation))
      let enumeration = program.model[id].parameters[column].enumeration
      return (program.rows[id] ?? []).map {
        program.model[enumeration].members[$0[column]].name
      }.sorted()
    }
    #expect(try members("attests", 0) == valid + ["B"])
    #expect(try members("requires", 1) == required)
  }

  @Test(
    "The day asked for can be moved by days, months and years",
    arguments: [
      ("as-of", "2024-02-29"), ("as-of - 1 days", "2024-02-28"), ("as-of + 1 days", "2024-03-01"),
      ("as-of - 1 months", "2024-01-29"), ("as-of + 12 months", "2025-02-28"),
      ("as-of - 4 years", "2020-02-29"), ("as-of - 1 years", "2023-02-28"),
    ])
  func movedDay(operand: String, expected: String) throws {
    let text = """
      fact founded date
      relation same
      rule r
        when founded >= \(operand)
             founded <= \(operand)
        conclude same
      """
    let wanted = try day(expected)
    for (offset, truth) in [(-1, Truth.no), (0, .yes), (1, .no)] {
      let answer = Answer.value(.date(wanted.adding(days: offset)))
      #expect(try World(text, on: "2024-02-29", ["founded": answer])["same"] == truth)
    }
  }
}
