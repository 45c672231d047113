// Rows of NDJSON that are written the way programs write them: id, name and facts in this order, with one
// blank behind colons and commas or none. They go from bytes to bits without a stop. Whatever is unusual about a row is left to
// the general scanner, which also says what is wrong with one; so nothing here decides what is accepted.
//
// What follows in a row cannot be foreseen, and a wrong guess of the processor costs as much as reading
// twenty bytes. So names are not walked along: their end comes from a map of all quotes, and one look finds
// which one it is. Bytes are read eight at a time from unsafe memory, which is three times as fast as
// through spans; the bounds are proved where the text is entered, and each step looks whether it still
// has room.

import Advice
import RuleEngine
import RuleLanguage

/// Scans usual rows.
@safe struct QuickScanner: ~Copyable {
  /// A row that was scanned.
  struct Row {
    var id: TextRange
    var name: TextRange
    /// The offset after the row.
    var end: Int
  }

  /// The bytes that may be read beyond an offset for which room has been found: a key, a value and what
  /// ends it, each with the bytes that are loaded with it.
  private static let room = 128

  private let facts: FactLayout
  private let factCount: Int
  let half: Int
  let table: UnsafeMutablePointer<Fact>
  private let names: UnsafeMutablePointer<Name>
  private let places: UnsafeMutablePointer<UInt16>
  private let keys: NameSet
  let thresholds: UnsafeMutablePointer<Int64>
  /// The row in which each fact was answered last.
  private let marks: UnsafeMutablePointer<UInt64>
  private var rowNumber: UInt64 = 0
  /// The number of date facts from which duties count.
  private let dateCount: Int
  /// The answers of the row to the date facts from which duties count, as days.
  let dates: UnsafeMutablePointer<Int>
  private static let noDate = Int.min
  /// The quotes of the text.
  private var quotes = MarkMap()

  init(_ schema: ProfileSchema, _ facts: FactLayout, dutyFacts: [Int]) {
    self.facts = facts
    half = facts.half
    factCount = schema.slots.count
    dateCount = dutyFacts.count
    unsafe dates = Self.copy([Int](repeating: Self.noDate, count: dutyFacts.count))
    var names = QuickNames()
    keys = names.add(schema.factNames)
    let members = schema.model.enumerations.map { names.add($0.members.map(\.name)) }
    unsafe table = .allocate(capacity: max(1, factCount))
    for index in 0..<factCount {
      var fact = Self.fact(index, schema, facts)
      fact.members = members.isEmpty ? NameSet() : members[schema.slots[index].enumeration]
      fact.date = dutyFacts.firstIndex(of: index) ?? -1
      unsafe (table + index).initialize(to: fact)
    }
    unsafe self.names = Self.copy(names.names)
    unsafe places = Self.copy(names.places)
    unsafe thresholds = Self.copy(facts.thresholds)
    unsafe marks = Self.copy([UInt64](repeating: 0, count: factCount))
  }

  deinit {
    unsafe table.deallocate()
    unsafe names.deallocate()
    unsafe places.deallocate()
    unsafe thresholds.deallocate()
    unsafe marks.deallocate()
    unsafe dates.deallocate()
  }

