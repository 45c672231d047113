// What a profile may hold, according to a knowledge base: its keys and the values of each.

package import RuleEngine

/// The facts of a knowledge base as the scanners need them.
package struct ProfileSchema: Sendable {
  /// The knowledge base.
  package let model: Model
  /// The fact names.
  let facts: NameTable
  /// What each fact takes, by index of the fact.
  let slots: [FactSlot]
  /// The members of each enumeration.
  let members: [NameTable]

  /// Prepares the facts of a knowledge base.
  package init(_ model: Model) {
    self.model = model
    facts = NameTable(model.facts.map(\.name))
    members = model.enumerations.map { NameTable($0.members.map(\.name)) }
    slots = model.facts.map { fact in
      switch fact.type {
      case .yesNo: FactSlot(form: .yesNo)
      case .choice(let id): FactSlot(form: .choice, enumeration: id.index)
      case .set(let id):
        FactSlot(
          form: .set, enumeration: id.index, setWordCount: (model[id].members.count + 63) / 64)
      case .count: FactSlot(form: .count)
      case .amount: FactSlot(form: .amount)
      case .percentage: FactSlot(form: .percentage)
      case .date: FactSlot(form: .date)
      }
    }
  }

  /// The names of all facts.
  package var factNames: [String] { model.facts.map(\.name) }

  /// The names that a choice or set takes.
  func memberNames(of fact: Int) -> [String] {
    guard model.facts.indices.contains(fact) else { return [] }
    switch model.facts[fact].type {
    case .choice(let id), .set(let id): return model[id].members.map(\.name)
    case .yesNo, .count, .amount, .percentage, .date: return []
    }
  }
}

/// What one fact takes.
struct FactSlot: Sendable {
  /// The type of a fact, without what belongs to it.
  enum Form: UInt8, Sendable {
    case yesNo, choice, set, count, amount, percentage, date

    /// Whether the answer is a number.
    var isNumber: Bool { self == .count || self == .amount || self == .percentage }
    /// Whether the answer may be a band between two bounds.
    var isOrdered: Bool { isNumber || self == .date }
  }

  var form: Form
  /// The index of the enumeration of a choice or set.
  var enumeration = 0
  /// The number of 64-bit words that hold the members of a set.
  var setWordCount = 0
}
