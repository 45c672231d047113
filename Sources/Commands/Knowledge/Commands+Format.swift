// `kb format`: files laid out in the one way, in place, or only told apart.

import RuleLanguage

extension Commands {
  static func formatKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    var isAnyMalformed = false
    var unformatted = 0
    for (path, source) in try sourcesToFormat(context) {
      let parsed = parse(source, id: SourceID(0))
      let errors = parsed.diagnostics.filter { $0.severity == .error }
      if !errors.isEmpty {
        // Blocks with errors stay as they are; the rest of the file is laid out.
        isAnyMalformed = true
        context.terminal.writeError(context.renderer(of: [source], on: .error).text(errors))
      }
      let formatted = SourceFormatter.format(parsed)
      let isCheck = context.arguments[Options.checkOnly]
      if path == "-", !isCheck {
        do { try context.terminal.write(formatted) } catch { throw .terminal(error) }
      } else if formatted != source.bytes {
        unformatted += 1
        try context.print(TerminalText.escaped(source.name) + "\n")
        if !isCheck {
          do { try FileAccess.replace(path, with: formatted) } catch { throw .file(error) }
        }
      }
    }
    if isAnyMalformed { return .malformed }
    return context.arguments[Options.checkOnly] && unformatted > 0 ? .findings : .done
  }

  /// The files named, or all of the folder named, each with its path.
  private static func sourcesToFormat(
    _ context: CommandContext
  ) throws(CommandError) -> [(path: String, source: SourceText)] {
    let paths = context.arguments.operands
    if paths.isEmpty {
      guard context.arguments[Options.knowledgeBase] != nil else {
        throw .usage(.nothingToWorkOn(.kbFormat))
      }
      let files = try context.knowledgeFiles()
      return files.texts.map(files.displayed).map { ($0.name, $0) }
    }
    var sources: [(path: String, source: SourceText)] = []
    for path in paths {
      do {
        let bytes = try FileAccess.read(path, maximumByteCount: KnowledgeFiles.maximumByteCount)
        let name = path == "-" ? "standard input" : path
        sources.append((path, SourceText(name: name, bytes: bytes)))
      } catch {
        throw .file(error)
      }
    }
    return sources
  }
}
