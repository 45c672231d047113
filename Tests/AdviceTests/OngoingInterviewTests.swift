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
