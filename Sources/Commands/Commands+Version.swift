// The commands about the program itself: version and help.

import Advice
import RuleEngine
import RuleLanguage

/// The version of the program.
package enum ProductVersion {
  /// As printed by `certadvisor version`.
  package static let current = "0.1.0"
}

extension Commands {
  /// `version`.
  static func printVersions(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let knowledge = try context.knowledgeBase().knowledgeBase
    let name = knowledge.model.name
    switch context.arguments[Options.format] {
    case .text:
      try context.print(
        """
        \(CommandTable.program) \(ProductVersion.current)
        knowledge base \(TerminalText.escaped(name)) \(TerminalText.escaped(knowledge.version))
        \(knowledge.digest)

        """)
    case .json:
      try context.print(
        JSONText.object([
          ("program", JSONText.string(CommandTable.program)),
          ("version", JSONText.string(ProductVersion.current)),
          (
            "knowledgeBase",
            JSONText.object([
              ("name", JSONText.string(name)), ("version", JSONText.string(knowledge.version)),
              ("digest", JSONText.string(knowledge.digest)),
            ])
          ),
        ]) + "\n")
    }
    return .done
  }

  /// `help` and `--help`.
  static func printHelp(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let help = HelpText(width: min(context.terminal.width, 80))
    let words = context.arguments.operands
    guard let first = words.first else {
      try context.print(help.program())
      return .done
    }
    if words.count == 1, CommandTable.groups[first] != nil {
      try context.print(help.group(first))
      return .done
    }
    let topic: ParsedArguments
    do { topic = try ArgumentParser().parse(words + ["--help"]) } catch { throw .usage(error) }
    let name = topic.operands.joined(separator: " ")
    guard words.joined(separator: " ") == name, let command = CommandName(rawValue: name),
      let declaration = CommandTable.declaration(of: command)
    else { throw .usage(.extraOperand(words.last ?? first, .help)) }
    try context.print(help.command(declaration))
    return .done
  }
}
