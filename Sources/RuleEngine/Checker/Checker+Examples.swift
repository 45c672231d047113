// Examples: answers with their types checked, and what is expected of them.

import RuleLanguage

extension Checker {
  mutating func resolveExamples() {
    for syntax in declarations.examples where take(syntax.name, as: "example") {
      if syntax.expect.isEmpty, syntax.fires.isEmpty, syntax.whyNot.isEmpty {
        diagnostics.append(.emptyExample(syntax.name))
      }
      var expectations: [Example.Expectation] = []
      for expectation in syntax.expect {
        if let conclusion = relationTerms(expectation.atom, in: Scope()) {
          expectations.append(
            .init(
              conclusion: Conclusion(
                relation: conclusion.0, arguments: conclusion.1, range: expectation.atom.range),
              verdict: expectation.verdict))
        }
      }
      model.examples.append(
        Example(
          name: syntax.name.text, asOf: syntax.asOf, answers: answers(syntax.given),
          otherwise: syntax.otherwise, expectations: expectations, fires: rules(syntax.fires),
          whyNot: rules(syntax.whyNot), range: syntax.range))
    }
  }

  private mutating func rules(_ names: [Name]) -> [ID<Rule>] {
    var result: [ID<Rule>] = []
    for name in names {
      if let id = model.rule(named: name.text) {
        result.append(id)
      } else {
        unknown(name, "rule", among: model.rules.map(\.name))
      }
    }
    return result
  }

  /// The answers that are given, by fact; answers that contradict each other are reported.
  mutating func answers(_ given: [ExampleSyntax.Given]) -> [ID<Fact>: Answer] {
    var answers: [ID<Fact>: Answer] = [:]
    for one in given {
      guard let (fact, value, range) = answer(one) else { continue }
      switch (answers[fact], value) {
      case (.value(.set(let known)), .set(let more)):
        answers[fact] = .value(.set(Set(known).union(more).sorted()))
      case (nil, _): answers[fact] = .value(value)
      case (.value(let known), _) where known == value: break
      default: diagnostics.append(.answeredTwice(range, fact: model[fact].name))
      }
    }
    return answers
  }

  private mutating func answer(
    _ given: ExampleSyntax.Given
  ) -> (ID<Fact>, Value, SourceRange)? {
    switch given {
    case .atom(let atom, let isTrue):
      guard let fact = fact(atom.predicate) else { return nil }
      switch (model[fact].type, atom.arguments.count) {
      case (.yesNo, 0): return (fact, .yesNo(isTrue), atom.range)
      case (.set(let enumeration), 1):
        // "not serves(JP)" alone says that the set holds nothing else that is not named.
        guard let index = member(atom.arguments[0], of: enumeration) else { return nil }
        return (fact, .set(isTrue ? [index] : []), atom.range)
      default:
        diagnostics.append(
          .needsValue(atom.range, fact: model[fact].name, type: typeName(model[fact].type)))
        return nil
      }
    case .choice(let name, let value):
      guard let fact = fact(name) else { return nil }
      guard case .choice(let enumeration) = model[fact].type else {
        diagnostics.append(.notAChoice(name, type: typeName(model[fact].type)))
        return nil
      }
      return member(value, of: enumeration).map { (fact, .choice($0), name.range) }
    case .value(let name, let literal):
      guard let fact = fact(name) else { return nil }
      let type = model[fact].type
      guard type.isOrdered, let number = value(literal, as: type, of: name.text) else {
        if !type.isOrdered {
          diagnostics.append(.notOrdered(name, type: typeName(type)))
        }
        return nil
      }
      return (
        fact,
        type == .date
          ? .date(CalendarDay(daysSinceEpoch: Int(number))) : .number(hundredths: number),
        name.range
      )
    }
  }
}
