// Verbs about files, language, help, and leaving.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  /// Writes the answers of the current variant as a profile, or the whole session.
  mutating func save(_ words: [String]) {
    let isSession = words.contains("--session")
    guard let path = words.first(where: { !$0.hasPrefix("--") }) else {
      sayWrapped(phrases.syntax("save FILE [--session]"))
      return
    }
    let bytes =
      isSession ? SessionText(model).text(state) : ProfileWriter.json(log.profile, model)
    switch services.write(bytes, path) {
    case .success:
      take(isSession ? .savedSession : .savedVariant)
      sayWrapped(phrases.saved(path), indent: 2)
      if !isSession, !advisor.program.assumptions.isEmpty {
        sayWrapped(phrases.assumptionsNotSaved, indent: 2)
      }
      let others = state.unsaved
      if !isSession, !others.isEmpty {
        sayWrapped(phrases.variantsNotSaved(others.joined(separator: ", ")), indent: 2)
      }
    case .failure(let failure): sayWrapped(failure.message)
    }
  }

  /// Loads a profile in place of the answers so far, or a whole session.
  mutating func load(_ words: [String]) {
    guard let path = words.first else {
      sayWrapped(phrases.syntax("load FILE"))
      return
    }
    switch services.load(path, model) {
    case .success(.profile(let profile)): load(profile)
    case .success(.session(let bytes)): load(session: bytes, path)
    case .failure(let failure): sayWrapped(failure.message)
    }
  }

  private mutating func load(_ profile: Profile) {
    let before = now
    take(.event(.loaded(profile)))
    skipped = []
    let name = profile.name.isEmpty ? profile.id : profile.name
    sayWrapped(phrases.loaded(name, answers: profile.answers.byFact.count), indent: 2)
    let after = now
    sayWatched(from: before, to: after)
    if let gate = after.evaluation.contradictions.first {
      sayWrapped(ContradictionWords(gate, after.evaluation, advisor, language).sentence)
    }
  }

  private mutating func load(session bytes: [UInt8], _ path: String) {
    guard !hasUnsavedAnswers else {
      sayWrapped(phrases.saveFirst)
      return
    }
    let reading = SessionText(model).read(bytes)
    guard reading.knowledgeBase == model.name else {
      sayWrapped(phrases.otherKnowledgeBase(reading.knowledgeBase ?? ""))
      return
    }
    take(.cleared)
    for step in reading.steps { take(step) }
    take(.savedSession)
    skipped = []
    sayReading(reading, phrases.sessionLoaded(path))
  }

  /// Says what came of reading a session.
  mutating func sayReading(_ reading: SessionText.Reading, _ success: String) {
    sayWrapped(success, indent: 2)
    sayWrapped(
      phrases.contents(
        answers: log.profile.answers.byFact.count, variants: state.variants.count,
        current: state.current), indent: 2)
    if !reading.lost.isEmpty {
      sayWrapped(phrases.lostAnswers(reading.lost.joined(separator: ", ")), indent: 2)
    }
    switch reading.rest {
    case .nothing: break
    case .tornLine: sayWrapped(phrases.tornLine, indent: 2)
    case .damagedLines(let count): sayWrapped(phrases.damagedLines(count), indent: 2)
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
    guard words.first == "reload" else {
      sayWrapped(phrases.reloaded(knowledgeBase), indent: 2)
      return
    }
    switch services.reload() {
    case .success(let other):
      let lost = replace(other)
      sayWrapped(phrases.reloaded(other), indent: 2)
      if !lost.isEmpty {
        sayWrapped(phrases.lostAnswers(lost.joined(separator: ", ")), indent: 2)
      }
    case .failure(let failure): say(failure.message)
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

  // MARK: Help

  mutating func help(_ words: [String]) {
    guard let word = words.first else {
      helpOnTopics()
      return
    }
    if word == "--all" {
      Verb.all.forEach { sayLine(of: $0) }
    } else if let topic = Verb.Topic(name: word) {
      sayWrapped(phrases.topic(topic), indent: 2)
      for verb in Verb.all where verb.topic == topic { sayLine(of: verb) }
      if topic == .interview { sayWrapped(phrases.wordsAtQuestions, indent: 2) }
      if topic == .session { sayWrapped(phrases.keys, indent: 2) }
    } else if let verb = Verb.find(word) {
      let names = ([verb.name] + verb.aliases).joined(separator: ", ")
      sayWrapped("\(names) \(verb.syntax)".trimmingSpaces, indent: 2)
      sayWrapped(language.pick(verb.summary.en, ko: verb.summary.ko), indent: 2)
      for example in verb.examples { sayWrapped(phrases.example(example), indent: 2) }
    } else {
      let names = Verb.all.map(\.name) + Verb.Topic.allCases.map(\.rawValue)
      sayWrapped(phrases.unknownVerb(word, Suggestions.nearest(to: word, among: names)))
    }
  }

  private mutating func helpOnTopics() {
    sayWrapped(phrases.helpIntroduction, indent: 2)
    for topic in Verb.Topic.allCases {
      let names = Verb.all.filter { $0.topic == topic }.map(\.name).joined(separator: ", ")
      var canvas = TextCanvas(style)
      canvas.paragraph(names, indent: 14, first: "  \(topic.rawValue)")
      say(canvas.text)
    }
    sayWrapped(phrases.helpOn, indent: 2)
  }

  private mutating func sayLine(of verb: Verb) {
    var canvas = TextCanvas(style)
    let left = "  \(verb.name) \(verb.syntax)".trimmingTrailing
    let indent = style.width < 64 ? 8 : 34
    if left.count < indent {
      canvas.paragraph(
        language.pick(verb.summary.en, ko: verb.summary.ko), indent: indent, first: left)
    } else {
      canvas.paragraph(left.trimmingSpaces, indent: 2)
      canvas.paragraph(language.pick(verb.summary.en, ko: verb.summary.ko), indent: indent)
    }
    say(canvas.text)
  }

  // MARK: Leaving

  mutating func quit(_ words: [String]) {
    if isInteractive, hasUnsavedAnswers, !askedToQuit {
      askedToQuit = true
      sayWrapped(phrases.unsaved)
      return
    }
    finish()
  }
}

extension String {
  /// The string without spaces at its end.
  var trimmingTrailing: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
