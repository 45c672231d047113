// The profiles that are measured with, made once.

import Advice

/// Different profiles, as values and as lines of NDJSON.
struct ProfilePool {
  /// The first hundred.
  let profiles: [Profile]
  /// All of them.
  let bytes: [UInt8]
  let count: Int

  init(_ knowledgeBase: KnowledgeBase, count: Int, seed: UInt64) {
    var generator = ProfileGenerator(knowledgeBase.model, seed: seed)
    var bytes: [UInt8] = []
    generator.append(count, to: &bytes)
    var again = ProfileGenerator(knowledgeBase.model, seed: seed)
    profiles = (0..<min(100, count)).map { _ in again.next() }
    self.bytes = bytes
    self.count = count
  }
}
