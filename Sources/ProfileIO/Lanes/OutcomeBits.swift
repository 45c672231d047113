// Bits that a result is read from: runs of literals with a place in the row of each world.

import RuleEngine

/// Neighbouring bits of an outcome row.
struct BitRun: Sendable {
  /// The first bit.
  var start = 0
  /// The number of bits; up to 64 of them share a word, more of them start one.
  var count = 0

  /// The bits of a run that fits into a word.
  func bits(_ row: Span<UInt64>) -> UInt64 {
    guard count > 0 else { return 0 }
    let word = row[start >> 6] &>> UInt64(start & 63)
    return count == 64 ? word : word & ((1 &<< UInt64(count)) &- 1)
  }

  /// Visits the places in the run that are set, in order.
  func forEach(_ row: Span<UInt64>, _ visit: (Int) -> Void) {
    for word in 0..<(count + 63) / 64 {
      let part = BitRun(start: start + word * 64, count: min(64, count - word * 64))
      for place in SetBits(part.bits(row)) { visit(word &* 64 &+ place) }
    }
  }
}

/// Gives literals their places.
struct OutcomeBits {
  /// The literal of each bit.
  private(set) var literals: [PlaneLogic.Literal] = []
  /// The ends of words that have room left, by room.
  private var gaps: [(start: Int, room: Int)] = []

  /// Places literals side by side.
  mutating func place(_ run: [PlaneLogic.Literal]) -> BitRun {
    guard !run.isEmpty else { return BitRun() }
    if run.count < 64, let gap = gaps.firstIndex(where: { $0.room >= run.count }) {
      let start = gaps[gap].start
      for (offset, literal) in run.enumerated() { literals[start + offset] = literal }
      gaps[gap].start += run.count
      gaps[gap].room -= run.count
      if gaps[gap].room == 0 { gaps.remove(at: gap) }
      return BitRun(start: start, count: run.count)
    }
    let start = literals.count
    literals += run
    let room = (64 - literals.count % 64) % 64
    if room > 0 { gaps.append((literals.count, room)) }
    literals += repeatElement(.no, count: room)
    return BitRun(start: start, count: run.count)
  }

  /// Places one literal.
  mutating func place(_ literal: PlaneLogic.Literal) -> BitRun { place([literal]) }
}
