// One profile: its truth, its explanations, its next question; and many in lanes.

import Advice
import RuleEngine
import RuleLanguage

enum EngineFigures {
  static func measure(_ advisor: Advisor, _ pool: ProfilePool, _ figures: inout Figures) {
    figures.heading("One profile at a time, mean of processor time over 20")
    let profiles = pool.profiles.prefix(20)
    func mean(_ name: String, _ work: (Evaluation) -> Void) {
      let evaluations = profiles.map { advisor.evaluate($0.answers) }
      let timing = Timing.best(of: 3) { for evaluation in evaluations { work(evaluation) } }
      figures.add(name, timing.processor * 1e6 / Double(evaluations.count), .microseconds)
    }
    mean("evaluate") { _ = advisor.evaluate($0.answers) }
    mean("assess") { _ = advisor.assess($0, id: "", name: "") }
    let atoms = advisor.model.relation(named: "mandatory").map { relation in
      advisor.model.certificates.indices.map { Atom(relation: relation, arguments: [$0]) }
    }
    if let atoms, let atom = atoms.first {
      mean("explain all mandatory certificates") { evaluation in
        for atom in atoms { _ = evaluation.explain(atom) }
      }
      mean("smallest changes that flip a conclusion") { evaluation in
        _ = evaluation.smallestChanges(for: atom, toHold: evaluation.truth(of: atom) != .yes)
      }
    }
    let interview = Interview(advisor)
    mean("next question, without the one before") { _ = interview.nextFact($0, order: .shortest) }
    mean("what hangs on a question") { evaluation in
      if let fact = advisor.program.askingOrder.first(where: { evaluation.answers[$0] == nil }) {
        _ = interview.purpose(of: fact, evaluation)
      }
    }

    figures.heading("Worlds in lanes, conditions and rules only")
    for words in [1, 8] {
      var lanes = Lanes(for: advisor.program.circuit, wordCount: words)
      let timing = Timing.best(of: 20) { lanes.evaluate(advisor.program.circuit) }
      figures.add(
        "worlds a second, \(lanes.laneCount) at a time", Double(lanes.laneCount) / timing.processor,
        .perSecond)
    }
  }
}
