// Random profiles for a model: complete or partial, with values beside the thresholds, with answers
// that are not known and facts that do not apply.

package import RuleEngine
package import RuleLanguage

extension Answers {
  /// A random profile in which about so many facts in a hundred have an answer.
  package static func random(
    for model: Model, answered percent: Int, around day: CalendarDay,
    using random: inout SeededGenerator
  ) -> Answers {
    var answers = Answers()
    for (index, fact) in model.facts.enumerated() where random.chance(percent) {
      answers[ID(index)] = Answer.random(for: fact, in: model, around: day, using: &random)
    }
    return answers
  }
}

extension Answer {
  /// A random answer to a fact.
  package static func random(
    for fact: Fact, in model: Model, around day: CalendarDay, using random: inout SeededGenerator
  ) -> Answer {
    if random.chance(8) { return .dontKnow }
    if random.chance(8) { return .notApplicable }
    switch fact.type {
    case .yesNo: return .value(.yesNo(random.chance(60)))
    case .choice(let enumeration):
      return .value(.choice(random.pick(Array(model[enumeration].members.indices))))
    case .set(let enumeration):
      return .value(.set(model[enumeration].members.indices.filter { _ in random.chance(50) }))
    case .count: return number([0, 300, 400, 500, 600, 700], step: 100, &random)
    case .amount: return number([0, 499_999_999, 500_000_000, 600_000_000, 600_000_001], &random)
    case .percentage: return number([0, 1249, 1250, 5000, 5001], &random)
    case .date:
      let days = [-3000, -1096, -1095, -2, -1, 0, 1, 30, 31].map { day.adding(days: $0) }
      if random.chance(15) { return band(days.map { Int64($0.daysSinceEpoch) }, &random) }
      return .value(.date(random.pick(days)))
    }
  }

  /// One of some values, or sometimes only bounds.
  private static func number(
    _ values: [Int64], step: Int64 = 1, _ random: inout SeededGenerator
  ) -> Answer {
    if random.chance(15) { return band(values, step: step, &random) }
    return .value(.number(hundredths: random.pick(values)))
  }

  /// Bounds from some values, either of which may be open; a step apart at least.
  private static func band(
    _ values: [Int64], step: Int64 = 1, _ random: inout SeededGenerator
  ) -> Answer {
    let from = random.pick(values)
    let below = random.pick(values.filter { $0 > from } + [from + step])
    return .value(
      .band(from: random.chance(70) ? from : nil, below: random.chance(70) ? below : nil))
  }
}
