// How far a batch is, for whoever waits: a bar that is drawn over and over on a terminal, now and then a
// line elsewhere.

package import ProfileIO
import Synchronization

/// Shows progress.
package final class BatchProgressDisplay: Sendable {
  /// What the display looks like.
  package enum Form: Hashable, Sendable {
    /// A line of a terminal that is drawn over.
    case bar
    /// A line every ten seconds; the first one after that time, or at once.
    case lines(startsAtOnce: Bool)

    /// The seconds between two looks.
    var interval: Duration { self == .bar ? .milliseconds(100) : .seconds(10) }
  }

  private struct State {
    /// What an earlier run had done, which is no work of this one.
    var begin: BatchProgress?
    /// When something was shown last.
    var last: Duration?
    var isBarShown = false
  }

  private let form: Form
  private let byteCount: Int?
  private let now: @Sendable () -> Duration
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - form: what it looks like.
  ///   - byteCount: the bytes of all inputs, where they are known.
  ///   - now: the time since the batch began.
  ///   - write: shows text on standard error.
  package init(
    _ form: Form, byteCount: Int?, now: @escaping @Sendable () -> Duration,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.form = form
    self.byteCount = byteCount
    self.now = now
    self.write = write
  }

  /// Takes notice of how far the batch is, and shows it when it is time.
  ///
  /// The first call says where it begins.
  package func update(_ progress: BatchProgress) {
    let time = now()
    let text = state.withLock { state -> String? in
      guard let begin = state.begin else {
        state.begin = progress
        state.last = form == .lines(startsAtOnce: true) ? nil : time
        return nil
      }
      if let last = state.last, time - last < form.interval { return nil }
      state.last = time
      let parts = parts(progress, since: begin, time)
      switch form {
      case .bar:
        state.isBarShown = true
        return "\r\u{1B}[K" + ([bar(progress)].compactMap(\.self) + parts).joined(separator: "  ")
      case .lines: return parts.joined(separator: ", ") + "\n"
      }
    }
    if let text { write(text) }
  }

  /// Takes a bar away, so that something else can be written in its place.
  package func clear() {
    let isShown = state.withLock { state in
      defer { state.isBarShown = false }
      return state.isBarShown
    }
    if isShown { write("\r\u{1B}[K") }
  }

  // MARK: Words

  /// The share of the input that is done, 0 to 1.
  private func share(_ progress: BatchProgress) -> Double? {
    guard let byteCount, byteCount > 0 else { return nil }
    return min(1, Double(progress.inputBytes) / Double(byteCount))
  }

  private func bar(_ progress: BatchProgress) -> String? {
    share(progress).map { share in
      let width = 20
      let done = Int(share * Double(width))
      return
        "[\(String(repeating: "=", count: done))\(String(repeating: " ", count: width - done))]"
    }
  }

  private func parts(
    _ progress: BatchProgress, since begin: BatchProgress, _ time: Duration
  ) -> [String] {
    var parts: [String] = []
    let share = share(progress)
    if let share { parts.append("\(Int(share * 100)) %") }
    parts.append("\(BatchWords.grouped(progress.read)) read")
    if progress.rejected > 0 { parts.append("\(BatchWords.grouped(progress.rejected)) rejected") }
    if let rate = BatchWords.rate(progress.read - begin.read, time) {
      parts.append("\(BatchWords.grouped(rate)) a second")
    }
    let bytes = progress.inputBytes - begin.inputBytes
    if let byteCount, bytes > 0, let share, share < 1 {
      let left = BatchWords.seconds(time) / Double(bytes) * Double(byteCount - progress.inputBytes)
      parts.append("\(BatchWords.span(left)) left")
    }
    return parts
  }
}

/// Numbers as a batch says them.
enum BatchWords {
  /// A duration in seconds.
  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// So many in a second; nil where no time has passed.
  static func rate(_ count: Int, _ time: Duration) -> Int? {
    let seconds = seconds(time)
    return seconds > 0 ? Int((Double(count) / seconds).rounded()) : nil
  }

  /// A number with commas between thousands.
  static func grouped(_ number: Int) -> String {
    var result = ""
    let digits = String(number)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// A span of time as hours, minutes and seconds.
  static func span(_ seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 359_999_999))
    let (minutes, rest) = whole.quotientAndRemainder(dividingBy: 60)
    if minutes == 0 { return "\(rest) s" }
    if minutes < 60 { return "\(minutes) min \(rest) s" }
    return "\(minutes / 60) h \(minutes % 60) min"
  }

  /// What was done, as the last line says it.
  static func closing(_ report: BatchReport) -> String {
    let counts = report.progress
    let tenths = Int((seconds(report.elapsed) * 10).rounded())
    let rate = rate(counts.read - report.begin.read, report.elapsed) ?? 0
    return "\(grouped(counts.read)) read, \(grouped(counts.evaluated)) evaluated, "
      + "\(grouped(counts.rejected)) rejected, \(tenths / 10).\(tenths % 10) s, "
      + "\(grouped(rate)) a second\n"
  }
}
