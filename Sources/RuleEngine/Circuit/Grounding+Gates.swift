// From ground rules to gates: the signals of facts behind their gates, the statements in an order
// in which each comes after what it depends on, recursive groups as repeated segments.

import RuleLanguage

extension Grounding {
  mutating func connect() {
    program.rulesConcluding += Array(
      repeating: [], count: program.atoms.count - program.rulesConcluding.count)
    program.atomSignals = Array(repeating: .no, count: program.atoms.count)
    let groups = Stratification(program).groups
    program.strata = Array(repeating: 0, count: program.atoms.count)
    for group in groups {
      for atom in group.atoms { program.strata[atom] = group.stratum }
      if let cycle = group.negativeCycle {
        report(cycle)
        connectSenseless(group.atoms)
      } else if group.isRecursive {
        connectRecursive(group.atoms)
      } else {
        connect(group.atoms)
      }
    }
    connectGates()
    connectClaims()
    program.circuit = builder.finish()
    program.factInputs = inputsByFact()
  }

  private mutating func connect(_ atoms: [Int]) {
    for atom in atoms { program.atomSignals[atom] = connectRules(of: atom) }
  }

  /// Statements that depend on their own absence have no meaning, so nobody can know them.
  private mutating func connectSenseless(_ atoms: [Int]) {
    for atom in atoms { program.atomSignals[atom] = .unknown }
    for atom in atoms { _ = connectRules(of: atom) }
  }

  private mutating func connectRecursive(_ atoms: [Int]) {
    let placeholders = builder.beginRecursion(placeholders: atoms.count)
    for (atom, placeholder) in zip(atoms, placeholders) {
      program.atomSignals[atom] = placeholder
    }
    let signals = atoms.map { connectRules(of: $0) }
    builder.endRecursion(placeholders, as: signals)
  }

  /// Makes the gates of the rules that conclude a statement, and gives their disjunction, or what is
  /// assumed in its place.
  private mutating func connectRules(of atom: Int) -> Signal {
    var alternatives: [Signal] = []
    for number in program.rulesConcluding[atom] {
      connectRule(number)
      alternatives.append(program.rules[number].fires)
    }
    if let isGiven = program.assumptions[program.atoms[atom]] { return isGiven ? .yes : .no }
    return builder.or(alternatives)
  }

  private mutating func connectRule(_ number: Int) {
    var rule = program.rules[number]
    rule.body = connected(rule.body)
    rule.exceptions = rule.exceptions.map { connected($0) }
    if let position = rule.concludingException {
      rule.fires = builder.and(rule.body.signal, rule.exceptions[position].active)
    } else {
      let aside = builder.or(rule.exceptions.map(\.active))
      rule.fires = builder.and(rule.body.signal, builder.not(aside))
      notePairs(rule)
    }
    program.rules[number] = rule
  }

  private mutating func connected(_ exception: GroundException) -> GroundException {
    var result = exception
    result.body = connected(exception.body)
    result.exceptions = exception.exceptions.map { connected($0) }
    let aside = builder.or(result.exceptions.map(\.active))
    result.active = builder.and(result.body.signal, builder.not(aside))
    return result
  }

  private mutating func notePairs(_ rule: GroundRule) {
    for (index, first) in rule.exceptions.enumerated() {
      for second in rule.exceptions.dropFirst(index + 1) {
        let outcomes = [first, second].map { exception in
          model[exception.exception].conclusions.map {
            [$0.relation.index] + $0.arguments.map(Self.key)
          }
        }
        if outcomes[0] == outcomes[1] { continue }
        let both = builder.and(first.active, second.active)
        program.exceptionPairs.append(
          ExceptionPair(
            rule: rule.rule, first: first.exception, second: second.exception,
            signal: builder.and(rule.body.signal, both)))
      }
    }
  }

  private static func key(_ term: Term) -> Int {
    switch term {
    case .member(let index): index
    case .variable(let index): -1 - index
    }
  }

  mutating func connected(_ condition: GroundCondition) -> GroundCondition {
    var result = condition
    switch condition.kind {
    case .fact(let fact): result.signal = signal(.yes(fact))
    case .member(let fact, let index): result.signal = signal(.member(fact, index))
    case .comparison(let fact, let comparison, let value, _):
      result.signal = self.comparison(fact, comparison, value)
    case .derived(let atom): result.signal = program.atomSignals[atom]
    case .settled(_, let holds): result.signal = holds ? .yes : .no
    case .not(let inner):
      let part = connected(inner)
      result.kind = .not(part)
      result.signal = builder.not(part.signal)
    case .all(let parts):
      let connectedParts = parts.map { connected($0) }
      result.kind = .all(connectedParts)
      result.signal = builder.and(connectedParts.map(\.signal))
    case .any(let parts):
      let connectedParts = parts.map { connected($0) }
      result.kind = .any(connectedParts)
      result.signal = builder.or(connectedParts.map(\.signal))
    case .atLeast(let count, let parts):
      let connectedParts = parts.map { connected($0) }
      result.kind = .atLeast(count, connectedParts)
      result.signal = builder.atLeast(count, of: connectedParts.map(\.signal))
    }
    return result
  }

  // MARK: Facts

