// The order of statements: groups that depend on each other in a circle are one group, and a group
// comes after all that it depends on. Tarjan, "Depth-first search and linear graph algorithms"
// (1972), without recursion, because knowledge bases may be deep.

struct Stratification {
  /// Statements that depend on each other, or one that stands alone.
  struct Group {
    var atoms: [Int]
    var isRecursive: Bool
    var stratum: Int
    /// A circle of statements with a negation in it, which has no meaning.
    var negativeCycle: [Int]?
  }

  private struct Edge: Hashable {
    var target: Int
    var isNegative: Bool
  }

  /// The groups, each after those that it depends on.
  private(set) var groups: [Group] = []

  init(_ program: GroundProgram) {
    let edges = program.atoms.indices.map { Self.edges(of: $0, program) }
    var stratum = [Int](repeating: 0, count: edges.count)
    var groupOf = [Int](repeating: -1, count: edges.count)
    for atoms in Self.components(edges) {
      let number = groups.count
      for atom in atoms { groupOf[atom] = number }
      var level = 0
      var isRecursive = atoms.count > 1
      var negative: (Int, Int)?
      for atom in atoms {
        for edge in edges[atom] {
          if groupOf[edge.target] == number {
            isRecursive = true
            if edge.isNegative { negative = negative ?? (atom, edge.target) }
          } else {
            level = max(level, stratum[edge.target] + (edge.isNegative ? 1 : 0))
          }
        }
      }
      for atom in atoms { stratum[atom] = level }
      groups.append(
        Group(
          atoms: atoms, isRecursive: isRecursive, stratum: level,
          negativeCycle: negative.map { from, to in
            Self.path(from: to, to: from, edges, within: Set(atoms))
          }))
    }
  }

  private static func edges(of atom: Int, _ program: GroundProgram) -> [Edge] {
    var result: Set<Edge> = []
    func walk(_ condition: GroundCondition, _ isNegative: Bool) {
      switch condition.kind {
      case .derived(let target): result.insert(Edge(target: target, isNegative: isNegative))
      case .not(let inner): walk(inner, !isNegative)
      case .all(let parts), .any(let parts), .atLeast(_, let parts):
        for part in parts { walk(part, isNegative) }
      case .fact, .member, .comparison, .settled: break
      }
    }
    func walk(_ exception: GroundException, _ isNegative: Bool) {
      walk(exception.body, isNegative)
      for inner in exception.exceptions { walk(inner, !isNegative) }
    }
    for number in program.rulesConcluding[atom] {
      let rule = program.rules[number]
      walk(rule.body, false)
      for (position, exception) in rule.exceptions.enumerated() {
        walk(exception, position != rule.concludingException)
      }
    }
    return result.sorted { ($0.target, $0.isNegative ? 1 : 0) < ($1.target, $1.isNegative ? 1 : 0) }
  }

  /// The strongly connected components, each after those that it points to.
  private static func components(_ edges: [[Edge]]) -> [[Int]] {
    var result: [[Int]] = []
    var order = [Int](repeating: -1, count: edges.count)
    var low = [Int](repeating: 0, count: edges.count)
    var isOpen = [Bool](repeating: false, count: edges.count)
    var stack: [Int] = []
    var visited = 0
    var work: [(node: Int, next: Int)] = []
    for start in edges.indices where order[start] < 0 {
      work.append((start, 0))
      while let (node, next) = work.popLast() {
        if next == 0 {
          order[node] = visited
          low[node] = visited
          visited += 1
          stack.append(node)
          isOpen[node] = true
        } else {
          low[node] = min(low[node], low[edges[node][next - 1].target])
        }
        var edge = next
        var descends = false
        while edge < edges[node].count {
          let target = edges[node][edge].target
          if order[target] < 0 {
            work.append((node, edge + 1))
            work.append((target, 0))
            descends = true
            break
          }
          if isOpen[target] { low[node] = min(low[node], order[target]) }
          edge += 1
        }
        if descends { continue }
        if low[node] == order[node] {
          var component: [Int] = []
          while let top = stack.popLast() {
            isOpen[top] = false
            component.append(top)
            if top == node { break }
          }
          result.append(component.sorted())
        }
      }
    }
    return result
  }

  /// The shortest way from one statement to another inside a group.
  private static func path(
    from start: Int, to end: Int, _ edges: [[Edge]], within group: Set<Int>
  ) -> [Int] {
    var previous: [Int: Int] = [start: start]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      if node == end { break }
      for edge in edges[node]
      where group.contains(edge.target) && previous[edge.target] == nil {
        previous[edge.target] = node
        queue.append(edge.target)
      }
    }
    var result = [end]
    while let last = result.last, last != start, let before = previous[last] {
      result.append(before)
    }
    return result.reversed()
  }
}
