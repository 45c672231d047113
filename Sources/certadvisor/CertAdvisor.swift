// The program: the world outside, handed to the command line.

import Commands

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@main
struct CertAdvisor {
  static func main() async {
    let environment = ProcessInfo.processInfo.environment
    let status = await Commands.run(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: environment,
      terminal: SystemTerminal(environment: environment), today: SystemClock.today())
    exit(status.code)
  }
}
