// A batch gives the bytes that one gets by reading, assessing and writing profile after profile.

import Advice
import ProfileIO
import RuleEngine
import RuleLanguage

/// Runs inputs through a batch and by hand.
struct BatchCheck: Sendable {
  private let advisors: AdvisorCache
  private let schema: ProfileSchema

  init(_ knowledgeBase: KnowledgeBase) {
    let day = CalendarDay(daysSinceEpoch: 20_781)
    advisors = AdvisorCache(Advisor(knowledgeBase, asOf: day))
    schema = ProfileSchema(knowledgeBase.model)
  }

  func complaint(_ bytes: [UInt8], _ inputFormat: InputFormat) -> String? {
    var options = BatchOptions()
    options.inputFormat = inputFormat
    options.outputFormat = bytes.count % 2 == 0 ? .ndjson : .csv
    options.chunkSize = 4096
    options.trace = bytes.count % 3 == 0 ? .rules : .none
    let output = MemoryOutput()
    let errors = MemoryOutput()
    let inputs = [BatchInput(name: "fuzz", MemoryInput(bytes))]
    do {
      _ = try BatchPipeline(advisors.standard, options).run(inputs, to: output, errors: errors)
    } catch {
      return "the batch fails: \(error.cause)"
    }
    let expected = expectation(bytes, options)
    if output.bytes != expected.output { return "other results than one by one" }
    return errors.bytes == expected.errors ? nil : "other errors than one by one"
  }

  private func expectation(
    _ bytes: [UInt8], _ options: BatchOptions
  ) -> (output: [UInt8], errors: [UInt8]) {
    let knowledgeBase = advisors.standard.knowledgeBase
    let json = ResultWriter(knowledgeBase, trace: options.trace)
    let csv = CSVResultWriter(knowledgeBase)
    var output = options.outputFormat == .csv ? csv.header : []
    var errors: [UInt8] = []
    var reader = ProfileReader(
      MemoryInput(bytes), format: options.inputFormat, schema: schema, chunkSize: 4096)
    while let row = try? reader.next() {
      switch row {
      case .rejected(let error): error.append(to: &errors)
      case .profile(let profile, _):
        let advisor = advisors.advisor(asOf: profile.asOf)
        let evaluation = advisor.evaluate(profile.answers)
        let assessment = advisor.assess(evaluation, id: profile.id, name: profile.name)
        if options.outputFormat == .csv {
          csv.append(assessment, advisor, to: &output)
        } else {
          json.append(assessment, evaluation, advisor, to: &output)
        }
        output.append(UInt8(ascii: "\n"))
      }
    }
    return (output, errors)
  }
}
