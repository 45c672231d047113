// A rule as prose, for readers who do not know the language: what it concludes, when, except when,
// by which law, since when.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes rules as prose.
package struct RuleReport: Sendable {
  private let advisor: Advisor
  private let style: TextStyle
  private let wording: Wording
  private let phrases: ReportPhrases
  private let language: Language

  /// Creates a writer.
  package init(_ advisor: Advisor, _ language: Language, _ style: TextStyle) {
    self.advisor = advisor
    self.style = style
    self.language = language
    wording = Wording(advisor.program, language)
    phrases = ReportPhrases(language)
  }

  private var model: Model { advisor.model }

  /// The rule in words, below its name and place.
  package func text(_ id: ID<Rule>) -> String {
    var canvas = TextCanvas(style)
    canvas.paragraph("\(model[id].name) · \(place(model[id].range))", look: .bold)
    return canvas.text + body(id)
  }

  /// The rule in words, without its name.
  package func body(_ id: ID<Rule>) -> String {
    let rule = model[id]
    var canvas = TextCanvas(style)
    if let because = wording.general(rule.because) { canvas.paragraph(because, indent: 2) }
    writeBinders(rule.binders, to: &canvas)
    write(phrases.concludes, rule.conclusions.map { prose($0, rule.binders) }, to: &canvas)
    write(phrases.when, rule.conditions.map { prose($0, rule.binders) }, to: &canvas)
    write(rule.exceptions, to: &canvas, indent: 2)
    write(phrases.sources, rule.citations.map(source), to: &canvas)
    if let interval = rule.inForce {
      canvas.paragraph(phrases.inForce(interval.first, interval.last), indent: 2)
    }
    if let starts = rule.starts { canvas.paragraph(phrases.from(starts), indent: 2) }
    if let due = rule.due { canvas.paragraph(prose(due), indent: 2) }
    if let belief = wording.general(rule.belief) {
      canvas.paragraph(phrases.belief(belief), indent: 2)
    }
    if let note = wording.general(rule.note) { canvas.paragraph(phrases.note(note), indent: 2) }
    return canvas.text
  }

  /// The exception in words, without its name.
  package func body(_ id: ID<Exception>) -> String {
    let exception = model[id]
    var canvas = TextCanvas(style)
    if let because = wording.general(exception.because) { canvas.paragraph(because, indent: 2) }
    writeBinders(exception.binders, to: &canvas)
    let rules = model.rules.filter { $0.exceptions.contains(id) }.map(\.name)
    let exceptions = model.exceptions.filter { $0.exceptions.contains(id) }.map(\.name)
    write(phrases.setsAside, rules + exceptions, to: &canvas)
    write(phrases.when, exception.conditions.map { prose($0, exception.binders) }, to: &canvas)
    write(
      phrases.concludes, exception.conclusions.map { prose($0, exception.binders) }, to: &canvas)
    write(exception.exceptions, to: &canvas, indent: 2)
    write(phrases.sources, exception.citations.map(source), to: &canvas)
    if let interval = exception.inForce {
      canvas.paragraph(phrases.inForce(interval.first, interval.last), indent: 2)
    }
    if let note = wording.general(exception.note) {
      canvas.paragraph(phrases.note(note), indent: 2)
    }
    return canvas.text
  }

  /// A condition without variables, in words.
  package func prose(_ condition: Condition) -> String { prose(condition, []) }

  /// Exceptions with those to them, each deeper by two columns.
  private func write(_ ids: [ID<Exception>], to canvas: inout TextCanvas, indent: Int) {
    for exception in ids.map({ model[$0] }) {
      write(
        "\(phrases.unless) \(exception.name)",
        exception.conditions.map { prose($0, exception.binders) }, to: &canvas, indent: indent)
      write(exception.exceptions, to: &canvas, indent: indent + 2)
    }
  }

  private func writeBinders(_ binders: [Binder], to canvas: inout TextCanvas) {
    guard !binders.isEmpty else { return }
    let names = binders.map { binder in
      "\(language.text(model[binder.enumeration].say) ?? model[binder.enumeration].name) "
        + binder.name
    }
    canvas.paragraph(phrases.forEach(names.joined(separator: ", ")), indent: 2)
  }

  private func write(
    _ heading: String, _ lines: [String], to canvas: inout TextCanvas, indent: Int = 2
  ) {
    guard !lines.isEmpty else { return }
    canvas.paragraph(heading, indent: indent, look: .faint)
    let bullet = String(repeating: " ", count: indent + 2) + "-"
    for line in lines {
      canvas.paragraph(TerminalText.escaped(line), indent: indent + 4, first: bullet)
    }
  }

  private func place(_ range: SourceRange) -> String {
    let text = model.texts[range.source.index]
    return "\(text.name):\(text.location(of: range.lower).line)"
  }

  /// A citation with its address and, where it is not high, its confidence.
  package func source(_ citation: Citation) -> String {
    [
      wording.citation(citation), citation.url,
      citation.confidence == .high ? nil : phrases.confidence(citation.confidence),
    ].compactMap { $0 }.joined(separator: " · ")
  }

  // MARK: Prose

  private func name(_ term: Term, _ enumeration: ID<Enumeration>, _ binders: [Binder]) -> String {
    switch term {
    case .member(let index): wording.member(index, of: enumeration)
    case .variable(let index): binders[index].name
    }
  }

  private func prose(_ conclusion: Conclusion, _ binders: [Binder]) -> String {
    prose(conclusion.relation, conclusion.arguments, binders)
  }

  private func prose(_ id: ID<Relation>, _ terms: [Term], _ binders: [Binder]) -> String {
    let relation = model[id]
    let names = zip(relation.parameters, terms).map { name($1, $0.enumeration, binders) }
    guard var text = language.text(relation.say) else {
      return names.isEmpty ? relation.name : "\(relation.name)(\(names.joined(separator: ", ")))"
    }
    for (parameter, name) in zip(relation.parameters, names) {
      text = text.replacing("{\(parameter.placeholder)}", with: name)
    }
    return text
  }

  private func prose(_ condition: Condition, _ binders: [Binder]) -> String {
    switch condition.kind {
    case .fact(let fact): return wording.fact(fact, member: nil, isTrue: true)
    case .member(let fact, .member(let index)):
      return wording.fact(fact, member: index, isTrue: true)
    case .member(let fact, .variable(let index)):
      return wording.fact(fact, named: binders[index].name)
    case .comparison(let fact, let comparison, let operand):
      let type = model[fact].type
      return "\(wording.fact(fact)): \(phrases.compared(comparison, prose(operand, type), type))"
    case .relation(let relation, let terms): return prose(relation, terms, binders)
    case .same(let enumeration, let left, let right):
      return "\(name(left, enumeration, binders)) = \(name(right, enumeration, binders))"
    case .not(let inner): return negated(inner, binders)
    case .all(let parts): return parts.map { prose($0, binders) }.joined(separator: phrases.and)
    case .any(let parts):
      return phrases.oneOf(parts.map { prose($0, binders) }.joined(separator: "; "))
    case .atLeast(let count, let parts):
      return phrases.atLeast(count, parts.map { prose($0, binders) }.joined(separator: "; "))
    }
  }

  private func negated(_ condition: Condition, _ binders: [Binder]) -> String {
    switch condition.kind {
    case .fact(let fact): return wording.fact(fact, member: nil, isTrue: false)
    case .member(let fact, .member(let index)):
      return wording.fact(fact, member: index, isTrue: false)
    case .same(let enumeration, let left, let right):
      return "\(name(left, enumeration, binders)) ≠ \(name(right, enumeration, binders))"
    default: return phrases.not(prose(condition, binders))
    }
  }

  private func prose(_ operand: Condition.Operand, _ type: FactType) -> String {
    switch operand {
    case .value(let value): return language.value(value, of: type)
    case .parameter(let id):
      let value = model[id].entry(on: advisor.asOf)?.value.map { language.value($0, of: type) }
      return "\(value ?? phrases.notSet) (\(model[id].name))"
    case .asOf(let offset, let unit): return phrases.dayAskedFor(offset, unit)
    }
  }

  private func prose(_ due: Due) -> String {
    switch due {
    case .on(let day): phrases.dueOn(day)
    case .nextYear(let month, let day, let fact):
      phrases.dueNextYear(month, day, after: fact.map { wording.fact($0) })
    }
  }
}
