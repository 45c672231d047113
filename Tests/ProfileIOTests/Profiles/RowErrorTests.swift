// Every way in which a row can be wrong, as `--errors` reports it.

import TestSupport
import Testing

@testable import ProfileIO

@Suite("A row that is wrong")
struct RowErrorTests {
  private static let jsonRows = [
    #"[1]"#, #""text""#, #"12"#, #"null"#, #"{"id":"a""#, #"{"id":"b",}"#, #"{"id":"c"} {"#,
    #"{id:"d"}"#, #"{'id':'e'}"#, #"{"id":"f" "name":"F"}"#, #"{"id":"g","facts":{"users":01}}"#,
    #"{"id":"h","facts":{"users":NaN}}"#, #"{"id":"i","name":"\x"}"#,
    #"{"id":"j","name":"\ud800"}"#,
    "{\"id\":\"k\",\"name\":\"tab\there\"}", "{\"id\":\"l\",\"name\":\"zero\u{0}\"}",
    #"{"id":"m","srves":["KR"],"facts":{"#, #"{"id":"n","fax":1}"#, #"{"id":"o","serves":["KR"]}"#,
    #"{"id":"p","facts":{"srves":["KR"]}}"#, #"{"id":"q","facts":{"quite else":1}}"#,
    #"{"id":"r","id":"r"}"#, #"{"id":"s","facts":{"users":1,"users":2}}"#,
    #"{"id":"t","facts":{},"facts":{}}"#, #"{"id":7}"#, #"{"id":"u","name":null}"#,
    #"{"id":"v","facts":[]}"#, #"{"id":"w","asOf":"2026-02-30"}"#, #"{"id":"x","asOf":"today"}"#,
    #"{"id":"y","asOf":20261124}"#, #"{"id":"aa","facts":{"online":"yes"}}"#,
    #"{"id":"ab","facts":{"online":1}}"#, #"{"id":"ac","facts":{"serves":"KR"}}"#,
    #"{"id":"ad","facts":{"serves":["KR",1]}}"#, #"{"id":"ae","facts":{"serves":["KP"]}}"#,
    #"{"id":"af","facts":{"serves":{"KR":true}}}"#, #"{"id":"ag","facts":{"industry":"retial"}}"#,
    #"{"id":"ah","facts":{"industry":["retail"]}}"#, #"{"id":"ai","facts":{"users":-1}}"#,
    #"{"id":"aj","facts":{"users":1.5}}"#, #"{"id":"ak","facts":{"users":"5"}}"#,
    #"{"id":"al","facts":{"users":true}}"#, #"{"id":"am","facts":{"revenue":1e400}}"#,
    #"{"id":"an","facts":{"revenue":0.001}}"#, #"{"id":"ao","facts":{"share":100.01}}"#,
    #"{"id":"ap","facts":{"share":"n.a."}}"#, #"{"id":"aq","facts":{"listedOn":"24.11.2026"}}"#,
    #"{"id":"ar","facts":{"listedOn":"2026-11-31"}}"#, #"{"id":"as","facts":{"listedOn":2026}}"#,
    #"{"id":"at","facts":{"users":{}}}"#, #"{"id":"au","facts":{"users":{"from":5,"below":5}}}"#,
    #"{"id":"av","facts":{"users":{"from":1,"to":5}}}"#,
    #"{"id":"aw","facts":{"online":{"from":1}}}"#,
    #"{"id":"ax","facts":{"users":5,"online":false}}"#,
    #"{"id":"ay","facts":{"users":"#
      + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "}}",
    #"{"id":"az\u001b[2J","facts":{"a long name \#(String(repeating: "x", count: 100))":1}}"#,
    #"{"id":"ba","facts":{"ser\u0076ez":1}}"#, #"{"facts":{"x":1}}"#, #"{"#, "\u{FEFF}{}",
  ]

  private static let tableRows = [
    "a,A,KR", "b,B,KR,retail,yes,1,,,extra", #"c,"C" x,KR,retail,yes,1,,"#, #"d,D",KR,,,,,"#,
    "e,E\u{1},,,,,,", "f,,KP,,,,,", "g,,,banking,,,,", "h,,,,perhaps,,,", "i,,,,,many,,",
    "j,,,,,1.5,,",
    "k,,,,,-5,,", "l,,,,,,1e99,", "m,,,,,,0.005,", "n,,,,,,5..4,", "o,,,,,,,2026-13-01",
    "p,,,,,,,01/02/2026", "q,,,,no,7,,",
  ]

  /// The rows, each with its error below.
  private func report(_ header: [String], _ rows: [String], _ format: InputFormat) throws -> String
  {
    let text = (header + rows).joined(separator: "\n") + "\n"
    let outcome = try batch([text]) { $0.inputFormat = format }
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count == rows.count)
    #expect(outcome.output.isEmpty)
    #expect(outcome.progress.rejected == rows.count)
    return zip(rows, errors).map { row, error in
      #expect(jsonFailure(Array(error.utf8)) == nil)
      let shown = row.unicodeScalars.map {
        $0.value < 0x20 || $0.value == 0xFEFF ? "<\($0.value)>" : String($0)
      }
      return "\(shown.joined())\n  \(error)\n"
    }.joined()
  }

  @Test("is reported with line, id, reason and key")
  func everyKind() throws {
    assertSnapshot(
      try report([], Self.jsonRows, .ndjson), named: "row errors.ndjson.txt")
    assertSnapshot(
      try report(
        ["id,name,serves,industry,online,users,revenue,listedOn"], Self.tableRows, .csv),
      named: "row errors.csv.txt")
  }

  @Test("is malformed JSON first, whatever else is wrong before")
  func malformedFirst() throws {
    let broken = [
      #"{"id":"a","fax":1"#, #"{"fax":1,}"#, #"{"id":"a","facts":{"users":-1}}}"#,
      #"[1"#, #"{"id":1,"id":2,"x":tru}"#, "{\"fax\":\"\u{1}\"}", #"{"facts":{"srves":"\ud800"}}"#,
    ]
    for row in broken {
      let found = try rows(row, .ndjson)
      #expect(found.count == 1)
      #expect(found.first?.contains("not JSON") == true, "\(row)")
    }
  }

  @Test("names its file where there are several, and counts lines by file")
  func files() throws {
    let outcome = try batch(["{\"id\":\"a\"}\n{\n", "\n\n[\n"])
    #expect(
      outcome.errors == """
        {"line":2,"id":"","error":"column 2: not JSON: the text ends too early","key":"","file":"input-0"}
        {"line":4,"id":"","error":"column 1: not JSON: the array has no closing bracket","key":"","file":"input-1"}

        """)
  }

  @Test("of an array is found at its line and column")
  func places() throws {
    let text = """
      [
        {"id": "a", "facts": {"srves": 1}},
        {"id": "b",
         "facts": {"users": -1}}
      ]
      """
    #expect(
      try rows(text) == [
        #"2 a srves: column 25: unknown fact "srves"; did you mean "serves"?"#,
        #"4 b users: column 23: "users" is never negative"#,
      ])
  }
}
