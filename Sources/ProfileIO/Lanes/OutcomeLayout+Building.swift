// Writes what `AssessmentBuilder` does as logic. The order of its steps is kept, so that the two can be
// read side by side.

import Advice
import RuleEngine
import RuleLanguage

extension OutcomeLayout {
  /// The most certificates of a knowledge base for which there is a layout: a word of them.
  static let certificateLimit = 64

  /// Makes a layout, or gives nil for a knowledge base that it does not fit: with more certificates than
  /// a word has bits, or with recursive rules.
  init?(
    _ advisor: Advisor, _ facts: FactLayout, _ scope: OutcomeScope, _ names: ResultNames
  ) {
    guard advisor.model.certificates.count <= Self.certificateLimit,
      var builder = OutcomeBuilder(advisor, facts)
    else { return nil }
    let certificates = builder.ranked
    isPlain = builder.bits.place(builder.contradictions())
    strengths = (0..<4).map { strength in
      builder.bits.place(certificates.map { builder.reached[strength][$0] })
    }
    held = builder.bits.place(certificates.map { builder.isHeld[$0] })
    let covers = builder.covers()
    self.covers = certificates.map { builder.place(covers[$0]) }
    let covered = covers.map { builder.planes.logic.or($0.literals) }
    coveredRanks = builder.bits.place(certificates.map { covered[$0] })
    let due = builder.deadlines()
    deadlines = due.map { Deadline(rank: builder.rank[$0.certificate], due: $0.due) }
    deadlineRun = builder.bits.place(due.map(\.literal))
    sizes = builder.sizes().map { known, open in
      (builder.bits.place(known), builder.bits.place(open))
    }
    let open = builder.openSignals()
    let undeterminedLiterals = open.map { signals in
      builder.planes.logic.or(signals.map(\.worlds))
    }
    undetermined = builder.bits.place(undeterminedLiterals)
    findings = builder.bits.place(builder.findings().map(\.literal))
    let isCSV = scope.format == .csv
    let isSummary = scope.format == .summary
    let unsuitableLiterals = builder.unsuitable()
    statuses =
      isCSV
      ? builder.bits.place(
        builder.statuses(
          covered: covered, unsuitable: unsuitableLiterals, undetermined: undeterminedLiterals))
      : BitRun()
    let missing = isCSV ? [] : open.map { builder.missing(for: $0) }
    body =
      scope.hasDetails
      ? builder.body(names, hasRules: scope.hasRules, covers, undeterminedLiterals, missing)
      : OutcomeText()
    unsuitable = isSummary ? builder.bits.place(unsuitableLiterals) : BitRun()
    pending = isSummary ? builder.bits.place(builder.isPending) : BitRun()
    pendingDetails = isSummary ? builder.indices.map { builder.pendingDetails($0) } : []
    missingFacts = isSummary ? builder.placeUnion(of: missing) : Missing()
    coverNames = builder.coverNames
    starts = builder.starts
    ranked = builder.ranked
    rank = builder.rank
    program = PlaneProgram(
      builder.planes.logic, inputCount: facts.planeCount, outputs: builder.bits.literals)
  }
}

/// What is needed while a layout is made.
struct OutcomeBuilder {
  typealias Literal = PlaneLogic.Literal

  let advisor: Advisor
  var planes: CircuitPlanes
  var bits = OutcomeBits()
  let ranked: [Int]
  let rank: [Int]
  /// Where a certificate has each strength as its strongest, by strength and certificate.
  private(set) var reached: [[Literal]] = []
  /// Where any strength is reached.
  private(set) var isRecommended: [Literal] = []
  private(set) var excluded: [Literal] = []
  private(set) var isHeld: [Literal] = []
  private(set) var isPending: [Literal] = []
  private(set) var coverNames: [Int] = []
  private(set) var starts: [CalendarDay] = []
  private var walk: PlanesOfMissing

  var vocabulary: AdviceVocabulary { advisor.vocabulary }
  var indices: Range<Int> { advisor.model.certificates.indices }

  init?(_ advisor: Advisor, _ facts: FactLayout) {
    guard let walk = PlanesOfMissing(advisor.program) else { return nil }
    self.walk = walk
    self.advisor = advisor
    var logic = PlaneLogic()
    let inputs = advisor.program.circuit.inputs.map { input in
      let numbers = facts.planes(of: input)
      return (known: logic.input(numbers.known), denied: logic.input(numbers.denied))
    }
    planes = CircuitPlanes(advisor.program.circuit, logic, inputs: inputs)
    let certificates = advisor.model.certificates
    let ranked = certificates.indices.sorted {
      (certificates[$0].order, $0) < (certificates[$1].order, $1)
    }
    var rank = [Int](repeating: 0, count: certificates.count)
    for (place, certificate) in ranked.enumerated() { rank[certificate] = place }
    self.ranked = ranked
    self.rank = rank
    excluded = indices.map { holds(vocabulary.unsuitable, $0) }
    isHeld = indices.map { holds(vocabulary.held, $0) }
    isPending = indices.map { holds(vocabulary.pending, $0) }
    findStrengths()
  }

