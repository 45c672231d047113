// `repl`: lines from the terminal to the session and its words back.

import Advice
import RuleEngine
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
      session.style = context.style(of: .output)
      let completion = SessionCompletion(session)
      let line: LineInput
      do {
        line = try terminal.readLine(prompt: session.prompt) { completion.candidates(for: $0) }
      } catch { throw .terminal(error) }
      switch line {
      case .line(let text):
        // A pipe does not echo; a transcript without the lines would be hard to follow.
        if !terminal.isInteractive {
          try context.print("\(session.prompt)\(TerminalText.escaped(text))\n")
        }
        try context.print(session.handle(text))
        try context.flush()
      case .tooLong: try context.print(session.phrases.lineTooLong + "\n")
      case .interrupted: try context.print("\n")
      case .end:
        if terminal.isInteractive { try context.print("\n") }
        if session.hasUnsavedAnswers, terminal.isInteractive {
          try context.print(session.phrases.leftUnsaved + "\n")
        }
        return .done
      }
    }
    return .done
  }
}

/// What can be typed next in a session.
struct SessionCompletion: Sendable {
  private let names: [Verb.Operand: [String]]
  private let answers: [String]

  init(_ session: Session) {
    let model = session.model
    names = [
      .certificate: model.certificates.map(\.name), .fact: model.facts.map(\.name),
      .rule: model.rules.map(\.name), .verb: Verb.all.map(\.name),
      .branch: session.branches.keys.sorted(), .language: Language.allCases.map(\.rawValue),
    ]
    answers = session.answerWords
    values = Dictionary(
      model.facts.map { fact in
        switch fact.type {
        case .yesNo: (fact.name, ["yes", "no"])
        case .choice(let id), .set(let id): (fact.name, model[id].members.map(\.name))
        case .count, .amount, .percentage, .date: (fact.name, [])
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  private let values: [String: [String]]

  /// The words that begin like the last one.
  func candidates(for request: CompletionRequest) -> [String] {
    let words = Session.words(request.line)
    let before =
      request.line.hasSuffix(request.word)
      ? words.dropLast(request.word.isEmpty ? 0 : 1) : words[...]
    let all: [String]
    if !answers.isEmpty {
      all = answers
    } else if before.isEmpty {
      all = names[.verb] ?? []
    } else if let verb = Verb.find(before[0]) {
      let fact = before.last.map { String($0.split(separator: "=").first ?? "") } ?? ""
      all =
        verb.operand == .fact && before.count > 1 ? values[fact] ?? [] : names[verb.operand] ?? []
    } else {
      all = []
    }
    return all.filter { $0.lowercased().hasPrefix(request.word.lowercased()) }
  }
}
