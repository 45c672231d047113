// Draws findings for people: what, where, the line with the place underlined, and what to do.

/// Turns findings into text for a terminal.
public struct DiagnosticRenderer: Sendable {
  /// Whether the text has colours.
  public enum Style: Hashable, Sendable {
    /// Text alone.
    case plain
    /// ANSI escape sequences for colour.
    case colour
  }

  private let sources: [SourceText]
  private let style: Style
  private let excerptWidth: Int

  /// Creates a renderer for findings about some texts; the index of a text is that of its `SourceID`.
  ///
  /// Excerpts of lines that are wider than `excerptWidth` columns are cut around the place.
  public init(sources: [SourceText], style: Style = .plain, excerptWidth: Int = 100) {
    self.sources = sources
    self.style = style
    self.excerptWidth = max(excerptWidth, 20)
  }

  /// One finding with its excerpt, notes and remedies.
  ///
  /// Ends with a line break.
  public func text(_ diagnostic: Diagnostic) -> String {
    var result = ""
    if let place = place(diagnostic.range) { result += "\(bold(place)): " }
    let severity = "\(diagnostic.severity.rawValue)[\(diagnostic.id)]"
    result += coloured(severity, diagnostic.severity == .error ? "1;31" : "1;33")
    result += ": \(bold(TerminalText.escaped(diagnostic.message)))\n"
    let gutter = gutterWidth(of: diagnostic)
    let colour = diagnostic.severity == .error ? "1;31" : "1;33"
    result += excerpt(diagnostic.range, gutter, colour)
    for note in diagnostic.notes {
      if let place = place(note.range) {
        result += "\(place): \(coloured("note", "1;36")): \(TerminalText.escaped(note.message))\n"
        result += excerpt(note.range, gutter, "1;36")
      } else {
        result += remark("note", TerminalText.escaped(note.message), gutter)
      }
    }
    for fixIt in diagnostic.fixIts { result += remark("help", remedy(fixIt), gutter) }
    return result
  }

  /// Several findings, in order of their places, with a blank line after each.
  public func text(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.sorted().map { text($0) + "\n" }.joined()
  }

  /// The number of errors and warnings in words: "2 errors, 1 warning".
  public static func summary(_ diagnostics: some Sequence<Diagnostic>) -> String {
    var errorCount = 0
    var warningCount = 0
    for diagnostic in diagnostics {
      if diagnostic.severity == .error { errorCount += 1 } else { warningCount += 1 }
    }
    func counted(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    switch (errorCount, warningCount) {
    case (0, 0): return "no errors"
    case (_, 0): return counted(errorCount, "error")
    case (0, _): return counted(warningCount, "warning")
    default: return "\(counted(errorCount, "error")), \(counted(warningCount, "warning"))"
    }
  }

  private func source(_ range: SourceRange?) -> SourceText? {
    guard let range, sources.indices.contains(range.source.index) else { return nil }
    return sources[range.source.index]
  }

  private func place(_ range: SourceRange?) -> String? {
    guard let range, let source = source(range) else { return nil }
    let location = source.location(of: range.lower)
    return "\(TerminalText.escaped(source.name)):\(location.line):\(location.column)"
  }

  private func remedy(_ fixIt: Diagnostic.FixIt) -> String {
    let title = TerminalText.escaped(fixIt.title)
    let replacement = TerminalText.escaped(fixIt.replacement)
    let isVisible = replacement.contains { $0 != " " }
    return isVisible && !title.contains(replacement) ? "\(title): \(replacement)" : title
  }

  private func remark(_ label: String, _ text: String, _ gutter: Int) -> String {
    let space = String(repeating: " ", count: gutter)
    return "\(space) \(coloured("=", "1;34")) \(coloured(label, "1;36")): \(text)\n"
  }

  /// The columns that the largest line number of a finding takes.
  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    var width = 1
    for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
      guard let range, let source = source(range) else { continue }
      width = max(width, String(source.location(of: range.lower).line).count)
    }
    return width
  }

  private func excerpt(_ range: SourceRange?, _ gutter: Int, _ colour: String) -> String {
    guard let range, let source = source(range) else { return "" }
    let line = ExcerptLine(source, range, width: excerptWidth)
    let number = String(line.number)
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    let space = String(repeating: " ", count: gutter)
    let bar = coloured("|", "1;34")
    let carets = String(repeating: "^", count: line.caretCount)
    return """
      \(space) \(bar)
      \(padding)\(coloured(number, "1;34")) \(bar) \(line.text)
      \(space) \(bar) \(String(repeating: " ", count: line.caretColumn))\(coloured(carets, colour))

      """
  }

  private func bold(_ text: String) -> String { coloured(text, "1") }

  private func coloured(_ text: String, _ code: String) -> String {
    style == .colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
