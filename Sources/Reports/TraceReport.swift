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

  /// Firings, stratum by stratum.
  package func text(_ firings: some Sequence<Firing>) -> String {
    var canvas = TextCanvas(style)
    var place = (stratum: -1, round: 0)
    for firing in firings {
      if (firing.stratum, firing.round) != (place.stratum, place.round) {
        place = (firing.stratum, firing.round)
        canvas.heading(phrases.round(firing.stratum + 1, firing.round))
      }
      write(firing, to: &canvas)
    }
    return canvas.text
  }

  /// Firings that are still to come, a line each: the rule and what it adds.
  package func agenda(_ firings: some Sequence<Firing>) -> String {
    let program = evaluation.program
    var canvas = TextCanvas(style)
    for firing in firings {
      let words = RuleWords(program.rules[firing.rule], evaluation, wording)
      let added = program.rules[firing.rule].conclusions.map { program.name(of: program.atoms[$0]) }
      canvas.paragraph("\(words.name) → \(added.joined(separator: ", "))", indent: 6, first: "  ")
    }
    return canvas.text
  }

  private func write(_ firing: Firing, to canvas: inout TextCanvas) {
    let program = evaluation.program
    let rule = program.rules[firing.rule]
    canvas.paragraph(RuleWords(rule, evaluation, wording).name, indent: 2, look: .accent)
    if case .all(let parts) = rule.body.kind {
      for part in parts {
        canvas.paragraph(
          TerminalText.escaped(wording.condition(part, in: evaluation)), indent: 6, first: "    ·")
      }
    }
    for atom in rule.conclusions {
      let isNew = firing.added.contains(atom)
      let isAssumed = program.assumptions[program.atoms[atom]] != nil
      let mark = isNew ? "" : " (\(isAssumed ? phrases.assumption : phrases.known))"
      canvas.paragraph(
        "\(program.name(of: program.atoms[atom])): \(wording.statement(program.atoms[atom]))\(mark)",
        indent: 6, first: "    +", look: isNew ? .good : .faint)
    }
  }
}
