// Worlds drawn at random: for each variable, in which of them each of its values is chosen.

/// A sample of the worlds that variables make.
package struct WorldSample: Sendable {
  /// The words of a set of sampled worlds.
  package static let wordCount = 8
  /// The number of worlds.
  package static var worldCount: Int { wordCount * 64 }

  /// The worlds in which each value of each variable is chosen, one set of words after the other.
  let words: [UInt64]
  /// Where the words of a variable begin.
  let starts: [Int]

  /// Draws worlds, which follow from the seed.
  package init(_ variables: [WorldVariable], seed: UInt64 = 1) {
    var starts: [Int] = []
    var count = 0
    for variable in variables {
      starts.append(count)
      count += variable.arity * Self.wordCount
    }
    var words = [UInt64](repeating: 0, count: count)
    var random = SplitMix64(seed: seed)
    for (variable, start) in zip(variables, starts) {
      let shares = (0..<variable.arity).map { Self.share(of: $0, variable) }
      let total = UInt64(shares.reduce(0, +))
      for world in 0..<Self.worldCount {
        var rest = Int(random.next() % total)
        var value = 0
        while rest >= shares[value] {
          rest -= shares[value]
          value += 1
        }
        words[start + value * Self.wordCount + world / 64] |= 1 << UInt64(world % 64)
      }
    }
    self.words = words
    self.starts = starts
  }

  /// How often a value is met, compared with the others: few organisations are in any one market or
  /// hold any one certificate, and few questions do not apply that are asked.
  private static func share(of value: Int, _ variable: WorldVariable) -> Int {
    switch variable.kind {
    case .member: value == 0 ? 5 : 1
    case .answer(let answers): answers[value] == .notApplicable ? 1 : 8
    }
  }
}
