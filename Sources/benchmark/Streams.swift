// Inputs and outputs that cost as little as possible: bytes in memory again and again, and nowhere.

import ProfileIO

/// Gives the same bytes several times, as if they were one long file.
struct RepeatedInput: ByteInput {
  private let bytes: [UInt8]
  private var rounds: Int
  private var position = 0

  init(_ bytes: [UInt8], rounds: Int) {
    self.bytes = bytes
    self.rounds = rounds
  }

  mutating func read(into buffer: inout [UInt8], from offset: Int) -> Int {
    if position == bytes.count {
      rounds -= 1
      position = 0
    }
    guard rounds > 0 else { return 0 }
    let count = min(buffer.count - offset, bytes.count - position)
    buffer.replaceSubrange(offset..<offset + count, with: bytes[position..<position + count])
    position += count
    return count
  }
}

/// Forgets what is written.
struct NoOutput: ByteOutput {
  mutating func write(_ bytes: Span<UInt8>) {}
}
