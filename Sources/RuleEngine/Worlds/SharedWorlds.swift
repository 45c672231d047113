// The worlds of two programs at once, for the difference between two knowledge bases: facts and
// members are the same where their names are, and an answer falls into a region of both.

import RuleLanguage

/// Compares signals of two programs over all profiles.
package struct SharedWorlds: Sendable {
  /// What a comparison finds.
  package enum Outcome: Hashable, Sendable {
    /// The truth is the same for every profile.
    case same
    /// It differs for a profile, given as answers to each program.
    case differs(old: Answers, new: Answers)
    /// The question needs more memory than allowed.
    case undecided
  }

  private let old: WorldFunctions
  private let new: WorldFunctions
  private let budget: Int

  /// Prepares two programs; a comparison may need so many nodes of decision diagrams.
  package init(old: GroundProgram, new: GroundProgram, nodeBudget: Int = 1 << 19) {
    let variables = Self.variables(old, new)
    self.old = WorldFunctions(
      variables.map(\.old), given: Evaluation(old, Answers()), budget: nodeBudget)
    self.new = WorldFunctions(
      variables.map(\.new), given: Evaluation(new, Answers()), budget: nodeBudget)
    budget = nodeBudget
  }

  /// Compares pairs of signals, each of the old and of the new program.
  package func compare(_ pairs: [(old: Signal, new: Signal)]) -> [Outcome] {
    var before = old
    let functions = pairs.map { before.function(of: $0.old) }
    // One store for both, so that equal functions are equal edges.
    var after = new
    after.diagrams = before.diagrams
    return zip(pairs, functions).map { pair, function in
      guard let function, let other = after.function(of: pair.new) else { return .undecided }
      let mark = after.diagrams.nodeCount
      after.diagrams.nodeLimit = mark + budget
      let known = after.diagrams.difference(function.known, other.known)
      let possible = after.diagrams.difference(function.possible, other.possible)
      let edge = after.diagrams.or(known, possible)
      if after.diagrams.isExhausted {
        after.diagrams.discard(after: mark)
        return .undecided
      }
      if edge == .no { return .same }
      let choice = after.shortestChoice(where: edge)
      return trimmed(before.answers(of: choice), after.answers(of: choice), pair)
    }
  }

  /// A difference without the answers that it does not need.
  private func trimmed(
    _ oldAnswers: Answers, _ newAnswers: Answers, _ pair: (old: Signal, new: Signal)
  ) -> Outcome {
    func truths(_ old: Answers, _ new: Answers) -> [Truth] {
      [
        Evaluation(self.old.program, old).truth(of: pair.old),
        Evaluation(self.new.program, new).truth(of: pair.new),
      ]
    }
    let wanted = truths(oldAnswers, newAnswers)
    var kept = (old: oldAnswers, new: newAnswers)
    for saysYes in [false, true] {
      for name in Self.names(old.program, new.program).reversed() {
        let facts = (
          old: old.program.model.fact(named: name), new: new.program.model.fact(named: name)
        )
        let isPositive =
          facts.old.flatMap { kept.old[$0]?.isPositive } ?? false
          || facts.new.flatMap { kept.new[$0]?.isPositive } ?? false
        guard isPositive == saysYes else { continue }
        var fewer = kept
        if let fact = facts.old { fewer.old[fact] = nil }
        if let fact = facts.new { fewer.new[fact] = nil }
        if truths(fewer.old, fewer.new) == wanted { kept = fewer }
      }
    }
    return .differs(old: kept.old, new: kept.new)
  }

  // MARK: Variables

  private typealias Pair = (old: WorldVariable, new: WorldVariable)

  /// The names of the facts of both in the new order; those that are gone come last.
  private static func names(_ old: GroundProgram, _ new: GroundProgram) -> [String] {
    let names = new.askingOrder.map { new.model[$0].name }
    let known = Set(names)
    return names + old.askingOrder.map { old.model[$0].name }.filter { !known.contains($0) }
  }

  private static func variables(_ old: GroundProgram, _ new: GroundProgram) -> [Pair] {
    names(old, new).flatMap { name -> [Pair] in
      let facts = (old.model.fact(named: name), new.model.fact(named: name))
      if case (let first?, let second?) = facts, let pairs = shared(first, old, second, new) {
        return pairs
      }
      let gone = facts.0.map { old.variables(of: $0) } ?? []
      let added = facts.1.map { new.variables(of: $0) } ?? []
      return gone.map { ($0, unread($0.arity)) } + added.map { (unread($0.arity), $0) }
    }
  }

  /// A choice that a program knows nothing of.
  private static func unread(_ arity: Int) -> WorldVariable {
    WorldVariable(fact: nil, kind: .answer(Array(repeating: nil, count: arity)))
  }

  /// The variables of a fact of both; nil where its answers are not of one kind.
  private static func shared(
    _ first: ID<Fact>, _ old: GroundProgram, _ second: ID<Fact>, _ new: GroundProgram
  ) -> [Pair]? {
    func pair(_ answers: [(old: Answer, new: Answer)]) -> [Pair] {
      [
        (
          WorldVariable(fact: first, kind: .answer(answers.map(\.old))),
          WorldVariable(fact: second, kind: .answer(answers.map(\.new)))
        )
      ]
    }
    switch (old.model[first].type, new.model[second].type) {
    case (.yesNo, .yesNo):
      return pair([false, true].map { (.value(.yesNo($0)), .value(.yesNo($0))) })
    case (.choice(let one), .choice(let other)):
      let members = members(first, one, old, second, other, new)
      return pair(
        [(.notApplicable, .notApplicable)]
          + members.map { member in
            (
              member.old.map { .value(.choice($0)) } ?? .notApplicable,
              member.new.map { .value(.choice($0)) } ?? .notApplicable
            )
          })
    case (.set(let one), .set(let other)):
      return members(first, one, old, second, other, new).map { member in
        (
          member.old.map { WorldVariable(fact: first, kind: .member($0, [false, true])) }
            ?? unread(2),
          member.new.map { WorldVariable(fact: second, kind: .member($0, [false, true])) }
            ?? unread(2)
        )
      }
    case (let one, let other) where one == other && one.isOrdered:
      let regions = old.regions(of: first) + new.regions(of: second)
      let none = regions.contains(.notApplicable) ? [Answer.notApplicable] : []
      let starts = Set(regions.compactMap(\.start)).sorted()
      let answers =
        none
        + starts.map { start in
          one == .date
            ? .value(.date(CalendarDay(daysSinceEpoch: Int(start))))
            : .value(.number(hundredths: start))
        }
      return pair(answers.map { ($0, $0) })
    default: return nil
    }
  }

  /// The members that the rules of either read, and one that stands for the others, by index.
  private static func members(
    _ first: ID<Fact>, _ one: ID<Enumeration>, _ old: GroundProgram,
    _ second: ID<Fact>, _ other: ID<Enumeration>, _ new: GroundProgram
  ) -> [(old: Int?, new: Int?)] {
    let oldNames = old.model[one].members.map(\.name)
    let newNames = new.model[other].members.map(\.name)
    var read = old.factInputs[first.index].members.keys.map { oldNames[$0] }
    read += new.factInputs[second.index].members.keys.map { newNames[$0] }
    let names = Set(read)
    let rest = newNames.first { !names.contains($0) && oldNames.contains($0) }
    return ([rest].compactMap { $0 } + names.sorted()).map { name in
      (oldNames.firstIndex(of: name), newNames.firstIndex(of: name))
    }
  }
}

extension Answer {
  /// The number of an exact answer in hundredths, or its day.
  var start: Int64? {
    switch self {
    case .value(.number(let hundredths)): hundredths
    case .value(.date(let day)): Int64(day.daysSinceEpoch)
    default: nil
    }
  }
}
