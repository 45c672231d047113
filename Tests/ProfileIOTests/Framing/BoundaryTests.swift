// The same input cut at every place, rows beyond the limit, and inputs that never end.

import Advice
import Fuzzing
import Testing

@testable import ProfileIO

@Suite("The ends of chunks")
struct BoundaryTests {
  private static let lines = """
    {"id":"a","facts":{"serves":["KR"],"users":5,"online":true}}\r
    {"id":"b\\u00e9\\"","name":"가나다\u{1F600}","facts":{"srves":1}}

    {"id":"c","facts":{"serves":["KR"]
    {"id":"\u{0}"}
    {"id":"d","facts":{"revenue":1e400}} x
    {"id":"e","asOf":"2028-01-01"}
    """

  private static let array = """
    [
      {"id": "a", "facts": {"serves": ["KR", "EU"]}},
      {"id": "b]}", "name": "[{\\"",
       "facts": {"users": [}},
      {"id": "c"}
      {"id": "d"}, x y z {
      {"id": "e", "facts": {"users": {"from": 1, "below": 2}}},,
      {"id": "f"} ]
    """

  private static let table = """
    id,name,serves,users\r
    a,"A ""1"", B",KR;EU,5\r
    b,"two
    lines",,x
    c,open "quote,KR,

    d,"closed" late,KR,
    e,,"KR
    f,F,none,7
    """

