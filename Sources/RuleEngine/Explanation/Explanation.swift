// Why, why not and what is missing: one walk over the ground rules answers all three. A true
// statement gives the rules that derive it, the shortest proof first; a false one gives each rule
// that could have, the nearest first, with the conditions that failed; an unknown one gives the
// conditions that are open. Only source rules and conditions appear, never gates.

/// The reasons for the truth of a statement.
public struct Explanation: Sendable {
  /// The statement.
  public let atom: Atom
  /// Its truth.
  public let truth: Truth
  /// The rules that decide it, the most telling first; empty where no rule can conclude it.
  public let attempts: [Attempt]
  /// Whether the reasons stand elsewhere in the same explanation and are left out here.
  public let isRepeated: Bool
  /// Whether the statement is assumed, and so has no reasons.
  public let isAssumed: Bool
}

/// A rule that concludes a statement, or could have.
public struct Attempt: Sendable {
  /// The number of the ground rule in the program.
  public let rule: Int
  /// Whether it fires.
  public let truth: Truth
  /// The conditions that decide.
  public let conditions: [ExplainedCondition]
  /// The exceptions that decide.
  public let exceptions: [ExplainedException]
}

/// An exception in an explanation.
public struct ExplainedException: Sendable {
  /// The exception.
  public let exception: ID<Exception>
  /// Whether it sets the rule aside.
  public let truth: Truth
  /// Its conditions that decide.
  public let conditions: [ExplainedCondition]
  /// The exceptions to it that decide.
  public let exceptions: [ExplainedException]
}

/// A condition in an explanation.
public struct ExplainedCondition: Sendable {
  /// The condition.
  public let condition: GroundCondition
  /// Its truth.
  public let truth: Truth
  /// The parts of a group or negation that decide.
  public let parts: [ExplainedCondition]
  /// The reasons of a derived statement.
  public let because: [Explanation]
}

/// How much of a rule an explanation shows.
public enum ExplanationDetail: Hashable, Sendable {
  /// Only what decides, and of several proofs the shortest.
  case deciding
  /// What decides, and all proofs.
  case allProofs
  /// Every condition, whether it decides or not, without the reasons of derived statements.
  case everything
}

extension Evaluation {
  /// Explains the truth of a statement.
  ///
  /// - Complexity: O(rules on which the statement rests) for the ranks of proofs, then linear in what is
  ///   returned.
  public func explain(_ atom: Atom, _ detail: ExplanationDetail = .deciding) -> Explanation {
    var explainer = Explainer(self, detail, toward: program.number(of: atom))
    return explainer.explain(atom)
  }

  /// Shows each condition of the instances of a rule, with their truth.
  public func matches(_ rule: ID<Rule>) -> [Attempt] {
    var explainer = Explainer(self, .everything, toward: nil)
    return program.rules.indices.filter { program.rules[$0].rule == rule }
      .map { explainer.attempt($0) }
  }
}

private struct Explainer {
  let evaluation: Evaluation
  let detail: ExplanationDetail
  let ranks: ProofRanks
  /// The statements that were explained already, which are not explained again.
  var shown: Set<Atom> = []

  init(_ evaluation: Evaluation, _ detail: ExplanationDetail, toward atom: Int?) {
    self.evaluation = evaluation
    self.detail = detail
    ranks = ProofRanks(evaluation, toward: atom)
  }

  private var program: GroundProgram { evaluation.program }

  mutating func explain(_ atom: Atom) -> Explanation {
    let truth = evaluation.truth(of: atom)
    guard program.assumptions[atom] == nil else {
      return Explanation(
        atom: atom, truth: truth, attempts: [], isRepeated: false, isAssumed: true)
    }
    guard let number = program.number(of: atom), shown.insert(atom).inserted else {
      return Explanation(
        atom: atom, truth: truth, attempts: [], isRepeated: shown.contains(atom),
        isAssumed: false)
    }
    var rules = program.rulesConcluding[number]
    switch truth {
    case .yes:
      rules = rules.filter { evaluation.truth(of: program.rules[$0]) == .yes }
      rules.sort { (ranks.proof(ofRule: $0), $0) < (ranks.proof(ofRule: $1), $1) }
      if detail == .deciding { rules = Array(rules.prefix(1)) }
    case .unknown:
      rules = nearestFirst(rules.filter { evaluation.truth(of: program.rules[$0]) == .unknown })
    case .no:
      rules = nearestFirst(rules)
    }
    var attempts: [Attempt] = []
    for rule in rules { attempts.append(attempt(rule)) }
    return Explanation(
      atom: atom, truth: truth, attempts: attempts, isRepeated: false, isAssumed: false)
  }

