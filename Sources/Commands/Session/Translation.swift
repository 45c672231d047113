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

  /// The event in terms of the other knowledge base.
  ///
  /// `lose` is told the name of each fact and statement that is gone.
  func event(_ event: AnswerLog.Event, lose: (String) -> Void) -> AnswerLog.Event {
    func lost(_ name: String) -> AnswerLog.Event {
      lose(name)
      return .lost(name)
    }
    switch event {
    case .answered(let fact, let answer):
      return self.fact(fact).map { .answered($0, answer) } ?? lost(old[fact].name)
    case .withdrawn(let fact):
      return self.fact(fact).map { .withdrawn($0) } ?? lost(old[fact].name)
    case .asOf, .lost: return event
    case .loaded(var profile):
      var answers = Answers()
      for (fact, answer) in profile.answers.byFact.sorted(by: { $0.key < $1.key }) {
        if let other = self.fact(fact) { answers[other] = answer } else { lose(old[fact].name) }
      }
      profile.answers = answers
      return .loaded(profile)
    case .assumed(let atom, let isTrue):
      return self.atom(atom).map { .assumed($0, isTrue) } ?? lost(old[atom.relation].name)
    case .unassumed(let atom):
      return self.atom(atom).map { .unassumed($0) } ?? lost(old[atom.relation].name)
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
