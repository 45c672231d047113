// Verbs about the advice: recommend, why, why-not, what-if, timeline, compare.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  mutating func recommend() {
    let now = evaluation
    say(AssessmentReport(advisor, now, assessment(now), language, style).text())
    sayNearMisses(now)
  }

  mutating func why(_ words: [String]) {
    guard let certificate = certificate(words) else { return }
    let now = evaluation
    let report = ExplanationReport(now, language, style)
    say(report.text(advisor.tellingStatement(about: certificate, now, .why), form(words)))
  }

  mutating func whyNot(_ words: [String]) {
    guard let certificate = certificate(words) else { return }
    let now = evaluation
    let report = ExplanationReport(now, language, style)
    say(report.text(advisor.tellingStatement(about: certificate, now, .whyNot), form(words)))
  }

  private func form(_ words: [String]) -> ExplanationForm {
    if words.contains("--tree") { return .tree }
    return words.contains("--all") ? .all : .short
  }

  /// The certificate named by the first word, or a message.
  mutating func certificate(_ words: [String]) -> Int? {
    guard let word = words.first(where: { !$0.hasPrefix("--") }) else {
      sayWrapped(phrases.nameACertificate)
      return nil
    }
    let names = model.certificates.map(\.name)
    if let index = names.firstIndex(where: { $0.lowercased() == word.lowercased() }) {
      return index
    }
    sayWrapped(phrases.unknownName(word, Suggestions.nearest(to: word, among: names)))
    return nil
  }

  // MARK: What if

  mutating func whatIf(_ words: [String]) {
    var answers = log.profile.answers
    guard !words.isEmpty else {
      sayWrapped(phrases.syntax("what-if FACT=VALUE ..."))
      return
    }
    for word in words {
      guard let sign = word.firstIndex(of: "="), let fact = fact(String(word[..<sign])) else {
        if !word.contains("=") { sayWrapped(phrases.syntax("what-if FACT=VALUE ...")) }
        return
      }
      do {
        answers[fact] = try AnswerReader(model).read(
          String(word[word.index(after: sign)...]), as: fact)
      } catch {
        sayWrapped(error.message(language))
        return
      }
    }
    let after = advisor.evaluate(answers)
    if let gate = after.contradictions.first {
      sayWrapped(
        phrases.contradiction(
          model[gate.fact].name, answers[gate.fact].map { wording.answer($0, to: gate.fact) } ?? "",
          wording.condition(gate.condition, in: after)))
      return
    }
    let before = evaluation
    say(
      DifferenceReport(advisor, language, style)
        .text(from: assessment(before), to: assessment(after), after))
  }

  /// The fact of a name, or a message.
  mutating func fact(_ name: String) -> ID<Fact>? {
    if let id = model.fact(named: name) { return id }
    let names = model.facts.map(\.name)
    if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return ID(index)
    }
    sayWrapped(phrases.unknownName(name, Suggestions.nearest(to: name, among: names)))
    return nil
  }

  mutating func flip(_ words: [String]) {
    guard let certificate = certificate(words) else { return }
    say(CounterfactualReport(evaluation, language, style).flip(certificate, advisor))
  }

  mutating func core(_ words: [String]) {
    guard let certificate = certificate(words) else { return }
    say(CounterfactualReport(evaluation, language, style).core(certificate, advisor))
  }

  // MARK: Timeline, comparison

  mutating func timeline(_ words: [String]) {
    guard let certificate = certificate(words) else { return }
    let entries = Timeline.entries(of: certificate, knowledgeBase, log.profile)
    say(TimelineReport(knowledgeBase, language, style).text(certificate, entries))
  }

  mutating func compare(_ words: [String]) {
    var certificates: [Int] = []
    for word in words {
      guard let index = certificate([word]) else { return }
      certificates.append(index)
    }
    guard !certificates.isEmpty else {
      sayWrapped(phrases.syntax("compare CERT CERT ..."))
      return
    }
    say(ComparisonReport(advisor, language, style).text(certificates))
  }
}
