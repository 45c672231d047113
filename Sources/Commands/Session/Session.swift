// The REPL without a terminal: a line in, text out. Terminal, files and clock are handed in, so that
// whole sessions run in tests. A session is a log of answers; everything shown is computed from it.

package import Advice
package import Reports
package import RuleEngine
package import RuleLanguage

/// What a session needs from the world outside.
package struct SessionServices: Sendable {
  /// Reads the first profile of a file, or says what is wrong.
  package var loadProfile:
    @Sendable (_ path: String, _ model: Model) -> Result<Profile, ServiceFailure>
  /// Writes a profile to a file, or says what is wrong.
  package var saveProfile:
    @Sendable (_ profile: Profile, _ path: String, _ model: Model) -> Result<Void, ServiceFailure>
  /// Runs a batch over a file and gives its results as text, or says what is wrong.
  package var runBatch:
    @Sendable (_ path: String, _ knowledgeBase: KnowledgeBase, _ asOf: CalendarDay, Language) ->
      Result<String, ServiceFailure>
  /// Loads the knowledge base again from where it came from.
  package var reload: @Sendable () -> Result<KnowledgeBase, ServiceFailure>

  /// Creates services.
  package init(
    loadProfile: @escaping @Sendable (String, Model) -> Result<Profile, ServiceFailure>,
    saveProfile: @escaping @Sendable (Profile, String, Model) -> Result<Void, ServiceFailure>,
    runBatch:
      @escaping @Sendable (String, KnowledgeBase, CalendarDay, Language) ->
      Result<String, ServiceFailure>,
    reload: @escaping @Sendable () -> Result<KnowledgeBase, ServiceFailure>
  ) {
    self.loadProfile = loadProfile
    self.saveProfile = saveProfile
    self.runBatch = runBatch
    self.reload = reload
  }
}

/// What went wrong outside, in words.
package struct ServiceFailure: Error, Sendable {
  /// The words, safe to print.
  package let message: String

  /// Creates a failure.
  package init(_ message: String) { self.message = message }
}

/// A conversation about one organisation.
package struct Session: Sendable {
  /// What the next line is taken for.
  enum Mode: Equatable {
    case command
    case question(ID<Fact>)
  }

  private(set) var knowledgeBase: KnowledgeBase
  let services: SessionServices
  /// The day asked for unless a profile or the user names another.
  let today: CalendarDay
  var language: Language
  /// The look and width; the terminal may change it between lines.
  package var style: TextStyle
  var log = AnswerLog()
  /// Other variants of the session, by name.
  var branches: [String: AnswerLog] = [:]
  var branch = "main"
  var mode = Mode.command
  /// In which order questions come.
  var order = QuestionOrder.bySection
  /// Questions to come back to, in the order of skipping.
  var skipped: [ID<Fact>] = []
  /// The number of events of the log that have been saved.
  var savedPosition = 0
  /// Whether a person sits before it, who can be asked again.
  let isInteractive: Bool
  /// Whether leaving without saving has been asked for once.
  var askedToQuit = false
  /// Whether the session has ended.
  package private(set) var isFinished = false

  private(set) var advisor: Advisor
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
  }

  // MARK: Lines

  /// What stands before the line that is typed.
  package var prompt: String {
    switch mode {
    case .command: branch == "main" ? "certadvisor> " : "certadvisor(\(branch))> "
    case .question: "  > "
    }
  }

  /// The words at the start of a session.
  package func greeting() -> String { SessionPhrases(language).greeting(knowledgeBase) }

  /// Whether there are answers that no file holds.
  package var hasUnsavedAnswers: Bool { log.position != savedPosition && log.position > 0 }

  /// Whether anything has been answered.
  var hasAnswers: Bool { !log.profile.answers.byFact.isEmpty }

  /// The words that answer the question at hand; empty where none is asked.
  var answerWords: [String] {
    guard case .question(let fact) = mode else { return [] }
    let always = ["back", "don't know", "help", "not applicable", "skip", "status", "stop", "why"]
    switch model[fact].type {
    case .yesNo: return ["yes", "no"] + always
    case .choice(let id), .set(let id): return model[id].members.map(\.name) + always
    case .count, .amount, .percentage, .date: return always
    }
  }

  /// Handles a line and gives what to print.
  package mutating func handle(_ line: String) -> String {
    output = ""
    let text = line.trimmingSpaces
    switch mode {
    case .question(let fact): handleAnswer(text, to: fact)
    case .command: if !text.isEmpty { handleCommand(text) }
    }
    return output
  }

  private mutating func handleCommand(_ text: String) {
    let words = Self.words(text)
    guard let first = words.first else { return }
    guard let verb = Verb.find(first) else {
      let known = Verb.all.map(\.name)
      say(phrases.unknownVerb(first, Suggestions.nearest(to: first, among: known)))
      return
    }
    if verb.name != "quit" { askedToQuit = false }
    verb.run(&self, Array(words.dropFirst()))
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
  var evaluation: Evaluation { advisor.evaluate(log.profile.answers) }

  /// The assessment of the answers so far.
  func assessment(_ evaluation: Evaluation) -> Assessment {
    let profile = log.profile
    return advisor.assess(evaluation, id: profile.id, name: profile.name)
  }

  /// Brings the advisor to the day of the log, after the log has changed.
  mutating func synchronise() {
    let day = log.profile.asOf ?? today
    if day != advisor.asOf { advisor = Advisor(knowledgeBase, asOf: day) }
  }

  /// Takes another knowledge base; answers to facts that it does not have are dropped and named.
  mutating func replace(_ other: KnowledgeBase) -> [String] {
    let old = model
    var profile = log.profile
    var answers = Answers()
    var lost: [String] = []
    for (fact, answer) in profile.answers.byFact.sorted(by: { $0.key < $1.key }) {
      let name = old[fact].name
      if let id = other.model.fact(named: name), Self.sameShape(old, fact, other.model, id) {
        answers[id] = answer
      } else {
        lost.append(name)
      }
    }
    profile.answers = answers
    knowledgeBase = other
    log = AnswerLog()
    log.append(.loaded(profile))
    skipped = []
    advisor = Advisor(other, asOf: profile.asOf ?? today)
    return lost
  }

  /// Whether two facts have the same type and, where they have members, the same members.
  private static func sameShape(
    _ old: Model, _ fact: ID<Fact>, _ new: Model, _ other: ID<Fact>
  ) -> Bool {
    switch (old[fact].type, new[other].type) {
    case (.choice(let left), .choice(let right)), (.set(let left), .set(let right)):
      old[left].members.map(\.name) == new[right].members.map(\.name)
    case (let left, let right): left == right
    }
  }

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

  mutating func finish() { isFinished = true }
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
