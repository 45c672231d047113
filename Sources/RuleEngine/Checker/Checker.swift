// The checker: declarations of all files → model, plus findings. It goes through the kinds of
// declarations in the order in which they need each other: enumerations, sources, facts, relations,
// parameters, tables, certificates, rules, questions, claims, examples. It always returns a model;
// what could not be resolved is left out of it, and each mistake is reported once.

public import RuleLanguage

/// What checking gives.
public struct CheckedModel: Sendable {
  /// The model; usable only when there is no error.
  public let model: Model
  /// The findings of parsing and checking, in order of their places.
  public let diagnostics: [Diagnostic]

  /// Whether a finding is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Checks parsed sources, in any order.
  public init(_ sources: [ParsedSource]) {
    var checker = Checker(sources)
    checker.run()
    model = checker.model
    diagnostics = (sources.flatMap(\.diagnostics) + checker.diagnostics).sorted()
  }
}

struct Checker {
  var model = Model()
  var diagnostics: [Diagnostic] = []

  /// The place of each name that is taken, by kind of declaration and name.
  var taken: [String: [String: SourceRange]] = [:]
  /// The members of each enumeration, by name.
  var memberIndex: [[String: Int]] = []

  var declarations = SortedDeclarations()
  /// The certificates whose blocks were accepted, in the order of the enumeration.
  var certificateSyntax: [CertificateSyntax] = []

  init(_ sources: [ParsedSource]) {
    model.texts = sources.sorted { $0.id < $1.id }.map(\.source)
    for source in sources {
      for declaration in source.declarations { declarations.add(declaration) }
    }
    declarations.sort()
  }

  mutating func run() {
    checkKnowledgeBase()
    declareEnumerations()
    declareSources()
    declareSections()
    declareFacts()
    declareRelations()
    declareParameters()
    describeCertificates()
    resolveFactGates()
    resolveRules()
    resolveQuestions()
    resolveClaims()
    resolveExamples()
  }

  // MARK: Names

  /// Takes a name for a kind of declaration, or reports that it is taken.
  mutating func take(_ name: Name, as kind: String) -> Bool {
    if let first = taken[kind]?[name.text] {
      diagnostics.append(.duplicateName(name, kind: kind, first: first))
      return false
    }
    taken[kind, default: [:]][name.text] = name.range
    return true
  }

  mutating func enumeration(_ name: Name) -> ID<Enumeration>? {
    if let id = model.enumeration(named: name.text) { return id }
    unknown(name, "enumeration", among: model.enumerations.map(\.name))
    return nil
  }

  mutating func fact(_ name: Name) -> ID<Fact>? {
    if let id = model.fact(named: name.text) { return id }
    unknown(name, "fact", among: model.facts.map(\.name))
    return nil
  }

  mutating func relation(_ name: Name) -> ID<Relation>? {
    if let id = model.relation(named: name.text) { return id }
    unknown(name, "relation", among: model.relations.map(\.name))
    return nil
  }

  /// The member of an enumeration by name, or a finding.
  mutating func member(_ name: Name, of enumeration: ID<Enumeration>) -> Int? {
    if let index = memberIndex[enumeration.index][name.text] { return index }
    let members = model[enumeration].members.map(\.name)
    unknown(name, model[enumeration].name, among: members)
    return nil
  }

  /// Reports an unknown name, unless it is declared somewhere: then its declaration was reported.
  mutating func unknown(_ name: Name, _ kind: String, among known: [String]) {
    if declarations.names.contains(name.text), !known.contains(name.text) { return }
    diagnostics.append(.unknownName(name, kind: kind, known: known))
  }

  /// Reports an address that cannot be one.
  mutating func check(_ url: Name?) {
    if let url, !Self.isAddress(url.text) { diagnostics.append(.malformedURL(url)) }
  }

