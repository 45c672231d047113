// What lints look at: the model, and who reads what in it.

import RuleLanguage

/// The uses of the declarations of a model.
struct LintContext: Sendable {
  /// What reads a parameter, with the days on which it does.
  struct ParameterReader: Hashable, Sendable {
    let name: String
    let inForce: DateInterval?
    let range: SourceRange
  }

  let model: Model
  let asOf: CalendarDay
  /// The facts that a rule, exception, gate, constraint or deadline reads.
  private(set) var usedFacts: Set<ID<Fact>> = []
  /// The relations that a condition reads.
  private(set) var readRelations: Set<ID<Relation>> = []
  /// The parameters that a condition reads, with the rules and exceptions that do.
  private(set) var parameterReaders: [ID<Parameter>: Set<ParameterReader>] = [:]
  /// The conditions of rules, exceptions, constraints and gates.
  private(set) var conditions: [Condition] = []

  init(_ model: Model, asOf: CalendarDay) {
    self.model = model
    self.asOf = asOf
    for rule in model.rules {
      let reader = ParameterReader(name: rule.name, inForce: rule.inForce, range: rule.range)
      for condition in rule.conditions { note(condition, by: reader) }
      if let fact = rule.due?.startFact { usedFacts.insert(fact) }
    }
    for exception in model.exceptions {
      let reader = daysOfUse(of: exception).map {
        ParameterReader(name: exception.name, inForce: $0, range: exception.range)
      }
      for condition in exception.conditions { note(condition, by: reader) }
    }
    for constraint in model.constraints {
      for condition in constraint.never { note(condition, by: nil) }
    }
    for fact in model.facts { if let gate = fact.onlyIf { note(gate, by: nil) } }
  }

  /// The days on which an exception is read: its own, or those of the one rule that it sets aside; nil
  /// where several rules would have to be asked.
  private func daysOfUse(of exception: Exception) -> DateInterval?? {
    if let own = exception.inForce { return .some(own) }
    let rules = model.rules.filter { rule in
      rule.exceptions.contains { model[$0].name == exception.name }
    }
    return rules.count == 1 ? .some(rules[0].inForce) : nil
  }

  private mutating func note(_ condition: Condition, by reader: ParameterReader?) {
    conditions.append(condition)
    for leaf in condition.leaves {
      switch leaf.kind {
      case .fact(let fact), .member(let fact, _): usedFacts.insert(fact)
      case .comparison(let fact, _, let operand):
        usedFacts.insert(fact)
        if case .parameter(let id) = operand {
          parameterReaders[id, default: []].formUnion(reader.map { [$0] } ?? [])
        }
      case .relation(let relation, _): readRelations.insert(relation)
      case .same, .not, .all, .any, .atLeast: break
      }
    }
  }

  /// The relations that advice is made of, whether a rule reads them or not.
  static let adviceRelations: Set<String> = [
    "coveredBy", "expected", "hasSize", "held", "mandatory", "optional", "pending", "recommended",
    "unsuitable",
  ]

  /// The relations that somebody sees: in the advice, or under a heading of a report.
  var shownRelations: Set<ID<Relation>> {
    Set(
      model.relations.indices.filter {
        model.relations[$0].report != nil || Self.adviceRelations.contains(model.relations[$0].name)
      }.map { ID($0) })
  }

  /// The facts on which something depends that somebody sees, through whatever rules.
  var neededFacts: Set<ID<Fact>> {
    var facts: Set<ID<Fact>> = []
    var relations = shownRelations
    var openFacts: [ID<Fact>] = []
    func need(_ condition: Condition) {
      for leaf in condition.leaves {
        switch leaf.kind {
        case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _):
          if facts.insert(fact).inserted { openFacts.append(fact) }
        case .relation(let relation, _): relations.insert(relation)
        case .same, .not, .all, .any, .atLeast: break
        }
      }
    }
    func need(_ exceptions: [ID<Exception>]) {
      for exception in exceptions.map({ model[$0] }) {
        exception.conditions.forEach(need)
        need(exception.exceptions)
      }
    }
    var done: Set<ID<Rule>> = []
    var count = -1
    while count != done.count {
      count = done.count
      for (index, rule) in model.rules.enumerated() where !done.contains(ID(index)) {
        let conclusions = rule.conclusions + rule.exceptions.flatMap { model[$0].conclusions }
        let isNeeded = conclusions.contains { conclusion in
          relations.contains(conclusion.relation)
            || model[conclusion.relation].announced.map(relations.contains) ?? false
        }
        guard isNeeded else { continue }
        done.insert(ID(index))
        rule.conditions.forEach(need)
        need(rule.exceptions)
        if let fact = rule.due?.startFact { facts.insert(fact) }
      }
    }
    while let fact = openFacts.popLast() { if let gate = model[fact].onlyIf { need(gate) } }
    return facts
  }
}
