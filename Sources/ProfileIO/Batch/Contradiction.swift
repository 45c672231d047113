// Answers that cannot be true together: yes to a fact, no to what it depends on.

import Advice
package import RuleEngine

/// A fact that is answered although it does not apply.
package struct Contradiction: Hashable, Sendable {
  /// The fact.
  package let fact: ID<Fact>
  /// A fact that its condition reads and that has an answer, if there is one.
  package let condition: ID<Fact>?

  /// The first contradiction in a profile's answers.
  package init?(_ evaluation: Evaluation) {
    guard let gate = evaluation.contradictions.first else { return nil }
    fact = gate.fact
    condition = Self.answered(gate.condition, evaluation)
  }

  /// Finds a fact that makes a condition false.
  private static func answered(
    _ condition: GroundCondition, _ evaluation: Evaluation
  ) -> ID<Fact>? {
    switch condition.kind {
    case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _, _):
      return evaluation.answers[fact] == nil ? nil : fact
    case .not(let inner): return answered(inner, evaluation)
    case .all(let parts):
      let failing = parts.filter { evaluation.truth(of: $0) == .no }
      return failing.lazy.compactMap { answered($0, evaluation) }.first
    case .any(let parts), .atLeast(_, let parts):
      return parts.lazy.compactMap { answered($0, evaluation) }.first
    case .derived, .settled: return nil
    }
  }
}
