// `batch` and `evaluate` give the same results, whatever way a row goes: with many others or alone.

import Commands
import Foundation
import Testing

@Suite("Batch and evaluate agree on the organisations of the fixtures")
struct AgreementTests {
  /// The profiles as programs write them, one a line.
  private static func lines() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/profiles").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try files.filter { $0.hasSuffix(".json") }.map { file in
      let data = try Data(contentsOf: URL(filePath: folder + "/" + file))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let members = try ["id", "name", "asOf", "facts"].compactMap { key in
        try object[key].map { "\"\(key)\":\(try text($0))" }
      }
      try #require(members.count == object.count)
      return "{\(members.joined(separator: ","))}\n"
    }
  }

  private static func text(_ value: Any) throws -> String {
    let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .withoutEscapingSlashes]
    return String(
      decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
  }

  @Test("byte by byte", arguments: ["none", "rules", "full"])
  func agree(trace: String) async throws {
    let lines = try Self.lines()
    // Fewer rows than are evaluated together, and more; and one after the other.
    let few = lines.prefix(60).joined()
    let files = ["few": few, "rest": lines.dropFirst(60).joined(), "many": lines.joined()]
    try await withFolder(files) { folder in
      let many = try await run(["batch", folder + "/many", "--trace", trace])
      #expect(many.status == .done, "\(many.errors)")
      #expect(many.output.split(separator: "\n").count == lines.count)
      let few = try await run(["batch", folder + "/few", "--trace", trace])
      let rest = try await run(["batch", folder + "/rest", "--trace", trace])
      #expect(few.output + rest.output == many.output)
      guard trace == "rules" else { return }
      let evaluated = try await run(["evaluate", folder + "/many", "--format", "json"])
      #expect(evaluated.output == many.output)
    }
  }
}
