// What a result says, as literals: the same statements that `AssessmentBuilder` reads from one evaluation,
// but for 512 profiles at once, and where they stand in the row of bits that each profile gets.

import Advice
import RuleEngine
import RuleLanguage

/// How much of an outcome is wanted.
struct OutcomeScope: Sendable {
  let format: OutputFormat
  /// Whether rules are printed.
  let hasRules: Bool

  init(_ format: OutputFormat, _ trace: TraceLevel) {
    self.format = format
    hasRules = trace != .none && format == .ndjson
  }

  /// Whether all keys of a result are printed.
  var hasDetails: Bool { format == .ndjson }
}

/// The places of all that a result is made of.
///
/// Certificates are numbered by their usual order in the path where `rank` is said, by index otherwise.
struct OutcomeLayout: Sendable {
  /// A duty with a day by which it must be met.
  struct Deadline: Sendable {
    var rank: Int
    var due: Due
  }

  // The parts below hold no arrays, because they are read for each profile: names stand in one array for
  // all, and each part knows its first one.

  /// The first days of a duty that is coming.
  struct Pending: Sendable {
    /// The first days that rules announce, earliest first.
    var startRun = BitRun()
    /// The place of the first day in `starts`.
    var firstStart = 0
  }

  /// What could settle certificates.
  struct Missing: Sendable {
    /// The facts, in the order of the questions.
    var factRun = BitRun()
    /// The facts, by index.
    var facts: [Int] = []
  }

  /// What satisfies a certificate.
  struct Covers: Sendable {
    var run = BitRun()
    /// The place of the first certificate in `coverNames`.
    var first = 0
  }

  /// The program that computes the rows.
  let program: PlaneProgram
  /// The number of words of a row.
  var wordCount: Int { program.outputCount / 64 }

  /// Profiles that must be looked at one by one.
  let isPlain: BitRun
  /// The certificates of each strength, by rank: mandatory, expected, recommended, optional.
  let strengths: [BitRun]
  /// The certificates that are held, by rank.
  let held: BitRun
  /// The recommended certificates that others satisfy, by rank.
  let coveredRanks: BitRun
  /// What satisfies each certificate, by rank.
  let covers: [Covers]
  let deadlines: [Deadline]
  let deadlineRun: BitRun
  /// The members of `size` that are known, and those that are unknown.
  let sizes: (known: BitRun, open: BitRun)?
  /// The certificates about which missing answers decide, by index.
  let undetermined: BitRun
  /// The statements that are reported as conclusions.
  let findings: BitRun

  // MARK: NDJSON

  /// What follows the path in a result.
  let body: OutcomeText

  // MARK: CSV

  /// Four bits a certificate, by index, sixteen certificates a word.
  let statuses: BitRun

  // MARK: Summary

  /// The certificates that do not suit, by index.
  let unsuitable: BitRun
  /// The certificates with a pending duty, by index.
  let pending: BitRun
  let pendingDetails: [Pending]
  /// The facts that any certificate waits for, for counts.
  let missingFacts: Missing

  // MARK: Names

  /// Certificates, by index.
  let coverNames: [Int]
  /// First days of duties.
  let starts: [CalendarDay]

  /// The certificates by rank.
  let ranked: [Int]
  /// The rank of each certificate.
  let rank: [Int]
}
