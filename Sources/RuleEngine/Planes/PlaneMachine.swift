// Where programs on planes run: memory for all planes of 512 worlds, and the one loop over instructions.
// Plain arrays cost three bounds checks an instruction, which is as much as the work itself, so the
// planes are unsafe memory here; everything that leaves this file is checked.

/// Runs a program on 512 worlds at a time.
@safe package final class PlaneMachine {
  /// A plane of 512 worlds.
  typealias Plane = SIMD8<UInt64>

  /// The number of worlds.
  package static let laneCount = 512

  private let program: PlaneProgram
  /// The planes: `program.placeCount` of them, all of them set.
  private let planes: UnsafeMutablePointer<Plane>

  /// Makes room for a program.
  package init(_ program: PlaneProgram) {
    precondition(program.inputCount % 64 == 0 && program.outputCount % 64 == 0)
    self.program = program
    unsafe planes = .allocate(capacity: program.placeCount)
    unsafe planes.initialize(repeating: Plane(), count: program.placeCount)
  }

  deinit { unsafe planes.deallocate() }

  /// Computes the outputs of worlds.
  ///
  /// `inputs`: `inputCount / 64` words a world, one world after the other.
  /// `outputs`: is set to `outputCount / 64` words a world.
  /// - Complexity: O(instructions), times the depth of recursion in loops.
  package func run(_ inputs: Span<UInt64>, to outputs: inout MutableSpan<UInt64>) {
    let inputWords = program.inputCount / 64
    let outputWords = program.outputCount / 64
    precondition(inputs.count == inputWords * Self.laneCount)
    precondition(outputs.count == outputWords * Self.laneCount)
    for word in 0..<inputWords { load(inputs, word, of: inputWords) }
    for block in program.blocks {
      if block.isLoop { runLoop(block) } else { run(block.range) }
    }
    for word in 0..<outputWords { store(&outputs, word, of: outputWords) }
  }

  // MARK: Instructions

  private func run(_ range: Range<Int>) {
    // Targets and operands are places of the program, and there are as many planes.
    let planes = unsafe planes
    unsafe program.instructions.withUnsafeBufferPointer { instructions in
      for index in range {
        let instruction = unsafe instructions[index]
        let a = unsafe planes[Int(instruction.left &>> 1)]
        let b = unsafe planes[Int(instruction.right &>> 1)]
        let invertA = UInt64(bitPattern: -Int64(instruction.left & 1))
        let invertB = UInt64(bitPattern: -Int64(instruction.right & 1))
        unsafe planes[Int(instruction.target)] =
          (a ^ Plane(repeating: invertA)) & (b ^ Plane(repeating: invertB))
      }
    }
  }

  private func runLoop(_ block: PlaneProgram.Block) {
    // Least fixpoint: what a circle supports only by itself is no.
    for (place, _) in block.placeholders { unsafe planes[Int(place)] = Plane() }
    var changes = true
    while changes {
      run(block.range)
      changes = false
      for (place, source) in block.placeholders {
        let invert = Plane(repeating: source & 1 == 1 ? .max : 0)
        let value = unsafe planes[Int(source >> 1)] ^ invert
        if unsafe planes[Int(place)] != value {
          unsafe planes[Int(place)] = value
          changes = true
        }
      }
    }
  }

  // MARK: Worlds to planes and back

  /// Turns one word of all worlds into 64 input planes.
  private func load(_ inputs: Span<UInt64>, _ word: Int, of words: Int) {
    // There are 64 input planes for each word, and a word for each of 512 worlds.
    let block = unsafe planes + word * 64
    unsafe inputs.withUnsafeBufferPointer { inputs in
      for row in 0..<64 {
        var plane = Plane()
        for group in 0..<8 {
          plane[group] = unsafe inputs[(group &* 64 &+ row) &* words &+ word]
        }
        unsafe block[row] = plane
      }
    }
    unsafe Self.transpose(block)
  }

  /// Turns 64 output planes into one word of all worlds.
  private func store(_ outputs: inout MutableSpan<UInt64>, _ word: Int, of words: Int) {
    let block = unsafe planes + program.outputBase + word * 64
    unsafe Self.transpose(block)
    unsafe outputs.withUnsafeMutableBufferPointer { outputs in
      for row in 0..<64 {
        let plane = unsafe block[row]
        for group in 0..<8 {
          unsafe outputs[(group &* 64 &+ row) &* words &+ word] = plane[group]
        }
      }
    }
  }

  /// Mirrors eight matrices of 64 × 64 bits at their diagonals, by halves, quarters and so on.
  private static func transpose(_ block: UnsafeMutablePointer<Plane>) {
    var width = 32
    var mask: UInt64 = 0x0000_0000_FFFF_FFFF
    while width > 0 {
      let shift = Plane(repeating: UInt64(width))
      let low = Plane(repeating: mask)
      var row = 0
      while row < 64 {
        let a = unsafe block[row]
        let b = unsafe block[row | width]
        let swap = ((a &>> shift) ^ b) & low
        unsafe block[row] = a ^ (swap &<< shift)
        unsafe block[row | width] = b ^ swap
        row = ((row | width) &+ 1) & ~width
      }
      width >>= 1
      mask ^= mask &<< UInt64(width)
    }
  }
}
