// The commands about the knowledge base itself.

extension CommandTable {
  private static let exits: [ExitStatus] = [.done, .findings, .usage, .malformed, .cannotOpen]
  private static let options = [Options.format.declaration] + knowledge

  static let knowledgeCommands: [CommandDeclaration] = [
    CommandDeclaration(
      .kbCheck, "find mistakes in a knowledge base",
      discussion: "Errors end with status 65. Warnings are printed and end with status 0.",
      options: options, exits: [.done, .usage, .malformed, .cannotOpen],
      examples: [
        CommandExample("certadvisor kb check --kb KnowledgeBase", "every mistake with its place")
      ]),
    CommandDeclaration(
      .kbFormat, "lay out .kb files in the one way",
      operand: OperandDeclaration(
        "FILE", 0...Int.max, ".kb files; all of --kb DIR without any, - for standard input"),
      options: [
        Options.checkOnly.declaration, Options.knowledgeBase.declaration,
        Options.color.declaration,
      ],
      exits: [.done, .findings, .usage, .malformed, .cannotOpen, .readOrWrite],
      examples: [
        CommandExample("certadvisor kb format --kb KnowledgeBase", "rewrite what is not formatted"),
        CommandExample("certadvisor kb format --check korea.kb", "only say whether it is"),
      ]),
    CommandDeclaration(
      .kbTest, "run the examples of a knowledge base",
      discussion: "Each example runs on its own day.",
      options: options, exits: exits,
      examples: [CommandExample("certadvisor kb test --kb KnowledgeBase", "what fails, and where")]),
    CommandDeclaration(
      .kbCoverage, "show which rules and conditions no example reaches",
      options: options, exits: exits,
      examples: [CommandExample("certadvisor kb coverage", "the bundled knowledge base")]),
    CommandDeclaration(
      .kbVerify, "prove the constraints and monotonicity claims",
      options: options, exits: exits,
      examples: [CommandExample("certadvisor kb verify", "every claim, with a case that breaks it")]
    ),
    CommandDeclaration(
      .kbList, "list what a knowledge base declares",
      operand: OperandDeclaration(
        "KIND", 0...Int.max,
        "what to list, such as rule or certificate; a count of each kind without any"),
      options: options, exits: exits,
      examples: [
        CommandExample("certadvisor kb list", "how much there is of what"),
        CommandExample("certadvisor kb list rule exception", "all rules and exceptions"),
      ]),
    CommandDeclaration(
      .kbShow, "show declarations as they are written",
      operand: OperandDeclaration("NAME", 1...Int.max, "names of rules, facts, certificates …"),
      options: options, exits: exits,
      examples: [CommandExample("certadvisor kb show kr.isms.revenue", "one rule and its place")]),
    CommandDeclaration(
      .kbGraph, "draw what depends on what, as a DOT graph",
      operand: OperandDeclaration("CERT", 0...Int.max, "certificates; all without any"),
      options: knowledge, exits: exits,
      examples: [
        CommandExample("certadvisor kb graph ISMS | dot -Tsvg > isms.svg", "a picture of one")
      ]),
    CommandDeclaration(
      .kbDiff, "tell how the advice of two knowledge bases differs",
      operand: OperandDeclaration("DIR", 1...2, "the other folder of .kb files, or two"),
      options: options, exits: exits,
      examples: [
        CommandExample("certadvisor kb diff old new", "which profiles are advised otherwise")
      ]),
  ]
}
