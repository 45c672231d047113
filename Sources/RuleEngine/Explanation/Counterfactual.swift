// The smallest changes of answers that give a statement another truth. The statement is worked out
// once as a function of what could be changed, and all sets of few changes that make it hold, and of
// which no part does, are read off it.

import RuleLanguage

/// A set of changed answers that works, and of which no part works.
public struct Counterfactual: Hashable, Sendable {
  /// One changed answer.
  public struct Change: Hashable, Sendable {
    /// The fact.
    public let fact: ID<Fact>
    /// The answer that it would need; for a number, the nearest that does.
    public let answer: Answer

    package init(fact: ID<Fact>, answer: Answer) {
      self.fact = fact
      self.answer = answer
    }
  }

  /// The changes, in order of the facts.
  public let changes: [Change]
  /// The number of single changes: one for each answer, and for each member of a set that is added
  /// or taken away.
  public let size: Int
  /// The sum of the costs of the facts, for each single change.
  public let cost: Int
}

extension Evaluation {
  /// All smallest sets of up to three changes of actionable facts after which a statement is known to
  /// hold, or known to fail; the fewest first, then the cheapest.
  ///
  /// What depends on a changed answer and no longer applies is taken back with it. A number that would
  /// have to change is given the nearest value that does.
  ///
  /// - Complexity: O(gates that the statement depends on) operations on decision diagrams.
  public func smallestChanges(
    for atom: Atom, toHold: Bool, upTo size: Int = 3
  ) -> [Counterfactual] {
    var search = CounterfactualSearch(self)
    return search.run(program.signal(of: atom), toHold: toHold, upTo: size)
  }

  /// The few answers that a statement follows from, whatever the others are; it does not follow without
  /// any one of them.
  ///
  /// - Complexity: one pass for each answer over the gates that the statement depends on.
  public func stableCore(of atom: Atom) -> [ID<Fact>] {
    let wanted = truth(of: atom)
    guard wanted != .unknown else { return [] }
    let signal = program.signal(of: atom)
    let circuit = program.circuit.cone(of: [signal])
    var lanes = Lanes(for: program.circuit)
    let core = answers.trimmed(in: program) { fewer in
      lanes.clear()
      lanes.set(fewer, in: program)
      lanes.evaluate(circuit)
      return lanes.truth(of: signal) == wanted
    }
    return core.byFact.keys.sorted()
  }
}

private struct CounterfactualSearch {
  private let evaluation: Evaluation
  private var functions: WorldFunctions
  private var known: [Question: [[Step]]] = [:]

  /// A changed variable with the number of its new value.
  private struct Step: Hashable {
    let variable: Int
    let value: Int
  }

  private struct Question: Hashable {
    let function: Edge
    let size: Int
  }

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    let program = evaluation.program
    var given = evaluation.answers
    var variables: [WorldVariable] = []
    for fact in program.askingOrder {
      let answer = evaluation.answers[fact]
      if program.model[fact].isActionable {
        variables += program.alternatives(to: answer, of: fact)
      } else if let answer, program.gate(of: fact) != nil {
        // It falls away when its condition does, so it is not given.
        variables.append(WorldVariable(fact: fact, kind: .answer([answer])))
      } else {
        continue
      }
      given[fact] = nil
    }
    functions = WorldFunctions(variables, given: Evaluation(program, given))
  }

  mutating func run(_ signal: Signal, toHold: Bool, upTo size: Int) -> [Counterfactual] {
    guard let function = functions.function(of: signal) else { return [] }
    let sets = smallest(toHold ? function.known : !function.possible, upTo: size)
    return sets.filter { !$0.isEmpty }.map(counterfactual).sorted { left, right in
      (left.size, left.cost) < (right.size, right.cost)
    }
  }

  /// The sets of changes with which a function holds, and of which no part is enough.
  private mutating func smallest(_ function: Edge, upTo size: Int) -> [[Step]] {
    if function == .yes { return [[]] }
    if function == .no { return [] }
    let question = Question(function: function, size: size)
    if let sets = known[question] { return sets }
    let variable = functions.diagrams.variable(of: function)
    var sets = smallest(functions.diagrams.child(0, of: function), upTo: size)
    if size > 0 {
      let unchanged = sets
      var nearer: [Int: [[Step]]] = [:]
      for value in 1..<functions.variables[variable].arity {
        let direction = functions.variables[variable].direction(of: value)
        let rests = smallest(functions.diagrams.child(value, of: function), upTo: size - 1)
          .filter { rest in
            !unchanged.contains { Set($0).isSubset(of: rest) }
              && !nearer[direction, default: []].contains { Set($0).isSubset(of: rest) }
          }
        if direction != 0 { nearer[direction, default: []] += rests }
        sets += rests.map { [Step(variable: variable, value: value)] + $0 }
      }
    }
    known[question] = sets
    return sets
  }

  private func counterfactual(_ steps: [Step]) -> Counterfactual {
    let model = evaluation.program.model
    var answers: [ID<Fact>: Answer] = [:]
    var cost = 0
    for step in steps {
      let variable = functions.variables[step.variable]
      guard let fact = variable.fact else { continue }
      cost += model[fact].cost
      switch variable.kind {
      case .answer(let values): answers[fact] = values[step.value]
      case .member(let member, let values):
        var members: Set<Int> = []
        if case .value(.set(let present)) = answers[fact] ?? evaluation.answers[fact] {
          members = Set(present)
        }
        if values[step.value] { members.insert(member) } else { members.remove(member) }
        answers[fact] = .value(.set(members.sorted()))
      }
    }
    return Counterfactual(
      changes: answers.sorted { $0.key < $1.key }.map { .init(fact: $0.key, answer: $0.value) },
      size: steps.count, cost: cost)
  }
}

