// The input space in cells: for each fact the values that rules can tell apart. Claims are checked
// over the cells of the facts that they depend on, 64 worlds to a word.

import RuleLanguage

/// The facts that signals depend on, each with the answers that the circuit can tell apart.
struct InputSpace {
  /// The facts, sorted.
  let facts: [ID<Fact>]
  /// The answers of each fact, one for each cell.
  let cells: [[Answer]]

  /// The space that some signals depend on, without some facts.
  init(of signals: [Signal], in program: GroundProgram, without excluded: Set<ID<Fact>> = []) {
    let facts = Self.facts(of: signals, in: program).subtracting(excluded).sorted()
    self.facts = facts
    cells = facts.map { Self.cells(of: $0, in: program) }
  }

  /// The number of worlds, or nil when it exceeds a limit.
  func count(limit: Int) -> Int? {
    var total = 1
    for cell in cells {
      total *= cell.count
      if total > limit { return nil }
    }
    return total
  }

  /// The world of a number: the number's digits in the mixed base of the cells.
  func world(_ number: Int) -> Answers {
    var rest = number
    var answers = Answers()
    for (fact, cell) in zip(facts, cells) {
      answers[fact] = cell[rest % cell.count]
      rest /= cell.count
    }
    return answers
  }

  /// A random world.
  func world(using random: inout SplitMix64) -> Answers {
    var answers = Answers()
    for (fact, cell) in zip(facts, cells) {
      answers[fact] = cell[Int(random.next() % UInt64(cell.count))]
    }
    return answers
  }

  private static func facts(of signals: [Signal], in program: GroundProgram) -> Set<ID<Fact>> {
    var facts: Set<ID<Fact>> = []
    var seen: Set<Int> = []
    var open = signals.map(\.index)
    let circuit = program.circuit
    while let index = open.popLast() {
      guard seen.insert(index).inserted else { continue }
      let left = Int(circuit.left[index])
      switch circuit.operations[index] {
      case .constant: break
      case .input: facts.insert(circuit.inputs[left].fact)
      // What other answers imply follows from consistent worlds by itself.
      case .copy, .not, .implied: open.append(left)
      case .and, .or, .gated:
        open.append(left)
        open.append(Int(circuit.right[index]))
      }
    }
    return facts
  }

  /// One answer for each region that the circuit can tell apart.
  static func cells(of fact: ID<Fact>, in program: GroundProgram) -> [Answer] {
    let inputs = program.factInputs[fact.index]
    switch program.model[fact].type {
    case .yesNo: return [.value(.yesNo(false)), .value(.yesNo(true))]
    case .choice(let enumeration):
      let tested = inputs.members.keys.sorted()
      let other = program.model[enumeration].members.indices.first { !tested.contains($0) }
      let none: [Answer] = program.gate(of: fact) == nil ? [] : [.notApplicable]
      return none + (tested + [other].compactMap { $0 }).map { .value(.choice($0)) }
    case .set:
      // Each subset of the tested members; of many, only the subsets of up to two.
      let tested = inputs.members.keys.sorted()
      guard tested.count > 8 else {
        return (0..<(1 << tested.count)).map { mask in
          .value(.set(tested.indices.filter { mask >> $0 & 1 == 1 }.map { tested[$0] }))
        }
      }
      var subsets: [[Int]] = [[]] + tested.map { [$0] }
      for (index, first) in tested.enumerated() {
        subsets += tested.dropFirst(index + 1).map { [first, $0] }
      }
      return subsets.map { .value(.set($0)) }
    case .count, .amount, .percentage:
      let bounds = [0] + inputs.thresholds.map(\.value).filter { $0 > 0 }
      return bounds.map { .value(.number(hundredths: $0)) }
    case .date:
      let thresholds = inputs.thresholds.map(\.value)
      let bounds = (thresholds.first.map { [$0 - 1] } ?? [0]) + thresholds
      let none: [Answer] = program.gate(of: fact) == nil ? [] : [.notApplicable]
      return none + bounds.map { .value(.date(CalendarDay(daysSinceEpoch: Int($0)))) }
    }
  }

  /// Whether the cells are all that there are, and not a selection.
  func isComplete(in program: GroundProgram) -> Bool {
    facts.allSatisfy { fact in
      guard case .set = program.model[fact].type else { return true }
      return program.factInputs[fact.index].members.count <= 8
    }
  }
}

/// A small generator of random numbers with a seed, so that checks can be repeated.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
