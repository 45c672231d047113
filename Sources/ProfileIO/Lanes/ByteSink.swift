// Where results grow: bytes that are written next to each other, mostly by copying fragments that have
// been written out once. A fragment is copied 64 bytes at a time, past its end, which costs a third of
// what appending to an array does; so both memories keep room for that.

/// A place in the memory of fragments.
struct Fragment: Sendable {
  fileprivate var offset: UInt32 = 0
  /// The number of bytes.
  fileprivate(set) var count: UInt32 = 0
}

/// Bytes of fragments, written out before a batch begins; equal ones once.
struct FragmentTable: Sendable {
  fileprivate private(set) var bytes: [UInt8] = []
  private var known: [[UInt8]: Fragment] = [:]

  /// Adds a fragment.
  mutating func add(_ text: [UInt8]) -> Fragment {
    if let fragment = known[text] { return fragment }
    let fragment = Fragment(offset: UInt32(bytes.count), count: UInt32(text.count))
    bytes += text
    known[text] = fragment
    return fragment
  }

  /// Adds a fragment.
  mutating func add(_ write: (inout [UInt8]) -> Void) -> Fragment {
    var text: [UInt8] = []
    write(&text)
    return add(text)
  }

  /// Adds a fragment of a text of the program.
  mutating func add(_ text: StaticString) -> Fragment { add { $0.append(ascii: text) } }
}

/// A text of which the bits of a row say what it is made of: one bit a part, in the order of the parts.
struct FragmentSequence: Sendable {
  /// A fragment that is there or not.
  fileprivate struct Part {
    var offset: UInt32
    /// Twice the number of bytes, plus one where the part takes the place of the byte before it.
    var code: UInt32
  }

  fileprivate let parts: [Part]
  /// The bytes of all parts together.
  fileprivate let byteCount: Int
  /// Where the last of them ends in the memory of fragments.
  fileprivate let end: Int

  init(_ parts: [(fragment: Fragment, replacesLast: Bool)]) {
    // Thus no part makes a text shorter than it was.
    precondition(parts.allSatisfy { $0.fragment.count > 0 || !$0.replacesLast })
    self.parts = parts.map { part in
      Part(
        offset: part.fragment.offset, code: part.fragment.count << 1 | (part.replacesLast ? 1 : 0))
    }
    byteCount = parts.reduce(0) { $0 + Int($1.fragment.count) }
    end = parts.reduce(0) { max($0, Int($1.fragment.offset) + Int($1.fragment.count)) }
  }

  /// All parts.
  var all: Range<Int> { 0..<parts.count }
}

/// Short fragments of which bytes choose.
struct FragmentChoices: Sendable {
  /// The most bytes of each.
  fileprivate static let limit = 32

  fileprivate let fragments: [Fragment]
  /// Where the last of them ends in the memory of fragments.
  fileprivate let end: Int

  /// `fragments`: one for each byte.
  init(_ fragments: [Fragment]) {
    precondition(fragments.count == 256 && fragments.allSatisfy { $0.count <= Self.limit })
    self.fragments = fragments
    end = fragments.reduce(0) { max($0, Int($1.offset) + Int($1.count)) }
  }
}

/// Growing bytes, and the fragments that are copied to them.
///
/// Writes stay inside the memory, because each of them first makes room for what it writes and for the
/// 64 bytes by which a copy may go too far. Reads stay inside, because 64 bytes lie behind each fragment,
/// which is checked.
@safe struct ByteSink: ~Copyable {
  /// What is copied at a time, and how far a copy may go beyond its end.
  private typealias Block = SIMD64<UInt8>
  private static let slack = 64
  private typealias ShortBlock = SIMD32<UInt8>
  /// The bytes of fragments that are remembered at a time.
  private static let memorySize = 2 * 1_048_576

  /// The number of bytes.
  private(set) var count = 0
  /// The bytes, of which those from `count` on mean nothing.
  private var bytes: [UInt8] = []
  private let fragments: UnsafeMutablePointer<UInt8>
  private let tableSize: Int
  private let fragmentCapacity: Int
  private var fragmentEnd: Int