extension WorldVariable {
  /// Whether a value of an ordered fact is above the first, by 1, or below it, by -1; 0 for others.
  fileprivate func direction(of value: Int) -> Int {
    guard case .answer(let answers) = kind, case .value(let first)? = answers[0],
      case .value(let other)? = answers[value]
    else { return 0 }
    switch (first, other) {
    case (.number(let present), .number(let next)): return next > present ? 1 : -1
    case (.date(let present), .date(let next)): return next > present ? 1 : -1
    default: return 0
    }
  }
}

extension GroundProgram {
  /// The present answer to a fact and those that rules can tell from it: the nearest of each region,
  /// the nearer region first; for a set, whether it has each member.
  fileprivate func alternatives(to answer: Answer?, of fact: ID<Fact>) -> [WorldVariable] {
    let inputs = factInputs[fact.index]
    let tested = inputs.members.keys.sorted()
    switch (model[fact].type, answer) {
    case (.set, .value(.set(let present))):
      let fixed = present.filter { inputs.members[$0] == nil }
      return fixed.map { WorldVariable(fact: fact, kind: .member($0, [true])) }
        + tested.map { member in
          let isPresent = present.contains(member)
          return WorldVariable(fact: fact, kind: .member(member, [isPresent, !isPresent]))
        }
    case (.set, .notApplicable):
      return tested.map { WorldVariable(fact: fact, kind: .member($0, [false, true])) }
    case (.set, _):
      let answers: [Answer?] = [answer] + tested.map { .value(.set([$0])) }
      return [WorldVariable(fact: fact, kind: .answer(answers))]
    default:
      let present = bits(of: answer, fact)
      let others = variables(of: fact).flatMap { variable -> [Answer] in
        guard case .answer(let answers) = variable.kind else { return [] }
        return answers.compactMap { $0 }
      }
      .filter { $0 != .notApplicable && bits(of: $0, fact) != present }
      let answers = nearest(others, to: answer, of: fact)
      return [WorldVariable(fact: fact, kind: .answer([answer] + answers))]
    }
  }

  /// Regions in order of their distance from an answer, each by its value that is nearest.
  private func nearest(_ regions: [Answer], to answer: Answer?, of fact: ID<Fact>) -> [Answer] {
    let starts = self.regions(of: fact).compactMap(\.start)
    // The last whole unit of the region before the next.
    func end(of start: Int64, step: Int64) -> Int64 {
      guard let next = starts.first(where: { $0 > start }) else { return start }
      return max(start, next - step)
    }
    switch answer {
    case .value(.number(let present)):
      let numbers = regions.compactMap(\.start)
      let lower = numbers.filter { $0 < present }.reversed().map { end(of: $0, step: 100) }
      return (lower + numbers.filter { $0 > present }).map { .value(.number(hundredths: $0)) }
    case .value(.date(let present)):
      let days = regions.compactMap { region -> CalendarDay? in
        if case .value(.date(let day)) = region { day } else { nil }
      }
      let lower = days.filter { $0 < present }.reversed().map { day in
        CalendarDay(daysSinceEpoch: Int(end(of: Int64(day.daysSinceEpoch), step: 1)))
      }
      return (lower + days.filter { $0 > present }).map { .value(.date($0)) }
    default: return regions
    }
  }

  /// What an answer sets, by number of the input; two answers with the same bits are the same to rules.
  private func bits(of answer: Answer?, _ fact: ID<Fact>) -> [Truth] {
    let inputs = factInputs[fact.index]
    let numbers =
      [inputs.yes, inputs.positive].compactMap { $0 }
      + inputs.members.sorted { $0.key < $1.key }.map(\.value) + inputs.thresholds.map(\.input)
    var lanes = Lanes(for: circuit)
    if let answer { lanes.set(answer, of: fact, in: self, lane: 0) }
    return numbers.map { lanes.truth(ofInput: $0) }
  }
}
