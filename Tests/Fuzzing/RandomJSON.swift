// Random JSON text: valid before it is changed, with every form of value, space and escape.

import TestSupport

/// Makes JSON text.
enum RandomJSON {
  /// One value.
  static func text(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    value(&bytes, &random, depth: 0)
    return bytes
  }

  private static func value(_ bytes: inout [UInt8], _ random: inout SeededGenerator, depth: Int) {
    space(&bytes, &random)
    switch random.next() % (depth < 4 ? 10 : 6) {
    case 0: bytes += Array(random.pick(["true", "false", "null"]).utf8)
    case 1, 2: number(&bytes, &random)
    case 3, 4, 5: string(&bytes, &random)
    case 6, 7: members(&bytes, &random, depth: depth)
    default: elements(&bytes, &random, depth: depth)
    }
    space(&bytes, &random)
  }

  private static func members(_ bytes: inout [UInt8], _ random: inout SeededGenerator, depth: Int) {
    bytes.append(UInt8(ascii: "{"))
    for index in 0..<Int(random.next() % 4) {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      space(&bytes, &random)
      string(&bytes, &random)
      space(&bytes, &random)
      bytes.append(UInt8(ascii: ":"))
      value(&bytes, &random, depth: depth + 1)
    }
    space(&bytes, &random)
    bytes.append(UInt8(ascii: "}"))
  }

  private static func elements(
    _ bytes: inout [UInt8], _ random: inout SeededGenerator, depth: Int
  ) {
    bytes.append(UInt8(ascii: "["))
    for index in 0..<Int(random.next() % 4) {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      value(&bytes, &random, depth: depth + 1)
    }
    space(&bytes, &random)
    bytes.append(UInt8(ascii: "]"))
  }

  private static func space(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    while random.next() % 5 == 0 { bytes.append(random.pick([0x20, 0x09, 0x0A, 0x0D])) }
  }

  private static func number(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    if random.chance(30) { bytes.append(UInt8(ascii: "-")) }
    if random.chance(30) {
      bytes.append(UInt8(ascii: "0"))
    } else {
      bytes.append(UInt8(ascii: "1") + UInt8(random.next() % 9))
      digits(&bytes, &random, atLeast: 0)
    }
    if random.chance(40) {
      bytes.append(UInt8(ascii: "."))
      digits(&bytes, &random, atLeast: 1)
    }
    if random.chance(30) {
      bytes.append(random.pick([UInt8(ascii: "e"), UInt8(ascii: "E")]))
      if random.chance(60) { bytes.append(random.pick([UInt8(ascii: "+"), UInt8(ascii: "-")])) }
      // Two digits, because what is beyond a Double is no disagreement about grammar.
      bytes.append(UInt8(ascii: "0") + UInt8(random.next() % 10))
      if random.chance(50) { bytes.append(UInt8(ascii: "0") + UInt8(random.next() % 10)) }
    }
  }

  private static func digits(
    _ bytes: inout [UInt8], _ random: inout SeededGenerator, atLeast least: Int
  ) {
    for _ in 0..<least + Int(random.next() % 8) {
      bytes.append(UInt8(ascii: "0") + UInt8(random.next() % 10))
    }
  }

  private static let contents: [[UInt8]] =
    [
      "a", "id", "serves", "plain text ", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00E9",
      "\\ud83d\\ude00", "\u{7F}", "\u{85}", "é", "가", "\u{1F600}", "\u{FFFF}", "\u{10FFFF}",
    ].map { Array($0.utf8) }

  private static func string(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    bytes.append(UInt8(ascii: "\""))
    for _ in 0..<Int(random.next() % 5) { bytes += random.pick(contents) }
    bytes.append(UInt8(ascii: "\""))
  }
}
