// The REPL without a terminal: a line in, text out. A session is a state that changes by steps, each of
// which goes to the journal; everything shown is computed from it.

package import Advice
package import Reports
import RuleEngine
package import RuleLanguage

/// A conversation about one organisation.
package struct Session: Sendable {
  /// What the next line is taken for.
  enum Mode: Equatable {
    case command
    case question(ID<Fact>)
  }

  /// What the answers come to at one moment.
  struct Moment: Sendable {
    let advisor: Advisor
    let evaluation: Evaluation
    let profile: Profile

    var assessment: Assessment {
      advisor.assess(evaluation, id: profile.id, name: profile.name)
    }
  }

  private(set) var knowledgeBase: KnowledgeBase
  let services: SessionServices
  /// The day asked for unless a profile or the user names another.
  let today: CalendarDay
  var language: Language
  /// The look and width; the terminal may change it between lines.
  package var style: TextStyle
  /// The variants with their logs.
  private(set) var state = SessionState()
  private(set) var mode = Mode.command
  /// In which order questions come.
  var order = QuestionOrder.bySection
  /// Questions to come back to, in the order of skipping.
  var skipped: [ID<Fact>] = []
  /// What is told after each change.
  var watch = Watch.nothing
  /// How far the forward chaining has been shown, and of what.
  var stepper: Stepper?
  /// Whether a person sits before it, who can be asked again.
  let isInteractive: Bool
  /// Whether leaving without saving has been asked for once.
  var askedToQuit = false
  /// The steps that the journal will begin with, once there is something to lose.
  private var unwritten: [UInt8] = []
  /// Whether it has been said that the journal cannot be written.
  private var hasJournalFailed = false
  /// Whether the session has ended.
  package private(set) var isFinished = false

  private(set) var advisor: Advisor {
    didSet { ongoing = OngoingInterview(advisor) }
  }
  /// The interview with the advisor.
  private var ongoing: OngoingInterview
  /// What the line being handled prints.
  private(set) var output = ""

  /// Creates a session.
  package init(
    _ knowledgeBase: KnowledgeBase, today: CalendarDay, language: Language, style: TextStyle,
    isInteractive: Bool, services: SessionServices
  ) {
    self.knowledgeBase = knowledgeBase
    self.today = today
    self.language = language
    self.style = style
    self.services = services
    self.isInteractive = isInteractive
    advisor = Advisor(knowledgeBase, asOf: today)
    ongoing = OngoingInterview(advisor)
  }

  // MARK: Lines

  /// What stands before the line that is typed.
  package var prompt: String {
    switch mode {
    case .command:
      state.current == SessionState.firstVariant
        ? "certadvisor> " : "certadvisor(\(TerminalText.escaped(state.current)))> "
    case .question: "  > "
    }
  }

  /// Handles a line and gives what to print.
  package mutating func handle(_ line: String) -> String {
    let text = line.trimmingSpaces
    return printing { session in
      switch session.mode {
      case .question(let fact): session.handleAnswer(text, to: fact)
      case .command: if !text.isEmpty { session.handleCommand(text) }
      }
    }
  }

  /// What the body says.
  mutating func printing(_ body: (inout Session) -> Void) -> String {
    output = ""
    body(&self)
    return output
  }

  private mutating func handleCommand(_ text: String) {
    let words = Self.words(text)
    guard let first = words.first else { return }
    guard let verb = Verb.find(first) else {
      let near = Verb.beginning(first)
      if near.count > 1 {
        sayWrapped(phrases.ambiguousVerb(first, near.map(\.name)))
      } else {
        sayWrapped(
          phrases.unknownVerb(first, Suggestions.nearest(to: first, among: Verb.all.map(\.name))))
      }
      return
    }
    perform(verb, Array(words.dropFirst()))
  }

  /// Does what a verb says.
  mutating func perform(_ verb: Verb, _ words: [String]) {
    if verb.name != "quit" { askedToQuit = false }
    verb.run(&self, words)
  }

  /// Words at spaces; double quotes keep spaces inside a word.
  static func words(_ text: String) -> [String] {
    var result: [String] = []
    var word = ""
    var isQuoted = false
    var isOpen = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
        isOpen = true
      } else if character == " " && !isQuoted {
        if isOpen { result.append(word) }
        word = ""
        isOpen = false
      } else {
        word.append(character)
        isOpen = true
      }
    }
    if isOpen { result.append(word) }
    return result
  }

  // MARK: State

  var phrases: SessionPhrases { SessionPhrases(language) }
  var model: Model { advisor.model }
  var wording: Wording { Wording(advisor.program, language) }
  var log: AnswerLog { state.log }
  var evaluation: Evaluation { advisor.evaluate(log.profile.answers) }

  /// What the answers come to now.
  var now: Moment {
    let profile = log.profile
    return Moment(advisor: advisor, evaluation: advisor.evaluate(profile.answers), profile: profile)
  }

  /// Whether there are answers that no file holds.
  package var hasUnsavedAnswers: Bool { !state.unsaved.isEmpty }

  /// Whether anything has been answered.
  package var hasAnswers: Bool { !log.profile.answers.byFact.isEmpty }

  /// Makes a change and writes it down, with those before it that were not worth a file.
  mutating func take(_ step: SessionStep) {
    state.apply(step)
    synchronise()
    guard services.journal.isKept else { return }
    let text = SessionText(model)
    unwritten += text.line(step)
    guard services.journal.hasBegun || hasUnsavedAnswers else { return }
    defer { unwritten = [] }
    do { try services.journal.append(unwritten, header: text.header) } catch {
      guard !hasJournalFailed else { return }
      hasJournalFailed = true
      sayWrapped(phrases.noJournal(error.message))
    }
  }

  /// Plays the steps of another session in place of this one, without writing them down.
  mutating func replay(_ steps: [SessionStep]) {
    state = SessionState()
    for step in steps { state.apply(step) }
    skipped = []
    mode = .command
    synchronise()
  }

  /// Brings the advisor to the day and the assumptions of the log.
  private mutating func synchronise() {
    let day = log.profile.asOf ?? today
    let assumptions = log.assumptions
    guard day != advisor.asOf || assumptions != advisor.program.assumptions else { return }
    advisor = Advisor(knowledgeBase, asOf: day, assuming: assumptions)
  }

  /// The advisor for the log of another variant.
  func advisor(for log: AnswerLog) -> Advisor {
    let day = log.profile.asOf ?? today
    return day == advisor.asOf && log.assumptions == advisor.program.assumptions
      ? advisor : Advisor(knowledgeBase, asOf: day, assuming: log.assumptions)
  }

  mutating func ask(_ mode: Mode) { self.mode = mode }

  /// The bands of a fact that are worth asking for.
  mutating func bands(of fact: ID<Fact>, _ evaluation: Evaluation) -> [Value] {
    ongoing.bands(of: fact, evaluation)
  }

  /// The next question; what has been skipped comes last.
  mutating func nextStep(_ evaluation: Evaluation) -> Interview.Step {
    ongoing.step(evaluation, skipped: Set(skipped), order: order)
  }

  /// Takes another knowledge base.
  ///
  /// - Returns: the names of the facts and statements that it does not have; what was said about them
  ///   is dropped.
  mutating func replace(_ other: KnowledgeBase) -> [String] {
    let translation = Translation(from: knowledgeBase.model, to: other.model)
    var lost: [String] = []
    state = state.mapped { event in
      translation.event(event) { name in if !lost.contains(name) { lost.append(name) } }
    }
    knowledgeBase = other
    skipped = []
    stepper = nil
    mode = .command
    advisor = Advisor(other, asOf: log.profile.asOf ?? today, assuming: log.assumptions)
    return lost
  }

  // MARK: Output

  mutating func say(_ text: String) {
    output += text
    if !text.hasSuffix("\n") { output += "\n" }
  }

  /// Says a sentence that is wrapped to the window.
  mutating func sayWrapped(_ text: String, indent: Int = 0) {
    var canvas = TextCanvas(style)
    canvas.paragraph(TerminalText.escaped(text), indent: indent)
    output += canvas.text
  }

  /// Says a sentence with a mark before it.
  mutating func sayItem(
    _ text: String, _ mark: String = "-", indent: Int = 4, look: TextStyle.Look? = nil
  ) {
    var canvas = TextCanvas(style)
    canvas.paragraph(
      TerminalText.escaped(text), indent: indent,
      first: String(repeating: " ", count: indent - 2) + mark, look: look)
    output += canvas.text
  }

  /// Ends the session in good order: nothing need be kept for a later one.
  mutating func finish() {
    isFinished = true
    services.journal.remove()
  }

  /// Ends the session at the end of its input; unsaved answers of a person are left to a later one.
  ///
  /// - Returns: what to print.
  package mutating func leave() -> String {
    printing { session in
      session.isFinished = true
      guard session.hasUnsavedAnswers else {
        session.services.journal.remove()
        return
      }
      session.services.journal.leave()
      guard session.isInteractive else { return }
      let isKept = session.services.journal.isKept && !session.hasJournalFailed
      session.sayWrapped(isKept ? session.phrases.leftToRecover : session.phrases.leftUnsaved)
    }
  }
}

extension String {
  /// The string without spaces and tabs at its ends.
  var trimmingSpaces: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
