// Whole files: read with a bound, replaced in one step, or added to.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads and writes whole files.
package enum FileAccess {
  /// The largest file that is read whole, in bytes, unless the caller says otherwise.
  package static let standardMaximumByteCount = 64 << 20

  /// The content of a file, or of standard input for `-`.
  package static func read(
    _ path: String, maximumByteCount: Int = standardMaximumByteCount
  ) throws(FileError) -> [UInt8] {
    if path == "-" {
      return try read(.standardInput, path: "standard input", maximumByteCount)
    }
    let file: FileDescriptor
    do { file = try FileDescriptor.open(path, O_RDONLY) } catch {
      throw .cannotOpen(path: path, error)
    }
    defer { try? file.close() }
    if kind(of: path) == .folder { throw .isFolder(path: path) }
    return try read(file, path: path, maximumByteCount)
  }

  private static func read(
    _ file: FileDescriptor, path: String, _ maximumByteCount: Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      do {
        if try file.read(into: &bytes, atMost: 1 << 16) == 0 { return bytes }
      } catch {
        throw .cannotRead(path: path, error)
      }
      if bytes.count > maximumByteCount {
        throw .tooLarge(path: path, maximumByteCount: maximumByteCount)
      }
    }
  }

  /// Replaces the content of a file in one step, so that a crash leaves the old or the new content.
  ///
  /// The new content is written beside the file, made durable, and renamed. A link stays a link; the
  /// permissions of an existing file are kept. A device or pipe is written to: a file in its place
  /// would take it away from everybody.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target = resolved(path)
    if kind(of: target) == .folder { throw .isFolder(path: path) }
    if let status = status(of: path), (status.st_mode & S_IFMT) != S_IFREG {
      return try write(bytes, to: path, O_WRONLY)
    }
    let temporary = temporaryName(beside: target)
    do {
      let mode = permissions(of: target)
      let file = try FileDescriptor.open(
        temporary, O_WRONLY | O_CREAT | O_EXCL, mode: mode ?? 0o666)
      do {
        // The process's mask may have taken away what the old file allowed.
        if let mode { _ = fchmod(file.number, mode_t(mode)) }
        try file.write(bytes)
        if fsync(file.number) != 0 { throw SystemError.last }
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
      if unsafe rename(temporary, target) != 0 { throw SystemError.last }
    } catch {
      unsafe unlink(temporary)
      throw .cannotWrite(path: path, error as? SystemError ?? .inputOutput)
    }
  }

  /// Adds to the end of a file, in one system call where that takes them; creates the file for its
  /// owner alone.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(bytes, to: path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600)
  }

  /// Opens a file in a way, and writes to it as it stands.
  private static func write(
    _ bytes: [UInt8], to path: String, _ flags: Int32, mode: UInt32 = 0o666
  ) throws(FileError) {
    do {
      let file = try FileDescriptor.open(path, flags, mode: mode)
      do { try file.write(bytes) } catch {
        try? file.close()
        throw error
      }
      try file.close()
    } catch {
      throw .cannotWrite(path: path, error as? SystemError ?? .inputOutput)
    }
  }

  /// Creates a folder and those above it, for their owner alone; existing ones stay as they are.
  package static func createFolders(_ path: String) throws(FileError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + name
      if unsafe mkdir(prefix, 0o700) != 0, errno != EEXIST {
        // A folder above may exist and yet refuse the question.
        let error = SystemError.last
        if kind(of: prefix) != .folder { throw .cannotWrite(path: prefix, error) }
      }
    }
  }

  // MARK: About files

  /// What stands at a path.
  package enum Kind: Hashable, Sendable {
    /// A folder, or a link to one.
    case folder
    /// A regular file, a pipe or another thing to read from.
    case file
  }

  /// What stands at a path, links followed; nil for nothing, or when it is not to be seen.
  package static func kind(of path: String) -> Kind? {
    status(of: path).map { ($0.st_mode & S_IFMT) == S_IFDIR ? .folder : .file }
  }

  /// Whether two paths lead to one regular file.
  package static func isSameFile(_ path: String, _ other: String) -> Bool {
    guard let first = status(of: path), let second = status(of: other) else { return false }
    return (first.st_mode & S_IFMT) == S_IFREG && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Whether a symbolic link stands at a path.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && (status.st_mode & S_IFMT) == S_IFLNK
  }

  /// Why a file or folder cannot be opened for reading; nil when it can.
  package static func refusal(of path: String) -> SystemError? {
    do {
      try FileDescriptor.open(path, O_RDONLY).close()
      return nil
    } catch {
      return error
    }
  }

  private static func permissions(of path: String) -> UInt32? {
    status(of: path).map { UInt32($0.st_mode & 0o7777) }
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// The path behind links, or the path itself where nothing stands yet.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// A name in the same folder, since renaming works only within a file system.
  private static func temporaryName(beside path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let name = path.dropFirst(folder.count)
    return "\(folder).\(name).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
  }
}
