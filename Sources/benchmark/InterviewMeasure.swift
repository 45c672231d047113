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
    /// The seconds of processor time for each first question.
    var starts: [Double] = []
    /// The seconds of processor time from each answer to the next question.
    var times: [Double] = []
    /// The number of bands of each question for a number or date.
    var bands: [Int] = []
    /// The seconds of processor time to find them.
    var bandTimes: [Double] = []
  }

  private let advisor: Advisor
  private let interview: Interview

  init(_ advisor: Advisor) {
    self.advisor = advisor
    interview = Interview(advisor)
  }

  /// Holds interviews in every way and adds what they cost.
  static func measure(
    _ advisor: Advisor, _ options: BenchmarkOptions, _ figures: inout Figures
  ) throws {
    let measure = InterviewMeasure(advisor)
    let source = InterviewProfiles(advisor)
    if let folder = options.fixtures {
      let profiles = try source.profiles(in: folder)
      measure.measure("organisations", profiles.count, &figures) { profiles[$0] }
      measure.measureBounds("organisations", profiles, &figures)
    }
    measure.measure("random organisations", options.interviewCount, &figures) {
      source.random(seed: options.seed &+ UInt64($0))
    }
    let some = (0..<min(40, options.interviewCount)).map {
      source.random(seed: options.seed &+ UInt64($0))
    }
    measure.measureBounds("random organisations", some, &figures)
  }

  private func measureBounds(_ group: String, _ profiles: [Answers], _ figures: inout Figures) {
    var bounds = InterviewBounds(advisor)
    var count = Count()
    for profile in profiles { bounds.add(hold(with: profile, .bySection, &count), of: profile) }
    bounds.print("\(profiles.count) \(group)", &figures)
  }

  private func measure(
    _ group: String, _ number: Int, _ figures: inout Figures, _ profile: (Int) -> Answers
  ) {
    let questions = Double(advisor.model.questions.count * number) / 100
    for strategy in Strategy.allCases {
      figures.heading("Interviews with \(number) \(group), \(strategy.rawValue)")
      var count = Count()
      for index in 0..<number { _ = hold(with: profile(index), strategy, &count) }
      func add(_ name: String, _ value: Double, _ unit: Figures.Unit) {
        figures.add("\(group), \(strategy.rawValue): \(name)", value, unit)
      }
      add("asked, per cent of all", Double(count.asked) / questions, .count)
      add(
        "per cent of those that apply", 100 * Double(count.asked) / Double(count.applicable),
        .count)
      add("other advice", Double(count.differences), .count)
      add("longer than announced", Double(count.brokenPromises), .count)
      add(
        "first question, mean", count.starts.reduce(0, +) * 1e3 / Double(count.starts.count),
        .milliseconds)
      let times = count.times.sorted()
      add("next question, mean", times.reduce(0, +) * 1e3 / Double(times.count), .milliseconds)
      add("next question, 99 %", times[(times.count - 1) * 99 / 100] * 1e3, .milliseconds)
      add("next question, longest", (times.last ?? 0) * 1e3, .milliseconds)
      guard !count.bands.isEmpty else { continue }
      let number = Double(count.bands.count)
      add("bands of a question, mean", Double(count.bands.reduce(0, +)) / number, .count)
      add("bands of a question, most", Double(count.bands.max() ?? 0), .count)
      add("bands, mean", count.bandTimes.reduce(0, +) * 1e3 / number, .milliseconds)
      add("bands, longest", (count.bandTimes.max() ?? 0) * 1e3, .milliseconds)
    }
  }

  /// Holds an interview, counts it and gives the answers that it took.
  private func hold(with profile: Answers, _ strategy: Strategy, _ count: inout Count) -> Answers {
    var given = Answers()
    var promises: [Int] = []
    var ongoing = OngoingInterview(advisor)
    while true {
      var next: ID<Fact>?
      let time = Timing.of { next = self.next(given, strategy, &ongoing) }.processor
      if given.byFact.isEmpty { count.starts.append(time) } else { count.times.append(time) }
      guard let fact = next else { break }
      promises.append(given.byFact.count + interview.questionLimit(advisor.evaluate(given)))
      let answer = profile[fact] ?? .dontKnow
      given[fact] =
        strategy == .bySection ? band(around: answer, fact, given, &ongoing, &count) : answer
    }
    let whole = advisor.evaluate(profile)
    count.profiles += 1
    count.asked += given.byFact.count
    count.applicable += advisor.model.questions.count { !whole.doesNotApply($0.fact) }
    if promises.contains(where: { $0 < given.byFact.count }) { count.brokenPromises += 1 }
    let short = advisor.assess(Profile(answers: given)).withoutReasons
    let long = advisor.assess(Profile(answers: profile)).withoutReasons
    if short != long { count.differences += 1 }
    return given
  }

  /// An answer as a person gives it who chooses from the bands that are offered.
  private func band(
    around answer: Answer, _ fact: ID<Fact>, _ given: Answers, _ ongoing: inout OngoingInterview,
    _ count: inout Count
  ) -> Answer {
    let evaluation = advisor.evaluate(given)
    var bands: [Value] = []
    let time = Timing.of { bands = ongoing.bands(of: fact, evaluation) }.processor
    guard !bands.isEmpty else { return answer }
    count.bands.append(bands.count)
    count.bandTimes.append(time)
    let chosen = bands.first { $0.contains(answer) }
    return chosen.map { .value($0) } ?? answer
  }

  private func next(
    _ given: Answers, _ strategy: Strategy, _ ongoing: inout OngoingInterview
  ) -> ID<Fact>? {
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
      return ongoing.step(
        evaluation, order: strategy == .shortest ? .shortest : .bySection
      ).next
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
