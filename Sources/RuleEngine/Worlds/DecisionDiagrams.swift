// Decision diagrams: functions of a few choices, each function once. Two functions are equal exactly
// where their edges are, so that a proof over all worlds is a comparison of two numbers, and a world
// in which a function holds is a way down. Source: Bryant, "Graph-based algorithms for Boolean
// function manipulation" (1986), with variables of more than two values and negated edges.

/// A function of the variables of decision diagrams: a node, or its opposite.
package struct Edge: Hashable, Sendable {
  /// Twice the number of the node, and one more for the opposite.
  fileprivate let bits: UInt32

  fileprivate init(_ bits: UInt32) { self.bits = bits }

  /// The function that holds everywhere.
  package static let yes = Edge(0)
  /// The function that holds nowhere.
  package static let no = Edge(1)

  /// The opposite function.
  package prefix static func ! (edge: Edge) -> Edge { Edge(edge.bits ^ 1) }

  /// Whether the function is the same everywhere.
  package var isConstant: Bool { bits < 2 }
  /// The number of the node, for tables beside the diagrams; the same for the opposite.
  package var node: Int { Int(bits >> 1) }
  /// Whether the function is the opposite of that of its node.
  package var isNegated: Bool { bits & 1 == 1 }
}

/// Makes functions of variables with a few values each.
///
/// Nodes are made up to a limit. Once it is reached the diagrams are exhausted, and no function made
/// since means anything.
package struct DecisionDiagrams: Sendable {
  /// The number of values of each variable, in order from the top.
  package let arities: [Int]
  /// The number of nodes at which the diagrams are exhausted.
  package var nodeLimit = Int.max
  /// Whether more nodes were wanted than the limit allows.
  package private(set) var isExhausted = false

  /// The variable of each node; the constant comes after all.
  private var variables: [Int32]
  /// Where the children of a node begin, one for each value of its variable.
  private var starts: [Int32] = [0]
  private var children: [Edge] = []
  /// The nodes by their content: an open table whose size is a power of two; 0 is a free place.
  private var table: [UInt32]
  /// What was computed last for a pair, by a hash of the pair.
  private var cache: [Conjunction]
  /// Children of nodes that are being made.
  private var stack: [Edge] = []

  private struct Conjunction: Sendable {
    var left = UInt32.max
    var right = UInt32.max
    var result = Edge.no
  }

  /// Creates diagrams over variables.
  package init(arities: [Int]) {
    self.arities = arities
    variables = [Int32(arities.count)]
    table = Array(repeating: 0, count: 1 << 12)
    cache = Array(repeating: Conjunction(), count: 1 << 12)
  }

  /// The number of nodes made so far.
  package var nodeCount: Int { variables.count }

  // MARK: Reading

  /// The variable that decides first; for a constant, the number of variables.
  package func variable(of edge: Edge) -> Int { Int(variables[edge.node]) }

  /// The function that remains when the variable that decides first has a value.
  package func child(_ value: Int, of edge: Edge) -> Edge {
    Edge(children[Int(starts[edge.node]) + value].bits ^ (edge.bits & 1))
  }

  /// The variable of a node.
  package func variable(ofNode node: Int) -> Int { Int(variables[node]) }

  /// The function below a node where its variable has a value.
  package func child(_ value: Int, ofNode node: Int) -> Edge { children[Int(starts[node]) + value] }

  /// The nodes of functions but the constant, each after those below it.
  ///
  /// - Complexity: O(nodes made so far).
  package func nodes(of edges: [Edge]) -> [Int] {
    var seen = [Bool](repeating: false, count: nodeCount)
    seen[0] = true
    var open: [Int] = []
    for edge in edges where !seen[edge.node] {
      seen[edge.node] = true
      open.append(edge.node)
    }
    var last = 0
    while let node = open.popLast() {
      last = max(last, node)
      let start = Int(starts[node])
      for index in start..<start + arities[Int(variables[node])] {
        let child = children[index].node
        if seen[child] { continue }
        seen[child] = true
        open.append(child)
      }
    }
    return (1..<max(1, last + 1)).filter { seen[$0] }
  }

  /// Whether a function holds for a choice of values, by variable.
  package func value(of edge: Edge, at choice: [Int]) -> Bool {
    var edge = edge
    while !edge.isConstant { edge = child(choice[variable(of: edge)], of: edge) }
    return edge == .yes
  }

  // MARK: Making

  /// The function that decides by a variable between functions of later variables.
  package mutating func node(_ variable: Int, _ values: [Edge]) -> Edge {
    let base = stack.count
    stack += values
    return popNode(variable, from: base)
  }

  /// The conjunction.
  ///
  /// - Complexity: O(nodes of the one × nodes of the other) at worst, about their sum as a rule.
  package mutating func and(_ left: Edge, _ right: Edge) -> Edge {
    if left == right || right == .yes { return left }
    if left == .yes { return right }
    if left == .no || right == .no || left == !right || isExhausted { return .no }
    let (first, second) = left.bits < right.bits ? (left, right) : (right, left)
    let known = cache[Self.hash(first.bits, second.bits) & (cache.count - 1)]
    if known.left == first.bits, known.right == second.bits { return known.result }
    let top = min(variables[first.node], variables[second.node])
    let base = stack.count
    for value in 0..<arities[Int(top)] {
      let part = and(
        variables[first.node] == top ? child(value, of: first) : first,
        variables[second.node] == top ? child(value, of: second) : second)
      stack.append(part)
    }
    let result = popNode(Int(top), from: base)
    // The cache may have grown meanwhile.
    let slot = Self.hash(first.bits, second.bits) & (cache.count - 1)
    cache[slot] = Conjunction(left: first.bits, right: second.bits, result: result)
    return result
  }

  /// The disjunction.
  package mutating func or(_ left: Edge, _ right: Edge) -> Edge { !and(!left, !right) }

  /// Where two functions differ.
  package mutating func difference(_ left: Edge, _ right: Edge) -> Edge {
    let onlyLeft = and(left, !right)
    return or(onlyLeft, and(right, !left))
  }

  /// The function that remains when a variable has a value.
  ///
  /// - Complexity: O(nodes).
  package mutating func restrict(_ edge: Edge, _ variable: Int, to value: Int) -> Edge {
    var known: [Int: Edge] = [:]
    return restrict(edge, variable, value, &known)
  }

  private mutating func restrict(
    _ edge: Edge, _ variable: Int, _ value: Int, _ known: inout [Int: Edge]
  ) -> Edge {
    let top = self.variable(of: edge)
    if top > variable { return edge }
    if top == variable { return child(value, of: edge) }
    if let result = known[edge.node] { return edge.isNegated ? !result : result }
    let positive = edge.isNegated ? !edge : edge
    let base = stack.count
    for branch in 0..<arities[top] {
      let part = restrict(child(branch, of: positive), variable, value, &known)
      stack.append(part)
    }
    let result = popNode(top, from: base)
    known[edge.node] = result
    return edge.isNegated ? !result : result
  }

  /// The functions that remain when some variables have values; `values` has nil for the others.
  ///
  /// - Complexity: O(nodes made so far).
  package mutating func restrict(_ edges: [Edge], to values: [Int?]) -> [Edge] {
    let nodes = nodes(of: edges)
    guard let last = nodes.last else { return edges }
    nodeLimit = .max
    // A node comes after those below it, so what becomes of them is known.
    var remains = [Edge](repeating: .yes, count: last + 1)
    for node in nodes {
      let top = Int(variables[node])
      let start = Int(starts[node])
      if let value = values[top] {
        let child = children[start + value]
        remains[node] = Edge(remains[child.node].bits ^ (child.bits & 1))
        continue
      }
      let base = stack.count
      var isSame = true
      for index in start..<start + arities[top] {
        let child = children[index]
        let part = Edge(remains[child.node].bits ^ (child.bits & 1))
        isSame = isSame && part == child
        stack.append(part)
      }
      if isSame {
        stack.removeSubrange(base...)
        remains[node] = Edge(UInt32(node) << 1)
      } else {
        remains[node] = popNode(top, from: base)
      }
    }
    return edges.map { Edge(remains[$0.node].bits ^ ($0.bits & 1)) }
  }

  /// Forgets the nodes after a number of them, and that they were too many.
  package mutating func discard(after count: Int) {
    guard count < nodeCount || isExhausted else { return }
    children.removeSubrange(Int(count < nodeCount ? starts[count] : Int32(children.count))...)
    variables.removeSubrange(count...)
    starts.removeSubrange(count...)
    stack.removeAll(keepingCapacity: true)
    isExhausted = false
    cache = Array(repeating: Conjunction(), count: cache.count)
    fillTable(count: table.count)
  }

  // MARK: Nodes

  /// Makes a node of the children on the stack, and takes them off.
  private mutating func popNode(_ variable: Int, from base: Int) -> Edge {
    defer { stack.removeSubrange(base...) }
    guard base < stack.count else { return .no }
    let first = stack[base]
    if stack[base...].allSatisfy({ $0 == first }) { return first }
    // The first child is never negated, so that a function and its opposite share a node.
    let sign = first.bits & 1
    let arity = stack.count - base
    var hash = variable
    for index in base..<stack.count {
      hash = Self.hash(UInt32(truncatingIfNeeded: hash), stack[index].bits ^ sign)
    }
    var slot = hash & (table.count - 1)
    search: while table[slot] != 0 {
      let node = table[slot]
      if variables[Int(node)] == variable {
        let start = Int(starts[Int(node)])
        var index = 0
        while index < arity, children[start + index].bits == stack[base + index].bits ^ sign {
          index += 1
        }
        if index == arity { return Edge(node << 1 | sign) }
      }
      slot = (slot + 1) & (table.count - 1)
    }
    guard variables.count < nodeLimit, variables.count < 1 << 30 else {
      isExhausted = true
      return .no
    }
    let node = variables.count
    variables.append(Int32(variable))
    starts.append(Int32(children.count))
    for index in base..<stack.count { children.append(Edge(stack[index].bits ^ sign)) }
    table[slot] = UInt32(node)
    if node * 2 > table.count {
      fillTable(count: table.count * 2)
      if cache.count < 1 << 18 { cache = Array(repeating: Conjunction(), count: table.count) }
    }
    return Edge(UInt32(node) << 1 | sign)
  }

  private mutating func fillTable(count: Int) {
    table = Array(repeating: 0, count: count)
    for node in 1..<max(1, variables.count) {
      let start = Int(starts[node])
      var hash = Int(variables[node])
      for index in start..<start + arities[Int(variables[node])] {
        hash = Self.hash(UInt32(truncatingIfNeeded: hash), children[index].bits)
      }
      var slot = hash & (count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (count - 1) }
      table[slot] = UInt32(node)
    }
  }

  private static func hash(_ left: UInt32, _ right: UInt32) -> Int {
    let mixed = (UInt64(left) << 32 | UInt64(right)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 8)
  }
}
