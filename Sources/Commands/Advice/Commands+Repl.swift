// `repl`: lines from the terminal to the session and its words back.

import Advice
import RuleLanguage

extension Commands {
  nonisolated(nonsending) static func runRepl(
    _ context: CommandContext
  ) async throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase().knowledgeBase
    let terminal = context.terminal
    var session = Session(
      knowledge, today: context.asOf, language: context.language, style: context.style(of: .output),
      isInteractive: terminal.isInteractive, services: SessionServices(context))
    try context.print(session.greeting())
    if let path = context.arguments.operands.first {
      let loaded = session.handle("load \"\(path)\"")
      try context.print(loaded)
      guard session.hasAnswers else { return .malformed }
    }
    while !session.isFinished {
      let completion = SessionCompletion(session)
      let line: LineInput
      do {
        line = try terminal.readLine(prompt: session.prompt) { completion.candidates(for: $0) }
      } catch { throw .terminal(error) }
      // The window may have been resized while the line was typed.
      session.style = context.style(of: .output)
      switch line {
      case .line(let text):
        // A pipe does not echo; a transcript without the lines would be hard to follow.
        if !terminal.isInteractive {
          try context.print("\(session.prompt)\(TerminalText.escaped(text))\n")
        }
        try context.print(session.handle(text))
        try context.flush()
      case .tooLong: try context.print(session.phrases.lineTooLong + "\n")
      case .interrupted: break
      case .end: try context.print(session.leave())
      }
    }
    return .done
  }
}
