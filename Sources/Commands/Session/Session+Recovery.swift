// Sessions that a crash or a closed terminal left behind: offered at the start, gone on with or dropped
// when asked for, and never in silence.

import Advice
import Reports
import RuleEngine
import RuleLanguage

/// A session that was left behind, with what could be read of it.
struct LeftSession: Sendable {
  let waiting: Journal.Waiting
  let reading: SessionText.Reading
  let state: SessionState

  /// The answers of the variant that was used last.
  var profile: Profile { state.log.profile }
}

extension Session {
  /// The words at the start of a session, with an offer where one was left behind.
  package mutating func greeting() -> String {
    printing { session in
      session.sayWrapped(session.phrases.greeting(session.knowledgeBase))
      let left = session.leftSessions()
      if let first = left.first, left.count == 1 {
        session.sayWrapped(session.phrases.offer(session.describe(first)), indent: 2)
      } else if left.count > 1 {
        session.sayWrapped(session.phrases.offer(left.count), indent: 2)
      }
    }
  }

  /// The sessions about this knowledge base that were left behind with unsaved answers, the latest
  /// first; what holds nothing of worth is removed.
  private func leftSessions() -> [LeftSession] {
    let text = SessionText(model)
    return services.journal.waiting().compactMap { waiting in
      let reading = text.read(waiting.bytes)
      guard reading.knowledgeBase == nil || reading.knowledgeBase == model.name else { return nil }
      var state = SessionState()
      for step in reading.steps { state.apply(step) }
      guard !state.unsaved.isEmpty else {
        // Of a damaged file somebody may want to see the rest.
        if case .damagedLines = reading.rest { return nil }
        services.journal.discard(waiting)
        return nil
      }
      return LeftSession(waiting: waiting, reading: reading, state: state)
    }
  }

  private func describe(_ left: LeftSession) -> String {
    let profile = left.profile
    return phrases.leftSession(
      profile.name.isEmpty ? profile.id : profile.name, answers: profile.answers.byFact.count,
      at: SystemClock.minute(left.waiting.changed / 1_000_000_000))
  }

  /// Goes on with a session that was left behind.
  mutating func recover(_ words: [String]) {
    guard let left = chosen(words, verb: "recover").first else { return }
    guard state.isEmpty else {
      sayWrapped(phrases.recoverFirst)
      return
    }
    let remainder: Journal.Remainder =
      if case .damagedLines = left.reading.rest {
        .copied(to: left.reading.validByteCount)
      } else {
        .cut(to: left.reading.validByteCount)
      }
    do {
      guard let copy = try services.journal.adopt(left.waiting, remainder) else {
        sayWrapped(phrases.takenOver)
        return
      }
      replay(left.reading.steps)
      sayReading(
        left.reading, phrases.recovered(SystemClock.minute(left.waiting.changed / 1_000_000_000)))
      if !copy.isEmpty { sayWrapped(phrases.copyKept(copy), indent: 2) }
    } catch {
      sayWrapped(error.message)
    }
  }

  /// Drops sessions that were left behind.
  mutating func discard(_ words: [String]) {
    for left in chosen(words, verb: "discard") {
      services.journal.discard(left.waiting)
      sayWrapped(phrases.discarded(describe(left)), indent: 2)
    }
  }

  /// The session of a number, or the only one, or all; else a list of them or a message.
  private mutating func chosen(_ words: [String], verb: String) -> [LeftSession] {
    let left = leftSessions()
    guard !left.isEmpty else {
      sayWrapped(phrases.nothingLeft)
      return []
    }
    if words.first == "all", verb == "discard" { return left }
    if let number = words.first.flatMap({ Int($0) }), left.indices.contains(number - 1) {
      return [left[number - 1]]
    }
    if left.count == 1, words.isEmpty { return left }
    for (index, one) in left.enumerated() { sayItem(describe(one), "\(index + 1)", indent: 6) }
    sayWrapped(phrases.syntax(verb == "discard" ? "discard NUMBER|all" : "recover NUMBER"))
    return []
  }
}
