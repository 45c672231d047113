// Where bytes go: a file, a pipe, or memory in tests.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A place that bytes are written to, in order.
package protocol ByteOutput: Sendable {
  /// Writes all bytes.
  mutating func write(_ bytes: Span<UInt8>) throws(IOFailure)
}

/// Bytes in memory, shared by all references.
package final class MemoryOutput: ByteOutput {
  private let storage = Mutex<[UInt8]>([])
  /// The number of bytes after which it is full.
  private let capacity: Int

  /// Creates an empty output that is full after a number of bytes, like a disk.
  package init(capacity: Int = .max) { self.capacity = capacity }

  /// What has been written.
  package var bytes: [UInt8] { storage.withLock { $0 } }

  /// What has been written, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package func write(_ bytes: Span<UInt8>) throws(IOFailure) {
    let room = storage.withLock { storage in
      let room = min(bytes.count, capacity - storage.count)
      for index in 0..<room { storage.append(bytes[index]) }
      return room
    }
    if room < bytes.count { throw .noSpace }
  }
}

/// The file or pipe behind a descriptor.
///
/// Whoever opened it closes it.
///
/// SIGPIPE must be ignored, so that a closed pipe is an error number and not the end of the process.
package struct FileDescriptorOutput: ByteOutput {
  private let descriptor: Int32

  /// Creates an output of an open descriptor.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  package mutating func write(_ bytes: Span<UInt8>) throws(IOFailure) {
    var start = 0
    while start < bytes.count {
      let descriptor = self.descriptor
      let rest = bytes.extracting(start..<bytes.count)
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(descriptor, $0) }
      if count >= 0 {
        start += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilReady(descriptor, Int16(POLLOUT))
      case EPIPE: throw .closedPipe
      case ENOSPC, EDQUOT, EFBIG: throw .noSpace
      case let code: throw .writeFailed(code: code)
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
