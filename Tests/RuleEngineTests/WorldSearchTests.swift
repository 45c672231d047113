// The search over all profiles against an enumeration of them, on random knowledge bases.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("A search over all profiles agrees with going through them")
struct WorldSearchTests {
  /// The most profiles that are gone through.
  static let limit = 3_000

  @Test("Each statement has the truths that some profile gives it", arguments: 0..<8)
  func enumeration(batch: Int) {
    for seed in (batch * 8)..<(batch * 8 + 8) { compare(seed: UInt64(seed)) }
  }

  private func compare(seed: UInt64) {
    let program = ground(RandomKnowledgeBase(seed: seed).blocks, on: RandomKnowledgeBase.day)
    guard let profiles = Profiles(program, limit: Self.limit) else { return }
    let seen = profiles.truths(of: program.atomSignals)
    var twin = NaiveInterpreter(program.model, asOf: RandomKnowledgeBase.day)
    var search = WorldSearch(program)
    for (number, atom) in program.atoms.enumerated() {
      for truth in [Truth.yes, .no, .unknown] {
        let name = "seed \(seed): \(program.name(of: atom)) \(truth)"
        switch search.world(where: program.atomSignals[number], is: truth) {
        case .undecided: Issue.record("\(name) is undecided")
        case .none: #expect(!seen[number].contains(truth), "\(name) was proven impossible")
        case .found(let answers):
          #expect(seen[number].contains(truth), "\(name) was found, and no profile has it")
          let evaluation = Evaluation(program, answers)
          #expect(evaluation.truth(of: atom) == truth, "\(name)")
          #expect(evaluation.contradictions.isEmpty, "\(name)")
          twin.evaluate(answers)
          #expect(twin.truth(of: atom) == truth, "\(name)")
        }
      }
    }
  }

  @Test("Nothing can be left out of a profile that is found")
  func necessity() {
    for seed in 0..<10 {
      let program = ground(
        RandomKnowledgeBase(seed: UInt64(seed)).blocks, on: RandomKnowledgeBase.day)
      var search = WorldSearch(program)
      for atom in program.atoms {
        guard case .found(let answers) = search.world(where: program.signal(of: atom), is: .yes)
        else { continue }
        for fact in answers.byFact.keys {
          var fewer = answers
          fewer[fact] = nil
          #expect(Evaluation(program, fewer).truth(of: atom) != .yes, "seed \(seed)")
        }
      }
    }
  }

  @Test("A question that needs too much memory stays undecided, and others do not")
  func budget() throws {
    let program = ground(
      [
        """
        fact a yes-no
        fact b yes-no
        fact c yes-no
        relation few
        relation one
        rule some
          when    at least 2 of
                    a
                    b
                    c
          conclude few
        rule other
          when    a
          conclude one
        """
      ], on: try day("2026-06-15"))
    var search = WorldSearch(program, nodeBudget: 3)
    func signal(_ name: String) throws -> Signal {
      let relation = try #require(program.model.relation(named: name))
      return program.signal(of: Atom(relation: relation, arguments: []))
    }
    #expect(search.world(where: try signal("few"), is: .yes) == .undecided)
    let fact = try #require(program.model.fact(named: "a"))
    #expect(search.world(where: try signal("one"), is: .yes) == .found(Answers([fact: .yes])))
    #expect(search.world(where: try signal("few"), is: .no) == .undecided)
  }
}

/// All complete profiles of a program that rules can tell apart, gone through one by one.
struct Profiles {
  let program: GroundProgram
  private let answers: [(fact: ID<Fact>, choices: [Answer])]
  private let count: Int

  /// Nil where there are more than a limit.
  init?(_ program: GroundProgram, limit: Int) {
    self.program = program
    answers = program.model.facts.indices.map { (ID($0), Self.choices(of: ID($0), in: program)) }
    var count = 1
    for answer in answers {
      count *= answer.choices.count
      if count > limit { return nil }
    }
    self.count = count
  }

