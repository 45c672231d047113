// ProfileIO turns bytes into profiles and results into bytes: JSON, NDJSON and CSV, one at a time or
// millions. It must never know how a command is called, nor word a result for people to read.
//
// This file: the choices that its callers make.

/// How profiles are written down.
package enum InputFormat: String, Sendable, CaseIterable {
  /// Found out from the first bytes.
  case auto
  /// One JSON object a line.
  case ndjson
  /// One JSON object, or an array of them, over any number of lines.
  case json
  /// Rows of cells with a header.
  case csv
}

/// How results are written down.
package enum OutputFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case ndjson
  /// One row a profile, with a header.
  case csv
  /// Counts over all profiles.
  case summary
}

/// How much of the reasoning a result carries.
package enum TraceLevel: String, Sendable, CaseIterable {
  /// What is advised, without the rules.
  case none
  /// The rules that fired.
  case rules
  /// The rules, and proofs.
  case full
}
