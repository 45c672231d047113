import Testing

@testable import Advice

/// Source of the vectors: NIST, Cryptographic Algorithm Validation Program, SHA-256 examples.
@Suite("SHA-256 agrees with the published vectors")
struct SHA256Tests {
  @Test(
    "One message",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func message(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test("A million letters, in pieces of every length up to 130")
  func pieces() {
    var hash = SHA256()
    var left = 1_000_000
    var length = 1
    while left > 0 {
      let count = min(length, left)
      hash.update(Array(repeating: UInt8(ascii: "a"), count: count))
      left -= count
      length = length % 130 + 1
    }
    let digits = hash.finalized().map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    #expect(
      digits.joined() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
