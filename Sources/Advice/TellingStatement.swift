// Which statement about a certificate answers the question why, or why not.

public import RuleEngine

/// What is asked about a certificate.
public enum CertificateQuestion: Hashable, Sendable {
  /// Why it is recommended, pending or ruled out.
  case why
  /// Why it is not mandatory, or else not expected, or else not recommended.
  case whyNot
}

extension Advisor {
  /// The statement whose explanation answers a question about a certificate.
  ///
  /// *Why* takes the strongest that holds: a strength, pending, unsuitable; or else the strongest that
  /// is open; or else the answer to why not. *Why not* takes what rules the certificate out, or else the strongest that does not hold
  /// and that some rule could conclude; of one that is mandatory, that it is.
  public func tellingStatement(
    about certificate: Int, _ evaluation: Evaluation, _ question: CertificateQuestion
  ) -> Atom {
    let relations =
      vocabulary.strengths.map(\.relation)
      + [vocabulary.pending, vocabulary.unsuitable].compactMap { $0 }
    let atoms = relations.map { Atom(relation: $0, arguments: [certificate]) }
    let fallback = atoms.first ?? Atom(relation: ID(0), arguments: [certificate])
    switch question {
    case .why:
      return atoms.first { evaluation.truth(of: $0) == .yes }
        ?? atoms.first { evaluation.truth(of: $0) == .unknown }
        ?? tellingStatement(about: certificate, evaluation, .whyNot)
    case .whyNot:
      if evaluation.truth(of: fallback) == .yes { return fallback }
      let excluded = vocabulary.unsuitable.map { Atom(relation: $0, arguments: [certificate]) }
      let asked = atoms.prefix(2).contains { evaluation.truth(of: $0) == .yes }
      if let excluded, !asked, evaluation.truth(of: excluded) == .yes { return excluded }
      let strengths = atoms.prefix(vocabulary.strengths.count).filter { atom in
        program.assumptions[atom] != nil
          || program.number(of: atom).map { !program.rulesConcluding[$0].isEmpty } ?? false
      }
      return strengths.first { evaluation.truth(of: $0) == .no }
        ?? strengths.first { evaluation.truth(of: $0) == .unknown } ?? fallback
    }
  }
}
