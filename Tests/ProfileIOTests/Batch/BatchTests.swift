// The batch as a whole: order, rejected rows, formats.

import Advice
import RuleEngine
import RuleLanguage
import Testing

@testable import ProfileIO

/// What a batch wrote.
struct BatchOutcome {
  var output: String
  var errors: String
  var progress: BatchProgress

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// Runs a batch over texts in memory.
func batch(
  _ inputs: [String], pieceSize: Int = .max, _ change: (inout BatchOptions) -> Void = { _ in }
) throws -> BatchOutcome {
  var options = BatchOptions()
  change(&options)
  let output = MemoryOutput()
  let errors = MemoryOutput()
  let sources = inputs.enumerated().map { index, text in
    BatchInput(name: "input-\(index)", MemoryInput(Array(text.utf8), pieceSize: pieceSize))
  }
  let report = try BatchPipeline(try Sample.advisor(), options)
    .run(sources, to: output, errors: errors)
  return BatchOutcome(output: output.text, errors: errors.text, progress: report.progress)
}

@Suite("A batch")
struct BatchTests {
  private static let rows = """
    {"id":"a","name":"A","facts":{"serves":["KR"],"revenue":12e9,"users":5,"online":true}}
    {"id":"b","facts":{"srves":["KR"]}}

    {"id":"c","facts":{"srves":["KR"]
    {"id":"d","facts":{"users":5,"online":false}}
    {"id":"e","asOf":"2028-01-01","facts":{"industry":"health","listedOn":"2021-02-03"}}
    """

  @Test("keeps the order, and goes on after rows that are wrong")
  func rejects() throws {
    let outcome = try batch([Self.rows])
    #expect(
      outcome.lines.map { $0.prefix(9) } == [#"{"id":"a""#, #"{"id":"e""#])
    #expect(
      outcome.errors == """
        {"line":2,"id":"b","error":"column 20: unknown fact \\"srves\\"; did you mean \\"serves\\"?","key":"srves"}
        {"line":4,"id":"c","error":"column 34: not JSON: the text ends too early","key":""}
        {"line":5,"id":"d","error":"\\"users\\" is answered although it does not apply: \\"online\\" says otherwise","key":"users"}

        """)
    #expect(outcome.progress.read == 5)
    #expect(outcome.progress.evaluated == 2)
    #expect(outcome.progress.rejected == 3)
  }

  @Test("gives the same bytes however its input is cut and whatever the number of jobs")
  func cuts() throws {
    let whole = try batch([Self.rows])
    for size in [1, 2, 7, 64] {
      for jobs in [1, 2, 4] {
        let other = try batch([Self.rows], pieceSize: size) { options in
          options.chunkSize = 16 * size
          options.recordLimit = 1000
          options.jobs = jobs
        }
        #expect(other.output == whole.output)
        #expect(other.errors == whole.errors)
      }
    }
  }

  @Test("counts inputs of which nothing can be read, and goes on with the others")
  func unreadable() throws {
    let outcome = try batch(["id,srves\na,KR\n", "{\"id\":\"b\"}\n", "PK\u{3}\u{4}"])
    #expect(outcome.progress.unreadableInputs == 2)
    #expect(outcome.progress.rejected == 2)
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.split(separator: "\n").count == 2)
  }

  @Test("writes no control character into CSV, which has no escapes")
  func controlCharacters() throws {
    let outcome = try batch([
      #"{"id":"\u0000a\u001b[2J","name":"x\u007f\u0085\ty\nz\"\u00e9"}"#
    ]) { $0.outputFormat = .csv }
    #expect(
      outcome.lines.dropFirst().joined(separator: "\n").hasPrefix(
        "\u{FFFD}a\u{FFFD}[2J,\"x\u{FFFD}\u{FFFD}\ty\nz\"\"é\",2026-11-24,"))
  }

  @Test("fails where the errors are closed, and ends quietly where the results are")
  func closedPipes() throws {
    struct ClosedOutput: ByteOutput {
      func write(_ bytes: Span<UInt8>) throws(IOFailure) { throw .closedPipe }
    }
    let pipeline = BatchPipeline(try Sample.advisor())
    func inputs() -> [BatchInput] { [BatchInput(name: "in", MemoryInput(Self.rows))] }
    let report = try pipeline.run(inputs(), to: ClosedOutput(), errors: MemoryOutput())
    #expect(report.endedEarly)
    let failure = #expect(throws: BatchFailure.self) {
      try pipeline.run(inputs(), to: MemoryOutput(), errors: ClosedOutput())
    }
    #expect(failure?.place == .errors)
    #expect(failure?.cause == .closedPipe)
  }

  @Test("says what failed, and how much is complete, when the disk is full")
  func fullDisk() throws {
    var options = BatchOptions()
    options.chunkSize = 16
    let text = (0..<20).map { "{\"id\":\"\($0)\"}" }.joined(separator: "\n")
    let whole = try batch([text])
    for capacity in [0, 1, 1000, whole.output.utf8.count - 1] {
      let output = MemoryOutput(capacity: capacity)
      let failure = #expect(throws: BatchFailure.self) {
        try BatchPipeline(try Sample.advisor(), options).run(
          [BatchInput(name: "in", MemoryInput(text))], to: output, errors: MemoryOutput())
      }
      #expect(failure?.cause == .noSpace)
      #expect(failure?.place == .output)
      let complete = output.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(failure?.progress.evaluated == complete)
      #expect(whole.output.hasPrefix(output.text))
    }
  }
}
