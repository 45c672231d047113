// One way into scanners and readers for all suites of the module, so that their interface can change in
// one place.

import Testing

@testable import ProfileIO

/// Bytes with a name that the report of a test shows.
struct SampleBytes: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}

/// What is wrong with bytes as one JSON text; nil where nothing is.
func jsonFailure(_ bytes: [UInt8]) -> JSONFailure? {
  do throws(JSONFailure) {
    try JSONScanner.validate(bytes.span)
    return nil
  } catch {
    return error
  }
}

/// What became of a row: its profile as a line of JSON, or its error as it is reported.
func rows(
  _ bytes: [UInt8], _ format: InputFormat = .auto, pieceSize: Int = .max,
  chunkSize: Int = ChunkReader.chunkSize, recordLimit: Int = ChunkReader.recordLimit
) throws -> [String] {
  let schema = try Sample.onlySchema.get()
  let input = MemoryInput(bytes, pieceSize: pieceSize)
  var reader = ProfileReader(
    ChunkReader(input, format, schema, chunkSize: chunkSize, recordLimit: recordLimit), schema)
  var result: [String] = []
  while let row = try reader.next() {
    switch row {
    case .profile(let profile, let line):
      var text: [UInt8] = []
      ProfileWriter.appendLine(profile, schema.model, to: &text)
      result.append("\(line) " + String(decoding: text, as: UTF8.self))
    case .rejected(let error):
      result.append("\(error.line) \(error.id) \(error.key): \(error.message)")
    }
  }
  return result
}

/// What became of the rows of a text.
func rows(_ text: String, _ format: InputFormat = .auto) throws -> [String] {
  try rows(Array(text.utf8), format)
}

extension Sample {
  /// The facts of the sample, read once for thousands of rows.
  static let onlySchema = Result { try schema() }
}
