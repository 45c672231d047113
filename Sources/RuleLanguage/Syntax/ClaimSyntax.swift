// The blocks that claim or check something: constraints, monotonicity and examples.

/// A claim that some conditions never hold together.
public struct ConstraintSyntax: Hashable, Sendable {
  /// The name.
  public var name: Name
  /// The variables, over each of whose members it is repeated.
  public var binders: [BinderSyntax] = []
  /// The conditions that never hold together.
  public var never: [ConditionSyntax] = []
  /// The reason.
  public var because: LocalizedText?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A claim that more of a fact never removes, or never brings, a conclusion.
public struct MonotoneSyntax: Hashable, Sendable {
  /// The direction of the claim.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case raises, lowers
  }

  /// The fact.
  public var fact: Name
  /// The direction.
  public var direction: Direction
  /// The conclusion.
  public var conclusion: AtomSyntax
  /// The reason.
  public var because: LocalizedText?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(fact: Name, direction: Direction, conclusion: AtomSyntax, range: SourceRange) {
    self.fact = fact
    self.direction = direction
    self.conclusion = conclusion
    self.range = range
  }
}

/// A profile with what must follow from it.
public struct ExampleSyntax: Hashable, Sendable {
  /// An answer in an example.
  public enum Given: Hashable, Sendable {
    /// A yes-no fact or the member of a set, or the opposite.
    case atom(AtomSyntax, isTrue: Bool)
    /// The value of a choice fact.
    case choice(fact: Name, value: Name)
    /// The value of a number, amount, percentage or date fact.
    case value(fact: Name, Literal)
  }

  /// A value that an example gives to a parameter, whatever its dates say.
  public struct Assumption: Hashable, Sendable {
    /// The parameter.
    public var parameter: Name
    /// The value.
    public var value: Literal

    /// Creates it from what it cannot be without.
    package init(parameter: Name, value: Literal) {
      self.parameter = parameter
      self.value = value
    }
  }

  /// What the rest of the facts are.
  public enum Otherwise: String, Hashable, Sendable, CaseIterable {
    case no, unknown
  }

  /// The truth that is expected.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case yes, no, unknown
  }

  /// An expected conclusion.
  public struct Expectation: Hashable, Sendable {
    /// The statement.
    public var atom: AtomSyntax
    /// Its truth.
    public var verdict: Verdict

    /// Creates it from what it cannot be without.
    package init(atom: AtomSyntax, verdict: Verdict) {
      self.atom = atom
      self.verdict = verdict
    }
  }

  /// The name.
  public var name: Name
  /// The day asked for.
  public var asOf: CalendarDay
  /// The answers.
  public var given: [Given] = []
  /// What all other facts are.
  public var otherwise: Otherwise = .unknown
  /// The values that parameters are assumed to have.
  public var assuming: [Assumption] = []
  /// The conclusions with their truth.
  public var expect: [Expectation] = []
  /// The rules that must fire.
  public var fires: [Name] = []
  /// The rules that must not fire.
  public var whyNot: [Name] = []
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, asOf: CalendarDay, range: SourceRange) {
    self.name = name
    self.asOf = asOf
    self.range = range
  }
}
