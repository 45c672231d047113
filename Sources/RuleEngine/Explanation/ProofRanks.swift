// How long proofs are, and how near rules are that did not fire. Knuth, "A generalization of
// Dijkstra's algorithm" (1977), by repeated relaxation: each pass only shortens, and the number of
// passes is the depth of the longest chain of rules.

struct ProofRanks {
  private let evaluation: Evaluation
  /// The size of the shortest proof of each true statement.
  private var proofs: [Int]
  /// The number of answers between each statement and its opposite, unknown answers counting half.
  private var distances: [Int]
  private let given: Set<Int>
  /// The rules on which the statement rests, ascending.
  private let rules: [Int]

  private static let unreachable = 1 << 40

  /// Ranks the rules on which a statement rests, and no others.
  ///
  /// - Complexity: O(conditions of these rules × the longest chain of them).
  init(_ evaluation: Evaluation, toward atom: Int?) {
    self.evaluation = evaluation
    rules = atom.map { Self.rules(toward: $0, evaluation.program) } ?? []
    let count = evaluation.program.atoms.count
    proofs = Array(repeating: Self.unreachable, count: count)
    distances = Array(repeating: Self.unreachable, count: count)
    // What is assumed true needs no proof, and no rule changes what is assumed.
    given = Set(
      evaluation.program.assumptions.keys.compactMap { evaluation.program.number(of: $0) })
    for atom in given where evaluation.truth(of: evaluation.program.atoms[atom]) == .yes {
      proofs[atom] = 0
    }
    relax()
  }

  private static func rules(toward atom: Int, _ program: GroundProgram) -> [Int] {
    var open = [atom]
    var seen: Set<Int> = [atom]
    var rules: Set<Int> = []
    func meet(_ condition: GroundCondition) {
      switch condition.kind {
      case .derived(let atom): if seen.insert(atom).inserted { open.append(atom) }
      case .not(let inner): meet(inner)
      case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.forEach(meet)
      case .fact, .member, .comparison, .settled: break
      }
    }
    func meet(_ exception: GroundException) {
      meet(exception.body)
      exception.exceptions.forEach(meet)
    }
    while let atom = open.popLast() {
      for number in program.rulesConcluding[atom] where rules.insert(number).inserted {
        meet(program.rules[number].body)
        program.rules[number].exceptions.forEach(meet)
      }
    }
    return rules.sorted()
  }

  private mutating func relax() {
    let program = evaluation.program
    var changes = true
    while changes {
      changes = false
      for number in rules {
        let rule = program.rules[number]
        let proof = evaluation.truth(of: rule) == .yes ? proof(ofRule: number) : Self.unreachable
        let distance = distance(ofRule: number)
        for atom in rule.conclusions where !given.contains(atom) {
          if proof < proofs[atom] {
            proofs[atom] = proof
            changes = true
          }
          if distance < distances[atom] {
            distances[atom] = distance
            changes = true
          }
        }
      }
    }
  }

  /// The size of the proof that a firing rule gives.
  ///
  /// It is larger than that of each statement which
  /// the rule leans on, even one that only keeps an exception away, so that no proof is a circle.
  func proof(ofRule number: Int) -> Int {
    let rule = evaluation.program.rules[number]
    var size = proof(of: rule.body, as: true)
    var hidden = 0
    if let position = rule.concludingException {
      let exception = rule.exceptions[position]
      size += proof(of: exception.body, as: true)
      hidden = exception.exceptions.map { support(of: $0, as: false) }.max() ?? 0
    } else {
      hidden = rule.exceptions.map { support(of: $0, as: false) }.max() ?? 0
    }
    return min(1 + max(size, hidden), Self.unreachable)
  }

  /// The largest proof on which it rests that an exception sets its rule aside, or does not.
  private func support(of exception: GroundException, as wanted: Bool) -> Int {
    let inner = exception.exceptions.map { support(of: $0, as: !wanted) }
    let all = [support(of: exception.body, as: wanted)] + inner
    return (wanted ? all.max() : all.min()) ?? 0
  }

