// The verifier: claims of a knowledge base over all profiles that its rules can tell apart. A claim
// is proven for all of them or refuted by one.

public import RuleLanguage

/// What is known about a claim.
public enum Verdict: Hashable, Sendable {
  /// It holds for every profile.
  case proven
  /// It fails for every profile with these answers.
  case refuted(Answers)
  /// A proof needs more memory than allowed.
  case undecided
}

/// Checks claims.
public struct Verifier: Sendable {
  private let program: GroundProgram
  private var search: WorldSearch

  /// Creates a verifier; the proof of one claim may need so many nodes of decision diagrams.
  public init(_ program: GroundProgram, nodeBudget: Int = 1 << 20) {
    self.program = program
    search = WorldSearch(program, nodeBudget: nodeBudget)
  }

  /// A claim with its verdict.
  public struct Finding: Sendable {
    /// The claim in words: the name of a constraint, or `revenue raises mandatory(ISMS)`.
    public let claim: String
    /// Where it is written.
    public let range: SourceRange
    /// What is known.
    public let verdict: Verdict
  }

  /// Checks all constraints and monotonicity claims.
  public func findings() -> [Finding] {
    var verifier = self
    return verifier.checkAll()
  }

  private mutating func checkAll() -> [Finding] {
    let model = program.model
    var result: [Finding] = []
    for constraint in program.constraints {
      let source = model.constraints[constraint.constraint]
      let members = zip(source.binders, constraint.bindings).map { binder, index in
        model[binder.enumeration].members[index].name
      }
      let name =
        members.isEmpty ? source.name : "\(source.name) (\(members.joined(separator: ", ")))"
      result.append(
        Finding(claim: name, range: source.range, verdict: never(constraint.signal)))
    }
    for claim in model.monotoneClaims {
      let atom = Atom(
        relation: claim.conclusion.relation,
        arguments: claim.conclusion.arguments.map { Grounding.value($0, []) })
      result.append(
        Finding(
          claim:
            "\(model[claim.fact].name) \(claim.direction.rawValue) \(program.name(of: atom))",
          range: claim.range, verdict: monotone(claim, program.signal(of: atom))))
    }
    return result
  }

  /// The pairs of exceptions with different outcomes that can set a rule aside together.
  public func exceptionConflicts() -> [Diagnostic] {
    let model = program.model
    var verifier = self
    var conflicts: [Diagnostic] = []
    for pair in program.exceptionPairs {
      guard case .refuted(let answers) = verifier.never(pair.signal) else { continue }
      conflicts.append(
        .exceptionConflict(
          model[pair.first].range, model[pair.second].range, rule: model[pair.rule].name,
          names: (model[pair.first].name, model[pair.second].name),
          witness: program.description(of: answers)))
    }
    return conflicts
  }

  /// Whether a signal holds for no profile.
  private mutating func never(_ signal: Signal) -> Verdict {
    switch search.world(where: signal, is: .yes) {
    case .found(let answers): .refuted(answers)
    case .none: .proven
    case .undecided: .undecided
    }
  }

  // MARK: More of a fact

  private mutating func monotone(_ claim: MonotoneClaim, _ signal: Signal) -> Verdict {
    guard let function = search.functions.function(of: signal) else { return .undecided }
    for (number, variable) in search.functions.variables.enumerated()
    where variable.fact == claim.fact {
      for step in variable.increases(in: program.model) {
        let (before, after) = claim.direction == .raises ? step : (step.1, step.0)
        guard let edge = loss(of: function.known, number, from: before, to: after) else {
          return .undecided
        }
        if edge == .no { continue }
        var choice = search.functions.shortestChoice(where: edge)
        choice[number] = after
        let lost = search.functions.answers(of: choice)
        choice[number] = before
        let answers = search.functions.answers(of: choice)
        return .refuted(trimmed(answers, lost[claim.fact], of: claim.fact, signal))
      }
    }
    return .proven
  }

  /// Where a function holds with one value of a variable and not with another, and no other answer
  /// contradicts either.
  private mutating func loss(
    of function: Edge, _ variable: Int, from before: Int, to after: Int
  ) -> Edge? {
    let held = search.functions.diagrams.restrict(function, variable, to: before)
    let holds = search.functions.diagrams.restrict(function, variable, to: after)
    var edge = search.functions.diagrams.and(held, !holds)
    // An answer that says yes applies before and after.
    for gate in program.gates where edge != .no {
      guard let applies = search.functions.function(of: gate.condition.signal)?.possible else {
        return nil
      }
      let conditions = [before, after].map {
        search.functions.diagrams.restrict(applies, variable, to: $0)
      }
      guard conditions[0] != conditions[1], let positive = search.functions.saysYes(gate.fact)
      else { continue }
      for condition in conditions {
        let contradicts = search.functions.diagrams.and(positive, !condition)
        edge = search.functions.diagrams.and(edge, !contradicts)
      }
    }
    return edge
  }

  /// The answers without those that the step of the fact does not need to lose the conclusion.
  private func trimmed(
    _ answers: Answers, _ after: Answer?, of fact: ID<Fact>, _ signal: Signal
  ) -> Answers {
    func truths(_ answers: Answers) -> [Truth] {
      var changed = answers
      changed[fact] = after
      return [answers, changed].map { Evaluation(program, $0).truth(of: signal) }
    }
    let wanted = truths(answers)
    return answers.trimmed(in: program) { $0[fact] != nil && truths($0) == wanted }
  }
}

extension WorldVariable {
  /// Pairs of values of which the second says more: yes, the next region, one more member.
  fileprivate func increases(in model: Model) -> [(Int, Int)] {
    if let fact, case .choice = model[fact].type { return [] }
    return Array(zip(0..<arity, 1..<max(1, arity)))
  }
}

extension GroundProgram {
  /// Answers in the words of the field `given`.
  public func description(of answers: Answers) -> String {
    answers.byFact.sorted { $0.key < $1.key }.compactMap { fact, answer in
      description(of: answer, to: fact)
    }.joined(separator: ", ")
  }

  private func description(of answer: Answer, to fact: ID<Fact>) -> String? {
    let declaration = model[fact]
    switch (answer, declaration.type) {
    case (.value(.yesNo(let isYes)), _): return isYes ? declaration.name : "not \(declaration.name)"
    case (.value(.choice(let index)), .choice(let enumeration)):
      return "\(declaration.name) = \(model[enumeration].members[index].name)"
    case (.value(.set(let indices)), .set(let enumeration)):
      let names = indices.map { "\(declaration.name)(\(model[enumeration].members[$0].name))" }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    case (.value(.number(let hundredths)), _):
      let rest = hundredths % 100
      return "\(declaration.name) \(hundredths / 100)"
        + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    case (.value(.date(let day)), _): return "\(declaration.name) \(day)"
    default: return nil
    }
  }
}
