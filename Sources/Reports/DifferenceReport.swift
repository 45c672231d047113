// What is different between two assessments, and why: a line for what changes, a line for the reason.

package import Advice
package import RuleEngine
import RuleLanguage

/// What an assessment says about one certificate, without its reasons.
package struct CertificateState: Hashable, Sendable {
  /// The strength, where something speaks for it.
  package let strength: Strength?
  /// Whether a duty is pending.
  package let isPending: Bool
  /// Whether it does not suit.
  package let isUnsuitable: Bool
  /// Whether missing answers could raise it.
  package let isUndetermined: Bool

  /// The state of a certificate in an assessment.
  package init(of certificate: Int, in assessment: Assessment) {
    strength = assessment.recommendations.first { $0.certificate == certificate }?.strength
    isPending = assessment.pending.contains { $0.certificate == certificate }
    isUnsuitable = assessment.unsuitable.contains { $0.certificate == certificate }
    isUndetermined = assessment.undetermined.contains { $0.certificate == certificate }
  }
}

/// A certificate about which two assessments differ, with the reason for the later state.
package struct CertificateChange: Sendable {
  /// The certificate, by index.
  package let certificate: Int
  /// What the earlier assessment says.
  package let before: CertificateState
  /// What the later one says.
  package let after: CertificateState
  /// Why, with its source; nil where only what is open has changed.
  package let because: String?
  /// The rule that decides.
  package let rule: String?
}

/// Writes what changes from one assessment to another.
package struct DifferenceReport: Sendable {
  private let advisor: Advisor
  private let style: TextStyle
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates a writer; the advisor is that of the later assessment.
  package init(_ advisor: Advisor, _ language: Language, _ style: TextStyle) {
    self.advisor = advisor
    self.style = style
    wording = Wording(advisor.program, language)
    phrases = ReportPhrases(language)
  }

  /// The changes; the reasons are those of the later evaluation.
  package func changes(
    from old: Assessment, to new: Assessment, _ evaluation: Evaluation
  ) -> [CertificateChange] {
    advisor.model.certificates.indices.compactMap { certificate in
      let before = CertificateState(of: certificate, in: old)
      let after = CertificateState(of: certificate, in: new)
      guard before != after else { return nil }
      let old = old.recommendations.first { $0.certificate == certificate }?.rules ?? []
      let reason = reason(certificate, before, after, old, new, evaluation)
      return CertificateChange(
        certificate: certificate, before: before, after: after, because: reason?.words,
        rule: reason?.rule)
    }
  }

  /// The changes as text.
  package func text(
    from old: Assessment, to new: Assessment, _ evaluation: Evaluation
  ) -> String {
    var canvas = TextCanvas(style)
    let changes = changes(from: old, to: new, evaluation)
    for change in changes {
      let name = style.paint(wording.certificate(change.certificate), .bold)
      canvas.paragraph(
        "\(name): \(words(change.before)) → \(words(change.after))", indent: 4, first: "  ")
      if let because = change.because { canvas.paragraph(because, indent: 6, look: .faint) }
    }
    let headlines = [old, new].map { advisor.headline($0, language: wording.language) }
    if headlines[0] != headlines[1] {
      canvas.paragraph(phrases.headlineBefore(headlines[0]), indent: 4, first: "  ")
      canvas.paragraph(phrases.headlineAfter(headlines[1]), indent: 4, first: "  ")
    }
    if changes.isEmpty, headlines[0] == headlines[1] {
      canvas.paragraph(phrases.noDifference, indent: 2)
    }
    return canvas.text
  }

  private func words(_ state: CertificateState) -> String {
    var parts: [String] = []
    if let strength = state.strength { parts.append(phrases.strength(strength)) }
    if state.isPending { parts.append(phrases.pendingDuty) }
    if state.isUnsuitable { parts.append(phrases.notSuitable) }
    if state.isUndetermined {
      parts.append(
        state.strength == nil && !state.isPending ? phrases.stillOpen : phrases.maybeMore)
    }
    return parts.isEmpty ? phrases.nothing : parts.joined(separator: ", ")
  }

  /// The best reason for what the later assessment says; of a strength that is lost, what fails now.
  private func reason(
    _ certificate: Int, _ before: CertificateState, _ after: CertificateState,
    _ oldRules: [ID<Rule>], _ new: Assessment, _ evaluation: Evaluation
  ) -> (words: String, rule: String)? {
    let vocabulary = advisor.vocabulary
    func atom(_ strength: Strength?) -> Atom? {
      vocabulary.strengths.first { $0.strength == strength }
        .map { Atom(relation: $0.relation, arguments: [certificate]) }
    }
    func best(_ rules: [ID<Rule>]?, _ atom: Atom?) -> (words: String, rule: String)? {
      guard let rules, let atom, let words = evaluation.reasons(rules, atom, wording).first else {
        return nil
      }
      return (words.law.isEmpty ? words.reason : "\(words.reason) (\(words.law))", words.name)
    }
    let isRaised = after.strength.map { own in before.strength.map { own < $0 } ?? true } ?? false
    if isRaised {
      return best(
        new.recommendations.first { $0.certificate == certificate }?.rules, atom(after.strength))
    }
    if after.isPending, !before.isPending, let pending = vocabulary.pending {
      return best(
        new.pending.first { $0.certificate == certificate }?.rules,
        Atom(relation: pending, arguments: [certificate]))
    }
    if after.isUnsuitable, !before.isUnsuitable, let unsuitable = vocabulary.unsuitable {
      return best(
        new.unsuitable.first { $0.certificate == certificate }?.rules,
        Atom(relation: unsuitable, arguments: [certificate]))
    }
    guard before.strength != after.strength, let lost = atom(before.strength) else { return nil }
    return failure(of: lost, oldRules, evaluation)
  }

  /// What keeps a rule that fired before, or else the nearest rule, from firing.
  private func failure(
    of atom: Atom, _ oldRules: [ID<Rule>], _ evaluation: Evaluation
  ) -> (words: String, rule: String)? {
    let attempts = evaluation.explain(atom).attempts
    let old = attempts.first { oldRules.contains(advisor.program.rules[$0.rule].rule) }
    guard let attempt = old ?? attempts.first else { return nil }
    let rule = RuleWords(advisor.program.rules[attempt.rule], evaluation, wording)
    let conditions = attempt.conditions.prefix(2).map {
      wording.condition($0.condition, in: evaluation)
    }
    let exceptions = attempt.exceptions.prefix(1).map { exception in
      wording.language.text(advisor.model[exception.exception].because)
        ?? advisor.model[exception.exception].name
    }
    let words = (conditions.isEmpty ? Array(exceptions) : Array(conditions)).joined(separator: "; ")
    return words.isEmpty ? nil : ("\(words) (\(rule.law))", rule.name)
  }
}
