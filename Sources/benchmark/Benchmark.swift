// benchmark measures how long everything takes and prints a table. It must never be part of the tests:
// times depend on the machine, ratios within one run are what counts.

import Advice
import BundledKnowledge
import ProfileIO
import RuleLanguage

@main
struct Benchmark {
  static func main() throws {
    let options: BenchmarkOptions
    switch BenchmarkOptions.parse(CommandLine.arguments.dropFirst()) {
    case .success(let parsed): options = parsed
    case .failure(let problem):
      print(problem.message)
      print(BenchmarkOptions.help)
      exitProcess(64)
    }
    if options.wantsHelp { return print(BenchmarkOptions.help) }

    let texts = BundledKnowledge.files.map { SourceText(name: $0.path, $0.text) }
    let day = CalendarDay(daysSinceEpoch: 20_781)
    guard let knowledgeBase = KnowledgeBase.load(texts, asOf: day).knowledgeBase else {
      print("the bundled knowledge base has errors")
      exitProcess(70)
    }
    if let count = options.generated {
      return try generate(count, for: knowledgeBase, seed: options.seed)
    }
    var figures = Figures(baseline: try options.baseline.map { try Figures.read($0) })
    let advisor = Advisor(knowledgeBase, asOf: day)
    if options.includes("loading") { LoadingFigures.measure(texts, day, &figures) }
    let pool = ProfilePool(knowledgeBase, count: options.profileCount, seed: options.seed)
    if options.includes("engine") { EngineFigures.measure(advisor, pool, &figures) }
    if options.includes("interview") {
      try InterviewMeasure.measure(advisor, options, &figures)
    }
    if options.includes("batch") {
      try BatchFigures(advisor, pool).measure(&figures, growth: options.growth)
    }
    if options.includes("rules") { try RuleFigures.measure(day, &figures) }
    if options.includes("process") {
      try ProcessFigures.measure(pool, byteCount: options.pipedBytes, &figures)
    }
    figures.printEnd()
    if let file = options.saved { try figures.write(file) }
  }

  /// Writes profiles to standard output.
  private static func generate(
    _ count: Int, for knowledgeBase: KnowledgeBase, seed: UInt64
  ) throws {
    var generator = ProfileGenerator(knowledgeBase.model, seed: seed)
    var output = FileDescriptorOutput(descriptor: 1)
    for start in stride(from: 0, to: count, by: 1000) {
      var bytes: [UInt8] = []
      generator.append(min(1000, count - start), to: &bytes)
      try output.write(bytes.span)
    }
  }
}
