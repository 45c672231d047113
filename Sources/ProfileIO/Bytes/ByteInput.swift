// Where bytes come from. A protocol, so that tests read from memory what the program reads from a
// file, a pipe or a terminal.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that can be read once, in order.
package protocol ByteInput: Sendable {
  /// Fills a buffer from an offset on and returns the number of bytes read; 0 at the end.
  ///
  /// Blocks until there is at least one byte.
  mutating func read(into buffer: inout [UInt8], from offset: Int) throws(IOFailure) -> Int
}

/// Bytes in memory.
package struct MemoryInput: ByteInput {
  private let bytes: [UInt8]
  private var position = 0
  /// The most bytes that one read gives, so that tests see every way in which a pipe cuts its data.
  private let pieceSize: Int

  /// Creates an input.
  package init(_ bytes: [UInt8], pieceSize: Int = .max) {
    self.bytes = bytes
    self.pieceSize = max(1, pieceSize)
  }

  /// Creates an input of a text.
  package init(_ text: String) { self.init(Array(text.utf8)) }

  package mutating func read(into buffer: inout [UInt8], from offset: Int) -> Int {
    let count = min(buffer.count - offset, bytes.count - position, pieceSize)
    guard count > 0 else { return 0 }
    buffer.replaceSubrange(offset..<offset + count, with: bytes[position..<position + count])
    position += count
    return count
  }
}

/// The bytes behind a file descriptor.
package struct FileDescriptorInput: ByteInput {
  /// Closes a descriptor when the last input of it goes.
  private final class Owner: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }

  private let descriptor: Int32
  private let owner: Owner?

  /// Creates an input of an open descriptor, which whoever opened it closes.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
    owner = nil
  }

  /// Creates an input of an open descriptor and closes that at the end.
  package init(owning descriptor: Int32) {
    self.descriptor = descriptor
    owner = Owner(descriptor)
  }

  package mutating func read(
    into buffer: inout [UInt8], from offset: Int
  ) throws(IOFailure) -> Int {
    guard offset < buffer.count else { return 0 }
    while true {
      let descriptor = self.descriptor
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        // The slice is inside the buffer because of the guard, and lives as long as the closure.
        unsafe systemRead(descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]))
      }
      if count >= 0 { return count }
      let code = errno
      if code == EINTR { continue }
      if code == EAGAIN {
        waitUntilReady(descriptor, Int16(POLLIN))
        continue
      }
      throw .readFailed(code: code)
    }
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(descriptor, bytes.baseAddress, bytes.count)
}

/// Waits until a descriptor in non-blocking mode can be used again; a shell may hand down such a one.
func waitUntilReady(_ descriptor: Int32, _ events: Int16) {
  var request = pollfd(fd: descriptor, events: events, revents: 0)
  _ = unsafe poll(&request, 1, -1)
}
