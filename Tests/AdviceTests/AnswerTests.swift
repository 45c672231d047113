import Advice
import RuleEngine
import RuleLanguage
import Testing

@Suite("Answers are read as people type them")
struct AnswerTests {
  private func read(_ text: String, as name: String) throws -> Answer {
    let model = try SmallKnowledge.advisor().model
    return try AnswerReader(model).read(text, as: try #require(model.fact(named: name)))
  }

  @Test(
    "A number",
    arguments: [
      ("1000", 100_000), ("1,000", 100_000), ("1_000", 100_000), ("1k", 100_000),
      ("1.5 m", 150_000_000),
      ("1e3", 100_000), ("12 bn", 1_200_000_000_000), ("10억", 100_000_000_000), ("1만명", 1_000_000),
      ("0", 0), ("0e30", 0), ("12억 5천만", 125_000_000_000), ("1조 2,000억", 120_000_000_000_000),
      ("3천", 300_000), ("5천2백", 520_000), ("1억 2345", 10_000_234_500), ("1.5억", 15_000_000_000),
    ] as [(String, Int64)])
  func number(text: String, hundredths: Int64) throws {
    #expect(try read(text, as: "users") == .value(.number(hundredths: hundredths)))
  }

  @Test(
    "What is no number",
    arguments: [
      "", "many", "1.5", "-3", "1,", ",1", "1..x", "1e99", "99999999999999999999", "1.2.3", "억",
      "1만 2억", "1억억", "9999999조", "1억 x",
    ])
  func noNumber(text: String) {
    #expect(throws: AnswerProblem.self) { try read(text, as: "users") }
  }

  @Test("A range of numbers")
  func band() throws {
    #expect(try read(">= 1000", as: "users") == .value(.band(from: 100_000, below: nil)))
    #expect(try read("< 1000", as: "users") == .value(.band(from: nil, below: 100_000)))
    #expect(try read("1k .. 2k", as: "users") == .value(.band(from: 100_000, below: 200_000)))
  }

  @Test(
    "A range is said with its thresholds as the law has them",
    arguments: [
      Range(1.0, 5.0, "1 to 4", "1~4", .count), Range(1.0, 2.0, "1", "1", .count),
      Range(nil, 1.0, "below 1", "1 미만", .count), Range(1.0, nil, "1 and above", "1 이상", .count),
      Range(nil, nil, "any", "제한 없음", .count),
      Range(nil, 10.0, "below EUR 10", "EUR 10 미만"),
      Range(nil, 10.01, "up to EUR 10", "EUR 10 이하"),
      Range(10.0, 20.0, "EUR 10 to below EUR 20", "EUR 10 이상 EUR 20 미만"),
      Range(10.01, 20.01, "more than EUR 10 to EUR 20", "EUR 10 초과 EUR 20 이하"),
      Range(10.0, 10.01, "exactly EUR 10", "EUR 10"),
      Range(10.0, nil, "EUR 10 and above", "EUR 10 이상"),
      Range(10.01, nil, "more than EUR 10", "EUR 10 초과"),
      Range(nil, 0.01, "before 1970-01-02", "1970-01-02 이전", .date),
    ])
  func bandInWords(range: Range) throws {
    let program = try SmallKnowledge.advisor().program
    func words(_ language: Language) -> String {
      Wording(program, language).band(from: range.from, below: range.below, of: range.type)
    }
    #expect(words(.english) == range.english)
    #expect(words(.korean) == range.korean)
  }

  struct Range: Sendable {
    let from: Int64?
    let below: Int64?
    let english: String
    let korean: String
    let type: FactType

    init(
      _ from: Double?, _ below: Double?, _ english: String, _ korean: String,
      _ type: FactType = .amount(currency: "EUR")
    ) {
      self.from = from.map { Int64(($0 * 100).rounded()) }
      self.below = below.map { Int64(($0 * 100).rounded()) }
      self.english = english
      self.korean = korean
      self.type = type
    }
  }

  @Test(
    "Yes, no and neither",
    arguments: [
      ("yes", .value(.yesNo(true))), ("Y", .value(.yesNo(true))), ("예", .value(.yesNo(true))),
      ("no", .value(.yesNo(false))), ("don't know", .dontKnow), ("모름", .dontKnow),
      ("not applicable", .notApplicable), ("n/a", .notApplicable),
    ] as [(String, Answer)])
  func yesNo(text: String, answer: Answer) throws {
    #expect(try read(text, as: "online") == answer)
  }

  @Test("Members by number, name and beginning")
  func members() throws {
    #expect(try read("base", as: "holds") == (try read("BASE", as: "holds")))
    #expect(try read("none", as: "holds") == .value(.set([])))
    #expect(throws: AnswerProblem.self) { try read("NAT", as: "holds") }
    #expect(throws: AnswerProblem.self) { try read("nonsense", as: "holds") }
  }

  @Test("Undo and redo move over the log and lose nothing until something new is said")
  func log() throws {
    let fact = ID<Fact>(0)
    var log = AnswerLog()
    log.append(.answered(fact, .value(.yesNo(true))))
    log.append(.answered(fact, .value(.yesNo(false))))
    #expect(log.profile.answers[fact] == .value(.yesNo(false)))
    _ = log.undo()
    #expect(log.profile.answers[fact] == .value(.yesNo(true)))
    _ = log.redo()
    #expect(log.profile.answers[fact] == .value(.yesNo(false)))
    _ = log.undo()
    log.append(.withdrawn(fact))
    #expect(log.redo() == nil)
    #expect(log.profile.answers[fact] == nil)
  }
}

@Suite("An interview asks what can still matter")
struct InterviewTests {
  @Test("It reaches the advice of the whole profile, whatever the answers", arguments: 0..<40)
  func sameAdvice(seed: UInt64) throws {
    let advisor = try SmallKnowledge.advisor()
    var random = SplitMix64(seed: seed)
    var full = Answers()
    for (index, fact) in advisor.model.facts.enumerated() {
      full[ID(index)] = answer(fact.type, &random)
    }
    if full[try #require(advisor.model.fact(named: "online"))] == .value(.yesNo(false)) {
      full[try #require(advisor.model.fact(named: "shopUsers"))] = .notApplicable
    }
    let interview = Interview(advisor)
    var given = Answers()
    var asked = 0
    while let fact = interview.nextFact(advisor.evaluate(given)) {
      given[fact] = full[fact]
      asked += 1
      try #require(asked <= advisor.model.facts.count)
    }
    let short = advisor.assess(Profile(answers: given))
    let long = advisor.assess(Profile(answers: full))
    #expect(short.recommendations == long.recommendations)
    #expect(short.path == long.path)
    #expect(short.undetermined.isEmpty)
  }

  private func answer(_ type: FactType, _ random: inout SplitMix64) -> Answer {
    switch type {
    case .yesNo: .value(.yesNo(random.next() % 2 == 0))
    case .set: .value(.set([Int(random.next() % 3)]))
    case .date: .value(.date(CalendarDay(daysSinceEpoch: 20_000 + Int(random.next() % 400))))
    default: .value(.number(hundredths: Int64(random.next() % 3) * 100_000))
    }
  }

  @Test("Bands lie between the values that rules compare with")
  func bands() throws {
    let advisor = try SmallKnowledge.advisor()
    let bands = Interview(advisor).bands(of: try #require(advisor.model.fact(named: "users")))
    #expect(bands == [.band(from: nil, below: 100_000), .band(from: 100_000, below: nil)])
  }

  @Test("A change takes along what depends on it, and three changes are found at most")
  func flip() throws {
    let advisor = try SmallKnowledge.advisor()
    let answers = try SmallKnowledge.answers("users=2000 online=yes shopUsers=5", advisor.model)
    let evaluation = advisor.evaluate(answers)
    let national = try #require(advisor.model.certificates.firstIndex { $0.name == "NATIONAL" })
    let atom = advisor.tellingStatement(about: national, evaluation, .why)
    let changes = evaluation.smallestChanges(for: atom, toHold: false)
    let facts = changes.map { $0.changes.map { advisor.model[$0.fact].name } }
    #expect(Set(facts) == [["online"], ["users"]])
  }

  @Test("A core is enough by itself")
  func core() throws {
    let advisor = try SmallKnowledge.advisor()
    let answers = try SmallKnowledge.answers(
      "users=2000 online=yes sells=yes employees=3", advisor.model)
    let national = try #require(advisor.model.certificates.firstIndex { $0.name == "NATIONAL" })
    let evaluation = advisor.evaluate(answers)
    let atom = advisor.tellingStatement(about: national, evaluation, .why)
    let core = evaluation.stableCore(of: atom).map { advisor.model[$0].name }
    #expect(core == ["online", "users"])
  }

  @Test("A timeline starts anew where the state changes")
  func timeline() throws {
    let advisor = try SmallKnowledge.advisor()
    let answers = try SmallKnowledge.answers("online=yes users=1", advisor.model)
    let late = try #require(advisor.model.certificates.firstIndex { $0.name == "LATE" })
    let entries = Timeline.entries(of: late, advisor.knowledgeBase, Profile(answers: answers))
    #expect(entries.map(\.from) == [nil, CalendarDay("2027-07-01")])
    let start = try #require(CalendarDay("2027-07-01"))
    #expect(entries.map(\.state.pending) == [.from(start), .none])
    #expect(entries.last?.state.strength == .mandatory)
  }
}
