// `batch`: files or standard input through the pipeline, with rejected rows and progress beside.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  /// `batch`.
  static func runBatch(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let arguments = context.arguments
    try checkUsage(arguments)
    let inputs = try BatchInputs(arguments.operands)
    try checkFiles(arguments)
    let advisor = Advisor(try context.knowledgeBase().knowledgeBase, asOf: context.asOf)
    var options = BatchOptions()
    options.inputFormat = arguments[Options.inputFormat]
    options.outputFormat = arguments[Options.outputFormat]
    options.trace = arguments[Options.trace]
    options.language = context.language
    options.jobs = arguments[Options.jobs] ?? SystemClock.processorCount
    options.proofs = ExplanationJSON.proofs(context.language)
    let display = display(context, byteCount: inputs.byteCount)
    if let display { options.progress = { display.update($0) } }

    let report: BatchReport
    do { report = try run(inputs.inputs, advisor, options, context, display) } catch {
      display?.clear()
      throw .batch(
        error, BatchNames(output: arguments[Options.output], errors: arguments[Options.errors]))
    }
    display?.clear()
    // Whoever closed the output has seen enough, and wants to hear nothing more.
    if report.endedEarly { return .done }
    if let summary = report.summary { try write(summary, context) }
    context.terminal.writeError(BatchWords.closing(report))
    if report.progress.unreadableInputs > 0 { return .malformed }
    return report.progress.rejected == 0 ? .done : .findings
  }

  // MARK: Before anything is written

  private static func checkUsage(_ arguments: ParsedArguments) throws(CommandError) {
    if arguments[Options.resume], arguments[Options.output] == nil {
      throw .usage(
        .missingOption(Options.resume.declaration, needed: Options.output.declaration, .batch))
    }
  }

  /// Refuses to write into a file that is read, or into one file twice.
  private static func checkFiles(_ arguments: ParsedArguments) throws(CommandError) {
    var used = arguments.operands.filter { $0 != "-" }
    for option in [Options.output, Options.errors] {
      guard let path = arguments[option] else { continue }
      if used.contains(where: { $0 == path || FileAccess.isSameFile($0, path) }),
        !path.hasPrefix("/dev/")
      {
        throw .usage(.sameFile(path, option.declaration, .batch))
      }
      used.append(path)
    }
  }

  private static func display(
    _ context: CommandContext, byteCount: Int?
  ) -> BatchProgressDisplay? {
    let terminal = context.terminal
    // A bar between results would disturb both.
    let isCrowded =
      terminal.isTerminal(.output) && context.arguments[Options.output] == nil
      && context.arguments[Options.outputFormat] != .summary
    let form: BatchProgressDisplay.Form
    switch (context.arguments[Options.progress], terminal.isTerminal(.error)) {
    case (.never, _): return nil
    case (.auto, true) where isCrowded: return nil
    case (_, true) where !isCrowded: form = .bar
    case (let wish, _): form = .lines(startsAtOnce: wish == .always)
    }
    let clock = ContinuousClock()
    let began = clock.now
    return BatchProgressDisplay(
      form, byteCount: byteCount, now: { began.duration(to: clock.now) },
      write: { terminal.writeError($0) })
  }

  // MARK: The run

  /// Runs into the file that was asked for, or to standard output.
  private static func run(
    _ inputs: [BatchInput], _ advisor: Advisor, _ options: BatchOptions,
    _ context: CommandContext, _ display: BatchProgressDisplay?
  ) throws(BatchFailure) -> BatchReport {
    let errors = TerminalErrors(terminal: context.terminal, display: display)
    let errorsPath = context.arguments[Options.errors]
    // A summary is written as a whole at the end, so there is nothing to resume.
    if let path = context.arguments[Options.output], options.outputFormat != .summary {
      return try ResumableBatch(advisor, options, output: path, errors: errorsPath)
        .run(inputs, errors: errors, isResumed: context.arguments[Options.resume])
    }
    let output = TerminalOutput(context.terminal)
    guard let errorsPath else {
      return try BatchPipeline(advisor, options).run(inputs, to: output, errors: errors)
    }
    let file: OutputFile
    do { file = try OutputFile(errorsPath, keeping: false) } catch {
      throw BatchFailure(cause: error, at: .errors, progress: BatchProgress())
    }
    return try BatchPipeline(advisor, options).run(inputs, to: output, errors: file.output)
  }

  private static func write(
    _ summary: Summary, _ context: CommandContext
  ) throws(CommandError) {
    let bytes =
      context.arguments[Options.summaryFormat] == .json
      ? summary.json : Array(summary.text(context.language).utf8)
    guard let path = context.arguments[Options.output] else {
      return try context.print(String(decoding: bytes, as: UTF8.self))
    }
    do { try FileAccess.replace(path, with: bytes) } catch { throw .file(error) }
  }
}
