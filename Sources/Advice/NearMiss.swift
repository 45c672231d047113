// Near misses: duties that one changed figure would bring.

public import RuleEngine

/// A certificate that would become mandatory if one condition held.
public struct NearMiss: Sendable {
  /// The certificate, by index.
  public let certificate: Int
  /// The rule that would fire, by number in the program.
  public let rule: Int
  /// The one condition that fails.
  public let condition: GroundCondition

  /// The near misses of an evaluation: comparisons with a threshold that alone keep a duty away, where
  /// the figure is at least a quarter of the threshold.
  public static func find(_ advisor: Advisor, _ evaluation: Evaluation) -> [NearMiss] {
    guard let mandatory = advisor.vocabulary.strengths.first(where: { $0.strength == .mandatory })
    else { return [] }
    var result: [NearMiss] = []
    for certificate in advisor.model.certificates.indices {
      let atom = Atom(relation: mandatory.relation, arguments: [certificate])
      guard evaluation.truth(of: atom) == .no else { continue }
      for attempt in evaluation.explain(atom).attempts where attempt.exceptions.isEmpty {
        guard attempt.conditions.count == 1, let only = attempt.conditions.first,
          case .comparison(let fact, _, .some(let threshold), _) = only.condition.kind,
          isNear(evaluation.answers[fact], threshold)
        else { continue }
        result.append(
          NearMiss(certificate: certificate, rule: attempt.rule, condition: only.condition))
        break
      }
    }
    return result
  }

  /// Whether a figure is at least a quarter of a threshold, or a band that may be.
  private static func isNear(_ answer: Answer?, _ threshold: Int64) -> Bool {
    switch answer {
    case .value(.number(let hundredths)): hundredths > 0 && hundredths >= threshold / 4
    case .value(.band(_, let below)): below.map { $0 > threshold / 4 } ?? true
    case .value(.date), .value(.yesNo), .value(.choice), .value(.set): false
    case .dontKnow, .notApplicable, nil: false
    }
  }
}
