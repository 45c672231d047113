// Continuing a batch after it was cut off at any byte.

import Foundation
import Testing

@testable import ProfileIO

@Suite("A batch into a file")
struct ResumeTests {
  private static func row(_ number: Int) -> String {
    switch number % 5 {
    case 0: #"{"id":"\#(number)","facts":{"serves":["KR"],"revenue":\#(number)}}"#
    case 1: #"{"id":"\#(number)","name":"\#(number)","facts":{"srves":1}}"#
    case 2: #"{"id":"\#(number)","facts":{"industry":"health","share":\#(number % 100)}}"#
    case 3: #"{"id":"\#(number)"#
    default: #"{"id":"\#(number)","facts":{"online":true,"users":\#(number)}}"#
    }
  }

  private static func text(_ count: Int) -> String {
    (0..<count).map(row).joined(separator: "\n") + "\n"
  }

  private struct Files {
    let folder = NSTemporaryDirectory() + "resume-\(UUID().uuidString)"
    var output: String { folder + "/out" }
    var errors: String { folder + "/errors" }
    var checkpoint: String { ResumableBatch.checkpointPath(output) }

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
    func bytes(_ path: String) -> [UInt8] {
      FileManager.default.contents(atPath: path).map { Array($0) } ?? []
    }
    func set(_ path: String, _ bytes: some Sequence<UInt8>) {
      _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    }
  }

  private func run(
    _ files: Files, _ text: String, isResumed: Bool, format: OutputFormat = .ndjson,
    jobs: Int = 1, stopsAfter limit: Int = .max
  ) throws -> BatchReport {
    var options = BatchOptions()
    options.outputFormat = format
    options.jobs = jobs
    options.chunkSize = 256
    options.checkpointInterval = 512
    let batch = ResumableBatch(
      try Sample.advisor(), options, output: files.output, errors: files.errors)
    let bytes = Array(text.utf8)
    let input: any ByteInput =
      limit < bytes.count ? FailingInput(Array(bytes[0..<limit])) : MemoryInput(bytes)
    return try batch.run(
      [BatchInput(name: "in", input)], errors: MemoryOutput(), isResumed: isResumed)
  }

  @Test("goes on after its output was cut at any byte", arguments: [OutputFormat.ndjson, .csv])
  func cutAnywhere(format: OutputFormat) throws {
    let files = try Files()
    defer { files.remove() }
    let text = Self.text(12)
    let whole = try run(files, text, isResumed: false, format: format)
    let output = files.bytes(files.output)
    let errors = files.bytes(files.errors)
    for length in stride(from: 0, through: output.count, by: format == .csv ? 7 : 61) {
      files.set(files.output, output[0..<length])
      files.set(files.errors, errors[0..<min(errors.count, length)])
      let report = try run(files, text, isResumed: true, format: format)
      #expect(files.bytes(files.output) == output)
      #expect(files.bytes(files.errors) == errors)
      #expect(report.progress == whole.progress)
    }
  }

