// From answers to input bits. An answer is its region between thresholds: each bit of a fact follows
// from the answer alone.

import RuleLanguage

/// The answers of one profile, by fact.
public struct Answers: Hashable, Sendable {
  /// The answers; a fact without one has not been answered.
  public var byFact: [ID<Fact>: Answer]

  /// Creates answers.
  public init(_ byFact: [ID<Fact>: Answer] = [:]) { self.byFact = byFact }

  public subscript(_ fact: ID<Fact>) -> Answer? {
    get { byFact[fact] }
    set { byFact[fact] = newValue }
  }
}

extension Lanes {
  /// Sets the inputs of all facts in one world from answers.
  ///
  /// Facts without an answer stay unknown.
  public mutating func set(_ answers: Answers, in program: GroundProgram, lane: Int = 0) {
    for (fact, answer) in answers.byFact { set(answer, of: fact, in: program, lane: lane) }
  }

  /// Sets the inputs of one fact in one world.
  package mutating func set(
    _ answer: Answer, of fact: ID<Fact>, in program: GroundProgram, lane: Int
  ) {
    let inputs = program.factInputs[fact.index]
    func write(_ input: Int?, _ truth: Truth) {
      if let input { set(input, truth, lane: lane) }
    }
    switch answer {
    case .dontKnow: setAll(of: inputs, .unknown, lane: lane)
    case .notApplicable: setAll(of: inputs, .no, lane: lane)
    case .value(.yesNo(let isYes)):
      write(inputs.yes, isYes ? .yes : .no)
      write(inputs.positive, isYes ? .yes : .no)
    case .value(.choice(let chosen)):
      for (member, input) in inputs.members { write(input, member == chosen ? .yes : .no) }
      write(inputs.positive, .yes)
    case .value(.set(let members)):
      for (member, input) in inputs.members {
        write(input, members.contains(member) ? .yes : .no)
      }
      write(inputs.positive, members.isEmpty ? .no : .yes)
    case .value(.number(let hundredths)):
      for (value, input) in inputs.thresholds { write(input, hundredths >= value ? .yes : .no) }
      write(inputs.positive, hundredths > 0 ? .yes : .no)
    case .value(.date(let day)):
      for (value, input) in inputs.thresholds {
        write(input, Int64(day.daysSinceEpoch) >= value ? .yes : .no)
      }
      write(inputs.positive, .yes)
    case .value(.band(let from, let below)):
      for (value, input) in inputs.thresholds {
        write(input, Self.truth(thatBandFrom: from, below: below, reaches: value))
      }
      let isDay = program.model[fact].type == .date
      write(
        inputs.positive,
        isDay ? .yes : Self.truth(thatBandFrom: from, below: below, reaches: 1))
    }
  }

  private static func truth(
    thatBandFrom from: Int64?, below: Int64?, reaches value: Int64
  ) -> Truth {
    if let from, from >= value { return .yes }
    if let below, below <= value { return .no }
    return .unknown
  }

  private mutating func setAll(of inputs: FactInputs, _ truth: Truth, lane: Int) {
    if let input = inputs.yes { set(input, truth, lane: lane) }
    if let input = inputs.positive { set(input, truth, lane: lane) }
    for input in inputs.members.values { set(input, truth, lane: lane) }
    for (_, input) in inputs.thresholds { set(input, truth, lane: lane) }
  }
}

extension Lanes {
  /// Makes worlds consistent after a change: where the condition of a fact has become false, the
  /// fact no longer applies.
  ///
  /// Conditions lie a few facts deep, so a few passes settle them.
  package mutating func settleGates(
    of facts: Set<ID<Fact>>, in program: GroundProgram, _ circuit: Circuit
  ) {
    for _ in 0..<4 {
      var changes = false
      for gate in program.gates where facts.contains(gate.fact) {
        for word in 0..<wordCount {
          let positive = known[gate.positive.index * wordCount + word]
          var wrong = positive & ~possible[gate.condition.signal.index * wordCount + word]
          while wrong != 0 {
            let lane = word * 64 + wrong.trailingZeroBitCount
            set(.notApplicable, of: gate.fact, in: program, lane: lane)
            wrong &= wrong - 1
            changes = true
          }
        }
      }
      if !changes { return }
      evaluate(circuit)
    }
  }
}

extension Answers {
  /// The answers with every other fact answered no, empty or zero, except where an answer that is
  /// given implies yes.
  package func otherwiseNo(in model: Model) -> Answers {
    var result = self
    for (fact, answer) in byFact.sorted(by: { $0.key < $1.key }) where answer.isPositive {
      result.addImplied(by: fact, in: model, beside: self)
    }
    for index in model.facts.indices where result[ID(index)] == nil {
      result[ID(index)] = .notApplicable
    }
    return result
  }

  /// Adds the yes that a positive answer implies to the fact that it depends on, and so on.
  ///
  /// What was answered stays, and of two choices the first.
  private mutating func addImplied(by fact: ID<Fact>, in model: Model, beside given: Answers) {
    var next: ID<Fact>? = fact
    while let current = next, let gate = model[current].onlyIf {
      switch gate.kind {
      case .fact(let parent):
        if self[parent] == nil { self[parent] = .value(.yesNo(true)) }
        next = parent
      case .member(let parent, .member(let index)):
        if given[parent] == nil { addMember(index, to: parent, in: model) }
        next = parent
      default: next = nil
      }
    }
  }

  private mutating func addMember(_ index: Int, to fact: ID<Fact>, in model: Model) {
    switch (self[fact], model[fact].type) {
    case (nil, .choice): self[fact] = .value(.choice(index))
    case (nil, .set): self[fact] = .value(.set([index]))
    case (.value(.set(let members)), .set):
      self[fact] = .value(.set(Set(members + [index]).sorted()))
    default: break
    }
  }
}

extension Answer {
  /// Whether the answer says yes at all: yes, a choice, a member, a number above zero, a date.
  package var isPositive: Bool {
    switch self {
    case .dontKnow, .notApplicable: false
    case .value(.yesNo(let isYes)): isYes
    case .value(.choice), .value(.date): true
    case .value(.set(let members)): !members.isEmpty
    case .value(.number(let hundredths)): hundredths > 0
    case .value(.band(let from, _)): (from ?? 0) > 0
    }
  }
}
