// The path of `PathPlanner`, in words of bits: a set of certificates is one word, by rank, which is the
// usual order. Planned anew for each profile, because that costs less than remembering all paths.

import Advice
import RuleEngine
import RuleLanguage

/// What a path depends on, whatever the profile.
struct PathTables: Sendable {
  /// The months that a certificate takes, where certain others are there.
  struct Effort: Sendable {
    var with: UInt64
    var withCount: Int
    /// The months by size; a size that the knowledge base does not have is no bit.
    var bands: [(size: UInt64, months: ClosedRange<Int>)]
  }

  /// What each certificate requires, by rank.
  let required: [UInt64]
  /// What any certificate requires.
  let allRequired: UInt64
  /// What changes the months that another certificate takes.
  let shortening: UInt64
  /// What each certificate can be audited with, by rank.
  let partners: [UInt64]
  /// By rank.
  let efforts: [[Effort]]
  /// The usual place of each certificate, by rank.
  let orders: [Int]

  init(_ advisor: Advisor, _ layout: OutcomeLayout) {
    let model = advisor.model
    func mask(_ certificates: some Sequence<Int>) -> UInt64 {
      certificates.reduce(0) { $0 | 1 << UInt64(layout.rank[$1]) }
    }
    required = layout.ranked.map { certificate in
      guard let requires = advisor.vocabulary.requires else { return 0 }
      return mask(
        model.certificates.indices.filter {
          let atom = Atom(relation: requires, arguments: [certificate, $0])
          return advisor.program.signal(of: atom) == .yes
        })
    }
    allRequired = required.reduce(0, |)
    partners = layout.ranked.map { mask(model.certificates[$0].auditWith) }
    orders = layout.ranked.map { model.certificates[$0].order }
    let names = model.enumeration(named: "certificate").map { model[$0] }
    let sizes = model.enumeration(named: "size").map { model[$0] }
    efforts = layout.ranked.map { certificate in
      guard let names else { return [] }
      return model.certificates[certificate].description.efforts.map { effort in
        let with = effort.with.compactMap { names.index(of: $0.text) }
        return Effort(
          with: mask(with), withCount: with.count,
          bands: effort.bands.map { band in
            (sizes?.index(of: band.size.text).map { 1 << UInt64($0) } ?? 0, band.months)
          })
      }
    }
    shortening = efforts.joined().reduce(0) { $0 | $1.with }
  }
}

/// A step of the path.
struct LanePhase {
  /// The certificates, by rank.
  var certificates: UInt64
  /// The months that it takes, from and to; the lower bound is negative where nothing is known.
  var months: (low: Int, high: Int)
  /// By when it must be met, as days; `LaneDeadlines.none` without a deadline.
  var deadline: Int
}

/// Days by which certificates must be there, by rank.
struct LaneDeadlines {
  static let none = Int.max

  private(set) var isEmpty = true
  private var days = [Int](repeating: Self.none, count: OutcomeLayout.certificateLimit)

  mutating func clear() {
    if isEmpty { return }
    for rank in days.indices { days[rank] = Self.none }
    isEmpty = true
  }

  subscript(_ rank: Int) -> Int { days[rank] }

  /// Notes a deadline; the earlier one counts.
  mutating func add(_ day: Int, _ rank: Int) {
    days[rank] = min(days[rank], day)
    isEmpty = false
  }

  /// The earliest deadline of certificates.
  func earliest(_ certificates: UInt64) -> Int {
    if isEmpty { return Self.none }
    var result = Self.none
    for rank in SetBits(certificates) { result = min(result, days[rank]) }
    return result
  }
}

/// What a path is planned from.
struct PathWishes {
  /// What is recommended and neither held nor covered.
  var wanted: UInt64
  var mandatory: UInt64
  var held: UInt64
  /// The members of `size` that count; nil where the knowledge base has no sizes.
  var sizes: UInt64?
}

