// Grounding: model and day → program. First each rule is written out for the members of its
// variables; conditions that tables settle prune at once, so that a join costs what it yields. Then
// the statements are ordered so that each comes after what it depends on, and the gates are made.

public import RuleLanguage

extension GroundProgram {
  /// The most instances that one rule may stand for.
  package static let instanceLimit = 20_000

  /// Grounds a model for a day.
  ///
  /// What is assumed is true or false whatever the rules conclude. The findings name rules that stand
  /// for too many, conclusions that depend on their own absence, and exceptions that contradict each
  /// other.
  public static func ground(
    _ model: Model, asOf: CalendarDay, assuming assumptions: [Atom: Bool] = [:]
  ) -> (program: GroundProgram, diagnostics: [Diagnostic]) {
    var grounding = Grounding(model, asOf, assumptions)
    grounding.instantiate()
    grounding.connect()
    return (grounding.program, grounding.diagnostics.sorted())
  }
}

struct Grounding {
  var program: GroundProgram
  var diagnostics: [Diagnostic] = []
  var builder = CircuitBuilder()
  /// The signals of facts after their gates and what other answers imply.
  var effective: [InputBit: Signal] = [:]
  /// The facts that apply only if one literal holds, by that literal.
  var dependents: [InputBit: [ID<Fact>]] = [:]
  /// The same by the fact that is tested, in order of its members.
  var dependentsOfFact: [ID<Fact>: [(bit: InputBit, facts: [ID<Fact>])]] = [:]
  /// The signals that an answer to a fact, or to one that depends on it, says yes.
  var positives: [ID<Fact>: Signal] = [:]
  /// The rows of tables that hold on the day.
  private let tables: TableRows

  var model: Model { program.model }

  init(_ model: Model, _ asOf: CalendarDay, _ assumptions: [Atom: Bool]) {
    program = GroundProgram(model: model, asOf: asOf)
    program.assumptions = assumptions
    for (index, relation) in model.relations.enumerated() {
      guard let tuples = relation.tuples else { continue }
      program.rows[ID(index)] = Set(
        tuples.filter { $0.interval?.contains(asOf) ?? true }.map(\.arguments))
    }
    tables = TableRows(program.rows, in: model)
    for (index, fact) in model.facts.enumerated() {
      if let bit = fact.onlyIf.flatMap(Self.literal) {
        dependents[bit, default: []].append(ID(index))
      }
    }
    for (bit, facts) in dependents.sorted(by: { Self.order($0.key, $1.key) }) {
      dependentsOfFact[bit.fact, default: []].append((bit, facts))
    }
  }

  private static func order(_ left: InputBit, _ right: InputBit) -> Bool {
    func key(_ bit: InputBit) -> Int { if case .member(_, let index) = bit { index } else { -1 } }
    return (left.fact, key(left)) < (right.fact, key(right))
  }

  /// The bit of a condition that is a single positive literal.
  private static func literal(_ condition: Condition) -> InputBit? {
    switch condition.kind {
    case .fact(let fact): .yes(fact)
    case .member(let fact, .member(let index)): .member(fact, index)
    case .all(let parts): parts.count == 1 ? literal(parts[0]) : nil
    default: nil
    }
  }

  // MARK: Instances

  mutating func instantiate() {
    for (index, rule) in model.rules.enumerated() {
      let (day, announcedFrom) = schedule(rule)
      let outcomes = [rule.conclusions] + rule.exceptions.map { model[$0].conclusions }
      guard let day, outcomes.contains(where: { !announced($0, if: announcedFrom).isEmpty })
      else { continue }
      for bindings in bindings(rule.name, rule.binders, rule.conditions, at: rule.range) {
        add(ID(index), rule, bindings, on: day, announcedFrom: announcedFrom)
      }
    }
    // No rule need speak of what is assumed.
    for atom in program.sortedAssumptions { _ = number(atom) }
    program.rulesConcluding = Array(repeating: [], count: program.atoms.count)
    for (number, rule) in program.rules.enumerated() {
      for atom in rule.conclusions { program.rulesConcluding[atom].append(number) }
    }
  }

  /// What is concluded on the day: while a rule only announces, what its relations say for that.
  private func announced(
    _ conclusions: [Conclusion], if announcedFrom: CalendarDay?
  ) -> [Conclusion] {
    guard announcedFrom != nil else { return conclusions }
    return conclusions.compactMap { conclusion in
      model[conclusion.relation].announced.map {
        Conclusion(relation: $0, arguments: conclusion.arguments, range: conclusion.range)
      }
    }
  }

  /// The day whose parameters a rule reads, and its first day when it is only announced.
  private func schedule(_ rule: Rule) -> (day: CalendarDay?, announcedFrom: CalendarDay?) {
    guard let inForce = rule.inForce else { return (program.asOf, nil) }
    if inForce.contains(program.asOf) { return (program.asOf, nil) }
    guard let first = inForce.first, first > program.asOf else { return (nil, nil) }
    return (first, first)
  }

