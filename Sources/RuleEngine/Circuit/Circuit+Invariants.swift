// What must be true of every circuit and every evaluation of it, for tests to ask after each step.

extension Circuit {
  /// The rules of the circuit that are broken, as sentences; empty for a sound circuit.
  ///
  /// - Complexity: O(gates).
  package func invariantViolations() -> [String] {
    var found: [String] = []
    if left.count != count || right.count != count { found.append("the arrays differ in length") }
    if count < 3 || operations.prefix(3).contains(where: { $0 != .constant }) {
      found.append("the first three signals are not the constants")
    }
    if Set(inputs).count != inputs.count { found.append("an input is there twice") }
    found += segmentViolations()
    guard found.isEmpty else { return found }
    for segment in segments {
      for gate in segment.range { found += violations(ofGate: gate, in: segment) }
    }
    return found
  }

  private func segmentViolations() -> [String] {
    var found: [String] = []
    var end = 0
    for segment in segments {
      if segment.range.lowerBound != end || segment.range.isEmpty {
        found.append("segment \(segment.range) does not follow \(end)")
      }
      end = segment.range.upperBound
      let first = segment.range.lowerBound
      if segment.placeholders != Array(first..<first + segment.placeholders.count) {
        found.append("the placeholders of segment \(segment.range) are not its first gates")
      }
      if segment.isRecursive == segment.placeholders.isEmpty {
        found.append("segment \(segment.range) repeats without a placeholder, or has one in vain")
      }
    }
    if end != count { found.append("the segments end at \(end) of \(count) gates") }
    return found
  }

  private func violations(ofGate gate: Int, in segment: Segment) -> [String] {
    let operands = [Int(left[gate]), Int(right[gate])]
    switch operations[gate] {
    case .constant: return gate < 3 ? [] : ["gate \(gate) is a constant"]
    case .input:
      return inputs.indices.contains(operands[0]) ? [] : ["gate \(gate) reads no input"]
    case .copy:
      let isPlaceholder = segment.placeholders.contains(gate)
      return isPlaceholder && operands[0] < segment.range.upperBound
        ? [] : ["gate \(gate) stands for a signal that is not in its segment or before it"]
    case .not, .and, .or, .gated, .implied:
      return operands.allSatisfy { (0..<gate).contains($0) }
        ? [] : ["gate \(gate) reads a signal that comes after it"]
    }
  }
}

extension Lanes {
  /// The rules of evaluated lanes that are broken, as sentences.
  ///
  /// - Complexity: O(gates).
  package func invariantViolations(in circuit: Circuit) -> [String] {
    var found: [String] = []
    for index in known.indices where known[index] & ~possible[index] != 0 {
      found.append("signal \(index / wordCount) is known but not possible")
    }
    for index in inputKnown.indices where inputKnown[index] & ~inputPossible[index] != 0 {
      found.append("input \(index / wordCount) is known but not possible")
    }
    // One more pass over all gates changes nothing.
    var again = self
    again.evaluate(circuit)
    if again.known != known || again.possible != possible {
      found.append("another evaluation gives another result")
    }
    return found
  }
}
