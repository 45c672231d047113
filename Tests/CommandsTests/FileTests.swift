import Commands
import Foundation
import RuleLanguage
import Testing

@Suite("Files")
struct FileTests {
  @Test("of a knowledge base are found in all folders, in order") func knowledge() async throws {
    let files = [
      "b.kb": "b", "a/z.kb": "z", "a/a.kb": "aa", "note.txt": "-", ".hidden.kb": "-",
      ".git/x.kb": "-",
    ]
    try await withFolder(files) { folder in
      let found = try KnowledgeFiles.read(folder: folder)
      #expect(found.texts.map(\.name) == ["a/a.kb", "a/z.kb", "b.kb"])
      #expect(found.texts.map { $0.line(1) } == ["aa", "z", "b"])
      #expect(found.texts.map { found.displayed($0).name }.first == folder + "/a/a.kb")
      #expect(try KnowledgeFiles.read(folder: folder + "/").texts.count == 3)
    }
  }

  @Test("that are pipes or devices are written to, and never replaced") func pipes() async throws {
    try await withFolder([:]) { folder in
      let path = folder + "/pipe"
      let status = unsafe mkfifo(path, 0o600)
      #expect(status == 0)
      // Open for both, so that neither end waits for the other.
      let reader = try #require(FileHandle(forUpdatingAtPath: path))
      try FileAccess.replace(path, with: Array("text".utf8))
      #expect(try reader.read(upToCount: 4) == Data("text".utf8))
      let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      #expect(kind != .typeRegular)
      try reader.close()
    }
  }

  @Test("of a knowledge base that is not there are named") func noKnowledge() async throws {
    try await withFolder(["a.txt": ""]) { folder in
      #expect(throws: FileError.noKnowledge(path: folder)) {
        try KnowledgeFiles.read(folder: folder)
      }
      let file = folder + "/a.txt"
      #expect(throws: FileError.isNotFolder(path: file)) { try KnowledgeFiles.read(folder: file) }
      let nothing = folder + "/nothing"
      #expect(throws: FileError.cannotOpen(path: nothing, SystemError(ENOENT))) {
        try KnowledgeFiles.read(folder: nothing)
      }
      let outcome = try await run(["kb", "check", "--kb", nothing])
      #expect(outcome.status == .cannotOpen)
      #expect(outcome.errors == "error: cannot open '\(nothing)': no such file or directory\n")
    }
  }

  @Test("of a knowledge base may be links, but a circle of links ends") func links() async throws {
    try await withFolder(["a.kb": "a"]) { folder in
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: folder + "/circle", withDestinationPath: folder)
      try manager.createSymbolicLink(
        atPath: folder + "/b.kb", withDestinationPath: folder + "/a.kb")
      #expect(try KnowledgeFiles.read(folder: folder).texts.map(\.name) == ["a.kb", "b.kb"])
    }
  }

  @Test("are read whole up to a bound") func bound() async throws {
    try await withFolder(["four": "1234", "none": ""]) { folder in
      let path = folder + "/four"
      let four = try FileAccess.read(path, maximumByteCount: 4)
      #expect(four == Array("1234".utf8))
      #expect(throws: FileError.tooLarge(path: path, maximumByteCount: 3)) {
        try FileAccess.read(path, maximumByteCount: 3)
      }
      #expect(try FileAccess.read(folder + "/none") == [])
      #expect(throws: FileError.isFolder(path: folder)) { try FileAccess.read(folder) }
    }
  }

  @Test("are replaced in one step, and keep permissions and links") func replacing() async throws {
    try await withFolder(["old": "old"]) { folder in
      let path = folder + "/old"
      let link = folder + "/link"
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      try FileAccess.replace(link, with: Array("new".utf8))
      #expect(try FileAccess.read(path) == Array("new".utf8))
      #expect(FileAccess.isLink(link))
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      try FileAccess.replace(folder + "/fresh", with: [])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names == ["fresh", "link", "old"], "no temporary file is left")
    }
  }

  @Test("that cannot be replaced stay as they are") func notReplaced() async throws {
    try await withFolder([:]) { folder in
      let path = folder + "/missing/file"
      #expect(throws: FileError.cannotWrite(path: path, SystemError(ENOENT))) {
        try FileAccess.replace(path, with: [])
      }
      #expect(throws: FileError.isFolder(path: folder)) {
        try FileAccess.replace(folder, with: [])
      }
    }
  }

  @Test("grow at their end, in folders made for them") func appending() async throws {
    try await withFolder([:]) { folder in
      try FileAccess.createFolders(folder + "/a/b")
      try FileAccess.createFolders(folder + "/a/b")
      let path = folder + "/a/b/log"
      for line in ["one\n", "two\n"] { try FileAccess.append(Array(line.utf8), to: path) }
      #expect(try FileAccess.read(path) == Array("one\ntwo\n".utf8))
    }
  }

  @Test(
    "of the program's own state are where the XDG directories say",
    arguments: [
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/certadvisor"),
      (["HOME": "/h"], "/h/.local/state/certadvisor"),
      (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/certadvisor"),
      (["XDG_STATE_HOME": ""], nil), ([:], nil),
    ] as [([String: String], String?)])
  func state(environment: [String: String], expected: String?) {
    #expect(StateFolder.path(environment) == expected)
  }
}
