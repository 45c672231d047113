// Logic made ready to run: only the gates that the outputs need, in order, with few places in memory,
// because a plane that nobody reads any more leaves its place to the next one.

/// Instructions that compute some literals from input planes.
package struct PlaneProgram: Sendable {
  package typealias Literal = PlaneLogic.Literal

  /// Writes the worlds of both operands; an operand is twice a place, plus one for its opposite.
  struct Instruction: Sendable {
    var target: Int32
    var left: Int32
    var right: Int32
  }

  /// Instructions in order; a loop is repeated until its placeholders no longer change.
  struct Block: Sendable {
    var range: Range<Int>
    /// The places of placeholders, each with the operand that it stands for.
    var placeholders: [(place: Int32, source: Int32)] = []
    var isLoop: Bool { !placeholders.isEmpty }
  }

  /// The number of input planes, which have the first places.
  package let inputCount: Int
  /// The number of output planes.
  package let outputCount: Int
  /// The place of the first output plane; the others follow.
  let outputBase: Int
  /// The number of places.
  let placeCount: Int
  /// The instructions; operands and targets are below `placeCount`.
  private(set) var instructions: [Instruction] = []
  private(set) var blocks: [Block] = []

  /// The number of instructions.
  package var instructionCount: Int { instructions.count }

  /// Makes a program.
  ///
  /// `inputCount`: the number of input planes, more than the highest that the logic reads.
  /// - Complexity: O(nodes + outputs).
  package init(_ logic: PlaneLogic, inputCount: Int, outputs: [Literal]) {
    self.inputCount = inputCount
    outputCount = outputs.count
    // The first place after the inputs is the plane without worlds.
    outputBase = inputCount + 1
    var writer = Writer(logic, inputCount: inputCount, outputs: outputs)
    writer.write()
    placeCount = writer.placeCount
    instructions = writer.instructions
    blocks = writer.blocks
  }
}

extension PlaneProgram {
  private struct Writer {
    let logic: PlaneLogic
    let outputBase: Int
    let emptyPlace: Int32
    var instructions: [Instruction] = []
    var blocks: [Block] = []
    var placeCount: Int
    /// The outputs of each node: which, and the literal.
    private var outputsOfNode: [Int: [(output: Int, literal: Literal)]] = [:]
    private var isNeeded: [Bool]
    /// The last node that reads each node; a loop reads until its end.
    private var lastUse: [Int]
    /// The place of each node that has one.
    private var places: [Int32]
    private var freePlaces: [Int32] = []
    /// The nodes whose places become free after each node.
    private var endingAt: [[Int32]]

    init(_ logic: PlaneLogic, inputCount: Int, outputs: [Literal]) {
      self.logic = logic
      emptyPlace = Int32(inputCount)
      outputBase = inputCount + 1
      placeCount = outputBase + outputs.count
      isNeeded = Array(repeating: false, count: logic.count)
      lastUse = Array(0..<logic.count)
      places = Array(repeating: -1, count: logic.count)
      endingAt = Array(repeating: [], count: logic.count)
      places[0] = emptyPlace
      for (number, literal) in outputs.enumerated() {
        outputsOfNode[literal.node, default: []].append((number, literal))
        isNeeded[literal.node] = true
      }
      markNeeded()
      markUses()
    }

    /// Marks what marked nodes need; what a placeholder stands for comes after it.
    private mutating func markNeeded() {
      var changes = true
      while changes {
        changes = false
        for loop in logic.loops {
          for (node, source) in loop.placeholders where isNeeded[node] && !isNeeded[source.node] {
            isNeeded[source.node] = true
            changes = true
          }
        }
        for node in stride(from: logic.count - 1, through: 0, by: -1)
        where isNeeded[node] && logic.right[node] >= 0 {
          for operand in [logic.left[node], logic.right[node]] where !isNeeded[Int(operand >> 1)] {
            isNeeded[Int(operand >> 1)] = true
            changes = true
          }
        }
      }
    }

