// Explanations for programs: the same steps as in the text, with ids, places and truth values.

import Advice
import RuleEngine
import RuleLanguage

/// Writes explanations as JSON.
struct ExplanationJSON: Sendable {
  private let evaluation: Evaluation
  private let wording: Wording

  init(_ evaluation: Evaluation, _ language: Language) {
    self.evaluation = evaluation
    wording = Wording(evaluation.program, language)
  }

  private var program: GroundProgram { evaluation.program }
  private var model: Model { program.model }

  /// A statement with the rules that decide it.
  func object(_ explanation: Explanation) -> String {
    var members: [(String, String)] = [
      ("statement", JSONText.string(program.name(of: explanation.atom))),
      ("truth", JSONText.string(explanation.truth.rawValue)),
      (
        "sentence",
        JSONText.string(wording.statement(explanation.atom, isTrue: explanation.truth != .no))
      ),
    ]
    if explanation.isRepeated {
      members.append(("repeated", "true"))
    } else {
      members.append(("rules", array(explanation.attempts.map(attempt))))
    }
    return JSONText.object(members)
  }

  private func attempt(_ attempt: Attempt) -> String {
    let rule = program.rules[attempt.rule]
    let source = model[rule.rule]
    let because = wording.text(source.because, of: rule, in: evaluation)
    return JSONText.object([
      ("rule", JSONText.string(source.name)),
      ("place", JSONText.string(place(source.range))),
      ("truth", JSONText.string(attempt.truth.rawValue)),
      ("because", because.map(JSONText.string) ?? "null"),
      ("citations", array(source.citations.map(citation))),
      ("conditions", array(attempt.conditions.map(condition))),
      ("exceptions", array(attempt.exceptions.map(exception))),
    ])
  }

  private func citation(_ citation: Citation) -> String {
    JSONText.object([
      ("source", JSONText.string(model[citation.source].name)),
      ("place", citation.place.map(JSONText.string) ?? "null"),
      ("url", citation.url.map(JSONText.string) ?? "null"),
      ("read", citation.read.map { JSONText.string($0.description) } ?? "null"),
      ("confidence", JSONText.string(citation.confidence.rawValue)),
    ])
  }

  private func exception(_ exception: ExplainedException) -> String {
    JSONText.object([
      ("exception", JSONText.string(model[exception.exception].name)),
      ("truth", JSONText.string(exception.truth.rawValue)),
      ("conditions", array(exception.conditions.map(condition))),
      ("exceptions", array(exception.exceptions.map(self.exception))),
    ])
  }

  private func condition(_ condition: ExplainedCondition) -> String {
    JSONText.object([
      ("condition", JSONText.string(wording.condition(condition.condition, in: evaluation))),
      ("place", JSONText.string(place(condition.condition.range))),
      ("truth", JSONText.string(condition.truth.rawValue)),
      ("parts", array(condition.parts.map(self.condition))),
      ("because", array(condition.because.map(object))),
    ])
  }

  /// The smallest sets of changes that turn the telling statement about a certificate round.
  func flip(_ certificate: Int, _ advisor: Advisor) -> String {
    let atom = advisor.tellingStatement(about: certificate, evaluation, .why)
    let toHold = evaluation.truth(of: atom) != .yes
    let found = evaluation.smallestChanges(for: atom, toHold: toHold)
    return JSONText.object([
      ("statement", JSONText.string(program.name(of: atom))),
      ("becomes", JSONText.string(toHold ? "yes" : "no")),
      (
        "changes",
        array(
          found.map { one in
            array(
              one.changes.map { change in
                JSONText.object([
                  ("fact", JSONText.string(model[change.fact].name)),
                  ("answer", JSONText.string(wording.answer(change.answer, to: change.fact))),
                ])
              })
          })
      ),
    ])
  }

  /// The days on which the state of a certificate changes.
  func timeline(_ certificate: Int, _ entries: [TimelineEntry]) -> String {
    JSONText.object([
      ("certificate", JSONText.string(model.certificates[certificate].name)),
      (
        "entries",
        array(
          entries.map { entry in
            JSONText.object([
              ("from", entry.from.map { JSONText.string($0.description) } ?? "null"),
              ("strength", entry.state.strength.map { JSONText.string($0.rawValue) } ?? "null"),
              ("pending", entry.state.isPending ? "true" : "false"),
              ("unsuitable", entry.state.isUnsuitable ? "true" : "false"),
              ("undetermined", entry.state.isUndetermined ? "true" : "false"),
              ("rules", array(entry.state.rules.map(JSONText.string))),
            ])
          })
      ),
    ])
  }

  private func place(_ range: SourceRange) -> String {
    let text = model.texts[range.source.index]
    return "\(text.name):\(text.location(of: range.lower).line)"
  }

  private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}
