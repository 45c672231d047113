// Help texts, made from the declarations, always in the same sections.

/// Writes help.
package struct HelpText: Sendable {
  /// The columns that lines may take.
  package let width: Int

  package init(width: Int = 80) { self.width = max(width, 40) }

  /// The help for the program.
  package func program() -> String {
    let name = CommandTable.program
    var text = "\(name): \(CommandTable.summary)\n"
    text += section("Usage", "  \(name) [COMMAND] [OPTIONS] [ARGUMENTS]\n")
    text += section(
      "Commands", commands({ !$0.rawValue.contains(" ") }, groups: CommandTable.groups))
    text += section(
      "Options of most commands",
      options([Options.help.declaration, Options.format.declaration] + CommandTable.knowledge))
    text += section("Exit status", exits(ExitStatus.allCases))
    text += section(
      "Examples",
      examples([
        CommandExample(name, "a dialogue; say 'start' for the questionnaire"),
        CommandExample("\(name) evaluate shop.json", "the advice for one profile"),
        CommandExample("\(name) explain shop.json --why ISMS", "the reasons"),
        CommandExample("\(name) batch all.ndjson > results.ndjson", "the advice for many"),
      ]))
    return text + "\n'\(name) COMMAND --help' tells all about a command.\n"
  }

  /// The help for the commands with a common first word.
  package func group(_ group: String) -> String {
    let name = "\(CommandTable.program) \(group)"
    return "\(name): \(CommandTable.groups[group] ?? "")\n"
      + section("Usage", "  \(name) COMMAND [OPTIONS] [ARGUMENTS]\n")
      + section("Commands", commands({ $0.rawValue.hasPrefix(group + " ") }))
      + "\n'\(name) COMMAND --help' tells all about a command.\n"
  }

  /// The help for a command.
  package func command(_ command: CommandDeclaration) -> String {
    let name = "\(CommandTable.program) \(command.name.rawValue)"
    var text = "\(name): \(command.summary)\n"
    if !command.discussion.isEmpty {
      text += "\n" + TextWrapping.paragraph(command.discussion, width: width)
    }
    text += section(
      "Usage",
      "  " + [name, "[OPTIONS]", command.operand?.usage].compactMap(\.self).joined(separator: " ")
        + "\n")
    if let operand = command.operand {
      text += section(
        "Arguments", TextWrapping.table([(operand.placeholder, operand.summary)], width: width))
    }
    text += section("Options", options(command.options + [Options.help.declaration]))
    text += section("Exit status", exits(command.exits))
    return text + section("Examples", examples(command.examples))
  }

  // MARK: Parts

  private func section(_ title: String, _ body: String) -> String { "\n\(title)\n\(body)" }

  private func commands(
    _ isListed: (CommandName) -> Bool, groups: [String: String] = [:]
  ) -> String {
    let single = CommandTable.commands.filter { isListed($0.name) }
      .map { (label: $0.name.rawValue, text: $0.summary) }
    let several = groups.sorted { $0.key < $1.key }.map { (label: $0.key + " …", text: $0.value) }
    return TextWrapping.table(single + several, width: width)
  }

  private func options(_ options: [OptionDeclaration]) -> String {
    let rows = options.map { option in
      var text = option.summary
      if option.isRepeatable { text += "; may be repeated" }
      if let standard = option.standard { text += " (default: \(standard))" }
      let label = option.value.takesArgument ? " " + option.value.placeholder : ""
      return (label: "--" + option.name + label, text: text)
    }
    return TextWrapping.table(rows, width: width)
  }

  private func exits(_ exits: [ExitStatus]) -> String {
    TextWrapping.table(exits.map { (String($0.code), $0.summary) }, width: width)
  }

  private func examples(_ examples: [CommandExample]) -> String {
    examples.map { "  \($0.line)\n" + TextWrapping.paragraph($0.summary, indent: 6, width: width) }
      .joined()
  }
}
