// The interview inside a session: asks what can still change the advice, understands the words that
// work at every question, says what is settled as soon as it is.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  var interview: Interview { Interview(advisor) }

  mutating func startInterview(_ words: [String]) {
    skipped = []
    order = words.contains("--shortest") ? .shortest : .bySection
    askNext(after: evaluation)
  }

  /// Asks the next open question; skipped ones come last, and once more.
  mutating func askNext(after evaluation: Evaluation) {
    let open = interview.openFacts(evaluation)
    skipped.removeAll { !open.contains($0) }
    if let next = interview.nextFact(evaluation, skipped: Set(skipped), order: order) {
      mode = .question(next)
      ask(next, open.count)
    } else {
      endInterview(evaluation)
    }
  }

  mutating func endInterview(_ evaluation: Evaluation) {
    mode = .command
    say("")
    say(AssessmentReport(advisor, evaluation, assessment(evaluation), language, style).text())
    sayNearMisses(evaluation)
  }

  // MARK: The question

  private mutating func ask(_ fact: ID<Fact>, _ open: Int) {
    let question = interview.question(of: fact)
    var canvas = TextCanvas(style)
    canvas.blank()
    if let question, let title = language.text(model[question.section].title) {
      canvas.paragraph("\(title) · \(phrases.atMost(open))", look: .faint)
    }
    let ask = language.text(question?.ask) ?? wording.fact(fact)
    canvas.paragraph(ask, look: .bold)
    if let period = language.text(model[fact].period) {
      canvas.paragraph("(\(period))", look: .faint)
    }
    for (mark, words) in options(of: fact) {
      canvas.paragraph(words, indent: 6, first: "  \(mark)")
    }
    canvas.paragraph(phrases.howToAnswer(model[fact].type), indent: 2, look: .faint)
    say(canvas.text)
  }

  /// The answers to choose from, each with what to type.
  private func options(of fact: ID<Fact>) -> [(mark: String, words: String)] {
    switch model[fact].type {
    case .choice(let id), .set(let id):
      return model[id].members.indices.map { index in
        let name = model[id].members[index].name
        let title = wording.member(index, of: id)
        return ("\(index + 1)", title == name ? name : "\(title) [\(name)]")
      }
    default:
      return zip(Self.bandLetters, interview.bands(of: fact)).map { letter, band in
        (letter, wording.answer(.value(band), to: fact))
      }
    }
  }

  private static let bandLetters = (0..<26).map { String(UnicodeScalar(UInt8(97 + $0))) }

  // MARK: The answer

  mutating func handleAnswer(_ text: String, to fact: ID<Fact>) {
    switch text.lowercased() {
    case "":
      ask(fact, interview.openFacts(evaluation).count)
    case "?", "help", "도움말":
      explainQuestion(fact)
    case "why", "왜":
      sayPurpose(of: fact)
    case "back", "뒤로":
      stepBack()
    case "skip", "나중에":
      // Whoever skips a question that comes back wants to stop here.
      if skipped.contains(fact) {
        endInterview(evaluation)
      } else {
        skipped.append(fact)
        askNext(after: evaluation)
      }
    case "status", "상태":
      sayStatus()
    case "stop", "quit", "exit", "그만":
      endInterview(evaluation)
    default:
      record(text, as: fact)
    }
  }

  private mutating func record(_ text: String, as fact: ID<Fact>) {
    let before = evaluation
    do {
      let answer = try read(text, as: fact)
      guard let after = accept(answer, to: fact) else { return }
      saySettled(from: before, to: after)
      askNext(after: after)
    } catch {
      sayWrapped(error.message(language))
      sayWrapped(phrases.howToAnswer(model[fact].type))
    }
  }

  /// Reads an answer, where a letter may stand for a band.
  private func read(_ text: String, as fact: ID<Fact>) throws(AnswerProblem) -> Answer {
    let bands = interview.bands(of: fact)
    if let index = Self.bandLetters.firstIndex(of: text.lowercased()), bands.indices.contains(index)
    {
      return .value(bands[index])
    }
    return try AnswerReader(model).read(text, as: fact)
  }

  /// Adds an answer to the log unless it contradicts others; gives the evaluation with it.
  mutating func accept(_ answer: Answer, to fact: ID<Fact>) -> Evaluation? {
    var answers = log.profile.answers
    answers[fact] = answer
    let after = advisor.evaluate(answers)
    if let contradiction = after.contradictions.first {
      sayContradiction(contradiction, after)
      return nil
    }
    log.append(.answered(fact, answer))
    return after
  }

  private mutating func sayContradiction(_ gate: FactGate, _ evaluation: Evaluation) {
    let answer = evaluation.answers[gate.fact].map { wording.answer($0, to: gate.fact) } ?? ""
    let condition = wording.condition(gate.condition, in: evaluation)
    sayWrapped(phrases.contradiction(model[gate.fact].name, answer, condition))
    let text = model.texts[model[gate.fact].range.source.index]
    let line = text.location(of: model[gate.fact].range.lower).line
    sayWrapped(phrases.declared(model[gate.fact].name, "\(text.name):\(line)"))
  }

  private mutating func stepBack() {
    while let event = log.undo() {
      guard case .answered(let fact, _) = event else { continue }
      mode = .question(fact)
      ask(fact, interview.openFacts(evaluation).count)
      return
    }
    sayWrapped(phrases.nothingBefore)
  }

  // MARK: What is said meanwhile

  private mutating func explainQuestion(_ fact: ID<Fact>) {
    let question = interview.question(of: fact)
    for help in [language.text(question?.help), language.text(model[fact].help)] {
      if let help { sayWrapped(help, indent: 2) }
    }
    sayPurpose(of: fact)
    sayWrapped(phrases.wordsAtQuestions, indent: 2)
  }

  private mutating func sayPurpose(of fact: ID<Fact>) {
    let now = evaluation
    let open = interview.purpose(of: fact, now)
    sayWrapped(phrases.asksBecause, indent: 2)
    for atom in open.prefix(8) {
      var canvas = TextCanvas(style)
      canvas.paragraph(wording.statement(atom), indent: 4, first: "  -")
      say(canvas.text)
    }
    if open.count > 8 { sayWrapped(phrases.andMore(open.count - 8), indent: 4) }
  }

  /// Says each certificate whose strength has been settled by the last answer, and why.
  mutating func saySettled(from before: Evaluation, to after: Evaluation) {
    let old = Dictionary(
      assessment(before).recommendations.map { ($0.certificate, $0.strength) },
      uniquingKeysWith: { first, _ in first })
    for new in assessment(after).recommendations where new.strength < .optional {
      guard old[new.certificate] != new.strength else { continue }
      let words = phrases.settled(
        wording.certificate(new.certificate), new.strength, reason(of: new, after))
      var canvas = TextCanvas(style)
      canvas.paragraph(words, indent: 4, first: "  →", look: .good)
      say(canvas.text)
    }
  }

  private func reason(of new: Assessment.Recommendation, _ evaluation: Evaluation) -> String {
    let rule = advisor.program.rules.first {
      new.rules.first == $0.rule && evaluation.truth(of: $0) == .yes
    }
    guard let rule else { return "" }
    return wording.text(model[rule.rule].because, of: rule, in: evaluation) ?? model[rule.rule].name
  }

  mutating func sayStatus() {
    let now = evaluation
    let assessment = assessment(now)
    let open = interview.openFacts(now)
    sayWrapped(advisor.headline(assessment, language: language), indent: 2)
    sayWrapped(
      phrases.status(answered: log.profile.answers.byFact.count, open: open.count), indent: 2)
    if !skipped.isEmpty {
      sayWrapped(phrases.skipped(skipped.map { model[$0].name }.joined(separator: ", ")), indent: 2)
    }
  }

  /// Says which duties are one answer away.
  mutating func sayNearMisses(_ evaluation: Evaluation) {
    let misses = NearMiss.find(advisor, evaluation)
    guard !misses.isEmpty else { return }
    var canvas = TextCanvas(style)
    canvas.heading(phrases.nearMisses)
    for miss in misses {
      canvas.paragraph(
        phrases.nearMiss(
          wording.certificate(miss.certificate), wording.condition(miss.condition, in: evaluation)),
        indent: 4, first: "  -")
    }
    say(canvas.text)
  }
}
