import Advice
import BundledKnowledge
import Foundation
import ProfileIO
import RuleEngine
import RuleLanguage
import Testing

/// The shipped knowledge base and the fixtures, loaded once.
enum Shipped {
  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let texts = BundledKnowledge.files.map { SourceText(name: $0.path, $0.text) }

  static let loaded = KnowledgeBase.load(texts, asOf: day("2026-11-24"))

  static func day(_ text: String) -> CalendarDay {
    CalendarDay(text) ?? CalendarDay(daysSinceEpoch: 0)
  }

  static func knowledgeBase() throws -> KnowledgeBase { try #require(loaded.knowledgeBase) }

  /// The names of all profiles, sorted.
  static let profileNames: [String] = {
    let folder = root.appending(path: "Fixtures/profiles").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func profile(_ name: String) throws -> Profile {
    let file = root.appending(path: "Fixtures/profiles/\(name).json")
    let bytes = [UInt8](try Data(contentsOf: file))
    var reader = ProfileReader(
      MemoryInput(bytes), schema: ProfileSchema(try knowledgeBase().model))
    guard case .profile(let profile, _) = try reader.next() else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return profile
  }

  static func assess(_ name: String, asOf day: String = "2026-11-24") throws -> Assessment {
    Advisor(try knowledgeBase(), asOf: self.day(day)).assess(try profile(name))
  }
}
