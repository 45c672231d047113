// What is JSON must be JSON for Foundation, too, and the other way round. Where the two differ by
// design, that is said here, case by case.

import Foundation
package import ProfileIO

/// Compares the scanner with Foundation.
package enum JSONAgreement {
  /// What the scanner finds wrong with bytes; nil when they are JSON.
  package static func scannerFailure(_ bytes: [UInt8]) -> JSONFailure? {
    do throws(JSONFailure) {
      try JSONScanner.validate(bytes.span)
      return nil
    } catch {
      return error
    }
  }

  /// Whether Foundation takes bytes for JSON.
  package static func isValidForFoundation(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
  }

  /// How the two differ on bytes, or nil.
  package static func complaint(_ bytes: [UInt8]) -> String? {
    let failure = scannerFailure(bytes)
    // Foundation lets a comma stand before the end of an array or object; RFC 8259 does not.
    if let failure, let rest = withoutTrailingComma(bytes, failure) { return complaint(rest) }
    guard !differsByDesign(bytes, failure) else { return nil }
    switch (failure, isValidForFoundation(bytes)) {
    case (nil, true), (.some, false): return nil
    // Foundation holds numbers as Double and rejects those that are beyond; the grammar has no bounds.
    case (nil, false):
      return isValidForFoundation(withSmallExponents(bytes))
        ? nil : "the scanner accepts what Foundation rejects"
    case (let failure?, true):
      return "the scanner finds \(failure.kind) at \(failure.offset), Foundation accepts"
    }
  }

  /// The bytes without the comma at which a failure is due, if it is a trailing one.
  private static func withoutTrailingComma(_ bytes: [UInt8], _ failure: JSONFailure) -> [UInt8]? {
    guard failure.kind == .expectedValue || failure.kind == .expectedKey,
      failure.offset < bytes.count,
      bytes[failure.offset] == UInt8(ascii: failure.kind == .expectedKey ? "}" : "]"),
      let comma = bytes[..<failure.offset].lastIndex(where: {
        ![0x20, 0x09, 0x0A, 0x0D].contains($0)
      }),
      bytes[comma] == UInt8(ascii: ",")
    else { return nil }
    var rest = bytes
    rest.remove(at: comma)
    return rest
  }

  /// JSON text with all exponents of numbers made 1.
  private static func withSmallExponents(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isInText = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      result.append(byte)
      index += 1
      switch byte {
      case UInt8(ascii: "\\") where isInText && index < bytes.count:
        result.append(bytes[index])
        index += 1
      case UInt8(ascii: "\""): isInText.toggle()
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard !isInText else { continue }
        let rest = bytes[index...].drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        let next = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.startIndex
        guard next > rest.startIndex else { continue }
        result.append(UInt8(ascii: "1"))
        index = next
      default: continue
      }
    }
    return result
  }

  /// Whether the two may differ.
  private static func differsByDesign(_ bytes: [UInt8], _ failure: JSONFailure?) -> Bool {
    // Foundation goes 512 levels deep, the scanner 64.
    if failure?.kind == .tooDeep { return true }
    // Foundation guesses UTF-16 and UTF-32 from marks and zero bytes; the scanner takes UTF-8 only.
    let first = bytes.prefix(4)
    return first.contains(0) || first.starts(with: [0xEF, 0xBB, 0xBF])
      || first.starts(with: [0xFE, 0xFF]) || first.starts(with: [0xFF, 0xFE])
  }
}
