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
  /// - Complexity: O(rules × rounds).
  public func firingTrace() -> [Firing] {
    var known: Set<Int> = []
    var fired: Set<Int> = []
    var result: [Firing] = []
    let levels = program.rules.map { rule in
      rule.conclusions.map { program.strata[$0] }.max() ?? 0
    }
    for stratum in 0...(levels.max() ?? 0) {
      var round = 0
      while true {
        round += 1
        // What the rules of this round add is there for the next round only.
        let ready = program.rules.indices.filter { number in
          levels[number] == stratum && !fired.contains(number)
            && truth(of: program.rules[number]) == .yes
            && isSupported(program.rules[number].body, by: known)
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

  /// Whether a condition holds by statements that are known already.
  private func isSupported(_ condition: GroundCondition, by known: Set<Int>) -> Bool {
    guard truth(of: condition) == .yes else { return false }
    switch condition.kind {
    case .fact, .member, .comparison, .settled, .not: return true
    case .derived(let atom): return known.contains(atom)
    case .all(let parts): return parts.allSatisfy { isSupported($0, by: known) }
    case .any(let parts): return parts.contains { isSupported($0, by: known) }
    case .atLeast(let count, let parts):
      return parts.filter { isSupported($0, by: known) }.count >= count
    }
  }
}
