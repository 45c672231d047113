// From gates to decision diagrams: the truth of signals as functions of the choices that make a
// world. A world contradicts itself nowhere: a fact whose own condition fails does not apply,
// whatever is chosen for it.

/// The two planes of a signal as functions of a world.
///
/// They differ where something stays unknown: a value that nobody has said yet, or a fact without an
/// answer that is no variable.
package struct WorldFunction: Hashable, Sendable {
  /// Where it is known to hold.
  package var known: Edge
  /// Where it is not known to fail.
  package var possible: Edge

  package init(known: Edge, possible: Edge) {
    self.known = known
    self.possible = possible
  }

  /// The function of a truth that is the same everywhere.
  init(_ truth: Truth) {
    self.init(known: truth == .yes ? .yes : .no, possible: truth == .no ? .no : .yes)
  }

  var isConstant: Bool { known.isConstant && possible.isConstant }
}

/// The truth of the signals of a program as functions of its worlds.
package struct WorldFunctions: Sendable {
  /// The program.
  package let program: GroundProgram
  /// The variables, in order from the top.
  package let variables: [WorldVariable]
  /// The functions.
  package var diagrams: DecisionDiagrams
  /// The most nodes that one signal may add.
  private let budget: Int
  /// What holds in every world.
  private var given: Evaluation
  /// The inputs that the answers of the variables set; a lane is a value.
  private let values: Lanes
  /// The variables of each fact, by index of the fact.
  private let variablesOfFact: [[Int]]
  private var functions: [WorldFunction?]
  /// The signals that need more nodes than allowed, and those above them.
  private var isUndecided: [Bool]
  /// The gates; held here because they are read for each gate.
  private let circuit: Circuit
  /// The number of the recursive segment of each gate, or -1.
  private let recursion: [Int32]
  private let recursiveSegments: [Circuit.Segment]

  /// Creates functions over variables.
  ///
  /// Variables of facts that the given evaluation has an answer to stand for nothing; facts without
  /// an answer and without variables stay unknown in all worlds.
  package init(_ variables: [WorldVariable], given: Evaluation, budget: Int = 1 << 18) {
    let program = given.program
    self.program = program
    self.given = given
    self.variables = variables
    self.budget = budget
    diagrams = DecisionDiagrams(arities: variables.map(\.arity))
    functions = Array(repeating: nil, count: program.circuit.count)
    isUndecided = Array(repeating: false, count: program.circuit.count)
    var variablesOfFact = [[Int]](repeating: [], count: program.model.facts.count)
    let mostValues = variables.map(\.arity).max() ?? 1
    var values = Lanes(for: program.circuit, wordCount: max(1, (mostValues + 63) / 64))
    for (number, variable) in variables.enumerated() {
      guard let fact = variable.fact else { continue }
      variablesOfFact[fact.index].append(number)
      guard case .answer(let answers) = variable.kind else { continue }
      for (lane, answer) in answers.enumerated() {
        if let answer { values.set(answer, of: fact, in: program, lane: lane) }
      }
    }
    self.values = values
    self.variablesOfFact = variablesOfFact
    circuit = program.circuit
    recursiveSegments = program.circuit.segments.filter(\.isRecursive)
    var recursion = [Int32](repeating: -1, count: program.circuit.count)
    for (number, segment) in recursiveSegments.enumerated() {
      for gate in segment.range { recursion[gate] = Int32(number) }
    }
    self.recursion = recursion
  }

  /// Creates functions over all facts that have no answer, in an order.
  package init(
    openFactsOf given: Evaluation, in order: [ID<Fact>]? = nil, budget: Int = 1 << 18
  ) {
    let program = given.program
    let facts = order ?? program.model.facts.indices.map { ID($0) }
    self.init(
      facts.filter { given.answers[$0] == nil }.flatMap { program.variables(of: $0) },
      given: given, budget: budget)
  }

  /// The function of a signal; nil when it needs more nodes than allowed.
  ///
  /// - Complexity: O(gates that it depends on) conjunctions of diagrams.
  package mutating func function(of signal: Signal) -> WorldFunction? {
    let mark = diagrams.nodeCount
    diagrams.nodeLimit = mark + budget
    var open = [signal.index]
    while let gate = open.last {
      if functions[gate] != nil || isUndecided[gate] {
        open.removeLast()
        continue
      }
      let truth = given.truth(of: Signal(gate))
      guard truth == .unknown else {
        functions[gate] = WorldFunction(truth)
        continue
      }
      let count = open.count
      pushOperands(of: gate, on: &open)
      if isUndecided[gate] || open.count > count { continue }
      if let segment = segment(of: gate) {
        iterate(segment)
      } else {
        functions[gate] = compute(gate)
      }
      if diagrams.isExhausted { giveUp(gate, mark) }
    }
    return functions[signal.index]
  }

  /// Forgets what was made since a number of nodes.
  private mutating func giveUp(_ gate: Int, _ mark: Int) {
    diagrams.discard(after: mark)
    isUndecided[gate] = true
    for index in functions.indices {
      guard let function = functions[index] else { continue }
      if function.known.node >= mark || function.possible.node >= mark { functions[index] = nil }
    }
    functions[gate] = nil
  }

  /// Forgets the functions of signals, to make them anew for other answers; the diagrams stay.
  package mutating func restart(given evaluation: Evaluation) {
    given = evaluation
    for index in functions.indices {
      functions[index] = nil
      isUndecided[index] = false
    }
  }

  // MARK: Answers

  /// Sets the variables of a fact to what an evaluation says of it.
  ///
  /// - Returns: false where its answer is none that the variables stand for, such as "don't know".
  package func choose(_ fact: ID<Fact>, from evaluation: Evaluation, _ choice: inout [Int?]) -> Bool
  {
    let inputs = program.factInputs[fact.index]
    func truth(_ input: Int) -> Truth {
      evaluation.lanes.truth(ofInput: input, lane: evaluation.lane)
    }
    let all = inputs.all
    if all.contains(where: { truth($0) == .unknown }) { return false }
    for number in variablesOfFact[fact.index] {
      switch variables[number].kind {
      case .answer(let answers):
        let value = answers.indices.first { lane in
          all.allSatisfy { values.truth(ofInput: $0, lane: lane) == truth($0) }
        }
        guard let value else { return false }
        choice[number] = value
      case .member(let member, let choices):
        // A member that no rule tests stands for all of them.
        let isChosen =
          inputs.members[member].map { truth($0) == .yes }
          ?? (inputs.positive.map { truth($0) == .yes } ?? false
            && !inputs.members.values.contains { truth($0) == .yes })
        guard let value = choices.firstIndex(of: isChosen) else { return false }
        choice[number] = value
      }
    }
    return true
  }

  // MARK: Gates

  private func segment(of gate: Int) -> Circuit.Segment? {
    recursion[gate] < 0 ? nil : recursiveSegments[Int(recursion[gate])]
  }

  /// Pushes the gates that must be known first; a gate above an undecided one is undecided.
  private mutating func pushOperands(of gate: Int, on open: inout [Int]) {
    guard let segment = segment(of: gate) else {
      pushOperands(of: gate, outside: gate..<gate, on: &open)
      return
    }
    for inner in segment.range { pushOperands(of: inner, outside: segment.range, on: &open) }
    if segment.range.contains(where: { isUndecided[$0] }) {
      for inner in segment.range { isUndecided[inner] = true }
    }
  }

  private mutating func pushOperands(
    of gate: Int, outside segment: Range<Int>, on open: inout [Int]
  ) {
    switch circuit.operations[gate] {
    case .constant, .input: return
    case .copy, .not: push(Int(circuit.left[gate]), for: gate, outside: segment, on: &open)
    case .and, .or, .gated, .implied:
      push(Int(circuit.left[gate]), for: gate, outside: segment, on: &open)
      push(Int(circuit.right[gate]), for: gate, outside: segment, on: &open)
    }
  }

  private mutating func push(
    _ operand: Int, for gate: Int, outside segment: Range<Int>, on open: inout [Int]
  ) {
    if segment.contains(operand) { return }
    if isUndecided[operand] { isUndecided[gate] = true }
    if functions[operand] == nil { open.append(operand) }
  }

  /// The least fixpoint of both planes.
  private mutating func iterate(_ segment: Circuit.Segment) {
    for gate in segment.placeholders { functions[gate] = WorldFunction(.no) }
    let gates = segment.range.dropFirst(segment.placeholders.count)
    var changes = true
    while changes, !diagrams.isExhausted {
      for gate in gates { functions[gate] = compute(gate) }
      changes = false
      for gate in segment.placeholders {
        let next = functions[Int(circuit.left[gate])]
        changes = changes || functions[gate] != next
        functions[gate] = next
      }
    }
    if diagrams.isExhausted {
      for gate in segment.range { isUndecided[gate] = true }
    }
  }

  private mutating func compute(_ gate: Int) -> WorldFunction {
    let truth = given.truth(of: Signal(gate))
    if truth != .unknown { return WorldFunction(truth) }
    let operand = Int(circuit.left[gate])
    switch circuit.operations[gate] {
    case .constant: return WorldFunction(.unknown)
    case .input: return literal(operand)
    case .copy: return function(at: operand)
    case .not:
      let left = function(at: operand)
      return WorldFunction(known: !left.possible, possible: !left.known)
    case .and: return and(function(at: operand), function(at: Int(circuit.right[gate])))
    case .or:
      let left = function(at: operand)
      let right = function(at: Int(circuit.right[gate]))
      let neither = and(
        WorldFunction(known: !left.possible, possible: !left.known),
        WorldFunction(known: !right.possible, possible: !right.known))
      return WorldFunction(known: !neither.possible, possible: !neither.known)
    case .gated:
      // An answer counts unless its fact is known not to apply.
      let applies = function(at: Int(circuit.right[gate])).possible
      return and(function(at: operand), WorldFunction(known: applies, possible: applies))
    case .implied:
      let answer = function(at: operand)
      if answer.known == answer.possible { return answer }
      let other = function(at: Int(circuit.right[gate])).known
      let implied = diagrams.and(other, answer.possible)
      return WorldFunction(
        known: diagrams.or(answer.known, implied), possible: answer.possible)
    }
  }

  private func function(at gate: Int) -> WorldFunction {
    functions[gate] ?? WorldFunction(.unknown)
  }

  private mutating func and(_ left: WorldFunction, _ right: WorldFunction) -> WorldFunction {
    let known = diagrams.and(left.known, right.known)
    if left.known == left.possible, right.known == right.possible {
      return WorldFunction(known: known, possible: known)
    }
    return WorldFunction(known: known, possible: diagrams.and(left.possible, right.possible))
  }

  /// The facts that functions depend on, sorted.
  package func facts(of edges: [Edge]) -> [ID<Fact>] {
    var isRead = [Bool](repeating: false, count: variables.count)
    for node in diagrams.nodes(of: edges) { isRead[diagrams.variable(ofNode: node)] = true }
    return Set(variables.indices.filter { isRead[$0] }.compactMap { variables[$0].fact }).sorted()
  }

  /// Where what is chosen for a fact says yes at all, whether or not the fact applies.
  package mutating func saysYes(_ fact: ID<Fact>) -> Edge? {
    guard let input = program.factInputs[fact.index].positive else { return nil }
    return literal(input).known
  }

  /// The function of an input: of the answer as it is chosen.
  private mutating func literal(_ input: Int) -> WorldFunction {
    let bit = program.circuit.inputs[input]
    var result = WorldFunction(.no)
    let numbers = variablesOfFact[bit.fact.index]
    if numbers.isEmpty || given.answers[bit.fact] != nil { return WorldFunction(.unknown) }
    for number in numbers {
      // Other members say nothing about this one.
      if case .member(let member, _) = variables[number].kind, case .member(_, let wanted) = bit,
        member != wanted
      {
        continue
      }
      let truths: [Truth] =
        switch variables[number].kind {
        case .answer(let answers):
          answers.indices.map { values.truth(ofInput: input, lane: $0) }
        case .member(let member, let choices):
          choices.map { $0 && (bit == .member(bit.fact, member) || bit == .positive(bit.fact)) }
            .map { $0 ? .yes : .no }
        }
      let known = diagrams.node(number, truths.map { $0 == .yes ? .yes : .no })
      let possible = diagrams.node(number, truths.map { $0 == .no ? .no : .yes })
      result = WorldFunction(
        known: diagrams.or(result.known, known), possible: diagrams.or(result.possible, possible))
    }
    return result
  }
}
