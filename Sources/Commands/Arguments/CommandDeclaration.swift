// A command as a declared value: what the parser accepts and what its help says.

/// The name of a command; the raw value is what people type.
package enum CommandName: String, CaseIterable, Sendable {
  case repl, evaluate, explain, batch, compare, schema
  case kbCheck = "kb check"
  case kbFormat = "kb format"
  case kbTest = "kb test"
  case kbCoverage = "kb coverage"
  case kbVerify = "kb verify"
  case kbList = "kb list"
  case kbShow = "kb show"
  case kbGraph = "kb graph"
  case kbDiff = "kb diff"
  case version, help
}

/// What stands after the name of a command without being an option.
package struct OperandDeclaration: Sendable, Hashable {
  /// The placeholder that help shows.
  package let placeholder: String
  /// How many there may be.
  package let count: ClosedRange<Int>
  /// What it is: a phrase in lower case without a full stop.
  package let summary: String

  package init(_ placeholder: String, _ count: ClosedRange<Int>, _ summary: String) {
    self.placeholder = placeholder
    self.count = count
    self.summary = summary
  }

  /// The operand in a usage line: `[FILE...]`, `CERT CERT...`.
  package var usage: String {
    let words = Array(repeating: placeholder, count: max(count.lowerBound, 1))
      .joined(separator: " ")
    let all = count.upperBound > max(count.lowerBound, 1) ? words + "..." : words
    return count.lowerBound == 0 ? "[\(all)]" : all
  }
}

/// A command line that shows what a command is good for.
package struct CommandExample: Sendable, Hashable {
  /// What is typed.
  package let line: String
  /// What it does: a phrase in lower case without a full stop.
  package let summary: String

  package init(_ line: String, _ summary: String) {
    self.line = line
    self.summary = summary
  }
}

/// A command.
package struct CommandDeclaration: Sendable, Hashable {
  /// The name.
  package let name: CommandName
  /// What it does, in one line: a phrase in lower case without a full stop.
  package let summary: String
  /// More about it, in full sentences; empty for nothing.
  package let discussion: String
  /// What stands after its name; nil for nothing.
  package let operand: OperandDeclaration?
  /// Its own options, then the shared ones, without `--help`.
  package let options: [OptionDeclaration]
  /// The statuses with which it ends.
  package let exits: [ExitStatus]
  /// Examples, simplest first.
  package let examples: [CommandExample]

  package init(
    _ name: CommandName, _ summary: String, discussion: String = "",
    operand: OperandDeclaration? = nil, options: [OptionDeclaration], exits: [ExitStatus],
    examples: [CommandExample]
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.operand = operand
    self.options = options
    self.exits = exits
    self.examples = examples
  }
}
