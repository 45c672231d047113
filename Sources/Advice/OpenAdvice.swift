// What of the advice can still turn out one way or another: each part of an assessment as a function
// of the answers that are missing. A part that is the same for all of them needs no question.

import RuleEngine
import RuleLanguage

/// The parts of the advice that missing answers decide.
struct OpenAdvice {
  private let advisor: Advisor
  private let evaluation: Evaluation
  private(set) var functions: WorldFunctions
  /// The parts that differ from one world to another, each once.
  private(set) var parts: [Edge] = []
  /// The signals of parts that are too large to tell.
  private var large: Set<Signal> = []
  /// The signals of parts that are the same in every world, but that the answers so far do not show
  /// so; only more answers do.
  private var hidden: Set<Signal> = []
  private var seen: Set<Edge> = []
  private var read: [Signal: (known: Part, possible: Part)] = [:]

  /// The most nodes of decision diagrams that one signal may need.
  private static let nodeBudget = 1 << 12

  init(_ advisor: Advisor, _ evaluation: Evaluation) {
    self.advisor = advisor
    self.evaluation = evaluation
    functions = WorldFunctions(
      openFactsOf: evaluation, in: advisor.program.askingOrder, budget: Self.nodeBudget)
    addAll()
  }

  /// The facts whose answers can change the advice.
  ///
  /// Where none can, but the advice does not show that, those by which it would.
  var facts: Set<ID<Fact>> {
    let deciding = Set(functions.facts(of: parts)).union(missing(for: large))
    return deciding.isEmpty ? missing(for: hidden) : deciding
  }

  private func missing(for signals: Set<Signal>) -> Set<ID<Fact>> {
    let facts = evaluation.missing(for: signals.sorted()).facts
    return Set(facts.filter { evaluation.answers[$0] == nil })
  }

  // MARK: Parts

  /// A truth in all worlds, and as an assessment of the answers so far shows it.
  private struct Part {
    /// Nil where it is too large.
    var exact: Edge?
    var now: Bool
    var signals: [Signal]

    static let no = Part(exact: .no, now: false, signals: [])

    /// Whether it is settled, and shown so.
    var isNo: Bool { exact == Edge.no && !now }
    var isYes: Bool { exact == Edge.yes && now }
  }

  private mutating func planes(_ signal: Signal) -> (known: Part, possible: Part) {
    if let planes = read[signal] { return planes }
    let function = functions.function(of: signal)
    let truth = evaluation.truth(of: signal)
    let signals = truth == .unknown ? [signal] : []
    let planes = (
      Part(exact: function?.known, now: truth == .yes, signals: signals),
      Part(exact: function?.possible, now: truth != .no, signals: signals)
    )
    read[signal] = planes
    return planes
  }

  private mutating func known(_ relation: ID<Relation>?, _ arguments: [Int]) -> Part {
    guard let relation else { return .no }
    return planes(advisor.program.signal(of: Atom(relation: relation, arguments: arguments))).known
  }

  private mutating func and(_ left: Part, _ right: Part) -> Part {
    if left.isNo || right.isNo { return .no }
    if left.isYes { return right }
    if right.isYes { return left }
    let exact: Edge? =
      switch (left.exact, right.exact) {
      case (Edge.no, _), (_, Edge.no): .no
      case (let left?, let right?): functions.diagrams.and(left, right)
      default: nil
      }
    return Part(
      exact: exact, now: left.now && right.now, signals: left.signals + right.signals)
  }

  private func not(_ part: Part) -> Part {
    Part(exact: part.exact.map { !$0 }, now: !part.now, signals: part.signals)
  }

  private mutating func or(_ left: Part, _ right: Part) -> Part { not(and(not(left), not(right))) }

  private mutating func add(_ part: Part) {
    guard let exact = part.exact, !exact.isConstant else {
      if part.exact == nil {
        large.formUnion(part.signals)
      } else if part.now != (part.exact == .yes) {
        hidden.formUnion(part.signals)
      }
      return
    }
    if seen.insert(exact).inserted, seen.insert(!exact).inserted { parts.append(exact) }
  }

  // MARK: The advice

  private mutating func addAll() {
    let certificates = advisor.model.certificates.indices
    var sized = Part.no
    for certificate in certificates {
      let wanted = addCertificate(certificate)
      let relatives = advisor.vocabulary.relatives[certificate]
      for other in relatives.helpful {
        add(and(known(advisor.vocabulary.held, [other]), wanted))
      }
      if relatives.haveEffort { sized = or(sized, wanted) }
    }
    if let hasSize = advisor.vocabulary.hasSize {
      for number in advisor.program.numbers(of: hasSize) {
        let size = planes(advisor.program.atomSignals[number])
        add(and(size.known, sized))
        add(and(size.possible, sized))
      }
    }
    for relation in advisor.vocabulary.reported {
      for number in advisor.program.numbers(of: relation) {
        add(planes(advisor.program.atomSignals[number]).known)
      }
    }
  }

  /// Adds what an assessment says about a certificate; gives whether it is to be obtained.
  private mutating func addCertificate(_ certificate: Int) -> Part {
    let vocabulary = advisor.vocabulary
    let unsuitable = known(vocabulary.unsuitable, [certificate])
    var reached = Part.no
    var strong = Part.no
    for (strength, relation) in vocabulary.strengths {
      let atom = Atom(relation: relation, arguments: [certificate])
      var (holds, mayHold) = planes(advisor.program.signal(of: atom))
      // What speaks against a certificate yields to a law or a buyer who names it.
      if strength > .expected {
        holds = and(holds, not(unsuitable))
        mayHold = and(mayHold, not(unsuitable))
      }
      let own = and(holds, not(reached))
      add(own)
      addDeadlines(of: atom, where: own)
      reached = or(reached, holds)
      if strength < .optional {
        add(and(mayHold, not(reached)))
        strong = reached
      }
    }
    add(and(unsuitable, not(reached)))
    if let pending = vocabulary.pending {
      let atom = Atom(relation: pending, arguments: [certificate])
      let (holds, mayHold) = planes(advisor.program.signal(of: atom))
      add(holds)
      add(mayHold)
      addStarts(of: atom, where: holds)
    }
    let held = known(vocabulary.held, [certificate])
    add(and(held, reached))
    var isCovered = Part.no
    for other in advisor.model.certificates.indices where other != certificate {
      let covered = and(known(vocabulary.coveredBy, [certificate, other]), reached)
      add(covered)
      isCovered = or(isCovered, covered)
    }
    return and(strong, not(or(held, isCovered)))
  }

  /// The rules of a strength that set deadlines: which of them fire decides the earliest.
  private mutating func addDeadlines(of atom: Atom, where own: Part) {
    for rule in rules(concluding: atom) where advisor.model[rule.rule].due != nil {
      add(and(planes(rule.fires).known, own))
    }
  }

  /// The rules of a pending duty that name a day.
  private mutating func addStarts(of atom: Atom, where holds: Part) {
    let rules = rules(concluding: atom)
    guard rules.count > 1 else { return }
    for rule in rules
    where rule.announcedFrom != nil || advisor.model[rule.rule].starts != nil {
      add(and(planes(rule.fires).known, holds))
    }
  }

  private func rules(concluding atom: Atom) -> [GroundRule] {
    guard let number = advisor.program.number(of: atom) else { return [] }
    return advisor.program.rulesConcluding[number].map { advisor.program.rules[$0] }
  }
}
