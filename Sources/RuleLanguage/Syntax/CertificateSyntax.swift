// The block of a certificate, with its editions, its cycle and the effort that it takes.

/// A certificate, attestation or mark.
public struct CertificateSyntax: Hashable, Sendable {
  /// What sort of thing is obtained.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case certificate, attestation, mark, registration, label, guidance
  }

  /// An edition of the criteria.
  public struct Edition: Hashable, Sendable {
    /// The name in quotes.
    public var label: String
    /// The first day.
    public var from: CalendarDay?
    /// The day on which a newer edition replaced it.
    public var superseded: CalendarDay?
    /// The last day on which a certificate to it is valid.
    public var until: CalendarDay?
    /// What must be held first, or is audited together.
    public var requires: Name?
    /// Where it is written.
    public var citation: CitationSyntax?
    /// Where it stands.
    public var range: SourceRange

    /// Creates it from what it cannot be without.
    package init(label: String, range: SourceRange) {
      self.label = label
      self.range = range
    }
  }

  /// An amendment of the criteria.
  public struct Amendment: Hashable, Sendable {
    /// The name in quotes.
    public var label: String
    /// The first day.
    public var from: CalendarDay

    /// Creates it from what it cannot be without.
    package init(label: String, from: CalendarDay) {
      self.label = label
      self.from = from
    }
  }

  /// How long a certificate lasts.
  public struct Cycle: Hashable, Sendable {
    /// Years until it expires.
    public var years: Int
    /// Years between surveillance audits; nil when there are none.
    public var surveillanceYears: Int?

    /// Creates it from what it cannot be without.
    package init(years: Int, surveillanceYears: Int?) {
      self.years = years
      self.surveillanceYears = surveillanceYears
    }
  }

  /// How many months it takes, by size of the organisation.
  public struct Effort: Hashable, Sendable {
    /// Months for organisations of one size.
    public struct Band: Hashable, Sendable {
      /// The size of the organisation.
      public var size: Name
      /// The fewest and the most months.
      public var months: ClosedRange<Int>

      /// Creates it from what it cannot be without.
      package init(size: Name, months: ClosedRange<Int>) {
        self.size = size
        self.months = months
      }
    }

    /// Months for each size.
    public var bands: [Band]
    /// The certificates that make it this short when held already or obtained before.
    public var with: [Name]
    /// How sure it is.
    public var confidence: Confidence?
    /// Where it is written.
    public var citation: CitationSyntax?

    /// Creates it from what it cannot be without.
    package init(bands: [Band], with: [Name], confidence: Confidence?, citation: CitationSyntax?) {
      self.bands = bands
      self.with = with
      self.confidence = confidence
      self.citation = citation
    }
  }

  /// The name.
  public var name: Name
  /// What sort it is.
  public var kind: Kind?
  /// The localised fields by keyword: title, short, region, issuer, owner, attests, legal, obliged,
  /// fits, controls, eligible, before, afterwards, money.
  public var texts: [String: LocalizedText] = [:]
  /// The address.
  public var url: Name?
  /// Where it is written.
  public var citations: [CitationSyntax] = []
  /// The editions in the order written.
  public var editions: [Edition] = []
  /// The amendments in the order written.
  public var amendments: [Amendment] = []
  /// How long it lasts.
  public var cycle: Cycle?
  /// Months before expiry at which a renewal must be under way.
  public var renewalMonths: Int?
  /// How long it takes, alone and with others.
  public var efforts: [Effort] = []
  /// What must be held first, or is audited together.
  public var requires: [Name] = []
  /// The certificates that make it easier.
  public var easedBy: [Name] = []
  /// The certificates whose duties it satisfies.
  public var covers: [Name] = []
  /// The certificates that it can be audited with.
  public var auditWith: [Name] = []
  /// The place among its like, lowest first.
  public var order: Int?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}
