import Advice
import RuleEngine
import RuleLanguage
import Testing

@Suite("Statements and assumptions")
struct StatementTests {
  private func read(_ text: String) throws -> String {
    let advisor = try SmallKnowledge.advisor()
    return advisor.program.name(of: try StatementReader(advisor.model).read(text))
  }

  @Test(
    "A statement is read as people type it",
    arguments: [
      ("mandatory(BASE)", "mandatory(BASE)"), ("mandatory BASE", "mandatory(BASE)"),
      ("BASE is mandatory", "mandatory(BASE)"), ("Mandatory( add-on )", "mandatory(ADD-ON)"),
      ("coveredBy(BASE,LATE)", "coveredBy(BASE, LATE)"),
      ("BASE coveredBy LATE", "coveredBy(BASE, LATE)"),
    ])
  func reading(text: String, name: String) throws { #expect(try read(text) == name) }

  @Test(
    "What is no statement says why",
    arguments: [
      ("mandatry(BASE)", .unknownRelation("mandatry", nearest: "mandatory")),
      ("mandatory(BAS)", .unknownMember("BAS", nearest: "BASE")),
      ("mandatory", .wrongCount(relation: "mandatory", wanted: 1)),
      ("covers(NATIONAL, BASE)", .isTable(relation: "covers")),
      ("", .unknownRelation("", nearest: nil)),
    ] as [(String, StatementProblem)])
  func problem(text: String, problem: StatementProblem) {
    #expect(throws: problem) { try read(text) }
  }

  @Test(
    "Why and why not ask about what a rule could conclude",
    arguments: [
      ("wantsPlus=yes", "recommended(NATIONAL-PLUS)"),
      ("wantsPlus=no", "recommended(NATIONAL-PLUS)"),
    ])
  func telling(answers: String, statement: String) throws {
    let advisor = try SmallKnowledge.advisor()
    let evaluation = advisor.evaluate(try SmallKnowledge.answers(answers, advisor.model))
    let plus = try #require(advisor.model.certificates.firstIndex { $0.name == "NATIONAL-PLUS" })
    let atom = advisor.tellingStatement(about: plus, evaluation, .why)
    #expect(advisor.program.name(of: atom) == statement)
  }

  /// An advisor that takes statements as given.
  private func advisor(_ assumptions: [String: Bool]) throws -> Advisor {
    let plain = try SmallKnowledge.advisor()
    var given: [Atom: Bool] = [:]
    for (text, isTrue) in assumptions {
      given[try StatementReader(plain.model).read(text)] = isTrue
    }
    return Advisor(plain.knowledgeBase, asOf: plain.asOf, assuming: given)
  }

  @Test("An assumption holds without a rule, and rules go on from it")
  func assumedTrue() throws {
    let advisor = try advisor([
      "mandatory(BASE)": true, "optional(NATIONAL)": true, "recommended(NATIONAL-PLUS)": true,
    ])
    let assessment = advisor.assess(Profile())
    let base = try #require(assessment.recommendations.first)
    #expect(advisor.model.certificates[base.certificate].name == "BASE")
    #expect(base.strength == .mandatory && base.rules.isEmpty)
    #expect(assessment.covered.count == 1)
    let evaluation = advisor.evaluate(Answers())
    let explanation = evaluation.explain(
      try StatementReader(advisor.model).read("coveredBy(NATIONAL, NATIONAL-PLUS)"))
    #expect(explanation.truth == .yes && !explanation.isAssumed)
    let condition = try #require(explanation.attempts.first?.conditions.last)
    #expect((condition.parts.first ?? condition).because.first?.isAssumed == true)
  }

  @Test("An assumption that something is false stands against the rules that say it")
  func assumedFalse() throws {
    let advisor = try advisor(["recommended(ADD-ON)": false])
    let answers = try SmallKnowledge.answers("sells=yes", advisor.model)
    let evaluation = advisor.evaluate(answers)
    let atom = try StatementReader(advisor.model).read("recommended(ADD-ON)")
    #expect(evaluation.truth(of: atom) == .no)
    #expect(evaluation.explain(atom).isAssumed)
    #expect(evaluation.smallestChanges(for: atom, toHold: true).isEmpty)
    let added = Set(evaluation.firingTrace().flatMap(\.added))
    #expect(!added.contains(try #require(advisor.program.number(of: atom))))
    #expect(advisor.assess(Profile(answers: answers)).recommendations.isEmpty)
  }

  @Test(
    "A reason leaves out a value that nobody has said",
    arguments: [
      ("users=1200", "At 1,000 users it is due; you have 1,200."),
      ("users=dk", "At 1,000 users it is due."), ("", "At 1,000 users it is due."),
    ])
  func openValue(answers: String, reason: String) throws {
    let advisor = try SmallKnowledge.advisor()
    let rule = try #require(advisor.model.rule(named: "national.users"))
    let instance = try #require(advisor.program.rules.first { $0.rule == rule })
    let evaluation = advisor.evaluate(try SmallKnowledge.answers(answers, advisor.model))
    let words = Wording(advisor.program, .english)
      .text(advisor.model[rule].because, of: instance, in: evaluation)
    #expect(words == reason)
  }

  @Test("The log gives the assumptions, apart from the answers")
  func log() throws {
    let model = try SmallKnowledge.advisor().model
    let atom = try StatementReader(model).read("mandatory(BASE)")
    var log = AnswerLog()
    log.append(.assumed(atom, true))
    #expect(log.assumptions == [atom: true])
    #expect(log.profile == Profile())
    log.append(.unassumed(atom))
    #expect(log.assumptions.isEmpty)
    _ = log.undo()
    log.append(.assumed(atom, false))
    #expect(log.assumptions == [atom: false])
    log.append(.loaded(Profile()))
    #expect(log.assumptions.isEmpty)
  }

  @Test("No more questions come than were announced", arguments: ["", "online=yes", "sells=yes"])
  func limit(text: String) throws {
    let advisor = try SmallKnowledge.advisor()
    let interview = Interview(advisor)
    for answer in [Answer.dontKnow, .notApplicable, .value(.yesNo(true))] {
      var answers = try SmallKnowledge.answers(text, advisor.model)
      var left = interview.questionLimit(advisor.evaluate(answers))
      while let fact = interview.nextFact(advisor.evaluate(answers)) {
        #expect(left > 0)
        let isYesNo = advisor.model[fact].type == .yesNo
        answers[fact] = answer == .value(.yesNo(true)) && !isYesNo ? .dontKnow : answer
        let now = interview.questionLimit(advisor.evaluate(answers))
        #expect(now < left)
        left = now
      }
    }
  }
}
