// What is said about text: data, no words on a screen. Whoever finds a mistake fills in the facts;
// the sentences stand in one file a module; the renderer draws.

/// A finding about a knowledge base or another text, with its place and remedy.
public struct Diagnostic: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Comparable, Sendable {
    /// The text cannot be used.
    case error
    /// The text can be used, but something in it is likely wrong.
    case warning

    public static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }
  }

  /// A remark at another place, or on why the finding matters.
  public struct Note: Hashable, Sendable {
    /// The place of the remark, if it has one of its own.
    public let range: SourceRange?
    /// One sentence in lower case without a full stop.
    public let message: String

    /// Creates a note.
    public init(_ message: String, at range: SourceRange? = nil) {
      self.range = range
      self.message = message
    }
  }

  /// A change of the text that removes the finding.
  public struct FixIt: Hashable, Sendable {
    /// What the change does, as an instruction.
    public let title: String
    /// The text to replace.
    public let range: SourceRange
    /// What to put there.
    public let replacement: String

    /// Creates a fix-it.
    public init(_ title: String, replace range: SourceRange, with replacement: String) {
      self.title = title
      self.range = range
      self.replacement = replacement
    }
  }

  /// The stable name of the kind of finding, in kebab case.
  public let id: String
  /// How much it matters.
  public let severity: Severity
  /// Where it is; nil when it concerns the knowledge base as a whole.
  public let range: SourceRange?
  /// One sentence in lower case without a full stop: what was found and what was expected.
  public let message: String
  /// Other places, and reasons.
  public let notes: [Note]
  /// Changes that would remove the finding.
  public let fixIts: [FixIt]

  /// Creates a diagnostic.
  public init(
    id: String, severity: Severity = .error, at range: SourceRange?, _ message: String,
    notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    self.id = id
    self.severity = severity
    self.range = range
    self.message = message
    self.notes = notes
    self.fixIts = fixIts
  }
}

extension Diagnostic: Comparable {
  /// Orders by file, then offset, then severity and id; findings without a place come first.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    switch (left.range, right.range) {
    case (nil, .some): true
    case (.some, nil): false
    case (.some(let first), .some(let second)) where first != second: first < second
    default:
      (left.severity.rawValue, left.id, left.message)
        < (right.severity.rawValue, right.id, right.message)
    }
  }
}
