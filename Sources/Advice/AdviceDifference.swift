// How the advice of two knowledge bases differs: for each certificate and each thing that may be said
// about it, a profile of which only one of them says it, or the proof that there is none.

public import RuleEngine

/// Compares the advice of two knowledge bases over all profiles.
public struct AdviceDifference: Sendable {
  /// What is known about one statement.
  public enum Verdict: Hashable, Sendable {
    /// No profile differs.
    case same
    /// A profile differs: the answers that are needed, for each knowledge base, and the truths.
    case differs(old: Answers, new: Answers, from: Truth, to: Truth)
    /// A proof needs more memory than allowed.
    case undecided
  }

  /// A statement about a certificate.
  public struct Finding: Sendable {
    /// The name of the certificate.
    public let certificate: String
    /// What is said about it, such as `mandatory`.
    public let relation: String
    /// What is known.
    public let verdict: Verdict
  }

  /// The findings, in order of the certificates of the new knowledge base, then of the strengths.
  public let findings: [Finding]

  /// Compares what two advisors say on their days.
  ///
  /// - Complexity: O(gates of both) operations on decision diagrams.
  public init(from old: Advisor, to new: Advisor) {
    let relations = Strength.allCases.map(\.rawValue) + ["pending", "unsuitable"]
    let names = new.model.certificates.map(\.name)
    let gone = old.model.certificates.map(\.name).filter { !names.contains($0) }
    var statements: [(certificate: String, relation: String)] = []
    var pairs: [(old: Signal, new: Signal)] = []
    for certificate in names + gone {
      for relation in relations {
        statements.append((certificate, relation))
        pairs.append(
          (old.signal(relation, certificate), new.signal(relation, certificate)))
      }
    }
    let outcomes = SharedWorlds(old: old.program, new: new.program).compare(pairs)
    findings = statements.indices.map { index in
      let verdict: Verdict =
        switch outcomes[index] {
        case .same: .same
        case .undecided: .undecided
        case .differs(let before, let after):
          .differs(
            old: before, new: after,
            from: old.evaluate(before).truth(of: pairs[index].old),
            to: new.evaluate(after).truth(of: pairs[index].new))
        }
      return Finding(
        certificate: statements[index].certificate, relation: statements[index].relation,
        verdict: verdict)
    }
  }
}

extension Advisor {
  /// The signal of a statement about a certificate; never true where the knowledge base lacks one.
  fileprivate func signal(_ relation: String, _ certificate: String) -> Signal {
    guard let id = model.relation(named: relation), model[id].parameters.count == 1,
      model[id].parameters[0].enumeration == model.enumeration(named: "certificate"),
      let index = model.certificates.firstIndex(where: { $0.name == certificate })
    else { return .no }
    return program.signal(of: Atom(relation: id, arguments: [index]))
  }
}
