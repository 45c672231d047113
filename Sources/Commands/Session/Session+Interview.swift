// The interview inside a session: asks what can still change the advice, and understands the words that
// work at every question as well as all verbs.

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
    let step = nextStep(evaluation)
    skipped.removeAll { !step.open.contains($0) }
    if let next = step.next {
      ask(.question(next))
      ask(next, evaluation)
    } else {
      endInterview(open: 0)
    }
  }

  private mutating func endInterview(open: Int) {
    ask(.command)
    say("")
    recommend([])
    if open > 0 {
      say("")
      sayWrapped(phrases.goOn(open))
    }
  }

  // MARK: The question

  private mutating func ask(_ fact: ID<Fact>, _ evaluation: Evaluation) {
    let title = interview.question(of: fact).flatMap { language.text(model[$0.section].title) }
    let progress = phrases.answered(evaluation.answers.byFact.count)
    var canvas = TextCanvas(style)
    canvas.blank()
    canvas.paragraph([title, progress].compactMap { $0 }.joined(separator: " · "), look: .faint)
    canvas.paragraph(words(of: fact), look: .bold)
    if let period = language.text(model[fact].period) {
      canvas.paragraph("(\(period))", look: .faint)
    }
    canvas.choices(options(of: fact, evaluation))
    canvas.paragraph(phrases.howToAnswer(model[fact].type), indent: 2, look: .faint)
    say(canvas.text)
  }

  /// The question in words.
  private func words(of fact: ID<Fact>) -> String {
    language.text(interview.question(of: fact)?.ask) ?? wording.fact(fact)
  }

  /// Asks again without the answers to choose from, which have been seen.
  private mutating func remind(of fact: ID<Fact>) {
    var canvas = TextCanvas(style)
    canvas.blank()
    canvas.paragraph(words(of: fact), look: .bold)
    canvas.paragraph(phrases.howToAnswer(model[fact].type), indent: 2, look: .faint)
    say(canvas.text)
  }

  /// The answers to choose from, each with what to type.
  private mutating func options(
    of fact: ID<Fact>, _ evaluation: Evaluation
  ) -> [(mark: String, words: String)] {
    switch model[fact].type {
    case .choice(let id), .set(let id):
      return model[id].members.indices.map { index in
        let name = model[id].members[index].name
        let title = wording.member(index, of: id)
        return ("\(index + 1)", title == name ? name : "\(title) [\(name)]")
      }
    default:
      return zip(Self.bandLetters, bands(of: fact, evaluation)).map { letter, band in
        (letter, wording.answer(.value(band), to: fact))
      }
    }
  }

  private static let bandLetters = (0..<26).map { String(UnicodeScalar(UInt8(97 + $0))) }

  // MARK: The answer

  mutating func handleAnswer(_ text: String, to fact: ID<Fact>) {
    switch text.lowercased() {
    case "": askAgain(fact)
    case "?", "help", "도움말", "？": explainQuestion(fact)
    case "why", "왜": sayPurpose(of: fact)
    case "back", "뒤로", "이전": stepBack()
    case "skip", "나중에": skip(fact)
    case "status", "상태": sayStatus()
    case "stop", "quit", "exit", "그만", "중단", "종료":
      endInterview(open: interview.questionLimit(evaluation))
    default: record(text, as: fact)
    }
  }

  private mutating func askAgain(_ fact: ID<Fact>) {
    ask(fact, evaluation)
  }

  private mutating func skip(_ fact: ID<Fact>) {
    // Whoever skips a question that comes back wants to stop here.
    guard !skipped.contains(fact) else {
      endInterview(open: skipped.count)
      return
    }
    skipped.append(fact)
    askNext(after: evaluation)
  }

  private mutating func record(_ text: String, as fact: ID<Fact>) {
    let before = now
    let answer: Answer
    do { answer = try read(text, as: fact) } catch {
      guard !performVerb(text, instead: fact) else { return }
      sayWrapped(error.message(language), indent: 2)
      // Of a number the message says already how to write one.
      if !model[fact].type.isOrdered {
        sayWrapped(phrases.howToAnswer(model[fact].type), indent: 2)
      }
      return
    }
    guard accept(answer, to: fact) else { return }
    sayConsequences(from: before)
    askNext(after: evaluation)
  }

  /// Does what a verb says that was typed in place of an answer, and asks again; false for no verb.
  private mutating func performVerb(_ text: String, instead fact: ID<Fact>) -> Bool {
    let words = Self.words(text)
    guard let verb = words.first.flatMap(Verb.named) else { return false }
    let before = log
    perform(verb, Array(words.dropFirst()))
    guard !isFinished, mode == .question(fact), verb.name != "start" else { return true }
    if log == before { remind(of: fact) } else { askNext(after: evaluation) }
    return true
  }

  /// Reads an answer, where a letter may stand for a band.
  private mutating func read(
    _ text: String, as fact: ID<Fact>
  ) throws(AnswerProblem) -> Answer {
    if let index = Self.bandLetters.firstIndex(of: text.lowercased()) {
      let bands = bands(of: fact, evaluation)
      if bands.indices.contains(index) { return .value(bands[index]) }
    }
    return try AnswerReader(model).read(text, as: fact)
  }

  /// Adds an answer to the log unless it contradicts others, which is said.
  mutating func accept(_ answer: Answer, to fact: ID<Fact>) -> Bool {
    var answers = log.profile.answers
    answers[fact] = answer
    let after = advisor.evaluate(answers)
    if let contradiction = after.contradictions.first {
      sayWrapped(ContradictionWords(contradiction, after, advisor, language).sentence)
      return false
    }
    take(.event(.answered(fact, answer)))
    return true
  }

  private mutating func stepBack() {
    while log.position > 0 {
      let event = log.events[log.position - 1]
      take(.undone)
      guard case .answered(let fact, _) = event else { continue }
      ask(.question(fact))
      askAgain(fact)
      return
    }
    sayWrapped(phrases.nothingBefore)
  }

  // MARK: About the question

  private mutating func explainQuestion(_ fact: ID<Fact>) {
    let question = interview.question(of: fact)
    for help in [language.text(question?.help), language.text(model[fact].help)] {
      if let help { sayWrapped(help, indent: 2) }
    }
    let open = interview.purpose(of: fact, evaluation)
    let certificates = certificates(of: open)
    var names = certificates.prefix(8).map { wording.certificate($0) }
    if certificates.count > 8 { names.append(phrases.others(certificates.count - 8)) }
    if !names.isEmpty { sayWrapped(phrases.decidesAbout(language.list(names)), indent: 2) }
    sayWrapped(phrases.named(model[fact].name), indent: 2)
    sayWrapped(phrases.wordsAtQuestions, indent: 2)
  }

  private mutating func sayPurpose(of fact: ID<Fact>) {
    let open = interview.purpose(of: fact, evaluation)
    let order = advisor.vocabulary.strengths.map(\.relation)
    // What could become a duty is said first.
    let sorted = open.enumerated().sorted { left, right in
      (order.firstIndex(of: left.element.relation) ?? order.count, left.offset)
        < (order.firstIndex(of: right.element.relation) ?? order.count, right.offset)
    }.map(\.element)
    sayWrapped(phrases.asksBecause, indent: 2)
    for atom in sorted.prefix(8) { sayItem(wording.statement(atom)) }
    if sorted.count > 8 { sayWrapped(phrases.andMore(sorted.count - 8), indent: 4) }
  }

  /// The certificates that statements are about, each once, in the order of meeting them.
  private func certificates(of atoms: [Atom]) -> [Int] {
    let kind = model.enumeration(named: "certificate")
    var found: [Int] = []
    for atom in atoms where model[atom.relation].parameters.first?.enumeration == kind {
      if let first = atom.arguments.first, !found.contains(first) { found.append(first) }
    }
    return found
  }
}
