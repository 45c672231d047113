// What of the advice can still turn out one way or another: each part of an assessment as a function
// of the answers that are missing. A part that is the same for all of them needs no question. After
// another answer the functions are not made anew: what remains of them is read off.

import RuleEngine

/// The parts of the advice that missing answers decide.
struct OpenAdvice: Sendable {
  private let parts: AdviceParts
  private(set) var evaluation: Evaluation
  /// The functions that parts are made of, over the answers to all facts.
  private(set) var functions: WorldFunctions
  /// The parts shown, as functions of the missing answers; nil for one that is too large to tell.
  private var exact: [Edge?]

  /// The most nodes of decision diagrams that one signal or part may need.
  static let nodeBudget = 1 << 12

  init(_ parts: AdviceParts, _ evaluation: Evaluation) {
    self.parts = parts
    self.evaluation = evaluation
    let program = evaluation.program
    functions = WorldFunctions(
      program.askingOrder.flatMap { program.variables(of: $0) }, given: evaluation,
      budget: Self.nodeBudget)
    exact = Array(repeating: nil, count: parts.shown.count)
    make(Array(parts.shown.indices))
  }

  /// Goes on to more answers; false, and nothing changes, where an answer has been taken back.
  ///
  /// - Complexity: O(nodes of the parts) as a rule. Answers that are "don't know", bands across
  ///   regions or against a fact's own condition are no choices of a world, so what depends on them is
  ///   made anew.
  mutating func follow(_ next: Evaluation) -> Bool {
    let (old, new) = (evaluation.answers.byFact, next.answers.byFact)
    guard old.allSatisfy({ new[$0.key] == $0.value }) else { return false }
    var choice = [Int?](repeating: nil, count: functions.variables.count)
    var unread: Set<ID<Fact>> = []
    var isForeseen = next.contradictions.isEmpty
    for (fact, answer) in new where old[fact] == nil {
      if !functions.choose(fact, from: next, &choice) { unread.insert(fact) }
      // A yes before it is said that the fact applies tells about other facts.
      if answer.isPositive, let gate = next.program.gate(of: fact),
        !next.isAnswered(gate.condition)
      {
        isForeseen = false
      }
    }
    evaluation = next
    guard isForeseen else {
      make(Array(parts.shown.indices))
      return true
    }
    let remaining = functions.diagrams.restrict(exact.map { $0 ?? .no }, to: choice)
    for place in exact.indices where exact[place] != nil { exact[place] = remaining[place] }
    if !unread.isEmpty { make(parts(dependingOn: unread)) }
    return true
  }

  // MARK: Making

  /// The places of the parts that depend on facts in the graph of the rules.
  private func parts(dependingOn facts: Set<ID<Fact>>) -> [Int] {
    let depends = formulas(dependingOn: facts)
    return parts.shown.indices.filter { depends[parts.shown[$0]] }
  }

  /// Whether each formula depends on facts in the graph of the rules.
  func formulas(dependingOn facts: Set<ID<Fact>>) -> [Bool] {
    let signals = evaluation.program.circuit.dependents(of: facts)
    var depends = [Bool](repeating: false, count: parts.formulas.count)
    for (number, formula) in parts.formulas.enumerated() {
      depends[number] =
        switch formula {
        case .yes: false
        case .known(let signal), .possible(let signal): signals[signal.index]
        case .both(let left, let right): depends[left.formula] || depends[right.formula]
        }
    }
    return depends
  }

  /// Makes the functions of parts from the rules and the answers so far.
  private mutating func make(_ places: [Int]) {
    let edges = made(places.map { parts.shown[$0] }, given: evaluation)
    for place in places { exact[place] = edges[parts.shown[place]] }
  }

  /// The functions of formulas and of those below them, by number, made from the rules and some
  /// answers; nil where one is too large or not wanted.
  mutating func made(_ formulas: [Int], given evaluation: Evaluation) -> [Edge?] {
    var isNeeded = [Bool](repeating: false, count: parts.formulas.count)
    for number in formulas { isNeeded[number] = true }
    for number in parts.formulas.indices.reversed() where isNeeded[number] {
      guard case .both(let left, let right) = parts.formulas[number] else { continue }
      isNeeded[left.formula] = true
      isNeeded[right.formula] = true
    }
    functions.restart(given: evaluation)
    var edges = [Edge?](repeating: nil, count: parts.formulas.count)
    for (number, formula) in parts.formulas.enumerated() where isNeeded[number] {
      edges[number] =
        switch formula {
        case .yes: .yes
        case .known(let signal): functions.function(of: signal)?.known
        case .possible(let signal): functions.function(of: signal)?.possible
        case .both(let left, let right):
          Self.both(Self.edge(left, edges), Self.edge(right, edges), &functions.diagrams)
        }
    }
    return edges
  }

  private static func edge(_ part: AdvicePart, _ edges: [Edge?]) -> Edge? {
    part.isNegated ? edges[part.formula].map { !$0 } : edges[part.formula]
  }

