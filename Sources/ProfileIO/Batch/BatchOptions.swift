// What a batch is to do, and what it did.

package import Advice

/// The choices of a batch.
package struct BatchOptions: Sendable {
  /// How the profiles are written down.
  package var inputFormat: InputFormat = .auto
  /// How the results are written down.
  package var outputFormat: OutputFormat = .ndjson
  /// How much of the reasoning a result carries.
  package var trace: TraceLevel = .rules
  /// The language of headlines.
  package var language: Language = .english
  /// The number of cores to use, at least one.
  package var jobs = 1
  /// Appends proofs for `trace == .full`.
  package var proofs: ResultWriter.Proofs?
  /// Is told how far the batch is, after each chunk.
  ///
  /// Called by one thread at a time.
  package var progress: (@Sendable (BatchProgress) -> Void)?
  /// The number of bytes of a chunk; small in tests.
  var chunkSize = ChunkReader.chunkSize
  /// The most bytes of a row; small in tests.
  var recordLimit = ChunkReader.recordLimit

  /// The bytes of input between two checkpoints; small in tests.
  var checkpointInterval = 32 * 1024 * 1024

  /// Creates the default choices.
  package init() {}
}

/// An input of a batch.
package struct BatchInput: Sendable {
  /// The name that errors show where there are several inputs.
  package var name: String
  /// The bytes.
  package var bytes: any ByteInput

  /// Creates an input.
  package init(name: String, _ bytes: any ByteInput) {
    self.name = name
    self.bytes = bytes
  }
}

/// How far a batch is.
///
/// All of it has been written.
package struct BatchProgress: Hashable, Sendable {
  /// The rows that have been read.
  package var read = 0
  /// The rows of which the result has been written.
  package var evaluated = 0
  /// The rows that were rejected.
  package var rejected = 0
  /// The bytes of input that these rows took.
  package var inputBytes = 0
  /// The bytes of results.
  package var outputBytes = 0

  /// Creates the progress of a batch that has not begun.
  package init() {}
}

/// What a batch did.
package struct BatchReport: Sendable {
  /// The counts.
  package var progress: BatchProgress
  /// The time it took.
  package var elapsed: Duration
  /// The counts over all results, for the output format `summary`.
  package var summary: Summary?
  /// Whether whoever reads the output closed it before the end.
  package var endedEarly = false
}

/// Why a batch stopped.
package struct BatchFailure: Error, Sendable {
  /// The cause.
  package var cause: IOFailure
  /// What had been written completely.
  package var progress: BatchProgress

  /// Creates a failure.
  package init(cause: IOFailure, progress: BatchProgress) {
    self.cause = cause
    self.progress = progress
  }
}
