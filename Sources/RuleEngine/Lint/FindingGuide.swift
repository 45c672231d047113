// What `kb check` can say about its own findings: what one means, why it matters, how it looks wrong and
// right. Every lint has a guide; of the mistakes, those that authors of rules meet have one.

import RuleLanguage

/// The documentation of a kind of finding.
public struct FindingGuide: Sendable {
  /// Whether an author may decide that a finding is none.
  public enum Kind: String, Hashable, Sendable {
    /// Likely a mistake; a comment with a reason allows it.
    case lint
    /// A mistake that must be corrected before the knowledge base can be used.
    case mistake
  }

  /// The id of the findings.
  public let id: String
  /// What kind of finding it is.
  public let kind: Kind
  /// What it finds, as a noun phrase without a full stop.
  public let finds: String
  /// Why that matters, and what to do.
  public let rationale: String
  /// A text with such a finding, in the rule language.
  public let wrong: String
  /// The same without it.
  public let right: String

  /// All guides, sorted by id.
  public static let all: [FindingGuide] = (Lint.all.map(\.guide) + mistakes).sorted {
    $0.id < $1.id
  }

  /// The guide of an id.
  public static func named(_ id: String) -> FindingGuide? { all.first { $0.id == id } }

  /// The comment that allows the finding; nil for a mistake.
  public var allowance: String? { kind == .lint ? "# allow \(id): reason" : nil }

  /// The documentation of a mistake.
  init(
    mistake id: String, finds: String, rationale: String, wrong: String, right: String
  ) {
    self.init(
      id: id, kind: .mistake, finds: finds, rationale: rationale, wrong: wrong, right: right)
  }

  init(
    id: String, kind: Kind, finds: String, rationale: String, wrong: String, right: String
  ) {
    self.id = id
    self.kind = kind
    self.finds = finds
    self.rationale = rationale
    self.wrong = wrong
    self.right = right
  }
}
