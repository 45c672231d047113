// Bytes of somebody else, copied at once: results of many profiles are megabytes, and one byte after the
// other takes longer than it takes to compute them.

extension [UInt8] {
  /// Appends a copy of bytes.
  mutating func append(copying bytes: Span<UInt8>) {
    // The buffer lives as long as the closure, and the array has its own memory.
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
