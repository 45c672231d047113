// Words, numbers, dates, addresses and texts: the tokens whose bytes have a form of their own.

extension Lexer {
  /// Reads letters and digits joined by single signs, and says whether they are a name or a value.
  mutating func readWord() {
    let start = position
    var letterCount = 0
    var hyphenCount = 0
    var colonCount = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isLetter {
        letterCount += 1
      } else if !byte.isDigit {
        guard
          byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":"), self.byte(1).isAlphanumeric
        else { break }
        if byte == UInt8(ascii: "-") { hyphenCount += 1 }
        if byte == UInt8(ascii: ":") { colonCount += 1 }
      }
      position += 1
    }
    if letterCount > 0 || colonCount > 0 {
      if isAddress(from: start) { readAddress(from: start) } else { add(.name, from: start) }
    } else if hyphenCount > 0 {
      addDate(from: start)
    } else {
      addNumber(from: start)
    }
  }

  private func isAddress(from start: Int) -> Bool {
    guard byte() == UInt8(ascii: ":"), byte(1) == UInt8(ascii: "/"), byte(2) == UInt8(ascii: "/")
    else { return false }
    return bytes[start..<position].elementsEqual("https".utf8)
      || bytes[start..<position].elementsEqual("http".utf8)
  }

  private mutating func readAddress(from start: Int) {
    while position < bytes.count, bytes[position] != .space, !bytes[position].isControl {
      if bytes[position] >= 0x80 { checkEncoding() } else { position += 1 }
    }
    add(.address, from: start)
  }

  /// Adds a date such as 2026-11-24, or a day of the year such as 08-31.
  private mutating func addDate(from start: Int) {
    let parts = bytes[start..<position].split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { $0.allSatisfy(\.isDigit) }
    if isDigits, parts.map(\.count) == [4, 2, 2] {
      let (year, month, day) = (digits(parts[0]), digits(parts[1]), digits(parts[2]))
      if let date = CalendarDay(year: year, month: month, day: day) {
        return add(.date, from: start, value: Int64(date.daysSinceEpoch))
      }
      reportNoSuchDay(year: year, month: month, day: day, from: start)
    } else if isDigits, parts.map(\.count) == [2, 2] {
      let (month, day) = (digits(parts[0]), digits(parts[1]))
      // Any leap year will do: 29 February is a day of some years.
      if CalendarDay(year: 2000, month: month, day: day) != nil {
        return add(.monthDay, from: start, value: Int64(month * 100 + day))
      }
      reportNoSuchDay(year: nil, month: month, day: day, from: start)
    } else {
      result.diagnostics.append(.malformedDate(text(from: start), at: range(start, position)))
    }
    add(.invalid, from: start)
  }

  private mutating func reportNoSuchDay(year: Int?, month: Int, day: Int, from start: Int) {
    let last =
      day < 29
      ? nil
      : [30, 29, 28].lazy.compactMap {
        CalendarDay(year: year ?? 2000, month: month, day: $0)
      }.first
    let text = last.map { year == nil ? String($0.description.suffix(5)) : $0.description }
    result.diagnostics.append(
      .noSuchDay(self.text(from: start), last: text, at: range(start, position)))
  }

  private func digits(_ slice: ArraySlice<UInt8>) -> Int {
    slice.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<min(position, start + 80)], as: UTF8.self)
  }

  private mutating func addNumber(from start: Int) {
    if byte() == UInt8(ascii: ","), byte(1).isDigit { return addNumberWithCommas(from: start) }
    var hundredths: Int64 = 0
    var decimals = 0
    var hasPoint = false
    var isMalformed = false
    var overflows = false
    for byte in bytes[start..<position] {
      if byte == UInt8(ascii: "_") {
        isMalformed = isMalformed || hasPoint
      } else if byte == UInt8(ascii: ".") {
        isMalformed = isMalformed || hasPoint
        hasPoint = true
      } else {
        decimals += hasPoint ? 1 : 0
        let (product, first) = hundredths.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(Int64(byte & 0x0F))
        overflows = overflows || first || second
        hundredths = sum
      }
    }
    if isMalformed || decimals > 2 {
      result.diagnostics.append(.malformedNumber(text(from: start), at: range(start, position)))
      return add(.invalid, from: start)
    }
    for _ in decimals..<2 {
      let (product, overflow) = hundredths.multipliedReportingOverflow(by: 10)
      overflows = overflows || overflow
      hundredths = product
    }
    if overflows {
      result.diagnostics.append(.numberTooLarge(at: range(start, position)))
      return add(.invalid, from: start)
    }
    add(.number, from: start, value: hundredths)
  }

  /// Reports a number such as 10,000: no list has a number right behind a comma.
  private mutating func addNumberWithCommas(from start: Int) {
    while byte() == UInt8(ascii: ",") && byte(1).isDigit || byte().isDigit { position += 1 }
    result.diagnostics.append(.commaInNumber(text(from: start), at: range(start, position)))
    add(.invalid, from: start)
  }

  /// Reads a text in quotes.
  ///
  /// One without a closing quote ends with its line.
  mutating func readText() {
    let start = position
    var hasEscape = false
    position += 1
    while position < bytes.count, bytes[position] != .newline {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return add(.text, from: start, hasEscape: hasEscape)
      case UInt8(ascii: "\\"):
        hasEscape = true
        readEscape()
      case .return where isLineBreak:
        position += 1
      case _ where byte >= 0x80:
        checkEncoding()
      case _ where byte.isControl:
        reportControlCharacters()
      default:
        position += 1
      }
    }
    var end = position
    while end > start + 1, bytes[end - 1].isBlank { end -= 1 }
    result.diagnostics.append(.unterminatedText(at: range(start, end)))
    add(.invalid, from: start)
  }

  private mutating func readEscape() {
    let start = position
    position += 1
    guard position < bytes.count, bytes[position] != .newline, !isLineBreak else { return }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"): position += 1
    case let byte where byte >= 0x80 || byte.isControl:
      result.diagnostics.append(.badEscape("", at: range(start, position)))
    default:
      position += 1
      result.diagnostics.append(
        .badEscape(
          String(decoding: bytes[(start + 1)..<position], as: UTF8.self), at: range(start, position)
        ))
    }
  }

  /// Passes over one character of two to four bytes, or over bytes that are no character, which are
  /// reported once a line.
  mutating func checkEncoding() {
    let length = characterLength
    if length > 0 {
      position += length
      return
    }
    let start = position
    while position < bytes.count, bytes[position] >= 0x80, characterLength == 0 { position += 1 }
    if !reportedEncoding {
      reportedEncoding = true
      result.diagnostics.append(.invalidEncoding(at: range(start, position)))
    }
  }

  /// The number of bytes of the character that starts at the position, or zero if they are not UTF-8.
  private var characterLength: Int {
    let first = byte()
    // Source of the ranges: The Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
    let (count, low, high): (Int, UInt8, UInt8) =
      switch first {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard count > 0, (low...high).contains(byte(1)) else { return 0 }
    for distance in 2..<max(count, 2) where !(0x80...0xBF).contains(byte(distance)) { return 0 }
    return count
  }
}