  private mutating func comparison(
    _ fact: ID<Fact>, _ comparison: Comparison, _ value: Int64?
  ) -> Signal {
    let isDate = model[fact].type == .date
    // Without a day there is nothing before or after; nothing at all reaches no unknown threshold.
    func reaches(_ threshold: Int64?) -> Signal {
      guard let threshold else { return builder.and(.unknown, signal(.positive(fact))) }
      // Numbers are never negative.
      return threshold <= 0 && !isDate ? .yes : signal(.atLeast(fact, threshold))
    }
    // Counts have no values between whole numbers, so that people are shown none as a threshold.
    let step: Int64 = model[fact].type == .count ? 100 : 1
    let first = value.map { Self.firstMultiple(of: step, from: $0) }
    let next = value.map { Self.firstMultiple(of: step, from: $0 == .max ? $0 : $0 + 1) }
    switch comparison {
    case .atLeast: return reaches(first)
    case .moreThan: return reaches(next)
    case .atMost, .lessThan:
      let below = builder.not(reaches(comparison == .atMost ? next : first))
      return isDate ? builder.and(below, signal(.positive(fact))) : below
    }
  }

  /// The first multiple of a step that is not below a value; the value where there is none.
  private static func firstMultiple(of step: Int64, from value: Int64) -> Int64 {
    let rest = value % step
    guard rest > 0 else { return value - rest }
    let (result, overflow) = value.addingReportingOverflow(step - rest)
    return overflow ? value : result
  }

  /// The signal of a test on a fact, behind its gate and with what other answers imply.
  mutating func signal(_ bit: InputBit) -> Signal {
    if let signal = effective[bit] { return signal }
    var signal = builder.input(bit)
    for fact in dependents[bit, default: []] {
      signal = builder.implied(signal, by: positive(fact))
    }
    for fact in rivals(of: bit) {
      signal = builder.not(builder.implied(builder.not(signal), by: positive(fact)))
    }
    if let gate = gate(of: bit.fact) { signal = builder.gated(signal, by: gate) }
    effective[bit] = signal
    return signal
  }

  /// The facts that apply only if a choice has another member than that of a bit.
  private func rivals(of bit: InputBit) -> [ID<Fact>] {
    guard case .member(let fact, let member) = bit, case .choice = model[fact].type else {
      return []
    }
    return dependentsOfFact[fact, default: []]
      .filter { $0.bit != .member(fact, member) }.flatMap(\.facts)
  }

  /// The signal that an answer to a fact, or to one that depends on it, says yes to the fact.
  private mutating func positive(_ fact: ID<Fact>) -> Signal {
    if let signal = positives[fact] { return signal }
    var signal = builder.input(.positive(fact))
    for dependent in dependentsOfFact[fact, default: []].flatMap(\.facts) {
      signal = builder.implied(signal, by: positive(dependent))
    }
    positives[fact] = signal
    return signal
  }

  private mutating func gate(of fact: ID<Fact>) -> Signal? {
    guard let condition = model[fact].onlyIf else { return nil }
    return connected(ground(condition, [], on: program.asOf)).signal
  }

  private mutating func connectGates() {
    for (index, fact) in model.facts.enumerated() {
      guard let condition = fact.onlyIf else { continue }
      program.gateOfFact[ID(index)] = program.gates.count
      program.gates.append(
        FactGate(
          fact: ID(index), condition: connected(ground(condition, [], on: program.asOf)),
          positive: positive(ID(index))))
    }
  }

  // MARK: Claims

  private mutating func connectClaims() {
    for (index, constraint) in model.constraints.enumerated() {
      let found = bindings(
        constraint.name, constraint.binders, constraint.never, at: constraint.range)
      for binding in found {
        let body = connected(
          all(constraint.never, binding, on: program.asOf, constraint.range, addsAtoms: false))
        program.constraints.append((index, binding, body.signal))
      }
    }
  }

  /// Conditions of claims and examples speak of statements, but add none.
  private mutating func all(
    _ conditions: [Condition], _ bindings: [Int], on day: CalendarDay, _ range: SourceRange,
    addsAtoms: Bool
  ) -> GroundCondition {
    let count = program.atoms.count
    let result = all(conditions, bindings, on: day, range)
    let added = program.atoms.count - count
    program.rulesConcluding += Array(repeating: [], count: added)
    program.atomSignals += Array(repeating: .no, count: added)
    program.strata += Array(repeating: 0, count: added)
    return result
  }

  private func inputsByFact() -> [FactInputs] {
    var result = [FactInputs](repeating: FactInputs(), count: model.facts.count)
    for (number, bit) in program.circuit.inputs.enumerated() {
      let fact = bit.fact.index
      switch bit {
      case .yes: result[fact].yes = number
      case .member(_, let index): result[fact].members[index] = number
      case .atLeast(_, let value): result[fact].thresholds.append((value, number))
      case .positive: result[fact].positive = number
      }
    }
    for fact in result.indices { result[fact].thresholds.sort { $0.value < $1.value } }
    return result
  }

  private mutating func report(_ cycle: [Int]) {
    let names = cycle.map { program.name(of: program.atoms[$0]) }
    let rule = cycle.first.flatMap { program.rulesConcluding[$0].first }
    diagnostics.append(
      .negationCycle(
        rule.map { model[program.rules[$0].rule].range }, path: names + names.prefix(1)))
  }
}

extension GroundProgram {
  /// A statement as rules write it: `ISMS is mandatory`, `applies(GDPR)`, `C evidences R`.
  public func name(of atom: Atom) -> String {
    let relation = model[atom.relation]
    let members = zip(relation.parameters, atom.arguments).map { parameter, index in
      model[parameter.enumeration].members[index].name
    }
    switch members.count {
    case 0: return relation.name
    default: return "\(relation.name)(\(members.joined(separator: ", ")))"
    }
  }
}
