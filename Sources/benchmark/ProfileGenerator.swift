// Profiles as organisations would fill them in: facts in the order of the questions, only those that
// apply, some of them complete and some broken off, always the same for a seed.

import Advice
import ProfileIO
import RuleEngine
import RuleLanguage

/// Makes profiles for a knowledge base.
struct ProfileGenerator {
  private let model: Model
  private let facts: [ID<Fact>]
  private var random: SplitMix64
  private var number = 0

  private static let firstWords = [
    "Haru", "Northwind", "Onbase", "Blue Harbour", "Mirae", "Kestrel", "Café Olé", "한빛", "Sakura",
    "Merlion", "Atlas", "Data \"One\"",
  ]
  private static let lastWords = [
    "Living", "Cloud", "Health", "Payments", "Logistics", "Studios", "Robotics", "Bank", "Hosting",
    "Learning",
  ]

  init(_ model: Model, seed: UInt64) {
    self.model = model
    random = SplitMix64(seed: seed)
    let asked = model.questions.map(\.fact)
    facts = asked + model.facts.indices.map { ID($0) }.filter { !asked.contains($0) }
  }

  /// Appends the next profiles as lines of NDJSON.
  mutating func append(_ count: Int, to bytes: inout [UInt8]) {
    for _ in 0..<count {
      ProfileWriter.appendLine(next(), model, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// The next profile.
  mutating func next() -> Profile {
    number += 1
    let words = "\(random.pick(Self.firstWords)) \(random.pick(Self.lastWords)) \(number)"
    var profile = Profile(id: "org-\(number)", name: words)
    // One in four has answered all that applies to it; the others stopped somewhere on the way.
    let share = random.chance(25) ? 100 : 20 + random.below(65)
    for fact in facts {
      let applies = model[fact].onlyIf.map { truth(of: $0, profile.answers) } ?? .yes
      guard applies == .yes, random.chance(share) else { continue }
      profile.answers[fact] = answer(to: model[fact])
    }
    return profile
  }

  // MARK: Answers

  private mutating func answer(to fact: Fact) -> Answer {
    if random.chance(2) { return .dontKnow }
    switch fact.type {
    case .yesNo: return .value(.yesNo(random.chance(30)))
    case .choice(let id): return .value(.choice(random.below(model[id].members.count)))
    case .set(let id): return .value(.set(members(of: model[id].members.count)))
    case .count: return amount(digits: 7)
    case .amount: return amount(digits: 12)
    case .percentage: return .value(.number(hundredths: Int64(random.below(101)) * 100))
    case .date: return .value(.date(CalendarDay(daysSinceEpoch: 16_800 + random.below(4_200))))
    }
  }

  /// Mostly none, one or two of several.
  private mutating func members(of count: Int) -> [Int] {
    guard count > 0, random.chance(60) else { return [] }
    var result: Set<Int> = [random.below(count)]
    while random.chance(30), result.count < count { result.insert(random.below(count)) }
    return result.sorted()
  }

  /// A number of any size, or a band, because some people only know that.
  private mutating func amount(digits: Int) -> Answer {
    var value: Int64 = 1
    for _ in 0..<random.below(digits + 1) { value *= 10 }
    value *= Int64(random.below(10)) * 100
    guard random.chance(3) else { return .value(.number(hundredths: value)) }
    return .value(.band(from: value, below: random.chance(70) ? value * 10 + 100 : nil))
  }

  // MARK: Conditions

  /// The truth of a fact's own condition, which reads answers only.
  private func truth(of condition: Condition, _ answers: Answers) -> Truth {
    switch condition.kind {
    case .fact(let fact):
      if case .value(.yesNo(let isYes)) = answers[fact] { return isYes ? .yes : .no }
      return .unknown
    case .member(let fact, .member(let index)):
      switch answers[fact] {
      case .value(.choice(let chosen)): return chosen == index ? .yes : .no
      case .value(.set(let members)): return members.contains(index) ? .yes : .no
      default: return .unknown
      }
    case .comparison(let fact, let comparison, .value(let wanted)):
      guard case .value(.number(let value)) = answers[fact] else { return .unknown }
      let holds =
        switch comparison {
        case .atLeast: value >= wanted
        case .moreThan: value > wanted
        case .atMost: value <= wanted
        case .lessThan: value < wanted
        }
      return holds ? .yes : .no
    case .not(let inner):
      switch truth(of: inner, answers) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    case .all(let parts): return atLeast(parts.count, parts, answers)
    case .any(let parts): return atLeast(1, parts, answers)
    case .atLeast(let count, let parts): return atLeast(count, parts, answers)
    case .member, .comparison, .relation, .same: return .unknown
    }
  }

  private func atLeast(_ count: Int, _ parts: [Condition], _ answers: Answers) -> Truth {
    let truths = parts.map { truth(of: $0, answers) }
    if truths.count(where: { $0 == .yes }) >= count { return .yes }
    return truths.count(where: { $0 != .no }) >= count ? .unknown : .no
  }
}

extension SplitMix64 {
  /// A number from 0 on, below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// An element of a list that is not empty.
  mutating func pick(_ list: [String]) -> String { list[below(list.count)] }
}
