// Where results grow: bytes that are written next to each other, mostly by copying fragments that have
// been written out once. A fragment is copied 32 bytes at a time, past its end, which costs a third of
// what appending to an array does; so both memories keep room for that.

/// A place in the memory of fragments.
struct Fragment: Sendable {
  fileprivate var offset: UInt32 = 0
  /// The number of bytes.
  fileprivate(set) var count: UInt32 = 0
}

/// Bytes of fragments, written out before a batch begins.
struct FragmentTable: Sendable {
  fileprivate private(set) var bytes: [UInt8] = []

  /// Adds a fragment.
  mutating func add(_ write: (inout [UInt8]) -> Void) -> Fragment {
    let start = bytes.count
    write(&bytes)
    return Fragment(offset: UInt32(start), count: UInt32(bytes.count - start))
  }

  /// Adds a fragment of a text of the program.
  mutating func add(_ text: StaticString) -> Fragment { add { $0.append(ascii: text) } }
}

/// Growing bytes, and the fragments that are copied to them.
///
/// Writes stay inside the memory, because each of them first makes room for what it writes and for the
/// 32 bytes by which a copy may go too far. Reads stay inside, because 32 bytes lie behind each fragment,
/// which is checked.
@safe struct ByteSink: ~Copyable {
  /// How far a copy may go beyond its end.
  private static let slack = 32
  /// The bytes of fragments that are remembered at a time.
  private static let memorySize = 2 * 1_048_576

  /// The number of bytes.
  private(set) var count = 0
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let fragments: UnsafeMutablePointer<UInt8>
  private let tableSize: Int
  private let fragmentCapacity: Int
  private var fragmentEnd: Int

  init(_ table: FragmentTable) {
    capacity = 1 << 20
    unsafe bytes = .allocate(capacity: capacity)
    tableSize = table.bytes.count
    fragmentEnd = tableSize
    fragmentCapacity = tableSize + Self.memorySize + Self.slack
    unsafe fragments = .allocate(capacity: fragmentCapacity)
    unsafe fragments.initialize(repeating: 0, count: fragmentCapacity)
    for (offset, byte) in table.bytes.enumerated() { unsafe fragments[offset] = byte }
  }

  deinit {
    unsafe bytes.deallocate()
    unsafe fragments.deallocate()
  }

  /// Moves all bytes to the end of an array.
  mutating func move(to array: inout [UInt8]) {
    // The first `count` bytes have been written.
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    count = 0
  }

  private mutating func makeRoom(_ needed: Int) {
    if capacity - count < needed + Self.slack { grow(needed) }
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    capacity = max(capacity * 2, count + needed + Self.slack)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe bytes = larger
  }

  // MARK: Writing

  /// Appends a fragment.
  ///
  /// Always inline: there are a hundred fragments in a result, and a call costs as much as a copy.
  @inline(__always)
  mutating func append(_ fragment: Fragment) {
    let length = Int(fragment.count)
    precondition(Int(fragment.offset) + length + Self.slack <= fragmentCapacity)
    makeRoom(length)
    let source = unsafe UnsafeRawPointer(fragments + Int(fragment.offset))
    let target = unsafe UnsafeMutableRawPointer(bytes + count)
    var offset = 0
    repeat {
      let part = unsafe source.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self)
      unsafe target.storeBytes(of: part, toByteOffset: offset, as: SIMD32<UInt8>.self)
      offset += 32
    } while offset < length
    count += length
  }

  /// Appends a byte.
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    unsafe bytes[count] = byte
    count += 1
  }

  /// Appends a part of a text.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    let part = text.extracting(range)
    makeRoom(part.count)
    // There is room for the part, which does not overlap memory that only the sink knows.
    unsafe part.withUnsafeBufferPointer { part in
      guard let start = part.baseAddress else { return }
      unsafe (bytes + count).update(from: start, count: part.count)
    }
    count += part.count
  }

  /// Appends bytes.
  mutating func append(_ text: [UInt8]) { append(text.span, 0..<text.count) }

  /// Appends a number.
  mutating func append(decimal number: Int) {
    if number >= 0, number < 10 {
      append(UInt8(ascii: "0") + UInt8(number))
    } else {
      var digits: [UInt8] = []
      digits.append(decimal: number)
      append(digits)
    }
  }

  /// Replaces a byte that has been written.
  mutating func replace(at offset: Int, with byte: UInt8) {
    precondition(offset >= 0 && offset < count)
    unsafe bytes[offset] = byte
  }

  /// The bytes from an offset on as text.
  func text(from offset: Int) -> String {
    precondition(offset >= 0 && offset <= count)
    // The bytes up to `count` have been written.
    let written = unsafe UnsafeBufferPointer(start: bytes + offset, count: count - offset)
    return unsafe String(decoding: written, as: UTF8.self)
  }

  /// Takes back all bytes from an offset on.
  mutating func remove(from offset: Int) {
    precondition(offset >= 0 && offset <= count)
    count = offset
  }

  // MARK: Fragments

  /// Keeps bytes as a fragment, or gives nil when there is no room left.
  mutating func remember(_ text: [UInt8]) -> Fragment? {
    guard let fragment = newFragment(text.count) else { return nil }
    for (offset, byte) in text.enumerated() {
      unsafe fragments[Int(fragment.offset) + offset] = byte
    }
    return fragment
  }

  /// Keeps the bytes that have been written since an offset as a fragment, or gives nil when there is no
  /// room left.
  mutating func remember(from start: Int) -> Fragment? {
    precondition(start >= 0 && start <= count)
    guard let fragment = newFragment(count - start) else { return nil }
    unsafe (fragments + Int(fragment.offset)).update(from: bytes + start, count: count - start)
    return fragment
  }

  private mutating func newFragment(_ length: Int) -> Fragment? {
    guard fragmentEnd + length + Self.slack <= fragmentCapacity else { return nil }
    defer { fragmentEnd += length }
    return Fragment(offset: UInt32(fragmentEnd), count: UInt32(length))
  }

  /// Forgets all fragments but those of the table.
  mutating func forget() { fragmentEnd = tableSize }
}
