// System calls on open files, with interruptions and partial work dealt with. All unsafe code for
// reading and writing is here.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file by its number.
///
/// Whoever opens it closes it.
package struct FileDescriptor: Sendable, Hashable {
  /// The number.
  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// Standard input.
  package static let standardInput = FileDescriptor(0)
  /// Standard output.
  package static let standardOutput = FileDescriptor(1)
  /// Standard error.
  package static let standardError = FileDescriptor(2)

  /// Opens a file.
  ///
  /// Child processes do not inherit it.
  static func open(
    _ path: String, _ flags: Int32, mode: UInt32 = 0o666
  ) throws(SystemError) -> FileDescriptor {
    while true {
      #if canImport(Darwin)
        let number = unsafe Darwin.open(path, flags | O_CLOEXEC, mode_t(mode))
      #elseif canImport(Musl)
        let number = unsafe Musl.open(path, flags | O_CLOEXEC, mode_t(mode))
      #else
        let number = unsafe Glibc.open(path, flags | O_CLOEXEC, mode_t(mode))
      #endif
      if number >= 0 { return FileDescriptor(number) }
      if errno != EINTR { throw .last }
    }
  }

  /// Closes the file; an error that only shows now is thrown.
  package func close() throws(SystemError) {
    #if canImport(Darwin)
      let result = Darwin.close(number)
    #elseif canImport(Musl)
      let result = Musl.close(number)
    #else
      let result = Glibc.close(number)
    #endif
    // After an interruption the file is closed all the same on Linux and macOS.
    if result != 0, errno != EINTR { throw .last }
  }

  /// Appends what can be read at once, at most so many bytes.
  ///
  /// - Returns: the number of bytes, 0 at the end of the file.
  package func read(
    into bytes: inout [UInt8], atMost byteCount: Int
  ) throws(SystemError) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: byteCount))
    var result = 0
    var error: SystemError?
    unsafe bytes.withUnsafeMutableBytes { buffer in
      // The bounds: `byteCount` bytes were appended behind `start`.
      let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      repeat {
        result = unsafe systemRead(number, target)
        error = result < 0 ? .last : nil
      } while error?.code == EINTR
    }
    bytes.removeLast(byteCount - max(result, 0))
    if let error { throw error }
    return result
  }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
    let all = Array(bytes)
    try write(all.span)
  }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: Span<UInt8>) throws(SystemError) {
    var failure: SystemError?
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = unsafe systemWrite(number, rest)
        if count >= 0 {
          written += count
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          waitUntilWritable()
        } else if errno != EINTR {
          failure = .last
          return
        }
      }
    }
    if let failure { throw failure }
  }

  /// The bytes from here to the end of a regular file; nil for anything else.
  package var remainingByteCount: Int? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0, (status.st_mode & S_IFMT) == S_IFREG else {
      return nil
    }
    return max(0, Int(status.st_size) - max(0, Int(lseek(number, 0, SEEK_CUR))))
  }

  /// Whether the file is a terminal.
  package var isTerminal: Bool { isatty(number) == 1 }

  /// The columns of the terminal, or nil when it is none or does not say.
  package var terminalColumns: Int? {
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A terminal may have been set to refuse instead of waiting, by a program that shares it.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}

private func systemRead(_ number: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(number, target.baseAddress, target.count)
}

private func systemWrite(_ number: Int32, _ source: UnsafeRawBufferPointer) -> Int {
  unsafe write(number, source.baseAddress, source.count)
}
