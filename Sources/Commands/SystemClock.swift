// The day outside, asked for once at the start of the program.

package import RuleLanguage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The clock of the system.
package enum SystemClock {
  /// Today in the user's time zone.
  package static func today() -> CalendarDay {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&seconds, &parts)
    let day = CalendarDay(
      year: Int(unsafe parts.tm_year) + 1900, month: Int(unsafe parts.tm_mon) + 1,
      day: Int(unsafe parts.tm_mday))
    return day ?? CalendarDay(daysSinceEpoch: Int(seconds) / 86_400)
  }

  /// A moment in seconds since 1970 as `2026-11-24 09:05`, in the user's time zone.
  static func minute(_ seconds: Int) -> String {
    var seconds = time_t(seconds)
    var parts = unsafe tm()
    unsafe localtime_r(&seconds, &parts)
    let day = CalendarDay(
      year: Int(unsafe parts.tm_year) + 1900, month: Int(unsafe parts.tm_mon) + 1,
      day: Int(unsafe parts.tm_mday))
    let clock = [unsafe parts.tm_hour, unsafe parts.tm_min].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day?.description ?? "") \(clock.joined(separator: ":"))"
  }

  /// The number of processors that are there to be used.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
