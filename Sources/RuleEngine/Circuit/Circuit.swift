// The circuit: what a knowledge base is for one day, as gates over input bits.
//
// Each signal has two planes, *known* (it is known to hold) and *possible* (it is not known to
// fail), so known is part of possible, and a signal that is possible but not known is unknown. This
// is Kleene's strong logic; AND and OR are the same operation on both planes, which makes a
// recursive segment two ordinary least fixpoints.

/// The number of a signal: an input, a constant or the output of a gate.
public struct Signal: Hashable, Comparable, Sendable {
  /// The index in the arrays of the circuit.
  public let index: Int

  package init(_ index: Int) { self.index = index }

  /// The signal that never holds.
  public static let no = Signal(0)
  /// The signal that always holds.
  public static let yes = Signal(1)
  /// The signal that nobody can know, such as a threshold that no decree has set yet.
  public static let unknown = Signal(2)

  public static func < (left: Signal, right: Signal) -> Bool { left.index < right.index }
}

/// The operation of a gate.
package enum Operation: UInt8, Sendable {
  case constant
  /// Input number `a`.
  case input
  /// Signal `a` again; stands for a signal that is defined later in a recursive segment.
  case copy
  case not
  case and
  case or
  /// An answer `a` of a fact that applies only if `b`: false where `b` is false and `a` unanswered.
  case gated
  /// An answer `a` that is also known to be yes where `b` is, unless it is known to be no.
  case implied
}

/// A test on one fact that a circuit reads as a bit.
public enum InputBit: Hashable, Sendable {
  /// The answer to a yes-no fact is yes.
  case yes(ID<Fact>)
  /// A choice or set has the member of an index.
  case member(ID<Fact>, Int)
  /// A number, amount, percentage or date is at least a value.
  case atLeast(ID<Fact>, Int64)
  /// The answer says yes at all: yes, a choice, a set with a member, a number above zero, a date.
  case positive(ID<Fact>)

  /// The fact that is tested.
  public var fact: ID<Fact> {
    switch self {
    case .yes(let fact), .member(let fact, _), .atLeast(let fact, _), .positive(let fact): fact
    }
  }
}

/// Gates in an order in which each can be evaluated, with the inputs that they read.
public struct Circuit: Sendable {
  /// A run of gates; a recursive one is repeated until nothing changes.
  package struct Segment: Sendable {
    package var range: Range<Int>
    package var isRecursive: Bool
    /// The gates that stand for later signals, and start at false.
    package var placeholders: [Int] = []
  }

  package var operations: [Operation] = [.constant, .constant, .constant]
  package var left: [Int32] = [0, 1, 2]
  package var right: [Int32] = [0, 0, 0]
  package var segments: [Segment] = [Segment(range: 0..<3, isRecursive: false)]
  /// The tests that the inputs are, by number of the input.
  public package(set) var inputs: [InputBit] = []

  /// The number of signals.
  public var count: Int { operations.count }
}

/// Builds a circuit gate by gate: folds constants and makes equal gates once.
package struct CircuitBuilder {
  private struct Key: Hashable {
    var operation: Operation
    var left: Int32
    var right: Int32
  }

  package private(set) var circuit = Circuit()
  private var known: [Key: Signal] = [:]
  private var inputSignals: [InputBit: Signal] = [:]

  package init() {}

  package mutating func input(_ bit: InputBit) -> Signal {
    if let signal = inputSignals[bit] { return signal }
    let number = circuit.inputs.count
    circuit.inputs.append(bit)
    let signal = append(.input, Int32(number), 0)
    inputSignals[bit] = signal
    return signal
  }

  package mutating func not(_ a: Signal) -> Signal {
    switch a {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    default:
      circuit.operations[a.index] == .not
        ? Signal(Int(circuit.left[a.index])) : gate(.not, a, a)
    }
  }

  package mutating func and(_ a: Signal, _ b: Signal) -> Signal {
    if a == .no || b == .no { return .no }
    if a == .yes || a == b { return b }
    if b == .yes { return a }
    return gate(.and, min(a, b), max(a, b))
  }

  package mutating func or(_ a: Signal, _ b: Signal) -> Signal {
    if a == .yes || b == .yes { return .yes }
    if a == .no || a == b { return b }
    if b == .no { return a }
    return gate(.or, min(a, b), max(a, b))
  }

  package mutating func and(_ signals: [Signal]) -> Signal {
    signals.reduce(.yes) { and($0, $1) }
  }

  package mutating func or(_ signals: [Signal]) -> Signal {
    signals.reduce(.no) { or($0, $1) }
  }

  /// At least `count` of the signals, in `count` × their number gates.
  package mutating func atLeast(_ count: Int, of signals: [Signal]) -> Signal {
    guard count > 0 else { return .yes }
    guard count <= signals.count else { return .no }
    // reached[k]: at least k of the signals so far.
    var reached = [Signal](repeating: .no, count: count + 1)
    reached[0] = .yes
    for signal in signals {
      for k in stride(from: count, through: 1, by: -1) {
        reached[k] = or(reached[k], and(reached[k - 1], signal))
      }
    }
    return reached[count]
  }

  package mutating func gated(_ answer: Signal, by gate: Signal) -> Signal {
    gate == .yes ? answer : self.gate(.gated, answer, gate)
  }

  package mutating func implied(_ answer: Signal, by other: Signal) -> Signal {
    other == .no ? answer : gate(.implied, answer, other)
  }

  // MARK: Recursive segments

  /// Starts a recursive segment and gives signals that stand for later ones.
  package mutating func beginRecursion(placeholders count: Int) -> [Signal] {
    closeSegment()
    return (0..<count).map { _ in append(.copy, 0, 0) }
  }

  /// Ends the segment: each placeholder stands for the signal at its position.
  package mutating func endRecursion(_ placeholders: [Signal], as signals: [Signal]) {
    for (placeholder, signal) in zip(placeholders, signals) {
      circuit.left[placeholder.index] = Int32(signal.index)
    }
    closeSegment()
    if let last = circuit.segments.indices.last {
      circuit.segments[last].isRecursive = true
      circuit.segments[last].placeholders = placeholders.map(\.index)
    }
  }

  /// The finished circuit.
  package mutating func finish() -> Circuit {
    closeSegment()
    return circuit
  }

  private mutating func closeSegment() {
    let start = circuit.segments.last?.range.upperBound ?? 0
    if start < circuit.count {
      circuit.segments.append(.init(range: start..<circuit.count, isRecursive: false))
    }
  }

  private mutating func gate(_ operation: Operation, _ a: Signal, _ b: Signal) -> Signal {
    let key = Key(operation: operation, left: Int32(a.index), right: Int32(b.index))
    if let signal = known[key] { return signal }
    let signal = append(operation, key.left, key.right)
    known[key] = signal
    return signal
  }

  private mutating func append(_ operation: Operation, _ left: Int32, _ right: Int32) -> Signal {
    circuit.operations.append(operation)
    circuit.left.append(left)
    circuit.right.append(right)
    return Signal(circuit.count - 1)
  }
}