  // MARK: Statements

  func atom(_ relation: ID<Relation>?, _ certificate: Int) -> Atom? {
    relation.map { Atom(relation: $0, arguments: [certificate]) }
  }

  private func signal(_ relation: ID<Relation>?, _ certificate: Int) -> Signal {
    atom(relation, certificate).map { advisor.program.signal(of: $0) } ?? .no
  }

  private func holds(_ relation: ID<Relation>?, _ certificate: Int) -> Literal {
    planes.holds(signal(relation, certificate))
  }

  private func relation(_ strength: Strength) -> ID<Relation>? {
    vocabulary.strengths.first { $0.strength == strength }?.relation
  }

  private mutating func findStrengths() {
    var before = [Literal](repeating: .no, count: advisor.model.certificates.count)
    for strength in Strength.allCases {
      var here: [Literal] = []
      for certificate in indices {
        var worlds = holds(relation(strength), certificate)
        if strength > .expected { worlds = planes.logic.and(worlds, !excluded[certificate]) }
        here.append(planes.logic.and(worlds, !before[certificate]))
        before[certificate] = planes.logic.or(before[certificate], here[certificate])
      }
      reached.append(here)
    }
    isRecommended = before
  }

  /// Where answers say yes to a fact that does not apply.
  mutating func contradictions() -> Literal {
    planes.logic.or(
      advisor.program.gates.map { gate in
        planes.logic.and(planes.holds(gate.positive), planes.fails(gate.condition.signal))
      })
  }

  /// The certificates that satisfy each recommended one.
  mutating func covers() -> [(by: [Int], literals: [Literal])] {
    indices.map { certificate in
      var result: (by: [Int], literals: [Literal]) = ([], [])
      guard let relation = vocabulary.coveredBy else { return result }
      for other in indices where other != certificate {
        let atom = Atom(relation: relation, arguments: [certificate, other])
        let worlds = planes.logic.and(
          isRecommended[certificate], planes.holds(advisor.program.signal(of: atom)))
        guard worlds != .no else { continue }
        result.by.append(other)
        result.literals.append(worlds)
      }
      return result
    }
  }

  mutating func place(_ covers: (by: [Int], literals: [Literal])) -> OutcomeLayout.Covers {
    defer { coverNames += covers.by }
    return .init(run: bits.place(covers.literals), first: coverNames.count)
  }

  /// The rules with a deadline that give a certificate its strength.
  mutating func deadlines() -> [(certificate: Int, due: Due, literal: Literal)] {
    var result: [(certificate: Int, due: Due, literal: Literal)] = []
    for (place, strength) in Strength.allCases.enumerated() {
      for certificate in indices {
        for rule in rules(atom(relation(strength), certificate)) {
          guard let due = advisor.model[rule.rule].due else { continue }
          let worlds = planes.logic.and(reached[place][certificate], planes.holds(rule.fires))
          if worlds != .no { result.append((certificate, due, worlds)) }
        }
      }
    }
    return result
  }

  /// The members of `size`, where the knowledge base has sizes.
  mutating func sizes() -> (known: [Literal], open: [Literal])? {
    guard let relation = vocabulary.hasSize,
      let id = advisor.model.enumeration(named: "size")
    else { return nil }
    let signals = advisor.model[id].members.indices.map {
      advisor.program.signal(of: Atom(relation: relation, arguments: [$0]))
    }
    return (signals.map { planes.holds($0) }, signals.map { planes.isOpen($0) })
  }

  mutating func unsuitable() -> [Literal] {
    indices.map { planes.logic.and(excluded[$0], !isRecommended[$0]) }
  }

  // MARK: Statuses

  /// Four bits a certificate: the place of its status among the cases, from 1, or 0.
  mutating func statuses(
    covered: [Literal], unsuitable: [Literal], undetermined: [Literal]
  ) -> [Literal] {
    var result: [Literal] = []
    for certificate in indices {
      let held = planes.logic.and(isRecommended[certificate], isHeld[certificate])
      var taken = held
      var literals: [CertificateStatus: Literal] = [.held: held]
      let inOrder: [(CertificateStatus, Literal)] =
        [(.covered, covered[certificate])]
        + zip(Strength.allCases, reached).map { (CertificateStatus($0), $1[certificate]) }
        + [
          (.unsuitable, unsuitable[certificate]), (.pending, isPending[certificate]),
          (.undetermined, undetermined[certificate]),
        ]
      for (status, worlds) in inOrder {
        literals[status] = planes.logic.and(worlds, !taken)
        taken = planes.logic.or(taken, worlds)
      }
      for bit in 0..<4 {
        let codes = CertificateStatus.allCases.enumerated().filter {
          ($0.offset + 1) >> bit & 1 == 1
        }
        result.append(planes.logic.or(codes.map { literals[$0.element] ?? .no }))
      }
    }
    return result
  }

