// How many questions an interview can still ask. The bound holds whatever is answered; it is reached
// only if every answer leaves open what it can.

public import RuleEngine

extension Interview {
  /// The most questions that can still come.
  ///
  /// - Complexity: O(gates).
  public func questionLimit(_ evaluation: Evaluation) -> Int {
    let program = advisor.program
    let vocabulary = advisor.vocabulary
    let others = [
      vocabulary.pending, vocabulary.unsuitable, vocabulary.held, vocabulary.coveredBy,
      vocabulary.hasSize,
    ]
    let relations = Set(
      vocabulary.strengths.map(\.relation) + vocabulary.reported + others.compactMap { $0 })
    var signals = program.atoms.indices
      .filter { relations.contains(program.atoms[$0].relation) }
      .map { program.atomSignals[$0] }
    // Where a statement holds already, the rules for it still decide about its day.
    for rule in program.rules where evaluation.truth(of: rule) == .unknown {
      let source = advisor.model[rule.rule]
      if source.due != nil || source.starts != nil || rule.announcedFrom != nil {
        signals.append(rule.fires)
      }
    }
    var facts = evaluation.reachableFacts(from: signals)
    for rule in program.rules where evaluation.truth(of: rule) != .no {
      // From these dates deadlines count.
      if let fact = advisor.model[rule.rule].due?.startFact, evaluation.answers[fact] == nil {
        facts.insert(fact)
      }
    }
    return facts.count
  }
}
