// A batch into a file that can be continued after whatever ended it.

package import Advice

/// Runs a batch into a file.
package struct ResumableBatch: Sendable {
  private let advisor: Advisor
  private let options: BatchOptions
  private let outputPath: String
  private let errorsPath: String?

  /// The file with the checkpoint of an output.
  package static func checkpointPath(_ outputPath: String) -> String { outputPath + ".checkpoint" }

  /// Prepares a batch.
  ///
  /// `errorsPath` is nil where errors go somewhere that cannot be continued, such as a terminal.
  package init(
    _ advisor: Advisor, _ options: BatchOptions, output outputPath: String,
    errors errorsPath: String?
  ) {
    self.advisor = advisor
    self.options = options
    self.outputPath = outputPath
    self.errorsPath = errorsPath
  }

  /// Runs the batch.
  ///
  /// With `isResumed` it goes on where an earlier run with the same choices stopped: complete rows are
  /// kept, a torn one is written again, and errors are as if nothing had happened. An output that this
  /// input would not give is left as it is, and `cannotResume` says why. Errors without a path go to
  /// `errors`.
  package func run(
    _ inputs: [BatchInput], errors: any ByteOutput, isResumed: Bool
  ) throws(BatchFailure) -> BatchReport {
    let files: Files
    do {
      files = try prepare(inputs, isResumed: isResumed)
    } catch {
      throw BatchFailure(cause: error, progress: BatchProgress())
    }
    var start = files.start
    let path = Self.checkpointPath(outputPath)
    start.checkpoint = { start in
      // What the checkpoint promises must be on the disk before it. Without it nothing is lost but
      // time, so a failure to write it is no failure of the batch.
      files.output.synchronise()
      files.errors?.synchronise()
      try? OutputFile.replace(path, with: Checkpoint(start, conditions: files.conditions).text)
    }
    let errorOutput: any ByteOutput = files.errors?.output ?? errors
    let report = try BatchPipeline(advisor, options)
      .run(inputs, to: files.output.output, errors: errorOutput, from: start)
    OutputFile.remove(path)
    return report
  }

  private struct Files {
    var output: OutputFile
    var errors: OutputFile?
    var start: BatchStart
    var conditions: [String]
  }

  private func prepare(_ inputs: [BatchInput], isResumed: Bool) throws(IOFailure) -> Files {
    let conditions = Checkpoint.conditions(
      advisor.knowledgeBase, asOf: advisor.asOf, options, inputs: inputs.map(\.name))
    let saved = isResumed ? OutputFile.read(Self.checkpointPath(outputPath)) : nil
    let checkpoint = saved.flatMap { Checkpoint($0) }
    if let difference = checkpoint?.difference(from: conditions) {
      throw .cannotResume(
        "the earlier run had \"\(difference.was)\", this one has \"\(difference.now)\"")
    }
    let output = try OutputFile(outputPath, keeping: isResumed)
    var errors: OutputFile?
    if let errorsPath { errors = try OutputFile(errorsPath, keeping: isResumed) }
    var start = BatchStart()
    if isResumed {
      let errorBytes = errors?.existingBytes ?? .max
      if let known = checkpoint?.start(outputBytes: output.existingBytes, errorBytes: errorBytes) {
        start = known
      }
      start.existing = try output.existing(from: start.progress.outputBytes)
      try errors?.cut(to: start.errorBytes)
    }
    return Files(output: output, errors: errors, start: start, conditions: conditions)
  }
}
