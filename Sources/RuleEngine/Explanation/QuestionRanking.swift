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
  private let sample: WorldSample
  /// The worlds in which each function holds, one set of words after the other.
  private var results: [UInt64] = []
  /// The entropy of each function, times the number of worlds.
  private var entropies: [Double] = []
  /// The variables that each function depends on, a bit each.
  private var supports: [UInt64] = []
  /// The words of a set of variables.
  private let supportCount: Int
  /// n · log₂ n.
  private let weights: [Double]

  private static let wordCount = WorldSample.wordCount
  private static let worldCount = WorldSample.worldCount

  /// Looks at functions in the sampled worlds.
  ///
  /// - Complexity: O(nodes of the functions) words.
  package init(_ parts: [Edge], in functions: WorldFunctions, _ sample: WorldSample) {
    self.functions = functions
    self.sample = sample
    weights = (0...Self.worldCount).map { $0 < 2 ? 0 : Double($0) * log2(Double($0)) }
    let supportCount = (functions.variables.count + 63) / 64
    self.supportCount = supportCount
    let diagrams = functions.diagrams
    let nodes = diagrams.nodes(of: parts)
    // Children stand before their parents.
    var places = [Int](repeating: 0, count: (nodes.last ?? 0) + 1)
    var words = [UInt64](repeating: 0, count: Self.wordCount * (nodes.count + 1))
    var support = [UInt64](repeating: 0, count: supportCount * (nodes.count + 1))
    for word in 0..<Self.wordCount { words[word] = .max }
    for (index, node) in nodes.enumerated() {
      places[node] = index + 1
      let start = (index + 1) * Self.wordCount
      let variable = diagrams.variable(ofNode: node)
      let own = (index + 1) * supportCount
      support[own + variable / 64] |= 1 << UInt64(variable % 64)
      for value in 0..<diagrams.arities[variable] {
        let child = diagrams.child(value, ofNode: node)
        let place = places[child.node]
        let mask = sample.starts[variable] + value * Self.wordCount
        let sign: UInt64 = child.isNegated ? .max : 0
        for word in 0..<Self.wordCount {
          words[start + word] |=
            sample.words[mask + word] & (words[place * Self.wordCount + word] ^ sign)
        }
        if place == 0 { continue }
        for word in 0..<supportCount {
          support[own + word] |= support[place * supportCount + word]
        }
      }
    }
    for part in parts {
      let place = places[part.node]
      let start = place * Self.wordCount
      // A function and its opposite say the same.
      let holds = words[start..<start + Self.wordCount]
      let count = holds.reduce(0) { $0 + $1.nonzeroBitCount }
      results += holds
      entropies.append(entropy(count, of: Self.worldCount))
      supports += support[place * supportCount..<(place + 1) * supportCount]
    }
  }

  /// The expected information of an answer about the functions, in bits; the larger, the sooner to ask.
  package func gain(of fact: ID<Fact>) -> Double {
    var gain = 0.0
    for (number, variable) in functions.variables.enumerated() where variable.fact == fact {
      let masks = sample.starts[number]
      let sizes = (0..<variable.arity).map { count(sample.words, masks + $0 * Self.wordCount) }
      for (index, entropy) in entropies.enumerated()
      where entropy > 0
        && supports[index * supportCount + number / 64] >> UInt64(number % 64) & 1 == 1
      {
        gain += entropy
        let result = index * Self.wordCount
        for (value, size) in sizes.enumerated() {
          var both = 0
          let mask = masks + value * Self.wordCount
          for word in 0..<Self.wordCount {
            both += (results[result + word] & sample.words[mask + word]).nonzeroBitCount
          }
          gain -= self.entropy(both, of: size)
        }
      }
    }
    return gain / Double(Self.worldCount)
  }

  private func count(_ words: [UInt64], _ start: Int) -> Int {
    var count = 0
    for word in start..<start + Self.wordCount { count += words[word].nonzeroBitCount }
    return count
  }

  /// The entropy of so many worlds of some, times their number.
  private func entropy(_ count: Int, of total: Int) -> Double {
    weights[total] - weights[count] - weights[total - count]
  }
}
