// From when am I obliged? The same answers on every day on which the knowledge base changes.

public import RuleEngine
public import RuleLanguage

/// A day and what holds from it on for one certificate.
public struct TimelineEntry: Hashable, Sendable {
  /// What may be said of a certificate on a day.
  public struct State: Hashable, Sendable {
    /// The strongest strength that is certain.
    public var strength: Strength?
    /// The duty that is coming.
    public var pending: PendingDuty
    /// Whether it does not suit.
    public var isUnsuitable: Bool
    /// Whether it depends on what is missing.
    public var isUndetermined: Bool
    /// The certificates that must be held first, by index.
    public var requires: [Int]
    /// The rules behind it, by name.
    public var rules: [String]

    /// Whether a duty is pending.
    public var isPending: Bool { pending != .none }
  }

  /// A duty that is enacted or announced.
  public enum PendingDuty: Hashable, Sendable {
    /// There is none.
    case none
    /// It starts on a day.
    case from(CalendarDay)
    /// The day is not known.
    case undated
  }

  /// The first day; nil for all days before the first change.
  public var from: CalendarDay?
  /// The state.
  public var state: State
}

/// The states of a certificate over time.
public enum Timeline {
  /// The days on which a certificate's state changes for a profile, the earliest first.
  ///
  /// - Complexity: one grounding for each day on which anything in the knowledge base changes, spread
  ///   over all cores.
  public static func entries(
    of certificate: Int, _ knowledgeBase: KnowledgeBase, _ profile: Profile
  ) -> [TimelineEntry] {
    let changes = knowledgeBase.model.changeDays
    let before = changes.first.map { $0.adding(days: -1) } ?? CalendarDay(daysSinceEpoch: 0)
    let states = ([before] + changes).concurrentMap { day in
      state(of: certificate, Advisor(knowledgeBase, asOf: day), profile)
    }
    var result: [TimelineEntry] = []
    for (from, state) in zip([nil] + changes.map(Optional.some), states)
    where result.last?.state != state {
      result.append(TimelineEntry(from: from, state: state))
    }
    return result
  }

  private static func state(
    of certificate: Int, _ advisor: Advisor, _ profile: Profile
  ) -> TimelineEntry.State {
    let assessment = advisor.assess(profile)
    let own = assessment.recommendations.first { $0.certificate == certificate }
    let pending = assessment.pending.first { $0.certificate == certificate }
    let unsuitable = assessment.unsuitable.first { $0.certificate == certificate }
    let requires = advisor.vocabulary.requires.map { relation in
      advisor.model.certificates.indices.filter {
        advisor.program.signal(of: Atom(relation: relation, arguments: [certificate, $0])) == .yes
      }
    }
    let rules = (own?.rules ?? []) + (pending?.rules ?? []) + (unsuitable?.rules ?? [])
    return .init(
      strength: own?.strength, pending: pending.map(duty) ?? .none,
      isUnsuitable: unsuitable != nil,
      isUndetermined: assessment.undetermined.contains { $0.certificate == certificate },
      requires: requires ?? [], rules: rules.map { advisor.model[$0].name })
  }

  private static func duty(_ pending: Assessment.Pending) -> TimelineEntry.PendingDuty {
    pending.from.map { .from($0) } ?? .undated
  }
}

extension Model {
  /// The days on which a rule, exception, parameter or edition starts or has ended, ascending.
  public var changeDays: [CalendarDay] {
    var days: Set<CalendarDay> = []
    func add(_ interval: DateInterval?) {
      if let first = interval?.first { days.insert(first) }
      if let last = interval?.last { days.insert(last.adding(days: 1)) }
    }
    for rule in rules { add(rule.inForce) }
    for exception in exceptions { add(exception.inForce) }
    for parameter in parameters {
      days.formUnion(parameter.entries.compactMap(\.from))
      if let until = parameter.until { days.insert(until.adding(days: 1)) }
    }
    for relation in relations {
      for tuple in relation.tuples ?? [] { add(tuple.interval) }
    }
    return days.sorted()
  }
}
