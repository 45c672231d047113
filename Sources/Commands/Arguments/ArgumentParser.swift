// Arguments to a command with operands and options. Options may stand anywhere, even before the
// command; `--` ends them; `-` is an operand; the last use of an option that is not repeatable counts.

import RuleLanguage

/// Reads command lines.
package struct ArgumentParser: Sendable {
  /// A part of the command line.
  private enum Part {
    /// A word that is no option.
    case word(String)
    /// An option with its value, if it has one.
    case option(name: String, value: String?, written: String)
  }

  /// For each name of an option, whether a value follows it.
  ///
  /// The same in all commands.
  private let takesArgument: [String: Bool]

  package init() {
    var takesArgument = [Options.help.declaration.name: false]
    for option in CommandTable.commands.flatMap(\.options) {
      takesArgument[option.name] = option.value.takesArgument
    }
    self.takesArgument = takesArgument
  }

  /// Reads the arguments after the name of the program.
  ///
  /// `--help` and `--version` become the commands of these names.
  package func parse(_ arguments: [String]) throws(UsageError) -> ParsedArguments {
    let parts = split(arguments)
    var words = parts.compactMap { part in
      if case .word(let word) = part { word } else { nil }
    }
    let wantsHelp = parts.contains { part in
      if case .option("help", nil, _) = part { true } else { false }
    }
    let isNamed = !words.isEmpty
    if wantsHelp { return try helpRequest(words) }
    let wantsVersion = parts.contains { part in
      if case .option("version", nil, _) = part { true } else { false }
    }
    if !isNamed, wantsVersion { return ParsedArguments(.version) }
    let command = try takeCommand(from: &words)
    guard let declaration = CommandTable.declaration(of: command) else {
      throw .unknownCommand(command.rawValue, group: nil, nearest: nil)
    }
    let values = try values(of: parts, for: declaration)
    try check(words, for: declaration)
    return ParsedArguments(command, operands: words, values: values, isCommandNamed: isNamed)
  }

  // MARK: Words and options

  private func split(_ arguments: [String]) -> [Part] {
    var parts: [Part] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        parts += rest.map { .word($0) }
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        parts.append(.word(argument))
        continue
      }
      guard argument.hasPrefix("--") else {
        let name = argument == "-h" ? "help" : argument
        parts.append(.option(name: name, value: nil, written: argument))
        continue
      }
      let text = argument.dropFirst(2)
      if let equals = text.firstIndex(of: "=") {
        let name = String(text[..<equals])
        let value = String(text[text.index(after: equals)...])
        parts.append(.option(name: name, value: value, written: "--" + name))
      } else {
        let name = String(text)
        var value: String?
        // A value that begins with two hyphens is written with `=`: else a forgotten value would
        // swallow the next option.
        if takesArgument[name] == true, let next = rest.first, !next.hasPrefix("--") {
          value = next
          rest.removeFirst()
        }
        parts.append(.option(name: name, value: value, written: argument))
      }
    }
    return parts
  }

  private func values(
    of parts: [Part], for command: CommandDeclaration
  ) throws(UsageError) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for case .option(let name, let value, let written) in parts {
      guard let option = command.options.first(where: { $0.name == name }) else {
        if name == "help" { throw .unexpectedValue(Options.help.declaration, command.name) }
        let names = command.options.map { "--" + $0.name } + ["--help"]
        throw .unknownOption(
          written, command.name, nearest: Suggestions.nearest(to: written, among: names))
      }
      switch (value, option.value.takesArgument) {
      case (nil, false): values[name, default: []].append("")
      case (.some, false): throw .unexpectedValue(option, command.name)
      case (nil, true): throw .missingValue(option, command.name)
      case (.some(let value), true):
        guard option.value.accepts(value) else {
          throw .wrongValue(
            value, option, command.name,
            nearest: Suggestions.nearest(to: value, among: option.value.knownValues))
        }
        values[name, default: []].append(value)
      }
    }
    return values
  }

  // MARK: Commands and operands

  /// Removes the name of the command from the words; without any word it is the standard one.
  private func takeCommand(from words: inout [String]) throws(UsageError) -> CommandName {
    guard let first = words.first else { return CommandTable.standard }
    if let command = CommandName(rawValue: first), !first.contains(" ") {
      words.removeFirst()
      return command
    }
    let names = CommandName.allCases.map(\.rawValue)
    guard CommandTable.groups[first] != nil else {
      let known = names.filter { !$0.contains(" ") } + CommandTable.groups.keys.sorted()
      throw .unknownCommand(
        first, group: nil, nearest: Suggestions.nearest(to: first, among: known))
    }
    words.removeFirst()
    guard let second = words.first else { throw .missingSubcommand(group: first) }
    guard let command = CommandName(rawValue: "\(first) \(second)") else {
      let known = names.filter { $0.hasPrefix(first + " ") }.map {
        String($0.dropFirst(first.count + 1))
      }
      throw .unknownCommand(
        second, group: first, nearest: Suggestions.nearest(to: second, among: known))
    }
    words.removeFirst()
    return command
  }

  /// `COMMAND --help` is `help COMMAND`, whatever else stands there.
  private func helpRequest(_ words: [String]) throws(UsageError) -> ParsedArguments {
    guard let first = words.first else { return ParsedArguments(.help) }
    if first == CommandName.help.rawValue {
      return ParsedArguments(.help, operands: words.count > 1 ? Array(words.dropFirst()) : words)
    }
    if CommandTable.groups[first] != nil, words.count == 1 {
      return ParsedArguments(.help, operands: [first])
    }
    var rest = words
    let command = try takeCommand(from: &rest)
    return ParsedArguments(.help, operands: command.rawValue.split(separator: " ").map(String.init))
  }

  private func check(
    _ operands: [String], for command: CommandDeclaration
  ) throws(UsageError) {
    guard let operand = command.operand else {
      if let extra = operands.first { throw .extraOperand(extra, command.name) }
      return
    }
    if operands.count < operand.count.lowerBound { throw .missingOperand(operand, command.name) }
    if operands.count > operand.count.upperBound {
      throw .extraOperand(operands[operand.count.upperBound], command.name)
    }
  }
}
