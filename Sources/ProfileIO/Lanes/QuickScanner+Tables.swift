// What the quick scanner looks things up in: names as words, facts with the places of their bits. All of
// it is made before the first row.

import RuleEngine

extension QuickScanner {
  /// A name of up to 32 bytes, zeros behind it.
  struct Name {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var length = -1
    var index = 0
  }

  /// Names by their hash; a place without a name has a negative length.
  struct NamePlaces {
    var start = 0
    var mask = 0
  }

  /// A fact: where its bits go, and what may follow its key.
  struct Fact {
    var key = Name()
    var masks: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var form = FactSlot.Form.yesNo
    /// Whether the bits share a word.
    var isNarrow = false
    var word = 0
    var shift: UInt64 = 0
    var values: UInt64 = 0
    var positiveWord = 0
    var positive: UInt64 = 0
    var thresholds = 0
    var thresholdCount = 0
    var members = NamePlaces()
    /// The place of its date among those that duties count from, or -1.
    var date = -1
  }

  static func fact(
    _ index: Int, _ schema: ProfileSchema, _ facts: FactLayout
  ) -> Fact {
    let field = facts.fields[index]
    var fact = Fact()
    fact.form = schema.slots[index].form
    // The quote and the colon belong to the key, so that one comparison sees them all.
    if let key = name(schema.factNames[index] + "\":", index) {
      fact.key = key
      fact.masks = (
        mask(key.length), mask(key.length - 8), mask(key.length - 16), mask(key.length - 24)
      )
    }
    fact.isNarrow = field.width <= 64
    fact.word = field.base / 64
    fact.shift = UInt64(field.base % 64)
    fact.values = mask(bits: field.width)
    if field.positive >= 0 {
      fact.positiveWord = field.positive / 64
      fact.positive = 1 << UInt64(field.positive % 64)
    }
    fact.thresholds = field.thresholds.lowerBound
    fact.thresholdCount = field.thresholds.count
    return fact
  }

  static func mask(bits count: Int) -> UInt64 {
    count >= 64 ? .max : (1 &<< UInt64(max(0, count))) &- 1
  }

  /// The first bytes of a little-endian word.
  static func mask(_ byteCount: Int) -> UInt64 { mask(bits: byteCount &* 8) }

  /// A name as words, or nil for one that is too long.
  static func name(_ text: String, _ index: Int) -> Name? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 32 else { return nil }
    var words = [UInt64](repeating: 0, count: 4)
    for (offset, byte) in bytes.enumerated() {
      words[offset / 8] |= UInt64(byte) << UInt64(offset % 8 * 8)
    }
    return Name(
      words: (words[0], words[1], words[2], words[3]), length: bytes.count, index: index)
  }

  static func places(_ texts: [String], _ names: inout [Name]) -> NamePlaces {
    var size = 8
    while size < texts.count * 4 { size *= 2 }
    let places = NamePlaces(start: names.count, mask: size - 1)
    names += repeatElement(Name(), count: size)
    for (index, text) in texts.enumerated() {
      guard let name = name(text, index) else { continue }
      var place = hash(name.words.0, name.words.1, name.length) & places.mask
      while names[places.start + place].length >= 0 { place = (place + 1) & places.mask }
      names[places.start + place] = name
    }
    return places
  }

  static func hash(_ first: UInt64, _ second: UInt64, _ length: Int) -> Int {
    let mixed =
      (first ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
      ^ second &* 0xC2B2_AE3D_27D4_EB4F
    return Int(truncatingIfNeeded: mixed &>> 40)
  }
}