  @Test(
    "change nothing, whatever the size of a chunk",
    arguments: [
      (InputFormat.ndjson, lines), (.json, array), (.csv, table), (.auto, array), (.auto, table),
    ])
  func everySize(format: InputFormat, text: String) throws {
    let bytes = Array(text.utf8)
    let whole = try rows(bytes, format)
    #expect(whole.count > 5)
    for chunkSize in 16...bytes.count + 2 {
      #expect(try rows(bytes, format, chunkSize: chunkSize) == whole, "chunks of \(chunkSize)")
    }
    for pieceSize in [1, 2, 3, 5, 17] {
      #expect(
        try rows(bytes, format, pieceSize: pieceSize, chunkSize: 32) == whole,
        "reads of \(pieceSize)")
    }
  }

  @Test(
    "change nothing in what a batch writes, whatever the number of jobs",
    arguments: [(InputFormat.ndjson, lines), (.json, array), (.csv, table)])
  func batches(format: InputFormat, text: String) throws {
    let whole = try batch([text]) { $0.inputFormat = format }
    for chunkSize in [16, 31, 64, 100] {
      for jobs in [1, 3] {
        let other = try batch([text], pieceSize: 13) { options in
          options.inputFormat = format
          options.chunkSize = chunkSize
          options.jobs = jobs
        }
        #expect(other.output == whole.output)
        #expect(other.errors == whole.errors)
        #expect(other.progress == whole.progress)
      }
    }
  }

  @Test("change nothing on random inputs", arguments: 0..<4 as Range<UInt64>)
  func randomInputs(block: UInt64) {
    let fuzzer = Fuzzer()
    for seed in block * 60..<(block + 1) * 60 {
      let bytes = fuzzer.input(.profiles, seed: seed)
      let complaint = fuzzer.complaint(.profiles, bytes)
      #expect(complaint == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  // MARK: Limits

  private func limited(_ text: String, _ format: InputFormat, chunkSize: Int = 64) throws
    -> [String]
  {
    try rows(Array(text.utf8), format, pieceSize: 11, chunkSize: chunkSize, recordLimit: 256)
  }

  private let long = String(repeating: "x", count: 1000)

  @Test("reject a line beyond the limit with its line and id, and read on")
  func longLine() throws {
    let text = "{\"id\":\"a\"}\n{\"id\":\"b\",\"name\":\"\(long)\"}\n\n{\"id\":\"c\"}\n"
    for chunkSize in [16, 64, 256] {
      #expect(
        try limited(text, .ndjson, chunkSize: chunkSize) == [
          #"1 {"id":"a","name":"","facts":{}}"#, "2 b : longer than 256 bytes",
          #"4 {"id":"c","name":"","facts":{}}"#,
        ])
    }
  }

  @Test(
    "reject an endless line without holding it",
    arguments: [InputFormat.ndjson, .csv, .json, .auto])
  func endlessLine(format: InputFormat) throws {
    let schema = try Sample.schema()
    let start = format == .csv ? "id,name\na," : "{\"id\":\"a\",\"name\":\""
    let input = EndlessInput(start: Array(start.utf8), byte: 0x78, count: 3_000_000)
    var reader = ProfileReader(
      ChunkReader(input, format, schema, chunkSize: 4096, recordLimit: 65536), schema)
    guard case .rejected(let error) = try reader.next() else {
      Issue.record("a line of 3 MB is a profile")
      return
    }
    #expect(error.reason == "longer than 64 KiB")
    #expect(error.line == (format == .csv ? 2 : 1))
    #expect(error.id == "a")
    #expect(try reader.next() == nil)
  }

  @Test(
    "report an endless line before it ends, since it never does",
    arguments: [InputFormat.ndjson, .csv, .json])
  func reportedAtOnce(format: InputFormat) throws {
    let start = format == .csv ? "id,name\na," : "{\"id\":\"a\",\"name\":\""
    let input = EndlessInput(start: Array(start.utf8), byte: 0x78, count: .max)
    let schema = try Sample.onlySchema.get()
    var reader = ProfileReader(
      ChunkReader(input, format, schema, chunkSize: 4096, recordLimit: 65536), schema)
    guard case .rejected(let error) = try reader.next() else {
      Issue.record("an endless line is a profile")
      return
    }
    #expect(error.reason == "longer than 64 KiB")
  }

  @Test("reject a header beyond the limit")
  func longHeader() throws {
    #expect(try limited("id,\(long)\na,b\n", .csv) == ["1  : longer than 256 bytes"])
  }

  @Test("reject a quote that is never closed within the limit, and read on in the next line")
  func openQuote() throws {
    let lines = (0..<40).map { "\($0),name of \($0)" }.joined(separator: "\n")
    let found = try limited("id,name\na,\"open\n\(lines)\n", .csv)
    #expect(found.first == "2 a : column 3: a quoted cell has no closing quote")
    #expect(found.count == 41)
    #expect(found.last == #"42 {"id":"39","name":"name of 39","facts":{}}"#)
  }

  @Test("reject an element beyond the limit, and read on at the next line with an object")
  func longElement() throws {
    for separator in [",\n", ",\n   \n  \t  "] {
      let text = [
        "{\"id\":\"a\"}", "{\"id\":\"b\",\"name\":\"\(long)\"}", "{\"id\":\"c\"}", "{\"id\":\"d\"}",
      ]
      .joined(separator: separator)
      for chunkSize in [16, 64, 256] {
        let found = try limited("[\(text)]", .json, chunkSize: chunkSize)
        #expect(
          found.map { $0.drop { $0 != " " } } == [
            #" {"id":"a","name":"","facts":{}}"#, " b : longer than 256 bytes",
            #" {"id":"c","name":"","facts":{}}"#, #" {"id":"d","name":"","facts":{}}"#,
          ])
      }
    }
  }

  @Test("report an array that is never closed")
  func openArray() throws {
    #expect(
      try limited("[{\"id\":\"a\"},\n{\"id\":\"b\"}\n", .json).last
        == "3  : column 1: not JSON: the array has no closing bracket")
  }
}

/// A start, and then one byte again and again.
struct EndlessInput: ByteInput {
  private var start: MemoryInput
  private let byte: UInt8
  private var left: Int

  init(start: [UInt8], byte: UInt8, count: Int) {
    self.start = MemoryInput(start)
    self.byte = byte
    left = count
  }

  mutating func read(into buffer: inout [UInt8], from offset: Int) -> Int {
    let first = start.read(into: &buffer, from: offset)
    if first > 0 { return first }
    let count = min(left, buffer.count - offset)
    for index in offset..<offset + count { buffer[index] = byte }
    left -= count
    return count
  }
}
