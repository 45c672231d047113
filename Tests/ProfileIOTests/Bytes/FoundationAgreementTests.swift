// The scanner and Foundation agree on what is JSON, but for what is said here.

import Fuzzing
import Testing

@testable import ProfileIO

@Suite("The JSON scanner and Foundation")
struct FoundationAgreementTests {
  @Test(
    "agree on random texts and on what accidents leave of them", arguments: 0..<8 as Range<UInt64>)
  func agree(block: UInt64) {
    let fuzzer = Fuzzer()
    for seed in block * 400..<(block + 1) * 400 {
      let bytes = fuzzer.input(.json, seed: seed)
      let complaint = fuzzer.complaint(.json, bytes)
      #expect(complaint == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("agree on all samples that must be accepted or rejected")
  func samples() {
    let rejected = JSONConformanceTests.rejected.flatMap(\.1)
    for sample in JSONConformanceTests.structures + JSONConformanceTests.numbers
      + JSONConformanceTests.strings + JSONConformanceTests.brokenUTF8 + rejected
    {
      #expect(JSONAgreement.complaint(sample.bytes) == nil, "\(sample.name)")
    }
  }

  @Test("differ where the scanner is stricter on purpose")
  func differences() {
    let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
    for bytes in [
      // More levels than a profile needs.
      Array(deep.utf8),
      // A mark belongs to a file and not to its text; whoever reads a file drops it.
      [0xEF, 0xBB, 0xBF, 0x31],
      // UTF-8 is the only encoding that is interchanged.
      [0x5B, 0, 0x5D, 0],
      // The grammar has no comma before the end.
      Array("[1,]".utf8), Array("{\"a\":1, }".utf8),
    ] {
      #expect(JSONAgreement.scannerFailure(bytes) != nil)
      #expect(JSONAgreement.isValidForFoundation(bytes))
    }
  }
}
