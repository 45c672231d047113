// The languages in which the program speaks, and how they write numbers, amounts and days.

package import RuleEngine
public import RuleLanguage

/// A language of the user interface.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Korean.
  case korean = "ko"

  /// Chooses by language.
  package func pick(_ english: @autoclosure () -> String, ko: @autoclosure () -> String) -> String {
    switch self {
    case .english: english()
    case .korean: ko()
    }
  }

  /// The text in this language, or in English, or in whatever language there is.
  public func text(_ text: LocalizedText?) -> String? {
    guard let text else { return nil }
    return text[rawValue] ?? text["en"] ?? text.entries.first?.text
  }

  /// A number in hundredths as people write it: `1,234.5`.
  package func number(hundredths: Int64) -> String {
    let negative = hundredths < 0
    let magnitude = hundredths.magnitude
    var digits = String(magnitude / 100)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits[...], at: 0)
    var result = (negative ? "-" : "") + groups.joined(separator: ",")
    let rest = magnitude % 100
    if rest > 0 {
      result += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    }
    return result
  }

  /// A large number in hundredths with its magnitude: `10 bn`, `100억`.
  package func rounded(hundredths: Int64) -> String {
    let magnitudes: [(Int64, String)] =
      switch self {
      case .english:
        [(1_000_000_000_000, " tn"), (1_000_000_000, " bn"), (1_000_000, " m")]
      case .korean: [(1_000_000_000_000, "조"), (100_000_000, "억"), (10_000, "만")]
      }
    for (unit, name) in magnitudes {
      // Only where two decimals say it exactly: a threshold is never rounded.
      let (scaled, remainder) = hundredths.quotientAndRemainder(dividingBy: unit)
      if scaled >= 100 && remainder == 0 { return number(hundredths: scaled) + name }
    }
    return number(hundredths: hundredths)
  }

  /// A value of an ordered fact in its unit: `KRW 10 bn`, `1,000,000`, `50 %`, `2026-11-24`.
  package func value(_ value: Int64, of type: FactType) -> String {
    switch type {
    case .amount(let currency):
      self == .korean && currency == "KRW"
        ? rounded(hundredths: value) + "원" : "\(currency) \(rounded(hundredths: value))"
    case .percentage: number(hundredths: value) + " %"
    case .date: CalendarDay(daysSinceEpoch: Int(value)).description
    case .count, .yesNo, .choice, .set: number(hundredths: value)
    }
  }

  /// Names in a row: `a, b and c`.
  package func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return pick(
      names.dropLast().joined(separator: ", ") + " and " + last,
      ko: names.joined(separator: ", "))
  }
}
