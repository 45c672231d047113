// A file that one process at a time holds. The lock ends with the process, however it ends, so a file
// without a lock belongs to nobody.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file with a lock on it.
///
/// Whoever opens it closes or removes it.
struct LockedFile: Sendable {
  /// Where it stands.
  let path: String
  private let file: FileDescriptor

  private init(_ path: String, _ file: FileDescriptor) {
    self.path = path
    self.file = file
  }

  /// Creates a file for its owner alone; fails where one stands already.
  static func create(_ path: String) throws(SystemError) -> LockedFile {
    let file = try FileDescriptor.open(
      path, O_RDWR | O_CREAT | O_EXCL | O_APPEND, mode: 0o600)
    guard let locked = lock(file, path) else {
      try? file.close()
      throw SystemError(EWOULDBLOCK)
    }
    return locked
  }

  /// Opens a file that nobody holds; nil where somebody does, or nothing is there any more.
  static func open(_ path: String) -> LockedFile? {
    guard let file = try? FileDescriptor.open(path, O_RDWR | O_APPEND) else { return nil }
    guard let locked = lock(file, path) else {
      try? file.close()
      return nil
    }
    return locked
  }

  private static func lock(_ file: FileDescriptor, _ path: String) -> LockedFile? {
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else { return nil }
    // Between opening and locking somebody may have removed it.
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0, status.st_nlink > 0 else { return nil }
    return LockedFile(path, file)
  }

  /// Its whole content.
  func read(maximumByteCount: Int) throws(SystemError) -> [UInt8] {
    guard lseek(file.number, 0, SEEK_SET) == 0 else { throw .last }
    var bytes: [UInt8] = []
    while try file.read(into: &bytes, atMost: 1 << 16) > 0 {
      if bytes.count > maximumByteCount { throw SystemError(EFBIG) }
    }
    return bytes
  }

  /// The time of the last change, in nanoseconds since 1970.
  var changed: Int {
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0 else { return 0 }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// Adds to its end, durably.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    try file.write(bytes)
    if fsync(file.number) != 0 { throw .last }
  }

  /// Cuts off what stands behind so many bytes.
  func truncate(to byteCount: Int) throws(SystemError) {
    if ftruncate(file.number, off_t(byteCount)) != 0 { throw .last }
  }

  /// Lets go of it.
  func close() { try? file.close() }

  /// Deletes it and lets go of it.
  func remove() {
    unsafe unlink(path)
    close()
  }
}
