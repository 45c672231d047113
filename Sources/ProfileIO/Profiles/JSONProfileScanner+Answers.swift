// The value of a fact: what may stand there, by the type of the fact.

import RuleLanguage

extension JSONProfileScanner {
  /// Scans the value of a fact and adds the answer to the row.
  mutating func answer(
    _ fact: Int, _ key: TextRange, _ json: inout JSONScanner, _ text: Span<UInt8>
  ) throws(JSONFailure) {
    let slot = schema.slots[fact]
    var answer = SlotAnswer(fact: Int32(truncatingIfNeeded: fact), form: .dontKnow)
    let byte = try json.peek(text)
    let start = json.position
    switch byte {
    case UInt8(ascii: "t"):
      try json.word("true", text)
      guard slot.form == .yesNo else { throw wrongType(fact, key, start) }
      answer.form = .yes
    case UInt8(ascii: "f"):
      try json.word("false", text)
      guard slot.form == .yesNo else { throw wrongType(fact, key, start) }
      answer.form = .no
    case UInt8(ascii: "n"): try json.word("null", text)
    case UInt8(ascii: "\""):
      let value = try json.string(text)
      try string(value, fact, key, &answer, text)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard slot.form.isNumber else { throw wrongType(fact, key, start) }
      answer.form = .number
      answer.value = try number(fact, key, &json, text)
    case UInt8(ascii: "["):
      guard slot.form == .set else { throw wrongType(fact, key, start) }
      try set(fact, key, &answer, &json, text)
    case UInt8(ascii: "{"):
      guard slot.form.isOrdered else { throw wrongType(fact, key, start) }
      try band(fact, key, &answer, &json, text)
    default: throw JSONFailure(.expectedValue, at: start)
    }
    row.answers.append(answer)
  }

  private mutating func wrongType(
    _ fact: Int, _ key: TextRange, _ offset: Int
  ) -> JSONFailure {
    refuse(.wrongType, at: offset, key: key, fact: fact)
  }

  // MARK: Texts

  /// The texts "n/a" for every fact, a member for a choice, a day for a date.
  private mutating func string(
    _ value: TextRange, _ fact: Int, _ key: TextRange, _ answer: inout SlotAnswer,
    _ text: Span<UInt8>
  ) throws(JSONFailure) {
    let slot = schema.slots[fact]
    if slot.form == .choice,
      let member = index(in: schema.members[slot.enumeration], value, text)
    {
      answer.form = .choice
      answer.value = Int64(member)
      return
    }
    if isNotApplicable(value, text) {
      answer.form = .notApplicable
      return
    }
    switch slot.form {
    case .choice:
      throw refuse(.unknownMember, at: value.lower - 1, key: key, fact: fact, text: value)
    case .date:
      answer.form = .date
      answer.value = Int64(try day(value, key, fact, text).daysSinceEpoch)
    case .yesNo, .set, .count, .amount, .percentage:
      throw wrongType(fact, key, value.lower - 1)
    }
  }

  private mutating func isNotApplicable(_ value: TextRange, _ text: Span<UInt8>) -> Bool {
    if value.isLiteral {
      return value.count == 3 && text[value.lower] == UInt8(ascii: "n")
        && text[value.lower + 1] == UInt8(ascii: "/") && text[value.lower + 2] == UInt8(ascii: "a")
    }
    decode(value, text)
    return scratch == Array("n/a".utf8)
  }

  /// The day that a string names.
  mutating func day(
    _ value: TextRange, _ key: TextRange, _ fact: Int?, _ text: Span<UInt8>
  ) throws(JSONFailure) -> CalendarDay {
    let found: Result<CalendarDay, DayProblem>
    if value.isLiteral {
      found = CalendarDay.scan(text, value.lower, value.upper)
    } else {
      decode(value, text)
      found = CalendarDay.scan(scratch.span, 0, scratch.count)
    }
    switch found {
    case .success(let day): return day
    case .failure(let problem):
      throw refuse(
        problem == .malformed ? .malformedDate : .noSuchDay, at: value.lower - 1, key: key,
        fact: fact, text: value)
    }
  }

  // MARK: Numbers

  private mutating func number(
    _ fact: Int, _ key: TextRange, _ json: inout JSONScanner, _ text: Span<UInt8>
  ) throws(JSONFailure) -> Int64 {
    let start = json.position
    let number = try json.number(text)
    do {
      return try number.hundredths(for: schema.slots[fact].form)
    } catch {
      throw refuse(.number(error), at: start, key: key, fact: fact)
    }
  }

  // MARK: Sets

