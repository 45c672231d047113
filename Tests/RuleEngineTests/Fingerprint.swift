// All that a program says about a profile as one text without places in the source, to compare two
// ways of writing the same knowledge base.

import RuleEngine
import RuleLanguage

enum Fingerprint {
  /// The model without places and texts.
  static func of(_ model: Model) -> String {
    let parts: [Any] = [
      model.enumerations, model.sections, model.facts, model.relations, model.parameters,
      model.sources, model.rules, model.exceptions, model.questions, model.constraints,
      model.monotoneClaims, model.examples,
    ]
    return parts.map { "\($0)" }.joined(separator: "\n").replacing(
      /RuleLanguage\.SourceRange\(source: RuleLanguage\.SourceID\(index: \d+\), lower: \d+, upper: \d+\)/,
      with: "-")
  }

  /// Results, explanations, trace and what is missing, in the order in which they come out.
  static func of(_ evaluation: Evaluation) -> String {
    let program = evaluation.program
    var lines: [String] = []
    for atom in program.atoms {
      lines.append("\(program.name(of: atom)) \(evaluation.truth(of: atom))")
      append(evaluation.explain(atom, .allProofs), to: &lines, in: program, depth: 1)
      let missing = evaluation.missing(for: [program.signal(of: atom)])
      lines.append("missing \(missing.facts.map(\.index)) \(missing.parameters.map(\.index))")
    }
    lines.append("fired \(evaluation.firedRules.map(\.index))")
    for firing in evaluation.firingTrace() {
      lines.append("\(firing.stratum).\(firing.round) \(firing.rule) adds \(firing.added)")
    }
    return lines.joined(separator: "\n")
  }

  private static func append(
    _ explanation: Explanation, to lines: inout [String], in program: GroundProgram, depth: Int
  ) {
    let indent = String(repeating: " ", count: depth)
    for attempt in explanation.attempts {
      let rule = program.rules[attempt.rule]
      lines.append("\(indent)\(program.model[rule.rule].name) \(rule.bindings) \(attempt.truth)")
      for condition in attempt.conditions { append(condition, to: &lines, program, depth + 1) }
      for exception in attempt.exceptions { append(exception, to: &lines, program, depth + 1) }
    }
  }

  private static func append(
    _ exception: ExplainedException, to lines: inout [String], _ program: GroundProgram,
    _ depth: Int
  ) {
    let indent = String(repeating: " ", count: depth)
    lines.append(
      "\(indent)unless \(program.model[exception.exception].name) \(exception.truth)")
    for condition in exception.conditions { append(condition, to: &lines, program, depth + 1) }
    for inner in exception.exceptions { append(inner, to: &lines, program, depth + 1) }
  }

  private static func append(
    _ condition: ExplainedCondition, to lines: inout [String], _ program: GroundProgram,
    _ depth: Int
  ) {
    let indent = String(repeating: " ", count: depth)
    let text = program.model.texts[condition.condition.range.source.index]
      .text(condition.condition.range)
    lines.append("\(indent)\(text) \(condition.truth)")
    for part in condition.parts { append(part, to: &lines, program, depth + 1) }
    for explanation in condition.because {
      append(explanation, to: &lines, in: program, depth: depth + 1)
    }
  }
}
