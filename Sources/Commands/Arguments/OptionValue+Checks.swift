// Which values an option accepts, and how help and messages name them.

import RuleLanguage

extension OptionValue {
  /// Whether a value belongs to the option, in the next argument or after `=`.
  package var takesArgument: Bool { self != .none }

  /// What help shows after the name.
  package var placeholder: String {
    switch self {
    case .none: ""
    case .text(let placeholder), .path(let placeholder), .count(let placeholder, _),
      .assignment(let placeholder):
      placeholder
    case .day: "YYYY-MM-DD"
    case .choice(let names): names.joined(separator: "|")
    }
  }

  /// Whether a value can be used.
  package func accepts(_ text: String) -> Bool {
    switch self {
    case .none: return false
    case .text, .path: return !text.isEmpty
    case .day: return CalendarDay(text) != nil
    case .choice(let names): return names.contains(text)
    case .count(_, let range): return Self.number(text).map(range.contains) ?? false
    case .assignment:
      guard let equals = text.firstIndex(of: "=") else { return false }
      return equals != text.startIndex
    }
  }

  /// What a value has to be: a noun phrase.
  package var expectation: String {
    switch self {
    case .none: "no value"
    case .text: "a text that is not empty"
    case .path: "a path that is not empty"
    case .day: "a day of the calendar written YYYY-MM-DD"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .count(_, let range):
      range.upperBound == .max
        ? "a whole number of at least \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .assignment(let placeholder): placeholder
    }
  }

  /// The names that a misspelt value may mean.
  package var knownValues: [String] {
    if case .choice(let names) = self { names } else { [] }
  }

  /// A number of decimal digits only: `Int` would also take a sign.
  static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(text) : nil
  }
}