/// Plans paths.
struct LanePlanner {
  /// The phases of the last path.
  private(set) var phases: [LanePhase] = []
  private var groups: [(certificates: UInt64, required: UInt64)] = []
  private let tables: PathTables
  private let needsMonths: Bool

  init(_ tables: PathTables, needsMonths: Bool) {
    self.tables = tables
    self.needsMonths = needsMonths
  }

  mutating func plan(_ wishes: PathWishes, _ deadlines: LaneDeadlines) {
    phases.removeAll(keepingCapacity: true)
    guard wishes.wanted != 0 else { return }
    makeGroups(closure(wishes))
    var done = wishes.held
    while !groups.isEmpty {
      let next = nextGroup(done, wishes.mandatory, deadlines)
      let group = groups.remove(at: next).certificates
      let months = needsMonths ? self.months(group, done | group, wishes.sizes) : (-1, -1)
      phases.append(
        LanePhase(certificates: group, months: months, deadline: deadlines.earliest(group)))
      done |= group
    }
  }

  /// What is wanted, with what that requires.
  private func closure(_ wishes: PathWishes) -> UInt64 {
    var wanted = wishes.wanted
    var open = wanted
    while open != 0 {
      let rank = open.trailingZeroBitCount
      open &= open &- 1
      let added = tables.required[rank] & ~wishes.held & ~wanted
      wanted |= added
      open |= added
    }
    return wanted
  }

  /// Puts together what is audited together.
  private mutating func makeGroups(_ wanted: UInt64) {
    groups.removeAll(keepingCapacity: true)
    for rank in SetBits(wanted) {
      let bit = UInt64(1) << UInt64(rank)
      let partners = tables.partners[rank]
      var place = groups.count
      if partners & wanted != 0 {
        place = groups.firstIndex { $0.certificates & partners != 0 } ?? groups.count
      }
      if place < groups.count {
        groups[place].certificates |= bit
        groups[place].required |= tables.required[rank]
      } else {
        groups.append((bit, tables.required[rank]))
      }
    }
  }

  /// The group that comes next: of those that are ready, the first by deadline, duty and order.
  private func nextGroup(
    _ done: UInt64, _ mandatory: UInt64, _ deadlines: LaneDeadlines
  ) -> Int {
    var best = -1
    var isBestReady = false
    var bestKey = (0, 0, 0)
    for index in groups.indices {
      let group = groups[index]
      let isReady = group.required & ~(done | group.certificates) == 0
      if isBestReady, !isReady { continue }
      let key = (
        deadlines.earliest(group.certificates), group.certificates & mandatory != 0 ? 0 : 1,
        tables.orders[group.certificates.trailingZeroBitCount]
      )
      if best < 0 || isReady != isBestReady || key < bestKey {
        (best, isBestReady, bestKey) = (index, isReady, key)
      }
    }
    return best
  }

  /// The months of a phase: audited together, the longest decides.
  private func months(
    _ group: UInt64, _ available: UInt64, _ sizes: UInt64?
  ) -> (low: Int, high: Int) {
    var result = (low: -1, high: -1)
    for rank in SetBits(group) {
      guard let effort = effort(rank, available) else { continue }
      var found = (low: Int.max, high: -1)
      for index in effort.bands.indices {
        let band = effort.bands[index]
        if let sizes, band.size & sizes == 0 { continue }
        found = (min(found.low, band.months.lowerBound), max(found.high, band.months.upperBound))
      }
      if found.high < 0 { continue }
      result = (max(result.low, found.low), max(result.high, found.high))
    }
    return result
  }

  /// The effort that applies: the one with the most helping certificates that are all there.
  private func effort(_ rank: Int, _ available: UInt64) -> PathTables.Effort? {
    var best: Int?
    var bestCount = 0
    for index in tables.efforts[rank].indices
    where tables.efforts[rank][index].with & ~available == 0
      && tables.efforts[rank][index].withCount >= bestCount
    {
      best = index
      bestCount = tables.efforts[rank][index].withCount
    }
    return best.map { tables.efforts[rank][$0] }
  }
}
