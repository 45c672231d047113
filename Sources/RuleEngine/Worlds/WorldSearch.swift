// Is there a profile for which …? A search over all profiles that rules can tell apart, with a profile
// or a proof that there is none as its answer.

/// Searches the complete, consistent profiles of a program.
///
/// A search keeps what it has worked out, so one value should answer many questions about a program:
///
/// ```swift
/// var search = WorldSearch(program)
/// if search.isPossible(rule.fires, is: .yes) == false { /* no profile lets the rule fire */ }
/// ```
///
/// Profiles with bands and with "don't know" are covered: what is known for them holds for the
/// complete profiles that they stand for. The search is about the day of the program only.
public struct WorldSearch: Sendable {
  /// What a search finds.
  public enum Outcome: Hashable, Sendable {
    /// A profile: the answers that are needed, whatever the others are.
    case found(Answers)
    /// There is none.
    case none
    /// The question needs more memory than allowed.
    case undecided
  }

  /// The program.
  public let program: GroundProgram
  /// The truth of signals over all worlds.
  package var functions: WorldFunctions

  /// Creates a search in which one signal may need so many nodes of decision diagrams.
  public init(_ program: GroundProgram, nodeBudget: Int = 1 << 18) {
    self.program = program
    functions = WorldFunctions(
      openFactsOf: Evaluation(program, Answers()), in: program.askingOrder, budget: nodeBudget)
  }

  /// Whether a signal has a truth for some profile; nil where that needs more memory than allowed.
  ///
  /// Cheaper than a search for the profile itself.
  public mutating func isPossible(_ signal: Signal, is truth: Truth) -> Bool? {
    edge(where: signal, is: truth).map { $0 != .no }
  }

  /// A profile for which a signal has a truth.
  public mutating func world(where signal: Signal, is truth: Truth) -> Outcome {
    guard let edge = edge(where: signal, is: truth) else { return .undecided }
    guard let answers = functions.answers(where: edge) else { return .none }
    return .found(
      answers.trimmed(in: program) { Evaluation(program, $0).truth(of: signal) == truth })
  }

  private mutating func edge(where signal: Signal, is truth: Truth) -> Edge? {
    guard let function = functions.function(of: signal) else { return nil }
    return switch truth {
    case .yes: function.known
    case .no: !function.possible
    case .unknown: functions.diagrams.and(function.possible, !function.known)
    }
  }
}

extension GroundProgram {
  /// The facts in the order in which they are asked; those without a question come last.
  package var askingOrder: [ID<Fact>] {
    let asked = model.questions.map(\.fact)
    let others = Set(model.facts.indices.map { ID<Fact>($0) }).subtracting(asked)
    return asked + others.sorted()
  }
}

extension Answers {
  /// The answers without those that a test does not need; none of the others can be left out.
  ///
  /// - Complexity: one test for each answer. The test must not fail for more answers if it holds for
  ///   fewer.
  package func trimmed(in program: GroundProgram, while test: (Answers) -> Bool) -> Answers {
    var result = self
    // What says no is the first to go; of the others the last asked, since people know the first.
    let order = program.askingOrder.reversed().filter { byFact[$0] != nil }
    for saysYes in [false, true] {
      for fact in order where byFact[fact]?.isPositive == saysYes {
        var fewer = result
        fewer[fact] = nil
        if test(fewer) { result = fewer }
      }
    }
    return result
  }
}

extension WorldFunctions {
  /// The answers of a world in which a function holds: as few as possible that say yes.
  package mutating func answers(where edge: Edge) -> Answers? {
    if edge == .no { return nil }
    return answers(of: shortestChoice(where: edge))
  }

  /// The values of a world in which a function that holds somewhere holds, by variable; as many as
  /// possible are the first.
  package func shortestChoice(where edge: Edge) -> [Int] {
    var lengths: [Edge: Int] = [:]
    _ = length(edge, &lengths)
    var choice = [Int](repeating: 0, count: variables.count)
    var edge = edge
    while !edge.isConstant {
      let variable = diagrams.variable(of: edge)
      let best = (0..<variables[variable].arity).min {
        cost($0, of: edge, lengths) < cost($1, of: edge, lengths)
      }
      choice[variable] = best ?? 0
      edge = diagrams.child(choice[variable], of: edge)
    }
    return choice
  }

  private static let never = Int.max / 2

  private func cost(_ value: Int, of edge: Edge, _ lengths: [Edge: Int]) -> Int {
    let child = diagrams.child(value, of: edge)
    let rest = child == .yes ? 0 : child == .no ? Self.never : lengths[child] ?? Self.never
    return rest + (value == 0 ? 0 : 1)
  }

  /// The fewest values other than the first on a way on which a function holds.
  private func length(_ edge: Edge, _ known: inout [Edge: Int]) -> Int {
    if edge.isConstant { return edge == .yes ? 0 : Self.never }
    if let length = known[edge] { return length }
    var best = Self.never
    for value in 0..<variables[diagrams.variable(of: edge)].arity {
      best = min(best, length(diagrams.child(value, of: edge), &known) + (value == 0 ? 0 : 1))
    }
    known[edge] = best
    return best
  }

  /// The answers that values stand for: facts that do not apply are answered so.
  package mutating func answers(of choice: [Int]) -> Answers {
    var answers = Answers()
    for (variable, value) in zip(variables, choice) {
      guard let fact = variable.fact else { continue }
      switch variable.kind {
      case .answer(let values): answers[fact] = values[value]
      case .member(let member, let values):
        var members: [Int] = []
        if case .value(.set(let others)) = answers[fact] { members = others }
        if values[value] { members = (members + [member]).sorted() }
        answers[fact] = .value(.set(members))
      }
    }
    for gate in program.gates where answers[gate.fact] != nil {
      guard let applies = function(of: gate.condition.signal)?.possible else { continue }
      if !diagrams.value(of: applies, at: choice) { answers[gate.fact] = .notApplicable }
    }
    return answers
  }
}
