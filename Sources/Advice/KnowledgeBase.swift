// A knowledge base as loading gives it: the checked model, its version and the digest of its texts.

public import RuleEngine
public import RuleLanguage

/// A checked knowledge base.
public struct KnowledgeBase: Sendable {
  /// The model.
  public let model: Model
  /// The version that its author gives it.
  public var version: String { model.version }
  /// The SHA-256 of all texts with their names, in order of the names: `sha256:…`.
  public let digest: String

  /// What loading gives: findings, and a knowledge base unless one of them is an error.
  public struct Loaded: Sendable {
    /// The knowledge base.
    public let knowledgeBase: KnowledgeBase?
    /// The texts, in the order of the ids that diagnostics use.
    public let texts: [SourceText]
    /// The findings, in order of their places.
    public let diagnostics: [Diagnostic]
  }

  /// Parses and checks texts, whatever their order.
  ///
  /// The rules are written out once for a day, to find what only that shows, such as a conclusion that
  /// depends on its own absence.
  public static func load(_ texts: [SourceText], asOf: CalendarDay) -> Loaded {
    let sorted = texts.sorted { $0.name < $1.name }
    let parsed = sorted.enumerated().map { parse($1, id: SourceID($0)) }
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
      knowledgeBase: KnowledgeBase(model: checked.model, digest: digest(of: sorted)),
      texts: sorted, diagnostics: diagnostics)
  }

  private static func digest(of texts: [SourceText]) -> String {
    var bytes: [UInt8] = []
    for text in texts {
      bytes += Array("\(text.name)\n\(text.bytes.count)\n".utf8)
      bytes += text.bytes
    }
    return "sha256:" + SHA256.hexadecimal(of: bytes)
  }
}
