// The writing end of a batch: output, errors with their lines, counts, and where it could start again.

import Advice
import RuleEngine

/// Writes the results of chunks, which arrive in order.
struct DeliveryWriter: Sendable {
  private let options: BatchOptions
  private let names: [String]
  private var output: any ByteOutput
  private var errors: any ByteOutput
  /// The output of an earlier run that has not come out again yet.
  private var existing: (any ByteInput)?
  /// Where the batch could start again.
  private var start: BatchStart
  private var summary: Summary?
  /// The bytes of input at the last checkpoint, and when that was.
  private var lastCheckpoint: (inputBytes: Int, time: ContinuousClock.Instant)

  init(
    _ inputs: [BatchInput], _ output: any ByteOutput, _ errors: any ByteOutput,
    _ options: BatchOptions, from start: BatchStart
  ) {
    self.options = options
    names = inputs.map(\.name)
    self.output = output
    self.errors = errors
    self.start = start
    existing = start.existing
    lastCheckpoint = (start.progress.inputBytes, .now)
  }

  /// What has been written.
  var progress: BatchProgress { start.progress }

  /// Whether an earlier run wrote more than came out now.
  var hasUnmatchedOutput: Bool {
    mutating get {
      guard existing != nil else { return false }
      var byte: [UInt8] = [0]
      return ((try? existing?.read(into: &byte, from: 0)) ?? 0) > 0
    }
  }

  /// The counts over all results, where they were asked for.
  mutating func takeSummary(_ model: Model) -> Summary? {
    options.outputFormat == .summary ? summary ?? Summary(model) : nil
  }

  /// Writes what stands before all results, at the very beginning of the output.
  mutating func begin(_ header: [UInt8]) throws(PlacedFailure) {
    guard start.progress.outputBytes == 0, !header.isEmpty else { return }
    try writeOutput(header.span)
  }

  /// Writes the result of a chunk.
  mutating func write(_ result: ChunkResult) throws(PlacedFailure) {
    if result.input != start.input {
      start.input = result.input
      start.line = 0
      start.inputOffset = 0
    }
    try writeErrors(result)
    try result.output.withBytes { bytes throws(PlacedFailure) in
      if bytes.count > 0 { try writeOutput(bytes) }
    }
    if let counts = result.summary {
      if summary == nil { summary = counts } else { summary?.add(counts) }
    }
    start.line += result.lineCount
    start.progress.inputBytes += result.endOffset - start.inputOffset
    start.inputOffset = result.endOffset
    start.progress.read += result.read
    start.progress.rejected += result.errors.count
    start.progress.evaluated += result.read - result.errors.count
    if result.isUnreadable { start.progress.unreadableInputs += 1 }
    options.progress?(start.progress)
    if result.isRestartable { saveCheckpoint() }
  }

  /// Saves where the batch stands, after so many bytes or so much time.
  private mutating func saveCheckpoint() {
    guard let save = start.checkpoint else { return }
    let bytes = start.progress.inputBytes - lastCheckpoint.inputBytes
    guard
      bytes >= options.checkpointInterval
        || bytes > 0 && lastCheckpoint.time.duration(to: .now) >= options.checkpointTime
    else { return }
    save(start)
    lastCheckpoint = (start.progress.inputBytes, .now)
  }

  private mutating func writeErrors(_ result: ChunkResult) throws(PlacedFailure) {
    guard !result.errors.isEmpty else { return }
    let file = names.count > 1 ? names[result.input] : nil
    var bytes: [UInt8] = []
    for var error in result.errors {
      error.line += start.line + 1
      error.append(to: &bytes, file: file)
    }
    do { try errors.write(bytes.span) } catch { throw PlacedFailure(cause: error, place: .errors) }
    start.errorBytes += bytes.count
  }

  private mutating func writeOutput(_ bytes: Span<UInt8>) throws(PlacedFailure) {
    do {
      let known = try matchExisting(bytes)
      if known < bytes.count { try output.write(bytes.extracting(known..<bytes.count)) }
    } catch { throw PlacedFailure(cause: error, place: .output) }
    start.progress.outputBytes += bytes.count
  }

  /// Compares bytes with the output of an earlier run; returns how many of them are there already.
  private mutating func matchExisting(_ bytes: Span<UInt8>) throws(IOFailure) -> Int {
    guard existing != nil else { return 0 }
    var filled = 0
    while filled < bytes.count {
      var rest = [UInt8](repeating: 0, count: bytes.count - filled)
      let read = try existing?.read(into: &rest, from: 0) ?? 0
      if read == 0 {
        existing = nil
        break
      }
      guard let other = (0..<read).first(where: { rest[$0] != bytes[filled + $0] }) else {
        filled += read
        continue
      }
      // No result holds a zero byte. It stands where a power cut left the file longer than what had
      // reached the disk, so the rest is as good as not there.
      guard rest[other] == 0, let cut = start.cut else {
        throw .cannotResume("it does not come from this input, knowledge base, day and options")
      }
      existing = nil
      try cut(start.progress.outputBytes + filled + other)
      return filled + other
    }
    return filled
  }
}
