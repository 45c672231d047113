// What a profile says about one fact: a value, or one of three ways of having none.

public import RuleLanguage

/// A value that fits the type of a fact.
public enum Value: Hashable, Sendable {
  /// A yes or no.
  case yesNo(Bool)
  /// The member of a choice, by index.
  case choice(Int)
  /// The members of a set, by index, ascending and without repetition.
  case set([Int])
  /// A count, amount or percentage in hundredths.
  case number(hundredths: Int64)
  /// A day.
  case date(CalendarDay)
  /// A number, amount, percentage or day of which only bounds are known: at least `from` and below
  /// `below`, in hundredths or days since 1970-01-01; an open bound is nil.
  case band(from: Int64?, below: Int64?)
}

/// What a profile says about one fact.
///
/// A fact without an answer has not been answered.
public enum Answer: Hashable, Sendable {
  /// A value.
  case value(Value)
  /// Asked, and not known: stays unknown and is not asked again.
  case dontKnow
  /// Does not apply: false, empty or zero, and for a choice none of its values.
  case notApplicable
}

/// The three truth values of Kleene's strong logic.
public enum Truth: String, Hashable, Sendable {
  /// Known to hold.
  case yes
  /// Known not to hold.
  case no
  /// Depends on answers that are missing.
  case unknown
}

extension Value {
  /// Whether a band contains an answer; false of all other values and answers.
  package func contains(_ answer: Answer) -> Bool {
    guard case .band(let from, let below) = self else { return false }
    let place: Int64
    switch answer {
    case .value(.number(let hundredths)): place = hundredths
    case .value(.date(let day)): place = Int64(day.daysSinceEpoch)
    default: return false
    }
    return from.map { $0 <= place } ?? true && below.map { place < $0 } ?? true
  }
}
