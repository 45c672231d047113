// Profiles as a careless person might write them: lines, arrays, CSV, mixed up now and then.

import TestSupport

/// Makes inputs of profiles for the knowledge base of `SmallFacts`.
enum RandomProfiles {
  /// A few profiles in one of the formats.
  static func text(_ random: inout SeededGenerator) -> [UInt8] {
    let count = 1 + Int(random.next() % 4)
    switch random.next() % 4 {
    case 0, 1:
      return Array((0..<count).map { _ in object(&random, "") + lineEnd(&random) }.joined().utf8)
    case 2:
      let objects = (0..<count).map { _ in object(&random, random.pick(["", "\n", "\n  "])) }
      return Array("[\(objects.joined(separator: random.pick([",", ",\n", " ,\r\n"])))]\n".utf8)
    default: return Array(table(&random, count).utf8)
    }
  }

  private static func lineEnd(_ random: inout SeededGenerator) -> String {
    random.pick(["\n", "\n", "\n", "\r\n", "\n\n", " \n"])
  }

  // MARK: JSON

  private static func object(_ random: inout SeededGenerator, _ lineBreak: String) -> String {
    var members = ["\"id\":\(random.pick(["\"a\"", "\"b\\u00e9\"", "\"\"", "\"가\""]))"]
    if random.chance(40) { members.append("\"name\":\"N \(random.next() % 10)\"") }
    if random.chance(20) {
      members.append("\"asOf\":\"202\(random.next() % 10)-02-2\(random.next() % 10)\"")
    }
    var facts: [String] = []
    for fact in SmallFacts.all where random.chance(40) {
      facts.append("\"\(fact.name)\":\(random.pick(fact.json))")
    }
    members.append("\"facts\":{\(facts.joined(separator: ","))}")
    return "{\(lineBreak)\(members.joined(separator: "," + lineBreak))\(lineBreak)}"
  }

  // MARK: CSV

  private static func table(_ random: inout SeededGenerator, _ count: Int) -> String {
    let facts = SmallFacts.all.filter { _ in random.chance(50) }
    let lineBreak = random.pick(["\n", "\r\n"])
    var text = (["id", "name"] + facts.map(\.name)).joined(separator: ",") + lineBreak
    for _ in 0..<count {
      let id = random.pick(["a", "\"b\"", "\"c\"\"d\"", "\"e,f\"", "\"g\nh\"", ""])
      let cells = facts.map { random.pick($0.csv) }
      text += ([id, "N"] + cells).joined(separator: ",") + lineBreak
    }
    return text
  }
}

/// A knowledge base of a few facts, one of each type, and rules that read all of them.
enum SmallFacts {
  /// A fact with answers, most of which it takes.
  struct Fact {
    var name: String
    var json: [String]
    var csv: [String]
  }

  static let all: [Fact] = [
    Fact(
      name: "serves",
      json: [#"["KR"]"#, #"["EU","KR"]"#, "[]", #"["\u004bR"]"#, "null", #""n/a""#],
      csv: ["KR", "EU;KR", "none", "?", "\"KR;EU\"", ""]),
    Fact(
      name: "industry", json: [#""retail""#, #""finance""#, "null", #""reta\u0069l""#, #""bank""#],
      csv: ["retail", "finance", "n/a", "\"retail\"", ""]),
    Fact(name: "online", json: ["true", "false", "null"], csv: ["yes", "FALSE", "?", ""]),
    Fact(
      name: "users", json: ["0", "5", "1e3", "1.5", "-1", #"{"from":1,"below":9}"#],
      csv: ["0", "12", "1..9", "..5", "\"1\"", "1,5"]),
    Fact(
      name: "revenue", json: ["12000000000", "0.01", "1e17", "92233720368547758.07", "null"],
      csv: ["1e3", "0.01", "5..", ""]),
    Fact(name: "share", json: ["0", "50.5", "100", "101"], csv: ["50.5", "100", "9..3"]),
    Fact(
      name: "listedOn", json: [#""2020-02-29""#, #""2021-02-29""#, #"{"below":"2024-01-01"}"#],
      csv: ["2020-02-29", "2020-01-01..", "today"]),
  ]

  static let knowledge = """
    knowledge-base fuzz
      title       en "Fuzz"
      version     "1"
      languages   en

    enumeration market
      say         en "market"
      value       KR  en "Korea"
      value       EU  en "Europe"

    enumeration industry
      value       finance
                  retail

    fact serves set of market
    fact industry choice of industry
    fact online yes-no
    fact users count
    fact revenue amount KRW
    fact share percentage
    fact listedOn date

    relation mandatory(certificate C)
    relation expected(certificate C)
    relation recommended(certificate C)
    relation unsuitable(certificate C)
    relation coveredBy(certificate C, certificate D)

    regulation Act
      title       en "Act"
      market      KR
      kind        law
      confidence  high

    certificate ALPHA
      title       en "Alpha"

    certificate BETA
      title       en "Beta"
      covers      ALPHA

    certificate GAMMA
      title       en "Gamma"

    rule alpha.revenue
      when        serves(KR)
                  revenue >= 10 bn
      conclude    ALPHA is mandatory
      cite        Act "1"
      due         08-31 next year after listedOn

    rule beta.market
      when        any of
                    serves(EU)
                    share > 50 %
                    not online
      conclude    BETA is recommended
      cite        Act "2"

    rule beta.covers
      when        BETA is recommended
      conclude    ALPHA coveredBy BETA
      cite        Act "2"

    rule gamma.finance
      when        industry = finance
                  users < 10
      conclude    GAMMA is expected
      cite        Act "3"
      in force    2025-01-01 ..

    rule gamma.retail
      when        industry = retail
                  listedOn >= 2020-01-01
      conclude    GAMMA is unsuitable
      cite        Act "4"

    """
}
