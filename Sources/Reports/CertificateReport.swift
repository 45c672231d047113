// The profile of a certificate: all that its block says, what other certificates say about it, the rows
// of tables that name it, and the rules that advise it.

package import Advice
import RuleEngine
import RuleLanguage

/// Writes profiles of certificates.
package struct CertificateReport: Sendable {
  private let advisor: Advisor
  private let uses: DeclarationUses
  private let style: TextStyle
  private let language: Language
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates a writer.
  package init(
    _ advisor: Advisor, _ uses: DeclarationUses, _ language: Language, _ style: TextStyle
  ) {
    self.advisor = advisor
    self.uses = uses
    self.style = style
    self.language = language
    wording = Wording(advisor.program, language)
    phrases = ReportPhrases(language)
  }

  private var model: Model { advisor.model }

  /// The profile, an aspect with its text on each line, without the name.
  package func body(_ index: Int) -> String {
    var canvas = TextCanvas(style)
    let aspects = aspects(index)
    let width = min(26, (aspects.map { DisplayWidth.of($0.aspect) }.max() ?? 0) + 2)
    for (aspect, lines) in aspects {
      for (number, line) in lines.enumerated() {
        canvas.paragraph(
          TerminalText.escaped(line), indent: width + 2,
          first: "  " + (number == 0 ? style.paint(aspect, .faint) : ""))
      }
    }
    return canvas.text
  }

  /// The aspects of the profile that the knowledge base says something about, each with its lines.
  package func aspects(_ index: Int) -> [(aspect: String, lines: [String])] {
    let description = model.certificates[index].description
    func text(_ key: String) -> (String, [String]) {
      (phrases.aspect(key), language.text(description.texts[key]).map { [$0] } ?? [])
    }
    func names(_ key: String, _ list: [Int]) -> (String, [String]) {
      (phrases.aspect(key), list.isEmpty ? [] : [language.list(list.map(wording.certificate))])
    }
    let own = model.certificates[index]
    var aspects = [
      text("title"),
      (phrases.kind, description.kind.map { [phrases.certificateKind($0)] } ?? []),
    ]
    aspects += ["attests", "region", "legal", "obliged", "fits"].map(text)
    aspects += ["issuer", "owner", "controls"].map(text)
    aspects += [
      (phrases.editions, description.editions.map(edition)),
      (phrases.amendments, description.amendments.map { "\($0.label) (\(phrases.from($0.from)))" }),
      (phrases.aspect("cycle"), description.cycle.map { [phrases.cycle($0)] } ?? []),
      (phrases.renewal, description.renewalMonths.map { [phrases.renewal($0)] } ?? []),
    ]
    aspects += ["eligible", "before"].map(text)
    aspects += [
      names("requires", own.requires), names("easedBy", own.easedBy),
      (phrases.aspect("effort"), description.efforts.map(effort)), text("money"),
      names("covers", own.covers),
      (phrases.coveredBy, others { $0.covers.contains(index) }),
      (phrases.eases, others { $0.easedBy.contains(index) }),
      names("auditWith", own.auditWith),
      (phrases.evidence, rows(about: index)), text("afterwards"),
      (phrases.rules, rules(about: index)),
      (phrases.url, description.url.map { [$0.text] } ?? []),
      (phrases.sourceOfCriteria, own.citations.map(source)),
    ]
    return aspects.filter { !$0.1.isEmpty }.map { (aspect: $0.0, lines: $0.1) }
  }

  private func others(_ isMeant: (Certificate) -> Bool) -> [String] {
    let names = model.certificates.indices.filter { isMeant(model.certificates[$0]) }
      .map(wording.certificate)
    return names.isEmpty ? [] : [language.list(names)]
  }

  private func edition(_ edition: CertificateSyntax.Edition) -> String {
    let dates = phrases.editionDates(
      from: edition.from, superseded: edition.superseded, until: edition.until)
    let required = edition.requires.map { phrases.requires($0.text) }
    let facts = [dates, required ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
    return facts.isEmpty ? edition.label : "\(edition.label): \(facts)"
  }

  private func effort(_ effort: CertificateSyntax.Effort) -> String {
    let bands = effort.bands.map { band in
      "\(size(band.size.text)) \(band.months.lowerBound)–\(band.months.upperBound)"
    }.joined(separator: ", ")
    let with = effort.with.isEmpty ? "" : phrases.withHeld(language.list(effort.with.map(\.text)))
    let confidence = effort.confidence.map { " (\(phrases.confidence($0)))" } ?? ""
    return phrases.effort(bands) + with + confidence
  }

  private func size(_ name: String) -> String {
    guard let sizes = model.enumeration(named: "size"), let index = model[sizes].index(of: name)
    else { return name }
    return wording.member(index, of: sizes)
  }

  private func source(_ citation: Citation) -> String {
    var parts = [wording.citation(citation)]
    if let url = citation.url { parts.append(url) }
    if let read = citation.read { parts.append("\(phrases.read) \(read)") }
    if citation.confidence != .high { parts.append(phrases.confidence(citation.confidence)) }
    return parts.joined(separator: " · ")
  }

  /// The rows of the author's tables that name the certificate, a line for each table.
  private func rows(about index: Int) -> [String] {
    guard let certificates = model.enumeration(named: "certificate") else { return [] }
    return model.relations.indices.compactMap { number in
      let relation = model.relations[number]
      guard relation.range != nil, let tuples = relation.tuples else { return nil }
      let places = relation.parameters.indices.filter {
        relation.parameters[$0].enumeration == certificates
      }
      let rows = tuples.filter { tuple in places.contains { tuple.arguments[$0] == index } }
      guard !rows.isEmpty else { return nil }
      if relation.parameters.count == 1 {
        return wording.statement(Atom(relation: ID(number), arguments: [index]))
      }
      let cells = rows.map { row in
        let others = relation.parameters.indices.filter {
          !places.contains($0) || row.arguments[$0] != index
        }
        let names = others.map {
          wording.member(row.arguments[$0], of: relation.parameters[$0].enumeration)
        }
        let mark = row.mark.isEmpty || row.mark == "yes" ? "" : " (\(row.mark))"
        return names.joined(separator: " / ") + mark
      }
      return "\(relation.name): \(cells.joined(separator: ", "))"
    }
  }

  /// The rules that conclude something about the certificate, a line for each relation.
  private func rules(about index: Int) -> [String] {
    guard let certificates = model.enumeration(named: "certificate") else { return [] }
    return model.relations.indices.compactMap { number in
      let names = uses.concluders(of: ID(number), about: index, of: certificates)
      return names.isEmpty
        ? nil : "\(model.relations[number].name): \(names.joined(separator: ", "))"
    }
  }
}
