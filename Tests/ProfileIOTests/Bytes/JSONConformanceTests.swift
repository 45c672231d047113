// RFC 8259 by categories: what a parser must accept, what it must reject, and what it may decide, with
// the decision and its reason.

import Testing

@testable import ProfileIO

@Suite("The JSON scanner")
struct JSONConformanceTests {
  // MARK: Must accept

  static let structures: [SampleBytes] = [
    .init("empty array", "[]"), .init("empty object", "{}"), .init("nested empty", "[[],{},[{}]]"),
    .init("null", "null"), .init("true", "true"), .init("false", "false"), .init("number", "42"),
    .init("text", "\"text\""), .init("empty text", "\"\""),
    .init("space around everything", " \t\r\n[ \t1 \r\n, 2\n] \n"),
    .init("space inside an object", "{ \"a\" : 1 , \"b\"\t:\n2 }"),
    .init("no space", "{\"a\":[1,{\"b\":null}],\"c\":\"d\"}"),
    .init("empty key", "{\"\":0}"), .init("key with escapes", #"{"\u0061\n":0}"#),
    .init("the same key twice", #"{"a":1,"a":1}"#),
    .init("mixed array", #"[null,1,"1",{},true]"#),
    .init("64 levels", String(repeating: "[", count: 64) + String(repeating: "]", count: 64)),
    .init("many values on one level", "[" + String(repeating: "[],", count: 1000) + "[]]"),
  ]

  static let numbers: [SampleBytes] = [
    "0", "-0", "0.0", "-0.0", "0e0", "0E+1", "0e-99", "1e1", "1E22", "1e-2", "1.5E+3", "-1",
    "123456789", "123.456e+78", "1e400", "-1e-400", "1e99999999999999999999999",
    "0.0000000000000000000000000000000000000000000001", "9223372036854775807",
    "9223372036854775808", "18446744073709551616", "-9223372036854775809",
    "3.14159265358979323846264338327950288419716939937510582097494459",
  ].map { SampleBytes($0, $0) }

  static let strings: [SampleBytes] = [
    .init("all short escapes", #""\"\\\/\b\f\n\r\t""#), .init("escaped null", #""\u0000""#),
    .init("hexadecimal digits of both cases", #""\uaBcD\u00E9\u00e9""#),
    .init("surrogate pair", #""\uD83D\uDE00\ud834\udd1e""#),
    .init("last pair", #""\uDBFF\uDFFF""#), .init("first pair", #""\uD800\uDC00""#),
    .init("escaped noncharacters", #""\uFFFF\uFDD0\uD83F\uDFFE""#),
    .init(
      "raw noncharacters",
      [0x22, 0xEF, 0xBF, 0xBF, 0xEF, 0xB7, 0x90, 0xF4, 0x8F, 0xBF, 0xBF, 0x22]),
    .init("raw DEL and C1", "\"\u{7F}\u{80}\u{9F}\""),
    .init("raw line separators", "\"\u{2028}\u{2029}\""),
    .init("byte order mark inside", "\"\u{FEFF}\""),
    .init("one to four bytes", "\"a\u{E9}\u{AC00}\u{1F600}\""),
    .init("bounds of the lengths", "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{10000}\u{10FFFF}\""),
    .init("around the surrogates", "\"\u{D7FF}\u{E000}\""),
    .init("escaped backslash before u", #""\\u0061\\""#), .init("slash as it is", "\"/\""),
    .init("long", "\"" + String(repeating: "long ", count: 5000) + "\""),
  ]

  @Test("accepts what is JSON", arguments: structures + numbers + strings)
  func accepts(sample: SampleBytes) {
    #expect(jsonFailure(sample.bytes) == nil)
  }

  // MARK: Must reject

  static let rejected: [(JSONFailure.Kind, [SampleBytes])] = [
    (.empty, [.init("nothing", ""), .init("only space", " \n\t\r ")]),
    (
      .unexpectedEnd,
      [
        "[", "{", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"abc", #""\"#,
        #""\""#, #""\u00"#, #""\uD83D\u"#, "-", "1.", "1e", "1e+", "tru", "n", "[[", "[{\"a\":[",
      ].map { SampleBytes($0, $0) }
    ),
    (
      .expectedValue,
      [
        "[,1]", "[1,,2]", "[1,]", "[}", "{\"a\":}", "{\"a\":,}", "]",
        "}", ",", ":", "[:]", "+1", ".5", "[+1]", "[.5]", "'a'", "['a']", "[#1]", "[*]", "/**/1",
        "[/**/]", "\\n", "{\"a\":;}", "<a>", "[(1)]", "`a`",
      ].map { SampleBytes($0, $0) } + [
        .init("byte order mark", [0xEF, 0xBB, 0xBF, 0x31]),
        .init("only a byte order mark", [0xEF, 0xBB, 0xBF]), .init("NUL", [0]),
        .init("NUL in an array", [0x5B, 0, 0x5D]), .init("form feed", "[\u{0C}]"),
        .init("vertical tab", "\u{0B}1"), .init("no-break space", "[\u{A0}1]"),
        .init("word joiner", "\u{2060}1"), .init("full-width digit", "\u{FF11}"),
        .init("curly quotes", "\u{201C}a\u{201D}"), .init("high byte", [0xFF]),
        .init("UTF-16, little-endian", [0xFF, 0xFE, 0x5B, 0, 0x5D, 0]),
        .init("UTF-16, big-endian, without mark", [0, 0x5B, 0, 0x5D]),
      ]
    ),
    (
      .expectedKey,
      [
        "{1:1}", "{a:1}", "{'a':1}", "{,}", "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{null:1}",
        "{[]:1}",
        "{\"a\":1,//\n}", "{]", "{:1}",
      ].map { SampleBytes($0, $0) }
    ),
    (
      .expectedColon,
      ["{\"a\"}", "{\"a\" 1}", "{\"a\",1}", "{\"a\"=1}", "{\"a\";1}"]
        .map { SampleBytes($0, $0) }
    ),
    (
      .expectedCommaOrBrace,
      [
        "{\"a\":1 \"b\":2}", "{\"a\":1]", "{\"a\":1:2}", "{\"a\":\"b\"c\"}", "{\"a\":true x}",
        "{\"a\":[]#}",
      ].map { SampleBytes($0, $0) }
    ),
    (
      .expectedCommaOrBracket,
      ["[1 2]", "[1}", "[1:2]", "[\"a\" \"b\"]", "[[]\"\"]", "[1;2]", "[\"\"x]", "[1\u{A0}]"]
        .map { SampleBytes($0, $0) }
    ),
    (
      .unknownWord,
      [
        "nul!", "True", "NULL", "nan", "NaN", "[Infinity]", "truee", "true1", "null_", "falsey",
        "undefined", "[a]", "tRue", "yes",
      ].map { SampleBytes($0, $0) }
    ),
    (
      .malformedNumber,
      [
        "01", "-01", "00", "[012]", "1.e1", "1.2.3", "1ee2", "1e1e1", "0x1", "1_000", "1a", "-a",
        "--1", "-.5", "1.a", "1e+-1", "1eE", "0e+a", "-Infinity", "1f", "2.e+3", "1e1.5", "-]",
        "[1.]", "[1e]", "[-]",
      ].map { SampleBytes($0, $0) }
    ),
    (
      .controlCharacter,
      (UInt8(0)..<0x20).map { byte in .init("byte \(byte) in a text", [0x22, 0x61, byte, 0x22]) }
        + [.init("line break in a key", "{\"a\n\":1}")]
    ),
    (
      .malformedEscape,
      [
        #""\a""#, #""\x41""#, #""\0""#, #""\'""#, #""\u""#, #""\u00g0""#, #""\u 041""#,
        #""\U0041""#,
        #""\u+041""#, #""\u004""#, #""\uD834\uD""#, "\"\\\n\"", "\"\\\u{E9}\"", #"{"\q":1}"#,
      ].map { SampleBytes($0, $0) }
    ),
    (
      .trailingBytes,
      [
        "1 2", "[] []", "{}{}", "[]]", "{}}", "[],", "\"\"x", "null,", "1\0", "{} #", "[1]//",
        "[]\u{FEFF}",
      ]
      .map { SampleBytes($0, $0) }
    ),
  ]

  @Test("rejects what is not JSON, and says why")
  func rejects() {
    for (kind, samples) in Self.rejected {
      for sample in samples {
        #expect(jsonFailure(sample.bytes)?.kind == kind, "\(sample.name)")
      }
    }
  }

  /// Table 3-7 of the Unicode standard from outside: what is not a character in UTF-8.
  static let brokenUTF8: [SampleBytes] = [
    .init("continuation alone", [0x80]), .init("two continuations", [0xBF, 0xBF]),
    .init("overlong slash in two", [0xC0, 0xAF]), .init("overlong NUL in two", [0xC0, 0x80]),
    .init("overlong DEL in two", [0xC1, 0xBF]), .init("overlong in three", [0xE0, 0x9F, 0xBF]),
    .init("overlong in four", [0xF0, 0x8F, 0xBF, 0xBF]),
    .init("high surrogate", [0xED, 0xA0, 0x80]), .init("low surrogate", [0xED, 0xBF, 0xBF]),
    .init("surrogate pair in six bytes", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
    .init("above the last character", [0xF4, 0x90, 0x80, 0x80]),
    .init("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
    .init("byte F5", [0xF5, 0x80, 0x80, 0x80]),
    .init("byte FE", [0xFE]), .init("byte FF", [0xFF]), .init("two bytes cut", [0xC3]),
    .init("three bytes cut after one", [0xE2]), .init("three bytes cut after two", [0xE2, 0x82]),
    .init("four bytes cut after three", [0xF0, 0x9F, 0x98]),
    .init("second byte is ASCII", [0xC3, 0x28]), .init("third byte is ASCII", [0xE2, 0x82, 0x28]),
    .init("fourth byte is ASCII", [0xF0, 0x9F, 0x98, 0x28]), .init("Latin-1", [0x4D, 0xFC, 0x6E]),
  ]

  @Test("rejects bytes that are not UTF-8 wherever they stand", arguments: brokenUTF8)
  func rejectsBrokenUTF8(sample: SampleBytes) {
    for padding in 0..<9 {
      let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + sample.bytes + [0x22]
      #expect(jsonFailure(text)?.kind == .invalidUTF8)
      // Without a quote behind it the end of the text cuts the character.
      #expect(jsonFailure(Array(text.dropLast()))?.kind == .invalidUTF8)
    }
    #expect(jsonFailure([0x7B, 0x22] + sample.bytes + Array("\":1}".utf8))?.kind == .invalidUTF8)
  }

  @Test("finds what ends a text at every place of a word of eight bytes")
  func words() {
    for length in 0..<40 {
      let plain = [UInt8](repeating: 0x78, count: length)
      #expect(jsonFailure([0x22] + plain + [0x22]) == nil)
      #expect(
        jsonFailure([0x22] + plain) == JSONFailure(.unexpectedEnd, at: length + 1))
      for (bytes, kind) in [
        ([0x0A], JSONFailure.Kind.controlCharacter), ([0xFF], .invalidUTF8),
        (Array(#"\q"#.utf8), .malformedEscape),
      ] as [([UInt8], JSONFailure.Kind)] {
        let failure = jsonFailure([0x22] + plain + bytes + plain + [0x22])
        #expect(failure == JSONFailure(kind, at: length + 1))
      }
      for bytes in [[0x7F], Array(#"\n"#.utf8), Array("\u{E9}".utf8), Array(#"\""#.utf8)] {
        #expect(jsonFailure([0x22] + plain + bytes + plain + [0x22]) == nil)
      }
    }
  }

  @Test("never accepts a proper prefix of an array or object, nor one with a byte more")
  func prefixes() {
    let text = Array(#"{"a":[1.5e3,-0,true,null,"x\u00e9\ud83d\ude00é"],"b":{}}"#.utf8)
    #expect(jsonFailure(text) == nil)
    for length in 0..<text.count { #expect(jsonFailure(Array(text[..<length])) != nil) }
    for byte in UInt8.min ... .max where ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      #expect(jsonFailure(text + [byte])?.kind == .trailingBytes)
    }
  }

  // MARK: May decide

  @Test(
    "says no to half of a surrogate pair, which is no text",
    arguments: [
      #""\uD800""#, #""\uDC00""#, #""\uDE00\uD83D""#, #""\uD83D\uD83D""#, #""\uD83D\u0041""#,
      #""\uD83Dx""#, #""\uD83D\n""#, #""\uDFFFx""#, #""\uD800\uD800\uDC00""#, #""x\uDBFF""#,
    ])
  func loneSurrogates(text: String) {
    #expect(jsonFailure(Array(text.utf8))?.kind == .loneSurrogate)
  }

  @Test("says no to more than 64 levels, however many, without a deep stack")
  func depth() {
    for brackets in ["[", "{\"a\":"] {
      for count in [65, 66, 1000, 1_000_000] {
        let text = String(repeating: brackets, count: count)
        #expect(
          jsonFailure(Array(text.utf8))
            == JSONFailure(.tooDeep, at: brackets.utf8.count * 64))
      }
    }
  }

  @Test("keeps numbers exact that floating point could not hold")
  func exactNumbers() throws {
    let cases: [(String, Result<Int64, DecimalNumber.Problem>)] = [
      ("0", .success(0)), ("-0", .success(0)), ("-0.00e9", .success(0)),
      ("0e999999999", .success(0)), ("0e-999999999", .success(0)), ("1", .success(100)),
      ("0.01", .success(1)), ("1.50", .success(150)), ("1e2", .success(10000)),
      ("1.5e1", .success(1500)), ("150e-1", .success(1500)),
      ("1.000000000000000000000", .success(100)),
      ("1e-2", .success(1)), ("100e-4", .success(1)), ("0.010000", .success(1)),
      ("9007199254740993", .success(900_719_925_474_099_300)),
      ("92233720368547758.07", .success(.max)), ("92233720368547758.08", .failure(.tooLarge)),
      ("92233720368547758070e-3", .success(.max)), ("184467440737095516.16", .failure(.tooLarge)),
      ("1e16", .success(1_000_000_000_000_000_000)), ("1e17", .failure(.tooLarge)),
      ("1e400", .failure(.tooLarge)), ("1e999999999999", .failure(.tooLarge)),
      ("0.001", .failure(.tooPrecise)), ("1e-3", .failure(.tooPrecise)),
      ("1e-400", .failure(.tooPrecise)), ("1.000000000000000000000000001", .failure(.tooPrecise)),
      ("-1", .failure(.negative)), ("-1e400", .failure(.negative)), ("-0.01", .failure(.negative)),
      (String(repeating: "9", count: 400), .failure(.tooLarge)),
      ("1" + String(repeating: "0", count: 400) + "e-400", .success(100)),
      ("0." + String(repeating: "0", count: 400) + "1e401", .success(100)),
    ]
    for (text, expected) in cases {
      var scanner = JSONScanner()
      let bytes = Array(text.utf8)
      let number = try scanner.number(bytes.span)
      let found = Result { () throws(DecimalNumber.Problem) in try number.hundredths() }
      #expect(found == expected, "\(text)")
      #expect(scanner.position == bytes.count)
    }
  }
}
