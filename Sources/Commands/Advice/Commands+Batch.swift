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
    var start = BatchStart()
    let output = try output(context, &start)
    let errors = try errors(context)
    let report: BatchReport
    do {
      report = try BatchPipeline(advisor, options).run(
        inputs, to: output, errors: errors, from: start)
    } catch { throw .batch(error) }
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

  /// Where results go; a file that is resumed keeps what it holds.
  private static func output(
    _ context: CommandContext, _ start: inout BatchStart
  ) throws(CommandError) -> any ByteOutput {
    guard let path = context.arguments[Options.output] else {
      if context.arguments[Options.resume] {
        throw .malformed("--resume goes on writing a file; name it with --output FILE")
      }
      return TerminalOutput(context.terminal)
    }
    let resumes = context.arguments[Options.resume]
    let flags = O_RDWR | O_CREAT | (resumes ? 0 : O_TRUNC)
    do {
      let file = try FileDescriptor.open(path, flags, mode: 0o666)
      // Reading what is there leaves the place at its end, where writing goes on.
      if resumes { start.existing = FileDescriptorInput(descriptor: file.number) }
      return FileDescriptorOutput(descriptor: file.number)
    } catch { throw .file(.cannotOpen(path: path, error)) }
  }

  private static func errors(_ context: CommandContext) throws(CommandError) -> any ByteOutput {
    guard let path = context.arguments[Options.errors] else {
      return TerminalErrors(terminal: context.terminal)
    }
    do {
      let file = try FileDescriptor.open(path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o666)
      return FileDescriptorOutput(descriptor: file.number)
    } catch { throw .file(.cannotOpen(path: path, error)) }
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
