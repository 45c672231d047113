// Verbs about the advice: recommend, why, why-not, what-if, timeline, compare.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  mutating func recommend(_ words: [String]) {
    let now = now
    say(
      AssessmentReport(
        now.advisor, now.evaluation, now.assessment, language, style,
        words.contains("--all") ? .full : .brief
      ).text())
  }

  mutating func why(_ words: [String]) { explain(words, .why) }

  mutating func whyNot(_ words: [String]) { explain(words, .whyNot) }

  private mutating func explain(_ words: [String], _ question: CertificateQuestion) {
    let now = now
    guard let atom = statement(words, question, now) else { return }
    say(
      ExplanationReport(now.evaluation, language, style)
        .text(
          atom, Self.form(words), due: now.deadline(of: atom),
          instead: question == .whyNot ? now.state(besides: atom) : nil))
  }

  static func form(_ words: [String]) -> ExplanationForm {
    if words.contains("--tree") { return .tree }
    if words.contains("--rules") { return .rules }
    return words.contains("--all") ? .all : .short
  }

  /// The statement that a certificate's name asks about, or one that is named itself; or a message.
  private mutating func statement(
    _ words: [String], _ question: CertificateQuestion, _ now: Moment
  ) -> Atom? {
    let named = words.filter { !$0.hasPrefix("--") }
    guard let first = named.first else {
      sayWrapped(phrases.nameACertificate(question == .why ? "why" : "why-not"))
      return nil
    }
    let whole = CertificateNames(model).index(of: named.joined(separator: " "))
    if let whole { return advisor.tellingStatement(about: whole, now.evaluation, question) }
    let isStatement =
      named.count > 1 || first.contains("(")
      || model.relation(named: first).map { model[$0].parameters.isEmpty } ?? false
    if isStatement { return derived(named) }
    if let rule = model.rule(named: first), let atom = now.conclusion(of: rule) { return atom }
    return certificate(named).map {
      advisor.tellingStatement(about: $0, now.evaluation, question)
    }
  }

  /// The certificate named by the first word, or a message.
  mutating func certificate(_ words: [String], for verb: String = "why") -> Int? {
    guard let word = words.first(where: { !$0.hasPrefix("--") }) else {
      sayWrapped(phrases.nameACertificate(verb))
      return nil
    }
    if let index = CertificateNames(model).index(of: word) { return index }
    sayWrapped(phrases.unknownName(word, CertificateNames(model).nearest(to: word)))
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
      sayWrapped(ContradictionWords(gate, after, advisor, language).sentence)
      return
    }
    let profile = log.profile
    say(
      DifferenceReport(advisor, language, style).text(
        from: now.assessment, to: advisor.assess(after, id: profile.id, name: profile.name), after))
  }

  /// The fact of a name, or a message.
  mutating func fact(_ name: String) -> ID<Fact>? {
    if let id = model.fact(named: name) { return id }
    let names = model.facts.map(\.name)
    if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return ID(index)
    }
    let beginning = names.indices.filter { names[$0].lowercased().hasPrefix(name.lowercased()) }
    if let only = beginning.first, beginning.count == 1 { return ID(only) }
    sayWrapped(phrases.unknownName(name, Suggestions.nearest(to: name, among: names)))
    return nil
  }

  mutating func flip(_ words: [String]) {
    guard let certificate = certificate(words, for: "flip") else { return }
    say(CounterfactualReport(evaluation, language, style).flip(certificate, advisor))
  }

  mutating func core(_ words: [String]) {
    guard let certificate = certificate(words, for: "core") else { return }
    say(CounterfactualReport(evaluation, language, style).core(certificate, advisor))
  }

  // MARK: Timeline, comparison

  mutating func timeline(_ words: [String]) {
    guard let certificate = certificate(words, for: "timeline") else { return }
    let entries = Timeline.entries(of: certificate, knowledgeBase, log.profile)
    say(TimelineReport(knowledgeBase, language, style).text(certificate, entries))
  }

  mutating func compare(_ words: [String]) {
    var certificates: [Int] = []
    for word in words {
      guard let index = certificate([word], for: "compare") else { return }
      certificates.append(index)
    }
    guard !certificates.isEmpty else {
      sayWrapped(phrases.syntax("compare CERT CERT ..."))
      return
    }
    say(ComparisonReport(advisor, language, style).text(certificates))
  }
}