  init(_ table: FragmentTable) {
    tableSize = table.bytes.count
    fragmentEnd = tableSize
    fragmentCapacity = tableSize + Self.memorySize + Self.slack
    unsafe fragments = .allocate(capacity: fragmentCapacity)
    unsafe fragments.initialize(repeating: 0, count: fragmentCapacity)
    for (offset, byte) in table.bytes.enumerated() { unsafe fragments[offset] = byte }
  }

  deinit { unsafe fragments.deallocate() }

  /// Takes over the bytes of an output, to write on behind them; or gives them back.
  mutating func exchange(with output: inout OutputBytes) { output.exchange(&bytes, &count) }

  private mutating func makeRoom(_ needed: Int) {
    if bytes.count - count < needed + Self.slack { grow(needed) }
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    let size = max(bytes.count * 2, count + needed + Self.slack, 1 << 16)
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
  }

  // MARK: Writing

  /// Appends a fragment.
  mutating func append(_ fragment: Fragment) {
    makeRoom(Int(fragment.count))
    let place = place(fragment)
    let start = count
    unsafe bytes.withUnsafeMutableBytes { unsafe Self.copy(place, to: $0, start) }
    count += place.count
  }

  /// Bytes that are to be copied, with the slack behind them.
  @safe private struct Place {
    var start: UnsafeRawPointer
    var count: Int
  }

  private func place(_ fragment: Fragment) -> Place {
    precondition(Int(fragment.offset) + Int(fragment.count) + Self.slack <= fragmentCapacity)
    return unsafe Place(
      start: UnsafeRawPointer(fragments + Int(fragment.offset)), count: Int(fragment.count))
  }

  /// Copies bytes to where there is room for them.
  @inline(__always)
  private static func copy(
    _ place: Place, to target: UnsafeMutableRawBufferPointer, _ offset: Int
  ) {
    var done = 0
    repeat {
      let block = unsafe place.start.loadUnaligned(fromByteOffset: done, as: Block.self)
      unsafe target.storeBytes(of: block, toByteOffset: offset &+ done, as: Block.self)
      done &+= slack
    } while done < place.count
  }

