// Everything that the fast way needs and that does not change during a batch, made once and shared by
// all workers.

import Advice
import RuleEngine
import RuleLanguage
import Synchronization

/// What a batch on one day is evaluated with.
///
/// A class, although nothing changes: as a structure of two kilobytes it was copied for each profile, which
/// took a tenth of the time.
final class LaneParts: Sendable {
  let facts: FactLayout
  let layout: OutcomeLayout
  let paths: PathTables
  let fragments: OutcomeFragments
  let scope: OutcomeScope
  let advisor: Advisor
  let language: Language
  /// The facts by whose members a summary counts.
  let groups: [ID<Fact>]
  /// The date facts from whose answers duties count.
  let dutyFacts: [Int]

  /// Gives nil where the fast way does not fit the knowledge base or the options.
  init?(_ advisor: Advisor, _ options: BatchOptions, _ names: ResultNames) {
    // Proofs are written one by one anyway.
    guard options.trace != .full else { return nil }
    scope = OutcomeScope(options.outputFormat, options.trace)
    groups = scope.format == .summary ? Summary.groupingFacts(advisor.model) : []
    facts = FactLayout(advisor.program, also: groups)
    guard let layout = OutcomeLayout(advisor, facts, scope, names) else { return nil }
    self.layout = layout
    paths = PathTables(advisor, layout)
    fragments = OutcomeFragments(advisor, layout, names, scope, options.language)
    self.advisor = advisor
    language = options.language
    dutyFacts = Set(
      layout.deadlines.compactMap { deadline in
        if case .nextYear(_, _, let fact?) = deadline.due { fact.index } else { nil }
      }
    ).sorted()
  }
}

/// Makes the parts when the first worker has enough rows for them to pay.
final class LanePreparation: Sendable {
  /// The fewest rows of a chunk for which the parts are made: with fewer, one by one is sooner done.
  static let fewestRows = 64

  private enum State {
    case waiting
    case done(LaneParts?)
  }

  private let state = Mutex(State.waiting)
  private let make: @Sendable () -> LaneParts?

  init(_ make: @escaping @Sendable () -> LaneParts?) { self.make = make }

  /// The parts, once they are made; nil where there are none.
  func parts() -> LaneParts? {
    state.withLock { state in
      if case .done(let parts) = state { return parts }
      let parts = make()
      state = .done(parts)
      return parts
    }
  }
}
