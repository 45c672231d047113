// Writes the .kb files below a folder as Swift string literals: embed-knowledge FOLDER OUTPUT.
// Literals are escaped and on one line, so that any text survives byte for byte.

import Foundation

@main
struct EmbedKnowledgeTool {
  static func main() throws {
    guard CommandLine.arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: embed-knowledge FOLDER OUTPUT\n".utf8))
      exit(64)
    }
    let folder = URL(filePath: CommandLine.arguments[1])
    let output = URL(filePath: CommandLine.arguments[2])
    var source = "extension BundledKnowledge {\n  static let generatedFiles: [File] = [\n"
    for path in try paths(below: folder) {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      source += "    File(path: \(literal(path)), text: \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: output)
  }

  private static func paths(below folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".kb") }.sorted()
  }

  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0": result += "\\0"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
