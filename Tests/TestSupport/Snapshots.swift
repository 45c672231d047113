// Golden files: whole outputs that a person sees, kept beside the tests that own them. They are written
// only when the environment says so, and then the test fails, so that nobody records by accident.

import Foundation
package import Testing

/// Compares a text with the golden file `Snapshots/NAME` in the folder of the test target.
///
/// With RECORD_SNAPSHOTS=1 in the environment it writes the file and records an issue.
package func assertSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let file = targetFolder(of: filePath).appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); read the difference", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot write \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "there is no golden file \(name); record it with RECORD_SNAPSHOTS=1",
      sourceLocation: sourceLocation)
    return
  }
  let golden = String(decoding: data, as: UTF8.self)
  guard golden != text else { return }
  Issue.record(
    "\(name) differs\n\(firstDifference(golden, text))", sourceLocation: sourceLocation)
}

/// The folder of the test target that a file belongs to: the one right below `Tests`.
private func targetFolder(of filePath: String) -> URL {
  var folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
  while folder.pathComponents.count > 2,
    folder.deletingLastPathComponent().lastPathComponent != "Tests"
  {
    folder.deleteLastPathComponent()
  }
  return folder
}

/// The first line in which two texts differ, with its number.
private func firstDifference(_ golden: String, _ text: String) -> String {
  let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let found = text.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(expected.count, found.count) {
    let old = index < expected.count ? String(expected[index]) : "(end)"
    let new = index < found.count ? String(found[index]) : "(end)"
    if old != new { return "line \(index + 1)\nexpected: \(old)\nfound:    \(new)" }
  }
  return ""
}
