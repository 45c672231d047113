// The inputs of a batch: found before any output is touched, opened one after the other.

import ProfileIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The inputs of a batch.
struct BatchInputs: Sendable {
  /// The inputs in order.
  private(set) var inputs: [BatchInput] = []
  /// The bytes of all of them, where all are files.
  private(set) var byteCount: Int? = 0

  /// Finds the inputs of the command line; standard input without any.
  ///
  /// A file that cannot be opened is reported now, and not after hours.
  init(_ paths: [String]) throws(CommandError) {
    for path in paths.isEmpty ? ["-"] : paths {
      if path == "-" {
        add(path, FileDescriptorInput(descriptor: 0), .standardInput)
        continue
      }
      let file: FileDescriptor
      do { file = try FileDescriptor.open(path, O_RDONLY) } catch {
        throw .file(.cannotOpen(path: path, error))
      }
      if FileAccess.kind(of: path) == .folder {
        try? file.close()
        throw .file(.isFolder(path: path))
      }
      if file.remainingByteCount != nil {
        // There may be more files than can be open at a time.
        add(path, FileInput(path), file)
        try? file.close()
      } else {
        // A pipe can be opened once only.
        add(path, FileDescriptorInput(owning: file.number), file)
      }
    }
  }

  private mutating func add(_ name: String, _ bytes: any ByteInput, _ file: FileDescriptor) {
    inputs.append(BatchInput(name: name, bytes))
    byteCount = byteCount.flatMap { sum in file.remainingByteCount.map { sum + $0 } }
  }
}

/// A file that is opened when it is read first, and closed when its input goes.
private struct FileInput: ByteInput {
  private let path: String
  private var opened: FileDescriptorInput?

  init(_ path: String) { self.path = path }

  mutating func read(into buffer: inout [UInt8], from offset: Int) throws(IOFailure) -> Int {
    if opened == nil {
      do {
        opened = FileDescriptorInput(owning: try FileDescriptor.open(path, O_RDONLY).number)
      } catch {
        throw .readFailed(code: error.code)
      }
    }
    return try opened?.read(into: &buffer, from: offset) ?? 0
  }
}
