// One world: the answers of one profile and the truth of everything that follows. It is a lane of
// the one evaluator, and reads out what explanations need.

/// The truth of all statements and rules for one profile.
public struct Evaluation: Sendable {
  /// The knowledge base for the day.
  public let program: GroundProgram
  /// The answers.
  public let answers: Answers
  /// The truth of all signals.
  package let lanes: Lanes
  /// The lane that is this world.
  package let lane: Int

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
    lane = 0
  }

  /// Reads one world of lanes that have been evaluated.
  package init(_ program: GroundProgram, _ answers: Answers, in lanes: Lanes, lane: Int) {
    self.program = program
    self.answers = answers
    self.lanes = lanes
    self.lane = lane
  }

  /// The truth of a signal.
  public func truth(of signal: Signal) -> Truth { lanes.truth(of: signal, lane: lane) }

  /// The truth of a statement.
  public func truth(of atom: Atom) -> Truth { truth(of: program.signal(of: atom)) }

  /// The truth of a condition.
  public func truth(of condition: GroundCondition) -> Truth { truth(of: condition.signal) }

  /// Whether a rule fires.
  public func truth(of rule: GroundRule) -> Truth { truth(of: rule.fires) }

  /// Whether an exception sets its rule aside.
  public func truth(of exception: GroundException) -> Truth {
    truth(of: exception.active)
  }

  /// The members of a relation of one parameter for which it has a truth, by index.
  public func members(of relation: ID<Relation>, where truth: Truth) -> [Int] {
    let parameters = program.model[relation].parameters
    guard parameters.count == 1 else { return [] }
    return program.model[parameters[0].enumeration].members.indices.filter {
      self.truth(of: Atom(relation: relation, arguments: [$0])) == truth
    }
  }

  /// The rules that fire, once each, sorted by name; not those that an exception sets aside, even if
  /// it concludes something in their place.
  public var firedRules: [ID<Rule>] {
    var result: [ID<Rule>] = []
    for rule in program.rules where rule.concludingException == nil && truth(of: rule) == .yes {
      if result.last != rule.rule { result.append(rule.rule) }
    }
    return result
  }

  /// The facts whose answers say yes although the condition that they depend on is false.
  public var contradictions: [FactGate] {
    program.gates.filter { gate in
      truth(of: gate.positive) == .yes && truth(of: gate.condition.signal) == .no
    }
  }

  /// Whether a fact is known not to apply.
  public func doesNotApply(_ fact: ID<Fact>) -> Bool {
    guard let gate = program.gateOfFact[fact] else { return false }
    return truth(of: program.gates[gate].condition.signal) == .no
  }
}
