// What must hold for every input of profiles, in whatever format it is read.

import Advice
import ProfileIO
import RuleEngine
import RuleLanguage

/// Reads inputs in every format.
struct ProfileCheck: Sendable {
  private let schema: ProfileSchema?
  private let batch: BatchCheck?

  init() {
    let loaded = KnowledgeBase.load(
      [SourceText(name: "fuzz.kb", SmallFacts.knowledge)],
      asOf: CalendarDay(daysSinceEpoch: 20_781))
    schema = loaded.knowledgeBase.map { ProfileSchema($0.model) }
    batch = loaded.knowledgeBase.map { BatchCheck($0) }
  }

  func complaint(_ bytes: [UInt8]) -> String? {
    guard let schema, let batch else { return "the knowledge base of the check has errors" }
    for format in InputFormat.allCases {
      if let complaint = complaint(bytes, format, schema) ?? batch.complaint(bytes, format) {
        return "\(format): \(complaint)"
      }
    }
    return nil
  }

  private func complaint(
    _ bytes: [UInt8], _ format: InputFormat, _ schema: ProfileSchema
  ) -> String? {
    let whole = rows(bytes, format, schema, pieceSize: .max, chunkSize: 4096)
    // However the input is cut, the rows are the same.
    let size = 1 + bytes.count % 7
    guard whole == rows(bytes, format, schema, pieceSize: size, chunkSize: 16) else {
      return "other rows when it is cut into pieces"
    }
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    var last = 1
    for row in whole {
      let line = row.line
      guard (last...lines).contains(line) else { return "line \(line) after \(last) of \(lines)" }
      last = line
      if case .profile(let profile) = row.content,
        let complaint = complaint(profile, schema)
      {
        return complaint
      }
    }
    return nil
  }

  /// A profile that is written is read as the same.
  private func complaint(_ profile: Profile, _ schema: ProfileSchema) -> String? {
    var line: [UInt8] = []
    ProfileWriter.appendLine(profile, schema.model, to: &line)
    guard let failure = JSONAgreement.scannerFailure(line) else {
      let again = rows(line, .ndjson, schema, pieceSize: .max, chunkSize: 4096)
      return again.map(\.content) == [.profile(profile)]
        ? nil : "a profile is read otherwise than it was written"
    }
    return "a profile is written with \(failure.kind) at \(failure.offset)"
  }

  // MARK: Rows

  private struct Row: Hashable {
    enum Content: Hashable {
      case profile(Profile)
      case error(RowError)
    }

    var line: Int
    var content: Content
  }

  private func rows(
    _ bytes: [UInt8], _ format: InputFormat, _ schema: ProfileSchema, pieceSize: Int,
    chunkSize: Int
  ) -> [Row] {
    var reader = ProfileReader(
      MemoryInput(bytes, pieceSize: pieceSize), format: format, schema: schema,
      chunkSize: chunkSize)
    var rows: [Row] = []
    // Memory is always there to be read, so nothing is thrown.
    while let row = try? reader.next() {
      switch row {
      case .profile(let profile, let line): rows.append(Row(line: line, content: .profile(profile)))
      case .rejected(let error): rows.append(Row(line: error.line, content: .error(error)))
      }
    }
    return rows
  }
}
