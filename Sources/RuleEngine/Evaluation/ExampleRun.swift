// Running the examples of a knowledge base: what was expected and what came out.

import RuleLanguage

/// The outcome of one example.
public struct ExampleRun: Sendable {
  /// An expectation that failed.
  public enum Failure: Sendable {
    /// A statement has another truth than expected.
    case truth(Atom, expected: Truth, found: Truth)
    /// A rule was expected to fire.
    case didNotFire(ID<Rule>)
    /// A rule was expected not to fire.
    case fired(ID<Rule>)
    /// The answers say yes to a fact that does not apply.
    case contradiction(ID<Fact>)
  }

  /// The example.
  public let example: Example
  /// The evaluation of its answers.
  public let evaluation: Evaluation
  /// What failed; empty when all is as expected.
  public let failures: [Failure]

  /// Runs an example in the program of its day.
  public init(_ example: Example, in program: GroundProgram) {
    self.example = example
    var answers = Answers(example.answers)
    if example.otherwise == .no { answers = answers.otherwiseNo(in: program.model) }
    evaluation = Evaluation(program, answers)
    var failures = evaluation.contradictions.map { Failure.contradiction($0.fact) }
    for expectation in example.expectations {
      let atom = Atom(
        relation: expectation.conclusion.relation,
        arguments: expectation.conclusion.arguments.map { Grounding.value($0, []) })
      let expected: Truth =
        switch expectation.verdict {
        case .yes: .yes
        case .no: .no
        case .unknown: .unknown
        }
      let found = evaluation.truth(of: atom)
      if found != expected {
        failures.append(.truth(atom, expected: expected, found: found))
      }
    }
    let fired = Set(evaluation.firedRules)
    failures += example.fires.filter { !fired.contains($0) }.map { .didNotFire($0) }
    failures += example.whyNot.filter { fired.contains($0) }.map { .fired($0) }
    self.failures = failures
  }

  /// Runs all examples of a model, grounding it once for each day and what is assumed on it.
  public static func runAll(_ model: Model) -> [ExampleRun] {
    var programs: [Setting: GroundProgram] = [:]
    return model.examples.map { example in
      let setting = Setting(
        day: example.asOf, assumptions: example.assumptions.map(Setting.Value.init))
      let program = programs[setting] ?? example.program(of: model)
      programs[setting] = program
      return ExampleRun(example, in: program)
    }
  }

  /// What the programs of two examples must have in common to be one.
  private struct Setting: Hashable {
    struct Value: Hashable {
      let parameter: ID<Parameter>
      let value: Int64

      init(_ assumption: Example.Assumption) {
        parameter = assumption.parameter
        value = assumption.value
      }
    }

    let day: CalendarDay
    let assumptions: [Value]
  }
}

extension Example {
  /// The program that the example is run in: that of its day, with the values that it assumes.
  func program(of model: Model) -> GroundProgram {
    GroundProgram.ground(assumptions.isEmpty ? model : model.assuming(assumptions), asOf: asOf)
      .program
  }
}

extension Model {
  /// The same knowledge base with parameters that have one value on all days.
  func assuming(_ assumptions: [Example.Assumption]) -> Model {
    var result = self
    for assumption in assumptions {
      let parameter = self[assumption.parameter]
      result.parameters[assumption.parameter.index] = Parameter(
        name: parameter.name, type: parameter.type, say: parameter.say, basis: parameter.basis,
        entries: [
          .init(from: nil, value: assumption.value, citation: nil, range: assumption.range)
        ],
        until: nil, range: parameter.range)
    }
    return result
  }
}
