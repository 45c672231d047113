// What a profile says about facts: the answer itself first, then what other answers imply, then that
// a fact which does not apply is false, empty, zero or no day at all.

package import RuleEngine
package import RuleLanguage

/// A yes-or-no test of a fact.
package enum FactTest: Hashable {
  /// A yes-no fact.
  case yes(ID<Fact>)
  /// A set or choice and a member.
  case member(ID<Fact>, Int)

  /// The facts that apply only if exactly one test is met, by that test.
  static func dependents(in model: Model) -> [FactTest: [ID<Fact>]] {
    var result: [FactTest: [ID<Fact>]] = [:]
    for (index, fact) in model.facts.enumerated() {
      switch fact.onlyIf?.kind {
      case .fact(let parent): result[.yes(parent), default: []].append(ID(index))
      case .member(let parent, .member(let member)):
        result[.member(parent, member), default: []].append(ID(index))
      default: break
      }
    }
    return result
  }
}

extension NaiveInterpreter {
  /// Whether a fact is known not to apply.
  package func doesNotApply(_ fact: ID<Fact>) -> Bool {
    guard let gate = model[fact].onlyIf else { return false }
    return truth(of: gate, [], on: asOf) == .no
  }

  /// Whether an answer says yes to a fact that does not apply.
  package var hasContradiction: Bool {
    model.facts.indices.contains { saysYes(ID($0)) == .yes && doesNotApply(ID($0)) }
  }

  // MARK: Tests

  /// The truth of a test.
  package func answer(_ test: FactTest) -> Truth {
    let own = answered(test)
    if own != .unknown { return own }
    if isImplied(test) { return .yes }
    switch test {
    case .yes(let fact): return doesNotApply(fact) ? .no : .unknown
    case .member(let fact, let member):
      if case .choice(let enumeration) = model[fact].type {
        let others = model[enumeration].members.indices.filter { $0 != member }
        if others.contains(where: { isImplied(.member(fact, $0)) }) { return .no }
      }
      return doesNotApply(fact) ? .no : .unknown
    }
  }

  private func answered(_ test: FactTest) -> Truth {
    switch test {
    case .yes(let fact):
      switch answers[fact] {
      case .value(.yesNo(let isYes)): return isYes ? .yes : .no
      case .notApplicable: return .no
      default: return .unknown
      }
    case .member(let fact, let member):
      switch answers[fact] {
      case .value(.choice(let chosen)): return chosen == member ? .yes : .no
      case .value(.set(let chosen)): return chosen.contains(member) ? .yes : .no
      case .notApplicable: return .no
      default: return .unknown
      }
    }
  }

  /// Whether a fact that depends on the test alone has an answer that says yes.
  private func isImplied(_ test: FactTest) -> Bool {
    dependents[test, default: []].contains { saysYes($0) == .yes }
  }

  /// Whether an answer says yes to a fact: its own, or one to a fact that depends on it.
  private func saysYes(_ fact: ID<Fact>) -> Truth {
    let own: Truth =
      switch answers[fact] {
      case .value(.yesNo(let isYes)): isYes ? .yes : .no
      case .value(.choice), .value(.date): .yes
      case .value(.set(let members)): members.isEmpty ? .no : .yes
      case .value(.number(let number)): number > 0 ? .yes : .no
      case .value(.band(let from, let below)):
        if model[fact].type == .date {
          .yes
        } else {
          (from ?? 0) > 0 ? .yes : (below ?? .max) <= 1 ? .no : .unknown
        }
      case .notApplicable: .no
      case .dontKnow, nil: .unknown
      }
    if own != .unknown { return own }
    let isImplied = dependents.contains { test, facts in
      switch test {
      case .yes(fact), .member(fact, _): facts.contains { saysYes($0) == .yes }
      default: false
      }
    }
    return isImplied ? .yes : .unknown
  }

  // MARK: Comparisons

