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
  nonisolated(nonsending) static func runBatch(
    _ context: CommandContext
  ) async throws(CommandError) -> ExitStatus {
    let arguments = context.arguments
    let knowledge = try context.knowledgeBase().knowledgeBase
    let options = BatchOptions(
      inputFormat: arguments[Options.inputFormat], outputFormat: arguments[Options.outputFormat],
      trace: arguments[Options.trace], language: context.language,
      jobs: arguments[Options.jobs] ?? SystemClock.processorCount, asOf: context.asOf)
    let advisor = Advisor(knowledge, asOf: context.asOf)
    let pipeline = BatchPipeline(
      knowledge, options, proofs: ExplanationJSON.proofs(advisor, context.language))
    let rejected = try RejectedRows(arguments[Options.errors], context)
    let output = try BatchTarget(arguments[Options.output], context)
    var total = BatchCounts()
    var tally = BatchTally()
    let start = SystemClock.secondsSinceStart()
    let paths = arguments.operands.isEmpty ? ["-"] : arguments.operands
    for path in paths {
      let input = try open(path)
      defer { if path != "-" { try? input.close() } }
      var bytes = FileDescriptorInput(descriptor: input.number) as any ByteInput
      do throws(IOFailure) {
        var sink = output
        let result = try await pipeline.run(
          bytes, to: &sink, errors: { (error) throws(IOFailure) in try rejected.append(error) },
          progress: { _ in })
        total.add(result.counts)
        tally.merge(result.tally)
      } catch {
        throw .batch(error)
      }
      bytes = MemoryInput([])
    }
    if options.outputFormat == .summary {
      try context.print(
        arguments[Options.format] == .json
          ? BatchSummary.json(total, tally) : BatchSummary.text(total, tally, context.language))
    }
    let seconds = SystemClock.secondsSinceStart() - start
    context.terminal.writeError(BatchSummary.line(total, seconds: seconds))
    return total.rejected == 0 ? .done : .findings
  }

  private static func open(_ path: String) throws(CommandError) -> FileDescriptor {
    if path == "-" { return .standardInput }
    do { return try FileDescriptor.open(path, O_RDONLY) } catch {
      throw .file(.cannotOpen(path: path, error))
    }
  }
}

/// Where results go: a file, or standard output.
private struct BatchTarget: ByteOutput {
  private let file: FileDescriptor?
  private let terminal: any Terminal

  init(_ path: String?, _ context: CommandContext) throws(CommandError) {
    terminal = context.terminal
    guard let path else {
      file = nil
      return
    }
    do { file = try FileDescriptor.open(path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o666) } catch {
      throw .file(.cannotOpen(path: path, error))
    }
  }

  mutating func write(_ bytes: Span<UInt8>) throws(IOFailure) {
    if let file {
      var descriptor = FileDescriptorOutput(descriptor: file.number)
      try descriptor.write(bytes)
      return
    }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in 0..<bytes.count { copy.append(bytes[index]) }
    do { try terminal.write(copy) } catch {
      switch error {
      case .closed: throw .closedPipe
      case .cannotRead(let system): throw .readFailed(code: system.code)
      case .cannotWrite(let system):
        throw system.code == ENOSPC ? .noSpace : .writeFailed(code: system.code)
      }
    }
  }
}

/// Where rejected rows go: a file, or standard error.
private final class RejectedRows {
  private let file: FileDescriptor?
  private let terminal: any Terminal

  init(_ path: String?, _ context: CommandContext) throws(CommandError) {
    terminal = context.terminal
    guard let path else {
      file = nil
      return
    }
    do { file = try FileDescriptor.open(path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o666) } catch {
      throw .file(.cannotOpen(path: path, error))
    }
  }

  func append(_ error: RowError) throws(IOFailure) {
    var bytes: [UInt8] = []
    error.append(to: &bytes)
    if let file {
      var output = FileDescriptorOutput(descriptor: file.number)
      try output.write(bytes.span)
    } else {
      terminal.writeError(String(decoding: bytes, as: UTF8.self))
    }
  }
}
