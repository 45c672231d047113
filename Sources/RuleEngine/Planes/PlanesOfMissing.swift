// What is missing, for many worlds at once: the same walk as `Evaluation.missing`, but each step is a
// gate, so that one pass answers for all worlds. Computed from the inputs upwards, because statements
// share most of what they depend on.

import RuleLanguage

/// The planes that say which facts and parameters could settle open signals.
package struct PlanesOfMissing: Sendable {
  package typealias Literal = PlaneLogic.Literal

  /// Planes by what they are about; those that are not there are without worlds.
  package typealias Planes = [Int: Literal]

  /// What could settle open statements, by index of the fact or parameter.
  package struct Missing: Sendable {
    package var facts: Planes = [:]
    package var parameters: Planes = [:]

    package init() {}
  }

  private let program: GroundProgram
  /// The facts that an open signal leads to; nil while that is not known.
  private var facts: [Planes?]
  /// The worlds in which an open signal leads to one that nobody can know.
  private var undefined: [Literal]
  /// The facts that are missing for a fact's own condition.
  private var gates: [ID<Fact>: Planes] = [:]
  private var parametersOfAtom: [Int: Planes] = [:]
  private var atomsOfSignal: [Signal: [Int]] = [:]
  private var openAtoms: Set<Int> = []

  /// Prepares the walk, or gives nil for a circuit with recursion, whose walk has no fixed order.
  package init?(_ program: GroundProgram) {
    guard !program.circuit.segments.contains(where: \.isRecursive) else { return nil }
    self.program = program
    facts = Array(repeating: nil, count: program.circuit.count)
    undefined = Array(repeating: .no, count: program.circuit.count)
    for (atom, signal) in program.atomSignals.enumerated() {
      atomsOfSignal[signal, default: []].append(atom)
    }
  }

  /// The facts and parameters on which open signals depend, each signal in the worlds where it is asked
  /// for.
  package mutating func missing(
    for signals: [(signal: Signal, worlds: Literal)], in planes: inout CircuitPlanes
  ) -> Missing {
    var reached: Planes = [:]
    var isUndefined = Literal.no
    for (signal, worlds) in signals {
      collect(signal, in: &planes)
      merge(facts[signal.index] ?? [:], in: worlds, into: &reached, &planes)
      let here = planes.logic.and(worlds, undefined[signal.index])
      isUndefined = planes.logic.or(isUndefined, here)
    }
    var result = Missing()
    for (fact, worlds) in reached {
      result.facts[fact] = planes.logic.and(worlds, !waits(ID(fact), for: reached, in: &planes))
    }
    if isUndefined != .no {
      for (signal, worlds) in signals {
        let here = planes.logic.and(worlds, isUndefined)
        for atom in atomsOfSignal[signal, default: []] {
          merge(self.parameters(of: atom, in: &planes), in: here, into: &result.parameters, &planes)
        }
      }
    }
    return result
  }

  /// The worlds in which a fact's own condition is open and depends on one of other facts.
  private mutating func waits(
    _ fact: ID<Fact>, for others: Planes, in planes: inout CircuitPlanes
  ) -> Literal {
    guard let gate = program.gate(of: fact) else { return .no }
    let signal = gate.condition.signal
    var needed: Planes
    if let known = gates[fact] {
      needed = known
    } else {
      needed = missing(for: [(signal, .yes)], in: &planes).facts
      gates[fact] = needed
    }
    var result = Literal.no
    for (other, worlds) in needed.sorted(by: { $0.key < $1.key }) {
      guard let asked = others[other] else { continue }
      result = planes.logic.or(result, planes.logic.and(worlds, asked))
    }
    return planes.logic.and(result, planes.isOpen(signal))
  }

  /// Finds what a signal leads to, after all that it reads.
  private mutating func collect(_ root: Signal, in planes: inout CircuitPlanes) {
    var stack = [root.index]
    while let index = stack.last {
      let operands = operands(of: index)
      let open = facts[index] == nil ? operands.filter { facts[$0] == nil } : []
      guard open.isEmpty else {
        stack += open
        continue
      }
      stack.removeLast()
      if facts[index] != nil { continue }
      let worlds = planes.isOpen(Signal(index))
      var found: Planes = [:]
      var isUndefined: Literal = index == Signal.unknown.index ? .yes : .no
      if program.circuit.operations[index] == .input {
        found[program.circuit.inputs[Int(program.circuit.left[index])].fact.index] = worlds
      }
      for operand in operands {
        merge(facts[operand] ?? [:], in: worlds, into: &found, &planes)
        isUndefined = planes.logic.or(
          isUndefined, planes.logic.and(worlds, undefined[operand]))
      }
      facts[index] = found
      undefined[index] = isUndefined
    }
  }

  /// The signals that an open signal leads to.
  private func operands(of index: Int) -> [Int] {
    let left = Int(program.circuit.left[index])
    switch program.circuit.operations[index] {
    case .constant, .input: return []
    case .copy, .not, .implied: return [left]
    case .and, .or, .gated: return [left, Int(program.circuit.right[index])]
    }
  }

  /// Adds planes, as far as they lie in some worlds; in a fixed order, so that programs are alike.
  private func merge(
    _ found: Planes, in worlds: Literal, into result: inout Planes, _ planes: inout CircuitPlanes
  ) {
    guard worlds != .no else { return }
    for (key, literal) in found.sorted(by: { $0.key < $1.key }) {
      let here = planes.logic.and(worlds, literal)
      guard here != .no else { continue }
      result[key] = planes.logic.or(result[key] ?? .no, here)
    }
  }
}

