// The results of a chunk as bytes. The memory of one chunk is used again for the next: it keeps its size,
// so that nothing has to be cleared or counted while it is written.

/// Bytes that grow, in memory that may be larger.
struct OutputBytes: Sendable {
  /// The memory; what lies behind `count` means nothing.
  private var memory: [UInt8] = []
  /// The number of bytes.
  private(set) var count = 0

  /// The bytes of memory.
  var capacity: Int { memory.count }

  /// Looks at the bytes.
  func withBytes<Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) { try body(memory.span.extracting(0..<count)) }

  /// Forgets all bytes, and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// Appends bytes.
  mutating func append(_ bytes: [UInt8]) {
    let end = count + bytes.count
    if end > memory.count {
      memory.append(contentsOf: repeatElement(0, count: max(memory.count, end - memory.count)))
    }
    memory.replaceSubrange(count..<end, with: bytes)
    count = end
  }

  /// Exchanges the memory and the number of bytes in it for others.
  mutating func exchange(_ otherMemory: inout [UInt8], _ otherCount: inout Int) {
    swap(&memory, &otherMemory)
    swap(&count, &otherCount)
  }
}
