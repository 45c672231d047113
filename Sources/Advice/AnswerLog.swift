// A session is a log of answers. Undo, redo, branches and what-if are operations on the log;
// evaluation starts from the answers each time, so nothing can go stale.

public import RuleEngine
public import RuleLanguage

/// An append-only log of answers with a place in it.
public struct AnswerLog: Hashable, Sendable {
  /// What happened.
  public enum Event: Hashable, Sendable {
    /// A fact was answered.
    case answered(ID<Fact>, Answer)
    /// The answer to a fact was taken back.
    case withdrawn(ID<Fact>)
    /// Another day was asked for.
    case asOf(CalendarDay)
    /// A profile was loaded, in place of everything before.
    case loaded(Profile)
    /// A derived statement was taken as given, as true or as false.
    case assumed(Atom, Bool)
    /// A derived statement was left to the rules again.
    case unassumed(Atom)
    /// Something was said that the knowledge base has no words for any more; it changes nothing.
    case lost(String)
  }

  /// The events; those from `position` on have been undone.
  public private(set) var events: [Event] = []
  /// The number of events that count.
  public private(set) var position = 0

  /// Creates an empty log.
  public init() {}

  /// Adds an event; what had been undone is dropped.
  public mutating func append(_ event: Event) {
    events.removeSubrange(position...)
    events.append(event)
    position = events.count
  }

  /// Takes back the last event that counts, and gives it.
  public mutating func undo() -> Event? {
    guard position > 0 else { return nil }
    position -= 1
    return events[position]
  }

  /// Lets the last event that was undone count again, and gives it.
  public mutating func redo() -> Event? {
    guard position < events.count else { return nil }
    position += 1
    return events[position - 1]
  }

  /// The log with each event as another knowledge base says it.
  public func mapped(_ change: (Event) -> Event) -> AnswerLog {
    var result = self
    result.events = events.map(change)
    return result
  }

  /// The profile that the events make.
  ///
  /// - Complexity: O(events).
  public var profile: Profile {
    var result = Profile()
    for event in events[..<position] {
      switch event {
      case .answered(let fact, let answer): result.answers[fact] = answer
      case .withdrawn(let fact): result.answers[fact] = nil
      case .asOf(let day): result.asOf = day
      case .loaded(let profile): result = profile
      case .assumed, .unassumed, .lost: break
      }
    }
    return result
  }

  /// The derived statements that are taken as given; never part of the profile.
  ///
  /// - Complexity: O(events).
  public var assumptions: [Atom: Bool] {
    var result: [Atom: Bool] = [:]
    for event in events[..<position] {
      switch event {
      case .assumed(let atom, let isTrue): result[atom] = isTrue
      case .unassumed(let atom): result[atom] = nil
      case .loaded: result = [:]
      case .answered, .withdrawn, .asOf, .lost: break
      }
    }
    return result
  }
}