// MARK: Parameters

extension PlanesOfMissing {
  /// The undefined parameters that open rules for a statement read.
  private mutating func parameters(
    of atom: Int, in planes: inout CircuitPlanes
  ) -> Planes {
    if let known = parametersOfAtom[atom] { return known }
    // Without recursion no statement comes back to itself.
    guard openAtoms.insert(atom).inserted else { return [:] }
    defer { openAtoms.remove(atom) }
    var result: Planes = [:]
    for number in program.rulesConcluding[atom] {
      let rule = program.rules[number]
      let worlds = planes.isOpen(rule.fires)
      merge(parameters(of: rule.body, in: &planes), in: worlds, into: &result, &planes)
      for exception in rule.exceptions {
        merge(parameters(of: exception, in: &planes), in: worlds, into: &result, &planes)
      }
    }
    parametersOfAtom[atom] = result
    return result
  }

  private mutating func parameters(
    of exception: GroundException, in planes: inout CircuitPlanes
  ) -> Planes {
    var result = parameters(of: exception.body, in: &planes)
    for inner in exception.exceptions {
      merge(parameters(of: inner, in: &planes), in: .yes, into: &result, &planes)
    }
    return result
  }

  private mutating func parameters(
    of condition: GroundCondition, in planes: inout CircuitPlanes
  ) -> Planes {
    var found: Planes = [:]
    switch condition.kind {
    case .fact(let fact), .member(let fact, _):
      found = parametersOfGate(of: fact, in: &planes)
    case .comparison(let fact, _, let value, let parameter):
      found = parametersOfGate(of: fact, in: &planes)
      if value == nil, let parameter { found[parameter.index] = .yes }
    case .derived(let atom): found = parameters(of: atom, in: &planes)
    case .not(let inner): found = parameters(of: inner, in: &planes)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts {
        merge(parameters(of: part, in: &planes), in: .yes, into: &found, &planes)
      }
    case .settled: break
    }
    var result: Planes = [:]
    merge(found, in: planes.isOpen(condition.signal), into: &result, &planes)
    return result
  }

  /// Whether a fact applies at all may hang on a value that nobody has said.
  private mutating func parametersOfGate(
    of fact: ID<Fact>, in planes: inout CircuitPlanes
  ) -> Planes {
    guard let gate = program.gate(of: fact) else { return [:] }
    return parameters(of: gate.condition, in: &planes)
  }
}