  private mutating func set(
    _ fact: Int, _ key: TextRange, _ answer: inout SlotAnswer, _ json: inout JSONScanner,
    _ text: Span<UInt8>
  ) throws(JSONFailure) {
    let slot = schema.slots[fact]
    let base = row.setWords.count
    for _ in 0..<slot.setWordCount { row.setWords.append(0) }
    answer.form = .set
    answer.value = Int64(base)
    json.position += 1
    if try json.peek(text) == UInt8(ascii: "]") {
      json.position += 1
      return
    }
    repeat {
      guard try json.peek(text) == UInt8(ascii: "\"") else {
        throw wrongType(fact, key, json.position)
      }
      let name = try json.string(text)
      guard let member = index(in: schema.members[slot.enumeration], name, text) else {
        throw refuse(.unknownMember, at: name.lower - 1, key: key, fact: fact, text: name)
      }
      row.setWords[base + member / 64] |= 1 << UInt64(member % 64)
    } while try json.continues(to: UInt8(ascii: "]"), or: .expectedCommaOrBracket, text)
  }

  // MARK: Bands

  private static let bounds = NameTable(["from", "below"])

  /// An object with the keys `from` and `below`, one of which may be missing.
  private mutating func band(
    _ fact: Int, _ key: TextRange, _ answer: inout SlotAnswer, _ json: inout JSONScanner,
    _ text: Span<UInt8>
  ) throws(JSONFailure) {
    let start = json.position
    json.position += 1
    guard try json.peek(text) != UInt8(ascii: "}") else {
      throw refuse(.malformedBand, at: start, key: key, fact: fact)
    }
    answer.form = .band
    answer.value = SlotAnswer.open
    answer.upper = SlotAnswer.open
    repeat {
      let name = try json.key(text)
      switch index(in: Self.bounds, name, text) {
      case 0 where answer.value == SlotAnswer.open:
        answer.value = try bound(fact, key, &json, text)
      case 1 where answer.upper == SlotAnswer.open:
        answer.upper = try bound(fact, key, &json, text)
      default: throw refuse(.malformedBand, at: name.lower - 1, key: key, fact: fact)
      }
    } while try json.continues(to: UInt8(ascii: "}"), or: .expectedCommaOrBrace, text)
    guard answer.isProperBand else {
      throw refuse(.malformedBand, at: start, key: key, fact: fact)
    }
  }

  private mutating func bound(
    _ fact: Int, _ key: TextRange, _ json: inout JSONScanner, _ text: Span<UInt8>
  ) throws(JSONFailure) -> Int64 {
    let byte = try json.peek(text)
    if schema.slots[fact].form == .date {
      guard byte == UInt8(ascii: "\"") else { throw wrongType(fact, key, json.position) }
      return Int64(try day(json.string(text), key, fact, text).daysSinceEpoch)
    }
    guard byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    else { throw wrongType(fact, key, json.position) }
    return try number(fact, key, &json, text)
  }
}

extension SlotAnswer {
  /// Whether a band has its lower bound below its upper one.
  var isProperBand: Bool {
    value == Self.open || upper == Self.open ? value != upper : value < upper
  }
}

extension DecimalNumber {
  /// The number in hundredths, where a fact of a form takes it.
  func hundredths(for form: FactSlot.Form) throws(Problem) -> Int64 {
    let result = try hundredths()
    if form == .count, result % 100 != 0 { throw .fraction }
    if form == .percentage, result > 100_00 { throw .above100 }
    return result
  }
}

/// Why a text is no day.
enum DayProblem: Error, Hashable {
  /// Not written YYYY-MM-DD.
  case malformed
  /// Not in the calendar.
  case missing
}

extension CalendarDay {
  /// The day that a range of bytes spells.
  static func scan(
    _ text: Span<UInt8>, _ lower: Int, _ upper: Int
  ) -> Result<CalendarDay, DayProblem> {
    guard upper - lower == 10, text[lower + 4] == UInt8(ascii: "-"),
      text[lower + 7] == UInt8(ascii: "-")
    else { return .failure(.malformed) }
    var parts = (0, 0, 0)
    for offset in 0..<10 where offset != 4 && offset != 7 {
      let digit = text[lower + offset] &- UInt8(ascii: "0")
      guard digit <= 9 else { return .failure(.malformed) }
      if offset < 4 {
        parts.0 = parts.0 * 10 + Int(digit)
      } else if offset < 7 {
        parts.1 = parts.1 * 10 + Int(digit)
      } else {
        parts.2 = parts.2 * 10 + Int(digit)
      }
    }
    guard let day = CalendarDay(year: parts.0, month: parts.1, day: parts.2) else {
      return .failure(.missing)
    }
    return .success(day)
  }
}
