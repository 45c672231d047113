// Time that passes, and time that the processor spends. On a machine that others use, too, only the
// second one says something about the program.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long something took, in seconds.
struct Timing {
  var elapsed: Double
  var processor: Double

  static func of(_ work: () throws -> Void) rethrows -> Timing {
    let start = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    try work()
    return Timing(
      elapsed: clock(CLOCK_MONOTONIC) - start.0,
      processor: clock(CLOCK_PROCESS_CPUTIME_ID) - start.1)
  }

  /// The shortest of some runs.
  static func best(of rounds: Int, _ work: () throws -> Void) rethrows -> Timing {
    var best = try of(work)
    for _ in 1..<max(2, rounds) {
      let next = try of(work)
      best.elapsed = min(best.elapsed, next.elapsed)
      best.processor = min(best.processor, next.processor)
    }
    return best
  }

  private static func clock(_ id: clockid_t) -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(id, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The most memory that children of this process took, in bytes.
func largestChild() -> Int {
  var usage = rusage()
  #if canImport(Glibc)
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #else
    _ = unsafe getrusage(RUSAGE_CHILDREN, &usage)
    return usage.ru_maxrss
  #endif
}

/// Ends the process.
func exitProcess(_ status: Int32) -> Never { exit(status) }
