// The words for mistakes in a command line.

import RuleLanguage

extension UsageError {
  /// What was found and what was expected: a sentence in lower case without a full stop.
  package var message: String {
    switch self {
    case .unknownCommand(let name, nil, _): "there is no command \(quoted(name))"
    case .unknownCommand(let name, .some(let group), _):
      "there is no command \(quoted("\(group) \(name)"))"
    case .missingSubcommand(let group): "'\(group)' needs a second word that says what to do"
    case .unknownOption(let option, let command, _):
      "'\(command.rawValue)' has no option \(quoted(option))"
    case .missingValue(let option, _):
      "'--\(option.name)' needs a value: \(option.value.expectation)"
    case .unexpectedValue(let option, _): "'--\(option.name)' takes no value"
    case .wrongValue(let value, let option, _, _):
      "'--\(option.name)' cannot be \(quoted(value)): expected \(option.value.expectation)"
    case .missingOperand(let operand, let command):
      "'\(command.rawValue)' needs \(operand.usage): \(operand.summary)"
    case .extraOperand(let operand, let command):
      "'\(command.rawValue)' has no use for \(quoted(operand))"
    case .unknownOperand(let operand, let command, let expected, _):
      "'\(command.rawValue)' does not know \(quoted(operand)): expected \(expected)"
    case .missingOption(let option, let needed, _):
      "'--\(option.name)' needs '--\(needed.name) \(needed.value.placeholder)', too"
    case .sameFile(let path, let option, _):
      "'--\(option.name)' names \(quoted(path)), which has another use here already"
    case .nothingToWorkOn(let command): "'\(command.rawValue)' needs files or '--kb DIR'"
    }
  }

  /// What to do about it, in lower case without full stops.
  package var hints: [String] {
    var hints: [String] = []
    switch self {
    case .unknownCommand(let name, let group, let nearest):
      if let nearest {
        hints.append("did you mean '\(group.map { $0 + " " } ?? "")\(nearest)'?")
      } else if group == nil, name.contains(".") || name.contains("/") {
        hints.append("a profile is evaluated by '\(program) evaluate \(escaped(name))'")
      }
    case .unknownOption(_, _, let nearest), .unknownOperand(_, _, _, let nearest),
      .wrongValue(_, _, _, let nearest):
      if let nearest { hints.append("did you mean '\(nearest)'?") }
    case .missingSubcommand(let group):
      let words = CommandName.allCases.map(\.rawValue).filter { $0.hasPrefix(group + " ") }
        .map { $0.dropFirst(group.count + 1) }
      hints.append("one of " + words.joined(separator: ", "))
    case .missingValue, .unexpectedValue, .missingOperand, .extraOperand, .missingOption,
      .sameFile, .nothingToWorkOn:
      break
    }
    return hints + ["'\(program) \(helpTopic)--help' tells more"]
  }

  private var helpTopic: String {
    switch self {
    case .unknownCommand(_, let group, _): group.map { $0 + " " } ?? ""
    case .missingSubcommand(let group): group + " "
    case .unknownOption(_, let command, _), .missingValue(_, let command),
      .unexpectedValue(_, let command), .wrongValue(_, _, let command, _),
      .missingOperand(_, let command), .extraOperand(_, let command),
      .unknownOperand(_, let command, _, _), .missingOption(_, _, let command),
      .sameFile(_, _, let command), .nothingToWorkOn(let command):
      command == .help ? "" : command.rawValue + " "
    }
  }

  private var program: String { CommandTable.program }
  private func escaped(_ text: String) -> String { TerminalText.escaped(text) }
  private func quoted(_ text: String) -> String { "'\(TerminalText.escaped(text))'" }
}
