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

  /// The facts that can still change the advice and have not been asked, in the author's order.
  ///
  /// A fact whose own condition is open is left out while that condition can be asked for.
  ///
  /// - Complexity: O(gates).
  public func openFacts(_ evaluation: Evaluation) -> [ID<Fact>] {
    let conclusions = openConclusions(evaluation)
    var signals = conclusions.map { advisor.program.signal(of: $0) }
    if let hasSize = advisor.vocabulary.hasSize {
      signals += advisor.program.numbers(of: hasSize).map { advisor.program.atomSignals[$0] }
    }
    var facts = Set(evaluation.missing(for: signals).facts)
    facts.formUnion(deadlineFacts(evaluation))
    let unasked = facts.filter { evaluation.answers[$0] == nil }
    let order = advisor.vocabulary.questionOrder
    return unasked.sorted { (order[$0.index], $0.index) < (order[$1.index], $1.index) }
  }

  /// The question to ask next: of the first section with open facts, the one that is expected to
  /// settle most; of all sections, where the shortest interview is wanted.
  ///
  /// Facts that are skipped come when nothing else is open.
  public func nextFact(
    _ evaluation: Evaluation, skipped: Set<ID<Fact>> = [], order: QuestionOrder = .bySection
  ) -> ID<Fact>? {
    let open = openFacts(evaluation)
    let now = open.filter { !skipped.contains($0) }
    var candidates = now.isEmpty ? open : now
    if order == .bySection, let first = candidates.first {
      candidates = candidates.filter { section(of: $0) == section(of: first) }
    }
    guard candidates.count > 1 else { return candidates.first }
    let gains = QuestionRanking(candidates, about: openConclusions(evaluation), in: evaluation)
      .gains
    // The first of equals, so that the author's order decides.
    return candidates.enumerated().max { left, right in
      (gains[left.element] ?? 0, -left.offset) < (gains[right.element] ?? 0, -right.offset)
    }?.element
  }

  private func section(of fact: ID<Fact>) -> ID<Section>? { question(of: fact)?.section }

  /// The dates from which deadlines of duties count that hold.
  private func deadlineFacts(_ evaluation: Evaluation) -> [ID<Fact>] {
    guard let mandatory = advisor.vocabulary.strengths.first(where: { $0.strength == .mandatory })
    else { return [] }
    return evaluation.program.rules.compactMap { rule in
      guard case .nextYear(_, _, .some(let fact)) = advisor.model[rule.rule].due,
        evaluation.truth(of: rule) == .yes, !evaluation.doesNotApply(fact),
        rule.conclusions.contains(where: {
          advisor.program.atoms[$0].relation == mandatory.relation
        })
      else { return nil }
      return fact
    }
  }

  /// The open conclusions that hang on a fact.
  public func purpose(of fact: ID<Fact>, _ evaluation: Evaluation) -> [Atom] {
    openConclusions(evaluation).filter {
      evaluation.missing(for: [advisor.program.signal(of: $0)]).facts.contains(fact)
    }
  }

  /// The ranges of an ordered fact between the values that rules compare it with; empty for others.
  public func bands(of fact: ID<Fact>) -> [Value] {
    let thresholds = advisor.program.factInputs[fact.index].thresholds.map(\.value)
    guard advisor.model[fact].type.isOrdered, !thresholds.isEmpty else { return [] }
    let bounds: [Int64?] = [nil] + thresholds.map { $0 } + [nil]
    return zip(bounds, bounds.dropFirst()).map { .band(from: $0, below: $1) }
  }

  /// The question of a fact, if the author wrote one.
  public func question(of fact: ID<Fact>) -> Question? {
    let place = advisor.vocabulary.questionOrder[fact.index]
    return advisor.model.questions.indices.contains(place)
      ? advisor.model.questions[place] : nil
  }
}
