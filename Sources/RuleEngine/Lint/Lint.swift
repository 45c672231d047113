// Lints: what is allowed in a knowledge base but is likely a mistake. Each has an id, the reason why
// it matters, and a check over the model. A comment `# allow ID: reason` above a block, or inside it,
// silences one for that block.

public import RuleLanguage

/// A check for likely mistakes.
public struct Lint: Sendable {
  /// The name in kebab case.
  public let id: String
  /// What it finds, in one sentence.
  public let finds: String
  /// Why that matters, and what to do.
  public let rationale: String
  /// Finds them.
  let check: @Sendable (LintContext) -> [Diagnostic]

  /// All lints, sorted by id.
  public static let all: [Lint] =
    (citationLints + conclusionLints + factLints + parameterLints + textLints)
    .sorted { $0.id < $1.id }

  /// The findings of all lints that no comment allows, and the comments that give no reason.
  public static func findings(in model: Model, asOf: CalendarDay) -> [Diagnostic] {
    let context = LintContext(model, asOf: asOf)
    let allowed = Allowances(model)
    let found = all.flatMap { $0.check(context) }.filter { !allowed.covers($0) }
    return (found + allowed.findings).sorted()
  }
}

/// What lints look at.
struct LintContext: Sendable {
  let model: Model
  let program: GroundProgram
  /// The facts that a rule, exception, gate, constraint or deadline reads.
  let usedFacts: Set<ID<Fact>>
  /// The relations that a condition reads.
  let readRelations: Set<ID<Relation>>
  /// The parameters that a condition reads, with the rules that read them.
  let readParameters: [ID<Parameter>: [ID<Rule>]]

  init(_ model: Model, asOf: CalendarDay) {
    self.model = model
    program = GroundProgram.ground(model, asOf: asOf).program
    var facts: Set<ID<Fact>> = []
    var relations: Set<ID<Relation>> = []
    var parameters: [ID<Parameter>: [ID<Rule>]] = [:]
    func walk(_ condition: Condition, _ rule: ID<Rule>?) {
      switch condition.kind {
      case .fact(let fact), .member(let fact, _): facts.insert(fact)
      case .comparison(let fact, _, let operand):
        facts.insert(fact)
        if case .parameter(let id) = operand {
          parameters[id, default: []] += rule.map { [$0] } ?? []
        }
      case .relation(let relation, _): relations.insert(relation)
      case .same: break
      case .not(let inner): walk(inner, rule)
      case .all(let parts), .any(let parts), .atLeast(_, let parts):
        for part in parts { walk(part, rule) }
      }
    }
    for (index, rule) in model.rules.enumerated() {
      for condition in rule.conditions { walk(condition, ID(index)) }
      if case .nextYear(_, _, .some(let fact)) = rule.due { facts.insert(fact) }
    }
    for exception in model.exceptions {
      for condition in exception.conditions { walk(condition, nil) }
    }
    for constraint in model.constraints {
      for condition in constraint.never { walk(condition, nil) }
    }
    for fact in model.facts { if let gate = fact.onlyIf { walk(gate, nil) } }
    usedFacts = facts
    readRelations = relations
    readParameters = parameters
  }
}

/// The comments that silence lints.
struct Allowances: Sendable {
  private struct Place: Hashable {
    var source: SourceID
    var line: Int
  }

  /// The lints that are allowed in the block whose head stands on a line.
  private var allowed: [Place: Set<String>] = [:]
  private let texts: [SourceText]
  /// Comments without a reason, or for a lint that does not exist.
  private(set) var findings: [Diagnostic] = []

  init(_ model: Model) {
    texts = model.texts
    let known = Set(Lint.all.map(\.id))
    for (index, text) in texts.enumerated() { read(text, SourceID(index), known) }
  }

  /// A comment speaks for the block that it stands in, or above.
  private mutating func read(_ text: SourceText, _ source: SourceID, _ known: Set<String>) {
    var pending: Set<String> = []
    var head = 0
    for number in 1...text.lineStarts.count {
      let line = text.line(number)
      if line.hasPrefix("#") || line.drop(while: { $0 == " " }).hasPrefix("# allow ") {
        guard let id = allowance(in: line, at: number, text, source, known) else { continue }
        if line.hasPrefix("#") {
          pending.insert(id)
        } else {
          allowed[Place(source: source, line: head), default: []].insert(id)
        }
      } else if let first = line.first, first != " ", first != "\t" {
        head = number
        allowed[Place(source: source, line: head)] = pending
        pending = []
      }
    }
  }

  private mutating func allowance(
    in line: String, at number: Int, _ text: SourceText, _ source: SourceID, _ known: Set<String>
  ) -> String? {
    let words = line.drop { $0 == " " || $0 == "#" }
    guard words.hasPrefix("allow ") else { return nil }
    let parts = words.dropFirst(6).split(separator: ":", maxSplits: 1)
    let id = parts.first.map { String($0).filter { $0 != " " } } ?? ""
    let start = text.lineStarts[number - 1]
    let range = SourceRange(source, start, start + line.utf8.count)
    guard known.contains(id) else {
      findings.append(.unknownAllowance(range, id: id, known: known.sorted()))
      return nil
    }
    guard parts.count == 2, parts[1].contains(where: { $0 != " " }) else {
      findings.append(.allowanceWithoutReason(range, id: id))
      return nil
    }
    return id
  }

  func covers(_ diagnostic: Diagnostic) -> Bool {
    guard let range = diagnostic.range else { return false }
    let text = texts[range.source.index]
    var line = text.location(of: range.lower).line
    func isHead(_ number: Int) -> Bool {
      text.line(number).first.map { $0 != " " && $0 != "#" && $0 != "\t" } ?? false
    }
    while line > 1, !isHead(line) { line -= 1 }
    return allowed[Place(source: range.source, line: line)]?.contains(diagnostic.id) ?? false
  }
}

extension Diagnostic {
  static func allowanceWithoutReason(_ range: SourceRange, id: String) -> Diagnostic {
    Diagnostic(
      id: "allowance-without-reason", at: range,
      "the comment allows \"\(id)\" without a reason; write \"# allow \(id): reason\"")
  }

  static func unknownAllowance(_ range: SourceRange, id: String, known: [String]) -> Diagnostic {
    let nearest = Suggestions.nearest(to: id, among: known)
    return Diagnostic(
      id: "unknown-lint", at: range,
      "there is no lint \"\(id)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}