  private static func both(
    _ left: Edge?, _ right: Edge?, _ diagrams: inout DecisionDiagrams
  ) -> Edge? {
    if left == Edge.no || right == Edge.no { return .no }
    guard let left, let right else { return nil }
    let mark = diagrams.nodeCount
    diagrams.nodeLimit = mark + Self.nodeBudget
    let result = diagrams.and(left, right)
    guard diagrams.isExhausted else { return result }
    diagrams.discard(after: mark)
    return nil
  }

  // MARK: Reading

  /// The functions of the parts that differ from one world to another, each once.
  var open: [Edge] {
    var seen: Set<Int> = []
    return exact.compactMap { edge in
      guard let edge, !edge.isConstant, seen.insert(edge.node).inserted else { return nil }
      return edge
    }
  }

  /// The facts whose answers are known to change the advice in some world.
  var decidingFacts: Set<ID<Fact>> { Set(functions.facts(of: open)) }

  /// The facts whose answers can change the advice.
  ///
  /// Where none can, but the advice does not show that, those by which it would.
  var facts: Set<ID<Fact>> {
    let truths = truths
    let large = parts.shown.indices.filter { exact[$0] == nil }
    let deciding = decidingFacts.union(missing(for: large, truths))
    guard deciding.isEmpty else { return deciding }
    let now = now
    let hidden = parts.shown.indices.filter { exact[$0] != (now[parts.shown[$0]] ? .yes : .no) }
    return missing(for: hidden, truths)
  }

  /// The places of the parts that are too large to tell.
  var largeParts: [Int] { exact.indices.filter { exact[$0] == nil } }

  /// The functions of the formulas by which parts can depend on a fact, by number of the formula: the
  /// parts themselves, or of one that is too large, what it is made of; nil where that is too large,
  /// too.
  mutating func formulas(deciding fact: ID<Fact>) -> [Int: Edge]? {
    let depends = formulas(dependingOn: [fact])
    var found: [Int: Edge] = [:]
    var large: [Int] = []
    for (place, number) in parts.shown.enumerated() where depends[number] {
      if let edge = exact[place] { found[number] = edge } else { large.append(number) }
    }
    if large.isEmpty { return found }
    let edges = made(large, given: evaluation)
    var seen: Set<Int> = []
    while let number = large.popLast() {
      guard depends[number], found[number] == nil, seen.insert(number).inserted else { continue }
      if let edge = edges[number] {
        found[number] = edge
      } else if case .both(let left, let right) = parts.formulas[number] {
        large += [left.formula, right.formula]
      } else {
        return nil
      }
    }
    return found
  }

  /// What remains of functions when some variables have values.
  mutating func remaining(_ edges: [Edge], to choice: [Int?]) -> [Edge] {
    functions.diagrams.restrict(edges, to: choice)
  }

  /// Tries the parts that were too large once more: fewer answers are missing now.
  mutating func makeLargeParts() { make(largeParts) }

  /// The truth of each formula as the answers so far settle its statements.
  private var truths: [Truth] {
    var truths: [Truth] = []
    truths.reserveCapacity(parts.formulas.count)
    func truth(_ part: AdvicePart) -> Truth {
      let truth = truths[part.formula]
      return !part.isNegated || truth == .unknown ? truth : truth == .yes ? .no : .yes
    }
    for formula in parts.formulas {
      switch formula {
      case .yes: truths.append(.yes)
      case .known(let signal), .possible(let signal): truths.append(evaluation.truth(of: signal))
      case .both(let left, let right):
        let (left, right) = (truth(left), truth(right))
        truths.append(
          left == .no || right == .no ? .no : left == .yes && right == .yes ? .yes : .unknown)
      }
    }
    return truths
  }

  /// Whether an assessment of the answers so far shows each formula.
  private var now: [Bool] {
    var now: [Bool] = []
    now.reserveCapacity(parts.formulas.count)
    for formula in parts.formulas {
      switch formula {
      case .yes: now.append(true)
      case .known(let signal): now.append(evaluation.truth(of: signal) == .yes)
      case .possible(let signal): now.append(evaluation.truth(of: signal) != .no)
      case .both(let left, let right):
        now.append(
          now[left.formula] != left.isNegated && now[right.formula] != right.isNegated)
      }
    }
    return now
  }

  /// The facts without an answer that the open statements of parts depend on in the graph.
  private func missing(for places: [Int], _ truths: [Truth]) -> Set<ID<Fact>> {
    var signals: Set<Signal> = []
    var seen: Set<Int> = []
    var open = places.map { parts.shown[$0] }
    while let number = open.popLast() {
      guard truths[number] == .unknown, seen.insert(number).inserted else { continue }
      switch parts.formulas[number] {
      case .yes: break
      case .known(let signal), .possible(let signal): signals.insert(signal)
      case .both(let left, let right): open += [left.formula, right.formula]
      }
    }
    let facts = evaluation.missing(for: signals.sorted()).facts
    return Set(facts.filter { evaluation.answers[$0] == nil })
  }
}

extension Evaluation {
  /// Whether all answers that a condition reads are given, and known.
  fileprivate func isAnswered(_ condition: GroundCondition) -> Bool {
    switch condition.kind {
    case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _, _):
      (answers[fact] ?? .dontKnow) != .dontKnow && truth(of: condition) != .unknown
    case .derived: false
    case .settled: true
    case .not(let inner): isAnswered(inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.allSatisfy(isAnswered)
    }
  }
}
