// An assessment as text: the headline, the path, each certificate with its reason and source, what
// is open, and what the knowledge base wants reported.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes assessments for people.
package struct AssessmentReport: Sendable {
  private let advisor: Advisor
  private let evaluation: Evaluation
  private let assessment: Assessment
  private let wording: Wording
  private let style: TextStyle

  /// Creates the report of an assessment of an evaluation.
  package init(
    _ advisor: Advisor, _ evaluation: Evaluation, _ assessment: Assessment, _ language: Language,
    _ style: TextStyle
  ) {
    self.advisor = advisor
    self.evaluation = evaluation
    self.assessment = assessment
    self.style = style
    wording = Wording(advisor.program, language)
  }

  private var language: Language { wording.language }
  private var phrases: ReportPhrases { ReportPhrases(language) }

  /// The whole report.
  package func text() -> String {
    var canvas = TextCanvas(style)
    let name = TerminalText.escaped(assessment.name.isEmpty ? assessment.id : assessment.name)
    canvas.paragraph(
      name.isEmpty ? phrases.asOf(assessment.asOf) : "\(name) · \(phrases.asOf(assessment.asOf))",
      look: .faint)
    canvas.paragraph(
      capitalized(advisor.headline(assessment, language: language)) + ".", look: .bold)
    writePath(to: &canvas)
    writeRecommendations(to: &canvas)
    writeCovered(to: &canvas)
    writePending(to: &canvas)
    writeUndetermined(to: &canvas)
    writeUnsuitable(to: &canvas)
    writeFindings(to: &canvas)
    return canvas.text
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  // MARK: Path

  private func writePath(to canvas: inout TextCanvas) {
    guard !assessment.path.isEmpty else { return }
    canvas.heading(phrases.path)
    for (number, phase) in assessment.path.enumerated() {
      let names = language.list(phase.certificates.map { wording.certificate($0) })
      var details: [String] = []
      if let months = phase.months { details.append(phrases.months(months)) }
      if let deadline = phase.deadline {
        details.append(phrases.due(deadline, asOf: assessment.asOf))
      }
      if !phase.easedBy.isEmpty {
        details.append(
          phrases.easedBy(language.list(phase.easedBy.map { wording.certificate($0) })))
      }
      canvas.paragraph(
        ([names] + details).joined(separator: " · "), indent: 5, first: "  \(number + 1).")
      for certificate in phase.certificates {
        if let cycle = advisor.model.certificates[certificate].description.cycle {
          canvas.paragraph(
            "\(wording.certificate(certificate)): \(phrases.cycle(cycle))", indent: 5,
            look: .faint)
        }
      }
    }
  }

  // MARK: Certificates

  private func writeRecommendations(to canvas: inout TextCanvas) {
    guard !assessment.recommendations.isEmpty else { return }
    canvas.heading(phrases.certificates)
    for recommendation in assessment.recommendations {
      var state = style.paint(
        phrases.strength(recommendation.strength), look(recommendation.strength))
      if recommendation.isHeld { state += " · " + style.paint(phrases.held, .good) }
      if let deadline = recommendation.deadline, !recommendation.isHeld {
        state += " · " + phrases.due(deadline, asOf: assessment.asOf)
      }
      canvas.paragraph(
        "\(style.paint(name(recommendation.certificate), .bold)): \(state)", indent: 2, first: "  ")
      writeReasons(
        recommendation.rules, strength(recommendation.strength, recommendation.certificate),
        to: &canvas)
    }
  }

  private func name(_ certificate: Int) -> String {
    let id = advisor.model.certificates[certificate].name
    let title = wording.certificate(certificate)
    return title == id ? id : "\(title) (\(id))"
  }

  private func look(_ strength: Strength) -> TextStyle.Look {
    switch strength {
    case .mandatory: .strong
    case .expected: .attention
    case .recommended: .good
    case .optional: .faint
    }
  }

  private func strength(_ strength: Strength, _ certificate: Int) -> Atom? {
    advisor.vocabulary.strengths.first { $0.strength == strength }.map {
      Atom(relation: $0.relation, arguments: [certificate])
    }
  }

  /// The reasons of the rules that conclude a statement, each with its source; the surest first.
  private func writeReasons(
    _ rules: [ID<Rule>], _ atom: Atom?, upTo limit: Int = .max, to canvas: inout TextCanvas
  ) {
    guard let atom, let number = advisor.program.number(of: atom) else { return }
    let firing = advisor.program.rulesConcluding[number].map { advisor.program.rules[$0] }
      .filter { rules.contains($0.rule) && evaluation.truth(of: $0) == .yes }
      .map { RuleWords($0, evaluation, wording) }
    let surestFirst = Confidence.allCases.reversed().flatMap { confidence in
      firing.filter { $0.confidence == confidence }
    }
    var written: Set<String> = []
    for words in surestFirst {
      guard written.count < limit, written.insert(words.reason).inserted else { continue }
      canvas.paragraph(words.reason, indent: 6, first: "    -")
      canvas.paragraph(words.source, indent: 6, look: .faint)
      if let belief = words.belief { canvas.paragraph(belief, indent: 6) }
      if let note = words.note { canvas.paragraph(note, indent: 6) }
    }
  }

  private func writeCovered(to canvas: inout TextCanvas) {
    guard !assessment.covered.isEmpty else { return }
    canvas.heading(phrases.covered)
    for cover in assessment.covered {
      canvas.paragraph(
        phrases.covered(wording.certificate(cover.certificate), by: wording.certificate(cover.by)),
        indent: 4, first: "  -")
    }
  }

  private func writePending(to canvas: inout TextCanvas) {
    guard !assessment.pending.isEmpty, let relation = advisor.vocabulary.pending else { return }
    canvas.heading(phrases.pending)
    for pending in assessment.pending {
      let from = pending.from.map { " · " + phrases.from($0) } ?? ""
      canvas.paragraph(
        style.paint(name(pending.certificate), .bold) + from, indent: 2, first: "  ")
      writeReasons(
        pending.rules, Atom(relation: relation, arguments: [pending.certificate]), to: &canvas)
    }
  }

  private func writeUnsuitable(to canvas: inout TextCanvas) {
    guard !assessment.unsuitable.isEmpty, let relation = advisor.vocabulary.unsuitable else {
      return
    }
    canvas.heading(phrases.unsuitable)
    for unsuitable in assessment.unsuitable {
      canvas.paragraph(
        style.paint(name(unsuitable.certificate), .bold), indent: 2, first: "  ")
      writeReasons(
        unsuitable.rules, Atom(relation: relation, arguments: [unsuitable.certificate]),
        to: &canvas)
    }
  }

  private func writeUndetermined(to canvas: inout TextCanvas) {
    guard !assessment.undetermined.isEmpty else { return }
    canvas.heading(phrases.undetermined)
    // Certificates that wait for the same answers stand together.
    var groups: [(states: [String], missing: String, names: [String])] = []
    for open in assessment.undetermined {
      var states = open.possible.map { phrases.strength($0) }
      if open.mayBePending { states.append(phrases.pendingDuty) }
      let facts = open.dependsOn.map { advisor.model[$0].name }
      let parameters = open.dependsOnParameters.map { advisor.model[$0].name }
      let missing = (facts + parameters).joined(separator: ", ")
      let name = wording.certificate(open.certificate)
      if let index = groups.firstIndex(where: { $0.states == states && $0.missing == missing }) {
        groups[index].names.append(name)
      } else {
        groups.append((states, missing, [name]))
      }
    }
    for group in groups {
      let names = style.paint(language.list(group.names), .bold)
      canvas.paragraph("\(names): \(phrases.couldBe(group.states))", indent: 4, first: "  -")
      canvas.paragraph(phrases.dependsOn(group.missing), indent: 6, look: .faint)
    }
  }

  // MARK: Findings

  private func writeFindings(to canvas: inout TextCanvas) {
    var heading: String?
    for finding in assessment.findings {
      let own = language.text(advisor.model[finding.atom.relation].report) ?? ""
      if own != heading {
        canvas.heading(own)
        heading = own
      }
      canvas.paragraph(wording.statement(finding.atom), indent: 2, first: "  ")
      // One reason is enough for what is not a certificate.
      writeReasons(finding.rules, finding.atom, upTo: 1, to: &canvas)
    }
  }
}
