// The words for everything that can be wrong with a row.

import RuleEngine
import RuleLanguage

struct RowErrorWords {
  let text: Notation
  let schema: ProfileSchema

  /// The key that a problem is about, or an empty text.
  func key(_ problem: RowProblem, _ bytes: Span<UInt8>) -> String {
    if let fact = problem.fact, schema.model.facts.indices.contains(fact) {
      return schema.model.facts[fact].name
    }
    return problem.column ?? problem.key.map { shortened($0, bytes) } ?? ""
  }

  /// What is wrong, what was expected, and what was probably meant.
  func reason(_ problem: RowProblem, _ bytes: Span<UInt8>) -> String {
    let key = key(problem, bytes)
    switch problem.kind {
    case .json(let kind): return "not JSON: \(reason(kind))"
    case .notAnObject: return "not a profile: expected an object in braces"
    case .unknownKey:
      return "unknown key \"\(key)\"" + suggestion(key, RowKeys.all, orFact: true)
    case .unknownColumn:
      if key.isEmpty { return "a column without a name" }
      if key == RowKeys.facts { return "unknown column \"\(key)\"; each fact has its own column" }
      return "unknown column \"\(key)\"" + suggestion(key, RowKeys.columns + schema.factNames)
    case .unknownFact: return "unknown fact \"\(key)\"" + suggestion(key, schema.factNames)
    case .duplicateKey:
      return text == .csv ? "column \"\(key)\" stands twice" : "\"\(key)\" stands twice"
    case .wrongType: return "\"\(key)\" takes \(expected(problem.fact, key))"
    case .unknownMember:
      let name = problem.text.map { shortened($0, bytes) } ?? ""
      return "\"\(key)\" has no value \"\(name)\""
        + suggestion(name, schema.memberNames(of: problem.fact ?? -1))
    case .number(let kind): return "\"\(key)\" \(reason(kind))"
    case .malformedDate:
      return "\"\(key)\" takes a date written YYYY-MM-DD, such as 2026-11-24"
    case .noSuchDay:
      let name = problem.text.map { shortened($0, bytes) } ?? ""
      return "\"\(key)\" has a date that the calendar does not have: \(name)"
    case .malformedBand:
      return text == .csv
        ? "\"\(key)\" takes a value or a range FROM..BELOW of which one bound may be missing"
        : "\"\(key)\" takes a value or {\"from\": …, \"below\": …} of which one bound may be missing"
    case .cellCount(let wanted, let found): return "expected \(wanted) cells, found \(found)"
    case .strayQuote: return "a quote inside a cell that does not start with a quote"
    case .textAfterQuote: return "expected a comma after the closing quote of a cell"
    case .openQuote: return "a quoted cell has no closing quote"
    case .controlCharacter: return "a control character"
    case .invalidUTF8: return "not UTF-8"
    case .tooLong(let limit): return "longer than \(size(limit))"
    case .brokenArray: return "not JSON: expected a comma or the end of the array"
    case .otherFormat(let name, let remedy): return "this is \(name): \(remedy)"
    case .openArray: return "not JSON: the array has no closing bracket"
    case .contradiction(let fact, let other): return contradiction(fact, other)
    }
  }

  private func size(_ byteCount: Int) -> String {
    for (unit, name) in [(1 << 20, "MiB"), (1 << 10, "KiB")] where byteCount % unit == 0 {
      return "\(byteCount / unit) \(name)"
    }
    return "\(byteCount) bytes"
  }

  private func contradiction(_ fact: Int, _ other: Int?) -> String {
    let names = schema.model.facts
    guard let other else { return "\"\(names[fact].name)\" does not fit the other answers" }
    return "\"\(names[fact].name)\" is answered although it does not apply:"
      + " \"\(names[other].name)\" says otherwise"
  }

  private func reason(_ kind: JSONFailure.Kind) -> String {
    switch kind {
    case .empty: "nothing is there"
    case .unexpectedEnd: "the text ends too early"
    case .expectedValue: "expected a value"
    case .expectedKey: "expected a key in quotes"
    case .expectedColon: "expected a colon after the key"
    case .expectedCommaOrBrace: "expected a comma or a closing brace"
    case .expectedCommaOrBracket: "expected a comma or a closing bracket"
    case .unknownWord: "expected true, false, null or a text in quotes"
    case .malformedNumber: "a malformed number"
    case .controlCharacter: "a control character in a text; write it as an escape"
    case .malformedEscape: "a backslash before something that has no escape"
    case .loneSurrogate: "half of a surrogate pair"
    case .invalidUTF8: "not UTF-8"
    case .tooDeep: "more than \(JSONScanner.depthLimit) levels of brackets"
    case .trailingBytes: "something follows the value"
    case .refused: "refused"
    }
  }

  private func reason(_ problem: DecimalNumber.Problem) -> String {
    switch problem {
    case .negative: "is never negative"
    case .tooPrecise: "takes at most two decimals"
    case .tooLarge: "is larger than 92,233,720,368,547,758.07"
    case .fraction: "counts whole things: a fraction does not fit"
    case .above100: "is a percentage: 0 to 100"
    }
  }

  private func expected(_ fact: Int?, _ key: String) -> String {
    guard let fact else {
      switch key {
      case RowKeys.facts: return "an object in braces"
      case RowKeys.asOf: return "a date in quotes, such as \"2026-11-24\""
      default: return "a text in quotes"
      }
    }
    let names = schema.memberNames(of: fact)
    let example = names.first ?? ""
    switch (schema.slots[fact].form, text) {
    case (.yesNo, .json): return "true or false"
    case (.yesNo, .csv): return "true, false, yes or no"
    case (.choice, .json): return "one name in quotes, such as \"\(example)\""
    case (.choice, .csv): return "one name, such as \(example)"
    case (.set, .json): return "a list of names, such as [\"\(example)\"]"
    case (.set, .csv): return "names separated by semicolons, such as \(example)"
    case (.count, _): return "a whole number"
    case (.amount, _): return "an amount as a number without currency and without commas"
    case (.percentage, _): return "a percentage as a number from 0 to 100"
    case (.date, .json): return "a date in quotes, such as \"2026-11-24\""
    case (.date, .csv): return "a date, such as 2026-11-24"
    }
  }

  private func suggestion(
    _ name: String, _ candidates: [String], orFact: Bool = false
  ) -> String {
    if orFact, schema.factNames.contains(name) { return "; facts stand inside \"facts\"" }
    if let nearest = Suggestions.nearest(to: name, among: candidates) {
      return "; did you mean \"\(nearest)\"?"
    }
    // All of a few names are worth saying; `schema` lists the many.
    return (1...8).contains(candidates.count)
      ? "; expected \(candidates.joined(separator: ", "))" : ""
  }

  /// A text of the input, cut where it is too long for a message.
  private func shortened(_ range: TextRange, _ bytes: Span<UInt8>) -> String {
    let limit = 80
    var range = range
    let isCut = range.count > limit
    if isCut { range.upper = range.lower + limit }
    range.upper = min(range.upper, bytes.count)
    let decoded = text.decoded(range, of: bytes)
    return isCut ? decoded + "…" : decoded
  }
}

extension RowProblem {
  /// Whether the problem is at one place of the row.
  var hasPlace: Bool {
    switch kind {
    case .cellCount, .tooLong, .contradiction: false
    default: true
    }
  }
}
