// Which facts may matter on the way to settling open statements. Answers only ever close gates, so a
// gate that is closed now stays out of the way, and the facts behind open gates are all there can be.

extension Evaluation {
  /// The facts without an answer that open signals can come to depend on, whatever is answered in
  /// between.
  ///
  /// - Complexity: O(gates in the cones of the signals).
  package func reachableFacts(from signals: [Signal]) -> Set<ID<Fact>> {
    var facts: Set<ID<Fact>> = []
    var seen: Set<Int> = []
    var open = signals.map(\.index)
    let circuit = program.circuit
    while let index = open.popLast() {
      guard truth(of: Signal(index)) == .unknown, seen.insert(index).inserted else { continue }
      let left = Int(circuit.left[index])
      switch circuit.operations[index] {
      case .constant: break
      case .input: facts.insert(circuit.inputs[left].fact)
      case .copy, .not: open.append(left)
      // Of an answer that nobody knows, one that implies it may come to matter.
      case .and, .or, .gated, .implied:
        open.append(left)
        open.append(Int(circuit.right[index]))
      }
    }
    return facts.filter { answers[$0] == nil }
  }
}
