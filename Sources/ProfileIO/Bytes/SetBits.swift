// The one loop over the bits of a word.

/// The places of the bits of a word that are set, in order.
struct SetBits: Sequence, IteratorProtocol {
  private var bits: UInt64

  init(_ bits: UInt64) { self.bits = bits }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits &- 1 }
    return bits.trailingZeroBitCount
  }
}
