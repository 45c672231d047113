// `batch`: files or standard input through the pipeline, with rejected rows and progress beside.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Commands {
  /// `batch`.
  static func runBatch(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let arguments = context.arguments
    let advisor = Advisor(try context.knowledgeBase().knowledgeBase, asOf: context.asOf)
    var options = BatchOptions()
    options.inputFormat = arguments[Options.inputFormat]
    options.outputFormat = arguments[Options.outputFormat]
    options.trace = arguments[Options.trace]
    options.language = context.language
    options.jobs = arguments[Options.jobs] ?? SystemClock.processorCount
    options.proofs = ExplanationJSON.proofs(context.language)
    options.progress = progress(context)

    let inputs = try inputs(arguments.operands)
    if arguments[Options.resume], arguments[Options.output] == nil {
      throw .malformed("--resume goes on writing a file; name it with --output FILE")
    }
    let report: BatchReport
    do { report = try run(inputs, advisor, options, context) } catch { throw .batch(error) }
    if let summary = report.summary {
      try context.print(
        arguments[Options.format] == .json
          ? String(decoding: summary.json, as: UTF8.self) : summary.text(context.language))
    }
    context.terminal.writeError(closingLine(report))
    return report.progress.rejected == 0 ? .done : .findings
  }

  // MARK: Inputs and outputs

  private static func inputs(_ paths: [String]) throws(CommandError) -> [BatchInput] {
    var inputs: [BatchInput] = []
    for path in paths.isEmpty ? ["-"] : paths {
      if path == "-" {
        inputs.append(BatchInput(name: "-", FileDescriptorInput(descriptor: 0)))
        continue
      }
      do {
        let file = try FileDescriptor.open(path, O_RDONLY)
        inputs.append(BatchInput(name: path, FileDescriptorInput(descriptor: file.number)))
      } catch { throw .file(.cannotOpen(path: path, error)) }
    }
    return inputs
  }

  /// Runs into the file that was asked for, or to standard output.
  private static func run(
    _ inputs: [BatchInput], _ advisor: Advisor, _ options: BatchOptions, _ context: CommandContext
  ) throws(BatchFailure) -> BatchReport {
    let errors = TerminalErrors(terminal: context.terminal)
    let errorsPath = context.arguments[Options.errors]
    if let path = context.arguments[Options.output] {
      return try ResumableBatch(advisor, options, output: path, errors: errorsPath)
        .run(inputs, errors: errors, isResumed: context.arguments[Options.resume])
    }
    let output = TerminalOutput(context.terminal)
    guard let errorsPath else {
      return try BatchPipeline(advisor, options).run(inputs, to: output, errors: errors)
    }
    let file: OutputFile
    do { file = try OutputFile(errorsPath, keeping: false) } catch {
      throw BatchFailure(cause: error, progress: BatchProgress())
    }
    return try BatchPipeline(advisor, options).run(inputs, to: output, errors: file.output)
  }

  // MARK: Words

  private static func closingLine(_ report: BatchReport) -> String {
    let counts = report.progress
    let parts = report.elapsed.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    let tenths = Int((seconds * 10).rounded())
    let rate = seconds > 0 ? Int(Double(counts.read) / seconds) : counts.read
    return "\(counts.read) read, \(counts.evaluated) evaluated, \(counts.rejected) rejected, "
      + "\(tenths / 10).\(tenths % 10) s, \(rate) a second\n"
  }

  /// A line that is written over on a terminal, at most ten times a second; nothing elsewhere unless it
  /// is asked for.
  private static func progress(
    _ context: CommandContext
  ) -> (@Sendable (BatchProgress) -> Void)? {
    let terminal = context.terminal
    let isTerminal = terminal.isTerminal(.error)
    let isWanted =
      switch context.arguments[Options.progress] {
      case .auto: isTerminal
      case .always: true
      case .never: false
      }
    guard isWanted else { return nil }
    let ticker = Ticker(everySeconds: isTerminal ? 0.1 : 10)
    return { progress in
      guard ticker.isDue() else { return }
      let text = "\(progress.read) read, \(progress.rejected) rejected"
      terminal.writeError(isTerminal ? "\r\u{1B}[K\(text)\r" : text + "\n")
    }
  }
}
