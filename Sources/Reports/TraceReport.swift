// The forward chaining as text: each firing with what it matched and what it added.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes firing traces.
package struct TraceReport: Sendable {
  private let evaluation: Evaluation
  private let style: TextStyle
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates a writer for an evaluation.
  package init(_ evaluation: Evaluation, _ language: Language, _ style: TextStyle) {
    self.evaluation = evaluation
    self.style = style
    wording = Wording(evaluation.program, language)
    phrases = ReportPhrases(language)
  }

  /// All firings, stratum by stratum.
  package func text() -> String {
    var canvas = TextCanvas(style)
    var place = (stratum: -1, round: 0)
    for firing in evaluation.firingTrace() {
      if (firing.stratum, firing.round) != (place.stratum, place.round) {
        place = (firing.stratum, firing.round)
        canvas.heading(phrases.round(firing.stratum + 1, firing.round))
      }
      write(firing, to: &canvas)
    }
    return canvas.text
  }

  private func write(_ firing: Firing, to canvas: inout TextCanvas) {
    let program = evaluation.program
    let rule = program.rules[firing.rule]
    canvas.paragraph(program.model[rule.rule].name, indent: 2, look: .accent)
    if case .all(let parts) = rule.body.kind {
      for part in parts {
        canvas.paragraph(
          TerminalText.escaped(wording.condition(part, in: evaluation)), indent: 6, first: "    ·")
      }
    }
    for atom in rule.conclusions {
      let isNew = firing.added.contains(atom)
      canvas.paragraph(
        wording.statement(program.atoms[atom]) + (isNew ? "" : " (\(phrases.known))"), indent: 6,
        first: "    +", look: isNew ? .good : .faint)
    }
  }
}
