// What can be wrong with a command line. The words are in UsageError+Words.

/// A mistake in the command line.
package enum UsageError: Error, Hashable, Sendable {
  /// There is no such command; `group` is the first word of a command of two words.
  case unknownCommand(String, group: String?, nearest: String?)
  /// A command of two words has only its first.
  case missingSubcommand(group: String)
  /// The command has no such option. The nearest one is with its `--`.
  case unknownOption(String, CommandName, nearest: String?)
  /// The option needs a value and has none.
  case missingValue(OptionDeclaration, CommandName)
  /// The option takes no value and has one.
  case unexpectedValue(OptionDeclaration, CommandName)
  /// The option does not take this value.
  case wrongValue(String, OptionDeclaration, CommandName, nearest: String?)
  /// Operands are missing.
  case missingOperand(OperandDeclaration, CommandName)
  /// There is one operand too many.
  case extraOperand(String, CommandName)
  /// An operand is none of the known words.
  case unknownOperand(String, CommandName, expected: String, nearest: String?)
  /// An option is of no use without another one.
  case missingOption(OptionDeclaration, needed: OptionDeclaration, CommandName)
  /// A file would be written that is also read, or written twice.
  case sameFile(String, OptionDeclaration, CommandName)
  /// Neither files nor a folder say what to work on.
  case nothingToWorkOn(CommandName)
}
