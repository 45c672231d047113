// What is different between two assessments, and why.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes what changes from one assessment to another.
package struct DifferenceReport: Sendable {
  private let advisor: Advisor
  private let style: TextStyle
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates a writer.
  package init(_ advisor: Advisor, _ language: Language, _ style: TextStyle) {
    self.advisor = advisor
    self.style = style
    wording = Wording(advisor.program, language)
    phrases = ReportPhrases(language)
  }

  /// The changes; the reasons are those of the later evaluation.
  package func text(
    from old: Assessment, to new: Assessment, _ evaluation: Evaluation
  ) -> String {
    var canvas = TextCanvas(style)
    var isSame = true
    for certificate in advisor.model.certificates.indices {
      let before = state(of: certificate, old)
      let after = state(of: certificate, new)
      guard before != after else { continue }
      isSame = false
      canvas.paragraph(
        "\(style.paint(wording.certificate(certificate), .bold)): \(before) → \(after)", indent: 4,
        first: "  ")
      for reason in reasons(for: certificate, new, evaluation).prefix(2) {
        canvas.paragraph(reason, indent: 6, look: .faint)
      }
    }
    let headlines = [old, new].map { advisor.headline($0, language: wording.language) }
    if headlines[0] != headlines[1] {
      isSame = false
      canvas.paragraph("\(headlines[0]) → \(headlines[1])", indent: 4, first: "  ")
    }
    if isSame { canvas.paragraph(phrases.noDifference, indent: 2) }
    return canvas.text
  }

  private func state(of certificate: Int, _ assessment: Assessment) -> String {
    var parts: [String] = []
    if let own = assessment.recommendations.first(where: { $0.certificate == certificate }) {
      parts.append(phrases.strength(own.strength))
    }
    if assessment.pending.contains(where: { $0.certificate == certificate }) {
      parts.append(phrases.pendingDuty)
    }
    if assessment.unsuitable.contains(where: { $0.certificate == certificate }) {
      parts.append(phrases.unsuitable)
    }
    if assessment.undetermined.contains(where: { $0.certificate == certificate }) {
      parts.append(phrases.undetermined)
    }
    return parts.isEmpty ? phrases.nothing : parts.joined(separator: ", ")
  }

  private func reasons(
    for certificate: Int, _ assessment: Assessment, _ evaluation: Evaluation
  ) -> [String] {
    let rules =
      (assessment.recommendations.first { $0.certificate == certificate }?.rules ?? [])
      + (assessment.unsuitable.first { $0.certificate == certificate }?.rules ?? [])
    return advisor.program.rules
      .filter { rules.contains($0.rule) && evaluation.truth(of: $0) == .yes }
      .map { RuleWords($0, evaluation, wording).reason }
  }
}
