// RFC 4180 by categories, through whole profiles: quotes, line breaks, empty lines, ragged rows, headers.

import Fuzzing
import Testing

@testable import ProfileIO

@Suite("A CSV input")
struct CSVConformanceTests {
  private func check(
    _ text: String, _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    // Each way of cutting the text gives the same rows.
    let bytes = Array(text.utf8)
    let found = try rows(bytes, .csv)
    #expect(found == expected, sourceLocation: sourceLocation)
    for size in [1, 3] {
      let cut = try rows(bytes, .csv, pieceSize: size, chunkSize: 16)
      #expect(cut == expected, sourceLocation: sourceLocation)
    }
  }

  @Test(
    "has the cells and ends of records that a slow twin finds", arguments: 0..<4 as Range<UInt64>)
  func twin(block: UInt64) {
    let fuzzer = Fuzzer()
    for seed in block * 500..<(block + 1) * 500 {
      let bytes = fuzzer.input(.csv, seed: seed)
      let complaint = fuzzer.complaint(.csv, bytes)
      #expect(complaint == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  // MARK: Line breaks

  @Test("ends lines with LF or CRLF, mixed, and the last one with neither")
  func lineBreaks() throws {
    for text in [
      "id,partner\na,yes\nb,no\n", "id,partner\r\na,yes\r\nb,no\r\n", "id,partner\r\na,yes\nb,no",
      "id,partner\na,yes\r\nb,no", "id,partner\r\na,yes\r\n\"b\",no\r",
      "id,partner\r\na,yes\r\nb,no\r", "\u{FEFF}id,partner\na,yes\nb,no\n",
      "\u{FEFF}\"id\",\"partner\"\r\n\"a\",\"yes\"\r\n\"b\",\"no\"",
    ] {
      try check(
        text,
        [
          #"2 {"id":"a","name":"","facts":{"partner":true}}"#,
          #"3 {"id":"b","name":"","facts":{"partner":false}}"#,
        ])
    }
  }

  @Test("passes over empty lines, and counts them")
  func emptyLines() throws {
    try check(
      "\n  \nid,partner\n\n\na,yes\n \t\r\nb,?\n\n",
      [
        #"6 {"id":"a","name":"","facts":{"partner":true}}"#,
        #"8 {"id":"b","name":"","facts":{"partner":null}}"#,
      ])
  }

  @Test("takes line breaks inside quotes as text")
  func quotedLineBreaks() throws {
    try check(
      "id,name,partner\na,\"two\nlines\",yes\nb,\"three\r\n\r\nlines\",no\nc,x,oops\n",
      [
        #"2 {"id":"a","name":"two\nlines","facts":{"partner":true}}"#,
        #"4 {"id":"b","name":"three\r\n\r\nlines","facts":{"partner":false}}"#,
        #"7 c partner: column 5: "partner" takes true, false, yes or no"#,
      ])
  }

  @Test("has no answer from a lone carriage return, which is no line break")
  func loneReturn() throws {
    try check(
      "id,name\na,b\rc,d\n", ["2 a : expected 2 cells, found 3"])
  }

  // MARK: Quotes

  @Test("takes doubled quotes as quotes, and commas inside quotes as text")
  func quotes() throws {
    try check(
      "id,name\n\"a\"\"b\",\"\"\"\"\n\"c,d\",\"\"\n\" e \",\"x\"\"\"\n",
      [
        #"2 {"id":"a\"b","name":"\"","facts":{}}"#, #"3 {"id":"c,d","name":"","facts":{}}"#,
        #"4 {"id":" e ","name":"x\"","facts":{}}"#,
      ])
  }

  @Test("rejects a row with a quote that does not belong there, and only that row")
  func badQuotes() throws {
    try check(
      "id,name\na,b\"c\nd,\"e\"f\ng,\"h\" \ni,j\n",
      [
        "2 a : column 4: a quote inside a cell that does not start with a quote",
        "3 d : column 6: expected a comma after the closing quote of a cell",
        "4 g : column 6: expected a comma after the closing quote of a cell",
        #"5 {"id":"i","name":"j","facts":{}}"#,
      ])
  }

  @Test("rejects a quote that is never closed, and reads on in the next line")
  func openQuote() throws {
    try check(
      "id,name\na,\"b\nc,d\ne,f",
      [
        "2 a : column 3: a quoted cell has no closing quote",
        #"3 {"id":"c","name":"d","facts":{}}"#, #"4 {"id":"e","name":"f","facts":{}}"#,
      ])
  }

  // MARK: Cells

  @Test("rejects rows with more or fewer cells than the header, and says that before anything else")
  func raggedRows() throws {
    try check(
      "id,name,serves\na,b\nc,d,KR,EU\ne\nf,Foo, Inc,KR\ng,h,KR\n,,\n",
      [
        "2 a : expected 3 cells, found 2", "3 c : expected 3 cells, found 4",
        "4 e : expected 3 cells, found 1", "5 f : expected 3 cells, found 4",
        #"6 {"id":"g","name":"h","facts":{"serves":["KR"]}}"#,
        #"7 {"id":"","name":"","facts":{}}"#,
      ])
  }

  @Test("reads sets between semicolons, empty cells as no answer, and words for the rest")
  func answers() throws {
    try check(
      #"""
      id,serves,industry,online,users,revenue,share,listedOn
      a,KR;EU,retail,TRUE,5,1e3,50.5,2020-02-29
      b, KR ; EU ;,finance,False,0,10..20,..50,2020-01-01..
      c,none,n/a,N/A,?,null,NULL,?
      d,,,,,,,
      e,;,health,yes,..1,12.,5..5,2021-02-29
      f,KR;XX,,,,,,
      g,,bank,,,,,
      h,,,maybe,,,,
      i,,,,1.5,,,
      j,,,,-1,,,
      k,,,,,"1,000",,
      l,,,,,1 000,,
      m,,,,,,101,
      n,,,,,,,yesterday
      o,,,,,,9..3,
      p,KR",,,,,,
      q,"KR""",,,,,,

      """#,
      [
        #"2 {"id":"a","name":"","facts":{"industry":"retail","listedOn":"2020-02-29","online":true,"revenue":1000,"serves":["KR", "EU"],"share":50.5,"users":5}}"#,
        #"3 {"id":"b","name":"","facts":{"industry":"finance","listedOn":{"from": "2020-01-01"},"online":false,"revenue":{"from": 10, "below": 20},"serves":["KR", "EU"],"share":{"below": 50},"users":0}}"#,
        #"4 {"id":"c","name":"","facts":{"industry":"n/a","listedOn":null,"online":"n/a","revenue":null,"serves":[],"share":null,"users":null}}"#,
        #"5 {"id":"d","name":"","facts":{}}"#,
        #"6 e revenue: column 20: "revenue" takes an amount as a number without currency and without commas"#,
        #"7 f serves: column 6: "serves" has no value "XX"; expected KR, EU, JP"#,
        #"8 g industry: column 4: "industry" has no value "bank"; expected finance, health, retail"#,
        #"9 h online: column 5: "online" takes true, false, yes or no"#,
        #"10 i users: column 6: "users" counts whole things: a fraction does not fit"#,
        #"11 j users: column 6: "users" is never negative"#,
        #"12 k revenue: column 8: "revenue" takes an amount as a number without currency and without commas"#,
        #"13 l revenue: column 7: "revenue" takes an amount as a number without currency and without commas"#,
        #"14 m share: column 8: "share" is a percentage: 0 to 100"#,
        #"15 n listedOn: column 9: "listedOn" takes a date written YYYY-MM-DD, such as 2026-11-24"#,
        #"16 o share: column 8: "share" takes a value or a range FROM..BELOW of which one bound may be missing"#,
        "17 p : column 5: a quote inside a cell that does not start with a quote",
        #"18 q serves: column 4: "serves" has no value "KR""; did you mean "KR"?"#,
      ])
  }

  @Test("rejects control characters and bytes that are not UTF-8 in texts")
  func texts() throws {
    func row(_ cell: [UInt8]) throws -> [String] {
      try rows(Array("id,name\na,".utf8) + cell + Array("\n".utf8), .csv)
    }
    #expect(try row([0x62, 0x00]) == ["2 a : column 4: a control character"])
    #expect(try row([0x1B, 0x5B]) == ["2 a : column 3: a control character"])
    for sample in JSONConformanceTests.brokenUTF8 {
      let column = 4 + sample.bytes.prefix { $0 < 0x80 }.count
      #expect(
        try row([0x62] + sample.bytes) == ["2 a : column \(column): not UTF-8"], "\(sample.name)")
    }
    #expect(
      try row(Array("t\tab \u{7F}\u{85}\u{1F600}".utf8))
        == [#"2 {"id":"a","name":"t\tab \u007f\u0085😀","facts":{}}"#])
  }

  // MARK: Headers

  @Test(
    "reports a header that cannot be read, once",
    arguments: [
      (
        "id,srves,name\na,b,c\n",
        #"1  srves: column 4: unknown column "srves"; did you mean "serves"?"#
      ),
      ("id,serves,id\n", #"1  id: column 11: column "id" stands twice"#),
      (
        "id,\"ser\"\"ves\"\n",
        #"1  ser"ves: column 4: unknown column "ser"ves"; did you mean "serves"?"#
      ),
      ("id,name,\na,b,\n", "1  : column 9: a column without a name"),
      ("\n\nid,\"na\"me\n", "3  : column 8: expected a comma after the closing quote of a cell"),
      ("id,na\"me\n", "1  : column 6: a quote inside a cell that does not start with a quote"),
      ("id,\"name\na,b\n", "1  : column 4: a quoted cell has no closing quote"),
      ("id,facts\n", #"1  facts: column 4: unknown column "facts"; each fact has its own column"#),
    ])
  func badHeaders(text: String, error: String) throws {
    try check(text, [error])
  }

  @Test(
    "reads nothing from an input without rows",
    arguments: ["", "\n\n", "id,name", "id,name\r\n\r\n"])
  func empty(text: String) throws {
    try check(text, [])
  }

  @Test("keeps the columns in the order of the header")
  func columnOrder() throws {
    try check(
      "partner,asOf,name,id\nyes,2027-01-02,N,x\n,2027-02-29,N,y\n",
      [
        #"2 {"id":"x","name":"N","asOf":"2027-01-02","facts":{"partner":true}}"#,
        #"3 y asOf: column 2: "asOf" has a date that the calendar does not have: 2027-02-29"#,
      ])
  }
}
