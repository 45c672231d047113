// Searching bytes eight at a time. A word of eight bytes is compared with a pattern by arithmetic
// that sets the top bit of each byte that matches; the lowest such bit is always exact.

/// Eight times the same byte.
func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The top bit of each byte that is zero; exact for the lowest.
func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- repeated(0x01)) & ~word & repeated(0x80)
}

/// The top bit of each byte that ends the plain part of a JSON string: a quote, a backslash, a
/// control character, DEL or a byte outside ASCII; exact for the lowest.
func endsPlainText(_ word: UInt64) -> UInt64 {
  let quotes = zeroBytes(word ^ repeated(0x22))
  let backslashes = zeroBytes(word ^ repeated(0x5C))
  let deletes = zeroBytes(word ^ repeated(0x7F))
  let controls = (word &- repeated(0x20)) & ~word & repeated(0x80)
  return quotes | backslashes | deletes | controls | (word & repeated(0x80))
}

extension Span where Element == UInt8 {
  /// Eight bytes from an offset as a little-endian word.
  func word(at offset: Int) -> UInt64 {
    // Any eight bytes are a valid UInt64, and the load checks its bounds.
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Up to eight bytes from an offset as a little-endian word, zero beyond `length`.
  func word(at offset: Int, length: Int) -> UInt64 {
    if length >= 8 { return word(at: offset) }
    if offset + 8 <= count {
      return word(at: offset) & ((1 &<< UInt64(length &* 8)) &- 1)
    }
    var result: UInt64 = 0
    for index in 0..<length { result |= UInt64(self[offset + index]) << UInt64(index * 8) }
    return result
  }

  /// The offset of the first such byte from an offset on, or nil.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    var offset = start
    let pattern = repeated(byte)
    while offset + 8 <= count {
      let found = zeroBytes(word(at: offset) ^ pattern)
      if found != 0 { return offset + found.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count {
      if self[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }

  /// The offset of the last such byte below an offset, or nil.
  func lastOffset(of byte: UInt8, below end: Int) -> Int? {
    var offset = end
    while offset > 0 {
      offset -= 1
      if self[offset] == byte { return offset }
    }
    return nil
  }

  /// How often a byte occurs in a range.
  func occurrences(of byte: UInt8, in range: Range<Int>) -> Int {
    var offset = range.lowerBound
    var result = 0
    while let next = firstOffset(of: byte, from: offset), next < range.upperBound {
      result += 1
      offset = next + 1
    }
    return result
  }

  /// Whether a range holds exactly the bytes of an array.
  func matches(_ other: [UInt8], from offset: Int) -> Bool {
    guard offset + other.count <= count else { return false }
    for index in other.indices where self[offset + index] != other[index] { return false }
    return true
  }
}
