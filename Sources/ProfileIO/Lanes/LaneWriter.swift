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
  /// Headlines and paths as they were written out.
  private var openings = OpeningTexts()
  private var scratch: [UInt8] = []
  private var written: [UInt8] = []
  /// The parts of the last headline.
  private var pieces: [HeadlinePiece] = []

  private struct PhaseKey: Hashable {
    var certificates: UInt64
    var deadline: Int
  }

  init(_ parts: LaneParts) {
    self.parts = parts
    sink = ByteSink(parts.fragments.table)
    outcome = LaneOutcome(parts)
    planner = LanePlanner(parts.paths, needsMonths: parts.scope.hasDetails)
  }

  /// Reads the outcome of a row.
  mutating func read(_ row: Span<UInt64>, dates: Span<Int?>) { outcome.read(row, dates: dates) }

  /// Appends what the path of the row says, remembered or written anew.
  ///
  /// `write`: appends it once the path is planned, given the number for a headline without a path.
  mutating func appendOpening(
    _ row: Span<UInt64>, _ write: (inout LaneWriter, Int) -> Void
  ) {
    let openCount = openCount(row)
    guard outcome.deadlines.isEmpty else {
      planner.plan(outcome.wishes, outcome.deadlines)
      return write(&self, openCount)
    }
    let key = outcome.openingKey(parts.paths, openCount: openCount)
    if let known = openings.find(key) { return sink.append(known) }
    planner.plan(outcome.wishes, outcome.deadlines)
    let start = sink.count
    write(&self, openCount)
    if let text = sink.remember(from: start) { openings.insert(text, key) } else { forget() }
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

  // MARK: Texts of the input

  /// Appends id and name with what stands around them.
  mutating func appendWho(
    id: TextRange?, name: TextRange?, _ text: Span<UInt8>, _ notation: Notation
  ) {
    let id = id ?? TextRange()
    let name = name ?? TextRange()
    let format = parts.scope.format
    if Self.isVerbatim(id, text, format), Self.isVerbatim(name, text, format) {
      return sink.append(
        parts.fragments.beforeID, id.lower..<id.upper, parts.fragments.betweenIDAndName,
        name.lower..<name.upper, parts.fragments.head, of: text)
    }
    sink.append(parts.fragments.beforeID)
    append(id, text, notation)
    sink.append(parts.fragments.betweenIDAndName)
    append(name, text, notation)
    sink.append(parts.fragments.head)
  }

  /// Whether a text of the input is written as it stands there.
  private static func isVerbatim(
    _ range: TextRange, _ text: Span<UInt8>, _ format: OutputFormat
  ) -> Bool {
    guard range.isPlain else { return false }
    if format == .ndjson { return true }
    // No quotes and no line breaks; a comma or a blank at an end may ask for quotes.
    let part = text.extracting(range.lower..<range.upper)
    guard part.count > 0 else { return true }
    return part[0] != 0x20 && part[part.count - 1] != 0x20
      && part.firstOffset(of: UInt8(ascii: ","), from: 0) == nil
  }

  /// Appends a text of the input as the content of a JSON string or as a CSV cell.
  private mutating func append(_ range: TextRange, _ text: Span<UInt8>, _ notation: Notation) {
    scratch.removeAll(keepingCapacity: true)
    notation.decode(range, of: text, into: &scratch)
    // Swapped out and back in, so that it can change while the other is read.
    var written: [UInt8] = []
    swap(&written, &self.written)
    defer { swap(&written, &self.written) }
    written.removeAll(keepingCapacity: true)
    if parts.scope.format == .ndjson {
      written.append(jsonContent: scratch.span)
    } else {
      written.append(csvCell: scratch.span)
    }
    sink.append(written)
  }

  // MARK: Headlines

  /// The words for a phase, written out once.
  private mutating func words(for phase: LanePhase) -> HeadlinePiece {
    let key = PhaseKey(certificates: phase.certificates, deadline: phase.deadline)
    if let known = phaseWords[key] { return known }
    var certificates: [Int] = []
    for rank in SetBits(phase.certificates) { certificates.append(parts.layout.ranked[rank]) }
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
    forget()
    return sink.remember(bytes) ?? Fragment()
  }

  /// Forgets all that has been written out, because the memory for it is full.
  private mutating func forget() {
    sink.forget()
    forgettings += 1
    phaseWords.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
    openings.removeAll()
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
    planner.plan(outcome.wishes, outcome.deadlines)
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
    appendWho(id: id, name: name, text, notation)
    appendOpening(row) { $0.appendCSVHeadline(openCount: $1) }
    appendStatuses(row)
    sink.append(UInt8(ascii: "\n"))
  }

  /// Appends a cell a certificate, two at a time.
  private mutating func appendStatuses(_ row: Span<UInt64>) {
    let statuses = parts.layout.statuses
    var start = 0
    while start < statuses.count {
      let part = BitRun(start: statuses.start + start, count: min(64, statuses.count - start))
      sink.append(parts.fragments.statusPairs, part.bits(row), count: part.count / 8)
      start += 64
    }
    // A last one without a partner.
    guard statuses.count % 8 != 0 else { return }
    let last = BitRun(start: statuses.start + statuses.count - 4, count: 4)
    sink.append(parts.fragments.statuses[Int(last.bits(row))])
  }

  /// The number that a headline without a path gives.
  func openCount(_ row: Span<UInt64>) -> Int {
    guard parts.layout.ranked.isEmpty else {
      return parts.layout.undetermined.bits(row).nonzeroBitCount
    }
    var count = 0
    parts.layout.findings.forEach(row) { _ in count += 1 }
    return count
  }
}
