// One way into the command line for all suites, so that its interface can change in one place. The
// module Testing has an ExitStatus, too, and so is not imported here.

import Commands
import Foundation
import RuleLanguage

/// What a command leaves behind.
struct Outcome {
  let status: ExitStatus
  let output: String
  let errors: String
}

/// Runs a command as if it were typed on 2026-11-24.
func run(
  _ arguments: [String], environment: [String: String] = [:],
  terminal: ScriptedTerminal = ScriptedTerminal()
) async throws -> Outcome {
  let today = CalendarDay("2026-11-24") ?? CalendarDay(daysSinceEpoch: 0)
  let status = await Commands.run(
    arguments: arguments, environment: environment, terminal: terminal, today: today)
  return Outcome(status: status, output: terminal.output, errors: terminal.errors)
}

/// All statuses, in order.
let allStatuses = ExitStatus.allCases

/// A folder that is there for the length of a test, with files by their paths in it.
func withFolder<Result>(
  _ files: [String: String], _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("certadvisor-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for (path, text) in files {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  return try await body(folder.path)
}
