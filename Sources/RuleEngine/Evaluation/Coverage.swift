// Coverage: what a set of evaluations never reaches. Conditions are counted by their place in the
// source, whatever the members that their rule stands for.

public import RuleLanguage

/// What evaluations reach of the rules of a model.
public struct Coverage: Sendable {
  /// A condition that has never had a truth value.
  public struct Gap: Hashable, Sendable {
    /// Where the condition is written.
    public let range: SourceRange
    /// The value that it never had; unknown when it was neither true nor false.
    public let missing: Truth
  }

  /// What is counted.
  public enum Unit: Hashable, Sendable {
    /// Rules that fire.
    case rules
    /// Conditions that are true once and false once.
    case conditions
  }

  /// The rules that never fire, sorted by name.
  public let silentRules: [ID<Rule>]
  /// The conditions that lack a value, in order of their places.
  public let gaps: [Gap]
  private let ruleCount: Int
  private let conditionCount: Int

  /// Counts what evaluations reach of a model, on whatever days and with whatever assumptions.
  ///
  /// - Complexity: O(evaluations × conditions).
  public init(of evaluations: [Evaluation], of model: Model) {
    var fired: Set<ID<Rule>> = []
    var seen: [SourceRange: Set<Truth>] = [:]
    func visit(_ condition: GroundCondition, _ evaluation: Evaluation) {
      switch condition.kind {
      case .settled: return
      case .not(let inner): visit(inner, evaluation)
      case .all(let parts), .any(let parts), .atLeast(_, let parts):
        for part in parts { visit(part, evaluation) }
      case .fact, .member, .comparison, .derived:
        seen[condition.range, default: []].insert(evaluation.truth(of: condition))
      }
    }
    func visit(_ exception: GroundException, _ evaluation: Evaluation) {
      visit(exception.body, evaluation)
      for inner in exception.exceptions { visit(inner, evaluation) }
    }
    for evaluation in evaluations {
      fired.formUnion(evaluation.firedRules)
      for rule in evaluation.program.rules {
        visit(rule.body, evaluation)
        for exception in rule.exceptions { visit(exception, evaluation) }
      }
    }
    ruleCount = model.rules.count
    silentRules = model.rules.indices.map { ID($0) }.filter { !fired.contains($0) }
    conditionCount = seen.count
    gaps = seen.compactMap { range, truths in
      switch (truths.contains(.yes), truths.contains(.no)) {
      case (true, true): nil
      case (true, false): Gap(range: range, missing: .no)
      case (false, true): Gap(range: range, missing: .yes)
      case (false, false): Gap(range: range, missing: .unknown)
      }
    }.sorted { $0.range < $1.range }
  }

  /// The share that is reached, in whole per cent, rounded down; 100 where there is nothing to reach.
  public func percentage(of unit: Unit) -> Int {
    let (total, missed) =
      unit == .rules ? (ruleCount, silentRules.count) : (conditionCount, gaps.count)
    return total == 0 ? 100 : (total - missed) * 100 / total
  }
}
