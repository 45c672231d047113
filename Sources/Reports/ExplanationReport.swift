// An explanation as text. The short form is at most about ten lines: the conclusion, the rule's
// sentence, its source, the conditions that decide with the profile's own values. The tree form shows
// every step with what it rests on.

package import Advice
package import RuleEngine
import RuleLanguage

/// How an explanation is laid out.
package enum ExplanationForm: Hashable, Sendable {
  /// The nearest reasons, in a few lines.
  case short
  /// Every rule that decides.
  case all
  /// Every step down to the answers.
  case tree
}

/// Writes explanations for people.
package struct ExplanationReport: Sendable {
  private let evaluation: Evaluation
  private let wording: Wording
  private let style: TextStyle
  private let phrases: ReportPhrases

  /// Creates a writer for one evaluation.
  package init(_ evaluation: Evaluation, _ language: Language, _ style: TextStyle) {
    self.evaluation = evaluation
    self.style = style
    wording = Wording(evaluation.program, language)
    phrases = ReportPhrases(language)
  }

  /// The explanation of a statement.
  package func text(_ atom: Atom, _ form: ExplanationForm) -> String {
    let explanation = evaluation.explain(atom, form == .short ? .deciding : .allProofs)
    var canvas = TextCanvas(style)
    canvas.paragraph(conclusion(explanation), look: .bold)
    if explanation.attempts.isEmpty, !explanation.isRepeated {
      canvas.paragraph(phrases.notConcluded(wording.statement(atom)), indent: 2)
    }
    let limit = form == .short ? (explanation.truth == .yes ? 1 : 3) : Int.max
    for attempt in explanation.attempts.prefix(limit) {
      write(attempt, indent: 2, form, to: &canvas)
    }
    let hidden = hiddenCount(explanation, atom, limit)
    if hidden > 0 { canvas.paragraph(phrases.moreProofs(hidden), indent: 2, look: .faint) }
    return canvas.text
  }

  /// Each condition of the instances of a rule, with its truth.
  package func matches(_ rule: ID<Rule>) -> String {
    var canvas = TextCanvas(style)
    for attempt in evaluation.matches(rule) { write(attempt, indent: 0, .all, to: &canvas) }
    return canvas.text
  }

  /// The instance of a rule that fires, or is nearest to it, with what decides; nil where the rule has
  /// no instance on the day.
  package func nearest(_ rule: ID<Rule>) -> String? {
    let program = evaluation.program
    func failing(_ attempt: Attempt) -> [ExplainedCondition] {
      attempt.conditions.filter { $0.truth != .yes }
    }
    func distance(_ attempt: Attempt) -> Int {
      2 * failing(attempt).count + (attempt.truth == .yes ? 0 : 1)
    }
    let nearest = evaluation.matches(rule)
      .filter { program.rules[$0.rule].concludingException == nil }
      .min { distance($0) < distance($1) }
    guard let nearest else { return nil }
    var canvas = TextCanvas(style)
    writeHead(nearest, indent: 0, .short, to: &canvas)
    let conditions = failing(nearest)
    for condition in conditions.isEmpty ? nearest.conditions : conditions {
      write(condition, indent: 4, .short, to: &canvas)
    }
    for exception in nearest.exceptions where exception.truth == .yes {
      write(exception, indent: 4, .short, to: &canvas)
    }
    return canvas.text
  }

  private func hiddenCount(_ explanation: Explanation, _ atom: Atom, _ limit: Int) -> Int {
    guard limit != .max, let number = evaluation.program.number(of: atom) else { return 0 }
    let program = evaluation.program
    let total = program.rulesConcluding[number].filter {
      explanation.truth == .no || evaluation.truth(of: program.rules[$0]) == explanation.truth
    }.count
    return max(0, total - min(limit, explanation.attempts.count))
  }

  private func conclusion(_ explanation: Explanation) -> String {
    let sentence = wording.statement(explanation.atom, isTrue: explanation.truth != .no)
    guard explanation.truth == .unknown else { return sentence + "." }
    return phrases.isOpen(sentence)
  }

  private func write(
    _ attempt: Attempt, indent: Int, _ form: ExplanationForm, to canvas: inout TextCanvas
  ) {
    writeHead(attempt, indent: indent, form, to: &canvas)
    for condition in attempt.conditions {
      write(condition, indent: indent + 4, form, to: &canvas)
    }
    for exception in attempt.exceptions {
      write(exception, indent: indent + 4, form, to: &canvas)
    }
  }

  /// The rule's sentence and its source.
  private func writeHead(
    _ attempt: Attempt, indent: Int, _ form: ExplanationForm, to canvas: inout TextCanvas
  ) {
    let words = RuleWords(evaluation.program.rules[attempt.rule], evaluation, wording)
    canvas.paragraph(
      words.reason, indent: indent + 4, first: lead(attempt.truth, indent))
    let place = form == .short ? "" : " · \(words.place)"
    canvas.paragraph(words.source + place, indent: indent + 4, look: .faint)
    if form == .short, attempt.truth == .yes, let belief = words.belief {
      canvas.paragraph(belief, indent: indent + 4)
    }
  }

  private func write(
    _ exception: ExplainedException, indent: Int, _ form: ExplanationForm,
    to canvas: inout TextCanvas
  ) {
    let source = evaluation.program.model[exception.exception]
    let reason = wording.language.text(source.because) ?? source.name
    canvas.paragraph(
      "\(phrases.aside) \(source.name): \(reason)", indent: indent + 2,
      first: lead(exception.truth, indent))
    for condition in exception.conditions {
      write(condition, indent: indent + 2, form, to: &canvas)
    }
    for inner in exception.exceptions { write(inner, indent: indent + 2, form, to: &canvas) }
  }

  private func write(
    _ condition: ExplainedCondition, indent: Int, _ form: ExplanationForm,
    to canvas: inout TextCanvas
  ) {
    // Brackets around conditions say nothing to a reader: their parts do.
    if !condition.parts.isEmpty, condition.isTransparent {
      for part in condition.parts { write(part, indent: indent, form, to: &canvas) }
      return
    }
    canvas.paragraph(
      TerminalText.escaped(wording.condition(condition.condition, in: evaluation)),
      indent: indent + 2, first: lead(condition.truth, indent))
    guard form == .tree else { return }
    for explanation in condition.because {
      if explanation.isRepeated {
        canvas.paragraph(phrases.repeated, indent: indent + 4, look: .faint)
      }
      for attempt in explanation.attempts {
        write(attempt, indent: indent + 2, form, to: &canvas)
      }
    }
  }

  private func lead(_ truth: Truth, _ indent: Int) -> String {
    let mark =
      switch truth {
      case .yes: style.paint("✓", .good)
      case .no: style.paint("✗", .strong)
      case .unknown: style.paint("?", .attention)
      }
    return String(repeating: " ", count: indent) + mark
  }
}

extension ExplainedCondition {
  /// Whether the condition is only a bracket around its parts.
  fileprivate var isTransparent: Bool {
    switch condition.kind {
    case .all: true
    // A choice that shows one part, or parts that all failed, reads best as those parts.
    case .any: parts.count == 1 || truth != .yes
    default: false
    }
  }
}
