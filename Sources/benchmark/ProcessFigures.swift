// The program as people start it: time from start to end, and memory.

import Foundation

enum ProcessFigures {
  static func measure(
    _ pool: ProfilePool, byteCount: Int, _ figures: inout Figures
  ) throws {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "certadvisor")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      return print("\n\(program.path) is not built, so no process is measured")
    }
    figures.heading("The program as a process")
    let line = Data(pool.lines(1))
    let starts: [(String, [String], Data)] = [
      ("start, first prompt and end", ["repl"], Data()),
      ("one profile, evaluate", ["evaluate", "-"], line),
      ("one profile, batch", ["batch"], line),
    ]
    for (name, arguments, input) in starts {
      let timing = try Timing.best(of: 10) {
        try run(program, arguments, [input], times: 1)
      }
      figures.add(name, timing.elapsed * 1e3, .milliseconds)
    }
    let rounds = max(1, byteCount / pool.bytes.count)
    let arguments = ["batch", "--output-format", "csv"]
    let timing = try Timing.of {
      try run(program, arguments, [Data(pool.bytes)], times: rounds)
    }
    let bytes = Double(rounds * pool.bytes.count)
    figures.add("bytes through a pipe, all cores", bytes / 1e6, .megabytes)
    figures.add("profiles a second", Double(rounds * pool.count) / timing.elapsed, .perSecond)
    figures.add("peak memory", Double(largestChild()) / 1e6, .megabytes)
  }

  /// Runs the program with some input again and again, and forgets what it prints.
  private static func run(
    _ program: URL, _ arguments: [String], _ parts: [Data], times: Int
  ) throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<times {
      for part in parts { try pipe.fileHandleForWriting.write(contentsOf: part) }
    }
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
