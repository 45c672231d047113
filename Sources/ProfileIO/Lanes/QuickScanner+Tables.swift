// What the quick scanner looks things up in: names as words, facts with the places of their bits. All of
// it is made before the first row.

import RuleEngine

extension QuickScanner {
  /// A name of up to 32 bytes: its first and last sixteen bytes, which is all of it.
  struct Name {
    /// The longest name.
    static let limit = 32

    /// The first and last eight bytes; of a shorter name all of it, with zeros behind.
    var first: UInt64 = 0
    var last: UInt64 = 0
    /// The eight bytes after the first and before the last eight, of a name with more than 16 bytes.
    var second: UInt64 = 0
    var secondLast: UInt64 = 0
    var length = -1
    var index = 0
  }

  /// Names by their hash.
  ///
  /// Mostly no two of them have the same place; where they do, the later one stands in the next free one.
  struct NameSet {
    /// The first place.
    var start = 0
    /// The number of places less one.
    var mask = 0
    var factor: UInt64 = 0
    var shift: UInt64 = 63
  }

  /// A fact: where its bits go, and what may follow its key.
  struct Fact {
    var form = FactSlot.Form.yesNo
    /// Whether all bits share a word.
    var isNarrow = false
    /// The word of what is known to hold.
    var word = 0
    var shift: UInt64 = 0
    /// All bits of the fact in that word.
    var all: UInt64 = 0
    /// The bit that any positive answer sets, if there is one, as seen from the first bit.
    var positive: UInt64 = 0
    var thresholds = 0
    var thresholdCount = 0
    var members = NameSet()
    /// The place of its date among those that duties count from, or -1.
    var date = -1
  }

  static func fact(_ index: Int, _ schema: ProfileSchema, _ facts: FactLayout) -> Fact {
    let field = facts.fields[index]
    var fact = Fact()
    fact.form = schema.slots[index].form
    fact.isNarrow = field.width < 64
    fact.word = field.base / 64
    fact.shift = UInt64(field.base % 64)
    var all = mask(bits: field.width)
    if field.positive >= 0, fact.isNarrow {
      // It follows the values in the same word.
      fact.positive = 1 << UInt64(field.width)
      all |= fact.positive
    }
    fact.all = all &<< fact.shift
    fact.thresholds = field.thresholds.lowerBound
    fact.thresholdCount = field.thresholds.count
    return fact
  }

  static func mask(bits count: Int) -> UInt64 {
    count >= 64 ? .max : (1 &<< UInt64(max(0, count))) &- 1
  }
}

/// Names while the tables are made.
struct QuickNames {
  /// The names of all sets; the first one is none.
  private(set) var names = [QuickScanner.Name()]
  /// The name at each place of all sets.
  private(set) var places: [UInt16] = []

  /// Adds a set of names, each with its index.
  ///
  /// Names that are too long, that JSON writes with escapes, or that only differ in the middle are left
  /// to the general scanner.
  mutating func add(_ texts: [String]) -> QuickScanner.NameSet {
    var added: [QuickScanner.Name] = []
    for (index, text) in texts.enumerated() {
      guard let name = Self.name(Array(text.utf8), index) else { continue }
      if added.contains(where: { $0.first == name.first && $0.last == name.last }) { continue }
      added.append(name)
    }
    let first = names.count
    guard first + added.count <= UInt16.max else { return add([]) }
    let set = Self.set(of: added, start: places.count)
    places += Self.places(of: added, first, set).places
    names += added
    return set
  }

  /// Tries some ways to spread names until no two have the same place.
  private static func set(
    of names: [QuickScanner.Name], start: Int
  ) -> QuickScanner.NameSet {
    var set = QuickScanner.NameSet(start: start)
    var fewestBits: UInt64 = 3
    while 1 << fewestBits < names.count * 4 { fewestBits += 1 }
    var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    for bits in fewestBits..<fewestBits + 3 {
      for _ in 0..<64 {
        factor = (factor ^ factor >> 29) &* 0xBF58_476D_1CE4_E5B9 | 1
        set.mask = 1 << bits - 1
        set.factor = factor
        set.shift = 64 - bits
        if places(of: names, 1, set).areOwn { return set }
      }
    }
    return set
  }

  /// The name at each place, and whether each name has the place of its hash.
  private static func places(
    of names: [QuickScanner.Name], _ first: Int, _ set: QuickScanner.NameSet
  ) -> (places: [UInt16], areOwn: Bool) {
    var result = [UInt16](repeating: 0, count: set.mask + 1)
    var areOwn = true
    for (offset, name) in names.enumerated() {
      var place = QuickScanner.place(name.first, name.last, set)
      while result[place] != 0 {
        place = (place + 1) & set.mask
        areOwn = false
      }
      result[place] = UInt16(first + offset)
    }
    return (result, areOwn)
  }

  private static func name(_ bytes: [UInt8], _ index: Int) -> QuickScanner.Name? {
    let isPlain = bytes.allSatisfy { byte in
      byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    guard (1...QuickScanner.Name.limit).contains(bytes.count), isPlain else { return nil }
    func word(_ bytes: some Collection<UInt8>) -> UInt64 {
      bytes.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64($1.offset * 8) }
    }
    var name = QuickScanner.Name(
      first: word(bytes), last: word(bytes.suffix(8)), length: bytes.count, index: index)
    if bytes.count > 16 {
      name.second = word(bytes.dropFirst(8))
      name.secondLast = word(bytes.suffix(16))
    }
    return name
  }
}
