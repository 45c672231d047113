// A declaration in words, with where it is used: what `kb show` says about rules, exceptions, facts,
// parameters, relations and sources.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes declarations for people.
package struct DeclarationReport: Sendable {
  private let advisor: Advisor
  private let uses: DeclarationUses
  private let style: TextStyle
  private let language: Language
  private let wording: Wording
  private let phrases: ReportPhrases
  private let rules: RuleReport
  /// The most names that a line of uses shows.
  private static let nameLimit = 24

  /// Creates a writer.
  package init(_ advisor: Advisor, _ language: Language, _ style: TextStyle) {
    self.advisor = advisor
    self.style = style
    self.language = language
    uses = DeclarationUses(advisor.model)
    wording = Wording(advisor.program, language)
    phrases = ReportPhrases(language)
    rules = RuleReport(advisor, language, style)
  }

  private var model: Model { advisor.model }

  /// The rule as prose, who reads what it concludes, and the examples that test it.
  package func text(_ id: ID<Rule>) -> String {
    var canvas = TextCanvas(style)
    write(phrases.readBy, uses.readers(of: id), to: &canvas)
    write(phrases.examples, quoted(uses.examples(of: id)), to: &canvas)
    return rules.body(id) + canvas.text
  }

  /// The exception as prose.
  package func text(_ id: ID<Exception>) -> String { rules.body(id) }

  /// The profile of a certificate.
  package func text(certificate index: Int) -> String {
    CertificateReport(advisor, uses, language, style).body(index)
  }

  /// What a fact means, how it is asked for, and who reads it.
  package func text(_ id: ID<Fact>) -> String {
    let fact = model[id]
    var canvas = TextCanvas(style)
    canvas.paragraph(TerminalText.escaped(type(fact.type)), indent: 2)
    for text in [language.text(fact.say), language.text(fact.deny)].compactMap({ $0 }) {
      canvas.paragraph(TerminalText.escaped(text), indent: 2)
    }
    write(phrases.help, language.text(fact.help), to: &canvas)
    write(phrases.period, language.text(fact.period), to: &canvas)
    write(phrases.appliesOnlyIf, fact.onlyIf.map(rules.prose), to: &canvas)
    canvas.paragraph(phrases.changeable(fact.isActionable ? fact.cost : nil), indent: 2)
    if let question = model.questions.first(where: { $0.fact == id }) {
      let section = model[question.section]
      let title = language.text(section.title) ?? section.name
      write("\(phrases.question) (\(title))", language.text(question.ask), to: &canvas)
      write(phrases.help, language.text(question.help), to: &canvas)
    }
    write(phrases.readBy, uses.readers(of: id), to: &canvas)
    canvas.paragraph(phrases.givenIn(uses.examples(of: id).count), indent: 2)
    return canvas.text
  }

  /// The values of a parameter by their days, and who compares with them.
  package func text(_ id: ID<Parameter>) -> String {
    let parameter = model[id]
    var canvas = TextCanvas(style)
    if let say = language.text(parameter.say) {
      canvas.paragraph(TerminalText.escaped(say), indent: 2)
    }
    let basis = parameter.basis == .law ? phrases.law : phrases.judgement
    canvas.paragraph("\(type(parameter.type)), \(basis)", indent: 2)
    for (index, entry) in parameter.entries.enumerated() {
      let last =
        index + 1 < parameter.entries.count
        ? parameter.entries[index + 1].from?.adding(days: -1) : parameter.until
      let value = entry.value.map { language.value($0, of: parameter.type) } ?? phrases.undefined
      let days = phrases.inForce(entry.from, last)
      let source = entry.citation.map { " · " + rules.source($0) } ?? ""
      canvas.paragraph(
        TerminalText.escaped("\(value) · \(days)\(source)"), indent: 6, first: "    -")
    }
    write(phrases.readBy, uses.readers(of: id), to: &canvas)
    return canvas.text
  }

  /// What a relation says, who concludes it and who reads it.
  package func text(_ id: ID<Relation>) -> String {
    let relation = model[id]
    var canvas = TextCanvas(style)
    for text in [language.text(relation.say), language.text(relation.deny)].compactMap({ $0 }) {
      canvas.paragraph(TerminalText.escaped(text), indent: 2)
    }
    if let announced = relation.announced {
      write(phrases.announcedAs, [model[announced].name], to: &canvas)
    }
    write(phrases.concludedBy, uses.concluders(of: id), to: &canvas)
    write(phrases.readBy, uses.readers(of: id), to: &canvas)
    write(phrases.examples, quoted(uses.examples(of: id)), to: &canvas)
    write(phrases.sources, relation.citations.map(rules.source), to: &canvas)
    return canvas.text
  }

  /// What a source is, and who cites it.
  package func text(_ id: ID<Source>) -> String {
    let source = model[id]
    var canvas = TextCanvas(style)
    for text in [language.text(source.title), language.text(source.about)].compactMap({ $0 }) {
      canvas.paragraph(TerminalText.escaped(text), indent: 2)
    }
    let facts = [
      source.kind?.rawValue, source.markets.isEmpty ? nil : source.markets.joined(separator: ", "),
      source.url, source.read.map { "\(phrases.read) \($0)" },
      source.confidence.map { phrases.confidence($0) },
    ]
    canvas.paragraph(
      TerminalText.escaped(facts.compactMap { $0 }.joined(separator: " · ")), indent: 2)
    write(phrases.citedBy, uses.citers(of: id), to: &canvas)
    return canvas.text
  }

  // MARK: Lines

  private func quoted(_ names: [String]) -> [String] { names.map { "\"\($0)\"" } }

  private func write(_ heading: String, _ names: [String], to canvas: inout TextCanvas) {
    var shown = Array(names.prefix(Self.nameLimit))
    if names.count > shown.count { shown.append(phrases.moreNames(names.count - shown.count)) }
    write(heading, names.isEmpty ? nil : shown.joined(separator: ", "), to: &canvas)
  }

  private func write(_ heading: String, _ text: String?, to canvas: inout TextCanvas) {
    guard let text else { return }
    canvas.paragraph(heading, indent: 2, look: .faint)
    canvas.paragraph(TerminalText.escaped(text), indent: 4)
  }

  private func type(_ type: FactType) -> String {
    switch type {
    case .yesNo: phrases.yesOrNo
    case .choice(let id): phrases.oneOf(members(of: id))
    case .set(let id): phrases.anyOf(members(of: id))
    case .count: phrases.count
    case .amount(let currency): phrases.amount(currency)
    case .percentage: phrases.percentage
    case .date: phrases.date
    }
  }

  private func members(of id: ID<Enumeration>) -> String {
    model[id].members.map(\.name).joined(separator: ", ")
  }
}
