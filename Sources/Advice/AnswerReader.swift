// Answers as people type them: `yes`, `KR, EU`, `12 bn`, `₩12,000,000,000`, `10억`, `don't know`.

public import RuleEngine
import RuleLanguage

/// Why a typed answer is not one.
public enum AnswerProblem: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// Neither yes nor no.
  case notYesNo(String)
  /// No member has such a name; the nearest, if one is near.
  case unknownMember(String, nearest: String?)
  /// Several members begin so.
  case ambiguous(String, candidates: [String])
  /// Not a number, or more decimals than two, or too large.
  case notANumber(String)
  /// A fraction of something that is counted.
  case fraction(String)
  /// Below zero.
  case negative(String)
  /// A percentage above 100.
  case tooLarge(String)
  /// Another currency than that of the fact.
  case wrongCurrency(String, wanted: String)
  /// Not a day of the calendar.
  case notADate(String)

  /// The problem in words, with what was expected.
  public func message(_ language: Language) -> String {
    switch self {
    case .empty: language.pick("an answer is missing", ko: "답변이 없습니다")
    case .notYesNo(let text):
      language.pick("\"\(text)\" is neither yes nor no", ko: "\"\(text)\"은(는) 예/아니요가 아닙니다")
    case .unknownMember(let text, let nearest):
      language.pick(
        "\"\(text)\" is not one of the answers"
          + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
        ko: "\"\(text)\"은(는) 선택지에 없습니다" + (nearest.map { ". \"\($0)\"입니까?" } ?? ""))
    case .ambiguous(let text, let candidates):
      language.pick(
        "\"\(text)\" could be \(candidates.joined(separator: " or "))",
        ko: "\"\(text)\"은(는) \(candidates.joined(separator: ", ")) 중 어느 것인지 분명하지 않습니다")
    case .notANumber(let text):
      language.pick(
        "\"\(text)\" is not a number; write 12 bn, 1.2e10 or 12,000,000,000, or don't know or not applicable",
        ko: "\"\(text)\"은(는) 숫자가 아닙니다. 120억, 1.2e10, 12,000,000,000처럼 쓰거나 모름, 해당 없음이라고 쓰세요")
    case .fraction(let text):
      language.pick(
        "\"\(text)\" is not a whole number", ko: "\"\(text)\"은(는) 정수가 아닙니다")
    case .negative(let text):
      language.pick("\"\(text)\" is below zero", ko: "\"\(text)\"은(는) 0보다 작습니다")
    case .tooLarge(let text):
      language.pick("\"\(text)\" is above 100 %", ko: "\"\(text)\"은(는) 100%를 넘습니다")
    case .wrongCurrency(let text, let wanted):
      language.pick(
        "\"\(text)\" is in another currency; the amount is asked in \(wanted)",
        ko: "\"\(text)\"은(는) 다른 통화입니다. \(wanted) 금액을 입력하세요")
    case .notADate(let text):
      language.pick(
        "\"\(text)\" is not a day; write 2026-11-24",
        ko: "\"\(text)\"은(는) 날짜가 아닙니다. 2026-11-24처럼 쓰세요")
    }
  }
}

/// Reads typed answers.
public struct AnswerReader: Sendable {
  private let model: Model

  /// Creates a reader for the facts of a knowledge base.
  public init(_ model: Model) { self.model = model }

  /// The answer that a text gives to a fact.
  ///
  /// - Throws: what is wrong with the text.
  public func read(_ text: String, as fact: ID<Fact>) throws(AnswerProblem) -> Answer {
    let text = Self.trimmed(text)
    guard !text.isEmpty else { throw .empty }
    switch text.lowercased() {
    case "don't know", "don’t know", "dont know", "i don't know", "unknown", "dk", "null", "모름",
      "모르겠음", "모릅니다":
      return .dontKnow
    case "not applicable", "does not apply", "n/a", "na", "해당 없음", "해당없음", "해당사항 없음":
      return .notApplicable
    default: break
    }
    switch model[fact].type {
    case .yesNo: return .value(.yesNo(try yesNo(text)))
    case .choice(let enumeration): return .value(.choice(try member(text, of: enumeration)))
    case .set(let enumeration): return .value(.set(try members(text, of: enumeration)))
    case .date:
      guard let day = CalendarDay(text) else { throw .notADate(text) }
      return .value(.date(day))
    case .count, .amount, .percentage: return .value(try quantity(text, model[fact].type))
    }
  }

