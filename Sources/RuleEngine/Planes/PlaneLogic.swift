// Logic on planes: what is to be known about many worlds, as AND gates whose operands may be opposites.
// Equal gates are made once, whatever asks for them, and what nobody asks for is never computed.

/// Gates over planes, built one by one.
package struct PlaneLogic: Sendable {
  /// A plane or its opposite.
  package struct Literal: Hashable, Sendable {
    /// Twice the node, plus one for its opposite.
    let code: Int32

    init(code: Int32) { self.code = code }

    /// The plane without worlds.
    package static let no = Literal(code: 0)
    /// The plane of all worlds.
    package static let yes = Literal(code: 1)

    var node: Int { Int(code >> 1) }

    /// The opposite.
    package static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }
  }

  /// Nodes that are computed again until nothing changes.
  struct Loop: Sendable {
    var nodes: Range<Int>
    /// The nodes that start at no, each with what it stands for.
    var placeholders: [(node: Int, source: Literal)]
  }

  /// What stands in `right` of a node that is no gate.
  enum Leaf {
    static let input: Int32 = -1
    static let placeholder: Int32 = -2
  }

  /// The first operand of each node, or the number of an input; node 0 is the plane without worlds.
  private(set) var left: [Int32] = [0]
  /// The second operand of each node, or a leaf.
  private(set) var right: [Int32] = [Leaf.placeholder]
  /// The recursive parts, in order.
  private(set) var loops: [Loop] = []
  private var gates: [UInt64: Int32] = [:]
  private var inputs: [Int: Literal] = [:]

  package init() {}

  /// The number of nodes.
  package var count: Int { left.count }

  /// The plane of an input.
  package mutating func input(_ number: Int) -> Literal {
    if let known = inputs[number] { return known }
    let literal = append(Int32(number), Leaf.input)
    inputs[number] = literal
    return literal
  }

  /// The worlds of both.
  package mutating func and(_ a: Literal, _ b: Literal) -> Literal {
    if a == .no || b == .no || a == !b { return .no }
    if a == .yes || a == b { return b }
    if b == .yes { return a }
    let (low, high) = a.code < b.code ? (a, b) : (b, a)
    // Of two operands the later one may already contain the other or exclude it.
    if right[high.node] >= 0 {
      let parts = [Literal(code: left[high.node]), Literal(code: right[high.node])]
      let isInverted = high.code & 1 == 1
      if parts.contains(low) {
        guard isInverted else { return high }
        return and(low, !(parts[0] == low ? parts[1] : parts[0]))
      }
      if parts.contains(!low) { return isInverted ? low : .no }
    }
    let key = UInt64(UInt32(bitPattern: low.code)) << 32 | UInt64(UInt32(bitPattern: high.code))
    if let known = gates[key] { return Literal(code: known) }
    let literal = append(low.code, high.code)
    gates[key] = literal.code
    return literal
  }

  /// The worlds of either.
  package mutating func or(_ a: Literal, _ b: Literal) -> Literal { !and(!a, !b) }

  /// The worlds of any of several.
  package mutating func or(_ literals: some Sequence<Literal>) -> Literal {
    literals.reduce(.no) { or($0, $1) }
  }

  /// Starts a part that repeats, with nodes that stand for later ones.
  mutating func beginLoop(placeholders: Int) -> [Literal] {
    // Gates from before must not be taken for gates of the loop, nor the other way round.
    (0..<placeholders).map { _ in append(0, Leaf.placeholder) }
  }

  /// Ends the part that began with the placeholders.
  mutating func endLoop(_ placeholders: [Literal], as sources: [Literal]) {
    guard let first = placeholders.first else { return }
    loops.append(
      Loop(
        nodes: first.node..<count,
        placeholders: zip(placeholders, sources).map { ($0.node, $1) }))
  }

  private mutating func append(_ a: Int32, _ b: Int32) -> Literal {
    left.append(a)
    right.append(b)
    return Literal(code: Int32(count - 1) << 1)
  }
}
