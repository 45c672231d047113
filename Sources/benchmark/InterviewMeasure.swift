// What an interview costs and saves: over complete profiles, whether it reaches the advice of the
// whole profile, the share of the questions that it asks, and the time to the next question.

import Advice
import RuleEngine
import RuleLanguage

/// Holds interviews with profiles and counts.
struct InterviewMeasure {
  /// Which facts are asked for.
  enum Strategy: String, CaseIterable {
    /// Every question that applies, in the author's order.
    case fixedOrder = "fixed order"
    /// Those on which an open statement depends in the graph of the rules, in the author's order.
    case graph = "relevance in the graph"
    /// Those whose answer can change the advice, section by section.
    case bySection = "by section"
    /// The same, the most telling first.
    case shortest = "shortest"
  }

  /// What was counted over some interviews.
  struct Count {
    var profiles = 0
    /// Interviews that end with other advice than the whole profile gives.
    var differences = 0
    /// Interviews that asked more questions than they had said at some time.
    var brokenPromises = 0
    var asked = 0
    /// The questions that apply to the profiles.
    var applicable = 0
    var steps = 0
    /// The seconds of processor time for all steps, and for the longest.
    var total = 0.0
    var longest = 0.0
  }

  private let advisor: Advisor
  private let interview: Interview

  init(_ advisor: Advisor) {
    self.advisor = advisor
    interview = Interview(advisor)
  }

  /// Holds interviews in every way and adds what they cost.
  static func measure(
    _ advisor: Advisor, profiles: Int, seed: UInt64, _ figures: inout Figures
  ) {
    let measure = InterviewMeasure(advisor)
    let questions = Double(advisor.model.questions.count * profiles) / 100
    for strategy in Strategy.allCases {
      figures.heading("Interviews with \(profiles) complete profiles, \(strategy.rawValue)")
      let count = measure.count(strategy, profiles: profiles, seed: seed)
      func add(_ name: String, _ value: Double, _ unit: Figures.Unit) {
        figures.add("\(strategy.rawValue): \(name)", value, unit)
      }
      add("questions asked, per cent of all", Double(count.asked) / questions, .count)
      add(
        "per cent of those that apply", 100 * Double(count.asked) / Double(count.applicable),
        .count)
      add("interviews with other advice", Double(count.differences), .count)
      add("interviews longer than announced", Double(count.brokenPromises), .count)
      add("next question, mean", count.total * 1e3 / Double(count.steps), .milliseconds)
      add("next question, longest", count.longest * 1e3, .milliseconds)
    }
  }

  /// Holds interviews with so many random complete profiles, always the same for a seed.
  private func count(_ strategy: Strategy, profiles: Int, seed: UInt64) -> Count {
    var count = Count()
    for number in 0..<profiles {
      hold(with: completeProfile(seed: seed &+ UInt64(number)), strategy, &count)
    }
    return count
  }

  private func hold(with profile: Answers, _ strategy: Strategy, _ count: inout Count) {
    var given = Answers()
    var promises: [Int] = []
    while true {
      var next: ID<Fact>?
      let time = Timing.of { next = self.next(given, strategy) }.processor
      count.steps += 1
      count.total += time
      count.longest = max(count.longest, time)
      guard let fact = next else { break }
      promises.append(given.byFact.count + interview.questionLimit(advisor.evaluate(given)))
      given[fact] = profile[fact] ?? .dontKnow
    }
    let whole = advisor.evaluate(profile)
    count.profiles += 1
    count.asked += given.byFact.count
    count.applicable += advisor.model.questions.count { !whole.doesNotApply($0.fact) }
    if promises.contains(where: { $0 < given.byFact.count }) { count.brokenPromises += 1 }
    let short = advisor.assess(Profile(answers: given)).withoutReasons
    let long = advisor.assess(Profile(answers: profile)).withoutReasons
    if short != long { count.differences += 1 }
  }

  private func next(_ given: Answers, _ strategy: Strategy) -> ID<Fact>? {
    let evaluation = advisor.evaluate(given)
    switch strategy {
    case .fixedOrder:
      return advisor.model.questions.map(\.fact).first {
        given[$0] == nil && !evaluation.doesNotApply($0)
      }
    case .graph:
      let atoms = interview.openConclusions(evaluation)
      let missing = evaluation.missing(for: atoms.map { advisor.program.signal(of: $0) }).facts
      return advisor.program.askingOrder.first { given[$0] == nil && missing.contains($0) }
    case .bySection, .shortest:
      return interview.nextFact(
        evaluation, order: strategy == .shortest ? .shortest : .bySection)
    }
  }

  // MARK: Profiles

  /// A profile that answers every question; what does not apply is answered so.
  private func completeProfile(seed: UInt64) -> Answers {
    var random = SplitMix64(seed: seed)
    var answers = Answers()
    // Some organisations are in many markets and hold much, others little.
    let share = random.next() % 40 + 10
    for fact in advisor.program.askingOrder {
      answers[fact] = answer(to: fact, share, &random)
      if let gate = advisor.program.gate(of: fact),
        advisor.evaluate(answers).truth(of: gate.condition) == .no
      {
        answers[fact] = .notApplicable
      }
    }
    while let gate = advisor.evaluate(answers).contradictions.first {
      answers[gate.fact] = .notApplicable
    }
    return answers
  }

  private func answer(
    to fact: ID<Fact>, _ share: UInt64, _ random: inout SplitMix64
  ) -> Answer {
    let model = advisor.model
    func isChosen(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
    switch model[fact].type {
    case .yesNo: return .value(.yesNo(isChosen(35)))
    case .choice(let id):
      return .value(.choice(Int(random.next() % UInt64(model[id].members.count))))
    case .set(let id):
      let members = model[id].members.indices
      let percent = min(share, 250 / UInt64(members.count) + 3)
      return .value(.set(members.filter { _ in isChosen(percent) }))
    case .count, .amount, .percentage, .date:
      let regions = advisor.program.regions(of: fact).filter { $0 != .notApplicable }
      return regions.isEmpty
        ? .value(.number(hundredths: 0)) : regions[Int(random.next() % UInt64(regions.count))]
    }
  }
}

extension Assessment {
  /// The advice alone: without the rules that give it, and without what an unasked question would
  /// settle no further.
  fileprivate var withoutReasons: Assessment {
    var advice = self
    advice.fired = []
    for index in advice.recommendations.indices { advice.recommendations[index].rules = [] }
    for index in advice.unsuitable.indices { advice.unsuitable[index].rules = [] }
    for index in advice.pending.indices { advice.pending[index].rules = [] }
    for index in advice.findings.indices { advice.findings[index].rules = [] }
    for index in advice.undetermined.indices { advice.undetermined[index].dependsOn = [] }
    return advice
  }
}
