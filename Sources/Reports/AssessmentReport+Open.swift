// What is near and what is open: duties that one changed figure would bring, and certificates about
// which missing answers decide, with the questions to answer.

import Advice
import RuleEngine
import RuleLanguage

extension AssessmentReport {
  /// So many groups of open certificates are told in the short report.
  private static let shownGroups = 6
  /// So many missing answers are told of each.
  private static let shownQuestions = 3

  // MARK: Near misses

  func writeNearMisses(to canvas: inout TextCanvas) {
    let misses = NearMiss.find(advisor, evaluation)
    guard !misses.isEmpty else { return }
    canvas.heading(phrases.nearMisses)
    for miss in misses {
      guard case .comparison(let fact, let comparison, .some(let value), _) = miss.condition.kind,
        let answer = evaluation.answers[fact]
      else { continue }
      canvas.paragraph(
        phrases.nearMiss(
          wording.certificate(miss.certificate), wording.fact(fact),
          comparison, language.value(value, of: advisor.model[fact].type),
          now: wording.answer(answer, to: fact)),
        indent: 4, first: "  -")
      let words = RuleWords(advisor.program.rules[miss.rule], evaluation, wording)
      canvas.paragraph(words.source, indent: 4, look: .faint)
    }
  }

  // MARK: Undetermined

  /// What a missing answer may turn into a duty stands right below the headline, which knows only what
  /// is certain.
  func writeOpenDuties(to canvas: inout TextCanvas) {
    let open = assessment.undetermined.filter { $0.possible.contains(.mandatory) }
    guard !open.isEmpty else { return }
    let names = language.list(open.map { wording.certificate($0.certificate) })
    canvas.paragraph(phrases.openDuties(names, count: open.count), look: .attention)
  }

  /// Certificates that wait for the same answers and could become the same.
  private struct Group {
    var states: [String]
    var strongest: Int
    var facts: [ID<Fact>]
    var parameters: [ID<Parameter>]
    var certificates: [Int]
  }

  func writeUndetermined(to canvas: inout TextCanvas) {
    guard !assessment.undetermined.isEmpty else { return }
    canvas.heading(phrases.undetermined)
    let groups = groups()
    let shown = detail == .full ? groups[...] : groups.prefix(Self.shownGroups)
    var asked: Set<ID<Fact>> = []
    for group in shown {
      let names = language.list(group.certificates.map { wording.certificate($0) })
      canvas.paragraph("\(names): \(phrases.couldBe(group.states))", indent: 4, first: "  -")
      let new = group.facts.filter { !asked.contains($0) }
      let limit = detail == .full ? new.count : Self.shownQuestions
      let lines = new.prefix(limit).map(question) + group.parameters.map(parameter)
      for line in lines { canvas.paragraph(line, indent: 8, first: "      ?", look: .faint) }
      let known = group.facts.filter(asked.contains).map { advisor.model[$0].name }
      if !known.isEmpty {
        canvas.paragraph(
          phrases.askedAbove(known.joined(separator: ", ")), indent: 8, look: .faint)
      }
      if new.count > limit {
        canvas.paragraph(phrases.moreAnswers(new.count - limit), indent: 8, look: .faint)
      }
      asked.formUnion(new.prefix(limit))
    }
    let rest = groups.dropFirst(shown.count).flatMap(\.certificates)
    if !rest.isEmpty {
      canvas.paragraph(
        phrases.alsoOpen(language.list(rest.map { wording.certificate($0) })), indent: 4,
        first: "  -")
    }
  }

  /// The groups, those first that could become a duty.
  private func groups() -> [Group] {
    var groups: [Group] = []
    for open in assessment.undetermined {
      var states = open.possible.map { phrases.strength($0) }
      if open.mayBePending { states.append(phrases.pendingDuty) }
      let strongest =
        open.possible.first.flatMap { Strength.allCases.firstIndex(of: $0) } ?? .max
      let index = groups.firstIndex {
        $0.states == states && $0.facts == open.dependsOn
          && $0.parameters == open.dependsOnParameters
      }
      if let index {
        groups[index].certificates.append(open.certificate)
      } else {
        groups.append(
          Group(
            states: states, strongest: strongest, facts: open.dependsOn,
            parameters: open.dependsOnParameters, certificates: [open.certificate]))
      }
    }
    return groups.enumerated()
      .sorted { ($0.element.strongest, $0.offset) < ($1.element.strongest, $1.offset) }
      .map(\.element)
  }

  /// What is asked for a fact, and its name, which commands take.
  private func question(_ fact: ID<Fact>) -> String {
    let asked = language.text(Interview(advisor).question(of: fact)?.ask)
    let known = evaluation.answers[fact] == .dontKnow ? " (\(phrases.notKnown))" : ""
    return "\(asked ?? wording.fact(fact)) [\(advisor.model[fact].name)]\(known)"
  }

  private func parameter(_ id: ID<Parameter>) -> String {
    let parameter = advisor.model[id]
    return phrases.notYetDecided(language.text(parameter.say) ?? parameter.name)
  }
}
