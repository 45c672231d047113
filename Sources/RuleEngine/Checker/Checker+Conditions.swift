// Conditions and conclusions: names resolved against the variables in scope, then against the
// members that the place allows.

import RuleLanguage

extension Checker {
  /// The variables that a condition may use.
  struct Scope {
    var binders: [Binder] = []

    func variable(_ name: String) -> Int? { binders.firstIndex { $0.name == name } }
  }

  mutating func binders(_ syntax: [BinderSyntax]) -> [Binder] {
    var result: [Binder] = []
    for one in syntax {
      guard let variable = one.variable else { continue }
      guard let id = enumeration(one.enumeration) else { continue }
      if result.contains(where: { $0.name == variable.text }) {
        diagnostics.append(
          .duplicateName(variable, kind: "variable", first: one.enumeration.range))
        continue
      }
      result.append(Binder(enumeration: id, name: variable.text))
    }
    return result
  }

  mutating func conditions(_ syntax: [ConditionSyntax], in scope: Scope) -> [Condition]? {
    var result: [Condition] = []
    for one in syntax { if let condition = condition(one, in: scope) { result.append(condition) } }
    return result.count == syntax.count ? result : nil
  }

  mutating func condition(_ syntax: ConditionSyntax, in scope: Scope) -> Condition? {
    let range = syntax.range
    switch syntax.kind {
    case .atom(let atom): return self.atom(atom, in: scope)
    case .comparison(let name, let comparison, let operand):
      return self.comparison(name, comparison, operand, range)
    case .equality(let left, let right, let isEqual):
      guard let condition = equality(left, right, in: scope, range) else { return nil }
      return isEqual ? condition : Condition(.not(condition), range)
    case .membership(let name, let values):
      guard let fact = fact(name) else { return nil }
      guard case .choice(let enumeration) = model[fact].type else {
        diagnostics.append(.notAChoice(name, type: typeName(model[fact].type)))
        return nil
      }
      var parts: [Condition] = []
      for value in values {
        guard let index = member(value, of: enumeration) else { return nil }
        parts.append(Condition(.member(fact, .member(index)), value.range))
      }
      return Condition(.any(parts), range)
    case .not(let inner):
      return condition(inner, in: scope).map { Condition(.not($0), range) }
    case .all(let parts): return conditions(parts, in: scope).map { Condition(.all($0), range) }
    case .any(let parts): return conditions(parts, in: scope).map { Condition(.any($0), range) }
    case .atLeast(let count, let parts):
      if count < 1 || count > parts.count {
        diagnostics.append(.impossibleCount(range, count: count, of: parts.count))
        return nil
      }
      return conditions(parts, in: scope).map { Condition(.atLeast(count, $0), range) }
    }
  }

  private mutating func atom(_ atom: AtomSyntax, in scope: Scope) -> Condition? {
    let name = atom.predicate
    if let fact = model.fact(named: name.text) {
      switch model[fact].type {
      case .yesNo:
        guard atom.arguments.isEmpty else {
          diagnostics.append(
            .wrongArity(atom.range, name.text, found: atom.arguments.count, wanted: 0))
          return nil
        }
        return Condition(.fact(fact), atom.range)
      case .set(let enumeration), .choice(let enumeration):
        guard atom.arguments.count == 1 else {
          diagnostics.append(
            .wrongArity(atom.range, name.text, found: atom.arguments.count, wanted: 1))
          return nil
        }
        return term(atom.arguments[0], of: enumeration, in: scope).map {
          Condition(.member(fact, $0), atom.range)
        }
      default:
        diagnostics.append(.needsComparison(name, type: typeName(model[fact].type)))
        return nil
      }
    }
    return relationTerms(atom, in: scope).map { relation, terms in
      Condition(.relation(relation, terms), atom.range)
    }
  }

