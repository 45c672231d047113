// Lints about what rules conclude: conclusions that nobody can reach or sees, rules and exceptions
// whose conditions no profile meets.

import RuleLanguage

extension Lint {
  static let conclusionLints: [Lint] = [
    Lint(
      "unreachable-conclusion", finds: "a relation that no rule concludes",
      rationale: """
        Conditions on it are always false. Write the rule, or remove the relation.
        """,
      wrong: """
        relation isLarge

        rule large.advice
          when        isLarge
          conclude    ISMS is recommended
          cite        Notes
        """,
      right: """
        relation isLarge

        rule large
          when        revenue >= revenueLimit
          conclude    isLarge
          cite        Notes

        rule large.advice
          when        isLarge
          conclude    ISMS is recommended
          cite        Notes
        """
    ) { context in
      let model = context.model
      let concluded = Set(
        (model.rules.flatMap(\.conclusions) + model.exceptions.flatMap(\.conclusions))
          .map(\.relation))
      let announced = Set(concluded.compactMap { model[$0].announced })
      return model.relations.indices.compactMap { index in
        let relation = model.relations[index]
        guard relation.tuples == nil, let range = relation.range,
          !concluded.contains(ID(index)), !announced.contains(ID(index))
        else { return nil }
        return (range.headOnly, "no rule concludes \"\(relation.name)\"")
      }
    },
    Lint(
      "unused-conclusion", finds: "a relation that nothing reads and no report shows",
      rationale: """
        Its rules do nothing that anybody sees. Give it a "report" heading, use it, or remove it.
        """,
      wrong: """
        relation isLarge

        rule large
          when        revenue >= revenueLimit
          conclude    isLarge
          cite        Notes
        """,
      right: """
        relation isLarge
          report      en "Size"

        rule large
          when        revenue >= revenueLimit
          conclude    isLarge
          cite        Notes
        """
    ) { context in
      let model = context.model
      let announced = Set(model.relations.compactMap(\.announced))
      let shown = context.shownRelations
      return model.relations.indices.compactMap { index in
        guard let range = model.relations[index].range, !shown.contains(ID(index)),
          !context.readRelations.contains(ID(index)), !announced.contains(ID(index))
        else { return nil }
        return (range.headOnly, "nothing reads or reports \"\(model.relations[index].name)\"")
      }
    },
    Lint(
      "rule-never-fires", finds: "a rule whose conditions no profile meets",
      rationale: """
        The conditions contradict each other, or no row of a table fits, or a parameter has no value, so \
        nobody is ever advised by it. Correct the conditions. Where the rule waits for a number that \
        the law has not named, an example with "assuming" shows that it would fire.
        """,
      wrong: """
        rule shop.advice
          when        sellsOnline
                      not sellsOnline
          conclude    ISMS is recommended
          cite        Notes
        """,
      right: """
        rule shop.advice
          when        sellsOnline
                      not isBank
          conclude    ISMS is recommended
          cite        Notes
        """
    ) { context in
      Vacuity(context).deadRules.map { id in
        let rule = context.model[id]
        return (rule.range.headOnly, "no profile meets the conditions of \"\(rule.name)\"")
      }
    },
    Lint(
      "exception-never-applies", finds: "an exception that no profile can meet",
      rationale: """
        Its conditions contradict each other or what must hold for it, so it protects nobody. Correct \
        the conditions.
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          unless      shop.bank
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"

        exception shop.bank to shop.duty
          when        isBank
                      not isBank
          cite        Act "Art. 47(3)"
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          unless      shop.bank
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"

        exception shop.bank to shop.duty
          when        isBank
          cite        Act "Art. 47(3)"
        """
    ) { context in
      Vacuity(context).deadExceptions.map { id in
        let exception = context.model[id]
        return (
          exception.range.headOnly, "no profile meets the conditions of \"\(exception.name)\""
        )
      }
    },
  ]
}

/// The rules and exceptions whose conditions are proven to hold for no profile on any day.
///
/// What an example names under `fires` needs no proof: the example shows it. Where a proof would need
/// too much memory, nothing is said.
private struct Vacuity {
  private let context: LintContext

  init(_ context: LintContext) { self.context = context }

  private var model: Model { context.model }

  /// Rules of which no instance can fire on any day on which they are in force.
  var deadRules: [ID<Rule>] {
    let shown = Set(model.examples.flatMap(\.fires))
    return dead(Set(model.rules.indices.map { ID($0) }).subtracting(shown)) { program in
      program.rules.filter { $0.concludingException == nil && $0.announcedFrom == nil }
        .map { ($0.rule, $0.body.signal) }
    }
  }

  /// Exceptions that can set nothing aside on any day.
  var deadExceptions: [ID<Exception>] {
    dead(Set(model.exceptions.indices.map { ID($0) })) { program in
      var result: [(ID<Exception>, Signal)] = []
      func walk(_ exception: GroundException) {
        result.append((exception.exception, exception.body.signal))
        exception.exceptions.forEach(walk)
      }
      for rule in program.rules { rule.exceptions.forEach(walk) }
      return result
    }
  }

  /// What stays after all that some day shows to be possible was taken away.
  private func dead<Subject>(
    _ suspects: Set<ID<Subject>>, _ signals: (GroundProgram) -> [(ID<Subject>, Signal)]
  ) -> [ID<Subject>] {
    var suspects = suspects
    for day in days where !suspects.isEmpty {
      let program = GroundProgram.ground(model, asOf: day).program
      var search = WorldSearch(program)
      for (subject, signal) in signals(program)
      where suspects.contains(subject) && search.isPossible(signal, is: .yes) != false {
        suspects.remove(subject)
      }
    }
    return suspects.sorted()
  }

  /// The day asked for, then all days on which some rule, number or edition begins or has ended.
  private var days: [CalendarDay] {
    var changes: Set<CalendarDay> = []
    func note(_ interval: DateInterval?) {
      if let first = interval?.first { changes.insert(first) }
      if let last = interval?.last { changes.insert(last) }
    }
    for rule in model.rules { note(rule.inForce) }
    for exception in model.exceptions { note(exception.inForce) }
    for parameter in model.parameters { changes.formUnion(parameter.entries.compactMap(\.from)) }
    for relation in model.relations { for row in relation.tuples ?? [] { note(row.interval) } }
    return [context.asOf] + changes.subtracting([context.asOf]).sorted()
  }
}
