// Fuzzing turns a seed into an input and says whether a reader behaved on it. It knows nothing of who
// asks: a test asks for a few thousand inputs, the program `fuzz` for millions, libFuzzer brings its own.
//
// This file: the readers that are tried.

import TestSupport

/// A reader that is tried on inputs which nobody wrote.
package enum FuzzTarget: String, Sendable, CaseIterable {
  /// The check of JSON text, held to Foundation's.
  case json
  /// The cells and ends of CSV records, held to a slow twin.
  case csv
  /// Profiles as lines of JSON, as a JSON array and as CSV; one by one and in a batch.
  case profiles
  /// The parser of knowledge bases, its diagnostics and its formatter.
  case knowledge
}

/// Tries readers.
///
/// Not shared between threads: it keeps what inputs have in common.
package struct Fuzzer: Sendable {
  private let profiles: ProfileCheck
  private let knowledge = KnowledgeCheck()

  /// Prepares the readers.
  package init() { profiles = ProfileCheck() }

  /// The input of a seed.
  package func input(_ target: FuzzTarget, seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8]
    let dictionary: [[UInt8]]
    switch target {
    case .json:
      bytes = RandomJSON.text(&random)
      dictionary = Pieces.json
    case .csv:
      bytes = RandomTable.text(&random)
      dictionary = Pieces.profiles
    case .profiles:
      bytes = RandomProfiles.text(&random)
      dictionary = Pieces.profiles
    case .knowledge:
      bytes = RandomKnowledge.text(&random)
      dictionary = Pieces.knowledge
    }
    // Every eighth input stays as it is, so that what is right is tried, too.
    if random.next() % 8 != 0 { Mutation.change(&bytes, dictionary, &random) }
    return bytes
  }

  /// Tries an input.
  ///
  /// - Returns: what is wrong with how the reader took it, or nil.
  package func complaint(_ target: FuzzTarget, _ bytes: [UInt8]) -> String? {
    switch target {
    case .json: JSONAgreement.complaint(bytes)
    case .csv: CSVTwin.complaint(bytes)
    case .profiles: profiles.complaint(bytes)
    case .knowledge: knowledge.complaint(bytes)
    }
  }
}
