// The comments that silence lints, each for one block and with a reason. What is wrong with such a
// comment is an error, because nothing else would tell that a lint went silent, or did not.

import RuleLanguage

/// The comments `# allow ID: reason` of a knowledge base.
struct Allowances {
  private struct Allowance {
    let id: String
    let range: SourceRange
    var isNeeded = false
  }

  private struct Place: Hashable {
    var source: SourceID
    var line: Int
  }

  /// What is allowed in the block whose head stands on a line.
  private var allowed: [Place: [Allowance]] = [:]
  private let texts: [SourceText]
  /// The ids of all lints, sorted.
  private let known: [String]
  /// Comments without a reason, or for a lint that does not exist.
  private var mistakes: [Diagnostic] = []

  init(_ model: Model) {
    texts = model.texts
    known = Lint.all.map(\.id)
    for (index, text) in texts.enumerated() { read(text, SourceID(index)) }
  }

  /// What is wrong with the comments, once all findings were covered that can be.
  var findings: [Diagnostic] {
    mistakes
      + allowed.values.flatMap { $0 }.filter { !$0.isNeeded }
      .map { .allowanceWithoutFinding($0.range, id: $0.id) }
  }

  /// Whether the block of a finding allows it.
  mutating func cover(_ finding: Diagnostic) -> Bool {
    guard let range = finding.range else { return false }
    let text = texts[range.source.index]
    var line = text.location(of: range.lower).line
    while line > 1, !Self.isHead(text.line(line)) { line -= 1 }
    let place = Place(source: range.source, line: line)
    guard let index = allowed[place]?.firstIndex(where: { $0.id == finding.id }) else {
      return false
    }
    allowed[place]?[index].isNeeded = true
    return true
  }

  private static func isHead(_ line: String) -> Bool {
    line.first.map { $0 != " " && $0 != "#" && $0 != "\t" } ?? false
  }

  /// A comment speaks for the block that it stands in, or above.
  private mutating func read(_ text: SourceText, _ source: SourceID) {
    var pending: [Allowance] = []
    var head = 0
    for number in 1...text.lineStarts.count {
      let line = text.line(number)
      if line.drop(while: { $0 == " " }).hasPrefix("#") {
        guard let allowance = allowance(in: line, at: number, text, source) else { continue }
        if line.hasPrefix("#") {
          pending.append(allowance)
        } else {
          allowed[Place(source: source, line: head), default: []].append(allowance)
        }
      } else if Self.isHead(line) {
        head = number
        allowed[Place(source: source, line: head)] = pending
        pending = []
      }
    }
    allowed[Place(source: source, line: .max)] = pending
  }

  private mutating func allowance(
    in line: String, at number: Int, _ text: SourceText, _ source: SourceID
  ) -> Allowance? {
    let words = line.drop { $0 == " " || $0 == "#" }
    guard words.hasPrefix("allow ") else { return nil }
    let parts = words.dropFirst(6).split(separator: ":", maxSplits: 1)
    let id = parts.first.map { String($0).filter { $0 != " " } } ?? ""
    let start = text.lineStarts[number - 1]
    let range = SourceRange(
      source, start + line.utf8.count - words.utf8.count, start + line.utf8.count)
    guard known.contains(id) else {
      mistakes.append(.unknownAllowance(range, id: id, known: known))
      return nil
    }
    guard parts.count == 2, parts[1].contains(where: { $0 != " " }) else {
      mistakes.append(.allowanceWithoutReason(range, id: id))
      return nil
    }
    return Allowance(id: id, range: range)
  }
}

extension Diagnostic {
  static func allowanceWithoutFinding(_ range: SourceRange, id: String) -> Diagnostic {
    Diagnostic(
      id: "allowance-without-finding", severity: .warning, at: range,
      "nothing here needs to be allowed as \"\(id)\"; remove the comment")
  }

  static func allowanceWithoutReason(_ range: SourceRange, id: String) -> Diagnostic {
    Diagnostic(
      id: "allowance-without-reason", at: range,
      "the comment allows \"\(id)\" without a reason; write \"# allow \(id): reason\"")
  }

  static func unknownAllowance(_ range: SourceRange, id: String, known: [String]) -> Diagnostic {
    let nearest = Suggestions.nearest(to: id, among: known)
    return Diagnostic(
      id: "unknown-lint", at: range,
      "there is no lint \"\(id)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}