  /// The relation and terms of an atom that must not be a fact.
  mutating func relationTerms(
    _ atom: AtomSyntax, in scope: Scope
  ) -> (ID<Relation>, [Term])? {
    let name = atom.predicate
    guard let relation = model.relation(named: name.text) else {
      unknown(
        name, "fact or relation",
        among: model.facts.map(\.name) + model.relations.map(\.name))
      return nil
    }
    let parameters = model[relation].parameters
    guard atom.arguments.count == parameters.count else {
      diagnostics.append(
        .wrongArity(
          atom.range, name.text, found: atom.arguments.count, wanted: parameters.count))
      return nil
    }
    var terms: [Term] = []
    for (argument, parameter) in zip(atom.arguments, parameters) {
      guard let term = term(argument, of: parameter.enumeration, in: scope) else { return nil }
      terms.append(term)
    }
    return (relation, terms)
  }

  mutating func term(
    _ name: Name, of enumeration: ID<Enumeration>, in scope: Scope
  ) -> Term? {
    if let variable = scope.variable(name.text) {
      let found = scope.binders[variable].enumeration
      if found != enumeration {
        diagnostics.append(
          .wrongVariable(name, found: model[found].name, wanted: model[enumeration].name))
        return nil
      }
      return .variable(variable)
    }
    return member(name, of: enumeration).map { .member($0) }
  }

  private mutating func equality(
    _ left: Name, _ right: Name, in scope: Scope, _ range: SourceRange
  ) -> Condition? {
    if let variable = scope.variable(left.text) ?? scope.variable(right.text) {
      let enumeration = scope.binders[variable].enumeration
      guard let first = term(left, of: enumeration, in: scope),
        let second = term(right, of: enumeration, in: scope)
      else { return nil }
      return Condition(.same(enumeration, first, second), range)
    }
    guard let fact = fact(left) else { return nil }
    guard case .choice(let enumeration) = model[fact].type else {
      diagnostics.append(.notAChoice(left, type: typeName(model[fact].type)))
      return nil
    }
    return member(right, of: enumeration).map { Condition(.member(fact, .member($0)), range) }
  }

  private mutating func comparison(
    _ name: Name, _ comparison: Comparison, _ operand: OperandSyntax, _ range: SourceRange
  ) -> Condition? {
    guard let fact = fact(name) else { return nil }
    let type = model[fact].type
    guard type.isOrdered else {
      diagnostics.append(.notOrdered(name, type: typeName(type)))
      return nil
    }
    switch operand.kind {
    case .literal(let literal):
      return value(literal, as: type, of: name.text).map {
        Condition(.comparison(fact, comparison, .value($0)), range)
      }
    case .parameter(let parameterName):
      guard let parameter = model.parameter(named: parameterName.text) else {
        unknown(parameterName, "parameter", among: model.parameters.map(\.name))
        return nil
      }
      let found = model[parameter].type
      guard found == type else {
        if case .amount(let currency) = found, case .amount(let wanted) = type {
          diagnostics.append(
            .wrongCurrency(
              parameterName.range, found: currency, wanted: wanted, subject: name.text))
        } else {
          diagnostics.append(
            .wrongParameterType(
              parameterName, found: typeName(found), wanted: typeName(type), fact: name.text))
        }
        return nil
      }
      return Condition(.comparison(fact, comparison, .parameter(parameter)), range)
    case .asOf(let offset, let unit):
      guard type == .date else {
        diagnostics.append(.asOfNeedsDate(operand.range, fact: name.text))
        return nil
      }
      return Condition(.comparison(fact, comparison, .asOf(offset: offset, unit)), range)
    }
  }

  mutating func conclusions(_ syntax: [AtomSyntax], in scope: Scope) -> [Conclusion] {
    var result: [Conclusion] = []
    for atom in syntax {
      if model.fact(named: atom.predicate.text) != nil {
        diagnostics.append(.concludesFact(atom.predicate))
        continue
      }
      guard let (relation, terms) = relationTerms(atom, in: scope) else { continue }
      if model[relation].tuples != nil {
        diagnostics.append(.concludesTable(atom.predicate, table: model[relation].range))
        continue
      }
      result.append(Conclusion(relation: relation, arguments: terms, range: atom.range))
    }
    return result
  }
}
