// The usual answers of a usual row, from bytes to bits. An answer that is not among them is no failure: the
// general scanner looks at it.

import RuleEngine
import RuleLanguage

extension QuickScanner {
  /// Scans one of the usual answers; false leaves the bits as they were.
  ///
  /// The first byte says what it is, because it is known before the fact is: where the processor has
  /// guessed wrong, it finds out sooner.
  @inline(__always)
  func quickAnswer(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ fact: UnsafeMutablePointer<Fact>, _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let word = unsafe word(first, at)
    let form = unsafe fact.pointee.form
    guard unsafe fact.pointee.isNarrow else { return false }
    switch UInt8(truncatingIfNeeded: word) {
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      let isYes = word & 0xFFFF_FFFF == 0x6575_7274  // true
      let isNo = word & 0xFF_FFFF_FFFF == 0x65_736C_6166  // false
      guard isYes || isNo, form == .yesNo else { return false }
      at &+= isYes ? 4 : 5
      unsafe set(fact, isYes ? .max : 0, bits)
    case UInt8(ascii: "["):
      guard form == .set else { return false }
      return unsafe members(first, &at, text, fact, bits)
    case UInt8(ascii: "\""):
      if form == .date { return unsafe date(first, &at, text, fact, bits) }
      guard form == .choice,
        let member = unsafe name(first, &at, among: fact.pointee.members)
      else { return false }
      unsafe set(fact, 1 &<< UInt64(member) | fact.pointee.positive, bits)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard form.isNumber else { return false }
      return unsafe number(first, &at, fact, bits)
    case UInt8(ascii: "n"):
      guard word & 0xFFFF_FFFF == 0x6C6C_756E else { return false }  // null
      at &+= 4
    default: return false
    }
    return true
  }

  /// Sets some of the bits of a fact, and the others to no.
  @inline(__always)
  private func set(
    _ fact: UnsafeMutablePointer<Fact>, _ values: UInt64, _ bits: UnsafeMutablePointer<UInt64>
  ) {
    // Facts have their words inside the row.
    let word = unsafe fact.pointee.word
    let all = unsafe fact.pointee.all
    let known = unsafe (values &<< fact.pointee.shift) & all
    unsafe bits[word] |= known
    unsafe bits[word &+ half] |= known ^ all
  }

  @inline(__always)
  private func members(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ fact: UnsafeMutablePointer<Fact>, _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    at &+= 1
    var values: UInt64 = 0
    if unsafe byte(first, at) == UInt8(ascii: "]") {
      at &+= 1
    } else {
      while true {
        guard hasRoom(at, text),
          let member = unsafe name(first, &at, among: fact.pointee.members)
        else { return false }
        values |= unsafe 1 &<< UInt64(member) | fact.pointee.positive
        let next = unsafe byte(first, at)
        at &+= 1
        if next == UInt8(ascii: "]") { break }
        guard next == UInt8(ascii: ",") else { return false }
        unsafe skipBlank(first, &at)
      }
    }
    unsafe set(fact, values, bits)
    return true
  }

  // MARK: Numbers

  /// Scans a whole number of up to 16 digits.
  @inline(__always)
  private func number(
    _ first: UnsafeRawPointer, _ at: inout Int, _ fact: UnsafeMutablePointer<Fact>,
    _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let start = at
    var (value, count) = Self.digits(unsafe word(first, at))
    if count == 8 {
      let (rest, more) = Self.digits(unsafe word(first, at &+ 8))
      for _ in 0..<more { value &*= 10 }
      value &+= rest
      count += more
    }
    at &+= count
    guard unsafe count == 1 || byte(first, start) != UInt8(ascii: "0") else { return false }
    // Whatever else a number may go on with is not for this way.
    let next = unsafe byte(first, at)
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return false }
    value &*= 100
    if unsafe fact.pointee.form == .percentage, value > 100_00 { return false }
    unsafe set(fact, reached(fact, value) | (value > 0 ? fact.pointee.positive : 0), bits)
    return true
  }

  /// The number at the start of eight bytes, and how many digits it has.
  @inline(__always)
  private static func digits(_ word: UInt64) -> (value: Int64, count: Int) {
    let digits = word ^ repeated(0x30)
    // The top bit of each byte above nine; exact for the lowest.
    let others = ((digits &+ repeated(0x76)) | digits) & repeated(0x80)
    let count = others == 0 ? 8 : others.trailingZeroBitCount &>> 3
    guard count > 0 else { return (0, 0) }
    // Zeros before the digits, then neighbours are joined: to pairs, to fours, to all eight.
    var value = digits &<< UInt64((8 &- count) &* 8)
    value = (value &* (1 + 10 &<< 8)) &>> 8 & 0x00FF_00FF_00FF_00FF
    value = (value &* (1 + 100 &<< 16)) &>> 16 & 0x0000_FFFF_0000_FFFF
    value = (value &* (1 + 10_000 &<< 32)) &>> 32
    return (Int64(truncatingIfNeeded: value), count)
  }

  private func date(
    _ first: UnsafeRawPointer, _ at: inout Int, _ text: Span<UInt8>,
    _ fact: UnsafeMutablePointer<Fact>, _ bits: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    guard unsafe byte(first, at &+ 11) == UInt8(ascii: "\""),
      case .success(let day) = CalendarDay.scan(text, at + 1, at &+ 11)
    else { return false }
    at &+= 12
    let value = day.daysSinceEpoch
    unsafe set(fact, reached(fact, Int64(value)) | fact.pointee.positive, bits)
    if unsafe fact.pointee.date >= 0 { unsafe dates[fact.pointee.date] = value }
    return true
  }

  /// The thresholds that a value reaches; all of them are looked at, because the processor would not
  /// foresee where to stop.
  private func reached(_ fact: UnsafeMutablePointer<Fact>, _ value: Int64) -> UInt64 {
    var count = 0
    let bounds = unsafe thresholds + fact.pointee.thresholds
    for index in 0..<(unsafe fact.pointee.thresholdCount) {
      count &+= unsafe bounds[index] <= value ? 1 : 0
    }
    return Self.mask(bits: count)
  }
}
