// Examples: answers with their types checked, and what is expected of them.

import RuleLanguage

extension Checker {
  mutating func resolveExamples() {
    for syntax in declarations.examples where take(syntax.name, as: "example") {
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
          otherwise: syntax.otherwise, assumptions: assumptions(syntax.assuming),
          expectations: expectations, fires: rules(syntax.fires), whyNot: rules(syntax.whyNot),
          range: syntax.range))
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

  /// The values that parameters are assumed to have.
  private mutating func assumptions(
    _ syntax: [ExampleSyntax.Assumption]
  ) -> [Example.Assumption] {
    var result: [Example.Assumption] = []
    for one in syntax {
      guard let id = model.parameter(named: one.parameter.text) else {
        unknown(one.parameter, "parameter", among: model.parameters.map(\.name))
        continue
      }
      guard let value = value(one.value, as: model[id].type, of: one.parameter.text) else {
        continue
      }
      if let twin = result.first(where: { $0.parameter == id }) {
        diagnostics.append(.assumedTwice(one.parameter, first: twin.range))
        continue
      }
      result.append(
        .init(parameter: id, value: value, range: one.parameter.range.union(one.value.range)))
    }
    return result.sorted { $0.parameter < $1.parameter }
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
