// Findings for programs: one JSON object each. Written by hand because this module imports nothing.

/// Turns findings into JSON.
public struct DiagnosticJSON: Sendable {
  private let sources: [SourceText]

  /// Creates a writer for findings about some texts; the index of a text is that of its `SourceID`.
  public init(sources: [SourceText]) { self.sources = sources }

  /// One finding as an object on one line, without a line break at the end.
  ///
  /// The keys are `file`, `line`, `column`, `endLine`, `endColumn`, `severity`, `id`, `message`, `notes` and
  /// `fixes`. Lines and columns count from one, columns in bytes; the end is after the last byte. The five
  /// keys of the place are left out where there is none. A note has the keys of a place and `message`, a fix
  /// those of a place and `title` and `replacement`.
  public func object(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.map { note in
      object(place(note.range) + [("message", string(note.message))])
    }
    let fixes = diagnostic.fixIts.map { fix in
      object(
        place(fix.range)
          + [("title", string(fix.title)), ("replacement", string(fix.replacement))])
    }
    return object(
      place(diagnostic.range) + [
        ("severity", string(diagnostic.severity.rawValue)),
        ("id", string(diagnostic.id)),
        ("message", string(diagnostic.message)),
        ("notes", "[\(notes.joined(separator: ","))]"),
        ("fixes", "[\(fixes.joined(separator: ","))]"),
      ])
  }

  private func place(_ range: SourceRange?) -> [(key: String, value: String)] {
    guard let range, sources.indices.contains(range.source.index) else { return [] }
    let source = sources[range.source.index]
    let start = source.location(of: range.lower)
    let end = source.location(of: range.upper)
    return [
      ("file", string(source.name)), ("line", String(start.line)),
      ("column", String(start.column)), ("endLine", String(end.line)),
      ("endColumn", String(end.column)),
    ]
  }

  private func object(_ members: [(key: String, value: String)]) -> String {
    "{\(members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ","))}"
  }

  private func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
