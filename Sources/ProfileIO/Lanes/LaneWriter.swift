// Results of many profiles from their rows of bits: the same bytes as `ResultWriter` and `CSVResultWriter`
// give, but put together from fragments.

import Advice
import RuleEngine
import RuleLanguage

/// Writes results.
struct LaneWriter: ~Copyable {
  let parts: LaneParts
  var sink: ByteSink
  var outcome: LaneOutcome
  var planner: LanePlanner
  /// The words for phases that have been written, by certificates and deadline.
  private var phaseWords: [PhaseKey: HeadlinePiece] = [:]
  private var days: [Int: Fragment] = [:]
  /// How often what was written out has been forgotten.
  private(set) var forgettings = 0
  /// What certificates wait for, as it was written out.
  var missingTexts: MissingTexts
  private var scratch: [UInt8] = []
  /// The parts of the last headline.
  private var pieces: [HeadlinePiece] = []

  private struct PhaseKey: Hashable {
    var certificates: UInt64
    var deadline: Int
  }

  init(_ parts: LaneParts) {
    self.parts = parts
    sink = ByteSink(parts.fragments.table)
    outcome = LaneOutcome(
      parts.layout, asOf: parts.advisor.asOf, needsOrder: parts.scope.hasDetails)
    missingTexts = MissingTexts(parts.layout.missing.count)
    planner = LanePlanner(parts.paths, needsMonths: parts.scope.hasDetails)
  }

  /// Reads the outcome of a row and plans its path.
  mutating func read(_ row: Span<UInt64>, dates: (Int) -> Int?) {
    outcome.read(row, dates: dates)
    planner.plan(outcome.wishes, outcome.deadlines)
  }

  // MARK: Lists

  /// Ends a list whose items begin with commas: the first comma becomes the bracket.
  mutating func endList(from start: Int) {
    if sink.count == start {
      sink.append(UInt8(ascii: "["))
    } else {
      sink.replace(at: start, with: UInt8(ascii: "["))
    }
    sink.append(UInt8(ascii: "]"))
  }

  /// Appends the names of those that are set; the name of the first bit stands at a place.
  mutating func appendNames(
    _ run: BitRun, _ names: [Fragment], from first: Int, _ row: Span<UInt64>
  ) {
    for word in 0..<(run.count &+ 63) &>> 6 {
      let part = BitRun(start: run.start + word * 64, count: min(64, run.count - word * 64))
      var bits = part.bits(row)
      while bits != 0 {
        sink.append(names[first &+ word &* 64 &+ bits.trailingZeroBitCount])
        bits &= bits &- 1
      }
    }
  }

  // MARK: Texts of the input

  /// Appends a text of the input as a JSON string.
  mutating func append(json range: TextRange?, _ text: Span<UInt8>, _ notation: Notation) {
    sink.append(UInt8(ascii: "\""))
    if let range {
      if range.isPlain {
        sink.append(text, range.lower..<range.upper)
      } else {
        scratch.removeAll(keepingCapacity: true)
        notation.decode(range, of: text, into: &scratch)
        var escaped: [UInt8] = []
        escaped.append(jsonContent: scratch.span)
        sink.append(escaped)
      }
    }
    sink.append(UInt8(ascii: "\""))
  }

  /// Appends a text of the input as a CSV cell.
  mutating func append(csv range: TextRange?, _ text: Span<UInt8>, _ notation: Notation) {
    guard let range else { return }
    if range.isPlain, ![UInt8].needsQuotes(text.extracting(range.lower..<range.upper)) {
      return sink.append(text, range.lower..<range.upper)
    }
    scratch.removeAll(keepingCapacity: true)
    notation.decode(range, of: text, into: &scratch)
    var cell: [UInt8] = []
    cell.append(csvCell: scratch.span)
    sink.append(cell)
  }

  // MARK: Headlines

  /// The words for a phase, written out once.
  private mutating func words(for phase: LanePhase) -> HeadlinePiece {
    let key = PhaseKey(certificates: phase.certificates, deadline: phase.deadline)
    if let known = phaseWords[key] { return known }
    var certificates: [Int] = []
    BitRun.forEach(phase.certificates) { certificates.append(parts.layout.ranked[$0]) }
    let deadline =
      phase.deadline == LaneDeadlines.none ? nil : CalendarDay(daysSinceEpoch: phase.deadline)
    let text = parts.advisor.words(for: certificates, by: deadline, parts.language)
    var bytes: [UInt8] = []
    HeadlinePiece.write(text, parts.scope.format, to: &bytes)
    let piece = HeadlinePiece(remember(bytes), of: text)
    phaseWords[key] = piece
    return piece
  }

