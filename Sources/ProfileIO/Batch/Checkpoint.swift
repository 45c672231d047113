// Where a batch into a file could start again, kept in a small file beside the output. It only saves
// time: without it a resumed run starts at the beginning and compares what it gives with what is
// already there.

package import Advice
package import RuleLanguage

/// What a resumed run needs to know about an earlier one.
package struct Checkpoint: Hashable, Sendable {
  /// The choices on which the bytes of the output depend, as `key value`.
  package var conditions: [String]
  /// The index of the input.
  package var input: Int
  /// The offset in that input.
  package var inputOffset: Int
  /// The lines of that input before the offset.
  package var line: Int
  /// The bytes of errors that had been written.
  package var errorBytes: Int
  /// What had been written.
  package var progress: BatchProgress

  private static let title = "certadvisor checkpoint 2"

  /// Notes where a batch stands.
  package init(_ start: BatchStart, conditions: [String]) {
    self.conditions = conditions
    input = start.input
    inputOffset = start.inputOffset
    line = start.line
    errorBytes = start.errorBytes
    progress = start.progress
  }

  /// The choices on which the bytes of the output depend.
  package static func conditions(
    _ knowledgeBase: KnowledgeBase, asOf: CalendarDay, _ options: BatchOptions, inputs: [String]
  ) -> [String] {
    [
      "knowledge-base \(knowledgeBase.digest)", "as-of \(asOf)",
      "input-format \(options.inputFormat.rawValue)",
      "output-format \(options.outputFormat.rawValue)", "trace \(options.trace.rawValue)",
      "lang \(options.language.rawValue)",
    ] + inputs.map { "input \($0)" }
  }

  // MARK: Text

  /// The content of the file.
  package var text: String {
    let numbers = [
      input, inputOffset, line, errorBytes, progress.read, progress.evaluated, progress.rejected,
      progress.inputBytes, progress.outputBytes, progress.unreadableInputs,
    ]
    let lines =
      [Self.title] + conditions.map { $0.replacing("\n", with: " ") }
      + ["at " + numbers.map(String.init).joined(separator: " "), "end"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads the content of the file; nil unless all of it is there.
  package init?(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.popLast() == "", lines.popLast() == "end", let at = lines.popLast(),
      lines.first == Self.title, at.hasPrefix("at ")
    else { return nil }
    let numbers = at.dropFirst(3).split(separator: " ").compactMap { Int($0) }.filter { $0 >= 0 }
    guard numbers.count == 10 else { return nil }
    conditions = Array(lines.dropFirst())
    (input, inputOffset, line, errorBytes) = (numbers[0], numbers[1], numbers[2], numbers[3])
    progress = BatchProgress()
    progress.read = numbers[4]
    progress.evaluated = numbers[5]
    progress.rejected = numbers[6]
    progress.inputBytes = numbers[7]
    progress.outputBytes = numbers[8]
    progress.unreadableInputs = numbers[9]
  }

  /// The first condition of an earlier run that differs now: what it was and what it is.
  package func difference(from now: [String]) -> (was: String, now: String)? {
    if conditions == now { return nil }
    for (old, new) in zip(conditions, now) where old != new { return (old, new) }
    return ("\(conditions.count) conditions", "\(now.count) conditions")
  }

  /// Where to start, given how much of the output and of the errors is there: nil when what is there
  /// ends before the checkpoint.
  package func start(outputBytes: Int, errorBytes: Int) -> BatchStart? {
    guard progress.outputBytes <= outputBytes, self.errorBytes <= errorBytes else { return nil }
    var start = BatchStart()
    start.input = input
    start.inputOffset = inputOffset
    start.line = line
    start.errorBytes = self.errorBytes
    start.progress = progress
    return start
  }
}
