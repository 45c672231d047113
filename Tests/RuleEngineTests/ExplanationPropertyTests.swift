// Explanations and traces of random knowledge bases, checked step by step; and what more answers may
// change.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

/// A random knowledge base with a profile that does not contradict itself.
struct RandomWorld {
  let seed: UInt64
  let program: GroundProgram
  let twin: NaiveInterpreter
  let evaluation: Evaluation

  /// Worlds of some seeds, so many for each.
  static func all(_ seeds: Range<Int>, profiles: Int, answered: [Int] = [100, 70, 40])
    -> [RandomWorld]
  {
    var result: [RandomWorld] = []
    for seed in seeds {
      let program = ground(
        RandomKnowledgeBase(seed: UInt64(seed)).blocks, on: RandomKnowledgeBase.day)
      var twin = NaiveInterpreter(program.model, asOf: RandomKnowledgeBase.day)
      var random = SeededGenerator(seed: UInt64(seed) + 7)
      for number in 0..<profiles {
        let answers = Answers.random(
          for: program.model, answered: answered[number % answered.count],
          around: RandomKnowledgeBase.day, using: &random)
        twin.evaluate(answers)
        if twin.hasContradiction { continue }
        result.append(
          RandomWorld(
            seed: UInt64(seed), program: program, twin: twin,
            evaluation: Evaluation(program, answers)))
      }
    }
    return result
  }
}

@Suite("Every step of an explanation can be worked out again")
struct ExplanationPropertyTests {
  @Test("Why, why not and what is missing", arguments: 0..<15)
  func explanations(batch: Int) {
    for world in RandomWorld.all((batch * 10)..<(batch * 10 + 10), profiles: 4) {
      for atom in world.program.atoms {
        for detail in [ExplanationDetail.deciding, .allProofs] {
          var checker = ProofChecker(world.program, world.twin)
          checker.check(world.evaluation.explain(atom, detail))
          if !checker.problems.isEmpty {
            Issue.record(
              "seed \(world.seed): \(world.program.name(of: atom)): \(checker.problems)")
          }
        }
      }
    }
  }

  @Test("Firing the rules of a trace one by one derives what holds", arguments: 0..<15)
  func traces(batch: Int) {
    for world in RandomWorld.all((batch * 10)..<(batch * 10 + 10), profiles: 6) {
      var checker = ProofChecker(world.program, world.twin)
      checker.check(world.evaluation.firingTrace())
      if !checker.problems.isEmpty { Issue.record("seed \(world.seed): \(checker.problems)") }
    }
  }

  @Test("Another answer never changes what is settled", arguments: 0..<10)
  func monotony(batch: Int) {
    for world in RandomWorld.all((batch * 10)..<(batch * 10 + 10), profiles: 9, answered: [60, 30])
    {
      let model = world.program.model
      var random = SeededGenerator(seed: world.seed)
      var answers = world.evaluation.answers
      var before = world.evaluation
      for (index, fact) in model.facts.enumerated() {
        switch answers[ID(index)] {
        case nil, .dontKnow: break
        default: continue
        }
        var more = answers
        more[ID(index)] = .random(
          for: fact, in: model, around: RandomKnowledgeBase.day, using: &random)
        let after = Evaluation(world.program, more)
        if !after.contradictions.isEmpty { continue }
        for atom in world.program.atoms {
          let known = before.truth(of: atom)
          if known != .unknown, after.truth(of: atom) != known {
            Issue.record("seed \(world.seed): \(world.program.name(of: atom)) flips")
          }
        }
        answers = more
        before = after
      }
    }
  }

  @Test("What is said to be missing settles a statement once it is answered", arguments: 0..<10)
  func missing(batch: Int) {
    for world in RandomWorld.all((batch * 10)..<(batch * 10 + 10), profiles: 6, answered: [50, 20])
    {
      for atom in world.program.atoms where world.evaluation.truth(of: atom) == .unknown {
        answerWhatIsMissing(for: atom, in: world)
      }
    }
  }

  /// Answers missing facts, again and again because some wait for others, until none is missing.
  private func answerWhatIsMissing(for atom: Atom, in world: RandomWorld) {
    let model = world.program.model
    let name = world.program.name(of: atom)
    var random = SeededGenerator(seed: world.seed)
    var evaluation = world.evaluation
    for _ in 0...model.facts.count {
      guard evaluation.truth(of: atom) == .unknown else { return }
      let missing = evaluation.missing(for: [world.program.signal(of: atom)])
      if missing.facts.isEmpty {
        if missing.parameters.isEmpty { Issue.record("seed \(world.seed): \(name) lacks nothing") }
        return
      }
      var answers = evaluation.answers
      for fact in missing.facts {
        repeat {
          answers[fact] = .random(
            for: model[fact], in: model, around: RandomKnowledgeBase.day, using: &random)
        } while !Self.isExact(answers[fact])
      }
      evaluation = Evaluation(world.program, answers)
    }
    Issue.record("seed \(world.seed): \(name) stays open")
  }

  private static func isExact(_ answer: Answer?) -> Bool {
    switch answer {
    case nil, .dontKnow, .value(.band): false
    default: true
    }
  }
}
