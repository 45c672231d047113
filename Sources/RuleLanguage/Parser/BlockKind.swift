// The table of the language: which blocks there are, which fields each has, which of them may be
// repeated and which must be there. Layout, parser, messages and formatter all read it.

/// The keyword of a block.
enum BlockKind: String, CaseIterable, Sendable {
  case knowledgeBase = "knowledge-base"
  case enumeration, section, fact, relation, parameter, regulation, source, certificate, table
  case rule, exception, question, constraint, monotone, example
}

/// The keyword of a field.
enum FieldKeyword: String, CaseIterable, Sendable {
  case about, actionable, afterwards, always, amended, announced, ask, assuming, attests, basis
  case because, before, belief
  case cite, conclude, confidence, controls, cost, covers, cycle, deny, due, edition, effort,
    eligible
  case expect, fires, fits, from, given, help, issuer, kind, languages, legal, market, money, never
  case note, obliged, order, otherwise, owner, period, read, region, renew, report, requires, say
  case short, starts, title, unless, until, url, value, version, when
  case auditWith = "audit with"
  case easedBy = "eased by"
  case inForce = "in force"
  case onlyIf = "only if"
  case whyNot = "why-not"

  /// The keyword of a name, in constant time; `init(rawValue:)` compares with each case.
  static func named(_ name: String) -> FieldKeyword? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Whether the value of the field is conditions, whose nesting is shown by indentation.
  var holdsConditions: Bool { self == .when || self == .never || self == .onlyIf }

  /// The keywords of two words.
  static let pairs: [(first: String, second: String)] = [
    ("audit", "with"), ("eased", "by"), ("in", "force"), ("only", "if"),
  ]
}

/// One field of a kind of block.
struct FieldRule: Sendable {
  let keyword: FieldKeyword
  let isRepeatable: Bool

  init(_ keyword: FieldKeyword, isRepeatable: Bool = false) {
    self.keyword = keyword
    self.isRepeatable = isRepeatable
  }
}

extension BlockKind {
  /// The fields in the order in which they are usually written.
  var fields: [FieldRule] { Self.fieldTable[self] ?? [] }

  /// Groups of fields of each of which at least one must be there.
  var required: [[FieldKeyword]] {
    switch self {
    case .enumeration: [[.value]]
    case .parameter: [[.from, .always]]
    case .rule: [[.conclude]]
    case .question: [[.ask]]
    case .constraint: [[.never]]
    default: []
    }
  }

  /// The rule of a field, or nil if the block has no such field.
  func rule(for keyword: FieldKeyword) -> FieldRule? { Self.ruleTable[self]?[keyword] }

  private static let ruleTable = fieldTable.mapValues { rules in
    Dictionary(rules.map { ($0.keyword, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let fieldTable: [BlockKind: [FieldRule]] = [
    .knowledgeBase: single([.title, .version, .languages]),
    .enumeration: single([.say]) + repeatable([.value]),
    .section: single([.title, .order]),
    .fact: single([.say, .deny, .help, .period, .actionable, .cost, .onlyIf]),
    .relation: single([.say, .deny, .report, .order, .announced]),
    .parameter: single([.say, .basis]) + repeatable([.from, .always]) + single([.until]),
    .regulation: document,
    .source: document,
    .certificate: single([
      .title, .short, .kind, .region, .issuer, .owner, .attests, .legal, .obliged, .fits, .controls,
      .eligible, .before, .afterwards, .money, .url,
    ]) + repeatable([.cite, .edition, .amended]) + single([.cycle, .renew])
      + repeatable([.effort]) + single([.requires, .easedBy, .covers, .auditWith, .order]),
    .table: repeatable([.cite]) + single([.say]),
    .rule: single([.when, .unless, .conclude]) + repeatable([.cite])
      + single([.inForce, .starts, .due, .because, .belief, .note]),
    .exception: single([.when, .conclude]) + repeatable([.cite])
      + single([.inForce, .because, .note]),
    .question: single([.order, .ask, .help]),
    .constraint: single([.never, .because]),
    .monotone: single([.because]),
    .example: single([.given, .otherwise, .assuming, .expect, .fires, .whyNot]),
  ]

  private static let document = single([.title, .kind, .market, .url, .read, .confidence, .about])

  private static func single(_ keywords: [FieldKeyword]) -> [FieldRule] {
    keywords.map { FieldRule($0) }
  }

  private static func repeatable(_ keywords: [FieldKeyword]) -> [FieldRule] {
    keywords.map { FieldRule($0, isRepeatable: true) }
  }
}
