// Verbs about the rules: rules, rule, matches, and the forward chaining one firing at a time.

import Advice
import Reports
import RuleEngine
import RuleLanguage

/// How far the forward chaining has been shown.
struct Stepper: Sendable {
  /// What the firings follow from; when that changes, they begin anew.
  struct Basis: Hashable, Sendable {
    let profile: Profile
    let asOf: CalendarDay
    let assumptions: [Atom: Bool]
  }

  let basis: Basis
  /// All firings, in their order.
  let firings: [Firing]
  /// The number of firings that have been shown.
  var position = 0

  /// The firings of the round that comes next; empty at the end.
  var nextRound: ArraySlice<Firing> {
    guard position < firings.count else { return [] }
    let next = firings[position]
    let end =
      firings[position...].firstIndex { ($0.stratum, $0.round) != (next.stratum, next.round) }
      ?? firings.count
    return firings[position..<end]
  }
}

extension Session {
  /// So many lines of a list are shown unless all are asked for.
  private static let shownLines = 20

  // MARK: Rules

  /// Lists rules: those that fire, or all, or those whose names begin so.
  mutating func showRules(_ words: [String]) {
    let now = evaluation
    guard let word = words.first else {
      for rule in now.firedRules { sayWrapped(model[rule].name, indent: 2) }
      sayWrapped(phrases.rulesFired(now.firedRules.count, of: model.rules.count), indent: 2)
      return
    }
    let beginning = word == "--all" ? "" : word.lowercased()
    let rules = model.rules.indices.filter {
      model.rules[$0].name.lowercased().hasPrefix(beginning)
    }
    guard !rules.isEmpty else {
      sayWrapped(
        phrases.unknownName(word, Suggestions.nearest(to: word, among: model.rules.map(\.name))))
      return
    }
    for index in rules {
      let name = model.rules[index].name
      let truths = Set(
        advisor.program.rules.filter { $0.rule == ID(index) && $0.concludingException == nil }
          .map { now.truth(of: $0) })
      let mark =
        truths.contains(.yes) ? "✓" : truths.contains(.unknown) ? "?" : truths.isEmpty ? "–" : "✗"
      sayItem(name, mark)
    }
    sayWrapped(phrases.ruleMarks, indent: 2)
  }

  mutating func showRule(_ words: [String]) {
    guard let rule = rule(words, for: "rule") else { return }
    say(RuleReport(advisor, language, style).text(rule))
  }

  mutating func matches(_ words: [String]) {
    guard let rule = rule(words, for: "matches") else { return }
    let text = ExplanationReport(evaluation, language, style).matches(rule)
    if text.isEmpty {
      sayWrapped(phrases.notInForce(model[rule].name, advisor.asOf))
    } else {
      say(text)
    }
  }

  private mutating func rule(_ words: [String], for verb: String) -> ID<Rule>? {
    guard let name = words.first else {
      sayWrapped(phrases.syntax("\(verb) RULE"))
      return nil
    }
    if let id = model.rule(named: name) { return id }
    sayWrapped(
      phrases.unknownName(name, Suggestions.nearest(to: name, among: model.rules.map(\.name))))
    return nil
  }

  // MARK: Firings

  /// Brings the stepper to the answers of now.
  private mutating func prepareStepper() {
    let basis = Stepper.Basis(
      profile: log.profile, asOf: advisor.asOf, assumptions: advisor.program.assumptions)
    if let stepper, stepper.basis == basis { return }
    if let stepper, stepper.position > 0 { sayWrapped(phrases.beginsAnew, indent: 2) }
    stepper = Stepper(basis: basis, firings: evaluation.firingTrace())
  }

  /// Shows the rules whose conditions hold and that have not fired, in the order in which they will.
  mutating func showAgenda(_ words: [String]) {
    prepareStepper()
    guard let stepper, let next = stepper.nextRound.first else {
      sayAllFired()
      return
    }
    let round = stepper.nextRound
    sayWrapped(phrases.readyRules(round.count, next.stratum + 1, next.round), indent: 2)
    let shown = words.contains("--all") ? round : round.prefix(Self.shownLines)
    say(TraceReport(evaluation, language, style).agenda(shown))
    if round.count > shown.count {
      sayWrapped(phrases.andMore(round.count - shown.count), indent: 2)
    }
    let later = stepper.firings.count - stepper.position - round.count
    if later > 0 { sayWrapped(phrases.laterRules(later), indent: 2) }
  }

  /// Fires the next rule, or the next few.
  mutating func step(_ words: [String]) {
    let count = words.first.map { Int($0) ?? 0 } ?? 1
    guard count > 0 else {
      sayWrapped(phrases.syntax("step [NUMBER]"))
      return
    }
    fire(count)
  }

  /// Fires all that is left.
  mutating func runFirings(_ words: [String]) { fire(.max) }

  private mutating func fire(_ count: Int) {
    prepareStepper()
    guard var stepper, stepper.position < stepper.firings.count else {
      sayAllFired()
      return
    }
    let firings = stepper.firings[stepper.position...].prefix(count)
    say(TraceReport(evaluation, language, style).text(firings))
    stepper.position += firings.count
    self.stepper = stepper
    sayWrapped(phrases.fired(stepper.position, of: stepper.firings.count), indent: 2)
  }

  private mutating func sayAllFired() {
    let count = stepper?.firings.count ?? 0
    sayWrapped(count == 0 ? phrases.nothingFires : phrases.allFired(count), indent: 2)
  }

  /// Begins the forward chaining anew; the answers stay.
  mutating func resetFirings() {
    stepper = nil
    sayWrapped(phrases.agendaReset, indent: 2)
  }
}
