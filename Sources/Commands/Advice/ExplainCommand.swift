// The parts of `explain`, one for each option, each as text and as JSON.

import Advice
import Reports
import RuleEngine
import RuleLanguage

/// Explains the advice for one profile.
struct ExplainCommand {
  /// An answer to one option.
  typealias Part = (text: String, json: String)

  private let context: CommandContext
  private let advisor: Advisor
  private let profile: Profile
  private let evaluation: Evaluation
  private let style: TextStyle

  init(
    _ context: CommandContext, _ advisor: Advisor, _ profile: Profile, _ evaluation: Evaluation
  ) {
    self.context = context
    self.advisor = advisor
    self.profile = profile
    self.evaluation = evaluation
    style = context.style(of: .output)
  }

  private var language: Language { context.language }
  private var json: ExplanationJSON { ExplanationJSON(evaluation, language) }
  private var moment: Session.Moment {
    Session.Moment(advisor: advisor, evaluation: evaluation, profile: profile)
  }

  func run() throws(CommandError) {
    let arguments = context.arguments
    var parts: [Part] = []
    for name in arguments[Options.why] { parts.append(try reasons(name, .why)) }
    for name in arguments[Options.whyNot] { parts.append(try reasons(name, .whyNot)) }
    if !arguments[Options.whatIf].isEmpty { parts.append(try whatIf(arguments[Options.whatIf])) }
    for name in arguments[Options.flip] { parts.append(try flip(name)) }
    for name in arguments[Options.core] { parts.append(try core(name)) }
    for name in arguments[Options.timeline] { parts.append(try timeline(name)) }
    for name in arguments[Options.matches] { parts.append(try matches(name)) }
    if arguments[Options.firings] { parts.append(firings()) }
    if parts.isEmpty {
      for recommendation in moment.assessment.recommendations {
        parts.append(
          try reasons(advisor.model.certificates[recommendation.certificate].name, .why))
      }
    }
    try context.print(
      arguments[Options.format] == .json
        ? JSONText.lines(parts.map(\.json)) + "\n" : parts.map(\.text).joined(separator: "\n"))
  }

  // MARK: Names

  private func certificate(_ name: String) throws(CommandError) -> Int {
    let names = CertificateNames(advisor.model)
    if let index = names.index(of: name) { return index }
    throw .malformed(unknown("certificate", name, names.nearest(to: name)))
  }

  private func unknown(_ kind: String, _ name: String, _ nearest: String?) -> String {
    "unknown \(kind) \"\(TerminalText.escaped(name))\""
      + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
  }

  /// The statement that a certificate's name asks about, or one that is named itself.
  private func statement(
    _ name: String, _ question: CertificateQuestion
  ) throws(CommandError) -> Atom {
    if name.contains("(") || name.contains(" "),
      CertificateNames(advisor.model).index(of: name) == nil
    {
      do { return try StatementReader(advisor.model).read(name) } catch {
        throw .malformed(TerminalText.escaped(error.message(language)))
      }
    }
    if let rule = advisor.model.rule(named: name), let atom = moment.conclusion(of: rule) {
      return atom
    }
    return advisor.tellingStatement(about: try certificate(name), evaluation, question)
  }

  private var form: ExplanationForm {
    if context.arguments[Options.tree] { return .tree }
    if context.arguments[Options.ruleNames] { return .rules }
    return context.arguments[Options.allReasons] ? .all : .short
  }

  // MARK: Parts

  private func reasons(
    _ name: String, _ question: CertificateQuestion
  ) throws(CommandError) -> Part {
    let atom = try statement(name, question)
    return (
      ExplanationReport(evaluation, language, style)
        .text(
          atom, form, due: moment.deadline(of: atom),
          instead: question == .whyNot ? moment.state(besides: atom) : nil),
      json.object(evaluation.explain(atom, .allProofs))
    )
  }

  private func flip(_ name: String) throws(CommandError) -> Part {
    let certificate = try certificate(name)
    return (
      CounterfactualReport(evaluation, language, style).flip(certificate, advisor),
      json.flip(certificate, advisor)
    )
  }

  private func core(_ name: String) throws(CommandError) -> Part {
    let certificate = try certificate(name)
    return (
      CounterfactualReport(evaluation, language, style).core(certificate, advisor),
      json.core(certificate, advisor)
    )
  }

  private func timeline(_ name: String) throws(CommandError) -> Part {
    let certificate = try certificate(name)
    let entries = Timeline.entries(of: certificate, advisor.knowledgeBase, profile)
    return (
      TimelineReport(advisor.knowledgeBase, language, style).text(certificate, entries),
      json.timeline(certificate, entries)
    )
  }

  private func matches(_ name: String) throws(CommandError) -> Part {
    guard let rule = advisor.model.rule(named: name) else {
      let names = advisor.model.rules.map(\.name)
      throw .malformed(unknown("rule", name, Suggestions.nearest(to: name, among: names)))
    }
    let text = ExplanationReport(evaluation, language, style).matches(rule)
    return (
      text.isEmpty
        ? SessionPhrases(language).notInForce(advisor.model[rule].name, advisor.asOf) + "\n" : text,
      json.matches(rule)
    )
  }

  private func firings() -> Part {
    let firings = evaluation.firingTrace()
    return (TraceReport(evaluation, language, style).text(firings), json.firings(firings))
  }

  private func whatIf(_ changes: [String]) throws(CommandError) -> Part {
    var changed = profile
    for change in changes {
      guard let sign = change.firstIndex(of: "=") else { continue }
      let name = String(change[..<sign])
      guard let fact = advisor.model.fact(named: name) else {
        let names = advisor.model.facts.map(\.name)
        throw .malformed(unknown("fact", name, Suggestions.nearest(to: name, among: names)))
      }
      do {
        changed.answers[fact] = try AnswerReader(advisor.model).read(
          String(change[change.index(after: sign)...]), as: fact)
      } catch {
        throw .malformed("\(name): \(TerminalText.escaped(error.message(language)))")
      }
    }
    let after = advisor.evaluate(changed.answers)
    if let gate = after.contradictions.first {
      throw .malformed(
        TerminalText.escaped(ContradictionWords(gate, after, advisor, language).sentence))
    }
    let old = moment.assessment
    let new = advisor.assess(after, id: profile.id, name: profile.name)
    let report = DifferenceReport(advisor, language, style)
    return (
      report.text(from: old, to: new, after),
      JSONText.object([
        ("whatIf", json.array(changes.map(JSONText.string))),
        ("changes", json.array(report.changes(from: old, to: new, after).map(json.change))),
        ("result", context.json(changed, advisor, after)),
      ])
    )
  }
}
