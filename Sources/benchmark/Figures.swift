// The table: figures with units, and ratios to an earlier run.

import Foundation

/// What has been measured so far.
struct Figures {
  /// A unit, and whether more of it is better.
  enum Unit: String {
    case microseconds = "µs"
    case milliseconds = "ms"
    case perSecond = "/s"
    case megabytes = "MB"
    case bytes = "B"
    case ratio = "×"
    case count = ""
  }

  private var values: [(name: String, value: Double)] = []
  private let baseline: [String: Double]?

  init(baseline: [String: Double]?) { self.baseline = baseline }

  /// Starts a part of the table.
  func heading(_ text: String) { print("\n\(text)") }

  /// Adds and prints a figure.
  mutating func add(_ name: String, _ value: Double, _ unit: Unit) {
    values.append((name, value))
    var line = "  " + name + String(repeating: " ", count: max(1, 58 - name.count))
    let number = Self.text(value)
    line += String(repeating: " ", count: max(0, 12 - number.count)) + number + " " + unit.rawValue
    if let before = baseline?[name], before != 0 {
      line += String(repeating: " ", count: max(1, 4 - unit.rawValue.count))
      line += "(\(Self.text(before)) before, ×\(Self.text(value / before)))"
    }
    print(line)
  }

  func printEnd() {
    guard let baseline else { return }
    let known = Set(values.map(\.name))
    for name in baseline.keys.sorted() where !known.contains(name) {
      print("  \(name): only in the earlier run")
    }
  }

  /// Three digits that mean something, with commas between thousands.
  static func text(_ value: Double) -> String {
    if value < 10 { return String((value * 100).rounded() / 100) }
    if value < 100 { return String((value * 10).rounded() / 10) }
    var digits = String(Int(value.rounded()))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  // MARK: Files

  /// Writes a line a figure: name, tab, value.
  func write(_ file: String) throws {
    let lines = values.map { "\($0.name)\t\($0.value)\n" }
    try lines.joined().write(toFile: file, atomically: true, encoding: .utf8)
  }

  static func read(_ file: String) throws -> [String: Double] {
    var result: [String: Double] = [:]
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t")
      if parts.count == 2, let value = Double(parts[1]) { result[String(parts[0])] = value }
    }
    return result
  }
}
