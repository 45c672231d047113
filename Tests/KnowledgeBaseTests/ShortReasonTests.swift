import Advice
import Reports
import RuleEngine
import RuleLanguage
import Testing

@Suite("Why fits on a screen")
struct ShortReasonTests {
  @Test(
    "Why and why not take at most ten lines",
    arguments: [
      ("shop-above-threshold", Language.korean), ("shop-below-threshold", .english),
      ("saas-exporter-eu", .english), ("tertiary-hospital", .korean), ("half-unknown", .english),
    ])
  func tenLines(name: String, language: Language) throws {
    let advisor = Advisor(try Shipped.knowledgeBase(), asOf: Shipped.day("2026-11-24"))
    let profile = try Shipped.profile(name)
    let evaluation = advisor.evaluate(profile.answers)
    let assessment = advisor.assess(profile)
    let certificates =
      assessment.recommendations.map(\.certificate)
      + assessment.unsuitable.prefix(4).map(\.certificate)
      + assessment.undetermined.prefix(4).map(\.certificate)
    for certificate in certificates {
      for question in [CertificateQuestion.why, .whyNot] {
        let atom = advisor.tellingStatement(about: certificate, evaluation, question)
        let isHeld = evaluation.truth(of: atom) == .yes
        let text = ExplanationReport(evaluation, language, TextStyle(width: 80))
          .text(
            atom, .short, due: isHeld ? advisor.asOf : nil,
            instead: isHeld ? nil : CertificateState(of: certificate, in: assessment))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= ExplanationReport.lineLimit, "\(text)")
      }
    }
  }
}
