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
  /// `errors`. There is nothing to resume in a summary, which is no output of rows.
  package func run(
    _ inputs: [BatchInput], errors: any ByteOutput, isResumed: Bool
  ) throws(BatchFailure) -> BatchReport {
    let files: Files
    do { files = try prepare(inputs, isResumed: isResumed) } catch {
      throw BatchFailure(cause: error.cause, at: error.place, progress: BatchProgress())
    }
    var start = files.start
    let path = Self.checkpointPath(outputPath)
    if files.output.isRegular {
      start.checkpoint = { start in
        // What the checkpoint promises must be on the disk before it. Without it nothing is lost but
        // time, so a failure to write it is no failure of the batch.
        files.output.synchronise()
        files.errors?.synchronise()
        try? OutputFile.replace(path, with: Checkpoint(start, conditions: files.conditions).text)
      }
    }
    let errorOutput: any ByteOutput = files.errors?.output ?? errors
    let report = try BatchPipeline(advisor, options)
      .run(inputs, to: files.output.output, errors: errorOutput, from: start)
    // The checkpoint goes when it is not needed after a power cut either.
    files.output.synchronise()
    files.errors?.synchronise()
    OutputFile.remove(path)
    return report
  }

  private struct Files {
    var output: OutputFile
    var errors: OutputFile?
    var start: BatchStart
    var conditions: [String]
  }

  private func prepare(
    _ inputs: [BatchInput], isResumed: Bool
  ) throws(PlacedFailure) -> Files {
    let conditions = Checkpoint.conditions(
      advisor.knowledgeBase, asOf: advisor.asOf, options, inputs: inputs.map(\.name))
    let path = Self.checkpointPath(outputPath)
    let checkpoint = isResumed ? OutputFile.read(path).flatMap { Checkpoint($0) } : nil
    if let difference = checkpoint?.difference(from: conditions) {
      let reason = "the earlier run had \"\(difference.was)\", this one has \"\(difference.now)\""
      throw PlacedFailure(cause: .cannotResume(reason), place: .output)
    }
    var place = BatchFailure.Place.output
    do throws(IOFailure) {
      let output = try OutputFile(outputPath, keeping: isResumed)
      // A checkpoint of an earlier run means nothing to a run that starts anew.
      if !isResumed { OutputFile.remove(path) }
      place = .errors
      var errors: OutputFile?
      if let errorsPath { errors = try OutputFile(errorsPath, keeping: isResumed) }
      var start = BatchStart()
      if isResumed {
        let errorBytes = errors?.existingBytes ?? .max
        if let known = checkpoint?.start(
          outputBytes: output.existingBytes, errorBytes: errorBytes)
        {
          start = known
        }
        try errors?.cut(to: start.errorBytes)
        place = .output
        start.existing = try output.existing(from: start.progress.outputBytes)
        start.cut = { (length) throws(IOFailure) in try output.cut(to: length) }
      }
      return Files(output: output, errors: errors, start: start, conditions: conditions)
    } catch {
      throw PlacedFailure(cause: error, place: place)
    }
  }
}