  /// Rules that do not fire, with those first that need the fewest other answers; of equals, those of
  /// which most conditions hold, because they speak of a case like this one, and then those whose
  /// figures come nearest to the threshold.
  private func nearestFirst(_ rules: [Int]) -> [Int] {
    rules.map { number in
      var held = 0
      var gap = 0.0
      if case .all(let parts) = program.rules[number].body.kind {
        held = parts.count { evaluation.truth(of: $0) == .yes }
        gap = parts.reduce(0) { $0 + self.gap(of: $1) }
      }
      return (distance: ranks.distance(ofRule: number), held: held, gap: gap, rule: number)
    }
    .sorted { ($0.distance, $1.held, $0.gap, $0.rule) < ($1.distance, $0.held, $1.gap, $1.rule) }
    .map(\.rule)
  }

  /// How far a condition is from holding: from 0 where it holds to 1 where a figure is nothing beside
  /// the threshold, or where there is no figure.
  private func gap(of condition: GroundCondition) -> Double {
    guard evaluation.truth(of: condition) != .yes else { return 0 }
    guard case .comparison(let fact, _, .some(let threshold), _) = condition.kind,
      case .value(.number(let figure)) = evaluation.answers[fact]
    else { return 1 }
    let larger = max(threshold.magnitude, figure.magnitude)
    return larger == 0 ? 0 : min(1, abs(Double(threshold) - Double(figure)) / Double(larger))
  }

  mutating func attempt(_ number: Int) -> Attempt {
    let rule = program.rules[number]
    let truth = evaluation.truth(of: rule)
    var conditions: [ExplainedCondition] = []
    if case .all(let parts) = rule.body.kind {
      conditions = deciding(parts, for: truth, of: evaluation.truth(of: rule.body))
    }
    var exceptions: [ExplainedException] = []
    for (position, exception) in rule.exceptions.enumerated() {
      let active = evaluation.truth(of: exception)
      let matters =
        switch truth {
        // An exception that would hold, were it not set aside itself, belongs to the reasons.
        case .yes: active == .no && evaluation.truth(of: exception.body) != .no
        case .no: active == .yes
        case .unknown: active == .unknown
        }
      if matters || detail == .everything || position == rule.concludingException {
        exceptions.append(explained(exception))
      }
    }
    return Attempt(rule: number, truth: truth, conditions: conditions, exceptions: exceptions)
  }

  private mutating func explained(_ exception: GroundException) -> ExplainedException {
    let truth = evaluation.truth(of: exception)
    var conditions: [ExplainedCondition] = []
    if case .all(let parts) = exception.body.kind {
      conditions = deciding(parts, for: truth, of: evaluation.truth(of: exception.body))
    }
    var inner: [ExplainedException] = []
    for one in exception.exceptions
    where detail == .everything || evaluation.truth(of: one) != .no {
      inner.append(explained(one))
    }
    return ExplainedException(
      exception: exception.exception, truth: truth, conditions: conditions, exceptions: inner)
  }

  /// The parts of a conjunction that decide a rule: all of a true one, the failing ones of a false
  /// one, the open ones of an unknown one.
  ///
  /// A rule that only an exception sets aside shows all.
  private mutating func deciding(
    _ parts: [GroundCondition], for truth: Truth, of body: Truth
  ) -> [ExplainedCondition] {
    var result: [ExplainedCondition] = []
    for part in parts {
      let own = evaluation.truth(of: part)
      if detail == .everything || body == .yes || own == body { result.append(explained(part)) }
    }
    return result
  }

  private mutating func explained(_ condition: GroundCondition) -> ExplainedCondition {
    let truth = evaluation.truth(of: condition)
    var parts: [ExplainedCondition] = []
    var because: [Explanation] = []
    switch condition.kind {
    case .fact, .member, .comparison, .settled: break
    case .derived(let atom):
      if detail != .everything { because = [explain(program.atoms[atom])] }
    case .not(let inner): parts = [explained(inner)]
    case .all(let inner): parts = deciding(inner, for: truth, of: truth)
    case .any(let inner): parts = alternatives(inner, 1, truth)
    case .atLeast(let count, let inner): parts = alternatives(inner, count, truth)
    }
    return ExplainedCondition(
      condition: condition, truth: truth, parts: parts, because: because)
  }

  /// The parts of a choice that decide it: as many true ones as are needed, or all that are not.
  private mutating func alternatives(
    _ parts: [GroundCondition], _ count: Int, _ truth: Truth
  ) -> [ExplainedCondition] {
    var chosen = parts
    if detail != .everything {
      switch truth {
      case .yes:
        chosen = parts.filter { evaluation.truth(of: $0) == .yes }
          .sorted { ranks.proof(of: $0, as: true) < ranks.proof(of: $1, as: true) }
        if detail == .deciding { chosen = Array(chosen.prefix(count)) }
      case .unknown: chosen = parts.filter { evaluation.truth(of: $0) == .unknown }
      case .no: chosen = parts.filter { evaluation.truth(of: $0) == .no }
      }
    }
    var result: [ExplainedCondition] = []
    for part in chosen { result.append(explained(part)) }
    return result
  }
}
