// The small pieces that all declarations are made of: names, texts, values, citations, intervals.
// Every node carries its range, so that whoever finds a mistake can point at it.

/// A name as written, with its place.
public struct Name: Hashable, Sendable {
  /// The characters of the name.
  public let text: String
  /// Where it stands.
  public let range: SourceRange

  /// Creates a name.
  public init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A sentence or title in one or more languages.
public struct LocalizedText: Hashable, Sendable {
  /// One language's text, with its place.
  public struct Entry: Hashable, Sendable {
    /// The language code, such as `en`.
    public let language: Name
    /// The text, strings joined and escapes resolved.
    public let text: String
    /// The place of the strings.
    public let range: SourceRange

    /// Creates an entry.
    public init(language: Name, text: String, range: SourceRange) {
      self.language = language
      self.text = text
      self.range = range
    }
  }

  /// The texts in the order written.
  public let entries: [Entry]
  /// The place of the whole.
  public let range: SourceRange

  /// Creates a localised text.
  public init(entries: [Entry], range: SourceRange) {
    self.entries = entries
    self.range = range
  }

  /// The text in a language, or nil when it has none in that language.
  public subscript(_ language: String) -> String? {
    entries.first { $0.language.text == language }?.text
  }
}

/// A calendar day of the Gregorian calendar.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before.
  public let daysSinceEpoch: Int

  /// Creates the day that many days after 1970-01-01.
  public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// Creates a day from its parts, or nil when the calendar has no such day in the years 1 to 9999.
  ///
  /// Source of the conversion: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// Creates a day from exactly `YYYY-MM-DD`, or nil.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month from 1 and the day from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// The day that many days later.
  public func adding(days: Int) -> CalendarDay {
    CalendarDay(daysSinceEpoch: daysSinceEpoch + days)
  }

  /// The same day of the month that many months later, or the last of that month where it is shorter.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = parts
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let length = Self.length(ofMonth: newMonth, year: newYear)
    return CalendarDay(year: newYear, month: newMonth, day: min(day, length)) ?? self
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A number or a date as written in rules.
public struct Literal: Hashable, Sendable {
  /// What the literal is.
  public enum Value: Hashable, Sendable {
    /// A plain number, in hundredths.
    case number(hundredths: Int64)
    /// An amount of money, in hundredths of the currency's unit.
    case amount(hundredths: Int64, currency: String)
    /// A percentage, in hundredths of a per cent.
    case percentage(hundredths: Int64)
    /// A day.
    case date(CalendarDay)
  }

  /// The value.
  public let value: Value
  /// Where it stands.
  public let range: SourceRange

  /// Creates a literal.
  public init(_ value: Value, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// How sure the source of a statement is.
public enum Confidence: String, Hashable, Comparable, Sendable, CaseIterable {
  /// One weak source, or sources that disagree.
  case low
  /// One good source, or a well-known rule that was only indirectly confirmed.
  case medium
  /// The primary text, or two independent sources that agree.
  case high

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }

  public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
}

/// A reference to a law or another source, and to the place in it.
public struct CitationSyntax: Hashable, Sendable {
  /// The regulation or source.
  public let source: Name
  /// The article, section or page, if one is named.
  public let place: String?
  /// The address, if it differs from the source's.
  public let url: Name?
  /// The day on which it was read, if it differs from the source's.
  public let read: CalendarDay?
  /// How sure it is, if it differs from the source's.
  public let confidence: Confidence?
  /// The place of the citation.
  public let range: SourceRange

  /// Creates a citation.
  public init(
    source: Name, place: String?, url: Name?, read: CalendarDay?, confidence: Confidence?,
    range: SourceRange
  ) {
    self.source = source
    self.place = place
    self.url = url
    self.read = read
    self.confidence = confidence
    self.range = range
  }
}

/// An interval of days; a bound that is nil is open.
public struct DateInterval: Hashable, Sendable {
  /// The first day, or nil.
  public let first: CalendarDay?
  /// The last day, or nil.
  public let last: CalendarDay?
  /// The place of the interval.
  public let range: SourceRange

  /// Creates an interval.
  public init(first: CalendarDay?, last: CalendarDay?, range: SourceRange) {
    self.first = first
    self.last = last
    self.range = range
  }

  /// Whether a day lies in the interval, its bounds included.
  public func contains(_ day: CalendarDay) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }
}
