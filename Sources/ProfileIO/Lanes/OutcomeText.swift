// The text of a result as a list of parts, each with the worlds in which it is there, in the order in which
// it is written. So a result is one walk over the bits of its row, and nothing has to be decided on the way:
// brackets and commas are parts like all others.

import Advice
import RuleEngine
import RuleLanguage

/// What follows the path in a result.
struct OutcomeText: Sendable {
  /// A piece of text.
  struct Part: Sendable {
    var text: [UInt8]
    /// Whether it takes the place of the byte before it: the comma behind the last item of a list.
    var replacesLast: Bool
  }

  fileprivate(set) var parts: [Part] = []
  /// The bits that say which parts are there.
  fileprivate(set) var run = BitRun()
  /// The parts of each recommendation, by strength, then by rank.
  fileprivate(set) var recommendations: [[Range<Int>]] = []
  /// The parts between the recommendations and what is covered.
  fileprivate(set) var betweenLists = 0..<0
  /// The parts of what satisfies each recommendation, by strength, then by rank.
  fileprivate(set) var covered: [[Range<Int>]] = []

  /// The parts before the recommendations.
  var beforeLists: Range<Int> { 0..<(recommendations.first?.first?.lowerBound ?? 0) }
  /// The parts after what is covered.
  var afterLists: Range<Int> { (covered.last?.last?.upperBound ?? 0)..<parts.count }
}

/// Collects parts.
private struct OutcomeTextBuilder {
  typealias Literal = PlaneLogic.Literal

  var text = OutcomeText()
  var literals: [Literal] = []
  /// The parts to which nothing may be added, because they belong to something else.
  private var closedCount = 0

  /// Adds a part; what is there in the same worlds as the one before becomes one with it.
  mutating func add(_ literal: Literal, _ bytes: [UInt8], replacesLast: Bool = false) {
    guard literal != .no else { return }
    if literals.last == literal, literals.count > closedCount {
      if replacesLast { text.parts[literals.count - 1].text.removeLast() }
      text.parts[literals.count - 1].text += bytes
      return
    }
    text.parts.append(OutcomeText.Part(text: bytes, replacesLast: replacesLast))
    literals.append(literal)
  }

  mutating func add(_ literal: Literal, _ string: String, replacesLast: Bool = false) {
    add(literal, Array(string.utf8), replacesLast: replacesLast)
  }

  /// Begins something that may be written by itself, and gives the place of its first part.
  mutating func begin() -> Int {
    closedCount = literals.count
    return closedCount
  }

  /// Ends a list of items with commas behind them.
  ///
  /// `isAny`: where there are any.
  mutating func endList(_ isAny: Literal, _ end: String) {
    add(isAny, end, replacesLast: true)
    add(!isAny, end)
  }
}

extension OutcomeBuilder {
  /// Writes what follows the path, key by key in the order of `ResultWriter`.
  mutating func body(
    _ names: ResultNames, hasRules: Bool, _ covers: [(by: [Int], literals: [Literal])],
    _ undetermined: [Literal], _ missing: [PlanesOfMissing.Missing]
  ) -> OutcomeText {
    var body = OutcomeTextBuilder()
    body.add(.yes, ",\"recommendations\":[")
    addRecommendations(names, hasRules, &body)
    addCovered(names, covers, &body)
    _ = body.begin()
    body.endList(planes.logic.or(covers.flatMap(\.literals)), "],\"unsuitable\":[")
    let unsuitable = unsuitable()
    for certificate in indices {
      let head = Self.certificate(certificate, names)
      addItem(
        unsuitable[certificate], head, reasons(atom(vocabulary.unsuitable, certificate)),
        hasRules, names, &body)
    }
    body.endList(planes.logic.or(unsuitable), "],\"pending\":[")
    for certificate in indices { addPending(certificate, names, hasRules, &body) }
    body.endList(planes.logic.or(isPending), "],\"undetermined\":[")
    var isAny = Literal.no
    for certificate in indices {
      addUndetermined(
        certificate, undetermined[certificate], after: isAny, missing[certificate], names, &body)
      isAny = planes.logic.or(isAny, undetermined[certificate])
    }
    body.add(isAny, "]}]", replacesLast: true)
    body.add(!isAny, "]")
    addConclusions(names, hasRules, &body)
    if hasRules { addFired(names, &body) }
    body.add(.yes, "}\n")
    body.text.run = bits.place(body.literals)
    return body.text
  }

  private static func certificate(_ certificate: Int, _ names: ResultNames) -> [UInt8] {
    Array("{\"certificate\":".utf8) + names.certificates[certificate]
  }

