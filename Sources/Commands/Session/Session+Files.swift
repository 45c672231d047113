// Verbs about files, language, help, and leaving.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  mutating func save(_ words: [String]) {
    guard let path = words.first else {
      sayWrapped(phrases.syntax("save FILE"))
      return
    }
    switch services.saveProfile(log.profile, path, model) {
    case .success:
      savedPosition = log.position
      sayWrapped(phrases.saved(path), indent: 2)
    case .failure(let failure): sayWrapped(failure.message)
    }
  }

  /// Loads a profile in place of the answers so far.
  mutating func load(_ words: [String]) {
    guard let path = words.first else {
      sayWrapped(phrases.syntax("load FILE"))
      return
    }
    switch services.loadProfile(path, model) {
    case .success(let profile):
      log.append(.loaded(profile))
      savedPosition = log.position
      synchronise()
      let name = profile.name.isEmpty ? profile.id : profile.name
      sayWrapped(phrases.loaded(name, answers: profile.answers.byFact.count), indent: 2)
      if let gate = evaluation.contradictions.first {
        sayWrapped(
          phrases.contradiction(
            model[gate.fact].name,
            profile.answers[gate.fact].map { wording.answer($0, to: gate.fact) } ?? "",
            wording.condition(gate.condition, in: evaluation)))
      }
    case .failure(let failure): sayWrapped(failure.message)
    }
  }

  mutating func batch(_ words: [String]) {
    guard let path = words.first else {
      sayWrapped(phrases.syntax("batch FILE"))
      return
    }
    switch services.runBatch(path, knowledgeBase, advisor.asOf, language) {
    case .success(let text): say(text)
    case .failure(let failure): sayWrapped(failure.message)
    }
  }

  mutating func knowledgeBase(_ words: [String]) {
    if words.first == "reload" {
      switch services.reload() {
      case .success(let other):
        let lost = replace(other)
        sayWrapped(phrases.reloaded(other), indent: 2)
        if !lost.isEmpty {
          sayWrapped(phrases.lostAnswers(lost.joined(separator: ", ")), indent: 2)
        }
      case .failure(let failure): say(failure.message)
      }
    } else {
      sayWrapped(phrases.reloaded(knowledgeBase), indent: 2)
    }
  }

  mutating func setLanguage(_ words: [String]) {
    guard let word = words.first, let other = Language(rawValue: word.lowercased()) else {
      sayWrapped(phrases.syntax("lang en|ko"))
      return
    }
    language = other
    sayWrapped(phrases.languageSet, indent: 2)
  }

  mutating func help(_ words: [String]) {
    if let word = words.first {
      guard let verb = Verb.find(word) else {
        sayWrapped(
          phrases.unknownVerb(word, Suggestions.nearest(to: word, among: Verb.all.map(\.name))))
        return
      }
      let names = ([verb.name] + verb.aliases).joined(separator: ", ")
      sayWrapped("\(names) \(verb.syntax)".trimmingSpaces, indent: 2)
      sayWrapped(language.pick(verb.summary.en, ko: verb.summary.ko), indent: 2)
      return
    }
    for verb in Verb.all {
      var canvas = TextCanvas(style)
      let left = "  \(verb.name) \(verb.syntax)".trimmingTrailing
      canvas.paragraph(
        language.pick(verb.summary.en, ko: verb.summary.ko), indent: 32, first: left)
      say(canvas.text)
    }
    sayWrapped(phrases.wordsAtQuestions)
  }

  mutating func quit(_ words: [String]) {
    if isInteractive, hasUnsavedAnswers, !askedToQuit {
      askedToQuit = true
      sayWrapped(phrases.unsaved)
      return
    }
    finish()
  }

  // MARK: The engine

  mutating func showFired() {
    let now = evaluation
    for rule in now.firedRules { sayWrapped(model[rule].name, indent: 2) }
  }

  mutating func showRule(_ words: [String]) {
    guard let rule = rule(words) else { return }
    say(RuleReport(advisor, language, style).text(rule))
  }

  mutating func matches(_ words: [String]) {
    guard let rule = rule(words) else { return }
    let text = ExplanationReport(evaluation, language, style).matches(rule)
    say(text.isEmpty ? phrases.notInForce(model[rule].name, advisor.asOf) : text)
  }

  private mutating func rule(_ words: [String]) -> ID<Rule>? {
    guard let name = words.first else {
      sayWrapped(phrases.syntax("rule RULE"))
      return nil
    }
    if let id = model.rule(named: name) { return id }
    sayWrapped(
      phrases.unknownName(name, Suggestions.nearest(to: name, among: model.rules.map(\.name))))
    return nil
  }

  mutating func showTrace() {
    say(TraceReport(evaluation, language, style).text())
  }
}

extension String {
  /// The string without spaces at its end.
  var trimmingTrailing: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
