// An assessment as text: the headline, the path, each certificate with its best reasons, what a
// changed figure would bring, what is open, and what the knowledge base wants reported.

package import Advice
package import RuleEngine
import RuleLanguage

/// How much a report tells.
package enum ReportDetail: Hashable, Sendable {
  /// What a person reads in a dialogue: the two or three best reasons of a certificate, and of other
  /// findings what they say; reasons are asked for.
  case brief
  /// The same, with the sources of other findings.
  case short
  /// Every reason with its source, the common beliefs, what to check.
  case full
}

/// Writes assessments for people.
package struct AssessmentReport: Sendable {
  let advisor: Advisor
  let evaluation: Evaluation
  let assessment: Assessment
  let wording: Wording
  let detail: ReportDetail
  private let style: TextStyle

  /// Creates the report of an assessment of an evaluation.
  package init(
    _ advisor: Advisor, _ evaluation: Evaluation, _ assessment: Assessment, _ language: Language,
    _ style: TextStyle, _ detail: ReportDetail = .short
  ) {
    self.advisor = advisor
    self.evaluation = evaluation
    self.assessment = assessment
    self.style = style
    self.detail = detail
    wording = Wording(advisor.program, language)
  }

  var language: Language { wording.language }
  var phrases: ReportPhrases { ReportPhrases(language) }

  /// The whole report.
  package func text() -> String {
    var canvas = TextCanvas(style)
    let name = TerminalText.escaped(assessment.name.isEmpty ? assessment.id : assessment.name)
    canvas.paragraph(
      name.isEmpty ? phrases.asOf(assessment.asOf) : "\(name) · \(phrases.asOf(assessment.asOf))",
      look: .faint)
    canvas.paragraph(
      capitalized(advisor.headline(assessment, language: language)) + ".", look: .bold)
    writeOpenDuties(to: &canvas)
    writeAssumptions(to: &canvas)
    writePath(to: &canvas)
    writeRecommendations(to: &canvas)
    writeCovered(to: &canvas)
    writePending(to: &canvas)
    writeNearMisses(to: &canvas)
    writeUndetermined(to: &canvas)
    writeUnsuitable(to: &canvas)
    writeFindings(to: &canvas)
    return canvas.text
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func writeAssumptions(to canvas: inout TextCanvas) {
    for atom in advisor.program.sortedAssumptions {
      let isTrue = advisor.program.assumptions[atom] ?? true
      canvas.paragraph(
        phrases.assumed(wording.statement(atom, isTrue: isTrue)), indent: 2, look: .attention)
    }
  }

  // MARK: Path

  private func writePath(to canvas: inout TextCanvas) {
    guard !assessment.path.isEmpty else { return }
    canvas.heading(phrases.path)
    for (number, phase) in assessment.path.enumerated() {
      var details = [language.list(phase.certificates.map { wording.certificate($0) })]
      if let months = phase.months { details.append(phrases.months(months)) }
      if let deadline = phase.deadline {
        details.append(phrases.due(deadline, asOf: assessment.asOf))
      }
      if !phase.easedBy.isEmpty {
        details.append(
          phrases.easedBy(language.list(phase.easedBy.map { wording.certificate($0) })))
      }
      if let only = phase.certificates.first, phase.certificates.count == 1,
        let cycle = cycle(of: only)
      {
        details.append(cycle)
      }
      canvas.paragraph(details.joined(separator: " · "), indent: 5, first: "  \(number + 1).")
      guard detail == .full, phase.certificates.count > 1 else { continue }
      for certificate in phase.certificates {
        if let cycle = cycle(of: certificate) {
          canvas.paragraph(
            "\(wording.certificate(certificate)): \(cycle)", indent: 5, look: .faint)
        }
      }
    }
  }

  private func cycle(of certificate: Int) -> String? {
    advisor.model.certificates[certificate].description.cycle.map(phrases.cycle)
  }

  // MARK: Certificates

  private func writeRecommendations(to canvas: inout TextCanvas) {
    guard !assessment.recommendations.isEmpty else { return }
    canvas.heading(phrases.certificates)
    for recommendation in assessment.recommendations {
      let strength = recommendation.strength
      var state = style.paint(phrases.strength(strength), look(strength))
      if recommendation.isHeld { state += " · " + style.paint(phrases.held, .good) }
      if let deadline = recommendation.deadline, !recommendation.isHeld {
        state += " · " + phrases.due(deadline, asOf: assessment.asOf)
      }
      canvas.paragraph(
        "\(title(recommendation.certificate)): \(state)", indent: 2, first: "  ")
      let atom = advisor.vocabulary.strengths.first { $0.strength == strength }.map {
        Atom(relation: $0.relation, arguments: [recommendation.certificate])
      }
      writeReasons(
        recommendation.rules, atom, of: recommendation.certificate,
        upTo: strength == .optional ? 1 : 2, to: &canvas)
    }
  }

  /// The short name and the id of a certificate, which is what commands take.
  func title(_ certificate: Int) -> String {
    let id = advisor.model.certificates[certificate].name
    let title = wording.certificate(certificate)
    return style.paint(title == id ? id : "\(title) (\(id))", .bold)
  }

  private func look(_ strength: Strength) -> TextStyle.Look {
    switch strength {
    case .mandatory: .strong
    case .expected: .attention
    case .recommended: .good
    case .optional: .faint
    }
  }

  /// The best reasons for a statement about a certificate, and how many more there are.
  private func writeReasons(
    _ rules: [ID<Rule>], _ atom: Atom?, of certificate: Int, upTo limit: Int,
    to canvas: inout TextCanvas
  ) {
    guard let atom else { return }
    let reasons = evaluation.reasons(rules, atom, wording)
    // One more reason takes no more room than the line that would say so.
    let isAll = detail == .full || (limit > 1 && reasons.count == limit + 1)
    let shown = isAll ? reasons : Array(reasons.prefix(limit))
    for (position, words) in shown.enumerated() {
      let isDuty = position == 0 && atom.relation == advisor.vocabulary.strengths.first?.relation
      write(words, withNote: isDuty, to: &canvas)
    }
    if reasons.isEmpty, advisor.program.assumptions[atom] != nil {
      canvas.paragraph(phrases.assumedNotConcluded, indent: 6, first: "    -", look: .attention)
    }
    if reasons.count > shown.count, limit > 1 {
      canvas.paragraph(
        phrases.moreReasons(
          reasons.count - shown.count, "why \(advisor.model.certificates[certificate].name) --all"),
        indent: 6, look: .faint)
    }
  }

  private func write(_ words: RuleWords, withNote: Bool, to canvas: inout TextCanvas) {
    canvas.paragraph(words.reason, indent: 6, first: "    -")
    canvas.paragraph(words.source, indent: 6, look: .faint)
    if detail == .full, let belief = words.belief { canvas.paragraph(belief, indent: 6) }
    if detail == .full || withNote || words.confidence == .low, let note = words.note {
      canvas.paragraph(note, indent: 6)
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
      canvas.paragraph(title(pending.certificate) + from, indent: 2, first: "  ")
      writeReasons(
        pending.rules, Atom(relation: relation, arguments: [pending.certificate]),
        of: pending.certificate, upTo: 2, to: &canvas)
    }
  }

  private func writeUnsuitable(to canvas: inout TextCanvas) {
    guard !assessment.unsuitable.isEmpty, let relation = advisor.vocabulary.unsuitable else {
      return
    }
    canvas.heading(phrases.unsuitable)
    for unsuitable in assessment.unsuitable {
      let atom = Atom(relation: relation, arguments: [unsuitable.certificate])
      guard detail == .full else {
        let reason = evaluation.reasons(unsuitable.rules, atom, wording).first?.reason
        canvas.paragraph(
          [title(unsuitable.certificate), reason].compactMap { $0 }.joined(separator: ": "),
          indent: 4, first: "  -")
        continue
      }
      canvas.paragraph(title(unsuitable.certificate), indent: 2, first: "  ")
      writeReasons(
        unsuitable.rules, atom, of: unsuitable.certificate, upTo: 1, to: &canvas)
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
      let statement = wording.statement(finding.atom)
      let reasons = evaluation.reasons(finding.rules, finding.atom, wording)
      guard detail != .brief else {
        let name = reasons.first.map { " " + style.paint("[\($0.name)]", .faint) } ?? ""
        canvas.paragraph(statement + name, indent: 4, first: "  -")
        continue
      }
      guard detail == .full else {
        canvas.paragraph(statement, indent: 4, first: "  -")
        // Why is asked for by the name of the rule.
        if let law = reasons.first?.shortSource { canvas.paragraph(law, indent: 4, look: .faint) }
        continue
      }
      canvas.paragraph(statement, indent: 2, first: "  ")
      // One reason is enough for what is not a certificate.
      if let words = reasons.first { write(words, withNote: true, to: &canvas) }
    }
    if detail == .brief, let first = assessment.findings.first,
      let name = evaluation.reasons(first.rules, first.atom, wording).first?.name
    {
      canvas.blank()
      canvas.paragraph(phrases.moreOn("why \(name)"), look: .faint)
    }
  }
}
