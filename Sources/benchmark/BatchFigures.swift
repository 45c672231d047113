// Batches from bytes in memory to bytes that are forgotten, so that nothing but the program is measured.

import Advice
import ProfileIO
import RuleLanguage

struct BatchFigures {
  private struct WrongResults: Error {}

  private let advisor: Advisor
  private let pool: ProfilePool

  init(_ advisor: Advisor, _ pool: ProfilePool) {
    self.advisor = advisor
    self.pool = pool
  }

  func measure(_ figures: inout Figures, growth: [Int]) throws {
    try verify()
    figures.heading(
      "A batch of \(pool.count) different profiles of \(pool.bytes.count / pool.count) bytes on average"
    )
    let ways: [(String, OutputFormat, TraceLevel)] = [
      ("CSV", .csv, .none), ("NDJSON, trace none", .ndjson, .none),
      ("NDJSON, trace rules", .ndjson, .rules), ("summary", .summary, .rules),
    ]
    for (name, format, trace) in ways {
      let one = try run(pool.count * 4, format, trace, jobs: 1)
      figures.add("\(name): profiles a second", one.rate, .perSecond)
      figures.add("\(name): profiles a second of processor time", one.processorRate, .perSecond)
      figures.add("\(name): bytes of result", one.bytesEach, .bytes)
      let two = try run(pool.count * 4, format, trace, jobs: 2)
      figures.add("\(name): two cores to one", two.rate / one.rate, .ratio)
    }
    figures.heading("Growth: processor time of a profile, CSV")
    for count in growth {
      let result = try run(count, .csv, .none, jobs: 1)
      figures.add("\(count) profiles", 1e6 / result.processorRate, .microseconds)
    }
  }

  // MARK: Runs

  private struct Outcome {
    var rate: Double
    var processorRate: Double
    var bytesEach: Double
  }

  private func run(
    _ count: Int, _ format: OutputFormat, _ trace: TraceLevel, jobs: Int
  ) throws -> Outcome {
    try Self.run(advisor, pool, count, format, trace, jobs: jobs)
  }

  /// Evaluates profiles, beginning again where there are not enough.
  private static func run(
    _ advisor: Advisor, _ pool: ProfilePool, _ count: Int, _ format: OutputFormat,
    _ trace: TraceLevel, jobs: Int
  ) throws -> Outcome {
    var options = BatchOptions()
    options.outputFormat = format
    options.trace = trace
    options.jobs = jobs
    let part = count < pool.count ? Array(pool.lines(count)) : pool.bytes
    let input = RepeatedInput(part, rounds: max(1, count / pool.count))
    var report: BatchReport?
    let timing = try Timing.of {
      report = try BatchPipeline(advisor, options)
        .run([BatchInput(name: "pool", input)], to: NoOutput(), errors: NoOutput())
    }
    let progress = report?.progress ?? BatchProgress()
    let read = Double(max(1, progress.read))
    return Outcome(
      rate: read / timing.elapsed, processorRate: read / timing.processor,
      bytesEach: Double(progress.outputBytes) / read)
  }

  /// The rate of one core for a knowledge base, as CSV.
  static func processorRate(_ advisor: Advisor, _ pool: ProfilePool) throws -> Double {
    try run(advisor, pool, pool.count * 2, .csv, .none, jobs: 1).processorRate
  }

  // MARK: Results

  /// Compares results with those of one profile after the other: fast and wrong is not fast.
  private func verify() throws {
    let count = min(2_000, pool.count)
    var options = BatchOptions()
    let json = ResultWriter(advisor.knowledgeBase)
    let csv = CSVResultWriter(advisor.knowledgeBase)
    for format in [OutputFormat.ndjson, .csv] {
      options.outputFormat = format
      let output = MemoryOutput()
      _ = try BatchPipeline(advisor, options).run(
        [BatchInput(name: "pool", MemoryInput(Array(pool.lines(count))))], to: output,
        errors: NoOutput())
      var expected = format == .csv ? csv.header : []
      var reader = ProfileReader(
        MemoryInput(Array(pool.lines(count))), schema: ProfileSchema(advisor.model))
      while case .profile(let profile, _) = try reader.next() {
        let evaluation = advisor.evaluate(profile.answers)
        let assessment = advisor.assess(evaluation, id: profile.id, name: profile.name)
        if format == .csv {
          csv.append(assessment, advisor, to: &expected)
        } else {
          json.append(assessment, evaluation, advisor, to: &expected)
        }
        expected.append(UInt8(ascii: "\n"))
      }
      guard output.bytes == expected else {
        print("the batch gives other results than one profile after the other, as \(format)")
        throw WrongResults()
      }
    }
    print("\n\(count) results compared with those of one profile after the other: equal")
  }
}

extension ProfilePool {
  /// The first lines.
  func lines(_ count: Int) -> ArraySlice<UInt8> {
    var left = count
    let end = bytes.firstIndex { byte in
      if byte == UInt8(ascii: "\n") { left -= 1 }
      return left == 0
    }
    return bytes[..<(end.map { $0 + 1 } ?? bytes.count)]
  }
}
