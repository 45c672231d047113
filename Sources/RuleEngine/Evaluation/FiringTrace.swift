// The forward chaining as it happens: stratum by stratum, round by round, each rule that fires, the
// statements that it adds. The order of firings inside a round does not matter; names decide it.

/// A rule that fired.
public struct Firing: Sendable {
  /// The stratum, from 0.
  public let stratum: Int
  /// The round inside the stratum, from 1.
  public let round: Int
  /// The number of the ground rule in the program.
  public let rule: Int
  /// The numbers of the statements that it added and nothing before it had.
  public let added: [Int]
}

extension Evaluation {
  /// All firings, in the order in which forward chaining makes them.
  ///
  /// What is assumed true is known from the start; what is assumed false is never added.
  ///
  /// - Complexity: O(rules × rounds).
  public func firingTrace() -> [Firing] {
    let given = program.assumptions.keys.compactMap { program.number(of: $0) }
    var known = Set(given)
    var fired: Set<Int> = []
    var result: [Firing] = []
    let levels = program.rules.map { rule in
      // All that a rule reads is complete below the lowest of its conclusions.
      rule.conclusions.map { program.strata[$0] }.min() ?? 0
    }
    for stratum in 0...(levels.max() ?? 0) {
      var round = 0
      while true {
        round += 1
        // What the rules of this round add is there for the next round only.
        let ready = program.rules.indices.filter { number in
          levels[number] == stratum && !fired.contains(number)
            && truth(of: program.rules[number]) == .yes
            && isSupported(program.rules[number], by: known)
        }
        if ready.isEmpty { break }
        for number in ready {
          fired.insert(number)
          let added = program.rules[number].conclusions.filter { known.insert($0).inserted }
          result.append(Firing(stratum: stratum, round: round, rule: number, added: added))
        }
      }
    }
    return result
  }

  /// Whether a rule fires by statements that are known already.
  private func isSupported(_ rule: GroundRule, by known: Set<Int>) -> Bool {
    guard isSupported(rule.body, true, by: known) else { return false }
    if let position = rule.concludingException {
      return isSupported(rule.exceptions[position], true, by: known)
    }
    return rule.exceptions.allSatisfy { isSupported($0, false, by: known) }
  }

  /// Whether an exception is known to set its rule aside, or known not to.
  private func isSupported(
    _ exception: GroundException, _ wanted: Bool, by known: Set<Int>
  ) -> Bool {
    if wanted {
      return isSupported(exception.body, true, by: known)
        && exception.exceptions.allSatisfy { isSupported($0, false, by: known) }
    }
    return isSupported(exception.body, false, by: known)
      || exception.exceptions.contains { isSupported($0, true, by: known) }
  }

  /// Whether a condition is known to hold, or known to fail.
  ///
  /// What is negated is complete already; what is negated twice need not be.
  private func isSupported(
    _ condition: GroundCondition, _ wanted: Bool, by known: Set<Int>
  ) -> Bool {
    guard truth(of: condition) == (wanted ? .yes : .no) else { return false }
    switch condition.kind {
    case .fact, .member, .comparison, .settled: return true
    case .derived(let atom): return !wanted || known.contains(atom)
    case .not(let inner): return isSupported(inner, !wanted, by: known)
    case .all(let parts): return isSupported(parts, wanted ? parts.count : 1, wanted, by: known)
    case .any(let parts): return isSupported(parts, wanted ? 1 : parts.count, wanted, by: known)
    case .atLeast(let count, let parts):
      return isSupported(parts, wanted ? count : parts.count - count + 1, wanted, by: known)
    }
  }

  private func isSupported(
    _ parts: [GroundCondition], _ count: Int, _ wanted: Bool, by known: Set<Int>
  ) -> Bool {
    parts.count { isSupported($0, wanted, by: known) } >= count
  }
}
