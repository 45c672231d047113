// A knowledge base as loading gives it: the checked model, its version and the digest of its texts.

import Dispatch
public import RuleEngine
public import RuleLanguage
import Synchronization

/// A checked knowledge base.
public struct KnowledgeBase: Sendable {
  /// The model.
  public let model: Model
  /// The version that its author gives it.
  public var version: String { model.version }
  /// The SHA-256 of all texts with their names, in order of the names: `sha256:…`.
  ///
  /// - Complexity: O(bytes), on another core while the knowledge base is loaded.
  public var digest: String { backgroundDigest.value }
  /// The rules of the day for which it was loaded.
  private let loaded: GroundProgram
  private let backgroundDigest: BackgroundDigest

  /// The rules of a day; those of the day of loading are there already.
  ///
  /// - Complexity: O(rules × their instances) on any other day.
  func program(asOf day: CalendarDay) -> GroundProgram {
    day == loaded.asOf ? loaded : GroundProgram.ground(model, asOf: day).program
  }

  /// What loading gives: findings, and a knowledge base unless one of them is an error.
  public struct Loaded: Sendable {
    /// The knowledge base.
    public let knowledgeBase: KnowledgeBase?
    /// The texts, in the order of the ids that diagnostics use.
    public let texts: [SourceText]
    /// The findings, in order of their places.
    public let diagnostics: [Diagnostic]
  }

  /// Which parts of the texts are read.
  public enum Scope: Hashable, Sendable {
    /// All.
    case everything
    /// All but the examples, for a knowledge base whose examples are known to be right: they are about
    /// half of the texts, and no advice depends on them.
    case advice
  }

  /// Parses and checks texts, whatever their order.
  ///
  /// The rules are written out once for a day, to find what only that shows, such as a conclusion that
  /// depends on its own absence.
  public static func load(
    _ texts: [SourceText], asOf: CalendarDay, _ scope: Scope = .everything
  ) -> Loaded {
    let sorted = texts.sorted { $0.name < $1.name }
    let parsed = parseAll(sorted, scope)
    let digest = BackgroundDigest(sorted)
    let checked = CheckedModel(parsed)
    guard !checked.hasErrors else {
      return Loaded(knowledgeBase: nil, texts: sorted, diagnostics: checked.diagnostics)
    }
    let grounded = GroundProgram.ground(checked.model, asOf: asOf)
    let findings = grounded.diagnostics + Verifier(grounded.program).exceptionConflicts()
    let diagnostics = (checked.diagnostics + findings).sorted()
    guard findings.isEmpty else {
      return Loaded(knowledgeBase: nil, texts: sorted, diagnostics: diagnostics)
    }
    return Loaded(
      knowledgeBase: KnowledgeBase(
        model: checked.model, loaded: grounded.program, backgroundDigest: digest),
      texts: sorted, diagnostics: diagnostics)
  }

  /// Parses texts on all cores: at start-up this is a third of the work.
  private static func parseAll(_ texts: [SourceText], _ scope: Scope) -> [ParsedSource] {
    Array(texts.enumerated()).concurrentMap { index, text in
      switch scope {
      case .everything: parse(text, id: SourceID(index))
      case .advice: parseWithoutExamples(text, id: SourceID(index))
      }
    }
  }
}

/// The digest of texts, taken while the knowledge base is checked: it is a tenth of the work of a start,
/// and nothing else waits for it.
private final class BackgroundDigest: Sendable {
  private let texts: [SourceText]
  private let known = Mutex<String?>(nil)

  /// Begins with the digest of texts that are sorted by name.
  init(_ texts: [SourceText]) {
    self.texts = texts
    DispatchQueue.global().async { _ = self.value }
  }

  /// The digest; whoever asks before it is there takes it or waits.
  var value: String {
    known.withLock { known in
      if let known { return known }
      var hash = SHA256()
      for text in texts {
        hash.update(Array("\(text.name)\n\(text.bytes.count)\n".utf8))
        hash.update(text.bytes)
      }
      let value = "sha256:" + hash.hexadecimal
      known = value
      return value
    }
  }
}
