// The search for the instances of a rule: all members of its variables for which no condition fails
// that tables settle. It asks the tables a hundred thousand times at each start of the program, so rows
// are bits and nothing is allocated on the way.

import RuleLanguage

/// The rows of a relation that is written down, as bits by their place.
struct RowBits: Sendable {
  /// The number of members of each argument's enumeration.
  private let counts: [Int]
  private var words: [UInt64]
  /// The most places that are kept, so that a wide table costs no more than 128 kB.
  private static let limit = 1 << 20

  /// Packs rows; nil where there are too many places.
  init?(_ rows: Set<[Int]>, counts: [Int]) {
    var places = 1
    for count in counts {
      let (product, overflow) = places.multipliedReportingOverflow(by: count)
      guard !overflow, product <= Self.limit else { return nil }
      places = product
    }
    self.counts = counts
    words = Array(repeating: 0, count: (places + 63) / 64)
    for row in rows {
      var place = 0
      for (count, index) in zip(counts, row) { place = place * count + index }
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// Whether a row is there.
  func contains(_ terms: [Term], _ bindings: [Int]) -> Bool {
    var place = 0
    for position in counts.indices {
      let member =
        switch terms[position] {
        case .member(let index): index
        case .variable(let index): bindings[index]
        }
      place = place * counts[position] + member
    }
    return words[place >> 6] >> UInt64(place & 63) & 1 == 1
  }
}

/// The rows of all tables on a day.
struct TableRows: Sendable {
  private let rows: [ID<Relation>: Set<[Int]>]
  /// The rows of each relation as bits, by index of the relation.
  private var bits: [RowBits?]

  init(_ rows: [ID<Relation>: Set<[Int]>], in model: Model) {
    self.rows = rows
    bits = Array(repeating: nil, count: model.relations.count)
    for (relation, own) in rows {
      bits[relation.index] = RowBits(
        own, counts: model[relation].parameters.map { model[$0.enumeration].members.count })
    }
  }

  /// Whether a condition holds that tables settle; nil for a condition that depends on a profile.
  func settled(_ condition: Condition, _ bindings: [Int]) -> Bool? {
    switch condition.kind {
    case .relation(let relation, let terms):
      if let bits = bits[relation.index] { return bits.contains(terms, bindings) }
      return rows[relation]?.contains(terms.map { Grounding.value($0, bindings) })
    case .same(_, let left, let right):
      return Grounding.value(left, bindings) == Grounding.value(right, bindings)
    case .not(let inner): return settled(inner, bindings).map { !$0 }
    default: return nil
    }
  }

  /// The last variable of a condition that tables settle; -1 without variables; nil for others.
  func lastVariable(_ condition: Condition) -> Int? {
    func last(_ terms: [Term]) -> Int {
      terms.map { if case .variable(let index) = $0 { index } else { -1 } }.max() ?? -1
    }
    switch condition.kind {
    case .relation(let relation, let terms): return rows[relation] == nil ? nil : last(terms)
    case .same(_, let left, let right): return last([left, right])
    case .not(let inner): return lastVariable(inner)
    default: return nil
    }
  }
}

/// The search for the members of some variables.
struct BindingSearch {
  private let tables: TableRows
  /// The number of members of each variable's enumeration.
  private let counts: [Int]
  /// The settled conditions, by the last variable that they need; those without one come first.
  private var checks: [[Condition]]
  private var current: [Int] = []
  /// What was found.
  private(set) var found: [[Int]] = []
  /// How many members were tried.
  private(set) var tried = 0

  init(_ tables: TableRows, counts: [Int], _ conditions: [Condition]) {
    self.tables = tables
    self.counts = counts
    checks = Array(repeating: [], count: counts.count + 1)
    for condition in conditions {
      if let last = tables.lastVariable(condition) { checks[last + 1].append(condition) }
    }
  }

  /// Finds all; false when there are more than `limit`, or too many had to be tried.
  mutating func run(limit: Int) -> Bool { extend(0, limit) }

  private mutating func extend(_ depth: Int, _ limit: Int) -> Bool {
    for condition in checks[depth] where tables.settled(condition, current) == false {
      return true
    }
    guard depth < counts.count else {
      found.append(current)
      return found.count <= limit
    }
    for member in 0..<counts[depth] {
      tried += 1
      if tried > limit * 50 { return false }
      current.append(member)
      let goesOn = extend(depth + 1, limit)
      current.removeLast()
      if !goesOn { return false }
    }
    return true
  }
}
