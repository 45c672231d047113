// What a command has to work with: its arguments and the world outside, and the few things that every
// command does with them.

package import Advice
package import Reports
package import RuleLanguage

/// The surroundings of a command.
package struct CommandContext: Sendable {
  /// What the user typed.
  package internal(set) var arguments: ParsedArguments
  /// The environment variables.
  package let environment: [String: String]
  /// Where lines come from and output goes to.
  package let terminal: any Terminal
  /// The user's calendar day.
  package let today: CalendarDay

  /// The language of results.
  package var language: Language { arguments[Options.language] }

  /// The day asked for.
  package var asOf: CalendarDay { arguments[Options.asOf] ?? today }

  /// The look of text on a stream, with the width as it is now.
  package func style(of stream: OutputStream) -> TextStyle {
    TextStyle(
      isColoured: arguments[Options.color].allowsColour(
        isTerminal: terminal.isTerminal(stream), environment: environment),
      width: terminal.width)
  }

  // MARK: Output

  /// Writes results.
  ///
  /// What comes from outside must have been escaped.
  package func print(_ text: String) throws(CommandError) {
    do { try terminal.write(text) } catch { throw .terminal(error) }
  }

  /// Passes results on.
  package func flush() throws(CommandError) {
    do { try terminal.flush() } catch { throw .terminal(error) }
  }

  /// Says on standard error why a command failed, and what to do.
  package func report(_ error: CommandError) {
    guard let message = error.message else { return }
    let style = style(of: .error)
    if case .malformedKnowledge(let findings, let texts) = error {
      terminal.writeError(renderer(of: texts, on: .error).text(findings))
    }
    var text = "\(style.paint("error", .strong)): \(message)\n"
    for hint in error.hints { text += "\(style.paint("help", .accent)): \(hint)\n" }
    terminal.writeError(text)
  }

  /// Draws findings about texts for a stream.
  package func renderer(of texts: [SourceText], on stream: OutputStream) -> DiagnosticRenderer {
    let style = style(of: stream)
    return DiagnosticRenderer(
      sources: texts, style: style.isColoured ? .colour : .plain, excerptWidth: style.width)
  }

  // MARK: Knowledge base

  /// The texts of the knowledge base that was asked for.
  package func knowledgeFiles() throws(CommandError) -> KnowledgeFiles {
    try knowledgeFiles(in: arguments[Options.knowledgeBase])
  }

  private func knowledgeFiles(in folder: String?) throws(CommandError) -> KnowledgeFiles {
    do { return try KnowledgeFiles.read(folder) } catch { throw .file(error) }
  }

  /// The knowledge base that was asked for.
  ///
  /// The examples of the bundled one are read only where they are needed: CI has checked them. Those of
  /// a folder always are, so that no mistake goes unnoticed.
  ///
  /// - Throws: `malformedKnowledge` with all findings when one of them is an error.
  package func knowledgeBase(
    _ scope: KnowledgeBase.Scope = .advice
  ) throws(CommandError) -> LoadedKnowledge {
    try knowledgeBase(in: arguments[Options.knowledgeBase], scope)
  }

  /// The knowledge base of a folder, or the bundled one.
  ///
  /// - Throws: `malformedKnowledge` with all findings when one of them is an error.
  package func knowledgeBase(
    in folder: String?, _ scope: KnowledgeBase.Scope
  ) throws(CommandError) -> LoadedKnowledge {
    let files = try knowledgeFiles(in: folder)
    let loaded = KnowledgeBase.load(
      files.texts, asOf: asOf, files.folder == nil ? scope : .everything)
    let texts = loaded.texts.map(files.displayed)
    guard let knowledgeBase = loaded.knowledgeBase else {
      throw .malformedKnowledge(loaded.diagnostics, texts)
    }
    return LoadedKnowledge(
      knowledgeBase: knowledgeBase, texts: texts, diagnostics: loaded.diagnostics)
  }
}

/// A knowledge base that can be used, with what was found about it.
package struct LoadedKnowledge: Sendable {
  /// The knowledge base.
  package let knowledgeBase: KnowledgeBase
  /// Its texts with the names that the user knows, in the order of the ids that ranges use.
  package let texts: [SourceText]
  /// The warnings.
  package let diagnostics: [Diagnostic]

  /// A place as `file:line`, safe to print.
  package func place(_ range: SourceRange) -> String {
    guard texts.indices.contains(range.source.index) else { return "" }
    let text = texts[range.source.index]
    return "\(TerminalText.escaped(text.name)):\(text.location(of: range.lower).line)"
  }
}
