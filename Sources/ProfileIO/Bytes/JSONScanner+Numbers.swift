// Numbers: exactly the grammar of RFC 8259, and exact decimals instead of floating point, because an
// amount one won below a threshold must stay below it.

/// A decimal number as it is written: `digits` × 10^`exponent`, with a sign.
package struct DecimalNumber: Hashable, Sendable {
  /// Whether a minus stands before it.
  package var isNegative = false
  /// The digits without leading and trailing zeros.
  package var digits: UInt64 = 0
  /// The power of ten of the last of the digits.
  package var exponent = 0
  /// Whether there are more digits than fit.
  package var hasMoreDigits = false

  /// Why a number is no answer.
  package enum Problem: UInt8, Error, Hashable, Sendable {
    /// Below zero.
    case negative
    /// More than two decimals.
    case tooPrecise
    /// More than 92,233,720,368,547,758.07.
    case tooLarge
    /// A fraction where things are counted.
    case fraction
    /// A percentage above 100.
    case above100
  }

  /// The number in hundredths.
  package func hundredths() throws(Problem) -> Int64 {
    if digits == 0 { return 0 }
    if isNegative { throw .negative }
    if hasMoreDigits { throw exponent < -2 ? .tooPrecise : .tooLarge }
    if exponent < -2 { throw .tooPrecise }
    if exponent > 17 { throw .tooLarge }
    var result = digits
    for _ in 0..<exponent + 2 {
      let (product, overflows) = result.multipliedReportingOverflow(by: 10)
      if overflows { throw .tooLarge }
      result = product
    }
    guard let value = Int64(exactly: result) else { throw .tooLarge }
    return value
  }
}

extension JSONScanner {
  /// Moves over a number of which the first byte is a minus or a digit.
  package mutating func number(_ text: Span<UInt8>) throws(JSONFailure) -> DecimalNumber {
    var number = DecimalNumber()
    let start = position
    if text[position] == UInt8(ascii: "-") {
      number.isNegative = true
      position += 1
    }
    let whole = position
    var zeros = digits(text, into: &number)
    guard position > whole, position == whole + 1 || text[whole] != UInt8(ascii: "0") else {
      throw JSONFailure(
        position < text.count || position > whole ? .malformedNumber : .unexpectedEnd, at: start)
    }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      let first = position
      zeros = digits(text, into: &number, zeros: zeros)
      guard position > first else {
        throw JSONFailure(position < text.count ? .malformedNumber : .unexpectedEnd, at: start)
      }
      number.exponent -= position - first
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      number.exponent += try exponent(text, start)
    }
    number.exponent += zeros
    if position < text.count, Self.isWordByte(text[position]) || text[position] == UInt8(ascii: ".")
    {
      throw JSONFailure(.malformedNumber, at: start)
    }
    return number
  }

  /// Moves over digits.
  ///
  /// Zeros are held back until another digit follows, so that trailing ones cost no precision;
  /// their number is returned.
  private mutating func digits(
    _ text: Span<UInt8>, into number: inout DecimalNumber, zeros: Int = 0
  ) -> Int {
    var zeros = zeros
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      position += 1
      if digit == 0 {
        if number.digits > 0 { zeros += 1 }
        continue
      }
      if number.hasMoreDigits {
        zeros = 0
        continue
      }
      var value = number.digits
      var overflows = false
      while zeros >= 0, !overflows {
        // One step for each zero held back, and one for the digit.
        let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
        value = product
        overflows = tooLarge
        zeros -= 1
      }
      zeros = 0
      let (sum, tooLarge) = value.addingReportingOverflow(UInt64(digit))
      if overflows || tooLarge { number.hasMoreDigits = true } else { number.digits = sum }
    }
    return zeros
  }

  private mutating func exponent(_ text: Span<UInt8>, _ start: Int) throws(JSONFailure) -> Int {
    position += 1
    var isNegative = false
    if position < text.count,
      text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+")
    {
      isNegative = text[position] == UInt8(ascii: "-")
      position += 1
    }
    let first = position
    var value = 0
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      // Beyond this bound every number other than zero is too large or too small anyway.
      if value < 1_000_000_000 { value = value * 10 + Int(digit) }
      position += 1
    }
    guard position > first else {
      throw JSONFailure(position < text.count ? .malformedNumber : .unexpectedEnd, at: start)
    }
    return isNegative ? -value : value
  }
}
