import Advice
import Foundation
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("What the organisations of the fixtures are told")
struct FixtureTests {
  /// What must come out by law, written down from the law and not from the program.
  private static let byLaw:
    [(profile: String, day: String, certificate: String, strength: Strength?)] = [
      ("shop-below-threshold", "2026-11-24", "ISMS", .recommended),
      ("shop-above-threshold", "2026-11-24", "ISMS", .mandatory),
      ("game-million-users", "2026-11-24", "ISMS", .mandatory),
      ("tertiary-hospital", "2026-11-24", "ISMS", .mandatory),
      ("university", "2026-11-24", "ISMS", .mandatory),
      ("crypto-exchange", "2026-11-24", "ISMS", .mandatory),
      ("data-centre-operator", "2026-11-24", "ISMS", .mandatory),
      ("payment-gateway", "2026-11-24", "ISMS", .mandatory),
      ("mvno", "2026-11-24", "ISMS", .mandatory),
      ("mvno-small", "2025-11-03", "ISMS", nil),
      ("mvno-small", "2025-11-04", "ISMS", .mandatory),
      ("mvno-small", "2025-11-05", "ISMS", .mandatory),
      ("german-health-cloud", "2026-11-24", "C5", .mandatory),
      ("french-health-host", "2026-11-24", "HDS", .mandatory),
      ("sg-penetration-tester", "2026-11-24", "DPTM", .mandatory),
      ("two-person-startup", "2026-11-24", "ISMS", nil),
      ("manufacturer-brochure-site", "2026-11-24", "ISMS", nil),
      ("misconceptions", "2026-11-24", "ISO27002", nil),
    ]

  @Test("A duty is mandatory where the law says so, and nowhere else", arguments: byLaw)
  func law(profile: String, day: String, certificate: String, strength: Strength?) throws {
    let assessment = try Shipped.assess(profile, asOf: day)
    let model = try Shipped.knowledgeBase().model
    let own = assessment.recommendations.first {
      model.certificates[$0.certificate].name == certificate
    }
    if let strength {
      #expect(own?.strength == strength)
    } else {
      #expect(own.map { $0.strength != .mandatory } ?? true)
    }
  }

  @Test("A bank is spared the limbs of revenue and users")
  func bank() throws {
    let model = try Shipped.knowledgeBase().model
    let duties = try Shipped.assess("bank").recommendations.filter { $0.strength == .mandatory }
    #expect(!duties.map { model.certificates[$0.certificate].name }.contains("ISMS"))
  }

  @Test(
    "A certificate to ISO/IEC 27001:2013 ends with its transition",
    arguments: [("2025-10-30", true), ("2025-10-31", true), ("2025-11-01", false)])
  func transition(day: String, isHeld: Bool) throws {
    let assessment = try Shipped.assess("iso27001-2013-holder", asOf: day)
    let model = try Shipped.knowledgeBase().model
    let own = assessment.recommendations.first {
      model.certificates[$0.certificate].name == "ISO27001"
    }
    #expect(own?.isHeld == isHeld)
  }

  @Test("ISMS-P is never mandatory before a decree says for whom", arguments: Shipped.profileNames)
  func voluntary(name: String) throws {
    let model = try Shipped.knowledgeBase().model
    for day in ["2025-03-27", "2026-11-24", "2027-07-01"] {
      let duties = try Shipped.assess(name, asOf: day).recommendations
        .filter { $0.strength == .mandatory }
      #expect(!duties.map { model.certificates[$0.certificate].name }.contains("ISMS-P"))
    }
  }

  @Test("The report is as it was read and signed", arguments: Shipped.profileNames)
  func report(name: String) throws {
    let advisor = Advisor(try Shipped.knowledgeBase(), asOf: Shipped.day("2026-11-24"))
    let profile = try Shipped.profile(name)
    let evaluation = advisor.evaluate(profile.answers)
    #expect(evaluation.contradictions.isEmpty)
    for language in name == "shop-above-threshold" ? Language.allCases : [.english] {
      let text = AssessmentReport(
        advisor, evaluation, advisor.assess(profile), language, TextStyle(width: 100)
      ).text()
      assertSnapshot(text, named: "\(name)-\(language.rawValue).txt")
    }
  }

  @Test(
    "The results for programs are as they were, on three days",
    arguments: ["2025-03-27", "2026-11-24", "2027-07-01"])
  func results(day: String) throws {
    let knowledgeBase = try Shipped.knowledgeBase()
    let advisor = Advisor(knowledgeBase, asOf: Shipped.day(day))
    let writer = ResultWriter(knowledgeBase)
    var bytes: [UInt8] = []
    for name in Shipped.profileNames {
      let profile = try Shipped.profile(name)
      let evaluation = advisor.evaluate(profile.answers)
      writer.append(advisor.assess(profile), evaluation, advisor, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing(/sha256:[0-9a-f]{64}/, with: "sha256:…")
    assertSnapshot(text, named: "results-\(day).ndjson")
  }

  @Test("A portfolio gives the same results as lines of JSON and as CSV")
  func portfolio() throws {
    let advisor = Advisor(try Shipped.knowledgeBase(), asOf: Shipped.day("2026-11-24"))
    func results(_ file: String) throws -> [UInt8] {
      let url = Shipped.root.appending(path: "Fixtures/profiles/\(file)")
      let output = MemoryOutput()
      let errors = MemoryOutput()
      _ = try BatchPipeline(advisor).run(
        [BatchInput(name: file, MemoryInput([UInt8](try Data(contentsOf: url))))], to: output,
        errors: errors)
      #expect(errors.bytes.isEmpty)
      return output.bytes
    }
    let lines = try results("portfolio.ndjson")
    #expect(lines == (try results("portfolio.csv")))
    #expect(lines.split(separator: UInt8(ascii: "\n")).count == Shipped.profileNames.count)
  }

  @Test("Rows that are wrong are reported and stop nothing")
  func rejected() throws {
    let advisor = Advisor(try Shipped.knowledgeBase(), asOf: Shipped.day("2026-11-24"))
    let url = Shipped.root.appending(path: "Fixtures/profiles/portfolio-with-errors.ndjson")
    let output = MemoryOutput()
    let errors = MemoryOutput()
    let report = try BatchPipeline(advisor).run(
      [BatchInput(name: "x", MemoryInput([UInt8](try Data(contentsOf: url))))], to: output,
      errors: errors)
    #expect(report.progress.evaluated == 4)
    #expect(report.progress.rejected == 8)
    assertSnapshot(
      String(decoding: errors.bytes, as: UTF8.self), named: "portfolio-with-errors.ndjson")
  }
}
