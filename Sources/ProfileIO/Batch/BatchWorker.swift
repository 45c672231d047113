// One task of a batch: profiles in, results appended, with an advisor for each day that occurs.

import Advice
import RuleEngine
import RuleLanguage

struct BatchWorker {
  private let knowledgeBase: KnowledgeBase
  private let options: BatchOptions
  private let proofs: @Sendable (Assessment, Evaluation) -> String
  private var days: [CalendarDay: (advisor: Advisor, writer: ResultWriter)] = [:]

  init(
    _ knowledgeBase: KnowledgeBase, _ options: BatchOptions,
    _ proofs: @escaping @Sendable (Assessment, Evaluation) -> String
  ) {
    self.knowledgeBase = knowledgeBase
    self.options = options
    self.proofs = proofs
  }

  /// Appends the result of a profile, or returns why it has none.
  mutating func append(
    _ profile: Profile, line: Int, to bytes: inout [UInt8], _ tally: inout BatchTally
  ) -> RowError? {
    let (advisor, writer) = day(profile.asOf ?? options.asOf)
    let evaluation = advisor.evaluate(profile.answers)
    if let gate = evaluation.contradictions.first {
      return contradiction(gate, in: evaluation, of: profile, line: line, advisor)
    }
    let assessment = advisor.assess(evaluation, id: profile.id, name: profile.name)
    switch options.outputFormat {
    case .ndjson: writer.append(assessment, evaluation, to: &bytes)
    case .csv: ResultCSV.append(assessment, advisor, options.language, to: &bytes)
    case .summary: tally.add(assessment, profile.answers, advisor, options.language)
    }
    return nil
  }

  private mutating func day(_ day: CalendarDay) -> (Advisor, ResultWriter) {
    if let known = days[day] { return known }
    let advisor = Advisor(knowledgeBase, asOf: day)
    let made = (advisor, ResultWriter(advisor, options.language, options.trace, proofs: proofs))
    days[day] = made
    return made
  }

  private func contradiction(
    _ gate: FactGate, in evaluation: Evaluation, of profile: Profile, line: Int, _ advisor: Advisor
  ) -> RowError {
    let wording = Wording(advisor.program, options.language)
    let name = advisor.model[gate.fact].name
    let answer = evaluation.answers[gate.fact].map { wording.answer($0, to: gate.fact) } ?? ""
    let condition = wording.condition(gate.condition, in: evaluation)
    return RowError(
      line: line, column: nil, id: profile.id, key: name,
      reason: "contradictory answers: \(name) is \(answer), but \(condition)")
  }
}
