// A proof checker: goes through what an explanation prints and works each step out again with the
// naive interpreter. It shares nothing with the explainer but the form of its result.

package import RuleEngine
import RuleLanguage

/// Checks explanations and traces of one profile.
package struct ProofChecker {
  private let program: GroundProgram
  private let twin: NaiveInterpreter
  private let instances: [InstanceKey: NaiveInterpreter.Instance]
  /// What is wrong, as sentences.
  package private(set) var problems: [String] = []

  struct InstanceKey: Hashable {
    var rule: ID<Rule>
    var members: [Int]
  }

  /// The statements that the proof of a statement leans on, by statement.
  private var leansOn: [Atom: Set<Atom>] = [:]
  /// The facts that printed steps speak of, and those of exceptions that are left out.
  private var facts: Set<ID<Fact>> = []
  private var visitedAtoms: Set<Int> = []

  /// Creates a checker beside an interpreter that has evaluated the profile.
  package init(_ program: GroundProgram, _ twin: NaiveInterpreter) {
    self.program = program
    self.twin = twin
    instances = Dictionary(
      twin.instances.map { (InstanceKey(rule: $0.rule, members: $0.members), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func expect(_ holds: Bool, _ problem: String) {
    if !holds { problems.append(problem) }
  }

  // MARK: Explanations

  /// Checks an explanation: every step, and of a true statement that its proof is no circle and
  /// that what it speaks of is enough.
  package mutating func check(_ explanation: Explanation) {
    leansOn = [:]
    facts = []
    visitedAtoms = []
    walk(explanation)
    expect(!explanation.isRepeated, "the explanation leaves its own reasons out")
    guard explanation.truth == .yes else { return }
    expect(isWellFounded(explanation.atom, []), "the proof is a circle")
    var alone = twin
    var answers = Answers()
    for fact in withGates(facts) { answers[fact] = twin.answers[fact] }
    alone.evaluate(answers)
    expect(
      alone.truth(of: explanation.atom) == .yes,
      "the proof of \(program.name(of: explanation.atom)) is not enough")
  }

  private mutating func walk(_ explanation: Explanation) {
    let name = program.name(of: explanation.atom)
    let truth = twin.truth(of: explanation.atom)
    expect(explanation.truth == truth, "\(name) is \(truth), not \(explanation.truth)")
    guard !explanation.isRepeated else { return }
    let isDerivable = program.number(of: explanation.atom) != nil
    expect(
      truth == .no || explanation.attempts.isEmpty != isDerivable, "\(name) has no reasons")
    for (position, attempt) in explanation.attempts.enumerated() {
      let rule = program.rules[attempt.rule]
      expect(
        rule.conclusions.contains { program.atoms[$0] == explanation.atom },
        "a rule is shown that does not conclude \(name)")
      var used: Set<Atom> = []
      walk(attempt, rule, &used)
      if position == 0, truth == .yes { leansOn[explanation.atom] = used }
      expect(
        truth == .no || attempt.truth == truth, "a rule for \(name) has another truth")
    }
  }

  private mutating func walk(_ attempt: Attempt, _ rule: GroundRule, _ used: inout Set<Atom>) {
    let name = program.model[rule.rule].name
    guard let instance = instances[InstanceKey(rule: rule.rule, members: rule.bindings)] else {
      problems.append("\(name) has no such instance")
      return
    }
    let truth = self.truth(of: rule, instance)
    expect(attempt.truth == truth, "\(name) is \(truth), not \(attempt.truth)")
    for condition in attempt.conditions { walk(condition, &used) }
    for exception in attempt.exceptions { walk(exception, instance, &used) }
    for exception in rule.exceptions { addFacts(of: exception) }
    let shown = attempt.conditions.map(\.truth)
    let active = attempt.exceptions.map(\.truth)
    switch truth {
    case .yes:
      expect(
        shown == program.model[rule.rule].conditions.map { _ in Truth.yes },
        "\(name) fires, but not all its conditions are shown and true")
    case .no:
      let isSetAside = active.contains(rule.concludingException == nil ? .yes : .no)
      expect(
        shown.contains(.no) || isSetAside, "nothing is shown that keeps \(name) from firing")
      expect(
        !shown.contains(.no) || shown.allSatisfy { $0 == .no },
        "\(name) shows conditions that do not keep it from firing")
    case .unknown:
      expect(
        shown.contains(.unknown) || active.contains(.unknown), "nothing open is shown of \(name)")
      expect(!shown.contains(.no), "\(name) is open, but shows a condition that fails")
    }
  }

  private func truth(of rule: GroundRule, _ instance: NaiveInterpreter.Instance) -> Truth {
    guard let position = rule.concludingException else { return twin.truth(of: instance) }
    let body = program.model[rule.rule].conditions.map {
      twin.truth(of: $0, instance.members, on: instance.day)
    }
    let all = body + [twin.truth(of: rule.exceptions[position].exception, for: instance)]
    return all.contains(.no) ? .no : all.contains(.unknown) ? .unknown : .yes
  }

  private mutating func walk(
    _ exception: ExplainedException, _ instance: NaiveInterpreter.Instance,
    _ used: inout Set<Atom>
  ) {
    let truth = twin.truth(of: exception.exception, for: instance)
    let name = program.model[exception.exception].name
    expect(exception.truth == truth, "\(name) is \(truth), not \(exception.truth)")
    for condition in exception.conditions { walk(condition, &used) }
    for inner in exception.exceptions { walk(inner, instance, &used) }
    let shown = exception.conditions.map(\.truth)
    if truth == .yes {
      expect(
        shown == program.model[exception.exception].conditions.map { _ in Truth.yes },
        "\(name) holds, but not all its conditions are shown and true")
    }
    if truth == .no {
      expect(
        shown.contains(.no) || exception.exceptions.contains { $0.truth == .yes },
        "nothing is shown that keeps \(name) away")
    }
  }

  private mutating func walk(_ condition: ExplainedCondition, _ used: inout Set<Atom>) {
    let truth = twin.truth(of: condition.condition, in: program)
    expect(condition.truth == truth, "a condition is \(truth), not \(condition.truth)")
    addFacts(of: condition.condition, deep: false)
    // The parts beyond those that are needed belong to other proofs.
    var beyond: Set<Atom> = []
    for (position, part) in condition.parts.enumerated() {
      if truth == .yes, position >= Self.needed(condition.condition) {
        walk(part, &beyond)
      } else {
        walk(part, &used)
      }
    }
    for explanation in condition.because { walk(explanation) }
    if case .derived(let number) = condition.condition.kind, truth == .yes {
      used.insert(program.atoms[number])
    }
    let parts = condition.parts.map(\.truth)
    switch condition.condition.kind {
    case .fact, .member, .comparison, .settled, .derived: expect(parts.isEmpty, "a part of nothing")
    case .not: expect(parts.count == 1, "a negation of several")
    case .all(let all): expectEnough(parts, of: all.count, needed: all.count, truth)
    case .any(let all): expectEnough(parts, of: all.count, needed: 1, truth)
    case .atLeast(let count, let all): expectEnough(parts, of: all.count, needed: count, truth)
    }
  }

  /// The number of parts that must hold for a condition to hold.
  private static func needed(_ condition: GroundCondition) -> Int {
    switch condition.kind {
    case .any: 1
    case .atLeast(let count, _): count
    default: .max
    }
  }

  /// Checks that the parts that are shown alone decide their group.
  private mutating func expectEnough(
    _ shown: [Truth], of count: Int, needed: Int, _ truth: Truth
  ) {
    switch truth {
    case .yes:
      expect(shown.allSatisfy { $0 == .yes } && shown.count >= needed, "too little holds")
    case .no:
      expect(
        shown.allSatisfy { $0 == .no } && shown.count > count - needed, "too little fails")
    case .unknown: expect(shown.contains(.unknown), "nothing open in an open group")
    }
  }

  // MARK: Proofs

  private func isWellFounded(_ atom: Atom, _ above: Set<Atom>) -> Bool {
    if above.contains(atom) { return false }
    return leansOn[atom, default: []].allSatisfy { isWellFounded($0, above.union([atom])) }
  }

  private mutating func addFacts(of exception: GroundException) {
    addFacts(of: exception.body, deep: true)
    for inner in exception.exceptions { addFacts(of: inner) }
  }

  private mutating func addFacts(of condition: GroundCondition, deep: Bool) {
    switch condition.kind {
    case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _, _): facts.insert(fact)
    case .settled: break
    case .not(let inner): if deep { addFacts(of: inner, deep: true) }
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      if deep { for part in parts { addFacts(of: part, deep: true) } }
    case .derived(let number):
      guard deep, visitedAtoms.insert(number).inserted else { return }
      for rule in program.rulesConcluding[number].map({ program.rules[$0] }) {
        addFacts(of: rule.body, deep: true)
        for exception in rule.exceptions { addFacts(of: exception) }
      }
    }
  }

  /// The facts with those that decide whether they apply, and those whose answers imply them.
  private func withGates(_ facts: Set<ID<Fact>>) -> Set<ID<Fact>> {
    var result = facts
    var count = -1
    while result.count != count {
      count = result.count
      for (index, fact) in program.model.facts.enumerated() {
        guard let gate = fact.onlyIf else { continue }
        let parents = Self.facts(in: gate)
        if result.contains(ID(index)) || !parents.isDisjoint(with: result) {
          result.formUnion(parents.union([ID(index)]))
        }
      }
    }
    return result
  }

  private static func facts(in condition: Condition) -> Set<ID<Fact>> {
    switch condition.kind {
    case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _): [fact]
    case .relation, .same: []
    case .not(let inner): facts(in: inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.reduce(into: []) { $0.formUnion(facts(in: $1)) }
    }
  }

  // MARK: Traces

  /// Checks that replaying firings derives exactly what is known, each from what was there before.
  package mutating func check(_ trace: [Firing]) {
    var known: Set<Atom> = []
    var place = (-1, 0)
    for firing in trace {
      let rule = program.rules[firing.rule]
      let added = firing.added.map { program.atoms[$0] }
      guard let instance = instances[InstanceKey(rule: rule.rule, members: rule.bindings)] else {
        problems.append("a rule fires that has no instance")
        continue
      }
      let concluded = twin.conclusions(of: instance, from: known)
      expect(
        rule.conclusions.allSatisfy { concluded.contains(program.atoms[$0]) },
        "\(program.model[rule.rule].name) fires before its conditions hold")
      expect(known.isDisjoint(with: added), "a statement is added twice")
      known.formUnion(rule.conclusions.map { program.atoms[$0] })
      expect(place <= (firing.stratum, firing.round), "firings are out of order")
      place = (firing.stratum, firing.round)
    }
    expect(known == twin.known, "the trace derives \(known.count) of \(twin.known.count)")
    let fired = trace.count
    let firing = program.rules.count { truth(of: $0) == .yes }
    expect(fired == firing, "\(fired) firings of \(firing)")
  }

  private func truth(of rule: GroundRule) -> Truth {
    instances[InstanceKey(rule: rule.rule, members: rule.bindings)].map { truth(of: rule, $0) }
      ?? .no
  }
}
