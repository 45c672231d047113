// The bytes that have been read and not yet been given away. Bounded: it grows to the longest record
// that is allowed, and no further.

/// A window on an input.
struct InputBuffer: Sendable {
  private var input: any ByteInput
  /// The bytes that have been read.
  private(set) var bytes: [UInt8]
  /// The number of bytes that have been read.
  private(set) var count = 0
  /// Whether there is nothing left to read.
  private(set) var isAtEnd = false
  /// The offset in the input of the first byte.
  private(set) var offset = 0

  init(_ input: any ByteInput, capacity: Int) {
    self.input = input
    bytes = Array(repeating: 0, count: capacity)
  }

  /// The number of bytes that there is room for.
  var capacity: Int { bytes.count }

  /// Looks at the bytes at hand.
  func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(0..<count))
  }

  /// Reads until the buffer is full or the input ends.
  mutating func fill() throws(IOFailure) {
    while count < bytes.count, !isAtEnd {
      let read = try input.read(into: &bytes, from: count)
      if read == 0 { isAtEnd = true } else { count += read }
    }
  }

  /// Makes room for more bytes of one record.
  mutating func grow(to capacity: Int) {
    guard capacity > bytes.count else { return }
    bytes.append(contentsOf: repeatElement(0, count: capacity - bytes.count))
  }

  /// Gives the buffer away with its first bytes, and goes on in another one with the rest.
  ///
  /// `other`: the other one, and afterwards the buffer; nobody else may hold it, or it would be copied.
  mutating func exchange(_ taken: Int, for other: inout [UInt8]) {
    let rest = count - taken
    if other.count < rest { other.append(contentsOf: repeatElement(0, count: rest - other.count)) }
    other.replaceSubrange(0..<rest, with: bytes[taken..<count])
    swap(&bytes, &other)
    count = rest
    offset += taken
  }

  /// Forgets the first bytes.
  mutating func drop(_ dropped: Int) {
    bytes.replaceSubrange(0..<count - dropped, with: bytes[dropped..<count])
    count -= dropped
    offset += dropped
  }

  /// Forgets everything before an offset in the input.
  mutating func skip(to target: Int) throws(IOFailure) {
    while offset < target {
      drop(min(count, target - offset))
      if offset < target {
        if isAtEnd { return }
        try fill()
      }
    }
  }
}
