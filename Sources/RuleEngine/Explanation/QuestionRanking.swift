// Which question next: the one whose answer is expected to settle most. Worlds are sampled, and the
// information that each fact gives about each open statement is read off by counting bits. Source:
// expected information gain, as in stochastic evaluation of Boolean functions (Deshpande, Hellerstein
// and Kletenik, 2014).

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What sampled worlds say about the facts that functions depend on.
package struct QuestionRanking {
  private let functions: WorldFunctions
  /// The worlds in which each function holds, word by word.
  private var results: [[UInt64]] = []
  /// The worlds in which each value of each variable is chosen; empty for variables that nothing
  /// depends on.
  private var choices: [[[UInt64]]]
  /// n · log₂ n.
  private let weights: [Double]

  private static let wordCount = 8
  private static var worldCount: Int { wordCount * 64 }

  /// Samples worlds, which follow from the seed.
  ///
  /// - Complexity: O(nodes of the functions) words.
  package init(_ parts: [Edge], in functions: WorldFunctions, seed: UInt64 = 1) {
    self.functions = functions
    weights = (0...Self.worldCount).map { $0 < 2 ? 0 : Double($0) * log2(Double($0)) }
    choices = Array(repeating: [], count: functions.variables.count)
    let diagrams = functions.diagrams
    let nodes = diagrams.nodes(of: parts)
    var random = SplitMix64(seed: seed)
    for variable in Set(nodes.map { diagrams.variable(ofNode: $0) }).sorted() {
      choices[variable] = Self.sample(functions.variables[variable], &random)
    }
    // Children stand before their parents.
    var places = [Int](repeating: 0, count: diagrams.nodeCount)
    var words = [UInt64](repeating: .max, count: Self.wordCount * (nodes.count + 1))
    var end = Self.wordCount
    for node in nodes {
      let start = end
      places[node] = start
      end += Self.wordCount
      for word in start..<end { words[word] = 0 }
      for (value, mask) in choices[diagrams.variable(ofNode: node)].enumerated() {
        let child = diagrams.child(value, ofNode: node)
        let place = places[child.node]
        let sign: UInt64 = child.isNegated ? .max : 0
        for word in 0..<Self.wordCount {
          words[start + word] |= mask[word] & (words[place + word] ^ sign)
        }
      }
    }
    results = parts.map { part in
      let place = places[part.node]
      return (0..<Self.wordCount).map { words[place + $0] ^ (part.isNegated ? .max : 0) }
    }
  }

  /// The expected information of an answer about the functions, in bits; the larger, the sooner to ask.
  package func gain(of fact: ID<Fact>) -> Double {
    var gain = 0.0
    for (number, variable) in functions.variables.enumerated()
    where variable.fact == fact && !choices[number].isEmpty {
      let values = choices[number].map { (mask: $0, size: count($0)) }
      for result in results {
        let all = count(result)
        if all == 0 || all == Self.worldCount { continue }
        gain += entropy(all, of: Self.worldCount)
        for value in values {
          var both = 0
          for word in 0..<Self.wordCount {
            both += (result[word] & value.mask[word]).nonzeroBitCount
          }
          gain -= entropy(both, of: value.size)
        }
      }
    }
    return gain / Double(Self.worldCount)
  }

  private func count(_ words: [UInt64]) -> Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The entropy of so many worlds of some, times their number.
  private func entropy(_ count: Int, of total: Int) -> Double {
    weights[total] - weights[count] - weights[total - count]
  }

  /// The worlds in which each value is chosen.
  private static func sample(
    _ variable: WorldVariable, _ random: inout SplitMix64
  ) -> [[UInt64]] {
    let shares = (0..<variable.arity).map { share(of: $0, variable) }
    let total = shares.reduce(0, +)
    var masks = [[UInt64]](
      repeating: [UInt64](repeating: 0, count: wordCount), count: variable.arity)
    for lane in 0..<worldCount {
      var rest = Int(random.next() % UInt64(total))
      var value = 0
      while rest >= shares[value] {
        rest -= shares[value]
        value += 1
      }
      masks[value][lane / 64] |= 1 << UInt64(lane % 64)
    }
    return masks
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
