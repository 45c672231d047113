// Verbs about answers: facts, set, unset, undo, redo, history, as-of, branches.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  mutating func showFacts() {
    let answers = log.profile.answers
    guard !answers.byFact.isEmpty else {
      sayWrapped(phrases.noAnswers)
      return
    }
    for (fact, answer) in answers.byFact.sorted(by: { $0.key < $1.key }) {
      var canvas = TextCanvas(style)
      canvas.paragraph(
        "\(model[fact].name) = \(wording.answer(answer, to: fact))", indent: 4, first: "  ")
      say(canvas.text)
    }
  }

  mutating func set(_ words: [String]) {
    guard let name = words.first, words.count > 1 else {
      sayWrapped(phrases.syntax("set FACT VALUE"))
      return
    }
    guard let fact = fact(name) else { return }
    let before = evaluation
    do {
      let text = words.dropFirst().joined(separator: " ")
      let answer = try AnswerReader(model).read(text, as: fact)
      guard let after = accept(answer, to: fact) else { return }
      sayWrapped("\(model[fact].name) = \(wording.answer(answer, to: fact))", indent: 2)
      saySettled(from: before, to: after)
    } catch {
      sayWrapped(error.message(language))
    }
  }

  mutating func unset(_ words: [String]) {
    guard let name = words.first else {
      sayWrapped(phrases.syntax("unset FACT"))
      return
    }
    guard let fact = fact(name) else { return }
    guard log.profile.answers[fact] != nil else {
      sayWrapped(phrases.notAnswered(model[fact].name))
      return
    }
    log.append(.withdrawn(fact))
    sayWrapped(phrases.withdrawn(model[fact].name), indent: 2)
  }

  mutating func undo() {
    guard let event = log.undo() else {
      sayWrapped(phrases.nothingBefore)
      return
    }
    synchronise()
    sayWrapped(phrases.undone(describe(event)), indent: 2)
  }

  mutating func redo() {
    guard let event = log.redo() else {
      sayWrapped(phrases.nothingAfter)
      return
    }
    synchronise()
    sayWrapped(phrases.redone(describe(event)), indent: 2)
  }

  mutating func showHistory() {
    guard !log.events.isEmpty else {
      sayWrapped(phrases.noAnswers)
      return
    }
    for (index, event) in log.events.enumerated() {
      let mark = index < log.position ? "  " : "  (\(phrases.undoneMark)) "
      sayWrapped("\(index + 1).\(mark)\(describe(event))", indent: 2)
    }
  }

  private func describe(_ event: AnswerLog.Event) -> String {
    switch event {
    case .answered(let fact, let answer):
      "\(model[fact].name) = \(wording.answer(answer, to: fact))"
    case .withdrawn(let fact): "unset \(model[fact].name)"
    case .asOf(let day): "as-of \(day)"
    case .loaded(let profile): "load \(profile.name.isEmpty ? profile.id : profile.name)"
    }
  }

  mutating func setDay(_ words: [String]) {
    guard let word = words.first else {
      sayWrapped(phrases.day(advisor.asOf), indent: 2)
      return
    }
    guard let day = CalendarDay(word) else {
      sayWrapped(AnswerProblem.notADate(word).message(language))
      return
    }
    let before = evaluation
    log.append(.asOf(day))
    synchronise()
    sayWrapped(phrases.day(day), indent: 2)
    saySettled(from: before, to: evaluation)
  }

  // MARK: Branches

  mutating func makeBranch(_ words: [String]) {
    guard let name = words.first else {
      sayWrapped(phrases.branches([branch] + branches.keys.sorted(), current: branch), indent: 2)
      return
    }
    guard name != branch, branches[name] == nil else {
      sayWrapped(phrases.branchExists(name))
      return
    }
    branches[branch] = log
    branch = name
    sayWrapped(phrases.onBranch(name), indent: 2)
  }

  mutating func switchBranch(_ words: [String]) {
    guard let name = words.first, let other = branches[name] else {
      sayWrapped(phrases.branches([branch] + branches.keys.sorted(), current: branch), indent: 2)
      return
    }
    branches[branch] = log
    branches[name] = nil
    log = other
    branch = name
    synchronise()
    sayWrapped(phrases.onBranch(name), indent: 2)
  }

  mutating func diff(_ words: [String]) {
    guard let name = words.first, let other = branches[name] else {
      sayWrapped(phrases.branches([branch] + branches.keys.sorted(), current: branch), indent: 2)
      return
    }
    let theirs = other.profile
    let day = theirs.asOf ?? today
    let advisor = day == self.advisor.asOf ? self.advisor : Advisor(knowledgeBase, asOf: day)
    let after = advisor.evaluate(theirs.answers)
    say(
      DifferenceReport(advisor, language, style)
        .text(from: assessment(evaluation), to: advisor.assess(theirs), after))
  }
}
