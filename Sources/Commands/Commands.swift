// Commands turns arguments into work and work into output and an exit status: the command line and the
// dialogue. It must never decide what is advised, nor how a result is worded.
//
// This file: the single way in, for the program and for tests.

package import RuleLanguage

/// The command line.
package enum Commands {
  /// Runs a command.
  ///
  /// - Parameters:
  ///   - arguments: what stands after the name of the program.
  ///   - environment: the environment variables.
  ///   - terminal: where lines come from and output goes to.
  ///   - today: the day in the user's calendar; the only clock there is.
  /// - Returns: the status with which the program has to end; all output has been passed on.
  package nonisolated(nonsending) static func run(
    arguments: [String], environment: [String: String], terminal: any Terminal, today: CalendarDay
  ) async -> ExitStatus {
    var context = CommandContext(
      arguments: ParsedArguments(CommandTable.standard), environment: environment,
      terminal: terminal, today: today)
    do throws(CommandError) {
      do { context.arguments = try ArgumentParser().parse(arguments) } catch {
        throw .usage(error)
      }
      let status = try await perform(context)
      try context.flush()
      return status
    } catch {
      // What was written before the failure belongs before its message.
      try? terminal.flush()
      context.report(error)
      return error.exitStatus
    }
  }
}
