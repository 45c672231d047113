// Where some byte stands in a text: one bit a byte, found 64 bytes at a time. Whoever walks along the
// text then looks up the next such place in one step instead of looking at each byte between, which no
// processor can foresee.

/// The places of one byte in a text.
///
/// Reads stay inside the memory: it covers the bytes for which it was filled and 64 more without marks,
/// and each place that is asked for is below that number, which is checked.
@safe struct MarkMap: ~Copyable {
  /// A distance that stands for: not within reach.
  static let outOfReach = 57

  private var words: UnsafeMutablePointer<UInt64>
  private var capacity = 0
  /// The number of bytes of the text.
  private var count = 0

  init() { unsafe words = .allocate(capacity: 1) }

  deinit { unsafe words.deallocate() }

  /// Finds a byte in a text, and forgets the text before.
  mutating func fill(_ text: Span<UInt8>, with byte: UInt8) {
    count = text.count
    let whole = count / 64
    if capacity < whole + 2 {
      unsafe words.deallocate()
      capacity = whole + 2
      unsafe words = .allocate(capacity: capacity)
    }
    let words = unsafe words
    let pattern = Block(repeating: byte)
    unsafe text.withUnsafeBytes { bytes in
      for index in 0..<whole {
        // 64 bytes from here lie in the text.
        var found: UInt64 = 0
        for part in 0..<4 {
          let block = unsafe bytes.loadUnaligned(
            fromByteOffset: index &* 64 &+ part &* 16, as: Block.self)
          found |= Self.bits(block, pattern) &<< UInt64(part &* 16)
        }
        unsafe (words + index).initialize(to: found)
      }
      var last: UInt64 = 0
      for offset in whole * 64..<bytes.count where unsafe bytes[offset] == byte {
        last |= 1 &<< UInt64(offset % 64)
      }
      unsafe (words + whole).initialize(to: last)
      unsafe (words + (whole + 1)).initialize(to: 0)
    }
  }

  /// The bytes from an offset to the next mark, or at least `outOfReach`.
  ///
  /// Always inline, because a name is found in as few steps as a call takes.
  @inline(__always)
  func distance(from offset: Int) -> Int {
    precondition(UInt(bitPattern: offset) <= UInt(bitPattern: count))
    // The words are read as bytes, so that the offset is among the first eight bits.
    let bits = UInt64(
      littleEndian: unsafe UnsafeRawPointer(words)
        .loadUnaligned(fromByteOffset: offset &>> 3, as: UInt64.self))
    return ((bits &>> UInt64(offset & 7)) | 1 &<< 63).trailingZeroBitCount
  }

  private typealias Block = SIMD16<UInt8>

  /// The bits of sixteen bytes that are equal.
  ///
  /// Always inline: a call takes longer than the work.
  @inline(__always)
  private static func bits(_ block: Block, _ pattern: Block) -> UInt64 {
    let weights = Block(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let marks = Block(repeating: 0).replacing(with: weights, where: block .== pattern)
    // The same 16 bytes; the weights of eight bytes add up to one byte.
    let halves = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    let low = (halves[0] &* repeated(1)) &>> 56
    let high = (halves[1] &* repeated(1)) &>> 56
    return low | high &<< 8
  }
}