  /// Adds the elements of a list of names, with commas behind them.
  private mutating func addNames(
    _ elements: [(name: [UInt8], literal: Literal)], in item: Literal,
    _ body: inout OutcomeTextBuilder
  ) {
    var isAny = Literal.no
    for element in elements {
      let here = planes.logic.and(item, element.literal)
      body.add(here, element.name + [UInt8(ascii: ",")])
      isAny = planes.logic.or(isAny, here)
    }
    // Where there is no name, a comma gives what follows something to replace.
    body.add(planes.logic.and(item, !isAny), ",")
  }

  /// Adds an item with the rules that it comes from, or without.
  private mutating func addItem(
    _ item: Literal, _ head: [UInt8], _ reasons: [(rule: Int, literal: Literal)], _ hasRules: Bool,
    _ names: ResultNames, _ body: inout OutcomeTextBuilder
  ) {
    guard hasRules else { return body.add(item, head + Array("},".utf8)) }
    body.add(item, head + Array(",\"rules\":[".utf8))
    addNames(reasons.map { (names.rules[$0.rule], $0.literal) }, in: item, &body)
    body.add(item, "]},", replacesLast: true)
  }

  private mutating func addRecommendations(
    _ names: ResultNames, _ hasRules: Bool, _ body: inout OutcomeTextBuilder
  ) {
    for (place, strength) in Strength.allCases.enumerated() {
      var ranges: [Range<Int>] = []
      for certificate in ranked {
        let start = body.begin()
        let head =
          Self.certificate(certificate, names)
          + Array(",\"strength\":\"\(strength.rawValue)\"".utf8)
        addItem(
          reached[place][certificate], head, reasons(relationAtom(strength, certificate)),
          hasRules, names, &body)
        ranges.append(start..<body.text.parts.count)
      }
      body.text.recommendations.append(ranges)
    }
    let start = body.begin()
    body.endList(planes.logic.or(isRecommended), "],\"covered\":[")
    body.text.betweenLists = start..<body.text.parts.count
  }

  private mutating func addCovered(
    _ names: ResultNames, _ covers: [(by: [Int], literals: [Literal])],
    _ body: inout OutcomeTextBuilder
  ) {
    for place in Strength.allCases.indices {
      var ranges: [Range<Int>] = []
      for certificate in ranked {
        let start = body.begin()
        for (other, literal) in zip(covers[certificate].by, covers[certificate].literals) {
          let by =
            Array(",\"by\":".utf8) + names.certificates[other] + Array("},".utf8)
          body.add(
            planes.logic.and(reached[place][certificate], literal),
            Self.certificate(certificate, names) + by)
        }
        ranges.append(start..<body.text.parts.count)
      }
      body.text.covered.append(ranges)
    }
  }

  private mutating func addPending(
    _ certificate: Int, _ names: ResultNames, _ hasRules: Bool,
    _ body: inout OutcomeTextBuilder
  ) {
    let item = isPending[certificate]
    body.add(item, Self.certificate(certificate, names))
    // The earliest day counts.
    var rest = item
    for (day, literal) in starts(certificate) {
      body.add(planes.logic.and(rest, literal), ",\"from\":\"\(day.description)\"")
      rest = planes.logic.and(rest, !literal)
    }
    addItem(item, [], reasons(atom(vocabulary.pending, certificate)), hasRules, names, &body)
  }

  /// Adds an item that also ends the one before it, of which there are many.
  ///
  /// `isAny`: where there is one.
  private mutating func addUndetermined(
    _ certificate: Int, _ item: Literal, after isAny: Literal, _ missing: PlanesOfMissing.Missing,
    _ names: ResultNames, _ body: inout OutcomeTextBuilder
  ) {
    let head = Self.certificate(certificate, names) + Array(",\"dependsOn\":[".utf8)
    body.add(planes.logic.and(item, !isAny), head)
    body.add(planes.logic.and(item, isAny), Array("]},".utf8) + head, replacesLast: true)
    let (facts, parameters) = inOrder(missing)
    let elements =
      facts.map { (names.facts[$0.index], $0.literal) }
      + parameters.map { (names.parameters[$0.index], $0.literal) }
    addNames(elements, in: item, &body)
  }

  private mutating func addConclusions(
    _ names: ResultNames, _ hasRules: Bool, _ body: inout OutcomeTextBuilder
  ) {
    let findings = findings()
    let isAny = planes.logic.or(findings.map(\.literal))
    body.add(isAny, ",\"conclusions\":[")
    for finding in findings {
      var head = Array("{\"statement\":".utf8)
      head.append(json: advisor.program.name(of: finding.atom))
      addItem(finding.literal, head, reasons(finding.atom), hasRules, names, &body)
    }
    body.add(isAny, "]", replacesLast: true)
  }

  private mutating func addFired(_ names: ResultNames, _ body: inout OutcomeTextBuilder) {
    body.add(.yes, ",\"fired\":[")
    let fired = fired()
    for (rule, literal) in fired { body.add(literal, names.rules[rule] + [UInt8(ascii: ",")]) }
    body.endList(planes.logic.or(fired.map(\.literal)), "]")
  }
}