  private mutating func remember(_ bytes: [UInt8]) -> Fragment {
    if let fragment = sink.remember(bytes) { return fragment }
    sink.forget()
    forgettings += 1
    phaseWords.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
    return sink.remember(bytes) ?? Fragment()
  }

  /// Forgets all that has been written out, because the memory for it is full.
  mutating func forget() {
    sink.forget()
    forgettings += 1
    phaseWords.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
    missingTexts.removeAll()
  }

  /// Finds the parts of the headline, in order.
  ///
  /// `openCount`: the certificates that depend on answers, or the findings where there are no
  /// certificates.
  private mutating func findPieces(openCount: Int) {
    let shown = min(planner.phases.count, Advisor.shownPhaseCount)
    pieces.removeAll(keepingCapacity: true)
    guard shown > 0 else {
      let isHeld = openCount == 0 && outcome.isAnyHeld
      pieces.append(
        isHeld ? parts.fragments.headlines.held : parts.fragments.headlines.open[openCount])
      return
    }
    // Words that are forgotten while later ones are found are found again.
    var since = -1
    while since != forgettings {
      since = forgettings
      pieces.removeAll(keepingCapacity: true)
      for place in 0..<shown {
        pieces.append(parts.fragments.headlines.pieces[shown - 1][place])
        pieces.append(words(for: planner.phases[place]))
      }
    }
    var left = 0
    for place in shown..<planner.phases.count {
      left += planner.phases[place].certificates.nonzeroBitCount
    }
    pieces.append(
      left > 0
        ? parts.fragments.headlines.tails[left]
        : parts.fragments.headlines.pieces[shown - 1][shown])
  }

  /// Appends the headline as a JSON string.
  mutating func appendJSONHeadline(openCount: Int) {
    findPieces(openCount: openCount)
    sink.append(UInt8(ascii: "\""))
    for index in pieces.indices { sink.append(pieces[index].fragment) }
    sink.append(UInt8(ascii: "\""))
  }

  /// Appends the headline as a CSV cell.
  mutating func appendCSVHeadline(openCount: Int) {
    findPieces(openCount: openCount)
    var needsQuotes = false
    for index in pieces.indices where pieces[index].needsQuotes { needsQuotes = true }
    if needsQuotes { sink.append(UInt8(ascii: "\"")) }
    for index in pieces.indices { sink.append(pieces[index].fragment) }
    if needsQuotes { sink.append(UInt8(ascii: "\"")) }
  }

  /// The headline as it is.
  mutating func headline(openCount: Int) -> String {
    findPieces(openCount: openCount)
    let start = sink.count
    for index in pieces.indices { sink.append(pieces[index].fragment) }
    defer { sink.remove(from: start) }
    return sink.text(from: start)
  }

  /// The day of a deadline, in quotes of JSON without the first one.
  mutating func appendDay(_ day: Int) {
    if let known = days[day] { return sink.append(known) }
    var bytes = Array(CalendarDay(daysSinceEpoch: day).description.utf8)
    bytes.append(UInt8(ascii: "\""))
    let fragment = remember(bytes)
    days[day] = fragment
    sink.append(fragment)
  }
}

// MARK: CSV

extension LaneWriter {
  /// Appends a row of CSV with its line break.
  mutating func appendCSV(
    _ row: Span<UInt64>, id: TextRange?, name: TextRange?, _ text: Span<UInt8>,
    _ notation: Notation
  ) {
    append(csv: id, text, notation)
    sink.append(UInt8(ascii: ","))
    append(csv: name, text, notation)
    sink.append(parts.fragments.head)
    appendCSVHeadline(openCount: openCount(row))
    let statuses = parts.layout.statuses
    let count = statuses.count / 4
    var word: UInt64 = 0
    for certificate in 0..<count {
      if certificate & 15 == 0 {
        let part = BitRun(
          start: statuses.start + certificate * 4, count: min(64, statuses.count - certificate * 4))
        word = part.bits(row)
      }
      sink.append(parts.fragments.statuses[Int(word & 15)])
      word >>= 4
    }
    sink.append(UInt8(ascii: "\n"))
  }

  /// The number that a headline without a path gives.
  func openCount(_ row: Span<UInt64>) -> Int {
    guard parts.layout.ranked.isEmpty else {
      return parts.layout.undetermined.bits(row).nonzeroBitCount
    }
    var count = 0
    parts.layout.findings.run.forEach(row) { _ in count += 1 }
    return count
  }
}