  /// The largest proof on which it rests that a condition holds, or fails; facts need none.
  private func support(of condition: GroundCondition, as wanted: Bool) -> Int {
    guard evaluation.truth(of: condition) == (wanted ? .yes : .no) else {
      return Self.unreachable
    }
    func support(_ parts: [GroundCondition], needed: Int) -> Int {
      let costs = parts.map { self.support(of: $0, as: wanted) }.sorted()
      return needed > 0 && needed <= costs.count ? costs[needed - 1] : 0
    }
    switch condition.kind {
    case .fact, .member, .comparison, .settled: return 0
    case .derived(let atom): return wanted ? proofs[atom] : 0
    case .not(let inner): return self.support(of: inner, as: !wanted)
    case .all(let parts): return support(parts, needed: wanted ? parts.count : 1)
    case .any(let parts): return support(parts, needed: wanted ? 1 : parts.count)
    case .atLeast(let count, let parts):
      return support(parts, needed: wanted ? count : parts.count - count + 1)
    }
  }

  /// The size of the shortest proof that a condition holds, or fails.
  func proof(of condition: GroundCondition, as wanted: Bool) -> Int {
    guard evaluation.truth(of: condition) == (wanted ? .yes : .no) else {
      return Self.unreachable
    }
    switch condition.kind {
    case .fact, .member, .comparison: return 1
    case .settled: return 0
    case .derived(let atom): return wanted ? proofs[atom] : 2
    case .not(let inner): return proof(of: inner, as: !wanted)
    case .all(let parts): return combine(parts.map { proof(of: $0, as: wanted) }, all: wanted)
    case .any(let parts): return combine(parts.map { proof(of: $0, as: wanted) }, all: !wanted)
    case .atLeast(let count, let parts):
      let needed = wanted ? count : parts.count - count + 1
      return sum(parts.map { proof(of: $0, as: wanted) }.sorted().prefix(needed))
    }
  }

  /// How far a rule is from firing: 2 for each answer that would have to change, 1 for each that is
  /// missing.
  func distance(ofRule number: Int) -> Int {
    let rule = evaluation.program.rules[number]
    var total = distance(of: rule.body, to: true)
    for (position, exception) in rule.exceptions.enumerated() {
      total += distance(of: exception, to: position == rule.concludingException)
    }
    return min(total, Self.unreachable)
  }

  private func distance(of exception: GroundException, to wanted: Bool) -> Int {
    let body = distance(of: exception.body, to: wanted)
    let inner = exception.exceptions.map { distance(of: $0, to: !wanted) }
    return combine([body] + inner, all: wanted)
  }

  private func distance(of condition: GroundCondition, to wanted: Bool) -> Int {
    switch evaluation.truth(of: condition) {
    case .yes where wanted, .no where !wanted: return 0
    default: break
    }
    switch condition.kind {
    case .fact, .member, .comparison:
      return evaluation.truth(of: condition) == .unknown ? 1 : 2
    case .settled: return Self.unreachable
    case .derived(let atom): return wanted ? distances[atom] : 2
    case .not(let inner): return distance(of: inner, to: !wanted)
    case .all(let parts):
      return combine(parts.map { distance(of: $0, to: wanted) }, all: wanted)
    case .any(let parts):
      return combine(parts.map { distance(of: $0, to: wanted) }, all: !wanted)
    case .atLeast(let count, let parts):
      let needed = wanted ? count : parts.count - count + 1
      return sum(parts.map { distance(of: $0, to: wanted) }.sorted().prefix(needed))
    }
  }

  private func combine(_ costs: [Int], all: Bool) -> Int {
    all ? sum(costs[...]) : costs.min() ?? Self.unreachable
  }

  private func sum(_ costs: ArraySlice<Int>) -> Int {
    costs.reduce(0) { min($0 + $1, Self.unreachable) }
  }
}
