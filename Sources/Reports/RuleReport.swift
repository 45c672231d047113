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

  /// The rule in words.
  package func text(_ id: ID<Rule>) -> String {
    let rule = model[id]
    var canvas = TextCanvas(style)
    canvas.paragraph("\(rule.name) · \(place(rule.range))", look: .bold)
    if let because = wording.general(rule.because) { canvas.paragraph(because, indent: 2) }
    write(phrases.concludes, rule.conclusions.map { prose($0, rule.binders) }, to: &canvas)
    write(phrases.when, rule.conditions.map { prose($0, rule.binders) }, to: &canvas)
    for exception in rule.exceptions.map({ model[$0] }) {
      write(
        "\(phrases.unless) \(exception.name)",
        exception.conditions.map { prose($0, exception.binders) }, to: &canvas)
    }
    write(phrases.sources, rule.citations.map(source), to: &canvas)
    if let interval = rule.inForce {
      canvas.paragraph(phrases.inForce(interval.first, interval.last), indent: 2)
    }
    if let belief = wording.general(rule.belief) {
      canvas.paragraph(phrases.belief(belief), indent: 2)
    }
    if let note = wording.general(rule.note) { canvas.paragraph(phrases.note(note), indent: 2) }
    return canvas.text
  }

  private func write(_ heading: String, _ lines: [String], to canvas: inout TextCanvas) {
    guard !lines.isEmpty else { return }
    canvas.paragraph(heading, indent: 2, look: .faint)
    for line in lines { canvas.paragraph(line, indent: 6, first: "    -") }
  }

  private func place(_ range: SourceRange) -> String {
    let text = model.texts[range.source.index]
    return "\(text.name):\(text.location(of: range.lower).line)"
  }

  private func source(_ citation: Citation) -> String {
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
      return "\(wording.fact(fact)) (\(binders[index].name))"
    case .comparison(let fact, let comparison, let operand):
      return "\(wording.fact(fact)) \(comparison.rawValue) \(prose(operand, model[fact].type))"
    case .relation(let relation, let terms): return prose(relation, terms, binders)
    case .same(let enumeration, let left, let right):
      return "\(name(left, enumeration, binders)) = \(name(right, enumeration, binders))"
    case .not(let inner): return phrases.not(prose(inner, binders))
    case .all(let parts): return parts.map { prose($0, binders) }.joined(separator: phrases.and)
    case .any(let parts):
      return phrases.oneOf(parts.map { prose($0, binders) }.joined(separator: "; "))
    case .atLeast(let count, let parts):
      return phrases.atLeast(count, parts.map { prose($0, binders) }.joined(separator: "; "))
    }
  }

  private func prose(_ operand: Condition.Operand, _ type: FactType) -> String {
    switch operand {
    case .value(let value): return language.value(value, of: type)
    case .parameter(let id):
      let value = model[id].entry(on: advisor.asOf)?.value.map { language.value($0, of: type) }
      return "\(value ?? phrases.notSet) (\(model[id].name))"
    case .asOf(let offset, let unit):
      return offset == 0
        ? "as-of" : "as-of \(offset > 0 ? "+" : "-") \(abs(offset)) \(unit.rawValue)"
    }
  }
}
