// From truth values to an assessment: strengths, what is held, covered, unsuitable, pending and
// undetermined, and what the knowledge base wants reported.

import RuleEngine
import RuleLanguage

struct AssessmentBuilder {
  let advisor: Advisor
  let evaluation: Evaluation

  private var program: GroundProgram { advisor.program }
  private var vocabulary: AdviceVocabulary { advisor.vocabulary }

  init(_ advisor: Advisor, _ evaluation: Evaluation) {
    self.advisor = advisor
    self.evaluation = evaluation
  }

  func build(id: String, name: String) -> Assessment {
    let recommendations = recommendations()
    let covered = covered(recommendations)
    return Assessment(
      id: id, name: name, asOf: advisor.asOf,
      path: PathPlanner(advisor, evaluation, recommendations, covered).phases(),
      recommendations: recommendations, covered: covered,
      unsuitable: unsuitable(recommendations), pending: pending(),
      undetermined: undetermined(recommendations), findings: findings(),
      fired: evaluation.firedRules)
  }

  // MARK: Strengths

  private func recommendations() -> [Assessment.Recommendation] {
    let excluded = Set(members(vocabulary.unsuitable, .yes))
    var found: [Assessment.Recommendation] = []
    for certificate in advisor.model.certificates.indices {
      for (strength, relation) in vocabulary.strengths {
        let atom = Atom(relation: relation, arguments: [certificate])
        guard evaluation.truth(of: atom) == .yes else { continue }
        // What speaks for a certificate out of fit yields to what speaks against it; a law or a
        // buyer who names it does not.
        if excluded.contains(certificate), strength > .expected { continue }
        let firing = firing(atom)
        found.append(
          .init(
            certificate: certificate, strength: strength, rules: names(firing),
            deadline: firing.compactMap(deadline).min(), isHeld: isHeld(certificate)))
        break
      }
    }
    return found.sorted {
      ($0.strength, $0.deadline ?? .distantFuture, order($0.certificate))
        < ($1.strength, $1.deadline ?? .distantFuture, order($1.certificate))
    }
  }

  private func covered(_ recommendations: [Assessment.Recommendation]) -> [Assessment.Cover] {
    guard let relation = vocabulary.coveredBy else { return [] }
    var result: [Assessment.Cover] = []
    for recommendation in recommendations {
      for other in advisor.model.certificates.indices where other != recommendation.certificate {
        let atom = Atom(relation: relation, arguments: [recommendation.certificate, other])
        if evaluation.truth(of: atom) == .yes {
          result.append(.init(certificate: recommendation.certificate, by: other))
        }
      }
    }
    return result
  }

  private func unsuitable(
    _ recommendations: [Assessment.Recommendation]
  ) -> [Assessment.Unsuitable] {
    guard let relation = vocabulary.unsuitable else { return [] }
    let asked = Set(recommendations.map(\.certificate))
    return members(relation, .yes).filter { !asked.contains($0) }.map {
      .init(
        certificate: $0, rules: names(firing(Atom(relation: relation, arguments: [$0]))))
    }
  }

  private func pending() -> [Assessment.Pending] {
    guard let relation = vocabulary.pending else { return [] }
    return members(relation, .yes).map { certificate in
      let firing = firing(Atom(relation: relation, arguments: [certificate]))
      let starts = firing.compactMap { rule in
        rule.announcedFrom ?? advisor.model[rule.rule].starts
      }
      return .init(certificate: certificate, from: starts.min(), rules: names(firing))
    }
  }

  // MARK: What is missing

  private func undetermined(
    _ recommendations: [Assessment.Recommendation]
  ) -> [Assessment.Undetermined] {
    let reached = Dictionary(
      recommendations.map { ($0.certificate, $0.strength) }, uniquingKeysWith: { first, _ in first }
    )
    let excluded = Set(members(vocabulary.unsuitable, .yes))
    var result: [Assessment.Undetermined] = []
    for certificate in advisor.model.certificates.indices {
      var signals: [Signal] = []
      var possible: [Strength] = []
      for (strength, relation) in vocabulary.strengths {
        if let reached = reached[certificate], strength >= reached { break }
        // Merely optional is not worth a question; what is excluded can only be mandatory or asked for.
        if strength == .optional || (excluded.contains(certificate) && strength > .expected) {
          continue
        }
        let signal = program.signal(of: Atom(relation: relation, arguments: [certificate]))
        guard evaluation.truth(of: signal) == .unknown else { continue }
        possible.append(strength)
        signals.append(signal)
      }
      let pendingSignal = vocabulary.pending.map {
        program.signal(of: Atom(relation: $0, arguments: [certificate]))
      }
      let mayBePending = pendingSignal.map { evaluation.truth(of: $0) == .unknown } ?? false
      if mayBePending, let pendingSignal { signals.append(pendingSignal) }
      guard !signals.isEmpty else { continue }
      let missing = evaluation.missing(for: signals)
      result.append(
        .init(
          certificate: certificate, possible: possible, mayBePending: mayBePending,
          dependsOn: missing.facts.sorted(by: askedBefore),
          dependsOnParameters: missing.parameters))
    }
    return result
  }

  private func askedBefore(_ left: ID<Fact>, _ right: ID<Fact>) -> Bool {
    let order = vocabulary.questionOrder
    return (order[left.index], left.index) < (order[right.index], right.index)
  }

  // MARK: Findings

  private func findings() -> [Assessment.Finding] {
    vocabulary.reported.flatMap { relation in
      program.numbers(of: relation).compactMap { number in
        let atom = program.atoms[number]
        guard evaluation.truth(of: atom) == .yes else { return nil }
        return Assessment.Finding(atom: atom, rules: names(firing(atom)))
      }
    }
  }

  // MARK: Rules

  private func members(_ relation: ID<Relation>?, _ truth: Truth) -> [Int] {
    relation.map { evaluation.members(of: $0, where: truth) } ?? []
  }

  private func isHeld(_ certificate: Int) -> Bool {
    guard let held = vocabulary.held else { return false }
    return evaluation.truth(of: Atom(relation: held, arguments: [certificate])) == .yes
  }

  private func order(_ certificate: Int) -> Int { advisor.model.certificates[certificate].order }

  private func firing(_ atom: Atom) -> [GroundRule] {
    guard let number = program.number(of: atom) else { return [] }
    return program.rulesConcluding[number].map { program.rules[$0] }
      .filter { evaluation.truth(of: $0) == .yes }
  }

  private func names(_ rules: [GroundRule]) -> [ID<Rule>] {
    Array(Set(rules.map(\.rule))).sorted()
  }

  private func deadline(_ rule: GroundRule) -> CalendarDay? {
    switch advisor.model[rule.rule].due {
    case nil: nil
    case .on(let day): day
    case .nextYear(let month, let day, let fact):
      CalendarDay(
        year: dutyYear(fact) + 1, month: month, day: day)
    }
  }

  /// The year in which a duty arises: that of the answer, or of the day asked for.
  private func dutyYear(_ fact: ID<Fact>?) -> Int {
    if let fact, case .value(.date(let day)) = evaluation.answers[fact] { return day.parts.year }
    return advisor.asOf.parts.year
  }
}

extension CalendarDay {
  /// Later than any deadline.
  static let distantFuture = CalendarDay(daysSinceEpoch: .max)
}
