// The smallest changes of answers that give a statement another truth: all sets of one, two and three
// changes are tried, each evaluated by the engine itself, 64 worlds to a word. Sets that contain a
// smaller one that works are left out.

/// A set of changed answers that works, and of which no part works.
public struct Counterfactual: Sendable {
  /// One changed answer.
  public struct Change: Hashable, Sendable {
    /// The fact.
    public let fact: ID<Fact>
    /// The answer that it would need; for a number, the nearest that does.
    public let answer: Answer
  }

  /// The changes, in order of the facts.
  public let changes: [Change]
  /// The sum of the costs of the facts.
  public let cost: Int
}

extension Evaluation {
  /// All smallest sets of up to three changes of actionable facts after which a statement is known to
  /// hold, or known to fail; the cheapest first.
  ///
  /// - Complexity: O(n³ / 64) passes over the gates that the statement depends on, for n single
  ///   changes.
  public func smallestChanges(
    for atom: Atom, toHold: Bool, upTo size: Int = 3
  ) -> [Counterfactual] {
    var search = CounterfactualSearch(self, program.signal(of: atom), toHold)
    return search.run(upTo: size)
  }

  /// The few answers that a statement follows from, whatever the others are: answers are taken away
  /// one by one as long as the statement keeps its truth.
  ///
  /// - Complexity: one pass over the gates for each answer.
  public func stableCore(of atom: Atom) -> [ID<Fact>] {
    let wanted = truth(of: atom)
    guard wanted != .unknown else { return [] }
    var kept = answers
    // What was answered last is the first to go: the early answers are the ones that people know.
    for fact in answers.byFact.keys.sorted(by: >) {
      var fewer = kept
      fewer[fact] = nil
      if Evaluation(program, fewer).truth(of: atom) == wanted { kept = fewer }
    }
    return kept.byFact.keys.sorted()
  }
}

private struct CounterfactualSearch {
  private let evaluation: Evaluation
  private let signal: Signal
  private let toHold: Bool
  private let options: [Counterfactual.Change]
  /// Gates that the signal does not depend on are not evaluated.
  private let circuit: Circuit
  private let base: Lanes
  /// The facts that no longer apply when what they depend on is changed.
  private let dependents: Set<ID<Fact>>
  private var found: [Counterfactual] = []

  init(_ evaluation: Evaluation, _ signal: Signal, _ toHold: Bool) {
    self.evaluation = evaluation
    self.signal = signal
    self.toHold = toHold
    let program = evaluation.program
    let space = InputSpace(of: [signal], in: program)
    var options: [Counterfactual.Change] = []
    for fact in space.facts where program.model[fact].isActionable {
      for answer in Self.alternatives(to: evaluation.answers[fact], of: fact, in: program) {
        options.append(.init(fact: fact, answer: answer))
      }
    }
    self.options = options
    dependents = Set(program.gates.map(\.fact)).intersection(evaluation.answers.byFact.keys)
    let gates = program.gates.filter { [dependents] in dependents.contains($0.fact) }
    circuit = program.circuit.cone(
      of: [signal] + gates.flatMap { [$0.positive, $0.condition.signal] })
    var base = Lanes(for: program.circuit, wordCount: 8)
    for lane in 0..<base.laneCount { base.set(evaluation.answers, in: program, lane: lane) }
    self.base = base
  }

  /// The answers in other regions than the present one; a set loses or gains one member.
  private static func alternatives(
    to answer: Answer?, of fact: ID<Fact>, in program: GroundProgram
  ) -> [Answer] {
    let inputs = program.factInputs[fact.index]
    if case .set = program.model[fact].type {
      var members: [Int] = []
      if case .value(.set(let known)) = answer { members = known }
      return inputs.members.keys.sorted().map { member in
        .value(
          .set(
            members.contains(member)
              ? members.filter { $0 != member } : (members + [member]).sorted()))
      }
    }
    let present = bits(of: answer, fact, in: program)
    return InputSpace.cells(of: fact, in: program)
      .filter { $0 != .notApplicable && bits(of: $0, fact, in: program) != present }
  }