  private mutating func add(
    _ id: ID<Rule>, _ rule: Rule, _ bindings: [Int], on day: CalendarDay,
    announcedFrom: CalendarDay?
  ) {
    let body = all(rule.conditions, bindings, on: day, rule.range)
    let exceptions = ground(rule.exceptions, rule.binders, bindings, on: day)
    let conclusions = announced(rule.conclusions, if: announcedFrom)
    if !conclusions.isEmpty {
      program.rules.append(
        GroundRule(
          rule: id, bindings: bindings, body: body, exceptions: exceptions,
          concludingException: nil, conclusions: numbers(of: conclusions, bindings),
          announcedFrom: announcedFrom))
    }
    for (position, exception) in exceptions.enumerated() {
      let own = model[exception.exception]
      let ownConclusions = announced(own.conclusions, if: announcedFrom)
      guard !ownConclusions.isEmpty else { continue }
      let ownBindings = Self.inherited(own.binders, from: rule.binders, bindings)
      program.rules.append(
        GroundRule(
          rule: id, bindings: bindings, body: body, exceptions: exceptions,
          concludingException: position,
          conclusions: numbers(of: ownConclusions, ownBindings), announcedFrom: announcedFrom))
    }
  }

  private mutating func numbers(of conclusions: [Conclusion], _ bindings: [Int]) -> [Int] {
    var result: [Int] = []
    for conclusion in conclusions {
      let arguments = conclusion.arguments.map { Self.value($0, bindings) }
      result.append(number(Atom(relation: conclusion.relation, arguments: arguments)))
    }
    return result
  }

  private mutating func ground(
    _ ids: [ID<Exception>], _ binders: [Binder], _ bindings: [Int], on day: CalendarDay
  ) -> [GroundException] {
    var result: [GroundException] = []
    for id in ids {
      let exception = model[id]
      if let inForce = exception.inForce, !inForce.contains(day) { continue }
      let own = Self.inherited(exception.binders, from: binders, bindings)
      result.append(
        GroundException(
          exception: id, body: all(exception.conditions, own, on: day, exception.range),
          exceptions: ground(exception.exceptions, exception.binders, own, on: day)))
    }
    return result
  }

  private static func inherited(
    _ binders: [Binder], from outer: [Binder], _ bindings: [Int]
  ) -> [Int] {
    binders.compactMap { binder in outer.firstIndex(of: binder).map { bindings[$0] } }
  }

  static func value(_ term: Term, _ bindings: [Int]) -> Int {
    switch term {
    case .member(let index): index
    case .variable(let index): bindings[index]
    }
  }

  private mutating func number(_ atom: Atom) -> Int {
    if let number = program.atomNumbers[atom] { return number }
    let number = program.atoms.count
    program.atoms.append(atom)
    program.atomNumbers[atom] = number
    return number
  }

  // MARK: Bindings

  /// All members of the variables for which no settled condition fails.
  mutating func bindings(
    _ name: String, _ binders: [Binder], _ conditions: [Condition], at range: SourceRange
  ) -> [[Int]] {
    let limit = GroundProgram.instanceLimit
    let counts = binders.map { program.model.enumerations[$0.enumeration.index].members.count }
    var search = BindingSearch(tables, counts: counts, conditions)
    guard search.run(limit: limit) else {
      diagnostics.append(
        .groundingTooLarge(range, rule: name, count: search.tried, limit: limit))
      return []
    }
    return search.found
  }

  // MARK: Conditions

  mutating func all(
    _ conditions: [Condition], _ bindings: [Int], on day: CalendarDay, _ range: SourceRange
  ) -> GroundCondition {
    GroundCondition(.all(conditions.map { ground($0, bindings, on: day) }), range)
  }

  mutating func ground(
    _ condition: Condition, _ bindings: [Int], on day: CalendarDay
  ) -> GroundCondition {
    let kind: GroundCondition.Kind =
      switch condition.kind {
      case .fact(let fact): .fact(fact)
      case .member(let fact, let term): .member(fact, Self.value(term, bindings))
      case .comparison(let fact, let comparison, let operand):
        .comparison(
          fact, comparison, value(of: operand, on: day), parameter: parameter(operand))
      case .relation(let relation, let terms):
        relationKind(
          Atom(relation: relation, arguments: terms.map { Self.value($0, bindings) }))
      case .same(let enumeration, let left, let right):
        .settled(
          .same(enumeration, Self.value(left, bindings), Self.value(right, bindings)),
          Self.value(left, bindings) == Self.value(right, bindings))
      case .not(let inner): .not(ground(inner, bindings, on: day))
      case .all(let parts): .all(parts.map { ground($0, bindings, on: day) })
      case .any(let parts): .any(parts.map { ground($0, bindings, on: day) })
      case .atLeast(let count, let parts):
        .atLeast(count, parts.map { ground($0, bindings, on: day) })
      }
    return GroundCondition(kind, condition.range)
  }

  private mutating func relationKind(_ atom: Atom) -> GroundCondition.Kind {
    if let rows = program.rows[atom.relation] {
      return .settled(.row(atom), rows.contains(atom.arguments))
    }
    return .derived(number(atom))
  }

  private func parameter(_ operand: Condition.Operand) -> ID<Parameter>? {
    if case .parameter(let id) = operand { id } else { nil }
  }

  private func value(of operand: Condition.Operand, on day: CalendarDay) -> Int64? {
    switch operand {
    case .value(let value): return value
    case .parameter(let id): return model[id].entry(on: day)?.value
    case .asOf(let offset, let unit):
      let moved =
        switch unit {
        case .days: program.asOf.adding(days: offset)
        case .months: program.asOf.adding(months: offset)
        case .years: program.asOf.adding(months: offset * 12)
        }
      return Int64(moved.daysSinceEpoch)
    }
  }
}
