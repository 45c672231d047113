// An explanation as text. The short form has at most ten lines: the conclusion, the rule's sentence,
// its source, the conditions that decide with the profile's own values. The tree form shows every
// step with what it rests on.

package import Advice
package import RuleEngine
package import RuleLanguage

/// How an explanation is laid out.
package enum ExplanationForm: Hashable, Sendable {
  /// The nearest reasons, in at most ten lines.
  case short
  /// Every rule that decides.
  case all
  /// Every step down to the answers.
  case tree
  /// The rules by name and place, without words.
  case rules
}

/// Writes explanations for people.
package struct ExplanationReport: Sendable {
  /// The short form has so many lines at most.
  package static let lineLimit = 10

  let evaluation: Evaluation
  let wording: Wording
  let style: TextStyle
  let phrases: ReportPhrases

  /// Creates a writer for one evaluation.
  package init(_ evaluation: Evaluation, _ language: Language, _ style: TextStyle) {
    self.evaluation = evaluation
    self.style = style
    wording = Wording(evaluation.program, language)
    phrases = ReportPhrases(language)
  }

  /// The explanation of a statement, with the day by which a duty must be met, and what the
  /// certificate is `instead` where something else is asked about.
  package func text(
    _ atom: Atom, _ form: ExplanationForm, due: CalendarDay? = nil, instead: CertificateState? = nil
  ) -> String {
    let explanation = evaluation.explain(atom, form == .short ? .deciding : .allProofs)
    var canvas = TextCanvas(style)
    canvas.paragraph(conclusion(explanation, due), look: .bold)
    if let strength = instead?.strength { canvas.paragraph(phrases.itIs(strength), indent: 2) }
    if instead?.isPending ?? false {
      let pending = atom.arguments.first.map { evaluation.program.model.certificates[$0].name }
      canvas.paragraph(
        phrases.dutyIsPending("why pending(\(pending ?? ""))"), indent: 2, look: .attention)
    }
    if explanation.isAssumed {
      canvas.paragraph(phrases.assumedNotConcluded, indent: 2, look: .attention)
      return canvas.text
    }
    for assumed in explanation.assumptions {
      let isTrue = evaluation.truth(of: assumed) == .yes
      canvas.paragraph(
        phrases.restsOn(wording.statement(assumed, isTrue: isTrue)), indent: 2, look: .attention)
    }
    if explanation.attempts.isEmpty, !explanation.isRepeated {
      canvas.paragraph(phrases.notConcluded, indent: 2)
    }
    switch form {
    case .short: writeShort(explanation, to: &canvas)
    case .all, .tree:
      for attempt in explanation.attempts { write(attempt, indent: 2, form, to: &canvas) }
    case .rules:
      for attempt in explanation.attempts {
        let words = RuleWords(evaluation.program.rules[attempt.rule], evaluation, wording)
        canvas.paragraph(
          "\(words.name) · \(words.place)", indent: 6, first: lead(attempt.truth, 2))
      }
    }
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

  private func conclusion(_ explanation: Explanation, _ due: CalendarDay?) -> String {
    let sentence = wording.statement(explanation.atom, isTrue: explanation.truth != .no)
    guard explanation.truth != .unknown else { return phrases.isOpen(sentence) }
    let deadline = due.map { phrases.due($0, asOf: evaluation.program.asOf) }
    return deadline.map { "\(sentence) · \($0)" } ?? sentence + "."
  }

  // MARK: Whole

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
    guard form == .all, attempt.truth == .yes else { return }
    let words = RuleWords(evaluation.program.rules[attempt.rule], evaluation, wording)
    for text in [words.belief, words.note].compactMap({ $0 }) {
      canvas.paragraph(text, indent: indent + 4)
    }
  }

  /// The rule's sentence and its source, with its place unless that is only short.
  private func writeHead(
    _ attempt: Attempt, indent: Int, _ form: ExplanationForm, to canvas: inout TextCanvas
  ) {
    let words = RuleWords(evaluation.program.rules[attempt.rule], evaluation, wording)
    canvas.paragraph(words.reason, indent: indent + 4, first: lead(attempt.truth, indent))
    let place = form == .short ? "" : " · \(words.place)"
    canvas.paragraph(words.datedSource + place, indent: indent + 4, look: .faint)
  }

  func write(
    _ exception: ExplainedException, indent: Int, _ form: ExplanationForm,
    to canvas: inout TextCanvas
  ) {
    let source = evaluation.program.model[exception.exception]
    let reason = wording.language.text(source.because) ?? source.name
    canvas.paragraph(
      "\(exception.truth == .yes ? phrases.aside : phrases.exception) \(source.name): \(reason)",
      indent: indent + 2, first: lead(exception.truth, indent))
    for condition in exception.conditions {
      write(condition, indent: indent + 2, form, to: &canvas)
    }
    for inner in exception.exceptions { write(inner, indent: indent + 2, form, to: &canvas) }
  }

  func write(
    _ condition: ExplainedCondition, indent: Int, _ form: ExplanationForm,
    to canvas: inout TextCanvas
  ) {
    // Brackets around conditions say nothing to a reader: their parts do.
    if !condition.parts.isEmpty, condition.isTransparent {
      for part in condition.parts { write(part, indent: indent, form, to: &canvas) }
      return
    }
    let assumed = isAssumed(condition) ? " (\(phrases.assumption))" : ""
    canvas.paragraph(
      TerminalText.escaped(wording.condition(condition.condition, in: evaluation)) + assumed,
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

  private func isAssumed(_ condition: ExplainedCondition) -> Bool {
    guard case .derived(let number) = condition.condition.kind else { return false }
    return evaluation.program.assumptions[evaluation.program.atoms[number]] != nil
  }

  func lead(_ truth: Truth, _ indent: Int) -> String {
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
  var isTransparent: Bool {
    guard !parts.isEmpty else { return false }
    return switch condition.kind {
    case .all: true
    // A choice that shows one part, or parts that all failed, reads best as those parts.
    case .any: parts.count == 1 || truth != .yes
    default: false
    }
  }
}

extension Explanation {
  /// The assumptions that the explanation leans on, each once, in the order of meeting them.
  package var assumptions: [Atom] {
    var found: [Atom] = []
    func walk(_ explanation: Explanation) {
      if explanation.isAssumed, !found.contains(explanation.atom) { found.append(explanation.atom) }
      for attempt in explanation.attempts {
        attempt.conditions.forEach(walk)
        attempt.exceptions.forEach(walk)
      }
    }
    func walk(_ exception: ExplainedException) {
      exception.conditions.forEach(walk)
      exception.exceptions.forEach(walk)
    }
    func walk(_ condition: ExplainedCondition) {
      condition.parts.forEach(walk)
      condition.because.forEach(walk)
    }
    walk(self)
    return found
  }
}
