// What the quick way of scanning is built on: names of every length, and maps of bytes.

import Advice
import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@testable import ProfileIO

@Suite("The quick way of scanning")
struct QuickScannerTests {
  /// Names up to and beyond the longest that is looked up at once, names that differ only in the middle, and
  /// more names than a word has bits.
  private static let few =
    (1...40).map { String(repeating: "n", count: $0 - 1) + "z" }
    + ["p", "q", "r"].map { "beginning" + String(repeating: $0, count: 8) + "ending-ending" }
  private static let many = (0..<70).map { "member-\($0)" }

  private static func advisor() throws -> Advisor {
    func enumeration(_ name: String, _ members: [String]) -> String {
      "enumeration \(name)\n  value \(members[0])\n"
        + members.dropFirst().map { "        \($0)\n" }.joined()
    }
    var text = """
      knowledge-base names
        title       en "Names"
        version     "1"
        languages   en


      """
    text += enumeration("few", few) + "\n" + enumeration("many", many) + "\n"
    text += "fact one choice of few\nfact several set of few\nfact another set of many\n"
    for name in few { text += "fact \(name) yes-no\n" }
    text += """

      relation recommended(certificate C)

      regulation Act
        title       en "Act"
        kind        law
        confidence  high


      """
    for number in 0..<60 { text += "certificate C-\(number)\n  title       en \"\(number)\"\n" }
    let conditions =
      few.flatMap { ["one = \($0)", "several(\($0))", $0] } + many.map { "another(\($0))" }
    for (number, condition) in conditions.enumerated() {
      text += """
        rule r.\(number)
          when        \(condition)
          conclude    C-\(number % 60) is recommended
          cite        Act "1"

        """
    }
    let loaded = KnowledgeBase.load([SourceText(name: "names.kb", text)], asOf: Sample.day)
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return Advisor(try #require(loaded.knowledgeBase), asOf: Sample.day)
  }

  @Test("finds names of every length")
  func names() throws {
    let advisor = try Self.advisor()
    var random = SeededGenerator(seed: 7)
    var text: [UInt8] = []
    for number in 0..<80 {
      let answers = Answers.random(
        for: advisor.model, answered: random.pick([100, 50, 10]), around: Sample.day,
        using: &random)
      let profile = Profile(id: "row-\(number)", name: "Row", answers: answers)
      ProfileWriter.appendLine(profile, advisor.model, to: &text)
      text.append(UInt8(ascii: "\n"))
    }
    func results(fewestLanes: Int) throws -> [UInt8] {
      var options = BatchOptions()
      options.fewestLanes = fewestLanes
      let output = MemoryOutput()
      _ = try BatchPipeline(advisor, options)
        .run([BatchInput(name: "rows", MemoryInput(text))], to: output, errors: MemoryOutput())
      return output.bytes
    }
    let wanted = try results(fewestLanes: .max)
    #expect(wanted.count { $0 == UInt8(ascii: "\n") } == 80)
    #expect(try results(fewestLanes: 1) == wanted)
  }

  @Test("finds the next mark from every place")
  func marks() {
    var random = SeededGenerator(seed: 1)
    var map = MarkMap()
    for length in [0, 1, 7, 63, 64, 65, 127, 128, 129, 300, 20] {
      let text = (0..<length).map { _ in UInt8(random.chance(5) ? 0x22 : random.number(0...255)) }
      map.fill(text.span, with: 0x22)
      for offset in 0...length {
        let wanted = text[offset...].firstIndex(of: 0x22).map { $0 - offset }
        let found = map.distance(from: offset)
        if let wanted, wanted < MarkMap.outOfReach {
          #expect(found == wanted)
        } else {
          #expect(found >= MarkMap.outOfReach)
        }
      }
    }
  }
}
