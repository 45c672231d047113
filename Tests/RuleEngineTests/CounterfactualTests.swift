// The smallest changes against trying changes out, on random knowledge bases; cores that lose what
// they are about with any answer.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("The smallest changes work, and no smaller ones do")
struct CounterfactualTests {
  @Test("Each works, no part of it does, and no single change is missing", arguments: 0..<6)
  func smallest(batch: Int) {
    for world in RandomWorld.all((batch * 2)..<(batch * 2 + 2), profiles: 2, answered: [100, 60]) {
      for atom in world.program.atoms {
        let truth = world.evaluation.truth(of: atom)
        if truth != .yes { compare(atom, .yes, world) }
        if truth != .no { compare(atom, .no, world) }
      }
    }
  }

  private func compare(_ atom: Atom, _ wanted: Truth, _ world: RandomWorld) {
    let name = "seed \(world.seed): \(world.program.name(of: atom)) \(wanted)"
    let found = world.evaluation.smallestChanges(for: atom, toHold: wanted == .yes)
    for one in found {
      #expect(one.size <= 3 && !one.changes.isEmpty, "\(name)")
      if let truth = truth(of: atom, after: one.changes, world) {
        #expect(truth == wanted, "\(name) by \(one.changes)")
      }
      for change in one.changes {
        let part = one.changes.filter { $0 != change }
        if let truth = truth(of: atom, after: part, world) {
          #expect(truth != wanted, "\(name): \(change) is not needed")
        }
      }
    }
    for index in world.program.model.facts.indices {
      let fact = ID<Fact>(index)
      let isFound = found.contains { $0.changes.allSatisfy { $0.fact == fact } }
      for answer in Profiles.choices(of: fact, in: world.program) where answer != .notApplicable {
        let change = Counterfactual.Change(fact: fact, answer: answer)
        guard !isFound, let truth = truth(of: atom, after: [change], world) else { continue }
        #expect(truth != wanted, "\(name): \(change) is missing")
      }
    }
  }

  /// The truth after some changes, with what no longer applies taken back; nil where that depends on
  /// the order.
  private func truth(
    of atom: Atom, after changes: [Counterfactual.Change], _ world: RandomWorld
  ) -> Truth? {
    var answers = world.evaluation.answers
    for change in changes { answers[change.fact] = change.answer }
    while true {
      let evaluation = Evaluation(world.program, answers)
      let contradictions = evaluation.contradictions
      guard let only = contradictions.first else { return evaluation.truth(of: atom) }
      if contradictions.count > 1 { return nil }
      if answers[only.fact] == .notApplicable || answers[only.fact] == nil { return nil }
      answers[only.fact] = .notApplicable
    }
  }

  @Test("A core is enough, and loses the statement with any of its answers", arguments: 0..<10)
  func core(batch: Int) {
    for world in RandomWorld.all((batch * 2)..<(batch * 2 + 2), profiles: 3) {
      for atom in world.program.atoms {
        let truth = world.evaluation.truth(of: atom)
        let facts = world.evaluation.stableCore(of: atom)
        guard truth != .unknown else {
          #expect(facts.isEmpty)
          continue
        }
        let core = Answers(world.evaluation.answers.byFact.filter { facts.contains($0.key) })
        #expect(Evaluation(world.program, core).truth(of: atom) == truth, "seed \(world.seed)")
        for fact in facts {
          var fewer = core
          fewer[fact] = nil
          #expect(Evaluation(world.program, fewer).truth(of: atom) != truth, "seed \(world.seed)")
        }
      }
    }
  }

  @Test("A number is given the nearest value that does")
  func nearest() throws {
    let world = try World(
      """
      fact staff count
      relation good
      relation poor
      rule some
        when    staff >= 10
                staff < 50
        conclude good
      rule other
        when    staff < 10
        conclude poor
      """, ["staff": .count(200)])
    let staff = try #require(world.program.model.fact(named: "staff"))
    func changes(_ name: String) throws -> [[Counterfactual.Change]] {
      let atom = try #require(world.program.atoms.first { world.program.name(of: $0) == name })
      return world.evaluation.smallestChanges(for: atom, toHold: true).map(\.changes)
    }
    #expect(try changes("good") == [[.init(fact: staff, answer: .count(49))]])
    #expect(try changes("poor") == [[.init(fact: staff, answer: .count(9))]])
  }
}
