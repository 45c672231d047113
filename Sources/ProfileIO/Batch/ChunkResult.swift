// What became of a chunk, until its turn to be written comes.

/// The results and errors of one chunk.
struct ChunkResult: Sendable {
  /// The results as they are written.
  var output = OutputBytes()
  /// The rows that were rejected; their lines are counted from 0 at the chunk.
  var errors: [RowError] = []
  /// The rows that were read.
  var read = 0
  /// The lines of the chunk.
  var lineCount = 0
  /// The counts over the results, for a summary.
  var summary: Summary?
  /// The index of the input.
  var input = 0
  /// The offset in the input after the chunk.
  var endOffset = 0
  /// Whether reading could start again there.
  var isRestartable = true
  /// Whether nothing of the input could be read.
  var isUnreadable = false
  /// The memory of the chunk, to be used again.
  var spent: [UInt8] = []
}
