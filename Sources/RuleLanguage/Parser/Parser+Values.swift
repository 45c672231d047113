// Numbers, amounts, percentages, dates and intervals.

extension Parser {
  /// Reads a number with its unit, or a date.
  mutating func value(_ expectation: String = "a value") throws(Abandoned) -> Literal {
    let first = position
    guard let token = currentOnLine else { throw unexpected(expectation) }
    switch token.kind {
    case .date:
      return Literal(.date(try date()), range(from: first))
    case .number:
      return try number()
    case .name where source.bytes[token.lower].isDigit:
      throw fail(.gluedNumber(text(token), at: range(token)))
    default:
      throw unexpected(expectation)
    }
  }

  /// Reads a number, its magnitude, and its currency or per-cent sign.
  private mutating func number() throws(Abandoned) -> Literal {
    let first = position
    guard let token = current else { throw unexpected("a number") }
    position += 1
    var hundredths = token.value
    if let factor = magnitude(currentOnLine) {
      position += 1
      let (product, overflow) = hundredths.multipliedReportingOverflow(by: factor)
      if overflow { throw fail(.numberTooLarge(at: range(from: first))) }
      hundredths = product
    }
    if currentOnLine?.kind == .percent {
      position += 1
      return Literal(.percentage(hundredths: hundredths), range(from: first))
    }
    if let unit = currentOnLine, isCurrency(unit) {
      position += 1
      return Literal(
        .amount(hundredths: hundredths, currency: text(unit)), range(from: first))
    }
    return Literal(.number(hundredths: hundredths), range(from: first))
  }

  private func magnitude(_ token: Token?) -> Int64? {
    if isWord(token, "k") { return 1_000 }
    if isWord(token, "m") { return 1_000_000 }
    if isWord(token, "bn") { return 1_000_000_000 }
    if isWord(token, "tn") { return 1_000_000_000_000 }
    return nil
  }

  /// Whether a token has the form of a currency: three capital letters.
  func isCurrency(_ token: Token) -> Bool {
    token.kind == .name && token.upper - token.lower == 3
      && source.bytes[token.lower..<token.upper].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Reads a whole number within bounds.
  mutating func wholeNumber(
    _ expectation: String, in bounds: ClosedRange<Int> = 0...1_000_000
  ) throws(Abandoned) -> Int {
    guard let token = currentOnLine, token.kind == .number else { throw unexpected(expectation) }
    let (whole, rest) = token.value.quotientAndRemainder(dividingBy: 100)
    guard rest == 0, let number = Int(exactly: whole), bounds.contains(number) else {
      throw fail(
        .numberOutOfRange(text(token), bounds: bounds, expected: expectation, at: range(token)))
    }
    position += 1
    return number
  }

  /// Reads a date.
  mutating func date(_ expectation: String = "a date such as 2026-11-24") throws(Abandoned)
    -> CalendarDay
  {
    guard let token = currentOnLine, token.kind == .date else { throw unexpected(expectation) }
    position += 1
    return CalendarDay(daysSinceEpoch: Int(token.value))
  }

  /// Reads `FIRST .. LAST`, either left out.
  mutating func dateInterval() throws(Abandoned) -> DateInterval {
    let expectation = "an interval of dates such as 2016-06-02 .."
    let begin = position
    var first: CalendarDay?
    if current?.kind == .date { first = try date() }
    guard currentOnLine?.kind == .dots else {
      if let first, current == nil {
        throw fail(.singleDay(first.description, at: range(from: begin), end: afterLast))
      }
      throw unexpected(first == nil ? expectation : "\"..\"")
    }
    position += 1
    var last: CalendarDay?
    if currentOnLine?.kind == .date { last = try date() }
    guard first != nil || last != nil else {
      throw fail(.missingValue(expected: "a date", after: "\"..\"", at: afterLast))
    }
    if let first, let last, last < first {
      throw fail(
        .backwardsInterval(
          first.description, last.description, separator: " .. ", at: range(from: begin)))
    }
    return DateInterval(first: first, last: last, range: range(from: begin))
  }

  /// Reads `LOWEST..HIGHEST`, or one number.
  mutating func months() throws(Abandoned) -> ClosedRange<Int> {
    let expectation = "an interval of months such as 3..9"
    let begin = position
    let lowest = try wholeNumber(expectation, in: 0...1200)
    guard currentOnLine?.kind == .dots else { return lowest...lowest }
    position += 1
    let highest = try wholeNumber(expectation, in: 0...1200)
    guard lowest <= highest else {
      throw fail(
        .backwardsInterval(String(lowest), String(highest), separator: "..", at: range(from: begin))
      )
    }
    return lowest...highest
  }
}
