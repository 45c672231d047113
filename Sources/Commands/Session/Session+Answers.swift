// Verbs about answers: facts, set, unset, assert, retract, undo, redo, history, as-of, branches.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Session {
  mutating func showFacts(_ words: [String]) {
    if words.contains("--derived") {
      showDerived()
      return
    }
    let answers = log.profile.answers
    let assumptions = advisor.program.sortedAssumptions
    guard !answers.byFact.isEmpty || !assumptions.isEmpty else {
      sayWrapped(phrases.noAnswers)
      return
    }
    for (fact, answer) in answers.byFact.sorted(by: { $0.key < $1.key }) {
      sayWrapped("\(model[fact].name) = \(wording.answer(answer, to: fact))", indent: 4)
    }
    for atom in assumptions { sayWrapped(describe(assumed: atom), indent: 4) }
  }

  /// The derived statements that hold, in order of their names.
  private mutating func showDerived() {
    let now = evaluation
    let program = advisor.program
    let holding = program.atoms.filter { now.truth(of: $0) == .yes }
      .map { (name: program.name(of: $0), words: wording.statement($0)) }
      .sorted { $0.name < $1.name }
    guard !holding.isEmpty else {
      sayWrapped(phrases.nothingDerived)
      return
    }
    for statement in holding { sayItem("\(statement.name): \(statement.words)") }
  }

  private func describe(assumed atom: Atom) -> String {
    let isTrue = advisor.program.assumptions[atom] ?? true
    let name = advisor.program.name(of: atom)
    return phrases.assumption("\(isTrue ? "" : "not ")\(name)")
  }

  mutating func set(_ words: [String]) {
    guard let name = words.first, words.count > 1 else {
      sayWrapped(phrases.syntax("set FACT VALUE"))
      return
    }
    guard let fact = fact(name) else { return }
    let before = now
    do {
      let text = words.dropFirst().joined(separator: " ")
      let answer = try AnswerReader(model).read(text, as: fact)
      guard accept(answer, to: fact) else { return }
      sayWrapped("\(model[fact].name) = \(wording.answer(answer, to: fact))", indent: 2)
      sayConsequences(from: before)
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
    let before = now
    take(.event(.withdrawn(fact)))
    sayWrapped(phrases.withdrawn(model[fact].name), indent: 2)
    sayConsequences(from: before)
  }

  // MARK: Assumptions

  /// Answers a fact, or takes a derived statement as given.
  mutating func assert(_ words: [String]) {
    guard let first = words.first else {
      sayWrapped(phrases.syntax("assert FACT VALUE | assert [not] STATEMENT"))
      return
    }
    if model.fact(named: first) != nil {
      set(words)
      return
    }
    let isTrue = first.lowercased() != "not"
    guard let atom = derived(isTrue ? words : Array(words.dropFirst())) else { return }
    let before = now
    take(.event(.assumed(atom, isTrue)))
    sayWrapped(phrases.assumed(wording.statement(atom, isTrue: isTrue)), indent: 2)
    sayConsequences(from: before)
  }

  /// Takes back an answer or an assumption.
  mutating func retract(_ words: [String]) {
    guard let first = words.first else {
      sayWrapped(phrases.syntax("retract FACT | retract STATEMENT"))
      return
    }
    if model.fact(named: first) != nil {
      unset(words)
      return
    }
    guard let atom = derived(words.filter { $0.lowercased() != "not" }) else { return }
    let name = advisor.program.name(of: atom)
    guard advisor.program.assumptions[atom] != nil else {
      sayWrapped(phrases.notAssumed(name))
      return
    }
    let before = now
    take(.event(.unassumed(atom)))
    sayWrapped(phrases.leftToRules(name), indent: 2)
    sayConsequences(from: before)
  }

  /// The derived statement that words make, or a message.
  mutating func derived(_ words: [String]) -> Atom? {
    do { return try StatementReader(model).read(words.joined(separator: " ")) } catch {
      sayWrapped(error.message(language))
      return nil
    }
  }

  // MARK: The log

  mutating func undo() {
    let before = now
    guard log.position > 0 else {
      sayWrapped(phrases.nothingBefore)
      return
    }
    let event = log.events[log.position - 1]
    take(.undone)
    sayWrapped(phrases.undone(describe(event)), indent: 2)
    sayWatched(from: before, to: now)
  }

  mutating func redo() {
    let before = now
    guard log.position < log.events.count else {
      sayWrapped(phrases.nothingAfter)
      return
    }
    let event = log.events[log.position]
    take(.redone)
    sayWrapped(phrases.redone(describe(event)), indent: 2)
    sayWatched(from: before, to: now)
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
    case .assumed(let atom, let isTrue):
      phrases.assumption("\(isTrue ? "" : "not ")\(advisor.program.name(of: atom))")
    case .unassumed(let atom): "retract \(advisor.program.name(of: atom))"
    case .lost(let name): phrases.lostAnswers(name)
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
    let before = now
    take(.event(.asOf(day)))
    sayWrapped(phrases.day(day), indent: 2)
    sayConsequences(from: before)
  }

  // MARK: Branches

  private mutating func sayBranches() {
    sayWrapped(
      phrases.branches(state.variants.keys.sorted(), current: state.current), indent: 2)
  }

  mutating func makeBranch(_ words: [String]) {
    guard let name = words.first else {
      sayBranches()
      return
    }
    guard state.variants[name] == nil else {
      sayWrapped(phrases.branchExists(name))
      return
    }
    take(.branched(name))
    sayWrapped(phrases.onBranch(name), indent: 2)
  }

  mutating func switchBranch(_ words: [String]) {
    guard let name = words.first, state.variants[name] != nil else {
      sayBranches()
      return
    }
    let before = now
    take(.switched(name))
    skipped = []
    sayWrapped(phrases.onBranch(name), indent: 2)
    sayWatched(from: before, to: now)
  }

  /// Shows what another variant comes to that this one does not.
  mutating func diff(_ words: [String]) {
    guard let name = words.first, let other = state.variants[name] else {
      sayBranches()
      return
    }
    sayAnswerDifferences(log.profile.answers, other.profile.answers)
    let advisor = advisor(for: other)
    let profile = other.profile
    let after = advisor.evaluate(profile.answers)
    say(
      DifferenceReport(advisor, language, style).text(
        from: now.assessment,
        to: advisor.assess(after, id: profile.id, name: profile.name), after))
  }

  private mutating func sayAnswerDifferences(_ ours: Answers, _ theirs: Answers) {
    func words(_ answer: Answer?, _ fact: ID<Fact>) -> String {
      answer.map { wording.answer($0, to: fact) } ?? phrases.open
    }
    for index in model.facts.indices where ours[ID(index)] != theirs[ID(index)] {
      let fact = ID<Fact>(index)
      sayWrapped(
        "\(model[fact].name): \(words(ours[fact], fact)) → \(words(theirs[fact], fact))", indent: 2)
    }
  }
}
