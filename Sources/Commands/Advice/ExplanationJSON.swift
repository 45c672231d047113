// Explanations for programs: the same steps as in the text, with ids, places and truth values.

import Advice
import Reports
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
    if explanation.isAssumed {
      members.append(("assumed", "true"))
    } else if explanation.isRepeated {
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

  /// The answers that the telling statement about a certificate follows from.
  func core(_ certificate: Int, _ advisor: Advisor) -> String {
    let atom = advisor.tellingStatement(about: certificate, evaluation, .why)
    return JSONText.object([
      ("statement", JSONText.string(program.name(of: atom))),
      ("truth", JSONText.string(evaluation.truth(of: atom).rawValue)),
      (
        "core",
        array(
          evaluation.stableCore(of: atom).map { fact in
            JSONText.object([
              ("fact", JSONText.string(model[fact].name)),
              (
                "answer",
                evaluation.answers[fact].map { JSONText.string(wording.answer($0, to: fact)) }
                  ?? "null"
              ),
            ])
          })
      ),
      (
        "assumptions",
        array(evaluation.explain(atom).assumptions.map { JSONText.string(program.name(of: $0)) })
      ),
    ])
  }

  /// Each condition of the instances of a rule, with its truth.
  func matches(_ rule: ID<Rule>) -> String {
    JSONText.object([
      ("rule", JSONText.string(model[rule].name)),
      ("instances", array(evaluation.matches(rule).map(attempt))),
    ])
  }

  /// Firings in their order, each with what it added.
  func firings(_ firings: [Firing]) -> String {
    JSONText.object([
      (
        "firings",
        array(
          firings.map { firing in
            let rule = program.rules[firing.rule]
            return JSONText.object([
              ("rule", JSONText.string(model[rule.rule].name)),
              ("stratum", String(firing.stratum + 1)),
              ("round", String(firing.round)),
              ("added", array(firing.added.map { statement($0) })),
            ])
          })
      )
    ])
  }

  private func statement(_ number: Int) -> String {
    JSONText.string(program.name(of: program.atoms[number]))
  }

  /// A certificate about which two assessments differ.
  func change(_ change: CertificateChange) -> String {
    JSONText.object([
      ("certificate", JSONText.string(model.certificates[change.certificate].name)),
      ("before", state(change.before)),
      ("after", state(change.after)),
      ("because", change.because.map(JSONText.string) ?? "null"),
      ("rule", change.rule.map(JSONText.string) ?? "null"),
    ])
  }

  private func state(_ state: CertificateState) -> String {
    JSONText.object([
      ("strength", state.strength.map { JSONText.string($0.rawValue) } ?? "null"),
      ("pending", state.isPending ? "true" : "false"),
      ("unsuitable", state.isUnsuitable ? "true" : "false"),
      ("undetermined", state.isUndetermined ? "true" : "false"),
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
              ("pendingFrom", pendingFrom(entry.state)),
              ("unsuitable", entry.state.isUnsuitable ? "true" : "false"),
              ("undetermined", entry.state.isUndetermined ? "true" : "false"),
              ("rules", array(entry.state.rules.map(JSONText.string))),
            ])
          })
      ),
    ])
  }

  private func pendingFrom(_ state: TimelineEntry.State) -> String {
    guard case .from(let day) = state.pending else { return "null" }
    return JSONText.string(day.description)
  }

  private func place(_ range: SourceRange) -> String {
    let text = model.texts[range.source.index]
    return "\(text.name):\(text.location(of: range.lower).line)"
  }

  /// An array of values that are JSON already.
  func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}