    private mutating func markUses() {
      var loops = logic.loops[...]
      for node in 0..<logic.count where isNeeded[node] && logic.right[node] >= 0 {
        while let loop = loops.first, loop.nodes.upperBound <= node { loops.removeFirst() }
        // What a loop reads or makes is read again in its next round.
        let isInLoop = loops.first.map { $0.nodes.contains(node) } ?? false
        let end = isInLoop ? (loops.first?.nodes.upperBound ?? 1) - 1 : node
        if isInLoop { lastUse[node] = max(lastUse[node], end) }
        for operand in [logic.left[node], logic.right[node]] {
          lastUse[Int(operand >> 1)] = max(lastUse[Int(operand >> 1)], end)
        }
      }
      for loop in logic.loops {
        for (node, source) in loop.placeholders {
          lastUse[node] = max(lastUse[node], loop.nodes.upperBound - 1)
          lastUse[source.node] = max(lastUse[source.node], loop.nodes.upperBound - 1)
        }
      }
    }

    mutating func write() {
      writeOutputs(of: 0)
      var loops = logic.loops[...]
      var start = 0
      for node in 1..<logic.count {
        if let loop = loops.first, loop.nodes.lowerBound == node {
          closeBlock(from: &start)
          for (placeholder, _) in loop.placeholders where isNeeded[placeholder] {
            places[placeholder] = takePlace()
            endingAt[lastUse[placeholder]].append(places[placeholder])
          }
        }
        write(node)
        for place in endingAt[node] { freePlaces.append(place) }
        if let loop = loops.first, loop.nodes.upperBound - 1 == node {
          closeLoop(loop, from: &start)
          loops.removeFirst()
        }
      }
      closeBlock(from: &start)
    }

    private mutating func write(_ node: Int) {
      guard isNeeded[node] else { return }
      switch logic.right[node] {
      case Leaf.input: places[node] = logic.left[node]
      case Leaf.placeholder: break
      default:
        let place = ownPlace(of: node)
        instructions.append(
          Instruction(
            target: place, left: operand(logic.left[node]), right: operand(logic.right[node])))
        places[node] = place
      }
      writeOutputs(of: node)
    }

    /// The place of an output where the node is one, or else a free place until the last use.
    private mutating func ownPlace(of node: Int) -> Int32 {
      if let output = outputsOfNode[node]?.first(where: { $0.literal.code & 1 == 0 }) {
        return Int32(outputBase + output.output)
      }
      let place = takePlace()
      endingAt[lastUse[node]].append(place)
      return place
    }

    private mutating func takePlace() -> Int32 {
      if let place = freePlaces.popLast() { return place }
      placeCount += 1
      return Int32(placeCount - 1)
    }

    private func operand(_ code: Int32) -> Int32 { places[Int(code >> 1)] << 1 | (code & 1) }

    /// Copies a node to the outputs that it does not stand in already.
    private mutating func writeOutputs(of node: Int) {
      for (output, literal) in outputsOfNode[node, default: []] {
        let target = Int32(outputBase + output)
        guard target != places[node] || literal.code & 1 == 1 else { continue }
        let source = operand(literal.code)
        instructions.append(Instruction(target: target, left: source, right: source))
      }
    }

    private mutating func closeBlock(from start: inout Int) {
      if start < instructions.count { blocks.append(Block(range: start..<instructions.count)) }
      start = instructions.count
    }

    private mutating func closeLoop(_ loop: PlaneLogic.Loop, from start: inout Int) {
      let placeholders = loop.placeholders.filter { isNeeded[$0.node] }
        .map { (places[$0.node], operand($0.source.code)) }
      guard !placeholders.isEmpty else { return closeBlock(from: &start) }
      blocks.append(Block(range: start..<instructions.count, placeholders: placeholders))
      start = instructions.count
    }

    private typealias Leaf = PlaneLogic.Leaf
  }
}
