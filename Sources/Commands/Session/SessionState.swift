// What a session has come to: variants, each with its log of answers. It changes by steps only, so that
// the same steps, played again from a file, give the same session.

package import Advice

/// A change of a session.
package enum SessionStep: Hashable, Sendable {
  /// Something was added to the log of the current variant.
  case event(AnswerLog.Event)
  /// The last event was taken back.
  case undone
  /// The last event that was taken back counts again.
  case redone
  /// A variant was started with the answers so far, and is the current one.
  case branched(String)
  /// Another variant is the current one.
  case switched(String)
  /// A variant was started without answers, and is the current one.
  case opened(String)
  /// A file holds the answers of the current variant.
  case savedVariant
  /// A file holds the whole session.
  case savedSession
  /// Everything was dropped.
  case cleared
}

/// Variants and their logs.
package struct SessionState: Hashable, Sendable {
  /// The name of the variant in which a session begins.
  package static let firstVariant = "main"

  /// The logs of all variants.
  package private(set) var variants: [String: AnswerLog] = [firstVariant: AnswerLog()]
  /// The variant that answers go to.
  package private(set) var current = firstVariant
  /// The variants with steps that no file holds.
  private var changed: Set<String> = []

  package init() {}

  /// The log of the current variant.
  package var log: AnswerLog { variants[current] ?? AnswerLog() }

  /// Whether nothing has happened yet.
  package var isEmpty: Bool { self == SessionState() }

  /// The variants with answers that no file holds, sorted.
  package var unsaved: [String] {
    changed.filter { variants[$0].map { $0.position > 0 } ?? false }.sorted()
  }

  /// Makes a change; a variant that is not there is left alone.
  package mutating func apply(_ step: SessionStep) {
    switch step {
    case .event(.loaded(let profile)):
      // A file holds all of it.
      let wasChanged = changed.contains(current)
      change { $0.append(.loaded(profile)) }
      if !wasChanged { changed.remove(current) }
    case .event(let event): change { $0.append(event) }
    case .undone: change { _ = $0.undo() }
    case .redone: change { _ = $0.redo() }
    case .branched(let name):
      variants[name] = log
      if changed.contains(current) { changed.insert(name) }
      current = name
    case .switched(let name): if variants[name] != nil { current = name }
    case .opened(let name):
      variants[name] = AnswerLog()
      current = name
    case .savedVariant: changed.remove(current)
    case .savedSession: changed = []
    case .cleared: self = SessionState()
    }
  }

  private mutating func change(_ body: (inout AnswerLog) -> Void) {
    var log = self.log
    body(&log)
    variants[current] = log
    changed.insert(current)
  }

  /// The steps that make this state from nothing.
  package var steps: [SessionStep] {
    var result: [SessionStep] = []
    for (name, log) in variants.sorted(by: { $0.key < $1.key }) {
      result.append(.opened(name))
      result += log.events.map(SessionStep.event)
      result += Array(repeating: .undone, count: log.events.count - log.position)
    }
    return result + [.switched(current)]
  }

  /// The state with each event as another knowledge base says it.
  package func mapped(_ change: (AnswerLog.Event) -> AnswerLog.Event) -> SessionState {
    var result = self
    result.variants = variants.mapValues { $0.mapped(change) }
    return result
  }
}
