// What a session writes down while it runs, so that a killed terminal loses no answer. Each session has
// a file of its own, which it holds locked; one that nobody holds was left behind and can be gone on
// with.

import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The journal of a session, line by line on disk.
package final class Journal: Sendable {
  /// A session that was left behind.
  package struct Waiting: Sendable {
    /// Where it stands.
    package let path: String
    /// When it changed last, in nanoseconds since 1970.
    package let changed: Int
    /// What it holds.
    package let bytes: [UInt8]
  }

  /// What there is to do with a file that is taken over.
  package enum Remainder: Sendable {
    /// So many bytes are sound; what follows is a line that was not finished.
    case cut(to: Int)
    /// So many bytes are sound; a copy is kept with what follows.
    case copied(to: Int)
  }

  private static let suffix = ".session"
  private static let maximumByteCount = 16 << 20

  /// The folder of all sessions; nil for no journal.
  private let folder: String?
  private let file = Mutex<LockedFile?>(nil)

  /// Creates the journal of a session in a folder, which need not exist; without one it keeps nothing.
  package init(folder: String?) { self.folder = folder }

  /// Whether steps are kept.
  package var isKept: Bool { folder != nil }

  /// Whether there is a file.
  package var hasBegun: Bool { file.withLock { $0 != nil } }

  /// Writes a line down durably; the first one begins the file, with a header.
  package func append(_ line: [UInt8], header: [UInt8]) throws(FileError) {
    guard let folder else { return }
    try file.withLock { (file) throws(FileError) in
      do {
        if let file {
          try file.append(line)
        } else {
          try FileAccess.createFolders(folder)
          let new = try LockedFile.create(Self.newPath(in: folder))
          file = new
          try new.append(header + line)
        }
      } catch let error as FileError {
        throw error
      } catch {
        throw .cannotWrite(path: folder, error as? SystemError ?? .inputOutput)
      }
    }
  }

  private static func newPath(in folder: String) -> String {
    "\(folder)/\(String(UInt64.random(in: 0 ... .max), radix: 36))\(suffix)"
  }

  /// Ends the journal: nothing in it is wanted any more.
  package func remove() { end { $0.remove() } }

  /// Ends the journal and leaves it for a later session.
  package func leave() { end { $0.close() } }

  private func end(_ body: (LockedFile) -> Void) {
    file.withLock { file in
      if let file { body(file) }
      file = nil
    }
  }

  // MARK: Sessions that were left behind

  /// The sessions that no running program holds, the latest first.
  package func waiting() -> [Waiting] {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    var result: [Waiting] = []
    for name in names where name.hasSuffix(Self.suffix) {
      guard let file = LockedFile.open("\(folder)/\(name)") else { continue }
      defer { file.close() }
      guard let bytes = try? file.read(maximumByteCount: Self.maximumByteCount) else { continue }
      result.append(Waiting(path: file.path, changed: file.changed, bytes: bytes))
    }
    return result.sorted { ($1.changed, $0.path) < ($0.changed, $1.path) }
  }

  /// Takes over a session that was left behind, so that it is gone on with; nil when somebody else has
  /// done so.
  ///
  /// - Returns: the path of the copy with what could not be read, where one was made; or an empty text.
  package func adopt(_ waiting: Waiting, _ remainder: Remainder) throws(FileError) -> String? {
    guard let taken = LockedFile.open(waiting.path) else { return nil }
    var copy = ""
    do {
      switch remainder {
      case .cut(let count): try taken.truncate(to: count)
      case .copied(let count):
        copy = waiting.path + ".damaged"
        try FileAccess.replace(copy, with: waiting.bytes)
        try taken.truncate(to: count)
      }
    } catch {
      taken.close()
      throw error as? FileError
        ?? .cannotWrite(path: waiting.path, error as? SystemError ?? .inputOutput)
    }
    file.withLock { file in
      file?.remove()
      file = taken
    }
    return copy
  }

  /// Deletes a session that was left behind, unless somebody has taken it over.
  package func discard(_ waiting: Waiting) {
    LockedFile.open(waiting.path)?.remove()
  }
}
