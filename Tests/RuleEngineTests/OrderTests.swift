// The order of files, blocks and rules.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("The order in which a knowledge base is written changes nothing")
struct OrderTests {
  @Test("Models, results, explanations and traces stay the same", arguments: 0..<8)
  func shuffled(batch: Int) {
    for seed in (batch * 4)..<(batch * 4 + 4) { compare(seed: UInt64(seed)) }
  }

  private func compare(seed: UInt64) {
    let source = RandomKnowledgeBase(seed: seed)
    let day = RandomKnowledgeBase.day
    let written = ground(source.blocks, on: day)
    var random = SeededGenerator(seed: seed)
    let profiles = [100, 60, 30].map { percent in
      Answers.random(for: written.model, answered: percent, around: day, using: &random)
    }
    for count in [1, 3] {
      let shuffled = ground(source.files(shuffledBy: &random, count: count), on: day)
      #expect(Fingerprint.of(shuffled.model) == Fingerprint.of(written.model), "seed \(seed)")
      for answers in profiles {
        let isSame =
          Fingerprint.of(Evaluation(shuffled, answers))
          == Fingerprint.of(Evaluation(written, answers))
        #expect(isSame, "seed \(seed)")
      }
    }
  }

  @Test("Findings stay the same, whatever the order of blocks")
  func findings() {
    let blocks = [
      "fact a yes-no\n", "fact a count\n", "relation r\n  announced s\n",
      "rule x\n  when b\n  conclude r\n", "rule w\n  when a\n  conclude r\n",
      "rule y\n  when a\n  unless e\n  conclude r(1)\n", "exception e to z\n  when r\n",
      "example \"x\" as of 2026-01-01\n  given a 5\n  expect q\n",
    ]
    var random = SeededGenerator(seed: 1)
    // Of two declarations with one name the first in the text counts, so those stay in order.
    func messages(_ blocks: [String]) -> [String] {
      checked([blocks.joined()]).diagnostics.map(\.id).sorted()
    }
    let written = messages(blocks)
    #expect(written.contains("duplicate-name"))
    for _ in 0..<5 {
      let rest = blocks.dropFirst(2).shuffled(using: &random)
      #expect(messages(Array(blocks.prefix(2)) + rest) == written)
    }
  }
}