  @Test("goes on from its checkpoint after it was stopped", arguments: [1, 2])
  func stopped(jobs: Int) throws {
    let files = try Files()
    defer { files.remove() }
    let text = Self.text(60)
    let whole = try run(files, text, isResumed: false, jobs: jobs)
    let output = files.bytes(files.output)
    let errors = files.bytes(files.errors)
    for limit in stride(from: 300, to: text.utf8.count, by: 321) {
      #expect(throws: BatchFailure.self) {
        try run(files, text, isResumed: false, jobs: jobs, stopsAfter: limit)
      }
      // What was written after the checkpoint may be lost in part, or torn.
      let written = files.bytes(files.output)
      let kept = Checkpoint(OutputFile.read(files.checkpoint) ?? "")?.progress.outputBytes ?? 0
      files.set(files.output, written[0..<(kept + (written.count - kept) / 2)])
      let report = try run(files, text, isResumed: true, jobs: jobs)
      #expect(files.bytes(files.output) == output)
      #expect(files.bytes(files.errors) == errors)
      #expect(report.progress == whole.progress)
      #expect(OutputFile.read(files.checkpoint) == nil)
    }
  }

  @Test("does not go on with another input, or with other options")
  func refuses() throws {
    let files = try Files()
    defer { files.remove() }
    _ = try run(files, Self.text(20), isResumed: false)
    #expect(throws: BatchFailure.self) {
      try run(files, Self.text(20).replacing("KR", with: "JP"), isResumed: true)
    }
    #expect(throws: BatchFailure.self) { try run(files, Self.text(3), isResumed: true) }
    #expect(throws: BatchFailure.self) {
      try run(files, Self.text(40), isResumed: false, stopsAfter: 1500)
    }
    #expect(throws: BatchFailure.self) {
      try run(files, Self.text(40), isResumed: true, format: .csv)
    }
  }

  @Test("goes on without its checkpoint, or with a torn one, from the beginning")
  func lostCheckpoint() throws {
    let files = try Files()
    defer { files.remove() }
    let text = Self.text(60)
    _ = try run(files, text, isResumed: false)
    let output = files.bytes(files.output)
    let errors = files.bytes(files.errors)
    #expect(throws: BatchFailure.self) {
      try run(files, text, isResumed: false, stopsAfter: 2000)
    }
    let checkpoint = files.bytes(files.checkpoint)
    let written = files.bytes(files.output)
    #expect(!checkpoint.isEmpty)
    for length in [0, 1, checkpoint.count / 2, checkpoint.count - 1] {
      files.set(files.checkpoint, checkpoint[0..<length])
      files.set(files.output, written)
      _ = try run(files, text, isResumed: true)
      #expect(files.bytes(files.output) == output)
      #expect(files.bytes(files.errors) == errors)
    }
  }

  @Test("writes again what a power cut left as zeros")
  func zeros() throws {
    let files = try Files()
    defer { files.remove() }
    let text = Self.text(60)
    _ = try run(files, text, isResumed: false)
    let output = files.bytes(files.output)
    let errors = files.bytes(files.errors)
    for limit in stride(from: 1000, to: 2100, by: 300) {
      #expect(throws: BatchFailure.self) {
        try run(files, text, isResumed: false, stopsAfter: limit)
      }
      let checkpoint = files.bytes(files.checkpoint)
      let progress = Checkpoint(String(decoding: checkpoint, as: UTF8.self))?.progress
      let written = files.bytes(files.output)
      let kept = try #require(progress?.outputBytes)
      // What the checkpoint promises had reached the disk; of what follows any part may be missing.
      for start in stride(from: kept, to: written.count - 1, by: 397) {
        var damaged = written
        for index in start..<min(start + 64, written.count - 1) { damaged[index] = 0 }
        files.set(files.output, damaged)
        files.set(files.checkpoint, checkpoint)
        _ = try run(files, text, isResumed: true)
        #expect(files.bytes(files.output) == output)
        #expect(files.bytes(files.errors) == errors)
      }
    }
  }

  @Test("forgets the checkpoint of an earlier run when it starts anew")
  func staleCheckpoint() throws {
    let files = try Files()
    defer { files.remove() }
    // The earlier run rejects much and writes little, so its checkpoint asks for little output.
    let rejected = String(repeating: "{\"idd\"\n", count: 200)
    #expect(throws: BatchFailure.self) {
      try run(files, rejected, isResumed: false, stopsAfter: 1000)
    }
    #expect(!files.bytes(files.checkpoint).isEmpty)
    let text = Self.text(60)
    #expect(throws: BatchFailure.self) {
      try run(files, text, isResumed: false, stopsAfter: 400)
    }
    _ = try run(files, text, isResumed: true)
    let resumed = files.bytes(files.output)
    _ = try run(files, text, isResumed: false)
    #expect(files.bytes(files.output) == resumed)
  }

  @Test(
    "goes on in arrays and in tables with line breaks inside quotes",
    arguments: [true, false])
  func otherInputs(isArray: Bool) throws {
    let files = try Files()
    defer { files.remove() }
    let text =
      isArray
      ? "["
        + (0..<40).map { #"{"id":"\#($0)","facts":{"users":\#($0 % 7 == 0 ? "x" : "1")}}"# }
        .joined(separator: ",\n ") + "]"
      : "id,name,users\n" + (0..<60).map { "\($0),\"a\nb\",\($0 % 7 == 0 ? "x" : "1")\n" }.joined()
    _ = try run(files, text, isResumed: false, format: .csv)
    let output = files.bytes(files.output)
    let errors = files.bytes(files.errors)
    for limit in stride(from: 100, to: text.utf8.count, by: 237) {
      #expect(throws: BatchFailure.self) {
        try run(files, text, isResumed: false, format: .csv, stopsAfter: limit)
      }
      _ = try run(files, text, isResumed: true, format: .csv)
      #expect(files.bytes(files.output) == output)
      #expect(files.bytes(files.errors) == errors)
    }
  }

  @Test("reads only whole checkpoints")
  func checkpoints() {
    var start = BatchStart()
    start.inputOffset = 77
    start.progress.evaluated = 3
    let checkpoint = Checkpoint(start, conditions: ["trace rules", "lang en"])
    #expect(Checkpoint(checkpoint.text) == checkpoint)
    for length in 0..<checkpoint.text.utf8.count {
      #expect(Checkpoint(String(checkpoint.text.prefix(length))) == nil)
    }
  }
}

/// An input that fails where it would end.
struct FailingInput: ByteInput {
  private var input: MemoryInput

  init(_ bytes: [UInt8]) { input = MemoryInput(bytes) }

  mutating func read(into buffer: inout [UInt8], from offset: Int) throws(IOFailure) -> Int {
    let count = input.read(into: &buffer, from: offset)
    if count == 0, offset < buffer.count { throw .readFailed(code: 5) }
    return count
  }
}
