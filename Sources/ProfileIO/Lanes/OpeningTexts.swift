// Headlines and paths that many results have in common, so that they are planned and put together once.

/// What the headline and the path of a profile without deadlines depend on.
struct OpeningKey: Equatable {
  /// Sets of certificates, by rank.
  var wanted: UInt64 = 0
  var mandatory: UInt64 = 0
  var held: UInt64 = 0
  /// The sizes that count; without a path what the headline says instead.
  var rest: UInt64 = 0
}

/// The headlines and paths that were written last.
struct OpeningTexts {
  private struct Entry {
    var key = OpeningKey()
    /// A headline has at least its quotes, so one of no length is none.
    var text = Fragment()
  }

  private static let bits: UInt64 = 12
  private var entries = [Entry](repeating: Entry(), count: 1 << bits)

  private static func place(_ key: OpeningKey) -> Int {
    let mixed =
      (key.wanted &* 0x9E37_79B9_7F4A_7C15 ^ key.mandatory) &* 0xC2B2_AE3D_27D4_EB4F
      ^ (key.held &* 0x9E37_79B9_7F4A_7C15 ^ key.rest) &* 0xBF58_476D_1CE4_E5B9
    let spread = (mixed ^ mixed &>> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: spread &>> (64 - bits))
  }

  /// The text, if it is the last one at its place.
  func find(_ key: OpeningKey) -> Fragment? {
    let entry = entries[Self.place(key)]
    return entry.key == key && entry.text.count > 0 ? entry.text : nil
  }

  mutating func insert(_ text: Fragment, _ key: OpeningKey) {
    entries[Self.place(key)] = Entry(key: key, text: text)
  }

  mutating func removeAll() {
    for index in entries.indices { entries[index].text = Fragment() }
  }
}
