// Worlds in lanes: each signal has a few 64-bit words a plane, and each bit of them is one world.
// The evaluator is one pass over the gates; every use of it (one profile, a batch, a what-if, a
// sample of completions, a cell of the input space) is a way of filling and reading lanes.

/// Truth values of all signals of a circuit in 64·k worlds.
public struct Lanes: Sendable {
  /// The number of 64-bit words a plane; a power of two is fastest.
  public let wordCount: Int
  /// What is known to hold: word `w` of signal `s` at `s * wordCount + w`.
  package var known: [UInt64]
  /// What is not known to fail, laid out like `known`; contains it.
  package var possible: [UInt64]
  /// What is known of the inputs: word `w` of input `i` at `i * wordCount + w`.
  package var inputKnown: [UInt64]
  /// What is possible of the inputs.
  package var inputPossible: [UInt64]

  /// Creates lanes for a circuit, with every input unknown.
  public init(for circuit: Circuit, wordCount: Int = 1) {
    self.wordCount = wordCount
    known = Array(repeating: 0, count: circuit.count * wordCount)
    possible = Array(repeating: 0, count: circuit.count * wordCount)
    inputKnown = Array(repeating: 0, count: circuit.inputs.count * wordCount)
    inputPossible = Array(repeating: .max, count: circuit.inputs.count * wordCount)
  }

  /// Makes every input unknown again.
  package mutating func clear() {
    for index in inputKnown.indices {
      inputKnown[index] = 0
      inputPossible[index] = .max
    }
  }

  /// The number of worlds.
  public var laneCount: Int { wordCount * 64 }

  /// Sets an input in one world.
  package mutating func set(_ input: Int, _ truth: Truth, lane: Int) {
    let word = input * wordCount + lane / 64
    let bit = UInt64(1) << UInt64(lane % 64)
    switch truth {
    case .yes:
      inputKnown[word] |= bit
      inputPossible[word] |= bit
    case .no:
      inputKnown[word] &= ~bit
      inputPossible[word] &= ~bit
    case .unknown:
      inputKnown[word] &= ~bit
      inputPossible[word] |= bit
    }
  }

  /// The truth of a signal in one world, after evaluation.
  public func truth(of signal: Signal, lane: Int = 0) -> Truth {
    let word = signal.index * wordCount + lane / 64
    let bit = UInt64(1) << UInt64(lane % 64)
    if known[word] & bit != 0 { return .yes }
    return possible[word] & bit == 0 ? .no : .unknown
  }

  /// The truth of an input in one world.
  package func truth(ofInput input: Int, lane: Int = 0) -> Truth {
    let word = input * wordCount + lane / 64
    let bit = UInt64(1) << UInt64(lane % 64)
    if inputKnown[word] & bit != 0 { return .yes }
    return inputPossible[word] & bit == 0 ? .no : .unknown
  }

  /// Evaluates all gates in all worlds: one pass, recursive segments until nothing changes.
  ///
  /// - Complexity: O(gates × words), times the depth of recursion in recursive segments.
  public mutating func evaluate(_ circuit: Circuit) {
    for segment in circuit.segments {
      guard segment.isRecursive else {
        run(circuit, segment.range)
        continue
      }
      // Least fixpoint of both planes: what a circle supports only by itself is false.
      for placeholder in segment.placeholders {
        for word in 0..<wordCount {
          known[placeholder * wordCount + word] = 0
          possible[placeholder * wordCount + word] = 0
        }
      }
      let gates = segment.placeholders.endIndex
      let start = segment.range.lowerBound + gates
      var changes = true
      while changes {
        run(circuit, start..<segment.range.upperBound)
        changes = copyPlaceholders(circuit, segment.placeholders)
      }
    }
  }

  private mutating func copyPlaceholders(_ circuit: Circuit, _ placeholders: [Int]) -> Bool {
    var changes = false
    for placeholder in placeholders {
      let source = Int(circuit.left[placeholder]) * wordCount
      let target = placeholder * wordCount
      for word in 0..<wordCount {
        if known[target + word] != known[source + word]
          || possible[target + word] != possible[source + word]
        {
          known[target + word] = known[source + word]
          possible[target + word] = possible[source + word]
          changes = true
        }
      }
    }
    return changes
  }

  private mutating func run(_ circuit: Circuit, _ gates: Range<Int>) {
    let words = wordCount
    for gate in gates {
      let target = gate * words
      let left = Int(circuit.left[gate])
      let a = left * words
      let b = Int(circuit.right[gate]) * words
      switch circuit.operations[gate] {
      case .constant:
        for word in 0..<words {
          known[target + word] = gate == Signal.yes.index ? .max : 0
          possible[target + word] = gate == Signal.no.index ? 0 : .max
        }
      case .input:
        for word in 0..<words {
          known[target + word] = inputKnown[a + word]
          possible[target + word] = inputPossible[a + word]
        }
      case .copy:
        for word in 0..<words {
          known[target + word] = known[a + word]
          possible[target + word] = possible[a + word]
        }
      case .not:
        for word in 0..<words {
          let isKnown = ~possible[a + word]
          possible[target + word] = ~known[a + word]
          known[target + word] = isKnown
        }
      case .and:
        for word in 0..<words {
          known[target + word] = known[a + word] & known[b + word]
          possible[target + word] = possible[a + word] & possible[b + word]
        }
      case .or:
        for word in 0..<words {
          known[target + word] = known[a + word] | known[b + word]
          possible[target + word] = possible[a + word] | possible[b + word]
        }
      case .gated:
        for word in 0..<words {
          known[target + word] = known[a + word]
          possible[target + word] =
            possible[a + word] & (possible[b + word] | known[a + word])
        }
      case .implied:
        for word in 0..<words {
          known[target + word] = known[a + word] | (known[b + word] & possible[a + word])
          possible[target + word] = possible[a + word]
        }
      }
    }
  }
}