  // MARK: What is missing

  /// The open signals of each certificate that are worth a question, in the worlds where they are.
  mutating func openSignals() -> [[(signal: Signal, worlds: Literal)]] {
    indices.map { certificate in
      var result: [(signal: Signal, worlds: Literal)] = []
      var reachedSoFar = Literal.no
      for (place, strength) in Strength.allCases.enumerated() {
        reachedSoFar = planes.logic.or(reachedSoFar, reached[place][certificate])
        guard let relation = relation(strength), strength != .optional else { continue }
        let signal = signal(relation, certificate)
        var worlds = planes.logic.and(planes.isOpen(signal), !reachedSoFar)
        if strength > .expected { worlds = planes.logic.and(worlds, !excluded[certificate]) }
        if worlds != .no { result.append((signal, worlds)) }
      }
      let pending = signal(vocabulary.pending, certificate)
      let worlds = planes.isOpen(pending)
      if worlds != .no { result.append((pending, worlds)) }
      return result
    }
  }

  mutating func missing(
    for signals: [(signal: Signal, worlds: Literal)]
  ) -> PlanesOfMissing.Missing {
    walk.missing(for: signals, in: &planes)
  }

  /// The facts and parameters of what is missing in the order in which results name them.
  func inOrder(
    _ missing: PlanesOfMissing.Missing
  ) -> (facts: [(index: Int, literal: Literal)], parameters: [(index: Int, literal: Literal)]) {
    let order = vocabulary.questionOrder
    let facts = missing.facts.filter { $0.value != .no }
      .sorted { (order[$0.key], $0.key) < (order[$1.key], $1.key) }
    let parameters = missing.parameters.filter { $0.value != .no }.sorted { $0.key < $1.key }
    return (facts.map { ($0.key, $0.value) }, parameters.map { ($0.key, $0.value) })
  }

  /// The facts that any of several waits for.
  mutating func placeUnion(of parts: [PlanesOfMissing.Missing]) -> OutcomeLayout.Missing {
    var union = PlanesOfMissing.Missing()
    for part in parts {
      for (fact, worlds) in part.facts.sorted(by: { $0.key < $1.key }) {
        union.facts[fact] = planes.logic.or(union.facts[fact] ?? .no, worlds)
      }
    }
    let facts = inOrder(union).facts
    return .init(factRun: bits.place(facts.map(\.literal)), facts: facts.map(\.index))
  }

  // MARK: Rules

  private func rules(_ atom: Atom?) -> [GroundRule] {
    guard let atom, let number = advisor.program.number(of: atom) else { return [] }
    return advisor.program.rulesConcluding[number].map { advisor.program.rules[$0] }
  }

  /// The rules that conclude a statement, each name once, in the worlds where they fire.
  mutating func reasons(_ atom: Atom?) -> [(rule: Int, literal: Literal)] { reasons(rules(atom)) }

  private mutating func reasons(_ rules: [GroundRule]) -> [(rule: Int, literal: Literal)] {
    var byRule: [Int: Literal] = [:]
    for rule in rules {
      byRule[rule.rule.index] = planes.logic.or(
        byRule[rule.rule.index] ?? .no, planes.holds(rule.fires))
    }
    return byRule.filter { $0.value != .no }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The days from which rules announce a pending duty, earliest first.
  mutating func starts(_ certificate: Int) -> [(day: CalendarDay, literal: Literal)] {
    var byDay: [CalendarDay: Literal] = [:]
    for rule in rules(atom(vocabulary.pending, certificate)) {
      guard let day = rule.announcedFrom ?? advisor.model[rule.rule].starts else { continue }
      byDay[day] = planes.logic.or(byDay[day] ?? .no, planes.holds(rule.fires))
    }
    return byDay.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func pendingDetails(_ certificate: Int) -> OutcomeLayout.Pending {
    let days = starts(certificate)
    defer { starts += days.map(\.day) }
    // The first bit that is set is the earliest day.
    return .init(startRun: bits.place(days.map(\.literal)), firstStart: starts.count)
  }

  /// The statements that are reported as conclusions.
  func findings() -> [(atom: Atom, literal: Literal)] {
    let program = advisor.program
    return vocabulary.reported.flatMap { relation in
      program.numbers(of: relation).map { program.atoms[$0] }
    }.map { ($0, planes.holds(program.signal(of: $0))) }
  }

  /// The rules that fire, each name once, without what exceptions conclude in their place.
  mutating func fired() -> [(rule: Int, literal: Literal)] {
    reasons(advisor.program.rules.filter { $0.concludingException == nil })
  }

  /// The certificates of a strength.
  func relationAtom(_ strength: Strength, _ certificate: Int) -> Atom? {
    atom(relation(strength), certificate)
  }
}
