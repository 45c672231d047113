// A circuit as logic on planes: each signal is two literals, what is known to hold and what is not
// known to fail. Gates that only one plane needs, copies and negations cost nothing here.

import RuleLanguage

/// The two planes of each signal of a circuit.
package struct CircuitPlanes: Sendable {
  package typealias Literal = PlaneLogic.Literal

  /// The gates, to which more may be added.
  package var logic: PlaneLogic
  /// The worlds in which each signal is known to hold.
  private var known: [Literal]
  /// The worlds in which each signal is not known to fail.
  private var possible: [Literal]

  /// Writes a circuit as logic.
  ///
  /// `inputs`: for each input of the circuit the planes in which it is known to hold and known to fail.
  package init(
    _ circuit: Circuit, _ logic: PlaneLogic, inputs: [(known: Literal, denied: Literal)]
  ) {
    self.logic = logic
    known = Array(repeating: .no, count: circuit.count)
    possible = Array(repeating: .no, count: circuit.count)
    for segment in circuit.segments {
      guard segment.isRecursive else {
        for gate in segment.range { add(gate, circuit, inputs) }
        continue
      }
      let count = segment.placeholders.count
      let placeholders = self.logic.beginLoop(placeholders: count * 2)
      for (place, gate) in segment.placeholders.enumerated() {
        known[gate] = placeholders[place]
        possible[gate] = placeholders[count + place]
      }
      for gate in segment.range.dropFirst(count) { add(gate, circuit, inputs) }
      let sources = segment.placeholders.map { Int(circuit.left[$0]) }
      self.logic.endLoop(
        placeholders, as: sources.map { known[$0] } + sources.map { possible[$0] })
    }
  }

  private mutating func add(
    _ gate: Int, _ circuit: Circuit, _ inputs: [(known: Literal, denied: Literal)]
  ) {
    let a = Int(circuit.left[gate])
    let b = Int(circuit.right[gate])
    switch circuit.operations[gate] {
    case .constant:
      known[gate] = gate == Signal.yes.index ? .yes : .no
      possible[gate] = gate == Signal.no.index ? .no : .yes
    case .input: (known[gate], possible[gate]) = (inputs[a].known, !inputs[a].denied)
    case .copy: (known[gate], possible[gate]) = (known[a], possible[a])
    case .not: (known[gate], possible[gate]) = (!possible[a], !known[a])
    case .and:
      known[gate] = logic.and(known[a], known[b])
      possible[gate] = logic.and(possible[a], possible[b])
    case .or:
      known[gate] = logic.or(known[a], known[b])
      possible[gate] = logic.or(possible[a], possible[b])
    case .gated:
      known[gate] = known[a]
      possible[gate] = logic.and(possible[a], logic.or(possible[b], known[a]))
    case .implied:
      known[gate] = logic.or(known[a], logic.and(known[b], possible[a]))
      possible[gate] = possible[a]
    }
  }

  /// The worlds in which a signal is known to hold.
  package func holds(_ signal: Signal) -> Literal { known[signal.index] }

  /// The worlds in which a signal is known to fail.
  package func fails(_ signal: Signal) -> Literal { !possible[signal.index] }

  /// The worlds in which a signal is unknown.
  package mutating func isOpen(_ signal: Signal) -> Literal {
    logic.and(possible[signal.index], !known[signal.index])
  }
}