  /// Appends those parts of a sequence whose bits are set.
  ///
  /// `range`: the parts that count.
  /// `first`: the bit of the first part of the sequence.
  mutating func append(
    _ sequence: borrowing FragmentSequence, _ range: Range<Int>, _ row: Span<UInt64>,
    from first: Int
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= sequence.parts.count)
    guard !range.isEmpty else { return }
    makeRoom(sequence.byteCount)
    let lower = first + range.lowerBound
    let last = first + range.upperBound - 1
    precondition(lower >= 0 && last < row.count * 64)
    precondition(count > 0 && sequence.end <= tableSize)
    let fragments = unsafe UnsafeRawPointer(fragments)
    let firstWord = lower &>> 6
    let lastWord = last &>> 6
    var end = count
    unsafe sequence.parts.withUnsafeBufferPointer { parts in
      unsafe bytes.withUnsafeMutableBytes { target in
        unsafe row.withUnsafeBufferPointer { row in
          // Parts come from the table, with the slack behind it, and there is room for all of them.
          var word = firstWord
          var bits = unsafe row[word] & .max &<< UInt64(lower & 63)
          while true {
            if word == lastWord { bits &= .max &>> UInt64(63 - last & 63) }
            let base = word &* 64 &- first
            while bits != 0 {
              let part = unsafe parts[base &+ bits.trailingZeroBitCount]
              bits &= bits &- 1
              let length = Int(part.code &>> 1)
              end &-= Int(part.code & 1)
              var offset = 0
              repeat {
                let block = unsafe fragments.loadUnaligned(
                  fromByteOffset: Int(part.offset) &+ offset, as: Block.self)
                unsafe target.storeBytes(of: block, toByteOffset: end &+ offset, as: Block.self)
                offset &+= Self.slack
              } while offset < length
              end &+= length
            }
            if word == lastWord { break }
            word &+= 1
            bits = unsafe row[word]
          }
        }
      }
    }
    count = end
  }

  /// Appends fragments that the bytes of a word choose, the lowest first.
  mutating func append(_ choices: borrowing FragmentChoices, _ word: UInt64, count choiceCount: Int)
  {
    precondition(choiceCount <= 8 && choices.end <= tableSize)
    makeRoom(8 * FragmentChoices.limit)
    let source = unsafe UnsafeRawPointer(fragments)
    var end = count
    var rest = word
    unsafe choices.fragments.withUnsafeBufferPointer { choices in
      unsafe bytes.withUnsafeMutableBytes { target in
        for _ in 0..<choiceCount {
          // There are 256 of them.
          let fragment = unsafe choices[Int(truncatingIfNeeded: rest & 0xFF)]
          rest &>>= 8
          let block = unsafe source.loadUnaligned(
            fromByteOffset: Int(fragment.offset), as: ShortBlock.self)
          unsafe target.storeBytes(of: block, toByteOffset: end, as: ShortBlock.self)
          end &+= Int(fragment.count)
        }
      }
    }
    count = end
  }

  /// Appends two parts of a text between three fragments.
  mutating func append(
    _ before: Fragment, _ first: Range<Int>, _ between: Fragment, _ second: Range<Int>,
    _ after: Fragment, of text: Span<UInt8>
  ) {
    guard first.lowerBound >= 0, first.upperBound + Self.slack <= text.count,
      second.lowerBound >= 0, second.upperBound + Self.slack <= text.count
    else {
      // The last rows of a text, of which copies must not go too far.
      append(before)
      append(text, first)
      append(between)
      append(text, second)
      return append(after)
    }
    let (one, two, three) = (place(before), place(between), place(after))
    makeRoom(one.count + two.count + three.count + first.count + second.count)
    var end = count
    unsafe text.withUnsafeBytes { text in
      unsafe bytes.withUnsafeMutableBytes { target in
        // A text that has a part is not empty.
        guard let start = text.baseAddress else { return }
        let places = unsafe (
          Place(start: start + first.lowerBound, count: first.count),
          Place(start: start + second.lowerBound, count: second.count)
        )
        unsafe Self.copy(one, to: target, end)
        end &+= one.count
        unsafe Self.copy(places.0, to: target, end)
        end &+= places.0.count
        unsafe Self.copy(two, to: target, end)
        end &+= two.count
        unsafe Self.copy(places.1, to: target, end)
        end &+= places.1.count
        unsafe Self.copy(three, to: target, end)
        end &+= three.count
      }
    }
    count = end
  }

  /// Appends a byte.
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    bytes[count] = byte
    count += 1
  }

  /// Appends a part of a text.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    makeRoom(range.count)
    let start = count
    let hasSlack = range.upperBound + Self.slack <= text.count
    unsafe text.withUnsafeBytes { text in
      unsafe bytes.withUnsafeMutableBytes { target in
        if hasSlack {
          var offset = 0
          repeat {
            let block = unsafe text.loadUnaligned(
              fromByteOffset: range.lowerBound &+ offset, as: ShortBlock.self)
            unsafe target.storeBytes(of: block, toByteOffset: start &+ offset, as: ShortBlock.self)
            offset &+= 32
          } while offset < range.count
        } else {
          // There is room for the part.
          unsafe UnsafeMutableRawBufferPointer(rebasing: target[start...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: text[range]))
        }
      }
    }
    count += range.count
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
    bytes[offset] = byte
  }

  /// The bytes from an offset on as text.
  func text(from offset: Int) -> String { String(decoding: bytes[offset..<count], as: UTF8.self) }

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
    guard let fragment = newFragment(count - start) else { return nil }
    let text = bytes.span.extracting(start..<count)
    for offset in text.indices { unsafe fragments[Int(fragment.offset) + offset] = text[offset] }
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
