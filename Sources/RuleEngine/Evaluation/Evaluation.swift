// One world: the answers of one profile and the truth of everything that follows. It is the lane
// evaluator with one word, and reads out what explanations need.

/// The truth of all statements and rules for one profile.
public struct Evaluation: Sendable {
  /// The knowledge base for the day.
  public let program: GroundProgram
  /// The answers.
  public let answers: Answers
  /// The truth of all signals, in lane 0.
  package let lanes: Lanes

  /// Evaluates answers.
  ///
  /// - Complexity: O(gates).
  public init(_ program: GroundProgram, _ answers: Answers) {
    self.program = program
    self.answers = answers
    var lanes = Lanes(for: program.circuit)
    lanes.set(answers, in: program)
    lanes.evaluate(program.circuit)
    self.lanes = lanes
  }

  /// The truth of a statement.
  public func truth(of atom: Atom) -> Truth { lanes.truth(of: program.signal(of: atom)) }

  /// The truth of a condition.
  public func truth(of condition: GroundCondition) -> Truth { lanes.truth(of: condition.signal) }

  /// Whether a rule fires.
  public func truth(of rule: GroundRule) -> Truth { lanes.truth(of: rule.fires) }

  /// Whether an exception sets its rule aside.
  public func truth(of exception: GroundException) -> Truth {
    lanes.truth(of: exception.active)
  }

  /// The members of a relation of one parameter for which it has a truth, by index.
  public func members(of relation: ID<Relation>, where truth: Truth) -> [Int] {
    let parameters = program.model[relation].parameters
    guard parameters.count == 1 else { return [] }
    return program.model[parameters[0].enumeration].members.indices.filter {
      self.truth(of: Atom(relation: relation, arguments: [$0])) == truth
    }
  }

  /// The rules that fire, once each, sorted by name.
  public var firedRules: [ID<Rule>] {
    var result: [ID<Rule>] = []
    for rule in program.rules where truth(of: rule) == .yes {
      if result.last != rule.rule { result.append(rule.rule) }
    }
    return result
  }

  /// The facts whose answers say yes although the condition that they depend on is false.
  public var contradictions: [FactGate] {
    program.gates.filter { gate in
      lanes.truth(of: gate.positive) == .yes && lanes.truth(of: gate.condition.signal) == .no
    }
  }

  /// Whether a fact is known not to apply.
  public func doesNotApply(_ fact: ID<Fact>) -> Bool {
    guard let gate = program.gateOfFact[fact] else { return false }
    return lanes.truth(of: program.gates[gate].condition.signal) == .no
  }
}
