// From one knowledge base to another with the same names: what was answered under the old one is said
// in terms of the new one.

import Advice
import RuleEngine

/// Says events of a session in terms of another knowledge base.
struct Translation {
  private let old: Model
  private let new: Model

  init(from old: Model, to new: Model) {
    self.old = old
    self.new = new
  }

  /// The event in terms of the other knowledge base; nil where that cannot say it.
  ///
  /// `lose` is told the name of each fact and statement that is gone.
  func event(_ event: AnswerLog.Event, lose: (String) -> Void) -> AnswerLog.Event? {
    switch event {
    case .answered(let fact, let answer):
      guard let other = self.fact(fact) else {
        lose(old[fact].name)
        return nil
      }
      return .answered(other, answer)
    case .withdrawn(let fact): return self.fact(fact).map { .withdrawn($0) }
    case .asOf: return event
    case .loaded(var profile):
      var answers = Answers()
      for (fact, answer) in profile.answers.byFact.sorted(by: { $0.key < $1.key }) {
        if let other = self.fact(fact) { answers[other] = answer } else { lose(old[fact].name) }
      }
      profile.answers = answers
      return .loaded(profile)
    case .assumed(let atom, let isTrue):
      guard let other = self.atom(atom) else {
        lose(old[atom.relation].name)
        return nil
      }
      return .assumed(other, isTrue)
    case .unassumed(let atom): return self.atom(atom).map { .unassumed($0) }
    }
  }

  /// The fact of the same name, if its answers mean the same.
  private func fact(_ id: ID<Fact>) -> ID<Fact>? {
    guard let other = new.fact(named: old[id].name) else { return nil }
    let isSame =
      switch (old[id].type, new[other].type) {
      case (.choice(let left), .choice(let right)), (.set(let left), .set(let right)):
        old[left].members.map(\.name) == new[right].members.map(\.name)
      case (let left, let right): left == right
      }
    return isSame ? other : nil
  }

  private func atom(_ atom: Atom) -> Atom? {
    let relation = old[atom.relation]
    guard let other = new.relation(named: relation.name),
      new[other].parameters.count == relation.parameters.count, new[other].tuples == nil
    else { return nil }
    var arguments: [Int] = []
    for (index, argument) in atom.arguments.enumerated() {
      let name = old[relation.parameters[index].enumeration].members[argument].name
      guard let member = new[new[other].parameters[index].enumeration].index(of: name) else {
        return nil
      }
      arguments.append(member)
    }
    return Atom(relation: other, arguments: arguments)
  }
}
