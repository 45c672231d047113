// The commands. To add one: a case of CommandName, an entry here, a case in Commands+Dispatch.

import RuleLanguage

/// The commands and what is common to them.
package enum CommandTable {
  /// The name of the program.
  package static let program = "certadvisor"

  /// What the program is, in one line.
  package static let summary = "recommends security and privacy certifications, with reasons"

  /// The command that runs when none is named.
  package static let standard = CommandName.repl

  /// All commands, in the order of the help.
  package static let commands: [CommandDeclaration] =
    adviceCommands + knowledgeCommands + [
      CommandDeclaration(
        .version, "print the versions of program and knowledge base",
        options: [Options.format.declaration] + knowledge,
        exits: [.done, .usage, .malformed, .cannotOpen],
        examples: [CommandExample("certadvisor version", "the versions, and a digest of all rules")]
      ),
      CommandDeclaration(
        .help, "show help for the program or a command",
        operand: OperandDeclaration("COMMAND", 0...2, "the command, such as 'batch' or 'kb check'"),
        options: [], exits: [.done, .usage],
        examples: [CommandExample("certadvisor help kb check", "all about one command")]),
    ]

  /// The declaration of a command, in time linear in their number.
  package static func declaration(of name: CommandName) -> CommandDeclaration? {
    commands.first { $0.name == name }
  }

  /// The first words of commands that have a second word, with what they have in common.
  package static let groups = ["kb": "look into a knowledge base, check, test and compare it"]

  /// Options of every command that loads a knowledge base.
  static let knowledge =
    [Options.knowledgeBase.declaration, Options.asOf.declaration] + speech
  /// Options of every command that speaks.
  static let speech = [Options.language.declaration, Options.color.declaration]
}
