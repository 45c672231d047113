// Rows of NDJSON that are written the way programs write them: id, name and facts in this order, without
// needless blanks. They go from bytes to bits without a stop. Whatever is unusual about a row is left to
// the general scanner, which also says what is wrong with one; so nothing here decides what is accepted.
//
// Keys come in much the same order from row to row, so the key that followed the last time is tried
// first. Bytes are read eight at a time from unsafe memory, which is three times as fast as through
// spans; the bounds are proved where the text is entered, and each step looks whether it still has room.

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

  /// The bytes that one step may read beyond its offset: a name of 32 bytes, its quotes and the next token.
  private static let room = 48

  private let facts: FactLayout
  private let factCount: Int
  private let half: Int
  private let table: UnsafeMutablePointer<Fact>
  private let names: UnsafeMutablePointer<Name>
  private let keys: NamePlaces
  private let thresholds: UnsafeMutablePointer<Int64>
  /// The fact that followed each fact the last time, or -1; first the one that came first.
  private let followers: UnsafeMutablePointer<Int>
  /// The row in which each fact was answered last.
  private let marks: UnsafeMutablePointer<UInt64>
  private var rowNumber: UInt64 = 0
  /// The number of date facts from which duties count.
  private let dateCount: Int
  /// The answers of the row to the date facts from which duties count, as days.
  private let dates: UnsafeMutablePointer<Int>
  private static let noDate = Int.min

  init(_ schema: ProfileSchema, _ facts: FactLayout, dutyFacts: [Int]) {
    self.facts = facts
    half = facts.half
    factCount = schema.slots.count
    dateCount = dutyFacts.count
    unsafe dates = Self.copy([Int](repeating: Self.noDate, count: dutyFacts.count))
    var names: [Name] = []
    keys = Self.places(schema.factNames, &names)
    let members = schema.model.enumerations.map { Self.places($0.members.map(\.name), &names) }
    unsafe table = .allocate(capacity: max(1, factCount))
    for index in 0..<factCount {
      var fact = Self.fact(index, schema, facts)
      fact.members = members.isEmpty ? NamePlaces() : members[schema.slots[index].enumeration]
      fact.date = dutyFacts.firstIndex(of: index) ?? -1
      unsafe (table + index).initialize(to: fact)
    }
    unsafe self.names = Self.copy(names)
    unsafe thresholds = Self.copy(facts.thresholds)
    unsafe followers = Self.copy([Int](repeating: -1, count: factCount + 1))
    unsafe marks = Self.copy([UInt64](repeating: 0, count: factCount))
  }

  deinit {
    unsafe table.deallocate()
    unsafe names.deallocate()
    unsafe thresholds.deallocate()
    unsafe followers.deallocate()
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

  /// Scans the row that begins at an offset, and sets its bits; nil where it is not a usual one, and then
  /// the bits mean nothing.
  ///
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
  // follow, or from one that lies less than 40 bytes behind such an offset.

  private func word(_ first: UnsafeRawPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: unsafe first.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  private func byte(_ first: UnsafeRawPointer, _ at: Int) -> UInt8 {
    unsafe first.load(fromByteOffset: at, as: UInt8.self)
  }

  private func hasRoom(_ at: Int, _ text: Span<UInt8>) -> Bool { at + Self.room <= text.count }

  // MARK: Id and name

  private static let idKey: UInt64 = 0x223A_2264_6922_7B  // {"id":"
  private static let nameKey: UInt64 = 0x2265_6D61_6E22_2C22  // ","name"
  private static let factsKey: UInt64 = 0x7374_6361_6622_2C22  // ","facts

  private func head(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>
  ) -> (id: TextRange, name: TextRange)? {
    guard unsafe word(first, at) & 0xFF_FFFF_FFFF_FFFF == Self.idKey else { return nil }
    at += 7
    guard let id = unsafe string(first, &at, text), hasRoom(at, text),
      unsafe word(first, at) == Self.nameKey,
      unsafe byte(first, at + 8) == UInt8(ascii: ":"),
      unsafe byte(first, at + 9) == UInt8(ascii: "\"")
    else { return nil }
    at += 10
    guard let name = unsafe string(first, &at, text), hasRoom(at, text),
      unsafe word(first, at) == Self.factsKey,
      unsafe word(first, at + 8) & 0xFF_FFFF == 0x7B_3A22  // ":{
    else { return nil }
    at += 11
    return (id, name)
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
    var last = 0
    guard hasRoom(at, text) else { return false }
    if unsafe byte(first, at) == UInt8(ascii: "}") {
      at += 1
    } else {
      while true {
        guard hasRoom(at, text), let index = unsafe key(first, &at, text, after: last) else {
          return false
        }
        guard unsafe marks[index] != rowNumber else { return false }
        unsafe marks[index] = rowNumber
        last = index + 1
        guard hasRoom(at, text) else { return false }
        let start = at
        if unsafe !quickAnswer(first, &at, text, index, bits) {
          at = start
          guard otherAnswer(&at, text, index, &general, &hasOthers) else { return false }
        }
        guard hasRoom(at, text) else { return false }
        let next = unsafe byte(first, at)
        at += 1
        if next == UInt8(ascii: ",") { continue }
        if next == UInt8(ascii: "}") { break }
        return false
      }
    }
    guard hasRoom(at, text), unsafe byte(first, at) == UInt8(ascii: "}") else { return false }
    at += 1
    return true
  }

  /// Moves over a key and its colon, and gives its fact.
  private func key(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>, after last: Int
  ) -> Int? {
    guard unsafe byte(first, at) == UInt8(ascii: "\"") else { return nil }
    at += 1
    let expected = unsafe followers[last]
    if expected >= 0 {
      let fact = unsafe table + expected
      let other =
        unsafe ((word(first, at) ^ fact.pointee.key.words.0) & fact.pointee.masks.0)
        | ((word(first, at + 8) ^ fact.pointee.key.words.1) & fact.pointee.masks.1)
        | ((word(first, at + 16) ^ fact.pointee.key.words.2) & fact.pointee.masks.2)
        | ((word(first, at + 24) ^ fact.pointee.key.words.3) & fact.pointee.masks.3)
      if other == 0 {
        at += unsafe fact.pointee.key.length
        return expected
      }
    }
    guard let found = unsafe name(first, &at, text, among: keys), hasRoom(at, text),
      unsafe byte(first, at) == UInt8(ascii: ":")
    else { return nil }
    at += 1
    // A key that is too long to be compared at once is not expected.
    if unsafe table[found].key.length > 0 { unsafe followers[last] = found }
    return found
  }

  /// Moves from the first byte of a name to behind its quote, and gives its place among others.
  private func name(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>, among places: NamePlaces
  ) -> Int? {
    // Names have no bytes that end a plain text, so one with such a byte is not among them.
    var length = 0
    while true {
      let quotes = zeroBytes(unsafe word(first, at + length) ^ repeated(UInt8(ascii: "\"")))
      if quotes != 0 {
        length += quotes.trailingZeroBitCount / 8
        break
      }
      length += 8
      if length >= 32 { return nil }
    }
    let words = unsafe (
      word(first, at) & Self.mask(length), word(first, at + 8) & Self.mask(length - 8),
      word(first, at + 16) & Self.mask(length - 16), word(first, at + 24) & Self.mask(length - 24)
    )
    var place = Self.hash(words.0, words.1, length) & places.mask
    while true {
      let name = unsafe names + places.start + place
      let found = unsafe name.pointee.length
      if found < 0 { return nil }
      if found == length, unsafe name.pointee.words == words {
        at += length + 1
        return unsafe name.pointee.index
      }
      place = (place + 1) & places.mask
    }
  }

  // MARK: Answers

  /// Scans one of the usual answers; false leaves the bits as they were.
  private func quickAnswer(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>, _ index: Int,
    _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let fact = unsafe table + index
    guard unsafe fact.pointee.isNarrow else { return false }
    switch unsafe fact.pointee.form {
    case .yesNo:
      let word = unsafe word(first, at)
      if word & 0xFFFF_FFFF == 0x6575_7274 {  // true
        at += 4
        unsafe set(fact, fact.pointee.values, isPositive: true, bits)
      } else if word & 0xFF_FFFF_FFFF == 0x65_736C_6166 {  // false
        at += 5
        unsafe set(fact, 0, isPositive: false, bits)
      } else {
        return false
      }
    case .choice:
      guard unsafe byte(first, at) == UInt8(ascii: "\"") else { return false }
      at += 1
      guard let member = unsafe name(first, &at, text, among: fact.pointee.members) else {
        return false
      }
      unsafe set(fact, 1 &<< UInt64(member), isPositive: true, bits)
    case .set: return unsafe members(first, &at, text, fact, bits)
    case .count, .amount, .percentage: return unsafe number(first, &at, text, fact, bits)
    case .date: return unsafe date(first, &at, text, fact, bits)
    }
    return true
  }

  /// Sets some of the values of a fact, and the others to no.
  private func set(
    _ fact: UnsafeMutablePointer<Fact>, _ values: UInt64, isPositive: Bool,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    let others = unsafe fact.pointee.values & ~values
    let word = unsafe fact.pointee.word
    unsafe bits[word] |= (values & fact.pointee.values) &<< fact.pointee.shift
    unsafe bits[word &+ half] |= others &<< fact.pointee.shift
    let place = unsafe fact.pointee.positiveWord &+ (isPositive ? 0 : half)
    unsafe bits[place] |= fact.pointee.positive
  }

  private func members(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ fact: UnsafeMutablePointer<Fact>, _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    guard unsafe byte(first, at) == UInt8(ascii: "[") else { return false }
    at += 1
    var values: UInt64 = 0
    if unsafe byte(first, at) == UInt8(ascii: "]") {
      at += 1
    } else {
      while true {
        guard hasRoom(at, text), unsafe byte(first, at) == UInt8(ascii: "\"") else { return false }
        at += 1
        guard let member = unsafe name(first, &at, text, among: fact.pointee.members) else {
          return false
        }
        values |= 1 &<< UInt64(member)
        guard hasRoom(at, text) else { return false }
        let next = unsafe byte(first, at)
        at += 1
        if next == UInt8(ascii: "]") { break }
        guard next == UInt8(ascii: ",") else { return false }
        if unsafe byte(first, at) == 0x20 { at += 1 }
      }
    }
    unsafe set(fact, values, isPositive: values != 0, bits)
    return true
  }

  /// Scans a whole number of up to 16 digits.
  private func number(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ fact: UnsafeMutablePointer<Fact>, _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let start = at
    var value: Int64 = 0
    while at < start + 17 {
      let digit = unsafe byte(first, at) &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value &* 10 &+ Int64(digit)
      at += 1
    }
    let count = at - start
    guard count > 0, count < 17,
      unsafe count == 1 || byte(first, start) != UInt8(ascii: "0")
    else { return false }
    // Whatever else a number may go on with is not for this way.
    let next = unsafe byte(first, at)
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return false }
    value &*= 100
    if unsafe fact.pointee.form == .percentage, value > 100_00 { return false }
    unsafe set(fact, reached(fact, value), isPositive: value > 0, bits)
    return true
  }

  private func date(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ fact: UnsafeMutablePointer<Fact>, _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    guard unsafe byte(first, at) == UInt8(ascii: "\""),
      unsafe byte(first, at + 11) == UInt8(ascii: "\""),
      case .success(let day) = CalendarDay.scan(text, at + 1, at + 11)
    else { return false }
    at += 12
    let value = day.daysSinceEpoch
    unsafe set(fact, reached(fact, Int64(value)), isPositive: true, bits)
    if unsafe fact.pointee.date >= 0 { unsafe dates[fact.pointee.date] = value }
    return true
  }

  /// The thresholds that a value reaches, of which there are few.
  private func reached(_ fact: UnsafeMutablePointer<Fact>, _ value: Int64) -> UInt64 {
    var count = 0
    let bounds = unsafe thresholds + fact.pointee.thresholds
    let total = unsafe fact.pointee.thresholdCount
    while unsafe count < total && bounds[count] <= value { count += 1 }
    return Self.mask(bits: count)
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
    if let lineBreak = text.firstOffset(of: 0x0A, from: at), lineBreak < json.position {
      return false
    }
    at = json.position
    return true
  }
}
