// Small accidents that happen to bytes, many of them in a row.

import TestSupport

/// Changes bytes at random.
enum Mutation {
  /// Bytes on which readers decide something.
  private static let telling: [UInt8] =
    Array("\"\\{}[]:,;.+-eE0123456789tfnu\n\r\t /#|()=<>%".utf8)
    + [0, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xA0, 0xEF, 0xBB, 0xBF, 0xF0, 0xF4, 0xFF]

  /// The most bytes that an input grows to.
  private static let limit = 4096

  /// Makes one to eight changes.
  static func change(
    _ bytes: inout [UInt8], _ dictionary: [[UInt8]], _ random: inout SeededGenerator
  ) {
    var left = 1 + Int(random.next() % 8)
    while left > 0 {
      left -= 1
      once(&bytes, dictionary, &random)
    }
    if bytes.count > limit { bytes.removeSubrange(limit...) }
  }

  private static func once(
    _ bytes: inout [UInt8], _ dictionary: [[UInt8]], _ random: inout SeededGenerator
  ) {
    let place = Int(random.next() % UInt64(bytes.count + 1))
    switch random.next() % 10 {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.next() % 8)
    case 1 where place < bytes.count: bytes[place] = random.pick(telling)
    case 2: bytes.insert(random.pick(telling), at: place)
    case 3: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 4, 5: bytes.insert(contentsOf: random.pick(dictionary), at: place)
    case 6: bytes.removeSubrange(range(from: place, in: bytes, &random))
    case 7:
      bytes.insert(contentsOf: Array(bytes[range(from: place, in: bytes, &random)]), at: place)
    case 8:
      let piece = Array(bytes[range(from: place, in: bytes, &random)])
      bytes.insert(contentsOf: piece, at: Int(random.next() % UInt64(bytes.count + 1)))
    default: if random.next() % 8 == 0 { bytes.removeSubrange(place...) }
    }
  }

  /// A short range that starts at a place.
  private static func range(
    from place: Int, in bytes: [UInt8], _ random: inout SeededGenerator
  ) -> Range<Int> {
    place..<min(bytes.count, place + 1 + Int(random.next() % 24))
  }
}

/// Pieces of text that mean something to a reader.
enum Pieces {
  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  static let json =
    bytes([
      "true", "false", "null", "[]", "{}", "[[", "]]", "{\"a\":", "\"\"", "\"a\":", ",", "1e400",
      "-0", "0.1", "1e-9", "1E+5", "\\u0000", "\\ud83d\\ude00", "\\ud83d", "\\udc00", "\\\\",
      "\\\"", "\u{FEFF}", "\u{2028}", "é", "\u{1F600}", "\u{FFFF}", "NaN", "//", "\r\n", " \t\n",
      "9223372036854775808", "1.7976931348623157e308", "4.9e-324",
      String(repeating: "[", count: 70),
    ]) + [[0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]]

  static let profiles =
    json
    + bytes([
      "{\"id\":\"", "\"id\":", "\"name\":", "\"asOf\":\"2026-11-24\"", "\"facts\":{", "\"serves\":",
      "[\"KR\",\"EU\"]", "\"industry\":", "\"retail\"", "\"n/a\"", "{\"from\":1,\"below\":2}",
      "\"below\":", "id,name,serves,users\n", "a,b,KR;EU,5\n", "\"\"", "\",\"", "\n\"", "..", ";",
      "1..2", "?", "none", "2026-02-29", "\n[", "\n{", "},\n", "]\n", "\r",
    ])

  static let knowledge = bytes([
    "rule ", "exception ", "table ", "certificate ", "parameter ", "example ", "fact ", "relation ",
    "  when ", "  conclude ", "  cite ", "  in force ", "  unless ", "  to ", "  because ",
    "  due ",
    "any of\n", "at least 2 of\n", "not ", " is ", " in ", "(", ")", ",", "|", "..", "=", ">=",
    "\"",
    "\\", "en ", "ko ", "10 bn", "KRW", "%", "2026-11-24", "08-31", "as-of", " - 3 years", "\n",
    "\n  ", "\n      ", "\t", "\r\n", "#", "가", "https://a.org", "for each market M",
    "enumeration ", "value ", "set of ", "choice of ", "only if ",
  ])
}
