// Findings for programs: one JSON object each.

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
      JSONText.object(place(note.range) + [("message", JSONText.string(note.message))])
    }
    let fixes = diagnostic.fixIts.map { fix in
      JSONText.object(
        place(fix.range)
          + [
            ("title", JSONText.string(fix.title)),
            ("replacement", JSONText.string(fix.replacement)),
          ])
    }
    return JSONText.object(
      place(diagnostic.range) + [
        ("severity", JSONText.string(diagnostic.severity.rawValue)),
        ("id", JSONText.string(diagnostic.id)),
        ("message", JSONText.string(diagnostic.message)),
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
      ("file", JSONText.string(source.name)), ("line", String(start.line)),
      ("column", String(start.column)), ("endLine", String(end.line)),
      ("endColumn", String(end.column)),
    ]
  }
}
