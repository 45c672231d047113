// A summary counts what the results say: counted again from the results themselves.

import Advice
import Foundation
import TestSupport
import Testing

@testable import ProfileIO

@Suite("A summary")
struct SummaryTests {
  /// Profiles with every fact answered, not answered or unknown.
  private static let profiles: [String] = (0..<300).map { number in
    var random = SeededGenerator(seed: UInt64(number))
    let facts: [(String, [String])] = [
      ("serves", [#"["KR"]"#, #"["KR","EU"]"#, #"["JP"]"#, "[]", "null"]),
      ("industry", [#""finance""#, #""health""#, #""retail""#, "null"]),
      ("online", ["true", "null"]), ("users", ["5", "2000000", "null"]),
      ("revenue", ["5", "20000000000"]), ("share", ["10", "90"]),
      ("listedOn", [#""2021-05-05""#]), ("holds", [#"["JP"]"#, "[]"]),
      ("partner", ["true", "false"]),
    ]
    let chosen = facts.filter { _ in random.chance(60) }
      .map { "\"\($0.0)\":\(random.pick($0.1))" }
    return "{\"id\":\"\(number)\",\"facts\":{\(chosen.joined(separator: ","))}}"
  }

  private struct Counts: Equatable {
    var certificates: [String: [String: Int]] = [:]
    var headlines: [String: Int] = [:]
    var groups: [String: [String: Int]] = [:]
    var missing: [String: Int] = [:]
    var starts: [String: Int] = [:]
  }

  private typealias Object = [String: Any]

  private func object(_ text: some StringProtocol) throws -> Object {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  /// Counts results and the profiles that they belong to.
  private func counted(_ results: [String]) throws -> Counts {
    var counts = Counts()
    for (line, row) in zip(results, Self.profiles) {
      let result = try object(line)
      func items(_ key: String) -> [Object] { result[key] as? [Object] ?? [] }
      func count(_ certificate: Any?, _ status: Any?) {
        guard let certificate = certificate as? String, let status = status as? String else {
          return
        }
        counts.certificates[certificate, default: [:]][status, default: 0] += 1
      }
      for item in items("recommendations") { count(item["certificate"], item["strength"]) }
      for item in items("unsuitable") { count(item["certificate"], "unsuitable") }
      for item in items("undetermined") { count(item["certificate"], "undetermined") }
      for certificate in Set(items("covered").compactMap { $0["certificate"] as? String }) {
        count(certificate, "covered")
      }
      for item in items("pending") {
        count(item["certificate"], "pending")
        counts.starts["\(item["certificate"] ?? "") \(item["from"] ?? "")", default: 0] += 1
      }
      for fact in Set(items("undetermined").flatMap { $0["dependsOn"] as? [String] ?? [] })
      where fact != "users.line" {
        counts.missing[fact, default: 0] += 1
      }
      counts.headlines[try #require(result["headline"] as? String), default: 0] += 1
      let facts = try object(row)["facts"] as? Object ?? [:]
      for market in facts["serves"] as? [String] ?? [] {
        counts.groups["serves", default: [:]][market, default: 0] += 1
      }
      if let industry = facts["industry"] as? String {
        counts.groups["industry", default: [:]][industry, default: 0] += 1
      }
    }
    return counts
  }

  /// The counts that a summary states.
  private func stated(_ summary: Object) throws -> Counts {
    var counts = Counts()
    for (name, value) in summary["certificates"] as? Object ?? [:] {
      var statuses = try #require(value as? [String: Int])
      // Results do not tell who holds a certificate already.
      statuses["held"] = nil
      counts.certificates[name] = statuses
    }
    counts.headlines = try #require(summary["headlines"] as? [String: Int])
    for (fact, value) in summary["groups"] as? Object ?? [:] {
      for (member, group) in value as? Object ?? [:] {
        counts.groups[fact, default: [:]][member] = (group as? Object)?["profiles"] as? Int
      }
    }
    counts.missing = try #require(summary["missing"] as? [String: Int])
    for start in summary["starts"] as? [Object] ?? [] {
      let key = "\(start["certificate"] ?? "") \(start["day"] ?? "")"
      counts.starts[key] = start["profiles"] as? Int
    }
    return counts
  }

  private func summary(jobs: Int, chunkSize: Int) throws -> Summary {
    var options = BatchOptions()
    options.outputFormat = .summary
    options.jobs = jobs
    options.chunkSize = chunkSize
    let text = Self.profiles.joined(separator: "\n")
    let report = try BatchPipeline(try Sample.advisor(), options).run(
      [BatchInput(name: "in", MemoryInput(text))], to: MemoryOutput(), errors: MemoryOutput())
    return try #require(report.summary)
  }

  @Test("counts what the results say, by certificate, headline, market, industry, answer and day")
  func counts() throws {
    let results = try batch([Self.profiles.joined(separator: "\n")])
    #expect(results.progress.evaluated == Self.profiles.count)
    let expected = try counted(results.lines)
    #expect(expected.certificates.count == 3)
    #expect(!expected.missing.isEmpty)
    #expect(!expected.starts.isEmpty)
    for (jobs, chunkSize) in [(1, 1 << 18), (3, 512)] {
      let summary = try summary(jobs: jobs, chunkSize: chunkSize)
      let json = String(decoding: summary.json, as: UTF8.self)
      #expect(try stated(try object(json)) == expected)
    }
  }

  @Test("reads like this")
  func text() throws {
    let summary = try summary(jobs: 2, chunkSize: 4096)
    assertSnapshot(summary.text(.english), named: "summary-en.txt")
    assertSnapshot(summary.text(.korean), named: "summary-ko.txt")
    assertSnapshot(String(decoding: summary.json, as: UTF8.self), named: "summary.json")
  }
}