  private func yesNo(_ text: String) throws(AnswerProblem) -> Bool {
    switch text.lowercased() {
    case "y", "yes", "true", "예", "네": return true
    case "n", "no", "false", "아니요", "아니오": return false
    default: throw .notYesNo(text)
    }
  }

  // MARK: Members

  private func members(
    _ text: String, of enumeration: ID<Enumeration>
  ) throws(AnswerProblem) -> [Int] {
    if ["none", "no", "nothing", "-", "없음", "아니요", "[]"].contains(text.lowercased()) { return [] }
    var result: Set<Int> = []
    let isList = text.contains { $0 == "," || $0 == ";" }
    let parts = text.split { isList ? $0 == "," || $0 == ";" : $0 == " " }
    for part in parts.map({ Self.trimmed(String($0)) }) where !part.isEmpty {
      result.insert(try member(part, of: enumeration))
    }
    guard !result.isEmpty else { throw .empty }
    return result.sorted()
  }

  /// A member by its number in the list, its name, its title, or an unambiguous beginning of either.
  private func member(
    _ text: String, of enumeration: ID<Enumeration>
  ) throws(AnswerProblem) -> Int {
    let members = model[enumeration].members
    if let index = members.firstIndex(where: { $0.name == text }) { return index }
    if let number = Int(text), members.indices.contains(number - 1) { return number - 1 }
    let wanted = text.lowercased()
    func names(_ member: Enumeration.Member) -> [String] {
      ([member.name] + (member.title?.entries.map(\.text) ?? [])).map { $0.lowercased() }
    }
    if let index = members.firstIndex(where: { names($0).contains(wanted) }) { return index }
    let fitting = members.indices.filter { index in
      names(members[index]).contains { $0.hasPrefix(wanted) }
    }
    if let only = fitting.first, fitting.count == 1 { return only }
    if fitting.count > 1 {
      throw .ambiguous(text, candidates: fitting.prefix(5).map { members[$0].name })
    }
    throw .unknownMember(
      text, nearest: Suggestions.nearest(to: text, among: members.map(\.name)))
  }

  // MARK: Numbers

  /// An exact number, or a range such as `>= 10 bn`, `< 10 bn` or `10 bn .. 150 bn`.
  private func quantity(_ text: String, _ type: FactType) throws(AnswerProblem) -> Value {
    for (sign, isLower, step) in [
      (">=", true, 0), ("<=", false, 1), (">", true, 1), ("<", false, 0),
    ] {
      guard text.hasPrefix(sign) else { continue }
      let bound = try number(Self.trimmed(String(text.dropFirst(sign.count))), type) + Int64(step)
      return isLower ? .band(from: bound, below: nil) : .band(from: nil, below: bound)
    }
    if let dots = text.firstRange(of: "..") {
      let from = try number(Self.trimmed(String(text[..<dots.lowerBound])), type)
      let below = try number(Self.trimmed(String(text[dots.upperBound...])), type)
      return .band(from: from, below: below)
    }
    return .number(hundredths: try number(text, type))
  }

  private func number(_ original: String, _ type: FactType) throws(AnswerProblem) -> Int64 {
    var text = original
    if case .amount(let currency) = type { text = try withoutCurrency(text, currency) }
    if type == .percentage, text.hasSuffix("%") { text = Self.trimmed(String(text.dropLast())) }
    if text.hasSuffix("명") || text.hasSuffix("건") { text = Self.trimmed(String(text.dropLast())) }
    guard let hundredths = KoreanNumber.hundredths(text) ?? Self.hundredths(text) else {
      throw .notANumber(original)
    }
    if hundredths < 0 { throw .negative(original) }
    if type == .count, hundredths % 100 != 0 { throw .fraction(original) }
    if type == .percentage, hundredths > 10_000 { throw .tooLarge(original) }
    return hundredths
  }

  private func withoutCurrency(
    _ text: String, _ currency: String
  ) throws(AnswerProblem) -> String {
    let signs = [
      "KRW": "₩", "USD": "$", "EUR": "€", "JPY": "¥", "SGD": "S$", "GBP": "£",
    ]
    for (code, sign) in signs.sorted(by: { $0.value.count > $1.value.count }) {
      for mark in [code, code.lowercased(), sign, code == "KRW" ? "원" : code] {
        guard text.hasPrefix(mark) || text.hasSuffix(mark) else { continue }
        guard code == currency else { throw .wrongCurrency(text, wanted: currency) }
        let rest = text.hasPrefix(mark) ? text.dropFirst(mark.count) : text.dropLast(mark.count)
        return Self.trimmed(String(rest))
      }
    }
    return text
  }

