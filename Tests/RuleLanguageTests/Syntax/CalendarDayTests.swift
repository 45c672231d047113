import RuleLanguage
import Testing

@Suite("Days follow the Gregorian calendar")
struct CalendarDayTests {
  @Test(
    "A day has a number counted from 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
      ("2024-02-29", 19_782), ("2026-11-24", 20_781), ("0001-01-01", -719_162),
      ("9999-12-31", 2_932_896),
    ])
  func number(text: String, number: Int) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.daysSinceEpoch == number)
    #expect(CalendarDay(daysSinceEpoch: number).description == text)
  }

  @Test("Each day of four centuries has its own parts, one after the other")
  func everyDay() {
    var previous = (year: 1899, month: 12, day: 31)
    for number in -25_567...120_529 {
      let parts = CalendarDay(daysSinceEpoch: number).parts
      let isNext =
        parts == (previous.year, previous.month, previous.day + 1)
        || parts == (previous.year, previous.month + 1, 1)
        || parts == (previous.year + 1, 1, 1)
      if !isNext
        || CalendarDay(year: parts.year, month: parts.month, day: parts.day)?.daysSinceEpoch
          != number
      {
        Issue.record("day \(number) is \(parts) after \(previous)")
        return
      }
      previous = parts
    }
  }

  @Test(
    "The calendar has no such day",
    arguments: [
      "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
      "2026-01-00", "0000-01-01", "2026-1-1", "2026-01-1", "26-01-01", "2026/01/01", "",
      "2026-01-011", "2026-01-0a",
    ])
  func noSuchDay(text: String) { #expect(CalendarDay(text) == nil) }

  @Test(
    "Leap years are those of the calendar", arguments: ["2000-02-29", "2024-02-29", "1600-02-29"])
  func leapDay(text: String) { #expect(CalendarDay(text)?.description == text) }

  @Test(
    "Months are added up to the end of the month",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-10-31", 1, "2026-11-30"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2026-11-24", 0, "2026-11-24"), ("2026-11-24", 14, "2028-01-24"),
      ("2026-01-15", -13, "2024-12-15"),
    ])
  func addingMonths(text: String, months: Int, expected: String) throws {
    #expect(try #require(CalendarDay(text)).adding(months: months).description == expected)
  }

  @Test("Days are added across months and years")
  func addingDays() throws {
    let day = try #require(CalendarDay("2027-12-31"))
    #expect(day.adding(days: 1).description == "2028-01-01")
    #expect(day.adding(days: -365).description == "2026-12-31")
    #expect(day < day.adding(days: 1))
  }

  @Test(
    "An interval holds its bounds",
    arguments: [
      ("2026-01-01", "2026-12-31", "2025-12-31", false),
      ("2026-01-01", "2026-12-31", "2026-01-01", true),
      ("2026-01-01", "2026-12-31", "2026-12-31", true),
      ("2026-01-01", "2026-12-31", "2027-01-01", false),
    ])
  func interval(first: String, last: String, day: String, isInside: Bool) throws {
    let range = SourceRange(SourceID(0), 0, 0)
    let whole = DateInterval(first: CalendarDay(first), last: CalendarDay(last), range: range)
    let open = DateInterval(first: nil, last: nil, range: range)
    let tested = try #require(CalendarDay(day))
    #expect(whole.contains(tested) == isInside)
    #expect(open.contains(tested))
  }
}
