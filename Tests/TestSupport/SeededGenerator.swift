// Randomness that a test can repeat: the seed is in the name of the case.

import RuleEngine

/// SplitMix64 with what tests draw from it; neighbouring seeds give sequences far from each other.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var random: SplitMix64

  /// Creates the sequence of a seed.
  package init(seed: UInt64) { random = SplitMix64(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1) }

  package mutating func next() -> UInt64 { random.next() }

  /// True so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { Int(next() % 100) < percent }

  /// A number of a range.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// An element of a list that is not empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}
