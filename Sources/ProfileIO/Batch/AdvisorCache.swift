// One advisor a day, because a profile may bring its own day.

package import Advice
package import RuleLanguage
import Synchronization

/// Advisors of one knowledge base by day, shared by all workers.
package final class AdvisorCache: Sendable {
  private struct Days {
    var advisors: [CalendarDay: Advisor] = [:]
    /// The days in the order of their first use.
    var order: [CalendarDay] = []
  }

  /// The number of days that are kept; the default day comes on top.
  private static let capacity = 32

  /// The advisor of the day on which profiles are assessed that bring none.
  package let standard: Advisor
  private let days = Mutex(Days())

  /// Creates a cache.
  package init(_ standard: Advisor) { self.standard = standard }

  /// The advisor of a day, or the standard one.
  ///
  /// - Complexity: O(1) for a day that is kept, otherwise the time of `Advisor.init`.
  package func advisor(asOf day: CalendarDay?) -> Advisor {
    guard let day, day != standard.asOf else { return standard }
    if let known = days.withLock({ $0.advisors[day] }) { return known }
    // Two workers may prepare the same day at once; both results are the same.
    let advisor = Advisor(standard.knowledgeBase, asOf: day)
    days.withLock { days in
      guard days.advisors.updateValue(advisor, forKey: day) == nil else { return }
      days.order.append(day)
      if days.order.count > Self.capacity {
        days.advisors.removeValue(forKey: days.order.removeFirst())
      }
    }
    return advisor
  }
}
