// The knowledge base for one day: rules without variables, and the circuit that they make. The
// rules keep the shape of their source, each condition with its signal, so that an explanation
// reads the values of the circuit but speaks of nothing but source rules and conditions.

public import RuleLanguage

/// A relation of members.
public struct Atom: Hashable, Sendable {
  /// The relation.
  public let relation: ID<Relation>
  /// The members, by index.
  public let arguments: [Int]

  /// Creates an atom.
  public init(relation: ID<Relation>, arguments: [Int]) {
    self.relation = relation
    self.arguments = arguments
  }
}

/// A condition without variables, and the signal that carries its truth.
public struct GroundCondition: Sendable {
  /// The forms of a condition.
  public indirect enum Kind: Sendable {
    /// A yes-no fact.
    case fact(ID<Fact>)
    /// A set or choice fact and a member.
    case member(ID<Fact>, Int)
    /// An ordered fact against a value; nil while nobody has said the parameter's value.
    case comparison(ID<Fact>, Comparison, Int64?, parameter: ID<Parameter>?)
    /// A derived statement, by its number in the program.
    case derived(Int)
    /// A statement that a table settles, or that two members are the same.
    case settled(SettledCondition, Bool)
    /// The opposite.
    case not(GroundCondition)
    /// All of several.
    case all([GroundCondition])
    /// One or more of several.
    case any([GroundCondition])
    /// At least so many of several.
    case atLeast(Int, [GroundCondition])
  }

  /// The form.
  public package(set) var kind: Kind
  /// Where the source condition is written.
  public let range: SourceRange
  /// The signal that carries its truth.
  public package(set) var signal: Signal = .unknown

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A condition that the knowledge base itself settles.
public enum SettledCondition: Sendable {
  /// A row of a table.
  case row(Atom)
  /// Two members of one enumeration.
  case same(ID<Enumeration>, Int, Int)
}

/// An exception without variables.
public struct GroundException: Sendable {
  /// The exception.
  public let exception: ID<Exception>
  /// Its conditions, all of which must hold.
  public package(set) var body: GroundCondition
  /// The exceptions to it.
  public package(set) var exceptions: [GroundException]
  /// The signal that it sets its rule aside.
  public package(set) var active: Signal = .unknown
}

/// A rule without variables, or what an exception concludes instead of it.
public struct GroundRule: Sendable {
  /// The rule.
  public let rule: ID<Rule>
  /// The members that its variables stand for.
  public let bindings: [Int]
  /// Its conditions, all of which must hold.
  public package(set) var body: GroundCondition
  /// The exceptions that may set it aside.
  public package(set) var exceptions: [GroundException]
  /// The exception, of those, whose own conclusion this is; nil for the rule's.
  public let concludingException: Int?
  /// The numbers of the statements that it adds.
  public let conclusions: [Int]
  /// The first day of the rule, when it is not yet in force and only announces.
  public let announcedFrom: CalendarDay?
  /// The signal that it fires.
  public package(set) var fires: Signal = .unknown
}

/// The inputs of a circuit that a fact's answer sets.
public struct FactInputs: Sendable {
  /// The input that says yes.
  public package(set) var yes: Int?
  /// The input of each member that is tested, by index of the member.
  public package(set) var members: [Int: Int] = [:]
  /// The values that the answer is compared with, ascending, each with its input.
  public package(set) var thresholds: [(value: Int64, input: Int)] = []
  /// The input that any positive answer sets.
  public package(set) var positive: Int?

  /// Whether the circuit does not read the fact.
  public var isEmpty: Bool {
    yes == nil && members.isEmpty && thresholds.isEmpty && positive == nil
  }

  /// All inputs of the fact.
  package var all: [Int] {
    [yes, positive].compactMap { $0 } + members.values + thresholds.map(\.input)
  }
}

/// A fact that applies only under a condition.
public struct FactGate: Sendable {
  /// The fact.
  public let fact: ID<Fact>
  /// The condition, with its signal.
  public let condition: GroundCondition
  /// The signal that an answer says yes to the fact.
  public let positive: Signal
}

/// Two exceptions of one rule with different outcomes.
package struct ExceptionPair: Sendable {
  package let rule: ID<Rule>
  package let first: ID<Exception>
  package let second: ID<Exception>
  /// The signal that both set the rule aside.
  package let signal: Signal
}

/// The knowledge base for one day.
public struct GroundProgram: Sendable {
  /// The knowledge base.
  public let model: Model
  /// The day asked for.
  public let asOf: CalendarDay
  /// The derived statements that are taken as given, and whether as true; rules do not change them.
  public package(set) var assumptions: [Atom: Bool] = [:]
  /// The circuit of the rules.
  public package(set) var circuit = Circuit()
  /// The statements that rules can derive, by number.
  public package(set) var atoms: [Atom] = []
  /// The number of each statement.
  package var atomNumbers: [Atom: Int] = [:]
  /// The signal of each statement.
  public package(set) var atomSignals: [Signal] = []
  /// The stratum of each statement, from 0; a statement depends on the absence of lower ones only.
  public package(set) var strata: [Int] = []
  /// The rules, sorted by name and bindings.
  public package(set) var rules: [GroundRule] = []
  /// The rules that conclude each statement, by number of the statement.
  public package(set) var rulesConcluding: [[Int]] = []
  /// The inputs of each fact, by index of the fact.
  public package(set) var factInputs: [FactInputs] = []
  /// The facts that apply only under a condition.
  public package(set) var gates: [FactGate] = []
  /// The gate of each fact that has one.
  package var gateOfFact: [ID<Fact>: Int] = [:]
  /// The constraints without variables: which, with what members, and the signal that breaks it.
  package var constraints: [(constraint: Int, bindings: [Int], signal: Signal)] = []
  /// The pairs of exceptions that must never hold together.
  package var exceptionPairs: [ExceptionPair] = []
  /// The rows of tables that hold on the day, by relation.
  package var rows: [ID<Relation>: Set<[Int]>] = [:]

  /// The signal of a statement: of a row of a table, of what rules derive, or false.
  public func signal(of atom: Atom) -> Signal {
    if let rows = rows[atom.relation] { return rows.contains(atom.arguments) ? .yes : .no }
    return atomNumbers[atom].map { atomSignals[$0] } ?? .no
  }

  /// The condition without which a fact does not apply.
  public func gate(of fact: ID<Fact>) -> FactGate? { gateOfFact[fact].map { gates[$0] } }

  /// The number of a statement that some rule could derive.
  public func number(of atom: Atom) -> Int? { atomNumbers[atom] }

  /// The statements that are assumed, in order of their relations and arguments.
  public var sortedAssumptions: [Atom] {
    assumptions.keys.sorted { left, right in
      left.relation == right.relation
        ? left.arguments.lexicographicallyPrecedes(right.arguments)
        : left.relation < right.relation
    }
  }
}

extension GroundProgram {
  /// The numbers of the statements of a relation, by their arguments.
  package func numbers(of relation: ID<Relation>) -> [Int] {
    atoms.indices.filter { atoms[$0].relation == relation }
      .sorted { atoms[$0].arguments.lexicographicallyPrecedes(atoms[$1].arguments) }
  }
}
