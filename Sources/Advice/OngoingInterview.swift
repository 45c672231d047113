// An interview from question to question. What can still change the advice is worked out once, and
// after each answer only what remains of it is read off; where an answer is taken back it starts from
// the first step again.

public import RuleEngine

/// An interview that keeps what it has worked out.
///
/// It holds no answers: whatever comes in, the same question comes out as of an interview that begins
/// there.
public struct OngoingInterview: Sendable {
  /// The interview.
  public let interview: Interview
  private var parts: AdviceParts?
  private var sample: WorldSample?
  /// The advice at the first step, for answers that are taken back.
  private var first: OpenAdvice?
  private var last: OpenAdvice?

  /// Creates an interview at its beginning.
  public init(_ advisor: Advisor) { interview = Interview(advisor) }

  /// The question to ask next: of the first section with open facts, the one that is expected to
  /// settle most; of all sections, where the shortest interview is wanted.
  ///
  /// Only facts are asked for whose answer can change the advice, whatever the other answers are.
  /// Facts that are skipped come when nothing else is open.
  ///
  /// - Complexity: O(nodes of the decision diagrams of what is open); at the first step, O(gates)
  ///   operations on them.
  public mutating func step(
    _ evaluation: Evaluation, skipped: Set<ID<Fact>> = [], order: QuestionOrder = .bySection
  ) -> Interview.Step {
    var advice = advice(for: evaluation)
    defer { last = advice }
    while true {
      let open = interview.open(in: advice)
      let now = open.filter { !skipped.contains($0) }
      var candidates = now.isEmpty ? open : now
      if order == .bySection, let first = candidates.first {
        candidates = candidates.filter { interview.section(of: $0) == interview.section(of: first) }
      }
      let next = mostTelling(candidates, advice)
      // A fact may only seem to matter, to a part that was too large to tell with fewer answers.
      let before = advice.largeParts
      guard let next, !before.isEmpty, !advice.decidingFacts.contains(next) else {
        return Interview.Step(next: next, open: open)
      }
      advice.makeLargeParts()
      if advice.largeParts == before { return Interview.Step(next: next, open: open) }
    }
  }

  /// The ranges of an ordered fact to choose from, lowest first: those that rules tell apart, joined
  /// where that can no longer change the advice for people who know the other answers; empty for other
  /// facts.
  public mutating func bands(of fact: ID<Fact>, _ evaluation: Evaluation) -> [Value] {
    let bands = interview.bands(of: fact)
    guard bands.count > 2 else { return bands }
    var advice = advice(for: evaluation)
    defer { last = advice }
    return advice.joined(bands, of: fact)
  }

  private mutating func advice(for evaluation: Evaluation) -> OpenAdvice {
    // Nothing else may hold what is changed in place.
    if var advice = last.take(), advice.follow(evaluation) { return advice }
    if var advice = first, advice.follow(evaluation) { return advice }
    let parts = self.parts ?? AdviceParts(interview.advisor)
    self.parts = parts
    let advice = OpenAdvice(parts, evaluation)
    first = advice
    return advice
  }

  /// The first of the most telling facts, so that the author's order decides between equals.
  private mutating func mostTelling(_ facts: [ID<Fact>], _ advice: OpenAdvice) -> ID<Fact>? {
    guard facts.count > 1 else { return facts.first }
    let sample = self.sample ?? WorldSample(advice.functions.variables)
    self.sample = sample
    let ranking = QuestionRanking(advice.open, in: advice.functions, sample)
    var best: (fact: ID<Fact>, gain: Double)?
    for fact in facts {
      let gain = ranking.gain(of: fact)
      if gain > best?.gain ?? -1 { best = (fact, gain) }
    }
    return best?.fact
  }
}
