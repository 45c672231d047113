// The second witness of the semantics: truth straight from the model, with nothing of the engine
// but its data types. It is slow on purpose. Rules run forward until nothing is added, once for what
// is known and once for what is possible, and the two take turns until both stand still (Van Gelder,
// "The alternating fixpoint of logic programs with negation", 1989), so no order of strata is needed.

package import RuleEngine
package import RuleLanguage

/// The truth of all statements for one day and one profile.
package struct NaiveInterpreter {
  /// What is asked of a condition: that it is known to hold, or that it may hold.
  package enum Plane: Hashable {
    case known
    case possible

    /// The plane in which a negation reads its condition.
    var opposite: Plane { self == .known ? .possible : .known }
  }

  /// A rule for some members of its variables.
  package struct Instance: Hashable {
    /// The rule.
    package let rule: ID<Rule>
    /// The members that its variables stand for.
    package let members: [Int]
    /// The day whose parameters and exceptions count.
    package let day: CalendarDay
    /// Whether the rule is not in force yet.
    package let isAnnounced: Bool
  }

  /// The model.
  package let model: Model
  /// The day asked for.
  package let asOf: CalendarDay
  /// The rules that count on the day.
  package let instances: [Instance]
  /// The profile.
  package private(set) var answers = Answers()
  /// The statements that are known to hold.
  package private(set) var known: Set<Atom> = []
  /// The statements that may hold.
  package private(set) var possible: Set<Atom> = []
  /// Before anything is known, everything is possible.
  private var isFirstRound = true

  let rows: [ID<Relation>: Set<[Int]>]
  let dependents: [FactTest: [ID<Fact>]]

  /// Prepares a model for a day.
  package init(_ model: Model, asOf: CalendarDay) {
    self.model = model
    self.asOf = asOf
    var rows: [ID<Relation>: Set<[Int]>] = [:]
    for (index, relation) in model.relations.enumerated() {
      guard let tuples = relation.tuples else { continue }
      let valid = tuples.filter { $0.interval.map { $0.contains(asOf) } != false }
      rows[ID(index)] = Set(valid.map(\.arguments))
    }
    self.rows = rows
    dependents = FactTest.dependents(in: model)
    instances = model.rules.indices.flatMap { Self.instances(of: ID($0), in: model, asOf) }
  }

  private static func instances(
    of id: ID<Rule>, in model: Model, _ asOf: CalendarDay
  ) -> [Instance] {
    let rule = model[id]
    var day = asOf
    if let first = rule.inForce?.first, asOf < first { day = first }
    if let last = rule.inForce?.last, asOf > last { return [] }
    var assignments: [[Int]] = [[]]
    for binder in rule.binders {
      let members = model[binder.enumeration].members.indices
      assignments = assignments.flatMap { assignment in members.map { assignment + [$0] } }
    }
    return assignments.map {
      Instance(rule: id, members: $0, day: day, isAnnounced: day != asOf)
    }
  }

  /// Works out what follows from a profile.
  package mutating func evaluate(_ answers: Answers) {
    self.answers = answers
    known = []
    possible = []
    isFirstRound = true
    while true {
      let before = (known, possible)
      known = []
      while addConclusions(.known) {}
      isFirstRound = false
      possible = []
      while addConclusions(.possible) {}
      if (known, possible) == before { return }
    }
  }

  /// Lets each rule add to a plane; says whether one did.
  private mutating func addConclusions(_ plane: Plane) -> Bool {
    let count = plane == .known ? known.count : possible.count
    for instance in instances {
      for atom in conclusions(of: instance, plane) {
        if plane == .known { known.insert(atom) } else { possible.insert(atom) }
      }
    }
    return count != (plane == .known ? known.count : possible.count)
  }

  // MARK: Rules

  /// The truth of a statement.
  package func truth(of atom: Atom) -> Truth {
    if let rows = rows[atom.relation] { return rows.contains(atom.arguments) ? .yes : .no }
    return known.contains(atom) ? .yes : possible.contains(atom) ? .unknown : .no
  }

  /// What a rule concludes, and what its exceptions conclude in its place.
  package func conclusions(of instance: Instance, _ plane: Plane) -> [Atom] {
    let rule = model[instance.rule]
    guard rule.conditions.allSatisfy({ holds($0, instance.members, instance.day, plane) }) else {
      return []
    }
    var result: [Atom] = []
    if !rule.exceptions.contains(where: { isActive($0, instance, plane.opposite) }) {
      result += atoms(rule.conclusions, instance.members, instance)
    }
    for id in rule.exceptions where isActive(id, instance, plane) {
      result += atoms(model[id].conclusions, members(of: id, instance), instance)
    }
    return result
  }

  /// Whether a rule fires.
  package func truth(of instance: Instance) -> Truth {
    truth { plane in
      let rule = model[instance.rule]
      return rule.conditions.allSatisfy { holds($0, instance.members, instance.day, plane) }
        && !rule.exceptions.contains { isActive($0, instance, plane.opposite) }
    }
  }

  /// Whether an exception sets a rule, or another exception to it, aside.
  package func truth(of exception: ID<Exception>, for instance: Instance) -> Truth {
    truth { isActive(exception, instance, $0) }
  }

  private func isActive(_ id: ID<Exception>, _ instance: Instance, _ plane: Plane) -> Bool {
    let exception = model[id]
    if let inForce = exception.inForce, !inForce.contains(instance.day) { return false }
    let members = members(of: id, instance)
    return exception.conditions.allSatisfy { holds($0, members, instance.day, plane) }
      && !exception.exceptions.contains { isActive($0, instance, plane.opposite) }
  }

  /// The members for the variables of an exception, which are some of those of the rule.
  package func members(of id: ID<Exception>, _ instance: Instance) -> [Int] {
    var result: [Int] = []
    for binder in model[id].binders {
      for (own, member) in zip(model[instance.rule].binders, instance.members)
      where own.name == binder.name { result.append(member) }
    }
    return result
  }

  private func atoms(
    _ conclusions: [Conclusion], _ members: [Int], _ instance: Instance
  ) -> [Atom] {
    var result: [Atom] = []
    for conclusion in conclusions {
      let relation =
        instance.isAnnounced ? model[conclusion.relation].announced : conclusion.relation
      if let relation {
        let arguments = conclusion.arguments.map { member($0, members) }
        result.append(Atom(relation: relation, arguments: arguments))
      }
    }
    return result
  }

  // MARK: Conditions

  /// The truth of a condition, for the members of the variables of its block.
  package func truth(of condition: Condition, _ members: [Int], on day: CalendarDay) -> Truth {
    truth { holds(condition, members, day, $0) }
  }

  private func truth(_ holds: (Plane) -> Bool) -> Truth {
    holds(.known) ? .yes : holds(.possible) ? .unknown : .no
  }

  private func member(_ term: Term, _ members: [Int]) -> Int {
    switch term {
    case .member(let index): index
    case .variable(let index): members[index]
    }
  }

  private func holds(
    _ condition: Condition, _ members: [Int], _ day: CalendarDay, _ plane: Plane
  ) -> Bool {
    switch condition.kind {
    case .fact(let fact): return meets(answer(.yes(fact)), plane)
    case .member(let fact, let term):
      return meets(answer(.member(fact, member(term, members))), plane)
    case .comparison(let fact, let comparison, let operand):
      return meets(compare(fact, comparison, operand, on: day), plane)
    case .relation(let relation, let terms):
      let atom = Atom(relation: relation, arguments: terms.map { member($0, members) })
      if let rows = rows[relation] { return rows.contains(atom.arguments) }
      if plane == .known { return known.contains(atom) }
      return isFirstRound || possible.contains(atom)
    case .same(_, let left, let right):
      return member(left, members) == member(right, members)
    case .not(let inner): return !holds(inner, members, day, plane.opposite)
    case .all(let parts): return parts.allSatisfy { holds($0, members, day, plane) }
    case .any(let parts): return parts.contains { holds($0, members, day, plane) }
    case .atLeast(let count, let parts):
      return parts.filter { holds($0, members, day, plane) }.count >= count
    }
  }

  private func meets(_ truth: Truth, _ plane: Plane) -> Bool {
    plane == .known ? truth == .yes : truth != .no
  }
}
