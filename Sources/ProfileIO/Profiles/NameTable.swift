// Names to numbers, looked up by the bytes of the input without making a string of them.

/// A fixed set of names with their indices.
struct NameTable: Sendable {
  /// A name: its length with its first and last eight bytes, which is all of it up to 16 bytes.
  private struct Entry {
    var first: UInt64
    var last: UInt64
    var length: Int32
    /// The index of the name, or -1 in an empty place.
    var index: Int32
  }

  private var entries: [Entry]
  private let mask: Int
  private let names: [[UInt8]]

  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
    var size = 8
    // At most a quarter full, so that most names are found at the first look.
    while size < names.count * 4 { size *= 2 }
    mask = size - 1
    entries = Array(repeating: Entry(first: 0, last: 0, length: 0, index: -1), count: size)
    for (index, name) in self.names.enumerated() {
      let key = Self.key(name.span, 0, name.count)
      var place = key.hash & mask
      while entries[place].index >= 0 { place = (place + 1) & mask }
      entries[place] = Entry(
        first: key.first, last: key.last, length: Int32(name.count), index: Int32(index))
    }
  }

  private struct Key {
    var first: UInt64
    var last: UInt64
    var hash: Int
  }

  private static func key(_ text: Span<UInt8>, _ lower: Int, _ length: Int) -> Key {
    let first = text.word(at: lower, length: min(length, 8))
    let last = length > 8 ? text.word(at: lower + length - 8) : 0
    let mixed =
      (first ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15 ^ last &* 0xC2B2_AE3D_27D4_EB4F
    return Key(first: first, last: last, hash: Int(truncatingIfNeeded: mixed >> 40))
  }

  /// The index of the name that a range of bytes spells, or nil.
  ///
  /// - Complexity: O(bytes).
  func index(_ text: Span<UInt8>, _ lower: Int, _ upper: Int) -> Int? {
    let length = upper - lower
    let key = Self.key(text, lower, length)
    var place = key.hash & mask
    while true {
      let entry = entries[place]
      if entry.index < 0 { return nil }
      if entry.first == key.first, entry.last == key.last, Int(entry.length) == length,
        length <= 16 || text.matches(names[Int(entry.index)], from: lower)
      {
        return Int(entry.index)
      }
      place = (place + 1) & mask
    }
  }
}
