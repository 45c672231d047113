// Small knowledge bases as text, with every construct that has a meaning: variables, tables,
// recursion, negation of what is complete, exceptions of exceptions, groups, dated rules and
// parameters, gates of facts, announcements. A level for each relation keeps negation stratified.

package import RuleLanguage

/// A knowledge base as blocks of text, in an order that must not matter.
package struct RandomKnowledgeBase {
  /// The day around which its dates lie.
  package static let day = CalendarDay(daysSinceEpoch: 20_619)

  /// The blocks.
  package private(set) var blocks: [String] = []

  struct Relation {
    var name: String
    var enumerations: [String]
    var level: Int
    var isAnnounced = false
  }

  struct Variable: Hashable {
    var name: String
    var enumeration: String
  }

  struct RuleOutline {
    var name: String
    var variables: [Variable]
    var level: Int
    var exceptions: [String] = []
  }

  static let members = ["color": ["red", "green", "blue"], "size": ["small", "large"]]

  var random: SeededGenerator
  var relations: [Relation] = []
  /// The facts that a gate may speak of: those before the fact.
  var facts: [String] = []

  /// Makes the knowledge base of a seed.
  package init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    declare()
    var rules: [RuleOutline] = []
    for number in 0..<random.number(3...7) { rules.append(outline(number)) }
    var exceptions: [String] = []
    for number in 0..<random.number(0...5) { exceptions += exception(number, of: &rules) }
    blocks += exceptions
    for rule in rules { blocks.append(text(of: rule)) }
  }

  /// The blocks in another order, over some files.
  package func files(shuffledBy random: inout SeededGenerator, count: Int) -> [String] {
    var files = [String](repeating: "", count: count)
    for block in blocks.shuffled(using: &random) {
      files[random.number(0...count - 1)] += block + "\n"
    }
    return files
  }

  // MARK: Declarations

  private mutating func declare() {
    blocks.append("knowledge-base random\n  version \"1\"\n")
    for (name, values) in Self.members.sorted(by: { $0.key < $1.key }) {
      let lines = values.map { "  value \($0) en \"\($0)\"\n" }.joined()
      blocks.append("enumeration \(name)\n" + lines)
    }
    for (name, type) in [
      ("open", "yes-no"), ("listed", "yes-no"), ("likes", "set of color"),
      ("fits", "set of size"), ("tint", "choice of color"), ("users", "count"),
      ("money", "amount KRW"), ("share", "percentage"), ("founded", "date"),
      ("exports", "yes-no"), ("staff", "count"),
    ].shuffled(using: &random).prefix(7) {
      var text = "fact \(name) \(type)\n"
      if !facts.isEmpty, random.chance(40) { text += gate() }
      blocks.append(text)
      facts.append(name)
    }
    for (name, type, values) in [
      ("limit", "count", ["4", "5", "6"]), ("bar", "amount KRW", ["5 m", "6 m KRW"]),
      ("quota", "percentage", ["50 %", "12.5 %"]),
      ("start", "date", ["2026-06-14", "2026-06-15", "2020-01-01"]),
    ] { blocks.append(parameter(name, type, values)) }
    let near = random.chance(50)
    blocks.append("table near(color, color)\n" + (near ? acrossRows() : downRows()))
    for level in 0...2 {
      for number in 0..<random.number(1...2) {
        let arity = random.number(0...2)
        let enumerations = (0..<arity).map { _ in random.pick(["color", "size"]) }
        let name = "r\(level)\(["a", "b"][number])"
        relations.append(Relation(name: name, enumerations: enumerations, level: level))
        if random.chance(40) {
          relations.append(
            Relation(name: name + "Soon", enumerations: enumerations, level: level))
          relations[relations.count - 2].isAnnounced = true
        }
      }
    }
    for relation in relations {
      let parameters =
        relation.enumerations.isEmpty ? "" : "(\(relation.enumerations.joined(separator: ", ")))"
      blocks.append(
        "relation \(relation.name)\(parameters)\n"
          + (relation.isAnnounced ? "  announced \(relation.name)Soon\n" : ""))
    }
  }

  private mutating func gate() -> String {
    var writer = ConditionWriter(random: random, relations: [], facts: facts, variables: [])
    defer { random = writer.random }
    switch random.number(0...3) {
    case 0: return "  only if any of\n            \(writer.leaf())\n            \(writer.leaf())\n"
    case 1: return "  only if \(writer.negated(writer.leaf()))\n"
    default: return "  only if \(writer.leaf())\n"
    }
  }

  private mutating func parameter(_ name: String, _ type: String, _ values: [String]) -> String {
    var text = "parameter \(name) \(type)\n"
    if random.chance(30) { return text + "  always \(random.pick(values))\n" }
    for date in ["2026-01-01", "2026-06-15", "2026-06-16", "2027-01-01"].shuffled(using: &random)
      .prefix(random.number(1...3))
    {
      text += "  from \(date) \(random.chance(20) ? "undefined" : random.pick(values))\n"
    }
    if random.chance(20) { text += "  until \(random.pick(["2026-06-14", "2027-06-30"]))\n" }
    return text
  }

  private mutating func downRows() -> String {
    var text = "  | color | color |\n"
    for _ in 0..<random.number(1...4) {
      text += "  | \(random.pick(colors)) | \(random.pick(colors)) |\n"
    }
    return text
  }

  private mutating func acrossRows() -> String {
    var text = "  | color | \(colors.joined(separator: " | ")) |\n"
    for color in colors {
      let cells = colors.map { _ in random.pick(["", "yes", "partly"]) }
      text += "  | \(color) | \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }

  private var colors: [String] { Self.members["color", default: []] }

  // MARK: Rules

  private mutating func outline(_ number: Int) -> RuleOutline {
    let pool = [
      Variable(name: "C", enumeration: "color"), Variable(name: "D", enumeration: "color"),
      Variable(name: "S", enumeration: "size"),
    ]
    let count = random.pick([0, 1, 1, 2])
    return RuleOutline(
      name: "rule\(number)", variables: Array(pool.shuffled(using: &random).prefix(count)),
      level: random.number(0...2))
  }

  /// An exception to rules, and perhaps exceptions to it.
  private mutating func exception(_ number: Int, of rules: inout [RuleOutline]) -> [String] {
    let name = "exception\(number)"
    var targets = [random.number(0...rules.count - 1)]
    if random.chance(20) { targets = Set(targets + [random.number(0...rules.count - 1)]).sorted() }
    let low = targets.map { rules[$0].level }.min() ?? 0
    let high = targets.map { rules[$0].level }.max() ?? 0
    var variables = rules[targets[0]].variables
    for target in targets {
      rules[target].exceptions.append(name)
      variables = variables.filter { rules[target].variables.contains($0) }
    }
    let concludes = random.chance(40)
    // What sets a rule aside must be complete before the rule; what saves it need not be.
    var texts = [
      exceptionText(name, to: targets.map { rules[$0].name }, variables, upTo: low - 1, low - 1)
        + (concludes ? "  conclude \(conclusion(variables, from: high))\n" : "")
    ]
    var target = name
    for depth in 0..<random.pick([0, 0, 1, 2]) {
      let inner = "\(name)-\(depth)"
      let isSaving = depth % 2 == 0 && !concludes
      texts.append(
        exceptionText(inner, to: [target], variables, upTo: isSaving ? low : low - 1, low - 1))
      target = inner
    }
    return texts
  }

  private mutating func exceptionText(
    _ name: String, to targets: [String], _ variables: [Variable], upTo positive: Int,
    _ negative: Int
  ) -> String {
    "exception \(name) to \(targets.joined(separator: ", "))\n"
      + conditions(variables, positive: positive, negative: negative, count: 1...2) + interval(25)
  }

  private mutating func text(of rule: RuleOutline) -> String {
    var text = "rule \(rule.name)"
    if !rule.variables.isEmpty {
      let binders = rule.variables.map { "\($0.enumeration) \($0.name)" }
      text += " for each \(binders.joined(separator: ", "))"
    }
    text += "\n"
    if random.chance(92) {
      text += conditions(
        rule.variables, positive: rule.level, negative: rule.level - 1, count: 1...3)
    }
    if !rule.exceptions.isEmpty {
      text += "  unless \(rule.exceptions.joined(separator: ", "))\n"
    }
    text += "  conclude \(conclusion(rule.variables, from: rule.level))\n"
    if random.chance(25) {
      text += "           \(conclusion(rule.variables, from: rule.level))\n"
    }
    return text + interval(40)
  }

  private mutating func interval(_ percent: Int) -> String {
    guard random.chance(percent) else { return "" }
    let interval = random.pick([
      "2026-06-14 ..", "2026-06-15 ..", "2026-06-16 ..", "2027-01-01 ..", ".. 2026-06-14",
      ".. 2026-06-15", "2026-01-01 .. 2026-12-31", "2026-07-01 .. 2026-12-31",
    ])
    return "  in force \(interval)\n"
  }

  private mutating func conclusion(_ variables: [Variable], from level: Int) -> String {
    var writer = ConditionWriter(
      random: random, relations: relations, facts: facts, variables: variables)
    defer { random = writer.random }
    return writer.atom(of: writer.random.pick(relations.filter { $0.level >= level }))
  }

  private mutating func conditions(
    _ variables: [Variable], positive: Int, negative: Int, count: ClosedRange<Int>
  ) -> String {
    var writer = ConditionWriter(
      random: random, relations: relations, facts: facts, variables: variables)
    writer.positive = positive
    writer.negative = negative
    defer { random = writer.random }
    var text = ""
    for line in 0..<writer.random.number(count) {
      text += (line == 0 ? "  when    " : "          ") + writer.condition(column: 10) + "\n"
    }
    return text
  }
}
