// The engine against its slow twin, on random knowledge bases and profiles.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("The engine agrees with an interpreter written from the specification")
struct NaiveTwinTests {
  static let profileCount = 26

  @Test("statement by statement, in one world and in lanes", arguments: 0..<60)
  func agreement(batch: Int) {
    for seed in (batch * 10)..<(batch * 10 + 10) { compare(seed: UInt64(seed)) }
  }

  private func compare(seed: UInt64) {
    let day = RandomKnowledgeBase.day
    let program = ground(RandomKnowledgeBase(seed: seed).blocks, on: day)
    var twin = NaiveInterpreter(program.model, asOf: day)
    var random = SeededGenerator(seed: seed)
    let profiles = (0..<Self.profileCount).map { number in
      Answers.random(
        for: program.model, answered: [100, 100, 70, 40][number % 4], around: day, using: &random)
    }
    // Each profile in one lane of the first word and one of the second.
    var lanes = Lanes(for: program.circuit, wordCount: 2)
    for (lane, answers) in profiles.enumerated() {
      lanes.set(answers, in: program, lane: lane)
      lanes.set(answers, in: program, lane: 127 - lane)
    }
    lanes.evaluate(program.circuit)
    #expect(lanes.invariantViolations(in: program.circuit) == [], "seed \(seed)")
    for (lane, answers) in profiles.enumerated() {
      let evaluation = Evaluation(program, answers)
      twin.evaluate(answers)
      #expect(evaluation.contradictions.isEmpty == !twin.hasContradiction, "seed \(seed)")
      // What follows from answers that contradict each other has no meaning.
      for atom in program.atoms where !twin.hasContradiction {
        let found = evaluation.truth(of: atom)
        if found != twin.truth(of: atom) {
          Issue.record(
            "seed \(seed) profile \(lane): \(program.name(of: atom)) is \(found), not \(twin.truth(of: atom))"
          )
        }
      }
      #expect(twin.possible.isSubset(of: program.atoms), "seed \(seed)")
      if !isSame(evaluation.lanes, lanes, lane: lane) {
        Issue.record("seed \(seed): lane \(lane) differs from the single evaluation")
      }
    }
  }

  /// Whether all signals of a single world are those of a lane of the first word and its mirror.
  private func isSame(_ single: Lanes, _ lanes: Lanes, lane: Int) -> Bool {
    for signal in single.known.indices {
      let planes = [(single.known, lanes.known), (single.possible, lanes.possible)]
      for (one, many) in planes {
        let bit = one[signal] & 1
        if many[2 * signal] >> UInt64(lane) & 1 != bit { return false }
        if many[2 * signal + 1] >> UInt64(63 - lane) & 1 != bit { return false }
      }
    }
    return true
  }
}
