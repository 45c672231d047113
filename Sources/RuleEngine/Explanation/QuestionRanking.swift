// Which question next: the one whose answer is expected to settle most. Completions of the open
// answers are sampled in lanes, and the information that each fact gives about each open statement is
// read off by counting bits. Source: expected information gain, as in stochastic evaluation of
// Boolean functions (Deshpande, Hellerstein and Kletenik, 2014).

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What sampled completions say about open facts.
public struct QuestionRanking: Sendable {
  /// The information that each fact gives about the statements, in bits; the larger, the sooner to ask.
  public let gains: [ID<Fact>: Double]

  /// Ranks open facts that could be asked by what they tell about statements that are open; the
  /// samples follow from the seed.
  ///
  /// - Complexity: a few passes over the gates for 1,024 samples, then O(facts × statements).
  public init(_ facts: [ID<Fact>], about atoms: [Atom], in evaluation: Evaluation, seed: UInt64 = 1)
  {
    let sampler = CompletionSampler(
      evaluation, atoms.map { evaluation.program.signal(of: $0) }, seed)
    var gains: [ID<Fact>: Double] = [:]
    for fact in facts { gains[fact] = sampler.gain(of: fact) }
    self.gains = gains
  }
}

private struct CompletionSampler {
  private let evaluation: Evaluation
  private let signals: [Signal]
  private let circuit: Circuit
  /// The open facts that the signals depend on, with their cells.
  private let space: InputSpace
  /// The cell of each open fact in each sample.
  private let choices: [[Int]]
  /// The samples, evaluated.
  private let results: Lanes

  private static let wordCount = 16

  init(_ evaluation: Evaluation, _ signals: [Signal], _ seed: UInt64) {
    self.evaluation = evaluation
    self.signals = signals
    let program = evaluation.program
    let answered = Set(evaluation.answers.byFact.keys)
    space = InputSpace(of: signals, in: program, without: answered)
    circuit = program.circuit.cone(
      of: signals + program.gates.flatMap { [$0.positive, $0.condition.signal] })
    var random = SplitMix64(seed: seed)
    var lanes = Lanes(for: program.circuit, wordCount: Self.wordCount)
    var choices = [[Int]](repeating: [], count: space.facts.count)
    for lane in 0..<lanes.laneCount {
      lanes.set(evaluation.answers, in: program, lane: lane)
      for (index, fact) in space.facts.enumerated() {
        let cell = Int(random.next() % UInt64(space.cells[index].count))
        choices[index].append(cell)
        lanes.set(space.cells[index][cell], of: fact, in: program, lane: lane)
      }
    }
    self.choices = choices
    lanes.evaluate(circuit)
    lanes.settleGates(of: Set(space.facts), in: program, circuit)
    results = lanes
  }

  /// The sum over the statements of the expected drop of entropy.
  func gain(of fact: ID<Fact>) -> Double {
    guard let index = space.facts.firstIndex(of: fact) else { return 0 }
    let cellCount = space.cells[index].count
    var masks = [[UInt64]](
      repeating: [UInt64](repeating: 0, count: Self.wordCount), count: cellCount)
    for (lane, cell) in choices[index].enumerated() {
      masks[cell][lane / 64] |= 1 << UInt64(lane % 64)
    }
    let total = Double(results.laneCount)
    var gain = 0.0
    for signal in signals {
      let all = count(signal, within: nil)
      guard all > 0, all < results.laneCount else { continue }
      var rest = 0.0
      for mask in masks {
        let size = mask.reduce(0) { $0 + $1.nonzeroBitCount }
        guard size > 0 else { continue }
        rest += Double(size) / total * entropy(count(signal, within: mask), of: size)
      }
      gain += entropy(all, of: results.laneCount) - rest
    }
    return max(0, gain)
  }

  private func count(_ signal: Signal, within mask: [UInt64]?) -> Int {
    let start = signal.index * Self.wordCount
    return (0..<Self.wordCount).reduce(0) { sum, word in
      sum + (results.known[start + word] & (mask?[word] ?? .max)).nonzeroBitCount
    }
  }

  private func entropy(_ count: Int, of total: Int) -> Double {
    guard count > 0, count < total else { return 0 }
    let p = Double(count) / Double(total)
    return -(p * log2(p) + (1 - p) * log2(1 - p))
  }
}