  /// The values that a fact may have: a range of hundredths or days, or none at all.
  private enum Possibilities {
    /// All from one to another.
    case range(ClosedRange<Int64>)
    /// No day, because the fact does not apply.
    case none
    /// Nothing is known, not even whether the fact applies.
    case open
  }

  private func possibilities(of fact: ID<Fact>) -> Possibilities {
    let isDate = model[fact].type == .date
    switch answers[fact] {
    case .value(.number(let number)): return .range(number...number)
    case .value(.date(let day)):
      return .range(Int64(day.daysSinceEpoch)...Int64(day.daysSinceEpoch))
    case .value(.band(let from, let below)):
      let low = from ?? (isDate ? .min : 0)
      // A count below 4 is at most 3.
      let step: Int64 = model[fact].type == .count ? 100 : 1
      return .range(low...max(low, below.map { $0 - step } ?? .max))
    case .notApplicable: return isDate ? .none : .range(0...0)
    default: return isDate ? .open : .range(0...Int64.max)
    }
  }

  /// The truth of a comparison on a day.
  func compare(
    _ fact: ID<Fact>, _ comparison: Comparison, _ operand: Condition.Operand, on day: CalendarDay
  ) -> Truth {
    compare(fact, comparison, with: value(of: operand, on: day))
  }

  /// The truth of a comparison with a value, or with one that nobody has said.
  func compare(_ fact: ID<Fact>, _ comparison: Comparison, with value: Int64?) -> Truth {
    guard let wanted = value else {
      return compareWithNobodyKnowsWhat(fact, comparison)
    }
    let truth = compare(possibilities(of: fact), comparison, wanted)
    guard truth == .unknown, doesNotApply(fact) else { return truth }
    return compare(model[fact].type == .date ? .none : .range(0...0), comparison, wanted)
  }

  private func compare(
    _ possibilities: Possibilities, _ comparison: Comparison, _ wanted: Int64
  ) -> Truth {
    switch possibilities {
    case .none: return .no
    case .open: return .unknown
    case .range(let range):
      // An order has no surprises between the ends of a range.
      let ends = [range.lowerBound, range.upperBound].map { found in
        switch comparison {
        case .atLeast: found >= wanted
        case .moreThan: found > wanted
        case .atMost: found <= wanted
        case .lessThan: found < wanted
        }
      }
      return ends == [true, true] ? .yes : ends == [false, false] ? .no : .unknown
    }
  }

  /// A threshold that nobody has said yet: what is nothing cannot reach it, the rest is unknown.
  private func compareWithNobodyKnowsWhat(
    _ fact: ID<Fact>, _ comparison: Comparison
  ) -> Truth {
    let says = saysYes(fact)
    let isNothing = says == .no || (says == .unknown && doesNotApply(fact))
    guard isNothing else { return .unknown }
    switch comparison {
    case .atLeast, .moreThan: return .no
    case .atMost, .lessThan: return model[fact].type == .date ? .no : .yes
    }
  }

  /// The value that a fact is compared with, or nil while nobody has said it.
  package func value(of operand: Condition.Operand, on day: CalendarDay) -> Int64? {
    switch operand {
    case .value(let value): return value
    case .parameter(let id):
      let parameter = model[id]
      if let until = parameter.until, until < day { return nil }
      let started = parameter.entries.filter { entry in entry.from.map { $0 <= day } ?? true }
      let latest = started.max { first, second in
        (first.from?.daysSinceEpoch ?? .min) < (second.from?.daysSinceEpoch ?? .min)
      }
      return latest?.value
    case .asOf(let offset, .days): return Int64(asOf.adding(days: offset).daysSinceEpoch)
    case .asOf(let offset, .months): return Int64(asOf.adding(months: offset).daysSinceEpoch)
    case .asOf(let offset, .years): return Int64(asOf.adding(months: 12 * offset).daysSinceEpoch)
    }
  }
}
