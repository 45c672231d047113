// The commands about the knowledge base itself.

extension CommandTable {
  private static let exits: [ExitStatus] = [.done, .findings, .usage, .malformed, .cannotOpen]
  private static let options = [Options.format.declaration] + knowledge

  static let knowledgeCommands: [CommandDeclaration] = [
    CommandDeclaration(
      .kbCheck, "find mistakes in a knowledge base",
      discussion: """
        Mistakes end with status 65; what is only likely a mistake ends with status 1, unless a comment \
        allows it with a reason: '# allow ID: reason'.
        """,
      options: [Options.explainFinding.declaration] + options, exits: exits,
      examples: [
        CommandExample("certadvisor kb check --kb KnowledgeBase", "every mistake with its place"),
        CommandExample(
          "certadvisor kb check --explain rule-without-citation", "what is meant, and an example"),
        CommandExample("certadvisor kb check --explain all", "everything that is looked for"),
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
      discussion: """
        Every rule must fire somewhere, and 95 % of the conditions must be true somewhere and false \
        somewhere; otherwise the status is 1. Profiles count like examples.
        """,
      operand: OperandDeclaration(
        "PROFILE", 0...Int.max, "JSON, NDJSON or CSV files of profiles, besides the examples"),
      options: options, exits: exits + [.readOrWrite],
      examples: [
        CommandExample("certadvisor kb coverage", "the examples of the bundled knowledge base"),
        CommandExample(
          "certadvisor kb coverage Fixtures/profiles/portfolio.ndjson", "and these profiles"),
      ]),
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
      .kbShow, "show declarations in words, with where they are used",
      operand: OperandDeclaration("NAME", 1...Int.max, "names of rules, facts, certificates …"),
      options: [Options.source.declaration] + options, exits: exits,
      examples: [
        CommandExample("certadvisor kb show kr.isms.revenue", "a rule as prose"),
        CommandExample("certadvisor kb show ISO27701 --lang ko", "the profile of a certificate"),
        CommandExample("certadvisor kb show serves --source", "a fact as it is written"),
      ]),
    CommandDeclaration(
      .kbGraph, "draw what depends on what, as a DOT graph",
      operand: OperandDeclaration(
        "CONCLUSION", 0...Int.max,
        "certificates, relations or statements such as 'ISMS is mandatory'; all without any"),
      options: knowledge, exits: exits,
      examples: [
        CommandExample("certadvisor kb graph ISMS | dot -Tsvg > isms.svg", "a picture of one"),
        CommandExample(
          "certadvisor kb graph 'ISMS is mandatory'", "what one statement depends on"),
      ]),
    CommandDeclaration(
      .kbDiff, "tell how the advice of two knowledge bases differs",
      discussion:
        "Whether some profile gets other advice is worked out over all profiles, on the day asked for. One folder is compared with the knowledge base in use.",
      operand: OperandDeclaration("DIR", 1...2, "the old and the new folder, or only the new one"),
      options: options, exits: exits,
      examples: [
        CommandExample("certadvisor kb diff old new", "which profiles are advised otherwise")
      ]),
  ]
}
