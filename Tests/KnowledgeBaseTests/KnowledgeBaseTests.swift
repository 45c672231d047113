import Advice
import BundledKnowledge
import Foundation
import RuleEngine
import RuleLanguage
import Testing

@Suite("The shipped knowledge base")
struct KnowledgeBaseTests {
  @Test("has no mistakes and no lints")
  func clean() throws {
    #expect(Shipped.loaded.diagnostics.map(\.message) == [])
    let model = try Shipped.knowledgeBase().model
    let lints = Lint.findings(in: model, asOf: Shipped.day("2026-11-24"))
    #expect(lints.map { "\($0.id): \($0.message)" } == [])
  }

  @Test("does in its examples what they expect")
  func examples() throws {
    let model = try Shipped.knowledgeBase().model
    let failed = ExampleRun.runAll(model).filter { !$0.failures.isEmpty }
    #expect(failed.map(\.example.name) == [])
    #expect(model.examples.count > 700)
  }

  @Test("is embedded byte for byte")
  func embedded() throws {
    let folder = Shipped.root.appending(path: "KnowledgeBase")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".kb") }.sorted()
    #expect(BundledKnowledge.files.map(\.path) == paths)
    for file in BundledKnowledge.files {
      let bytes = try Data(contentsOf: folder.appending(path: file.path))
      #expect(Array(file.text.utf8) == [UInt8](bytes), "\(file.path)")
    }
  }

  @Test("gives the same advice whatever the order of its files")
  func order() throws {
    let reversed = KnowledgeBase.load(
      Shipped.texts.reversed(), asOf: Shipped.day("2026-11-24"))
    let other = try #require(reversed.knowledgeBase)
    #expect(other.digest == (try Shipped.knowledgeBase().digest))
    let advisor = Advisor(other, asOf: Shipped.day("2026-11-24"))
    for name in Shipped.profileNames.prefix(8) {
      #expect(advisor.assess(try Shipped.profile(name)) == (try Shipped.assess(name)), "\(name)")
    }
  }

  @Test("gives the same advice when its examples are left out")
  func withoutExamples() throws {
    let loaded = KnowledgeBase.load(Shipped.texts, asOf: Shipped.day("2026-11-24"), .advice)
    #expect(loaded.diagnostics.map(\.message) == [])
    let other = try #require(loaded.knowledgeBase)
    #expect(other.digest == (try Shipped.knowledgeBase().digest))
    #expect(other.model.examples.isEmpty)
    let advisor = Advisor(other, asOf: Shipped.day("2026-11-24"))
    for name in Shipped.profileNames.prefix(8) {
      #expect(advisor.assess(try Shipped.profile(name)) == (try Shipped.assess(name)), "\(name)")
    }
  }

  @Test("concludes mandatory from nothing weaker than medium confidence")
  func mandatory() throws {
    let model = try Shipped.knowledgeBase().model
    let mandatory = try #require(model.relation(named: "mandatory"))
    for rule in model.rules where rule.conclusions.contains(where: { $0.relation == mandatory }) {
      #expect(rule.citations.contains { $0.confidence > .low }, "\(rule.name)")
    }
  }

  @Test("fires each of its rules in some example")
  func coverage() throws {
    let model = try Shipped.knowledgeBase().model
    let coverage = Coverage(of: ExampleRun.runAll(model).map(\.evaluation), of: model)
    #expect(coverage.silentRules.map { model[$0].name } == [])
  }

  @Test(
    "is not needed for the engine to work",
    arguments: ["kinship", "library-loans"])
  func foreign(name: String) throws {
    let file = Shipped.root.appending(path: "Fixtures/knowledge-bases/\(name)/\(name).kb")
    let text = SourceText(name: "\(name).kb", bytes: [UInt8](try Data(contentsOf: file)))
    let loaded = KnowledgeBase.load([text], asOf: Shipped.day("2026-11-24"))
    #expect(loaded.diagnostics.map(\.message) == [])
    let model = try #require(loaded.knowledgeBase).model
    #expect(Lint.findings(in: model, asOf: Shipped.day("2026-11-24")).map(\.message) == [])
    for run in ExampleRun.runAll(model) { #expect(run.failures.isEmpty, "\(run.example.name)") }
    let program = GroundProgram.ground(model, asOf: Shipped.day("2026-11-24")).program
    let verifier = Verifier(program)
    for finding in verifier.findings() {
      guard case .proven = finding.verdict else {
        Issue.record("\(finding.claim) is not proven")
        continue
      }
    }
  }
}
