// A command line that has been understood.

/// A command with its operands and options, all of which its declaration accepts.
package struct ParsedArguments: Sendable, Hashable {
  /// The command.
  package let command: CommandName
  /// What stands after it, in order.
  package let operands: [String]
  /// The values of each option by its name, in order; the text of a flag is empty.
  private let values: [String: [String]]
  /// Whether a command was named, or the standard one was taken.
  package let isCommandNamed: Bool

  package init(
    _ command: CommandName, operands: [String] = [], values: [String: [String]] = [:],
    isCommandNamed: Bool = true
  ) {
    self.command = command
    self.operands = operands
    self.values = values
    self.isCommandNamed = isCommandNamed
  }

  /// The value of an option, or what it is without being given.
  package subscript<Value>(_ option: Option<Value>) -> Value {
    option.read(values[option.declaration.name] ?? [])
  }
}
