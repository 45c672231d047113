// The functions through which the tests touch the module, so that its interface can change.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

/// Parses and checks texts as files of one knowledge base.
func checked(_ texts: String...) -> CheckedModel { checked(texts) }

/// Parses and checks texts as files of one knowledge base.
func checked(_ texts: [String]) -> CheckedModel {
  CheckedModel(
    texts.enumerated().map { parse(SourceText(name: "\($0).kb", $1), id: SourceID($0)) })
}

/// A day written as year-month-day.
func day(
  _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> CalendarDay {
  try #require(CalendarDay(text), sourceLocation: sourceLocation)
}

/// The program of texts that must be without findings.
func ground(
  _ texts: [String], on day: CalendarDay,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> GroundProgram {
  let checked = checked(texts)
  let grounded = GroundProgram.ground(checked.model, asOf: day)
  #expect(
    (checked.diagnostics + grounded.diagnostics).map(\.message) == [],
    sourceLocation: sourceLocation)
  #expect(grounded.program.circuit.invariantViolations() == [], sourceLocation: sourceLocation)
  return grounded.program
}

/// A knowledge base on a day with the answers of a profile.
struct World {
  let program: GroundProgram
  let evaluation: Evaluation

  /// Answers by the names of facts; other facts have no answer.
  init(
    _ texts: [String], on date: String = "2026-06-15", _ answers: [String: Answer] = [:],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    program = ground(
      texts, on: try day(date, sourceLocation: sourceLocation), sourceLocation: sourceLocation)
    var byFact = Answers()
    for (name, answer) in answers {
      let fact = try #require(
        program.model.fact(named: name), "\(name)", sourceLocation: sourceLocation)
      byFact[fact] = answer
    }
    evaluation = Evaluation(program, byFact)
  }

  init(
    _ text: String, on date: String = "2026-06-15", _ answers: [String: Answer] = [:],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try self.init([text], on: date, answers, sourceLocation: sourceLocation)
  }

  /// The statements of a truth, as names in order of the alphabet.
  func statements(_ truth: Truth) -> [String] {
    program.atoms.filter { evaluation.truth(of: $0) == truth }.map { program.name(of: $0) }
      .sorted()
  }

  /// The truth of a statement by its name.
  subscript(name: String) -> Truth {
    program.atoms.first { program.name(of: $0) == name }.map { evaluation.truth(of: $0) } ?? .no
  }
}

extension Answer {
  static let yes = Answer.value(.yesNo(true))
  static let no = Answer.value(.yesNo(false))

  /// A whole number.
  static func count(_ number: Int64) -> Answer { .value(.number(hundredths: number * 100)) }
}
