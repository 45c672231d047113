// The short form of an explanation: what decides, in at most ten lines, and a word on what is left out.

import Advice
import RuleEngine
import RuleLanguage

extension ExplanationReport {
  /// The nearest rule in full, of one that does not hold two more in a line each, and how much is left.
  func writeShort(_ explanation: Explanation, to canvas: inout TextCanvas) {
    guard let first = explanation.attempts.first else { return }
    var hiddenReasons = ruleCount(explanation) - 1
    let hiddenConditions = writeBounded(first, isAlone: hiddenReasons == 0, to: &canvas)
    let others = explanation.truth == .yes ? [] : explanation.attempts.dropFirst().prefix(2)
    for other in others {
      var line = TextCanvas(style)
      writeLine(other, to: &line)
      guard canvas.lineCount + line.lineCount < Self.lineLimit else { break }
      canvas.append(line)
      hiddenReasons -= 1
    }
    if hiddenConditions + hiddenReasons > 0 {
      canvas.paragraph(
        phrases.more(conditions: hiddenConditions, reasons: hiddenReasons), indent: 2,
        look: .faint)
    }
  }

  /// The rules that are true, open or false like the statement.
  private func ruleCount(_ explanation: Explanation) -> Int {
    let program = evaluation.program
    guard let number = program.number(of: explanation.atom) else { return 0 }
    return program.rulesConcluding[number].count {
      explanation.truth == .no || evaluation.truth(of: program.rules[$0]) == explanation.truth
    }
  }

  /// A rule with as many of its conditions as there is room for, and how many are left; a line stays
  /// free to say so, or to say that there are other reasons.
  private func writeBounded(
    _ attempt: Attempt, isAlone: Bool, to canvas: inout TextCanvas
  ) -> Int {
    let words = RuleWords(evaluation.program.rules[attempt.rule], evaluation, wording)
    canvas.paragraph(words.reason, indent: 6, first: lead(attempt.truth, 2))
    canvas.paragraph(words.datedSource, indent: 6, look: .faint)
    let conditions = tellingFirst(attempt.conditions).map { condition in
      var part = TextCanvas(style)
      write(condition, indent: 6, .short, to: &part)
      return part
    }
    let exceptions = attempt.exceptions.map { exception in
      var part = TextCanvas(style)
      writeBriefly(exception, to: &part)
      return part
    }
    // An exception that is open, or sets the rule aside, is what the reader has to know.
    let parts = attempt.truth == .yes ? conditions + exceptions : exceptions + conditions
    var shown = 0
    for part in parts {
      let closing = isAlone && shown == parts.count - 1 ? 0 : 1
      guard canvas.lineCount + part.lineCount + closing <= Self.lineLimit else { break }
      canvas.append(part)
      shown += 1
    }
    if shown == parts.count, attempt.truth == .yes, let belief = words.belief {
      var part = TextCanvas(style)
      part.paragraph(belief, indent: 6)
      if canvas.lineCount + part.lineCount + (isAlone ? 0 : 1) <= Self.lineLimit {
        canvas.append(part)
      }
    }
    return parts.count - shown
  }

  /// An exception with the condition that decides it, or with its sentence where several do.
  private func writeBriefly(_ exception: ExplainedException, to canvas: inout TextCanvas) {
    guard let first = exception.conditions.first.map(deciding), exception.conditions.count == 1,
      exception.exceptions.isEmpty
    else {
      write(exception, indent: 6, .short, to: &canvas)
      return
    }
    let name = evaluation.program.model[exception.exception].name
    let words = TerminalText.escaped(wording.condition(first.condition, in: evaluation))
    canvas.paragraph(
      "\(exception.truth == .yes ? phrases.aside : phrases.exception) \(name): \(words)", indent: 8,
      first: lead(exception.truth, 6))
  }

  /// Conditions with those first that tell most about this organisation: figures and days against
  /// their thresholds, then what it is and does, then what it is not, and last what holds for everybody.
  private func tellingFirst(_ conditions: [ExplainedCondition]) -> [ExplainedCondition] {
    func rank(_ condition: ExplainedCondition) -> Int {
      switch condition.condition.kind {
      case .comparison: 0
      case .fact, .member, .derived: 1
      case .all, .any, .atLeast: condition.parts.map(rank).min() ?? 1
      case .not: condition.parts.contains { rank($0) == 3 } ? 3 : 2
      case .settled: 3
      }
    }
    let ranks = conditions.map(rank)
    return conditions.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { conditions[$0] }
  }

  /// A rule in a line: its name and the first condition that keeps it from firing.
  private func writeLine(_ attempt: Attempt, to canvas: inout TextCanvas) {
    let words = RuleWords(evaluation.program.rules[attempt.rule], evaluation, wording)
    var failing = attempt.conditions.first.map(deciding).map {
      wording.condition($0.condition, in: evaluation)
    }
    if failing == nil, let exception = attempt.exceptions.first {
      failing = "\(phrases.aside) \(evaluation.program.model[exception.exception].name)"
    }
    let more = attempt.conditions.count - 1
    let text = [failing.map { TerminalText.escaped($0) }, more > 0 ? phrases.andMore(more) : nil]
      .compactMap { $0 }.joined(separator: ", ")
    canvas.paragraph("\(text) [\(words.name)]", indent: 6, first: lead(attempt.truth, 2))
  }

  /// The part of a bracket that decides it.
  private func deciding(_ condition: ExplainedCondition) -> ExplainedCondition {
    condition.isTransparent ? condition.parts.first.map(deciding) ?? condition : condition
  }
}
