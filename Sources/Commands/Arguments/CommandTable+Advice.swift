// The commands that advise: on one profile, on many, and about certificates.

extension CommandTable {
  private static let profile = "a JSON or CSV file, or - for standard input"

  static let adviceCommands: [CommandDeclaration] = [
    CommandDeclaration(
      .repl, "answer questions and ask why, in a dialogue (the default)",
      discussion: """
        'start' begins the questionnaire, 'help' lists what else can be said. Lines may also come \
        from a pipe.
        """,
      operand: OperandDeclaration("PROFILE", 0...1, "a profile to begin with"),
      options: knowledge, exits: [.done, .usage, .malformed, .cannotOpen, .readOrWrite],
      examples: [
        CommandExample("certadvisor", "begin without answers"),
        CommandExample("certadvisor repl shop.json --lang ko", "go on in Korean with a profile"),
        CommandExample(
          "certadvisor repl shop.json < questions.txt", "take what is said from a file"),
      ]),
    CommandDeclaration(
      .evaluate, "recommend certifications for each profile",
      operand: OperandDeclaration("PROFILE", 1...Int.max, profile),
      options: [Options.allReasons.declaration, Options.format.declaration] + knowledge,
      exits: [.done, .findings, .usage, .malformed, .cannotOpen, .readOrWrite],
      examples: [
        CommandExample("certadvisor evaluate shop.json", "the advice, and why"),
        CommandExample(
          "certadvisor evaluate shop.json --as-of 2027-07-01", "the advice on another day"),
        CommandExample("certadvisor evaluate - --format json < shop.json", "the same for programs"),
      ]),
    CommandDeclaration(
      .explain, "explain the advice for one profile",
      discussion: """
        Without an option, every recommendation is explained. CERT may also be a statement of the \
        knowledge base, such as 'applies(GDPR)'.
        """,
      operand: OperandDeclaration("PROFILE", 1...1, profile),
      options: [
        Options.why.declaration, Options.whyNot.declaration, Options.whatIf.declaration,
        Options.flip.declaration, Options.core.declaration, Options.timeline.declaration,
        Options.matches.declaration, Options.firings.declaration, Options.assume.declaration,
        Options.allReasons.declaration, Options.tree.declaration, Options.ruleNames.declaration,
        Options.format.declaration,
      ] + knowledge,
      exits: [.done, .usage, .malformed, .cannotOpen, .readOrWrite],
      examples: [
        CommandExample("certadvisor explain shop.json --why ISMS", "the shortest proof"),
        CommandExample(
          "certadvisor explain shop.json --what-if dailyUsersKR=2m", "what changes, and why"),
        CommandExample(
          "certadvisor explain shop.json --flip ISMS", "what would have to be otherwise"),
      ]),
    CommandDeclaration(
      .batch, "evaluate many profiles",
      discussion: """
        Results keep the order of the input. A rejected row is reported and stops nothing; then the \
        exit status is 1. Where nothing of an input can be read, it is 65.
        """,
      operand: OperandDeclaration(
        "FILE", 0...Int.max, "files of profiles; standard input without any, or with -"),
      options: [
        Options.inputFormat.declaration, Options.outputFormat.declaration,
        Options.summaryFormat.declaration, Options.trace.declaration, Options.jobs.declaration,
        Options.errors.declaration,
        Options.progress.declaration, Options.output.declaration, Options.resume.declaration,
      ] + knowledge,
      exits: ExitStatus.allCases,
      examples: [
        CommandExample("certadvisor batch companies.ndjson > results.ndjson", "one result a line"),
        CommandExample(
          "certadvisor batch companies.csv --output-format summary", "how often what is advised"),
        CommandExample(
          "certadvisor batch big.ndjson --output out.ndjson --resume", "go on after an interruption"
        ),
      ]),
    CommandDeclaration(
      .compare, "set certificates side by side",
      operand: OperandDeclaration("CERT", 2...Int.max, "ids of certificates, such as ISO27001"),
      options: [Options.format.declaration] + knowledge,
      exits: [.done, .usage, .malformed, .cannotOpen],
      examples: [CommandExample("certadvisor compare ISMS ISMS-P ISO27001", "a table of three")]),
    CommandDeclaration(
      .schema, "list the facts that a profile may hold",
      options: [Options.schemaFormat.declaration] + knowledge,
      exits: [.done, .usage, .malformed, .cannotOpen],
      examples: [
        CommandExample("certadvisor schema", "the facts, with what may be answered"),
        CommandExample(
          "certadvisor schema --format json-schema > profile.schema.json", "for editors"),
      ]),
  ]
}
