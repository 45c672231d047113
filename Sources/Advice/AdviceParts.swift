// What an assessment is made of: each part of the advice as a formula over statements, made once for an
// advisor. An interview asks which of the formulas can still turn out one way or another.

import RuleEngine
import RuleLanguage

/// A part of the advice: a formula, or its opposite.
struct AdvicePart: Hashable, Sendable {
  /// Twice the number of the formula, and one more for the opposite.
  private let bits: Int32

  init(formula: Int) { bits = Int32(formula) << 1 }

  private init(bits: Int32) { self.bits = bits }

  static let yes = AdvicePart(formula: 0)
  static let no = !yes

  var formula: Int { Int(bits >> 1) }
  var isNegated: Bool { bits & 1 == 1 }
  /// The same without being the opposite.
  var positive: AdvicePart { AdvicePart(bits: bits & ~1) }

  static prefix func ! (part: AdvicePart) -> AdvicePart { AdvicePart(bits: part.bits ^ 1) }
}

/// The parts of an advisor's advice.
struct AdviceParts: Sendable {
  /// How a formula is made; of others that come before it.
  enum Formula: Hashable, Sendable {
    case yes
    /// A statement is known to hold.
    case known(Signal)
    /// A statement is not known to fail.
    case possible(Signal)
    case both(AdvicePart, AdvicePart)
  }

  private let advisor: Advisor
  private(set) var formulas: [Formula] = [.yes]
  private var numbers: [Formula: Int] = [.yes: 0]
  /// The formulas that the advice shows, each once.
  private(set) var shown: [Int] = []
  private var isShown: Set<Int> = []

  init(_ advisor: Advisor) {
    self.advisor = advisor
    addAll()
  }

  // MARK: Formulas

  private mutating func part(_ formula: Formula) -> AdvicePart {
    if let number = numbers[formula] { return AdvicePart(formula: number) }
    numbers[formula] = formulas.count
    formulas.append(formula)
    return AdvicePart(formula: formulas.count - 1)
  }

  private mutating func planes(_ signal: Signal) -> (known: AdvicePart, possible: AdvicePart) {
    switch signal {
    case .yes: (.yes, .yes)
    case .no: (.no, .no)
    default: (part(.known(signal)), part(.possible(signal)))
    }
  }

  private mutating func known(_ relation: ID<Relation>?, _ arguments: [Int]) -> AdvicePart {
    guard let relation else { return .no }
    return planes(advisor.program.signal(of: Atom(relation: relation, arguments: arguments))).known
  }

  private mutating func and(_ left: AdvicePart, _ right: AdvicePart) -> AdvicePart {
    if left == .no || right == .no || left == !right { return .no }
    if left == .yes || left == right { return right }
    if right == .yes { return left }
    return left.formula < right.formula ? part(.both(left, right)) : part(.both(right, left))
  }

  private mutating func or(_ left: AdvicePart, _ right: AdvicePart) -> AdvicePart {
    !and(!left, !right)
  }

  private mutating func add(_ part: AdvicePart) {
    guard part.positive != .yes, isShown.insert(part.formula).inserted else { return }
    shown.append(part.formula)
  }

  // MARK: The advice

  private mutating func addAll() {
    let certificates = advisor.model.certificates.indices
    let atoms = Dictionary(grouping: advisor.program.atoms.indices) {
      advisor.program.atoms[$0].relation
    }
    var sized = AdvicePart.no
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
      for number in atoms[relation] ?? [] {
        add(planes(advisor.program.atomSignals[number]).known)
      }
    }
  }

  /// Adds what an assessment says about a certificate; gives whether it is to be obtained.
  private mutating func addCertificate(_ certificate: Int) -> AdvicePart {
    let vocabulary = advisor.vocabulary
    let unsuitable = known(vocabulary.unsuitable, [certificate])
    var reached = AdvicePart.no
    var strong = AdvicePart.no
    for (strength, relation) in vocabulary.strengths {
      let atom = Atom(relation: relation, arguments: [certificate])
      var (holds, mayHold) = planes(advisor.program.signal(of: atom))
      // What speaks against a certificate yields to a law or a buyer who names it.
      if strength > .expected {
        holds = and(holds, !unsuitable)
        mayHold = and(mayHold, !unsuitable)
      }
      let own = and(holds, !reached)
      add(own)
      addDeadlines(of: atom, where: own)
      reached = or(reached, holds)
      if strength < .optional {
        add(and(mayHold, !reached))
        strong = reached
      }
    }
    add(and(unsuitable, !reached))
    if let pending = vocabulary.pending {
      let atom = Atom(relation: pending, arguments: [certificate])
      let (holds, mayHold) = planes(advisor.program.signal(of: atom))
      add(holds)
      add(mayHold)
      addStarts(of: atom, where: holds)
    }
    let held = known(vocabulary.held, [certificate])
    add(and(held, reached))
    var isCovered = AdvicePart.no
    for other in advisor.model.certificates.indices where other != certificate {
      let covered = and(known(vocabulary.coveredBy, [certificate, other]), reached)
      add(covered)
      isCovered = or(isCovered, covered)
    }
    return and(strong, !or(held, isCovered))
  }

  /// The rules of a strength that set deadlines: which of them fire decides the earliest.
  private mutating func addDeadlines(of atom: Atom, where own: AdvicePart) {
    for rule in rules(concluding: atom) where advisor.model[rule.rule].due != nil {
      add(and(planes(rule.fires).known, own))
    }
  }

  /// The rules of a pending duty that name a day.
  private mutating func addStarts(of atom: Atom, where holds: AdvicePart) {
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
