// Rules, exceptions and claims with their names resolved. Conditions keep the form in which they
// were written, because explanations print them.

public import RuleLanguage

/// A variable of a rule, or a member of an enumeration by index.
public enum Term: Hashable, Sendable {
  /// The variable of a number.
  case variable(Int)
  /// The member of an index.
  case member(Int)
}

/// A typed condition.
public struct Condition: Hashable, Sendable {
  /// What an ordered fact is compared with.
  public enum Operand: Hashable, Sendable {
    /// A value in hundredths, or in days since 1970-01-01.
    case value(Int64)
    /// The value of a parameter on the day asked for.
    case parameter(ID<Parameter>)
    /// The day asked for, moved.
    case asOf(offset: Int, OperandSyntax.Unit)
  }

  /// The forms of a condition.
  public indirect enum Kind: Hashable, Sendable {
    /// A yes-no fact.
    case fact(ID<Fact>)
    /// A set fact that has a member, or a choice fact that has a value.
    case member(ID<Fact>, Term)
    /// An ordered fact against a value.
    case comparison(ID<Fact>, Comparison, Operand)
    /// A relation of terms.
    case relation(ID<Relation>, [Term])
    /// Two terms of one enumeration that are the same.
    case same(ID<Enumeration>, Term, Term)
    /// The opposite.
    case not(Condition)
    /// All of several.
    case all([Condition])
    /// One or more of several.
    case any([Condition])
    /// At least so many of several.
    case atLeast(Int, [Condition])
  }

  /// The form.
  public let kind: Kind
  /// Where it is written.
  public let range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

extension Condition {
  /// The conditions in this one that are not made of others.
  package var leaves: [Condition] {
    switch kind {
    case .fact, .member, .comparison, .relation, .same: [self]
    case .not(let inner): inner.leaves
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.leaves)
    }
  }
}

/// A variable with its enumeration.
public struct Binder: Hashable, Sendable {
  /// The enumeration that the variable runs over.
  public let enumeration: ID<Enumeration>
  /// The name.
  public let name: String
}

/// A relation of terms that a rule concludes.
public struct Conclusion: Hashable, Sendable {
  /// The relation.
  public let relation: ID<Relation>
  /// The arguments.
  public let arguments: [Term]
  /// Where it is written.
  public let range: SourceRange
}

/// A day by which a duty must be met.
public enum Due: Hashable, Sendable {
  /// A fixed day.
  case on(CalendarDay)
  /// A month and day of the year after the day that a date fact gives, or after the day asked for.
  case nextYear(month: Int, day: Int, after: ID<Fact>?)

  /// The date fact from whose answer the day counts.
  package var startFact: ID<Fact>? {
    if case .nextYear(_, _, let fact) = self { fact } else { nil }
  }
}

/// A rule.
public struct Rule: Sendable {
  /// The name.
  public let name: String
  /// The variables.
  public let binders: [Binder]
  /// What must hold.
  public let conditions: [Condition]
  /// The exceptions that set it aside.
  public let exceptions: [ID<Exception>]
  /// What holds then.
  public let conclusions: [Conclusion]
  /// Where it comes from.
  public let citations: [Citation]
  /// The days on which it is in force.
  public let inForce: DateInterval?
  /// From when a pending duty bites that the rule announces.
  public let starts: CalendarDay?
  /// By when the duty must be met.
  public let due: Due?
  /// The reason, as a sentence.
  public let because: LocalizedText?
  /// What is commonly said instead.
  public let belief: LocalizedText?
  /// What to check.
  public let note: LocalizedText?
  /// Where it is declared.
  public let range: SourceRange
}

/// What sets rules or other exceptions aside.
public struct Exception: Sendable {
  /// The name.
  public let name: String
  /// The variables: those of the rules that it names.
  public let binders: [Binder]
  /// What must hold.
  public let conditions: [Condition]
  /// The exceptions to this exception.
  public let exceptions: [ID<Exception>]
  /// What holds instead; empty for nothing.
  public let conclusions: [Conclusion]
  /// Where it comes from.
  public let citations: [Citation]
  /// The days on which it is in force.
  public let inForce: DateInterval?
  /// The reason, as a sentence.
  public let because: LocalizedText?
  /// What to check.
  public let note: LocalizedText?
  /// Where it is declared.
  public let range: SourceRange
}

/// A claim that some conditions never hold together.
public struct Constraint: Sendable {
  /// The name.
  public let name: String
  /// The variables.
  public let binders: [Binder]
  /// The conditions.
  public let never: [Condition]
  /// The reason, as a sentence.
  public let because: LocalizedText?
  /// Where it is declared.
  public let range: SourceRange
}

/// A claim that more of a fact never removes, or never brings, a conclusion.
public struct MonotoneClaim: Sendable {
  /// The fact.
  public let fact: ID<Fact>
  /// The direction.
  public let direction: MonotoneSyntax.Direction
  /// The conclusion, without variables.
  public let conclusion: Conclusion
  /// Where it is declared.
  public let range: SourceRange
}

/// A profile with what must follow from it.
public struct Example: Sendable {
  /// An expected conclusion.
  public struct Expectation: Sendable {
    /// The conclusion, without variables.
    public let conclusion: Conclusion
    /// The truth that is expected.
    public let verdict: ExampleSyntax.Verdict
  }

  /// The value that a parameter is taken to have, on every day.
  public struct Assumption: Hashable, Sendable {
    /// The parameter.
    public let parameter: ID<Parameter>
    /// The value in hundredths, or in days since 1970-01-01.
    public let value: Int64
    /// Where it is written.
    public let range: SourceRange
  }

  /// The name.
  public let name: String
  /// The day asked for.
  public let asOf: CalendarDay
  /// The answers, by fact.
  public let answers: [ID<Fact>: Answer]
  /// What the rest of the facts are.
  public let otherwise: ExampleSyntax.Otherwise
  /// The values that parameters are assumed to have, sorted by parameter.
  public let assumptions: [Assumption]
  /// What must follow.
  public let expectations: [Expectation]
  /// The rules that must fire.
  public let fires: [ID<Rule>]
  /// The rules that must not fire.
  public let whyNot: [ID<Rule>]
  /// Where it is declared.
  public let range: SourceRange
}
