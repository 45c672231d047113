// The part of a circuit that some signals depend on, and the part that depends on some facts.

extension Circuit {
  /// The circuit with only the gates that some signals depend on; the others keep their numbers and
  /// stay false.
  package func cone(of signals: [Signal]) -> Circuit {
    var needed = [Bool](repeating: false, count: count)
    needed.replaceSubrange(0..<3, with: [true, true, true])
    var open = signals.map(\.index)
    while let index = open.popLast() {
      guard !needed[index] || index < 3 else { continue }
      needed[index] = true
      switch operations[index] {
      case .constant, .input: break
      case .copy, .not: open.append(Int(left[index]))
      case .and, .or, .gated, .implied:
        open.append(Int(left[index]))
        open.append(Int(right[index]))
      }
    }
    var result = self
    result.segments = []
    for segment in segments {
      if segment.isRecursive {
        if segment.range.contains(where: { needed[$0] }) { result.segments.append(segment) }
        continue
      }
      // Runs of needed gates.
      var start: Int?
      for index in segment.range {
        if needed[index] {
          start = start ?? index
        } else if let first = start {
          result.segments.append(Segment(range: first..<index, isRecursive: false))
          start = nil
        }
      }
      if let first = start {
        result.segments.append(
          Segment(range: first..<segment.range.upperBound, isRecursive: false))
      }
    }
    return result
  }

  /// Whether each signal depends on one of some facts.
  package func dependents(of facts: Set<ID<Fact>>) -> [Bool] {
    var depends = [Bool](repeating: false, count: count)
    func depend(_ index: Int) -> Bool {
      let operand = Int(left[index])
      return switch operations[index] {
      case .constant: false
      case .input: facts.contains(inputs[operand].fact)
      case .copy, .not: depends[operand]
      case .and, .or, .gated, .implied: depends[operand] || depends[Int(right[index])]
      }
    }
    for segment in segments {
      for index in segment.range { depends[index] = depend(index) }
      // A circle depends on a fact as a whole.
      if segment.isRecursive, segment.range.contains(where: { depends[$0] || depend($0) }) {
        for index in segment.range { depends[index] = true }
      }
    }
    return depends
  }
}