extension Session.Moment {
  /// What a certificate is where a statement about it does not hold.
  func state(besides atom: Atom) -> CertificateState? {
    guard evaluation.truth(of: atom) != .yes, let certificate = atom.arguments.first else {
      return nil
    }
    return CertificateState(of: certificate, in: assessment)
  }

  /// What a rule concludes, of its instances that of the first that fires.
  func conclusion(of rule: ID<Rule>) -> Atom? {
    let instances = advisor.program.rules.filter { $0.rule == rule }
    let instance = instances.first { evaluation.truth(of: $0) == .yes } ?? instances.first
    return instance?.conclusions.first.map { advisor.program.atoms[$0] }
  }

  /// By when a duty that a statement says must be met; nil for what is no duty, or is held.
  func deadline(of atom: Atom) -> CalendarDay? {
    guard advisor.vocabulary.strengths.contains(where: { $0.relation == atom.relation }),
      evaluation.truth(of: atom) == .yes,
      let own = assessment.recommendations.first(where: { [$0.certificate] == atom.arguments })
    else { return nil }
    return own.isHeld ? nil : own.deadline
  }
}

/// The names by which people call certificates: the id, whatever its case, or the short name.
struct CertificateNames {
  private let model: Model

  init(_ model: Model) { self.model = model }

  /// The certificate of a name, by index.
  func index(of word: String) -> Int? {
    let wanted = Self.folded(word)
    return model.certificates.firstIndex { Self.folded($0.name) == wanted }
      ?? model.certificates.firstIndex { certificate in
        certificate.description.texts["short"]?.entries.contains { Self.folded($0.text) == wanted }
          ?? false
      }
  }

  /// The id that is nearest to a name.
  func nearest(to word: String) -> String? {
    Suggestions.nearest(to: word, among: model.certificates.map(\.name))
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { !" -_/".contains($0) }
  }
}

/// The words for answers that cannot both be right.
struct ContradictionWords {
  private let gate: FactGate
  private let evaluation: Evaluation
  private let advisor: Advisor
  private let wording: Wording

  init(_ gate: FactGate, _ evaluation: Evaluation, _ advisor: Advisor, _ language: Language) {
    self.gate = gate
    self.evaluation = evaluation
    self.advisor = advisor
    wording = Wording(evaluation.program, language)
  }

  private var model: Model { evaluation.program.model }

  /// Both answers, and the declaration that they break with its place.
  var sentence: String {
    let others = facts(of: gate.condition).filter { evaluation.answers[$0] != nil }
    let text = model.texts[model[gate.fact].range.source.index]
    let line = text.location(of: model[gate.fact].range.lower).line
    let rule = RuleReport(advisor, wording.language, TextStyle())
    return SessionPhrases(wording.language).contradiction(
      answer(to: gate.fact), others.map(answer),
      declaration: model[gate.fact].onlyIf.map { rule.prose($0) } ?? "",
      fact: model[gate.fact].name, place: "\(text.name):\(line)")
  }

  private func answer(to fact: ID<Fact>) -> String {
    let words = evaluation.answers[fact].map { wording.answer($0, to: fact) } ?? ""
    return "\(model[fact].name) = \(words)"
  }

  /// The facts that a condition reads, each once, in the order of meeting them.
  private func facts(of condition: GroundCondition) -> [ID<Fact>] {
    var found: [ID<Fact>] = []
    func walk(_ condition: GroundCondition) {
      switch condition.kind {
      case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _, _):
        if !found.contains(fact) { found.append(fact) }
      case .not(let inner): walk(inner)
      case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.forEach(walk)
      case .derived, .settled: break
      }
    }
    walk(condition)
    return found
  }
}
