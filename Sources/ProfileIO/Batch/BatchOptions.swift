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
  /// Is told how far the batch is, at the beginning and after each chunk.
  ///
  /// Called by one thread at a time.
  package var progress: (@Sendable (BatchProgress) -> Void)?
  /// The number of bytes of a chunk; small in tests.
  package var chunkSize = ChunkReader.chunkSize
  /// The fewest rows of a chunk that are evaluated together; `Int.max` for one by one, in tests.
  var fewestLanes = LanePreparation.fewestRows
  /// The most bytes of a row; small in tests.
  var recordLimit = ChunkReader.recordLimit

  /// The most bytes of input between two checkpoints; few in tests.
  var checkpointInterval = 64 * 1024 * 1024
  /// The most time between two checkpoints, which is what a slow run may lose.
  var checkpointTime = Duration.seconds(2)

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
  /// The inputs of which no row could be read: a header that is wrong, or not a text at all.
  ///
  /// Each counts as one rejected row, too.
  package var unreadableInputs = 0
  /// The bytes of input that these rows took.
  package var inputBytes = 0
  /// The bytes of results.
  package var outputBytes = 0

  /// Creates the progress of a batch that has not begun.
  package init() {}
}

/// What a batch did.
package struct BatchReport: Sendable {
  /// What an earlier run had done already; nothing unless this one was resumed.
  package var begin: BatchProgress
  /// The counts, those of the earlier run included.
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
  /// What could not be read or written.
  package enum Place: Hashable, Sendable {
    /// An input, by its name.
    case input(String)
    /// The results.
    case output
    /// The errors.
    case errors
  }

  /// The cause.
  package var cause: IOFailure
  /// What could not be read or written.
  package var place: Place
  /// What had been written completely.
  package var progress: BatchProgress

  /// Creates a failure.
  package init(cause: IOFailure, at place: Place, progress: BatchProgress) {
    self.cause = cause
    self.place = place
    self.progress = progress
  }
}
