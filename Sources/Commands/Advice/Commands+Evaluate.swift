// `evaluate` and `explain`: one assessment a profile, and the reasons for it.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  /// `evaluate`.
  static func evaluate(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase().knowledgeBase
    let advisors = AdvisorCache(Advisor(knowledge, asOf: context.asOf))
    var isFirst = true
    for path in context.arguments.operands {
      for profile in try context.profiles(at: path, knowledge) {
        let advisor = advisors.advisor(asOf: profile.asOf)
        let evaluation = try consistent(profile, advisor, context)
        switch context.arguments[Options.format] {
        case .text:
          if !isFirst { try context.print("\n") }
          try context.print(
            AssessmentReport(
              advisor, evaluation, advisor.assess(evaluation, id: profile.id, name: profile.name),
              context.language, context.style(of: .output)
            ).text())
        case .json: try context.print(context.json(profile, advisor, evaluation) + "\n")
        }
        isFirst = false
      }
    }
    return .done
  }

  /// `explain`.
  static func explain(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase().knowledgeBase
    let path = context.arguments.operands.first ?? "-"
    guard let profile = try context.profiles(at: path, knowledge).first else {
      throw .malformed("\(TerminalText.escaped(path)) holds no profile")
    }
    let advisor = Advisor(knowledge, asOf: profile.asOf ?? context.asOf)
    let evaluation = try consistent(profile, advisor, context)
    let explainer = ExplainCommand(context, advisor, profile, evaluation)
    try explainer.run()
    return .done
  }

  /// The evaluation of a profile whose answers do not contradict each other.
  private static func consistent(
    _ profile: Profile, _ advisor: Advisor, _ context: CommandContext
  ) throws(CommandError) -> Evaluation {
    let evaluation = advisor.evaluate(profile.answers)
    guard let gate = evaluation.contradictions.first else { return evaluation }
    let wording = Wording(advisor.program, context.language)
    let answer = profile.answers[gate.fact].map { wording.answer($0, to: gate.fact) } ?? ""
    throw .malformed(
      TerminalText.escaped(
        SessionPhrases(context.language).contradiction(
          advisor.model[gate.fact].name, answer,
          wording.condition(gate.condition, in: evaluation))))
  }
}

/// The parts of `explain`, one for each option.
private struct ExplainCommand {
  private let context: CommandContext
  private let advisor: Advisor
  private let profile: Profile
  private let evaluation: Evaluation
  private let style: TextStyle

  init(_ context: CommandContext, _ advisor: Advisor, _ profile: Profile, _ evaluation: Evaluation)
  {
    self.context = context
    self.advisor = advisor
    self.profile = profile
    self.evaluation = evaluation
    style = context.style(of: .output)
  }

  private var language: Language { context.language }
  private var isJSON: Bool { context.arguments[Options.format] == .json }

  func run() throws(CommandError) {
    let arguments = context.arguments
    var parts: [(text: String, json: String)] = []
    for name in arguments[Options.why] { parts.append(try reasons(name, .why)) }
    for name in arguments[Options.whyNot] { parts.append(try reasons(name, .whyNot)) }
    if !arguments[Options.whatIf].isEmpty { parts.append(try whatIf(arguments[Options.whatIf])) }
    for name in arguments[Options.flip] { parts.append(try flip(name)) }
    for name in arguments[Options.timeline] { parts.append(try timeline(name)) }
    if parts.isEmpty {
      for recommendation in advisor.assess(profile).recommendations {
        parts.append(
          try reasons(advisor.model.certificates[recommendation.certificate].name, .why))
      }
    }
    try context.print(
      isJSON
        ? JSONText.lines(parts.map(\.json)) + "\n" : parts.map(\.text).joined(separator: "\n"))
  }

  private func certificate(_ name: String) throws(CommandError) -> Int {
    let names = advisor.model.certificates.map(\.name)
    if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return index
    }
    throw .malformed(unknown("certificate", name, names))
  }

  private func unknown(_ kind: String, _ name: String, _ names: [String]) -> String {
    let nearest = Suggestions.nearest(to: name, among: names)
    return "unknown \(kind) \"\(TerminalText.escaped(name))\""
      + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
  }

  private func reasons(
    _ name: String, _ question: CertificateQuestion
  ) throws(CommandError) -> (text: String, json: String) {
    let certificate = try certificate(name)
    let atom = advisor.tellingStatement(about: certificate, evaluation, question)
    let json = ExplanationJSON(evaluation, language)
    return (
      ExplanationReport(evaluation, language, style).text(atom, .short),
      json.object(evaluation.explain(atom, .allProofs))
    )
  }

  private func flip(_ name: String) throws(CommandError) -> (text: String, json: String) {
    let certificate = try certificate(name)
    let report = CounterfactualReport(evaluation, language, style)
    return (
      report.flip(certificate, advisor),
      ExplanationJSON(evaluation, language).flip(certificate, advisor)
    )
  }

  private func timeline(_ name: String) throws(CommandError) -> (text: String, json: String) {
    let certificate = try certificate(name)
    let entries = Timeline.entries(of: certificate, advisor.knowledgeBase, profile)
    return (
      TimelineReport(advisor.knowledgeBase, language, style).text(certificate, entries),
      ExplanationJSON(evaluation, language).timeline(certificate, entries)
    )
  }

  private func whatIf(_ changes: [String]) throws(CommandError) -> (text: String, json: String) {
    var changed = profile
    for change in changes {
      guard let sign = change.firstIndex(of: "=") else { continue }
      let name = String(change[..<sign])
      guard let fact = advisor.model.fact(named: name) else {
        throw .malformed(unknown("fact", name, advisor.model.facts.map(\.name)))
      }
      do {
        changed.answers[fact] = try AnswerReader(advisor.model).read(
          String(change[change.index(after: sign)...]), as: fact)
      } catch {
        throw .malformed("\(name): \(TerminalText.escaped(error.message(language)))")
      }
    }
    let after = advisor.evaluate(changed.answers)
    let text = DifferenceReport(advisor, language, style).text(
      from: advisor.assess(profile), to: advisor.assess(changed), after)
    return (text, context.json(changed, advisor, after))
  }
}