  private static func copy<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() {
      unsafe (memory + index).initialize(to: element)
    }
    return unsafe memory
  }

  // MARK: Rows

  /// Looks over a text before its rows are scanned.
  mutating func begin(_ text: Span<UInt8>) { quotes.fill(text, with: UInt8(ascii: "\"")) }

  /// Scans the row that begins at an offset, and sets its bits; nil where it is not a usual one, and then
  /// the bits mean nothing.
  ///
  /// `text`: the one that was looked over.
  /// `rows`: the bits of all rows; those from `base` on are the row's, and no.
  mutating func scan(
    _ text: Span<UInt8>, from start: Int, to rows: inout MutableSpan<UInt64>, _ base: Int,
    _ general: inout JSONProfileScanner
  ) -> Row? {
    precondition(base >= 0 && base + 2 * half <= rows.count)
    rowNumber += 1
    for index in 0..<dateCount { unsafe dates[index] = Self.noDate }
    var hasOthers = false
    let row = unsafe text.withUnsafeBytes { bytes -> Row? in
      unsafe rows.withUnsafeMutableBufferPointer { words -> Row? in
        // Both have a base: the text has more than `room` bytes, and the row has words.
        guard start >= 0, start + Self.room <= bytes.count, let first = bytes.baseAddress,
          let word = words.baseAddress
        else { return nil }
        let bits = unsafe word + base
        var at = start
        guard let (id, name) = unsafe head(first, &at, text),
          unsafe scanFacts(first, &at, text, bits, &general, &hasOthers)
        else { return nil }
        return Row(id: id, name: name, end: at)
      }
    }
    if row != nil, hasOthers { add(general.row, to: &rows, base) }
    return row
  }

  /// The answer of the row that was scanned last to one of the date facts from which duties count.
  func date(_ place: Int) -> Int? {
    precondition(place < dateCount)
    let day = unsafe dates[place]
    return day == Self.noDate ? nil : day
  }

  /// Adds the answers that the general scanner has found.
  private func add(
    _ row: borrowing ScannedRow, to rows: inout MutableSpan<UInt64>, _ base: Int
  ) {
    facts.write(row, to: &rows, base)
    for index in row.answers.indices where row.answers[index].form == .date {
      let place = unsafe table[Int(row.answers[index].fact)].date
      if place >= 0 { unsafe dates[place] = Int(row.answers[index].value) }
    }
  }

  // MARK: Bytes

  // Each of these reads at most eight bytes from an offset of which `hasRoom` has said that `room` bytes
  // follow, or from one that lies less than 120 bytes behind such an offset.

  func word(_ first: UnsafeRawPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: unsafe first.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  func byte(_ first: UnsafeRawPointer, _ at: Int) -> UInt8 {
    unsafe first.load(fromByteOffset: at, as: UInt8.self)
  }

  func hasRoom(_ at: Int, _ text: Span<UInt8>) -> Bool { at &+ Self.room <= text.count }

  // MARK: Id and name

  private static let idKey: UInt64 = 0x3A22_6469_227B  // {"id":
  private static let nameKey: UInt64 = 0x3A_2265_6D61_6E22  // "name":
  private static let factsKey: UInt64 = 0x3A22_7374_6361_6622  // "facts":

  private func head(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>
  ) -> (id: TextRange, name: TextRange)? {
    guard unsafe word(first, at) & 0xFFFF_FFFF_FFFF == Self.idKey else { return nil }
    at &+= 6
    guard let id = unsafe quoted(first, &at, text), hasRoom(at, text),
      unsafe byte(first, at) == UInt8(ascii: ",")
    else { return nil }
    at &+= 1
    unsafe skipBlank(first, &at)
    guard unsafe word(first, at) & 0xFF_FFFF_FFFF_FFFF == Self.nameKey else { return nil }
    at &+= 7
    guard let name = unsafe quoted(first, &at, text), hasRoom(at, text),
      unsafe byte(first, at) == UInt8(ascii: ",")
    else { return nil }
    at &+= 1
    unsafe skipBlank(first, &at)
    guard unsafe word(first, at) == Self.factsKey else { return nil }
    at &+= 8
    unsafe skipBlank(first, &at)
    guard unsafe byte(first, at) == UInt8(ascii: "{") else { return nil }
    at &+= 1
    return (id, name)
  }

  /// Moves over the blank that some programs write behind colons and commas.
  @inline(__always)
  func skipBlank(_ first: UnsafeRawPointer, _ at: inout Int) {
    if unsafe byte(first, at) == 0x20 { at &+= 1 }
  }

  /// Moves over a string and what stands before it to behind the closing quote.
  private func quoted(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>
  ) -> TextRange? {
    unsafe skipBlank(first, &at)
    guard unsafe byte(first, at) == UInt8(ascii: "\"") else { return nil }
    at &+= 1
    guard let range = unsafe string(first, &at, text) else { return nil }
    at &+= 1
    return range
  }

  /// Moves from the first byte of a string to the quote that ends it.
  private func string(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>
  ) -> TextRange? {
    let lower = at
    while hasRoom(at, text) {
      let ends = endsPlainText(unsafe word(first, at))
      if ends == 0 {
        at += 8
        continue
      }
      at += ends.trailingZeroBitCount / 8
      if unsafe byte(first, at) == UInt8(ascii: "\"") { return TextRange(lower: lower, upper: at) }
      break
    }
    // Escapes and other alphabets.
    var json = JSONScanner(at: lower - 1)
    guard let range = try? json.string(text) else { return nil }
    at = json.position - 1
    return range
  }

  // MARK: Facts

  /// Scans from the first key to the end of the row.
  private func scanFacts(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ bits: UnsafeMutablePointer<UInt64>, _ general: inout JSONProfileScanner,
    _ hasOthers: inout Bool
  ) -> Bool {
    guard hasRoom(at, text) else { return false }
    if unsafe byte(first, at) == UInt8(ascii: "}") {
      at += 1
    } else {
      while true {
        // A key takes at most 36 bytes with its quotes, colon and blank, and so does a value other than a set,
        // which looks for room itself.
        guard hasRoom(at, text), let index = unsafe name(first, &at, among: keys),
          unsafe byte(first, at) == UInt8(ascii: ":"), unsafe marks[index] != rowNumber
        else { return false }
        at &+= 1
        unsafe skipBlank(first, &at)
        unsafe marks[index] = rowNumber
        let start = at
        if unsafe !quickAnswer(first, &at, text, table + index, bits) {
          at = start
          guard otherAnswer(&at, text, index, &general, &hasOthers), hasRoom(at, text) else {
            return false
          }
        }
        let next = unsafe byte(first, at)
        at &+= 1
        if next == UInt8(ascii: "}") { break }
        guard next == UInt8(ascii: ",") else { return false }
        unsafe skipBlank(first, &at)
      }
    }
    guard unsafe byte(first, at) == UInt8(ascii: "}") else { return false }
    at &+= 1
    return true
  }

  /// Leaves an answer to the general scanner.
  private func otherAnswer(
    _ at: inout Int, _ text: Span<UInt8>, _ fact: Int, _ general: inout JSONProfileScanner,
    _ hasOthers: inout Bool
  ) -> Bool {
    if !hasOthers { general.row.clear() }
    hasOthers = true
    var json = JSONScanner(at: at)
    do {
      try general.answer(fact, TextRange(lower: at, upper: at), &json, text)
    } catch {
      return false
    }
    // The general scanner does not know where the line ends.
    let answer = text.extracting(at..<json.position)
    guard answer.firstOffset(of: UInt8(ascii: "\n"), from: 0) == nil else { return false }
    at = json.position
    return true
  }

  // MARK: Names

  /// Moves from the opening quote of a name to behind the closing one, and gives its index in a set.
  ///
  /// Always inline, as is the comparison: the steps after it begin before the name is known for sure, which
  /// makes rows a fifth faster.
  @inline(__always)
  func name(_ first: UnsafeRawPointer, _ at: inout Int, among set: NameSet) -> Int? {
    let start = at &+ 1
    let length = quotes.distance(from: start)
    guard unsafe byte(first, at) == UInt8(ascii: "\""), length <= Name.limit else { return nil }
    at = start &+ length &+ 1
    return unsafe index(of: first, start, length, among: set)
  }

  /// The index of the bytes in a set of names.
  @inline(__always)
  private func index(
    of first: UnsafeRawPointer, _ start: Int, _ length: Int, among set: NameSet
  ) -> Int? {
    let mask = Self.mask(bits: length &* 8)
    let head = unsafe word(first, start) & mask
    let tail = unsafe word(first, start &+ max(0, length &- 8)) & mask
    let isLong: UInt64 = length > 16 ? .max : 0
    let second = unsafe word(first, start &+ 8) & isLong
    let secondLast = unsafe word(first, start &+ max(0, length &- 16)) & isLong
    var place = Self.place(head, tail, set)
    while true {
      // Places are below the number of them, by shift and mask, and hold numbers of names.
      let name = unsafe names + Int(places[set.start &+ place])
      let other =
        unsafe (name.pointee.first ^ head) | (name.pointee.last ^ tail)
        | (name.pointee.second ^ second) | (name.pointee.secondLast ^ secondLast)
        | UInt64(bitPattern: Int64(name.pointee.length ^ length))
      if other == 0 { return unsafe name.pointee.index }
      if unsafe name.pointee.length < 0 { return nil }
      place = (place &+ 1) & set.mask
    }
  }

  static func place(_ first: UInt64, _ last: UInt64, _ set: NameSet) -> Int {
    let mixed = (first ^ last &* 0xC2B2_AE3D_27D4_EB4F) &* set.factor
    return Int(truncatingIfNeeded: mixed &>> set.shift)
  }
}
