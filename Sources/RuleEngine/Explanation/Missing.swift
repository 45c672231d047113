// What is missing: the facts whose answers could still settle an open statement. A walk from open
// signals to open inputs; a known input of an open gate cannot decide it alone, so it is not entered.

extension Evaluation {
  /// What could settle open statements.
  public struct Missing: Hashable, Sendable {
    /// The facts without an answer, or answered "don't know", sorted.
    public var facts: [ID<Fact>]
    /// The parameters whose values nobody has said yet, sorted.
    public var parameters: [ID<Parameter>]
  }

  /// The facts and parameters on which open signals depend.
  ///
  /// A fact whose own condition is open is left out while the answer to that condition is missing,
  /// too.
  ///
  /// - Complexity: O(gates in the cones of the signals).
  package func missing(for signals: [Signal]) -> Missing {
    let (facts, isUndefined) = openInputs(below: signals, throughImplications: false)
    return Missing(
      facts: facts.filter { !waits($0, for: facts) }.sorted(),
      parameters: isUndefined ? undefinedParameters(of: signals) : [])
  }

  /// The facts at the open inputs below open signals, and whether a value that nobody has said stands
  /// below them.
  ///
  /// Where an answer implies another one, the fact of that other one can be answered itself;
  /// `throughImplications` says whether the one that implies it counts, too.
  func openInputs(
    below signals: [Signal], throughImplications: Bool
  ) -> (facts: Set<ID<Fact>>, isUndefined: Bool) {
    var facts: Set<ID<Fact>> = []
    var isUndefined = false
    var seen: Set<Int> = []
    var open = signals.map(\.index)
    let circuit = program.circuit
    while let index = open.popLast() {
      guard truth(of: Signal(index)) == .unknown, seen.insert(index).inserted else { continue }
      let left = Int(circuit.left[index])
      switch circuit.operations[index] {
      case .constant: isUndefined = isUndefined || index == Signal.unknown.index
      case .input: facts.insert(circuit.inputs[left].fact)
      case .implied where !throughImplications: open.append(left)
      case .copy, .not: open.append(left)
      case .and, .or, .gated, .implied:
        open.append(left)
        open.append(Int(circuit.right[index]))
      }
    }
    return (facts, isUndefined)
  }

  /// Whether a fact's own condition is open and depends on one of other facts.
  private func waits(_ fact: ID<Fact>, for others: Set<ID<Fact>>) -> Bool {
    guard let gate = program.gate(of: fact), truth(of: gate.condition) == .unknown else {
      return false
    }
    return missing(for: [gate.condition.signal]).facts.contains { others.contains($0) }
  }

  /// The undefined parameters that rules for the signals read.
  ///
  /// Gates do not remember parameters, so the rules behind the signals are searched, which happens
  /// only where one is undefined.
  private func undefinedParameters(of signals: [Signal]) -> [ID<Parameter>] {
    let wanted = Set(signals)
    var found: Set<ID<Parameter>> = []
    var seen: Set<Int> = []
    var open = program.atoms.indices.filter { wanted.contains(program.atomSignals[$0]) }
    func walk(_ condition: GroundCondition) {
      guard truth(of: condition) == .unknown else { return }
      switch condition.kind {
      case .fact(let fact), .member(let fact, _): walkGate(of: fact)
      case .comparison(let fact, _, let value, let parameter):
        if value == nil, let parameter { found.insert(parameter) }
        walkGate(of: fact)
      case .derived(let atom): open.append(atom)
      case .not(let inner): walk(inner)
      case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.forEach(walk)
      case .settled: break
      }
    }
    // Whether a fact applies at all may hang on a value that nobody has said.
    func walkGate(of fact: ID<Fact>) {
      if let gate = program.gate(of: fact) { walk(gate.condition) }
    }
    func walk(_ exception: GroundException) {
      walk(exception.body)
      exception.exceptions.forEach(walk)
    }
    while let atom = open.popLast() {
      guard seen.insert(atom).inserted else { continue }
      for number in program.rulesConcluding[atom] {
        let rule = program.rules[number]
        guard truth(of: rule) == .unknown else { continue }
        walk(rule.body)
        rule.exceptions.forEach(walk)
      }
    }
    return found.sorted()
  }
}
