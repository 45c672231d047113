// What is said when something has changed: certificates that are settled, what a watcher sees, and how
// things stand.

import Advice
import Reports
import RuleEngine
import RuleLanguage

/// What is told after each change of the answers.
enum Watch: String, CaseIterable, Sendable {
  case nothing = "off"
  case facts
  case rules
  case all
}

extension Session {
  mutating func setWatch(_ words: [String]) {
    guard let word = words.first else {
      sayWrapped(phrases.watching(watch), indent: 2)
      return
    }
    guard let wanted = Watch(rawValue: word.lowercased()) else {
      sayWrapped(phrases.syntax("watch facts|rules|all|off"))
      return
    }
    watch = wanted
    sayWrapped(phrases.watching(watch), indent: 2)
  }

  /// Says what a change has brought about.
  mutating func sayConsequences(from before: Moment) {
    let after = now
    sayWatched(from: before, to: after)
    saySettled(from: before, to: after)
  }

  // MARK: Watching

  mutating func sayWatched(from before: Moment, to after: Moment) {
    if watch == .facts || watch == .all {
      let old = before.statements(language)
      let new = after.statements(language)
      for name in new.keys.sorted() where old[name] == nil {
        sayItem(phrases.derived(name, new[name] ?? ""), "+", look: .good)
      }
      for name in old.keys.sorted() where new[name] == nil {
        sayItem(phrases.noLongerDerived(name), "-", look: .attention)
      }
    }
    if watch == .rules || watch == .all {
      let old = Set(before.firedRules)
      let new = Set(after.firedRules)
      for name in new.subtracting(old).sorted() {
        sayItem(phrases.fires(name), "+", look: .accent)
      }
      for name in old.subtracting(new).sorted() {
        sayItem(phrases.noLongerFires(name), "-", look: .attention)
      }
    }
  }

  // MARK: Settled

  /// Says each certificate whose strength the change has settled, raised or taken away, and why.
  mutating func saySettled(from before: Moment, to after: Moment) {
    let old = before.assessment
    let new = after.assessment
    var ruledOut: [String] = []
    for certificate in model.certificates.indices {
      let was = CertificateState(of: certificate, in: old)
      let becomes = CertificateState(of: certificate, in: new)
      let name = wording.certificate(certificate)
      if let strength = becomes.strength, strength < .optional, was.strength != strength {
        let own = new.recommendations.first { $0.certificate == certificate }
        sayItem(
          phrases.settled(
            name, strength, isOpen: becomes.isUndetermined,
            own.flatMap { reason($0.rules, strength, certificate, after) }),
          "→", look: .good)
      } else if let lost = was.strength, lost < .optional, was.strength != becomes.strength {
        sayItem(phrases.noLonger(name, lost), "→", look: .attention)
      } else if was.isUndetermined, !becomes.isUndetermined, was.strength == becomes.strength,
        becomes.strength.map({ $0 == .optional }) ?? true, !becomes.isPending
      {
        ruledOut.append(name)
      }
      if becomes.isPending, !was.isPending {
        let from = new.pending.first { $0.certificate == certificate }?.from
        sayItem(phrases.pending(name, from: from), "→", look: .attention)
      }
    }
    guard !ruledOut.isEmpty else { return }
    var names = ruledOut.prefix(8).map { $0 }
    if ruledOut.count > 8 { names.append(phrases.others(ruledOut.count - 8)) }
    sayItem(phrases.ruledOut(language.list(names)), "→", look: .faint)
  }

  /// The first sentence of the best reason.
  private func reason(
    _ rules: [ID<Rule>], _ strength: Strength, _ certificate: Int, _ moment: Moment
  ) -> String? {
    let relation = advisor.vocabulary.strengths.first { $0.strength == strength }?.relation
    return relation.flatMap { relation in
      moment.evaluation.reasons(
        rules, Atom(relation: relation, arguments: [certificate]), wording
      ).first.map { Self.firstSentence($0.reason) }
    }
  }

  /// A text up to its first full stop that ends a sentence, and not an abbreviation such as `Art.`.
  static func firstSentence(_ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    for (index, word) in words.enumerated().dropLast() where word.hasSuffix(".") {
      let next = words[index + 1].first
      let beginsSentence = next.map { $0.isUppercase || !$0.isASCII } ?? false
      if word.count > 4, beginsSentence { return words[...index].joined(separator: " ") }
    }
    return text
  }

  // MARK: Status

  mutating func sayStatus(_ words: [String] = []) {
    let now = now
    let assessment = now.assessment
    sayWrapped(advisor.headline(assessment, language: language), indent: 2)
    let openNames = assessment.undetermined.map { wording.certificate($0.certificate) }
    let isOpen = Set(assessment.undetermined.map(\.certificate))
    let settled = assessment.recommendations.filter {
      $0.strength < .optional && !isOpen.contains($0.certificate)
    }.map { phrases.state(wording.certificate($0.certificate), $0.strength) }
    if !settled.isEmpty { sayWrapped(phrases.settledList(language.list(settled)), indent: 2) }
    if !openNames.isEmpty {
      var names = openNames.prefix(12).map { $0 }
      if openNames.count > 12 { names.append(phrases.others(openNames.count - 12)) }
      sayWrapped(phrases.openList(language.list(names)), indent: 2)
    }
    for atom in advisor.program.sortedAssumptions {
      let isTrue = advisor.program.assumptions[atom] ?? true
      sayWrapped(phrases.assumed(wording.statement(atom, isTrue: isTrue)), indent: 2)
    }
    sayWrapped(
      phrases.progress(
        answered: now.profile.answers.byFact.count,
        left: interview.questionLimit(now.evaluation)), indent: 2)
    if !skipped.isEmpty {
      sayWrapped(phrases.skipped(skipped.map { model[$0].name }.joined(separator: ", ")), indent: 2)
    }
  }
}

extension Session.Moment {
  /// The derived statements that hold, by name, with their sentences.
  fileprivate func statements(_ language: Language) -> [String: String] {
    let program = advisor.program
    let wording = Wording(program, language)
    return Dictionary(
      program.atoms.filter { evaluation.truth(of: $0) == .yes }
        .map { (program.name(of: $0), wording.statement($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The names of the rules that fire.
  fileprivate var firedRules: [String] { evaluation.firedRules.map { advisor.model[$0].name } }
}
