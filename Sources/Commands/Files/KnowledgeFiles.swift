// The texts of a knowledge base: those of a folder, or those that are built in.

import BundledKnowledge
package import RuleLanguage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The texts of a knowledge base and where they come from.
package struct KnowledgeFiles: Sendable {
  /// The texts by their path below the folder, so that the digest does not depend on where it stands.
  package let texts: [SourceText]
  /// The folder as the user wrote it; nil for the bundled knowledge base.
  package let folder: String?

  /// The largest .kb file, in bytes.
  package static let maximumByteCount = 16 << 20

  /// The knowledge base that the program brings along.
  package static var bundled: KnowledgeFiles {
    KnowledgeFiles(
      texts: BundledKnowledge.files.map { SourceText(name: $0.path, $0.text) }, folder: nil)
  }

  /// Reads the .kb files of a folder and of the folders in it, ordered by their paths.
  ///
  /// Files and folders whose names begin with a dot are left out; links to folders are not followed,
  /// so that a circle of links does no harm.
  package static func read(folder: String) throws(FileError) -> KnowledgeFiles {
    switch FileAccess.kind(of: folder) {
    case nil, .folder: break
    case .file: throw .isNotFolder(path: folder)
    }
    var texts: [SourceText] = []
    for path in try paths(in: folder, below: "").sorted() {
      let bytes = try FileAccess.read(join(folder, path), maximumByteCount: maximumByteCount)
      texts.append(SourceText(name: path, bytes: bytes))
    }
    if texts.isEmpty { throw .noKnowledge(path: folder) }
    return KnowledgeFiles(texts: texts, folder: folder)
  }

  /// The bundled knowledge base, or the one of a folder.
  package static func read(_ folder: String?) throws(FileError) -> KnowledgeFiles {
    if let folder { try read(folder: folder) } else { bundled }
  }

  /// A text's name as the user can open it: below the folder, not from it.
  package func displayed(_ text: SourceText) -> SourceText {
    guard let folder else { return text }
    return SourceText(name: Self.join(folder, text.name), bytes: text.bytes)
  }

  private static func paths(in folder: String, below prefix: String) throws(FileError) -> [String] {
    let path = join(folder, prefix)
    if let error = FileAccess.refusal(of: path) { throw .cannotOpen(path: path, error) }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw .cannotRead(path: path, .inputOutput)
    }
    var result: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = join(prefix, name)
      let full = join(folder, path)
      switch FileAccess.kind(of: full) {
      case .folder where !FileAccess.isLink(full): result += try paths(in: folder, below: path)
      case .folder: break
      // A broken link is read, too: its error tells more than its absence.
      case .file, nil: if name.hasSuffix(".kb") { result.append(path) }
      }
    }
    return result
  }

  private static func join(_ folder: String, _ path: String) -> String {
    if folder.isEmpty { return path }
    if path.isEmpty { return folder }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}
