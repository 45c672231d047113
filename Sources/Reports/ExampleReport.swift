// Why an example failed, for people who know the law and not the program: what was expected, what came
// out, and the rule that decides, with its sentence, its source and the condition that is not as it
// should be.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes what failed in an example.
package struct ExampleReport: Sendable {
  private let run: ExampleRun
  private let style: TextStyle
  private let wording: Wording
  private let phrases: ReportPhrases
  private let explanations: ExplanationReport

  /// Creates a writer for an example that was run.
  package init(_ run: ExampleRun, _ language: Language, _ style: TextStyle) {
    self.run = run
    self.style = style
    wording = Wording(run.evaluation.program, language)
    phrases = ReportPhrases(language)
    var inner = style
    inner.width = max(40, style.width - 4)
    explanations = ExplanationReport(run.evaluation, language, inner)
  }

  private var program: GroundProgram { run.evaluation.program }
  private var model: Model { program.model }

  /// All that failed, each with its proof, indented by two.
  package func text() -> String {
    var canvas = TextCanvas(style)
    for failure in run.failures { write(failure, to: &canvas) }
    return canvas.text
  }

  /// What was expected and what came out, in one line without the proof.
  package func summary(of failure: ExampleRun.Failure) -> String {
    let (expected, found) = words(for: failure)
    return phrases.expectedButFound(expected, found)
  }

  private func write(_ failure: ExampleRun.Failure, to canvas: inout TextCanvas) {
    var (expected, found) = words(for: failure)
    // The proof of a statement begins with the statement.
    if case .truth = failure { found = "" }
    let width = max(DisplayWidth.of(phrases.expected), DisplayWidth.of(phrases.found))
    for (label, text) in [(phrases.expected, expected), (phrases.found, found)] {
      canvas.paragraph(TerminalText.escaped(text), indent: width + 3, first: "  " + label)
    }
    canvas.verbatim(proof(of: failure), indent: 4)
  }

  /// What was expected and what came out.
  private func words(for failure: ExampleRun.Failure) -> (expected: String, found: String) {
    switch failure {
    case .truth(let atom, let expected, let found):
      (statement(atom, expected), statement(atom, found))
    case .didNotFire(let rule):
      (phrases.ruleFires(model[rule].name), phrases.ruleDoesNotFire(model[rule].name))
    case .fired(let rule):
      (phrases.ruleDoesNotFire(model[rule].name), phrases.ruleFires(model[rule].name))
    case .contradiction(let fact):
      (phrases.answersAgree, phrases.answeredInVain(wording.fact(fact)))
    }
  }

  private func statement(_ atom: Atom, _ truth: Truth) -> String {
    switch truth {
    case .yes: wording.statement(atom)
    case .no: wording.statement(atom, isTrue: false)
    case .unknown: phrases.isOpen(wording.statement(atom))
    }
  }

  private func proof(of failure: ExampleRun.Failure) -> String {
    var canvas = TextCanvas(style)
    switch failure {
    case .truth(let atom, _, let found):
      canvas.verbatim(explanations.text(atom, .short).dropLastBreak, indent: 0)
      if found != .yes {
        for rule in rulesOfOtherDays(concluding: atom) { canvas.paragraph(notInForce(rule)) }
      }
    case .didNotFire(let rule), .fired(let rule):
      if let nearest = explanations.nearest(rule) {
        canvas.verbatim(nearest.dropLastBreak, indent: 0)
      } else if let days = model[rule].inForce, !days.contains(program.asOf) {
        canvas.paragraph(notInForce(model[rule]))
      } else {
        canvas.paragraph(phrases.noInstance(model[rule].name))
      }
    case .contradiction(let fact):
      if let gate = program.gate(of: fact) {
        canvas.paragraph(
          TerminalText.escaped(
            phrases.appliesOnlyIf(wording.condition(gate.condition, in: run.evaluation))))
      }
    }
    return canvas.text.dropLastBreak
  }

  private func notInForce(_ rule: Rule) -> String {
    phrases.notInForce(rule.name, rule.inForce?.first, rule.inForce?.last, on: program.asOf)
  }

  /// The rules that could conclude a statement, were it another day.
  private func rulesOfOtherDays(concluding atom: Atom) -> [Rule] {
    model.rules.filter { rule in
      guard let days = rule.inForce, !days.contains(program.asOf) else { return false }
      return rule.conclusions.contains { conclusion in
        conclusion.relation == atom.relation
          && zip(conclusion.arguments, atom.arguments).allSatisfy { term, member in
            switch term {
            case .member(let index): index == member
            case .variable: true
            }
          }
      }
    }
  }
}

extension String {
  /// The text without the line break at its end.
  fileprivate var dropLastBreak: String { hasSuffix("\n") ? String(dropLast()) : self }
}
