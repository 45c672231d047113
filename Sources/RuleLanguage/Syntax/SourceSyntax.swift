// What rests on documents: dated parameters, and the documents themselves.

/// A dated number or date.
public struct ParameterSyntax: Hashable, Sendable {
  /// Whether a law sets the value or the author of the knowledge base.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    case law, judgement
  }

  /// A value and its first day.
  public struct Entry: Hashable, Sendable {
    /// The first day; nil for `always`.
    public var from: CalendarDay?
    /// The value; nil for `undefined`.
    public var value: Literal?
    /// Where it is written.
    public var citation: CitationSyntax?
    /// Where it stands.
    public var range: SourceRange

    /// Creates it from what it cannot be without.
    package init(
      from: CalendarDay?, value: Literal?, citation: CitationSyntax?, range: SourceRange
    ) {
      self.from = from
      self.value = value
      self.citation = citation
      self.range = range
    }
  }

  /// The name.
  public var name: Name
  /// The type as written.
  public var type: TypeSyntax
  /// The statement, or what one of its members is.
  public var say: LocalizedText?
  /// Who sets the value.
  public var basis: Basis = .law
  /// The values in the order written.
  public var entries: [Entry] = []
  /// The last day of the last value.
  public var until: CalendarDay?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, type: TypeSyntax, range: SourceRange) {
    self.name = name
    self.type = type
    self.range = range
  }
}

/// A regulation, or another source that is cited.
public struct SourceSyntax: Hashable, Sendable {
  /// What sort of document it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case law, decree, notice, standard, scheme, guidance, announcement, contract, judgement, press
  }

  /// The name.
  public var name: Name
  /// Whether it is a `regulation`, and so a member of the enumeration of that name.
  public var isRegulation: Bool
  /// The title.
  public var title: LocalizedText?
  /// What sort it is.
  public var kind: Kind?
  /// The markets where it applies.
  public var markets: [Name] = []
  /// The address.
  public var url: Name?
  /// The day on which it was read.
  public var read: CalendarDay?
  /// How sure it is.
  public var confidence: Confidence?
  /// What it is about.
  public var about: LocalizedText?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, isRegulation: Bool, range: SourceRange) {
    self.name = name
    self.isRegulation = isRegulation
    self.range = range
  }
}
