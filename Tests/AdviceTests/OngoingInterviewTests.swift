// An interview that keeps what it has worked out against one that begins anew at every question.

import Advice
import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("What an interview keeps changes none of its questions")
struct OngoingInterviewTests {
  @Test("On random knowledge bases, with answers of every kind, some taken back", arguments: 0..<6)
  func anew(batch: Int) throws {
    var count = 0
    for seed in (batch * 10)..<(batch * 10 + 10) {
      guard let advisor = Self.advisor(seed: UInt64(seed)) else { continue }
      count += 1
      for order in [QuestionOrder.bySection, .shortest] {
        try compare(advisor, order, seed: UInt64(seed))
      }
    }
    #expect(count > 4)
  }

  private func compare(_ advisor: Advisor, _ order: QuestionOrder, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var ongoing = OngoingInterview(advisor)
    var answers = Answers()
    for round in 0..<25 {
      let evaluation = advisor.evaluate(answers)
      let step = ongoing.step(evaluation, order: order)
      let other = Interview(advisor).step(evaluation, order: order)
      let name: Comment = "seed \(seed), round \(round)"
      try #require(step.next == other.next, name)
      try #require(step.open == other.open, name)
      let taken = answers.byFact.keys.sorted()
      if !taken.isEmpty, step.next == nil || random.chance(20) {
        answers[random.pick(taken)] = nil
        continue
      }
      // Mostly what is asked for, but a person may also tell something else.
      let all = advisor.model.facts.indices.map { ID<Fact>($0) }
      let fact = random.chance(70) ? step.next ?? all[0] : random.pick(all)
      answers[fact] = .random(
        for: advisor.model[fact], in: advisor.model, around: RandomKnowledgeBase.day,
        using: &random)
    }
  }

  @Test("A band that is offered says as much as a figure in it")
  func bands() throws {
    var compared = 0
    for seed in 0..<80 {
      guard let advisor = Self.advisor(seed: UInt64(seed)) else { continue }
      var random = SeededGenerator(seed: UInt64(seed))
      var ongoing = OngoingInterview(advisor)
      var answers = Answers()
      while let fact = ongoing.step(advisor.evaluate(answers)).next {
        for band in ongoing.bands(of: fact, advisor.evaluate(answers)) {
          guard !Interview(advisor).bands(of: fact).contains(band) else { continue }
          var (wide, narrow) = (answers, answers)
          wide[fact] = .value(band)
          for region in advisor.program.regions(of: fact) where band.contains(region) {
            narrow[fact] = region
            let name: Comment = "seed \(seed): \(advisor.model[fact].name) \(band) \(region)"
            #expect(Set(open(advisor, wide)).isSuperset(of: open(advisor, narrow)), name)
            for _ in 0..<20 {
              let rest = Answers.random(
                for: advisor.model, answered: 100, around: RandomKnowledgeBase.day, using: &random)
              let whole = [wide, narrow].map { answers in
                Answers(answers.byFact.merging(rest.byFact) { given, _ in given })
              }
              // What nobody knows may hang on the figure, and a contradiction is refused.
              guard !rest.byFact.values.contains(where: \.isUncertain),
                whole.allSatisfy({ advisor.evaluate($0).contradictions.isEmpty })
              else { continue }
              compared += 1
              #expect(findings(advisor, whole[0]) == findings(advisor, whole[1]), name)
            }
          }
        }
        answers[fact] = .random(
          for: advisor.model[fact], in: advisor.model, around: RandomKnowledgeBase.day,
          using: &random)
      }
    }
    #expect(compared > 20)
  }

  private func open(_ advisor: Advisor, _ answers: Answers) -> [ID<Fact>] {
    Interview(advisor).openFacts(advisor.evaluate(answers))
  }

  private func findings(_ advisor: Advisor, _ answers: Answers) -> [Atom] {
    advisor.assess(Profile(answers: answers)).findings.map(\.atom)
  }

  /// An advisor that reports every statement of a random knowledge base; nil where its exceptions
  /// contradict each other.
  private static func advisor(seed: UInt64) -> Advisor? {
    let texts = RandomKnowledgeBase(seed: seed).blocks.enumerated().map { number, block in
      var text = block
      if block.hasPrefix("relation ") {
        text += "  say en \"\(number)\"\n  report en \"Findings\"\n"
      }
      return SourceText(name: "\(number).kb", text)
    }
    return KnowledgeBase.load(texts, asOf: RandomKnowledgeBase.day).knowledgeBase
      .map { Advisor($0, asOf: RandomKnowledgeBase.day) }
  }

  @Test("What is announced counts the rules that only decide about a deadline")
  func announced() throws {
    let text = """
      source Book
        title en "The Book"
        kind  law
      relation mandatory(certificate C)
        say en "{C} is mandatory"
      certificate NATIONAL
        title en "National"
      fact large yes-no
      fact listed yes-no
      rule large
        when     large
        conclude NATIONAL is mandatory
        cite     Book
        because  en "You are large."
      rule listed
        when     listed
        conclude NATIONAL is mandatory
        due      2027-08-31
        cite     Book
        because  en "You are listed."

      """
    let day = try #require(CalendarDay("2026-11-24"))
    let loaded = KnowledgeBase.load([SourceText(name: "due.kb", text)], asOf: day)
    let advisor = Advisor(
      try #require(loaded.knowledgeBase, "\(loaded.diagnostics.map(\.message))"), asOf: day)
    let large = try #require(advisor.model.fact(named: "large"))
    let evaluation = advisor.evaluate(Answers([large: .value(.yesNo(true))]))
    let interview = Interview(advisor)
    #expect(interview.nextFact(evaluation) == advisor.model.fact(named: "listed"))
    #expect(interview.questionLimit(evaluation) == 1)
  }

  @Test("An answer that is taken back brings back the question")
  func back() throws {
    let advisor = try SmallKnowledge.advisor()
    var ongoing = OngoingInterview(advisor)
    var answers = Answers()
    var asked: [ID<Fact>?] = []
    for _ in 0..<3 {
      let next = ongoing.step(advisor.evaluate(answers)).next
      asked.append(next)
      if let next { answers[next] = .dontKnow }
    }
    for fact in asked.reversed() {
      if let fact { answers[fact] = nil }
      #expect(ongoing.step(advisor.evaluate(answers)).next == fact)
    }
  }
}

extension Answer {
  fileprivate var isUncertain: Bool {
    if case .value(.band) = self { true } else { self == .dontKnow }
  }
}