  /// The answers that rules can tell apart.
  static func choices(of fact: ID<Fact>, in program: GroundProgram) -> [Answer] {
    let thresholds = program.factInputs[fact.index].thresholds.map(\.value)
    switch program.model[fact].type {
    case .yesNo: return [.no, .yes]
    case .choice(let id):
      return [.notApplicable] + program.model[id].members.indices.map { .value(.choice($0)) }
    case .set(let id):
      let members = Array(program.model[id].members.indices)
      return (0..<1 << members.count).map { mask in
        .value(.set(members.filter { mask >> $0 & 1 == 1 }))
      }
    case .count:
      return Set([0, 100] + thresholds.map { ($0 + 99) / 100 * 100 }).map {
        .value(.number(hundredths: $0))
      }
    case .amount, .percentage:
      return Set([0, 1] + thresholds).map { .value(.number(hundredths: $0)) }
    case .date:
      let days = Set((thresholds.first.map { [$0 - 1] } ?? [0]) + thresholds)
      return [.notApplicable] + days.map { .value(.date(CalendarDay(daysSinceEpoch: Int($0)))) }
    }
  }

  /// The truths that each signal has for some profile that does not contradict itself.
  func truths(of signals: [Signal]) -> [Set<Truth>] {
    var result = [Set<Truth>](repeating: [], count: signals.count)
    var lanes = Lanes(for: program.circuit)
    for start in stride(from: 0, to: count, by: lanes.laneCount) {
      let used = min(lanes.laneCount, count - start)
      for lane in 0..<used { fill(&lanes, lane, with: start + lane) }
      lanes.evaluate(program.circuit)
      var valid = UInt64.max >> UInt64(64 - used)
      for gate in program.gates {
        valid &= ~(lanes.known[gate.positive.index] & ~lanes.possible[gate.condition.signal.index])
      }
      for (index, signal) in signals.enumerated() {
        let (known, possible) = (lanes.known[signal.index], lanes.possible[signal.index])
        if known & valid != 0 { result[index].insert(.yes) }
        if ~possible & valid != 0 { result[index].insert(.no) }
        if possible & ~known & valid != 0 { result[index].insert(.unknown) }
      }
    }
    return result
  }

  private func fill(_ lanes: inout Lanes, _ lane: Int, with number: Int) {
    var rest = number
    for answer in answers {
      lanes.set(
        answer.choices[rest % answer.choices.count], of: answer.fact, in: program, lane: lane)
      rest /= answer.choices.count
    }
  }
}

@Suite("What remains of functions once some choices are made")
struct RestrictionTests {
  @Test("It says for every world what the functions say there", arguments: 0..<6)
  func agreement(batch: Int) {
    for seed in (batch * 5)..<(batch * 5 + 5) {
      var random = SeededGenerator(seed: UInt64(seed))
      let program = ground(
        RandomKnowledgeBase(seed: UInt64(seed)).blocks, on: RandomKnowledgeBase.day)
      var functions = WorldFunctions(openFactsOf: Evaluation(program, Answers()))
      let edges = program.atomSignals.flatMap { signal in
        functions.function(of: signal).map { [$0.known, !$0.possible] } ?? []
      }
      let arities = functions.variables.map(\.arity)
      let choice = arities.map { random.chance(40) ? random.number(0...$0 - 1) : nil }
      let remaining = functions.diagrams.restrict(edges, to: choice)
      for (edge, rest) in zip(edges, remaining) {
        let isFree = functions.diagrams.nodes(of: [rest]).allSatisfy {
          choice[functions.diagrams.variable(ofNode: $0)] == nil
        }
        #expect(isFree, "seed \(seed): a function still depends on a choice that is made")
        for _ in 0..<20 {
          let free = arities.map { random.number(0...$0 - 1) }
          let world = zip(choice, free).map { $0 ?? $1 }
          #expect(
            functions.diagrams.value(of: rest, at: free)
              == functions.diagrams.value(of: edge, at: world), "seed \(seed)")
        }
      }
    }
  }
}