  /// Whether a text has a scheme of the web and the name of a host with a point in it, and nothing that
  /// no address holds.
  static func isAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    var isInHost = true
    var labelLength = 0
    var pointCount = 0
    for byte in text.utf8.dropFirst(scheme.utf8.count) {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "|"), UInt8(ascii: "}"):
        return false
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"):
        isInHost = false
      case UInt8(ascii: ".") where isInHost:
        if labelLength == 0 { return false }
        pointCount += 1
        labelLength = 0
      default: if isInHost { labelLength += 1 }
      }
    }
    return pointCount > 0 && labelLength > 0
  }

  mutating func citation(_ syntax: CitationSyntax) -> Citation? {
    check(syntax.url)
    guard let id = model.source(named: syntax.source.text) else {
      unknown(syntax.source, "regulation or source", among: model.sources.map(\.name))
      return nil
    }
    let source = model[id]
    return Citation(
      source: id, place: syntax.place, url: syntax.url?.text ?? source.url,
      read: syntax.read ?? source.read,
      confidence: syntax.confidence ?? source.confidence ?? .high, range: syntax.range)
  }

  mutating func citations(_ syntax: [CitationSyntax]) -> [Citation] {
    var result: [Citation] = []
    for one in syntax { if let citation = citation(one) { result.append(citation) } }
    return result
  }

  /// The type of a fact or parameter.
  mutating func type(_ syntax: TypeSyntax) -> FactType? {
    switch syntax {
    case .yesNo: .yesNo
    case .choice(let name): enumeration(name).map { .choice($0) }
    case .set(let name): enumeration(name).map { .set($0) }
    case .count: .count
    case .amount(let currency): .amount(currency: currency.text)
    case .percentage: .percentage
    case .date: .date
    }
  }

  /// A literal as a value of a type, or a finding.
  mutating func value(_ literal: Literal, as type: FactType, of subject: String) -> Int64? {
    switch (literal.value, type) {
    case (.number(let hundredths), .count):
      if hundredths % 100 != 0 {
        diagnostics.append(.fractionOfCount(literal.range, subject: subject))
        return nil
      }
      return hundredths
    case (.number(let hundredths), .amount): return hundredths
    case (.amount(let hundredths, let currency), .amount(let wanted)):
      if currency != wanted {
        diagnostics.append(
          .wrongCurrency(literal.range, found: currency, wanted: wanted, subject: subject))
        return nil
      }
      return hundredths
    case (.percentage(let hundredths), .percentage): return hundredths
    case (.date(let day), .date): return Int64(day.daysSinceEpoch)
    default:
      diagnostics.append(
        .wrongLiteral(literal.range, wanted: typeName(type), subject: subject))
      return nil
    }
  }

  /// The words for a type in messages.
  func typeName(_ type: FactType) -> String {
    switch type {
    case .yesNo: "yes or no"
    case .choice(let id): "one of \(model[id].name)"
    case .set(let id): "some of \(model[id].name)"
    case .count: "a whole number"
    case .amount(let currency): "an amount in \(currency)"
    case .percentage: "a percentage"
    case .date: "a date"
    }
  }
}

/// The declarations by kind, each kind sorted by name so that no order of writing can matter.
struct SortedDeclarations {
  var knowledgeBases: [KnowledgeBaseSyntax] = []
  var enumerations: [EnumerationSyntax] = []
  var sections: [SectionSyntax] = []
  var facts: [FactSyntax] = []
  var relations: [RelationSyntax] = []
  var parameters: [ParameterSyntax] = []
  var sources: [SourceSyntax] = []
  var certificates: [CertificateSyntax] = []
  var tables: [TableSyntax] = []
  var rules: [RuleSyntax] = []
  var exceptions: [ExceptionSyntax] = []
  var questions: [QuestionSyntax] = []
  var constraints: [ConstraintSyntax] = []
  var monotones: [MonotoneSyntax] = []
  var examples: [ExampleSyntax] = []
  /// The names of everything that other declarations refer to.
  var names: Set<String> = []

  mutating func add(_ declaration: Declaration) {
    switch declaration {
    case .knowledgeBase(let one): knowledgeBases.append(one)
    case .enumeration(let one):
      enumerations.append(one)
      names.insert(one.name.text)
    case .section(let one):
      sections.append(one)
      names.insert(one.name.text)
    case .fact(let one):
      facts.append(one)
      names.insert(one.name.text)
    case .relation(let one):
      relations.append(one)
      names.insert(one.name.text)
    case .parameter(let one):
      parameters.append(one)
      names.insert(one.name.text)
    case .source(let one):
      sources.append(one)
      names.insert(one.name.text)
    case .certificate(let one):
      certificates.append(one)
      names.insert(one.name.text)
    case .table(let one):
      tables.append(one)
      names.insert(one.name.text)
    case .rule(let one):
      rules.append(one)
      names.insert(one.name.text)
    case .exception(let one):
      exceptions.append(one)
      names.insert(one.name.text)
    case .question(let one): questions.append(one)
    case .constraint(let one): constraints.append(one)
    case .monotone(let one): monotones.append(one)
    case .example(let one): examples.append(one)
    }
  }

  mutating func sort() {
    func byName(_ left: Name, _ right: Name) -> Bool {
      (left.text, left.range) < (right.text, right.range)
    }
    enumerations.sort { byName($0.name, $1.name) }
    sections.sort { byName($0.name, $1.name) }
    facts.sort { byName($0.name, $1.name) }
    relations.sort { byName($0.name, $1.name) }
    parameters.sort { byName($0.name, $1.name) }
    sources.sort { byName($0.name, $1.name) }
    certificates.sort {
      ($0.order ?? .max, $0.name.text, $0.name.range)
        < ($1.order ?? .max, $1.name.text, $1.name.range)
    }
    tables.sort { byName($0.name, $1.name) }
    rules.sort { byName($0.name, $1.name) }
    exceptions.sort { byName($0.name, $1.name) }
    questions.sort { byName($0.fact, $1.fact) }
    constraints.sort { byName($0.name, $1.name) }
    monotones.sort { byName($0.fact, $1.fact) }
    examples.sort { byName($0.name, $1.name) }
  }
}
