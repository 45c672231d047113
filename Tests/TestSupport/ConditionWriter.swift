// Random conditions as text, for random knowledge bases.

struct ConditionWriter {
  var random: SeededGenerator
  let relations: [RandomKnowledgeBase.Relation]
  let facts: [String]
  let variables: [RandomKnowledgeBase.Variable]
  /// The highest level of relations that may be asserted.
  var positive = -1
  /// The highest level of relations that may be negated.
  var negative = -1

  /// A condition whose first line stands in a column.
  mutating func condition(column: Int, depth: Int = 0, isPositive: Bool = true) -> String {
    guard depth < 2, random.chance(35) else {
      return random.chance(25) ? negatedLeaf(isPositive) : leaf(isPositive)
    }
    if random.chance(15) {
      // A negation of a negation is neither, and what stands in it may be incomplete.
      return "not not \(leaf(isPositive))"
    }
    var opener = random.pick(["any of", "all of", "at least 2 of"])
    var arePositive = isPositive
    if random.chance(20) {
      opener = "not " + opener
      arePositive.toggle()
    }
    let count = random.number(2...3)
    if random.chance(40) {
      let parts = (0..<count).map { _ in inlineLeaf(arePositive) }
      return "\(opener) \(parts.joined(separator: ", "))"
    }
    var text = opener
    for _ in 0..<count {
      text += "\n" + String(repeating: " ", count: column + 2)
      text += condition(column: column + 2, depth: depth + 1, isPositive: arePositive)
    }
    return text
  }

  private mutating func negatedLeaf(_ isPositive: Bool) -> String { "not \(leaf(!isPositive))" }

  /// The opposite of a condition.
  func negated(_ text: String) -> String { "not \(text)" }

  /// A leaf without commas that a group on one line could misread.
  private mutating func inlineLeaf(_ isPositive: Bool) -> String {
    while true {
      let text = leaf(isPositive)
      if !text.contains(" in ") { return text }
    }
  }

  /// A condition on one line.
  mutating func leaf(_ isPositive: Bool = true) -> String {
    let level = isPositive ? positive : negative
    let known = relations.filter { $0.level <= level }
    if !known.isEmpty, random.chance(45) { return atom(of: random.pick(known)) }
    if !variables.isEmpty, random.chance(20) { return joint() }
    let fact = random.pick(facts)
    switch fact {
    case "likes": return "likes(\(term("color")))"
    case "fits": return "fits(\(term("size")))"
    case "tint": return tint()
    case "users", "staff":
      return "\(fact) \(comparison()) \(random.pick(["4", "5", "limit", "limit", "0"]))"
    case "money":
      return "money \(comparison()) \(random.pick(["5 m", "5_000_000 KRW", "bar", "bar"]))"
    case "share": return "share \(comparison()) \(random.pick(["50 %", "quota"]))"
    case "founded":
      let operand = random.pick([
        "2026-06-15", "start", "as-of", "as-of - 1 days", "as-of + 1 months", "as-of - 3 years",
      ])
      return "founded \(comparison()) \(operand)"
    default: return fact
    }
  }

  private mutating func comparison() -> String { random.pick([">=", ">", "<=", "<"]) }

  private mutating func tint() -> String {
    switch random.number(0...2) {
    case 0: "tint in \(member("color")), \(member("color"))"
    case 1: "tint != \(member("color"))"
    default: "tint = \(member("color"))"
    }
  }

  /// A condition that ties variables: by a table or by equality.
  private mutating func joint() -> String {
    if random.chance(60) {
      return random.chance(50)
        ? "near(\(term("color")), \(term("color")))" : "\(term("color")) near \(term("color"))"
    }
    let variable = random.pick(variables)
    let sign = random.pick(["=", "!="])
    return "\(variable.name) \(sign) \(term(variable.enumeration))"
  }

  /// A relation with arguments, in one of the forms that its arity allows.
  mutating func atom(of relation: RandomKnowledgeBase.Relation) -> String {
    let terms = relation.enumerations.map { term($0) }
    switch terms.count {
    case 0: return relation.name
    case 1 where random.chance(50): return "\(terms[0]) is \(relation.name)"
    case 2 where random.chance(50): return "\(terms[0]) \(relation.name) \(terms[1])"
    default: return "\(relation.name)(\(terms.joined(separator: ", ")))"
    }
  }

  private mutating func term(_ enumeration: String) -> String {
    let fitting = variables.filter { $0.enumeration == enumeration }
    if !fitting.isEmpty, random.chance(75) { return random.pick(fitting).name }
    return member(enumeration)
  }

  private mutating func member(_ enumeration: String) -> String {
    random.pick(RandomKnowledgeBase.members[enumeration] ?? ["red"])
  }
}
