// From the name of a command to the code that does it. Each command is a function of the context that
// gives an exit status.

extension Commands {
  /// Does what the arguments ask for.
  nonisolated(nonsending) static func perform(
    _ context: CommandContext
  ) async throws(CommandError) -> ExitStatus {
    switch context.arguments.command {
    case .kbCheck: try checkKnowledge(context)
    case .kbFormat: try formatKnowledge(context)
    case .kbTest: try testKnowledge(context)
    case .kbVerify: try verifyKnowledge(context)
    case .kbList: try listKnowledge(context)
    case .kbShow: try showKnowledge(context)
    case .version: try printVersions(context)
    case .help: try printHelp(context)
    case .repl: try await runRepl(context)
    case .evaluate: try evaluate(context)
    case .explain: try explain(context)
    case .batch: try runBatch(context)
    case .compare: try compareCertificates(context)
    case .schema: try printSchema(context)
    case .kbCoverage: try coverKnowledge(context)
    case .kbGraph: try graphKnowledge(context)
    case .kbDiff: try diffKnowledge(context)
    }
  }
}
