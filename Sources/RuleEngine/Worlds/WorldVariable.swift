// The variables of the worlds of a program: for each fact the regions of its answer that rules can
// tell apart, and for a set one choice for each member.

import RuleLanguage

/// One choice that makes a world: a region of a fact's answer, or whether a set has a member.
///
/// The first value is what stands where nothing else is needed.
package struct WorldVariable: Hashable, Sendable {
  /// What is chosen.
  package enum Kind: Hashable, Sendable {
    /// One of these answers; nil is none.
    case answer([Answer?])
    /// Whether the set has the member of an index.
    case member(Int, [Bool])
  }

  /// The fact; nil for a choice that the program knows nothing of.
  package let fact: ID<Fact>?
  /// What is chosen.
  package let kind: Kind

  package init(fact: ID<Fact>?, kind: Kind) {
    self.fact = fact
    self.kind = kind
  }

  /// The number of values.
  package var arity: Int {
    switch kind {
    case .answer(let answers): answers.count
    case .member(_, let values): values.count
    }
  }
}

extension GroundProgram {
  /// The variables of a fact: all answers but "don't know" that the circuit can tell apart; none
  /// where it does not read the fact.
  package func variables(of fact: ID<Fact>) -> [WorldVariable] {
    let inputs = factInputs[fact.index]
    guard !inputs.isEmpty else { return [] }
    switch model[fact].type {
    case .yesNo: return [one(fact, [.value(.yesNo(false)), .value(.yesNo(true))])]
    case .set:
      return members(of: fact).map {
        WorldVariable(fact: fact, kind: .member($0, [false, true]))
      }
    case .choice:
      let members = members(of: fact)
      // What has none of its values is like a member that nothing reads, but for saying yes at all.
      let none: [Answer] =
        inputs.positive != nil || members.count == inputs.members.count ? [.notApplicable] : []
      return [one(fact, none + members.map { .value(.choice($0)) })]
    case .count, .amount, .percentage, .date:
      return [one(fact, regions(of: fact))]
    }
  }

  private func one(_ fact: ID<Fact>, _ answers: [Answer]) -> WorldVariable {
    WorldVariable(fact: fact, kind: .answer(answers))
  }

  /// The members that rules read, after one that stands for all others.
  private func members(of fact: ID<Fact>) -> [Int] {
    let inputs = factInputs[fact.index]
    let tested = inputs.members.keys.sorted()
    switch model[fact].type {
    case .set where inputs.positive == nil: return tested
    case .choice(let enumeration), .set(let enumeration):
      let other = model[enumeration].members.indices.first { inputs.members[$0] == nil }
      return [other].compactMap { $0 } + tested
    default: return []
    }
  }

  /// One answer for each region of an ordered fact, lowest first: the smallest of it.
  package func regions(of fact: ID<Fact>) -> [Answer] {
    let inputs = factInputs[fact.index]
    let thresholds = inputs.thresholds.map(\.value)
    if model[fact].type == .date {
      let days = (thresholds.first.map { [$0 - 1] } ?? [0]) + thresholds
      let none: [Answer] = inputs.positive == nil ? [] : [.notApplicable]
      return none + days.map { .value(.date(CalendarDay(daysSinceEpoch: Int($0)))) }
    }
    // Only whole things are counted.
    let step: Int64 = model[fact].type == .count ? 100 : 1
    var bounds: Set<Int64> = [0]
    for threshold in thresholds where threshold > 0 {
      bounds.insert((threshold - 1) / step * step + step)
    }
    if inputs.positive != nil { bounds.insert(step) }
    return bounds.sorted().map { .value(.number(hundredths: $0)) }
  }
}