  /// A number with an English magnitude behind it, or none.
  private static func hundredths(_ text: String) -> Int64? {
    let lowered = text.lowercased()
    for (name, exponent) in [
      ("tn", 12), ("trillion", 12), ("bn", 9), ("billion", 9), ("million", 6), ("mn", 6), ("m", 6),
      ("k", 3), ("thousand", 3),
    ] where lowered.hasSuffix(name) {
      return DecimalText.hundredths(
        trimmed(String(lowered.dropLast(name.count))), exponent: exponent)
    }
    return DecimalText.hundredths(lowered, exponent: 0)
  }

  fileprivate static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}

/// Numbers with Korean magnitudes: `10억`, `12억 5천만`, `1조 2,000억`.
private enum KoreanNumber {
  /// The value in hundredths; nil when there is no magnitude in the text, or when it is no number.
  static func hundredths(_ text: String) -> Int64? {
    guard text.contains(where: { "조억만천백".contains($0) }) else { return nil }
    var rest = text[...]
    var total: Int64 = 0
    for (unit, exponent) in [("조", 12), ("억", 8), ("만", 4)] as [(Character, Int)] {
      guard let end = rest.firstIndex(of: unit) else { continue }
      guard let part = part(rest[..<end], exponent: exponent) else { return nil }
      let (sum, overflows) = total.addingReportingOverflow(part)
      if overflows { return nil }
      total = sum
      rest = rest[rest.index(after: end)...]
    }
    guard rest.contains(where: { $0 != " " }) else { return total }
    guard let part = part(rest, exponent: 0) else { return nil }
    let (sum, overflows) = total.addingReportingOverflow(part)
    return overflows ? nil : sum
  }

  /// Digits, or so many thousands and hundreds: `5천`, `5천2백`, `2,000`.
  private static func part(_ text: Substring, exponent: Int) -> Int64? {
    var rest = AnswerReader.trimmed(String(text))
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    for (unit, power) in [("천", 3), ("백", 2)] as [(Character, Int)] {
      guard let end = rest.firstIndex(of: unit) else { continue }
      let digits = rest[..<end].isEmpty ? "1" : AnswerReader.trimmed(String(rest[..<end]))
      guard let part = DecimalText.hundredths(digits, exponent: exponent + power) else {
        return nil
      }
      let (sum, overflows) = total.addingReportingOverflow(part)
      if overflows { return nil }
      total = sum
      rest = AnswerReader.trimmed(String(rest[rest.index(after: end)...]))
    }
    guard !rest.isEmpty else { return total }
    guard let part = DecimalText.hundredths(rest, exponent: exponent) else { return nil }
    let (sum, overflows) = total.addingReportingOverflow(part)
    return overflows ? nil : sum
  }
}

/// Decimal numbers as exact hundredths.
package enum DecimalText {
  /// The value of `12,345.6e3` times a power of ten, in hundredths; nil when it is no number, has
  /// more than two decimals or does not fit.
  package static func hundredths(_ text: String, exponent: Int = 0) -> Int64? {
    var digits: [UInt8] = []
    var scale = exponent + 2
    var isNegative = false
    var seenPoint = false
    var seenDigit = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        seenDigit = true
        if seenPoint { scale -= 1 }
      case UInt8(ascii: "."):
        if seenPoint { return nil }
        seenPoint = true
      case UInt8(ascii: ","), UInt8(ascii: "_"):
        // Separators stand between digits of the whole part.
        if seenPoint || !seenDigit || bytes.count == 1 { return nil }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard seenDigit, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
          abs(power) < 40
        else { return nil }
        scale += power
        bytes = []
        continue
      default: return nil
      }
      bytes = bytes.dropFirst()
    }
    guard seenDigit else { return nil }
    while scale < 0 {
      guard let last = digits.popLast() else { return 0 }
      guard last == 0 else { return nil }
      scale += 1
    }
    // Zero stays zero, whatever its power of ten.
    let zeros = digits.allSatisfy { $0 == 0 } ? 0 : scale
    var value: Int64 = 0
    for digit in digits + Array(repeating: 0, count: zeros) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int64(digit))
      if overflows || overflowsToo { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }
}
