// What can go wrong with files and streams, as the operating system says it.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A number by which the operating system says why something failed.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  package let code: Int32

  package init(_ code: Int32) { self.code = code }

  /// What the last failed system call of this thread left behind.
  package static var last: SystemError { SystemError(errno) }

  /// A failure whose reason is not known.
  package static let inputOutput = SystemError(EIO)

  /// Whether nobody reads any more at the other end.
  package var isClosedPipe: Bool { code == EPIPE }

  /// The reason in lower case, such as `no such file or directory`.
  package var reason: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    let sentence = unsafe String(cString: text)
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}

/// A failure to read or write a file.
package enum FileError: Error, Hashable, Sendable {
  /// The file or folder cannot be opened for reading.
  case cannotOpen(path: String, SystemError)
  /// A folder stands where a file is needed.
  case isFolder(path: String)
  /// A file stands where a folder is needed.
  case isNotFolder(path: String)
  /// The file has more bytes than are read into memory.
  case tooLarge(path: String, maximumByteCount: Int)
  /// There is no .kb file in the folder.
  case noKnowledge(path: String)
  /// Reading failed half-way.
  case cannotRead(path: String, SystemError)
  /// The file cannot be written.
  case cannotWrite(path: String, SystemError)

  /// The status with which the program ends.
  package var exitStatus: ExitStatus {
    switch self {
    case .cannotOpen, .isFolder, .isNotFolder, .tooLarge, .noKnowledge: .cannotOpen
    case .cannotRead, .cannotWrite: .readOrWrite
    }
  }
}
