// The interview: which facts can still change the advice, which of them to ask next, in which bands.
// It holds no state; the answers so far come in, a question comes out.

public import RuleEngine

/// In which order questions come.
public enum QuestionOrder: Hashable, Sendable {
  /// The author's sections one after the other, inside a section the most telling question first.
  case bySection
  /// The most telling question first, wherever it stands.
  case shortest
}

/// Chooses questions.
public struct Interview: Sendable {
  /// The advisor whose conclusions are to be settled.
  public let advisor: Advisor

  /// Creates an interview.
  public init(_ advisor: Advisor) { self.advisor = advisor }

  /// Where an interview stands.
  public struct Step: Sendable {
    /// The fact to ask for next; nil when nothing can change the advice any more.
    public let next: ID<Fact>?
    /// The facts that could be asked for now, in the author's order.
    public let open: [ID<Fact>]
  }

  /// The question to ask next; an ongoing interview gives it sooner.
  public func step(
    _ evaluation: Evaluation, skipped: Set<ID<Fact>> = [], order: QuestionOrder = .bySection
  ) -> Step {
    var ongoing = OngoingInterview(advisor)
    return ongoing.step(evaluation, skipped: skipped, order: order)
  }

  /// The facts that can still change the advice and can be asked for now, in the author's order.
  public func openFacts(_ evaluation: Evaluation) -> [ID<Fact>] {
    open(in: OpenAdvice(AdviceParts(advisor), evaluation))
  }

  /// The fact of the next step.
  public func nextFact(
    _ evaluation: Evaluation, skipped: Set<ID<Fact>> = [], order: QuestionOrder = .bySection
  ) -> ID<Fact>? {
    step(evaluation, skipped: skipped, order: order).next
  }

  /// The facts that can be asked for now, in the author's order.
  func open(in advice: OpenAdvice) -> [ID<Fact>] {
    askable(advice.facts.union(deadlineFacts(advice.evaluation)), advice.evaluation)
  }

  /// The facts that do not wait for the answer to their own condition, in the author's order.
  private func askable(_ facts: Set<ID<Fact>>, _ evaluation: Evaluation) -> [ID<Fact>] {
    let ready = facts.filter { fact in
      guard let gate = advisor.program.gate(of: fact),
        evaluation.truth(of: gate.condition) == .unknown
      else { return true }
      return !evaluation.missing(for: [gate.condition.signal]).facts.contains {
        facts.contains($0)
      }
    }
    let order = advisor.vocabulary.questionOrder
    return (ready.isEmpty ? facts : ready).sorted {
      (order[$0.index], $0.index) < (order[$1.index], $1.index)
    }
  }

  func section(of fact: ID<Fact>) -> ID<Section>? { question(of: fact)?.section }

  /// The dates without an answer from which deadlines of duties count that hold.
  private func deadlineFacts(_ evaluation: Evaluation) -> [ID<Fact>] {
    let strengths = Set(advisor.vocabulary.strengths.map(\.relation))
    return evaluation.program.rules.compactMap { rule in
      guard let fact = advisor.model[rule.rule].due?.startFact,
        evaluation.answers[fact] == nil, evaluation.truth(of: rule) == .yes,
        !evaluation.doesNotApply(fact),
        rule.conclusions.contains(where: { strengths.contains(advisor.program.atoms[$0].relation) })
      else { return nil }
      return fact
    }
  }

  /// The statements that are open and would change the advice.
  public func openConclusions(_ evaluation: Evaluation) -> [Atom] {
    let vocabulary = advisor.vocabulary
    var result: [Atom] = []
    func add(_ relation: ID<Relation>?, _ arguments: [Int]) {
      guard let relation else { return }
      let atom = Atom(relation: relation, arguments: arguments)
      if evaluation.truth(of: atom) == .unknown { result.append(atom) }
    }
    for certificate in advisor.model.certificates.indices {
      var reached: Strength?
      for (strength, relation) in vocabulary.strengths {
        let truth = evaluation.truth(of: Atom(relation: relation, arguments: [certificate]))
        if truth == .unknown {
          result.append(Atom(relation: relation, arguments: [certificate]))
        } else if truth == .yes {
          reached = strength
          break
        }
      }
      if reached.map({ $0 > .expected }) ?? true { add(vocabulary.unsuitable, [certificate]) }
      add(vocabulary.pending, [certificate])
      if reached != nil {
        add(vocabulary.held, [certificate])
        for other in advisor.model.certificates.indices where other != certificate {
          add(vocabulary.coveredBy, [certificate, other])
        }
      }
    }
    for relation in vocabulary.reported {
      for number in advisor.program.numbers(of: relation) {
        add(relation, advisor.program.atoms[number].arguments)
      }
    }
    return result
  }

  /// The open conclusions that hang on a fact.
  public func purpose(of fact: ID<Fact>, _ evaluation: Evaluation) -> [Atom] {
    var functions = WorldFunctions(
      openFactsOf: evaluation, in: advisor.program.askingOrder, budget: OpenAdvice.nodeBudget)
    return openConclusions(evaluation).filter { atom in
      let signal = advisor.program.signal(of: atom)
      guard let function = functions.function(of: signal) else {
        return evaluation.missing(for: [signal]).facts.contains(fact)
      }
      return functions.facts(of: [function.known, function.possible]).contains(fact)
    }
  }

  /// The ranges of an ordered fact between the values that rules compare it with.
  ///
  /// Empty for other facts, and for a date from which a deadline counts, since that takes the day
  /// itself. Where exactly a threshold means something else than a little more or less, who is there
  /// writes the figure.
  ///
  /// Not all of them need matter to the answers so far: see `OngoingInterview.bands(of:_:)`.
  public func bands(of fact: ID<Fact>) -> [Value] {
    let thresholds = advisor.program.factInputs[fact.index].thresholds.map(\.value)
    guard advisor.model[fact].type.isOrdered, !thresholds.isEmpty, !startsDeadline(fact) else {
      return []
    }
    let bounds: [Int64?] = [nil] + thresholds.map { $0 } + [nil]
    let bands = zip(bounds, bounds.dropFirst()).map { Value.band(from: $0, below: $1) }
    switch advisor.model[fact].type {
    case .amount, .percentage: return bands.filter { !$0.isSingle }
    default: return bands
    }
  }

  /// Whether a deadline counts from the answer to a fact.
  private func startsDeadline(_ fact: ID<Fact>) -> Bool {
    advisor.model.rules.contains { $0.due?.startFact == fact }
  }

  /// The question of a fact, if the author wrote one.
  public func question(of fact: ID<Fact>) -> Question? {
    let place = advisor.vocabulary.questionOrder[fact.index]
    return advisor.model.questions.indices.contains(place)
      ? advisor.model.questions[place] : nil
  }
}

extension Value {
  /// Whether a band of money or per cent holds a single value.
  fileprivate var isSingle: Bool {
    if case .band(let from?, let below?) = self { below - from <= 1 } else { false }
  }
}
