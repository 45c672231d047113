// Logic on planes against the lanes whose meaning it has, on random knowledge bases with recursion.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("A program on planes")
struct PlaneTests {
  @Test("gives each signal the truth that lanes give it", arguments: 0..<8)
  func agreement(seed: Int) {
    let day = RandomKnowledgeBase.day
    let program = ground(RandomKnowledgeBase(seed: UInt64(seed)).blocks, on: day)
    let circuit = program.circuit
    var random = SeededGenerator(seed: UInt64(seed))
    var lanes = Lanes(for: circuit, wordCount: 8)
    for lane in 0..<PlaneMachine.laneCount {
      let answers = Answers.random(
        for: program.model, answered: [100, 70, 40][lane % 3], around: day, using: &random)
      lanes.set(answers, in: program, lane: lane)
    }
    lanes.evaluate(circuit)

    // What is known to hold of each input, and then what is known to fail.
    let half = (circuit.inputs.count + 63) / 64 * 64
    var logic = PlaneLogic()
    let inputs = circuit.inputs.indices.map { input in
      (known: logic.input(input), denied: logic.input(half + input))
    }
    let planes = CircuitPlanes(circuit, logic, inputs: inputs)
    var outputs: [PlaneLogic.Literal] = []
    for signal in 0..<circuit.count {
      outputs.append(planes.holds(Signal(signal)))
      outputs.append(planes.fails(Signal(signal)))
    }
    while outputs.count % 64 != 0 { outputs.append(.no) }
    let machine = PlaneMachine(
      PlaneProgram(planes.logic, inputCount: half * 2, outputs: outputs))
    let found = run(machine, lanes, circuit, half: half, outputCount: outputs.count)
    let again = run(machine, lanes, circuit, half: half, outputCount: outputs.count)
    #expect(found == again)
    let words = outputs.count / 64
    for lane in 0..<PlaneMachine.laneCount {
      for signal in 0..<circuit.count {
        let bits = found[lane * words + signal / 32] >> UInt64(signal % 32 * 2)
        let truth: Truth = bits & 1 == 1 ? .yes : bits & 2 == 2 ? .no : .unknown
        if truth != lanes.truth(of: Signal(signal), lane: lane) {
          Issue.record("seed \(seed): signal \(signal) in lane \(lane) is \(truth)")
          return
        }
      }
    }
  }

  private func run(
    _ machine: PlaneMachine, _ lanes: Lanes, _ circuit: Circuit, half: Int, outputCount: Int
  ) -> [UInt64] {
    var rows = [UInt64](repeating: 0, count: half / 32 * PlaneMachine.laneCount)
    for lane in 0..<PlaneMachine.laneCount {
      for input in circuit.inputs.indices {
        let bit =
          switch lanes.truth(ofInput: input, lane: lane) {
          case .yes: input
          case .no: half + input
          case .unknown: -1
          }
        if bit >= 0 { rows[lane * (half / 32) + bit / 64] |= 1 << UInt64(bit % 64) }
      }
    }
    var found = [UInt64](repeating: 0, count: outputCount / 64 * PlaneMachine.laneCount)
    var span = found.mutableSpan
    machine.run(rows.span, to: &span)
    return found
  }
}
