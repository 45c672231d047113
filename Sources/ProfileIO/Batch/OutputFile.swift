// A file that a batch writes and may continue: its complete lines are kept, what follows the last line
// break is cut off.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An output file and what it holds.
///
/// Closes the file when it goes.
package final class OutputFile: Sendable {
  private let path: String
  private let descriptor: Int32
  /// The bytes of complete lines that it held when it was opened.
  package let existingBytes: Int

  /// Opens a file for writing.
  ///
  /// `keeping`: whether complete lines are kept; otherwise the file is emptied. Throws `writeFailed`
  /// when the file cannot be opened.
  package init(_ path: String, keeping: Bool) throws(IOFailure) {
    self.path = path
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (keeping ? 0 : O_TRUNC)
    let descriptor = unsafe path.withCString { unsafe openFile($0, flags) }
    guard descriptor >= 0 else { throw .writeFailed(code: errno) }
    self.descriptor = descriptor
    existingBytes = keeping ? Self.completeLines(descriptor) : 0
    try cut(to: existingBytes)
  }

  deinit { close(descriptor) }

  /// What is written goes here, after what is kept.
  package var output: FileDescriptorOutput { FileDescriptorOutput(descriptor: descriptor) }

  /// What the file holds from an offset on.
  ///
  /// - Complexity: O(1).
  package func existing(from offset: Int) throws(IOFailure) -> FileDescriptorInput {
    let other = unsafe path.withCString { unsafe openFile($0, O_RDONLY | O_CLOEXEC) }
    guard other >= 0 else { throw .readFailed(code: errno) }
    lseek(other, off_t(offset), SEEK_SET)
    return FileDescriptorInput(owning: other)
  }

  /// Whether it is a regular file, and no device or pipe.
  package var isRegular: Bool { information.map { $0.st_mode & S_IFMT == S_IFREG } ?? false }

  private var information: stat? {
    var information = stat()
    return unsafe fstat(descriptor, &information) == 0 ? information : nil
  }

  /// Cuts the file off at a length and writes on from there.
  package func cut(to byteCount: Int) throws(IOFailure) {
    // Devices and pipes have no length to cut.
    guard isRegular, let information else { return }
    if Int(information.st_size) > byteCount, ftruncate(descriptor, off_t(byteCount)) != 0 {
      throw .writeFailed(code: errno)
    }
    lseek(descriptor, off_t(byteCount), SEEK_SET)
  }

  /// Waits until what has been written is on the disk.
  package func synchronise() { fsync(descriptor) }

  /// The offset after the last line break of a file.
  private static func completeLines(_ descriptor: Int32) -> Int {
    var end = Int(lseek(descriptor, 0, SEEK_END))
    var block = [UInt8](repeating: 0, count: 65536)
    while end > 0 {
      let start = max(0, end - block.count)
      lseek(descriptor, off_t(start), SEEK_SET)
      var input = FileDescriptorInput(descriptor: descriptor)
      var count = 0
      while count < end - start, let read = try? input.read(into: &block, from: count), read > 0 {
        count += read
      }
      if let last = block.span.lastOffset(of: UInt8(ascii: "\n"), below: min(count, end - start)) {
        return start + last + 1
      }
      end = start
    }
    return 0
  }

  /// Replaces a small file as a whole: whoever reads it finds the old text or the new one.
  package static func replace(_ path: String, with text: String) throws(IOFailure) {
    let temporary = path + ".new"
    let descriptor = unsafe temporary.withCString {
      unsafe openFile($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw .writeFailed(code: errno) }
    var output = FileDescriptorOutput(descriptor: descriptor)
    defer { close(descriptor) }
    try output.write(Array(text.utf8).span)
    fsync(descriptor)
    guard unsafe rename(temporary, path) == 0 else { throw .writeFailed(code: errno) }
  }

  /// Reads a small file; nil when there is none.
  package static func read(_ path: String) -> String? {
    let descriptor = unsafe path.withCString { unsafe openFile($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    var input = FileDescriptorInput(owning: descriptor)
    var bytes = [UInt8](repeating: 0, count: 1_048_576)
    var count = 0
    while count < bytes.count, let read = try? input.read(into: &bytes, from: count), read > 0 {
      count += read
    }
    return String(decoding: bytes[0..<count], as: UTF8.self)
  }

  /// Removes a file, if it is there.
  package static func remove(_ path: String) { _ = unsafe path.withCString { unsafe unlink($0) } }
}

private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
  unsafe open(path, flags, 0o644)
}
