// Rows that are evaluated together against rows that are evaluated one by one: the same bytes, whatever
// the profiles, the formats and the places where groups of 512 end.

import Advice
import BundledKnowledge
import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@testable import ProfileIO

@Suite("Rows evaluated together give the same bytes as one by one")
struct LaneTests {
  /// A knowledge base with rows of it.
  private struct Case {
    var advisor: Advisor
    var rows: [[UInt8]]

    func run(_ count: Int, together: Bool, _ options: BatchOptions) throws -> [[UInt8]] {
      var options = options
      options.fewestLanes = together ? 1 : .max
      let output = MemoryOutput()
      let errors = MemoryOutput()
      let text = rows.prefix(count).flatMap { $0 + [UInt8(ascii: "\n")] }
      let report = try BatchPipeline(advisor, options)
        .run([BatchInput(name: "rows", MemoryInput(text))], to: output, errors: errors)
      #expect(report.progress.read == count)
      return [
        output.bytes, errors.bytes, report.summary?.json ?? [],
        Array((report.summary?.text(options.language) ?? "").utf8),
      ]
    }
  }

  /// All ways in which results are written.
  private static let ways: [BatchOptions] = [
    (OutputFormat.ndjson, TraceLevel.none, Language.english), (.ndjson, .rules, .korean),
    (.ndjson, .full, .english), (.csv, .none, .english), (.csv, .rules, .korean),
    (.summary, .none, .english), (.summary, .rules, .korean),
  ].map { format, trace, language in
    var options = BatchOptions()
    options.outputFormat = format
    options.trace = trace
    options.language = language
    options.proofs = { _, _, _, bytes in bytes.append(ascii: "[]") }
    return options
  }

  // MARK: Rows

  private static let names = [
    "Plain", "한국 회사", "a \"quoted\", b", "tab\there", " blank ", "", "line\nbreak", "\u{85}\u{7F}",
    "😀 é \\",
  ]

  /// Random profiles, most of them made consistent, and some rows that are none.
  private static func rows(
    _ count: Int, _ advisor: Advisor, answered: [Int], _ seed: UInt64
  ) -> [[UInt8]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      var answers = Answers.random(
        for: advisor.model, answered: random.pick(answered), around: advisor.asOf, using: &random)
      if random.chance(95) {
        for _ in 0..<4 {
          for wrong in advisor.evaluate(answers).contradictions { answers[wrong.fact] = nil }
        }
      }
      var profile = Profile(id: "row-\(number)", name: random.pick(names), answers: answers)
      if random.chance(3) { profile.asOf = advisor.asOf.adding(days: random.number(0...900)) }
      if random.chance(3) { profile.asOf = advisor.asOf }
      var bytes: [UInt8] = []
      ProfileWriter.appendLine(profile, advisor.model, to: &bytes)
      return changed(bytes, &random)
    }
  }

  /// The same row in another notation, or broken, now and then.
  private static func changed(_ row: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let text = String(decoding: row, as: UTF8.self)
    switch random.number(0...32) {
    case 0: return Array(row.dropLast(random.number(1...row.count)))
    case 1: return Array(text.replacing(":", with: " :\t").utf8)
    case 2: return Array(text.replacing(",", with: " , ").utf8)
    case 3: return Array(text.replacing("\"facts\"", with: "\"f\\u0061cts\"").utf8)
    case 4: return Array(text.replacing("true", with: "1").utf8)
    case 5: return row + row
    case 6: return row + [0x20, 0x0D]
    case 7:
      var bytes = row
      bytes[random.number(0...row.count - 1)] = UInt8(random.number(0...255))
      return bytes.contains(0x0A) ? row : bytes
    case 8: return Array(text.replacing("\"id\"", with: "\"name\"").utf8)
    case 9:
      let facts = text.firstRange(of: "\"facts\"").map { String(text[$0.lowerBound...].dropLast()) }
      return Array("{\(facts ?? ""),\"name\":\"n\",\"id\":\"i\"}".utf8)
    case 10: return Array(text.replacing(":", with: ": ").replacing(",", with: ", ").utf8)
    case 11: return Array(text.replacing(",\"", with: ", \"").utf8)
    default: return row
    }
  }

  private static func compare(
    _ one: Case, _ ways: [BatchOptions] = ways, counts: [Int]
  ) throws {
    for options in ways {
      let way = "\(options.outputFormat) \(options.trace) \(options.language)"
      for count in counts {
        let found = try one.run(count, together: true, options)
        let wanted = try one.run(count, together: false, options)
        for (found, wanted) in zip(found, wanted) where found != wanted {
          let place = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
          let excerpts = [found, wanted].map {
            String(decoding: $0.dropFirst(max(0, place - 200)).prefix(300), as: UTF8.self)
          }
          Issue.record("\(way), \(count) rows: \(excerpts[0])\n instead of \(excerpts[1])")
        }
      }
    }
  }

  // MARK: Knowledge bases

  @Test("of a small knowledge base, at the ends of words and groups")
  func small() throws {
    let advisor = try Sample.advisor()
    let rows = Self.rows(600, advisor, answered: [100, 70, 40, 10, 0], 1)
    let one = Case(advisor: advisor, rows: rows)
    try Self.compare(one, counts: [600])
    try Self.compare(one, [Self.ways[1]], counts: [1, 63, 64, 65, 511, 512, 513])
  }

  @Test("of the shipped knowledge base")
  func shipped() throws {
    let texts = BundledKnowledge.files.map { SourceText(name: $0.path, $0.text) }
    let loaded = KnowledgeBase.load(texts, asOf: Sample.day).knowledgeBase
    let advisor = Advisor(try #require(loaded), asOf: Sample.day)
    let rows = Self.rows(40, advisor, answered: [100, 60, 30, 10], 1)
    let ways = [0, 1, 4].map { Self.ways[$0] }
    try Self.compare(Case(advisor: advisor, rows: rows), ways, counts: [40])
  }
}
