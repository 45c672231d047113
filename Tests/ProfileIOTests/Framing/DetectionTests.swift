// What an input is, by its content.

import Testing

@testable import ProfileIO

@Suite("The format of an input")
struct DetectionTests {
  private static let profile = #"{"id":"a","facts":{"partner":true}}"#
  private static let pretty = """
    {
      "id": "a",
      "facts": {
        "partner": true
      }
    }
    """

  /// Whatever stands around it, and however it is cut, one profile comes out at a line.
  @Test(
    "is found out by its content",
    arguments: [
      ("a line", profile, 1), ("a line and a line break", profile + "\n", 1),
      ("a line with CRLF", profile + "\r\n", 1), ("blanks before", "  \t" + profile, 1),
      ("blank lines before", "\n \r\n\n" + profile + "\n\n", 4),
      ("a byte order mark", "\u{FEFF}" + profile, 1),
      ("a byte order mark and a blank line", "\u{FEFF}\n" + profile, 2),
      ("an array", "[" + profile + "]", 1), ("an array over lines", "[\n" + profile + "\n]\n", 2),
      ("a pretty array", "\u{FEFF}\n[\n  " + pretty + "\n]", 3), ("a pretty object", pretty, 1),
      ("a pretty object with CRLF", pretty.replacing("\n", with: "\r\n") + "\r\n", 1),
      ("a pretty object after a blank line", "\n" + pretty + "\n", 2),
      ("an object with its facts below", "{\"id\":\"a\",\"facts\":\n{\"partner\":true}}", 1),
      ("CSV", "id,partner\na,yes\n", 2), ("CSV in quotes", "\"id\",\"partner\"\r\na,yes", 2),
      ("CSV with a byte order mark", "\u{FEFF}id,partner\na,yes\n", 2),
      ("CSV after blank lines", "\n\nid,partner\na,yes\n", 4),
      ("CSV with the id last", "partner,id\ntrue,a\n", 2),
    ])
  func detected(name: String, text: String, line: Int) throws {
    let bytes = Array(text.utf8)
    let expected = [#"\#(line) {"id":"a","name":"","facts":{"partner":true}}"#]
    #expect(try rows(bytes) == expected)
    for size in [1, 2, 5] {
      #expect(try rows(bytes, pieceSize: size, chunkSize: 16) == expected)
    }
  }

  @Test("is lines of JSON where the first line is broken, so that the others are read")
  func brokenFirstLine() throws {
    let text = "{\"id\":\"a\",\"facts\":{\n" + Self.profile + "\n" + Self.profile + "\n"
    #expect(
      try rows(text).map { $0.prefix(16) } == [
        "1 a : column 20:", #"2 {"id":"a","nam"#, #"3 {"id":"a","nam"#,
      ])
  }

  @Test(
    "is named with a remedy where it is none that can be read",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "compressed by gzip: pass it through gzip -dc"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0], "compressed by zstd: pass it through zstd -dc"),
      ([0x50, 0x4B, 3, 4], "a zip file or a spreadsheet: save the table as CSV"),
      ([0xFF, 0xFE, 0x7B, 0], "UTF-16: save it as UTF-8"),
      ([0xFE, 0xFF, 0, 0x7B], "UTF-16: save it as UTF-8"),
    ] as [([UInt8], String)])
  func otherFormats(bytes: [UInt8], words: String) throws {
    for format in InputFormat.allCases {
      let found = try rows(bytes + Array("\nmore\n".utf8), format)
      #expect(found == ["1  : column 1: this is " + words])
    }
  }

  @Test("is CSV where a header is misspelt, but not where JSON is")
  func misspelt() throws {
    #expect(try rows("idd,parner\na,yes\n").first?.contains("unknown column") == true)
    #expect(try rows("id\na\n") == [#"2 {"id":"a","name":"","facts":{}}"#])
    #expect(
      try rows("nonsense\n") == [
        "1  : column 1: not JSON: expected true, false, null or a text in quotes"
      ])
    #expect(try rows("12,{\"id\":1}\n").first?.contains("not JSON") == true)
    #expect(try rows("").isEmpty)
    #expect(try rows("\u{FEFF}").isEmpty)
    #expect(try rows(" \n\t\r\n").isEmpty)
  }
}
