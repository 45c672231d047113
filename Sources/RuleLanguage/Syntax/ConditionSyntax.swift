// Conditions as written: atoms, comparisons, negation and groups.

/// A condition, with its place.
public struct ConditionSyntax: Hashable, Sendable {
  /// The forms of a condition.
  public indirect enum Kind: Hashable, Sendable {
    /// A statement about facts or relations.
    case atom(AtomSyntax)
    /// A fact compared with a number, a date, a parameter or the as-of date.
    case comparison(fact: Name, Comparison, OperandSyntax)
    /// Two names that are the same, or a choice fact that has a value.
    case equality(left: Name, right: Name, isEqual: Bool)
    /// A choice fact that has one of several values.
    case membership(fact: Name, values: [Name])
    /// The opposite of a condition.
    case not(ConditionSyntax)
    /// All of several conditions.
    case all([ConditionSyntax])
    /// One or more of several conditions.
    case any([ConditionSyntax])
    /// At least so many of several conditions.
    case atLeast(Int, [ConditionSyntax])
  }

  /// The form.
  public let kind: Kind
  /// Where it stands.
  public let range: SourceRange

  /// Creates a condition.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A name applied to arguments: `serves(KR)`; `C evidences R` and `ISMS is mandatory` are the same
/// with the name between or behind its arguments.
public struct AtomSyntax: Hashable, Sendable {
  /// How an atom is written; it means the same in each form.
  public enum Form: Hashable, Sendable {
    /// `name` or `name(argument, …)`.
    case prefix
    /// `argument name argument`.
    case infix
    /// `argument is name`.
    case isA
  }

  /// The fact or relation.
  public let predicate: Name
  /// The arguments, members or variables.
  public let arguments: [Name]
  /// How it is written.
  public let form: Form
  /// Where it stands.
  public let range: SourceRange

  /// Creates an atom.
  public init(predicate: Name, arguments: [Name], form: Form, range: SourceRange) {
    self.predicate = predicate
    self.arguments = arguments
    self.form = form
    self.range = range
  }
}

/// The order relation of a comparison.
public enum Comparison: String, Hashable, Sendable, CaseIterable {
  case atLeast = ">="
  case moreThan = ">"
  case atMost = "<="
  case lessThan = "<"
}

/// What a fact is compared with.
public struct OperandSyntax: Hashable, Sendable {
  /// A unit of time.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case days, months, years
  }

  /// The forms of an operand.
  public enum Kind: Hashable, Sendable {
    /// A value.
    case literal(Literal)
    /// The value of a parameter on the day asked for.
    case parameter(Name)
    /// The day asked for, moved by a signed number of units.
    case asOf(offset: Int, Unit)
  }

  /// The form.
  public let kind: Kind
  /// Where it stands.
  public let range: SourceRange

  /// Creates an operand.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
