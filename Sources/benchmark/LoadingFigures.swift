// From texts to a circuit.

import Advice
import RuleEngine
import RuleLanguage

enum LoadingFigures {
  static func measure(_ texts: [SourceText], _ day: CalendarDay, _ figures: inout Figures) {
    figures.heading("Loading the knowledge base, in processor time")
    figures.add("bytes of text", Double(texts.reduce(0) { $0 + $1.bytes.count }), .bytes)
    let sorted = texts.sorted { $0.name < $1.name }
    var parsed: [ParsedSource] = []
    let parsing = Timing.best(of: 5) {
      parsed = sorted.enumerated().map { parse($1, id: SourceID($0)) }
    }
    figures.add("parse", parsing.processor * 1e3, .milliseconds)
    var checked = CheckedModel(parsed)
    let checking = Timing.best(of: 5) { checked = CheckedModel(parsed) }
    figures.add("check", checking.processor * 1e3, .milliseconds)
    var program = GroundProgram.ground(checked.model, asOf: day).program
    let grounding = Timing.best(of: 5) {
      program = GroundProgram.ground(checked.model, asOf: day).program
    }
    figures.add("ground for a day", grounding.processor * 1e3, .milliseconds)
    figures.add("rules", Double(checked.model.rules.count), .count)
    figures.add("rules without variables", Double(program.rules.count), .count)
    figures.add("gates", Double(program.circuit.count), .count)
  }
}