  /// What an answer sets, by number of the input; two answers with the same bits are the same to rules.
  private static func bits(
    of answer: Answer?, _ fact: ID<Fact>, in program: GroundProgram
  ) -> [Truth] {
    var lanes = Lanes(for: program.circuit)
    if let answer { lanes.set(answer, of: fact, in: program, lane: 0) }
    let inputs = program.factInputs[fact.index]
    let numbers =
      [inputs.yes, inputs.positive].compactMap { $0 }
      + inputs.members.keys.sorted().compactMap {
        inputs.members[$0]
      } + inputs.thresholds.map(\.input)
    return numbers.map { lanes.truth(ofInput: $0) }
  }

  mutating func run(upTo size: Int) -> [Counterfactual] {
    for count in 1...max(1, min(size, 3)) { tryAll(of: count) }
    return found.sorted { left, right in
      (left.changes.count, left.cost) < (right.changes.count, right.cost)
    }
  }

  private mutating func tryAll(of count: Int) {
    var batch: [[Int]] = []
    func isCandidate(_ choice: [Int]) -> Bool {
      let facts = choice.map { options[$0].fact }
      guard Set(facts).count == facts.count else { return false }
      let changes = Set(choice.map { options[$0] })
      return !found.contains { $0.changes.count < count && changes.isSuperset(of: $0.changes) }
    }
    for first in options.indices {
      if count == 1 {
        add([first], to: &batch)
        continue
      }
      for second in (first + 1)..<max(first + 1, options.count) {
        if count == 2 {
          if isCandidate([first, second]) { add([first, second], to: &batch) }
          continue
        }
        guard isCandidate([first, second]) else { continue }
        for third in (second + 1)..<max(second + 1, options.count)
        where isCandidate([first, second, third]) {
          add([first, second, third], to: &batch)
        }
      }
    }
    test(batch)
  }

  private mutating func add(_ choice: [Int], to batch: inout [[Int]]) {
    batch.append(choice)
    if batch.count == base.laneCount {
      test(batch)
      batch = []
    }
  }

  private mutating func test(_ batch: [[Int]]) {
    guard !batch.isEmpty else { return }
    let program = evaluation.program
    var lanes = base
    for (lane, choice) in batch.enumerated() {
      for option in choice {
        lanes.set(options[option].answer, of: options[option].fact, in: program, lane: lane)
      }
    }
    lanes.evaluate(circuit)
    // Whoever leaves a market need not take back what was answered about it.
    lanes.settleGates(of: dependents, in: program, circuit)
    for (lane, choice) in batch.enumerated() {
      guard lanes.truth(of: signal, lane: lane) == (toHold ? .yes : .no) else { continue }
      let changes = choice.map { options[$0] }
      found.append(
        Counterfactual(
          changes: changes, cost: changes.reduce(0) { $0 + program.model[$1.fact].cost }))
    }
  }
}

extension Circuit {
  /// The circuit with only the gates that some signals depend on; the others keep their numbers and
  /// stay false.
  package func cone(of signals: [Signal]) -> Circuit {
    var needed: Set<Int> = [0, 1, 2]
    var open = signals.map(\.index)
    while let index = open.popLast() {
      guard needed.insert(index).inserted else { continue }
      switch operations[index] {
      case .constant, .input: break
      case .copy, .not: open.append(Int(left[index]))
      case .and, .or, .gated, .implied:
        open.append(Int(left[index]))
        open.append(Int(right[index]))
      }
    }
    var result = self
    result.segments = []
    for segment in segments {
      if segment.isRecursive {
        if segment.range.contains(where: needed.contains) { result.segments.append(segment) }
        continue
      }
      // Runs of needed gates.
      var start: Int?
      for index in segment.range {
        if needed.contains(index) {
          start = start ?? index
        } else if let first = start {
          result.segments.append(Segment(range: first..<index, isRecursive: false))
          start = nil
        }
      }
      if let first = start {
        result.segments.append(
          Segment(range: first..<segment.range.upperBound, isRecursive: false))
      }
    }
    return result
  }
}
