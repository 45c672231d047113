// The row of bits of one profile, read far enough to plan its path: what is recommended in which order,
// by when, and what the path is planned from.

import Advice
import RuleEngine
import RuleLanguage

/// The outcome of one profile.
struct LaneOutcome {
  /// What is recommended, strongest first, as strength and rank; empty without deadlines.
  private(set) var recommended: [(strength: Int, rank: Int)] = []
  /// Whether deadlines have changed the order of what has one strength.
  private(set) var isReordered = false
  private(set) var wishes = PathWishes(wanted: 0, mandatory: 0, held: 0, sizes: nil)
  /// What is recommended and satisfied by something else, by rank.
  private(set) var covered: UInt64 = 0
  /// Whether anything that is recommended is held.
  private(set) var isAnyHeld = false
  /// The deadlines that the path goes by.
  private(set) var deadlines = LaneDeadlines()
  /// The deadlines of duties themselves, for counts.
  private(set) var duties: [(rank: Int, day: Int)] = []

  private let parts: LaneParts
  private let asOf: CalendarDay
  private let needsMonths: Bool
  private let dutyFacts: [Int]

  init(_ parts: LaneParts) {
    needsMonths = parts.scope.hasDetails
    dutyFacts = parts.dutyFacts
    asOf = parts.advisor.asOf
    self.parts = parts
  }

  /// Reads a row.
  ///
  /// `dates`: the answers to the date facts that duties count from, as days, in order of the facts.
  mutating func read(_ row: Span<UInt64>, dates: Span<Int?>) {
    let mandatory = parts.layout.strengths[0].bits(row)
    let stronger =
      mandatory | parts.layout.strengths[1].bits(row) | parts.layout.strengths[2].bits(row)
    let held = parts.layout.held.bits(row)
    covered = parts.layout.coveredRanks.bits(row)
    isAnyHeld = (stronger | parts.layout.strengths[3].bits(row)) & held != 0
    wishes = PathWishes(
      wanted: stronger & ~held & ~covered, mandatory: mandatory, held: held,
      sizes: needsMonths ? sizes(row) : nil)
    readDeadlines(row, dates)
    if !recommended.isEmpty { recommended.removeAll(keepingCapacity: true) }
    isReordered = false
    guard !deadlines.isEmpty else { return }
    for strength in 0..<4 {
      let start = recommended.count
      for rank in SetBits(parts.layout.strengths[strength].bits(row)) {
        recommended.append((strength, rank))
      }
      sortByDeadline(from: start)
    }
    if covered != 0 { passDeadlinesOn(row) }
  }

  /// What the headline and the path depend on, where there are no deadlines.
  ///
  /// `openCount`: what a headline without a path counts.
  func openingKey(_ tables: PathTables, openCount: Int) -> OpeningKey {
    guard wishes.wanted != 0 else {
      return OpeningKey(rest: UInt64(openCount) << 1 | (isAnyHeld ? 1 : 0))
    }
    // What cannot matter is left out, so that more profiles are alike.
    let heldThatMatter = tables.allRequired | (needsMonths ? tables.shortening : 0)
    return OpeningKey(
      wanted: wishes.wanted, mandatory: wishes.mandatory & (wishes.wanted | tables.allRequired),
      held: wishes.held & heldThatMatter, rest: wishes.sizes ?? 0)
  }

  private func sizes(_ row: Span<UInt64>) -> UInt64? {
    guard let sizes = parts.layout.sizes else { return nil }
    let known = sizes.known.bits(row)
    return known != 0 ? known : sizes.open.bits(row)
  }

  // MARK: Deadlines

  private mutating func readDeadlines(_ row: Span<UInt64>, _ dates: Span<Int?>) {
    deadlines.clear()
    if !duties.isEmpty { duties.removeAll(keepingCapacity: true) }
    for word in 0..<(parts.layout.deadlineRun.count + 63) / 64 {
      let part = BitRun(
        start: parts.layout.deadlineRun.start + word * 64,
        count: min(64, parts.layout.deadlineRun.count - word * 64))
      for place in SetBits(part.bits(row)) {
        let deadline = parts.layout.deadlines[word * 64 + place]
        if let day = day(deadline.due, dates) { deadlines.add(day, deadline.rank) }
      }
    }
  }

  private func day(_ due: Due, _ dates: Span<Int?>) -> Int? {
    switch due {
    case .on(let day): return day.daysSinceEpoch
    case .nextYear(let month, let day, let fact):
      let place = fact.flatMap { dutyFacts.firstIndex(of: $0.index) }
      let since = place.flatMap { dates[$0] }.map { CalendarDay(daysSinceEpoch: $0) } ?? asOf
      return CalendarDay(year: since.parts.year + 1, month: month, day: day)?.daysSinceEpoch
    }
  }

  /// Sorts by deadline what has one strength and is in the usual order.
  private mutating func sortByDeadline(from start: Int) {
    for index in start..<recommended.count {
      let item = recommended[index]
      if deadlines[item.rank] != LaneDeadlines.none {
        duties.append((item.rank, deadlines[item.rank]))
      }
      var place = index
      while place > start, deadlines[recommended[place - 1].rank] > deadlines[item.rank] {
        recommended[place] = recommended[place - 1]
        isReordered = true
        place -= 1
      }
      recommended[place] = item
    }
  }

  /// Whoever obtains a covering certificate meets the deadline of the covered one with it.
  private mutating func passDeadlinesOn(_ row: Span<UInt64>) {
    for (_, rank) in recommended where covered >> UInt64(rank) & 1 == 1 {
      let due = deadlines[rank]
      guard due != LaneDeadlines.none else { continue }
      let covers = parts.layout.covers[rank]
      covers.run.forEach(row) {
        deadlines.add(due, parts.layout.rank[parts.layout.coverNames[covers.first + $0]])
      }
    }
  }
}
