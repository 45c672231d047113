// The smallest changes that would flip a conclusion, and the answers that it rests on.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes counterfactuals and cores.
package struct CounterfactualReport: Sendable {
  private let evaluation: Evaluation
  private let style: TextStyle
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates a writer for one evaluation.
  package init(_ evaluation: Evaluation, _ language: Language, _ style: TextStyle) {
    self.evaluation = evaluation
    self.style = style
    wording = Wording(evaluation.program, language)
    phrases = ReportPhrases(language)
  }

  private var model: Model { evaluation.program.model }

  /// All smallest sets of changes after which the telling statement about a certificate is the
  /// opposite.
  package func flip(_ certificate: Int, _ advisor: Advisor) -> String {
    let atom = advisor.tellingStatement(about: certificate, evaluation, .why)
    let toHold = evaluation.truth(of: atom) != .yes
    var canvas = TextCanvas(style)
    if evaluation.program.assumptions[atom] != nil {
      canvas.paragraph(wording.statement(atom, isTrue: !toHold), look: .bold)
      canvas.paragraph(phrases.assumedNotConcluded, indent: 2, look: .attention)
      return canvas.text
    }
    canvas.paragraph(
      phrases.wouldBecomeTrue(wording.statement(atom, isTrue: toHold)), look: .bold)
    let found = evaluation.smallestChanges(for: atom, toHold: toHold)
    for one in found.prefix(12) {
      for (number, change) in one.changes.map(change).enumerated() {
        // Changes that go together stand below each other: their words hold an "and" of their own.
        canvas.paragraph(
          number == 0 ? change : phrases.and + change, indent: 4, first: number == 0 ? "  -" : nil)
      }
    }
    if found.isEmpty { canvas.paragraph(phrases.noChange, indent: 2) }
    canvas.paragraph(phrases.onlyActionable, indent: 2, look: .faint)
    if found.count > 12 { canvas.paragraph("+ \(found.count - 12)", indent: 2, look: .faint) }
    return canvas.text
  }

  private func change(_ change: Counterfactual.Change) -> String {
    let old =
      evaluation.answers[change.fact].map { wording.answer($0, to: change.fact) } ?? phrases.open
    return TerminalText.escaped(
      "\(wording.fact(change.fact)): \(old) → \(new(change)) [\(model[change.fact].name)]")
  }

  /// The new answer; of a number only the side of the threshold matters.
  private func new(_ change: Counterfactual.Change) -> String {
    guard case .value(.number(let hundredths)) = change.answer else {
      return wording.answer(change.answer, to: change.fact)
    }
    let thresholds = evaluation.program.factInputs[change.fact.index].thresholds.map(\.value)
    return wording.band(
      from: thresholds.last { $0 <= hundredths }, below: thresholds.first { $0 > hundredths },
      of: model[change.fact].type)
  }

  /// The answers that the telling statement about a certificate follows from.
  package func core(_ certificate: Int, _ advisor: Advisor) -> String {
    let atom = advisor.tellingStatement(about: certificate, evaluation, .why)
    let truth = evaluation.truth(of: atom)
    var canvas = TextCanvas(style)
    guard truth != .unknown else {
      canvas.paragraph(phrases.isOpen(wording.statement(atom)), look: .bold)
      canvas.paragraph(phrases.missingAnswers, indent: 2)
      let missing = evaluation.missing(for: [evaluation.program.signal(of: atom)]).facts
      for fact in missing.prefix(8) {
        let asked = wording.language.text(Interview(advisor).question(of: fact)?.ask)
        canvas.paragraph(
          "\(asked ?? wording.fact(fact)) [\(model[fact].name)]", indent: 4, first: "  ?")
      }
      if missing.count > 8 {
        canvas.paragraph(phrases.moreAnswers(missing.count - 8), indent: 4, look: .faint)
      }
      return canvas.text
    }
    canvas.paragraph(
      phrases.followsFrom(wording.statement(atom, isTrue: truth == .yes)), look: .bold)
    for fact in evaluation.stableCore(of: atom) {
      let answer = evaluation.answers[fact].map { wording.answer($0, to: fact) } ?? ""
      canvas.paragraph(
        TerminalText.escaped("\(wording.fact(fact)): \(answer) [\(model[fact].name)]"), indent: 4,
        first: "  -")
    }
    for assumed in evaluation.explain(atom).assumptions {
      let isTrue = evaluation.truth(of: assumed) == .yes
      canvas.paragraph(
        phrases.assumed(wording.statement(assumed, isTrue: isTrue)), indent: 4, first: "  -",
        look: .attention)
    }
    canvas.paragraph(phrases.whateverElse, indent: 2, look: .faint)
    return canvas.text
  }
}
