// What a block declares. One struct a construct; the article "The rule language" shows each.

/// A construct of the language.
public enum Declaration: Hashable, Sendable {
  case knowledgeBase(KnowledgeBaseSyntax)
  case enumeration(EnumerationSyntax)
  case section(SectionSyntax)
  case fact(FactSyntax)
  case relation(RelationSyntax)
  case parameter(ParameterSyntax)
  case source(SourceSyntax)
  case certificate(CertificateSyntax)
  case table(TableSyntax)
  case rule(RuleSyntax)
  case exception(ExceptionSyntax)
  case question(QuestionSyntax)
  case constraint(ConstraintSyntax)
  case monotone(MonotoneSyntax)
  case example(ExampleSyntax)
}

/// The block that names the knowledge base.
public struct KnowledgeBaseSyntax: Hashable, Sendable {
  public var name: Name
  public var title: LocalizedText?
  public var version: String?
  public var languages: [Name] = []
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A closed set of names.
public struct EnumerationSyntax: Hashable, Sendable {
  /// A member with its title.
  public struct Member: Hashable, Sendable {
    public var name: Name
    public var title: LocalizedText?

    package init(name: Name, title: LocalizedText?) {
      self.name = name
      self.title = title
    }
  }

  public var name: Name
  public var say: LocalizedText?
  public var members: [Member] = []
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A part of the questionnaire.
public struct SectionSyntax: Hashable, Sendable {
  public var name: Name
  public var title: LocalizedText?
  public var order: Int?
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// The type of a fact or parameter as written.
public enum TypeSyntax: Hashable, Sendable {
  case yesNo
  case choice(of: Name)
  case set(of: Name)
  case count
  case amount(currency: Name)
  case percentage
  case date
}

/// An input: what a profile answers.
public struct FactSyntax: Hashable, Sendable {
  public var name: Name
  public var type: TypeSyntax
  public var say: LocalizedText?
  public var deny: LocalizedText?
  public var help: LocalizedText?
  public var period: LocalizedText?
  public var isActionable: Bool = true
  public var cost: Int = 1
  /// The condition without which the fact does not apply.
  public var onlyIf: ConditionSyntax?
  public var range: SourceRange

  package init(name: Name, type: TypeSyntax, range: SourceRange) {
    self.name = name
    self.type = type
    self.range = range
  }
}

/// A variable or parameter of an enumeration: `certificate C`.
public struct BinderSyntax: Hashable, Sendable {
  public var enumeration: Name
  /// The variable; nil where a relation names only the enumeration.
  public var variable: Name?

  package init(enumeration: Name, variable: Name?) {
    self.enumeration = enumeration
    self.variable = variable
  }
}

/// A derived statement.
public struct RelationSyntax: Hashable, Sendable {
  public var name: Name
  public var parameters: [BinderSyntax] = []
  public var say: LocalizedText?
  public var deny: LocalizedText?
  public var report: LocalizedText?
  public var order: Int?
  /// The relation that a rule concludes instead while it is not yet in force.
  public var announced: Name?
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

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
    public var citation: CitationSyntax?
    public var range: SourceRange

    package init(
      from: CalendarDay?, value: Literal?, citation: CitationSyntax?, range: SourceRange
    ) {
      self.from = from
      self.value = value
      self.citation = citation
      self.range = range
    }
  }

  public var name: Name
  public var type: TypeSyntax
  public var say: LocalizedText?
  public var basis: Basis = .law
  public var entries: [Entry] = []
  public var until: CalendarDay?
  public var range: SourceRange

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

  public var name: Name
  /// Whether it is a `regulation`, and so a member of the enumeration of that name.
  public var isRegulation: Bool
  public var title: LocalizedText?
  public var kind: Kind?
  public var markets: [Name] = []
  public var url: Name?
  public var read: CalendarDay?
  public var confidence: Confidence?
  public var about: LocalizedText?
  public var range: SourceRange

  package init(name: Name, isRegulation: Bool, range: SourceRange) {
    self.name = name
    self.isRegulation = isRegulation
    self.range = range
  }
}

/// A certificate, attestation or mark.
public struct CertificateSyntax: Hashable, Sendable {
  /// What sort of thing is obtained.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case certificate, attestation, mark, registration, label, guidance
  }

  /// An edition of the criteria.
  public struct Edition: Hashable, Sendable {
    public var label: String
    public var from: CalendarDay?
    /// The day on which a newer edition replaced it.
    public var superseded: CalendarDay?
    /// The last day on which a certificate to it is valid.
    public var until: CalendarDay?
    public var requires: Name?
    public var citation: CitationSyntax?
    public var range: SourceRange

    package init(label: String, range: SourceRange) {
      self.label = label
      self.range = range
    }
  }

  /// An amendment of the criteria.
  public struct Amendment: Hashable, Sendable {
    public var label: String
    public var from: CalendarDay

    package init(label: String, from: CalendarDay) {
      self.label = label
      self.from = from
    }
  }

  /// How long a certificate lasts.
  public struct Cycle: Hashable, Sendable {
    public var years: Int
    /// Years between surveillance audits; nil when there are none.
    public var surveillanceYears: Int?

    package init(years: Int, surveillanceYears: Int?) {
      self.years = years
      self.surveillanceYears = surveillanceYears
    }
  }

  /// How many months it takes, by size of the organisation.
  public struct Effort: Hashable, Sendable {
    /// Months for organisations of one size.
    public struct Band: Hashable, Sendable {
      public var size: Name
      public var months: ClosedRange<Int>

      package init(size: Name, months: ClosedRange<Int>) {
        self.size = size
        self.months = months
      }
    }

    public var bands: [Band]
    /// The certificates that make it this short when held already or obtained before.
    public var with: [Name]
    public var confidence: Confidence?
    public var citation: CitationSyntax?

    package init(bands: [Band], with: [Name], confidence: Confidence?, citation: CitationSyntax?) {
      self.bands = bands
      self.with = with
      self.confidence = confidence
      self.citation = citation
    }
  }

  public var name: Name
  public var kind: Kind?
  /// The localised fields by keyword: title, short, region, issuer, owner, attests, legal, obliged,
  /// fits, controls, eligible, before, afterwards, money.
  public var texts: [String: LocalizedText] = [:]
  public var url: Name?
  public var citations: [CitationSyntax] = []
  public var editions: [Edition] = []
  public var amendments: [Amendment] = []
  public var cycle: Cycle?
  /// Months before expiry at which a renewal must be under way.
  public var renewalMonths: Int?
  public var efforts: [Effort] = []
  public var requires: [Name] = []
  public var easedBy: [Name] = []
  public var covers: [Name] = []
  public var auditWith: [Name] = []
  public var order: Int?
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// Rows of names: a relation that is written down.
public struct TableSyntax: Hashable, Sendable {
  /// A cell with its place; empty text for an empty cell.
  public struct Row: Hashable, Sendable {
    public var cells: [Name]
    public var range: SourceRange

    package init(cells: [Name], range: SourceRange) {
      self.cells = cells
      self.range = range
    }
  }

  public var name: Name
  public var parameters: [BinderSyntax] = []
  public var say: LocalizedText?
  public var citations: [CitationSyntax] = []
  public var header: Row?
  public var rows: [Row] = []
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A day by which a duty must be met.
public enum DueSyntax: Hashable, Sendable {
  /// A fixed day.
  case on(CalendarDay)
  /// A month and day of the year after the day that a date fact gives, or after the as-of date.
  case nextYear(month: Int, day: Int, after: Name?)
}

/// A rule.
public struct RuleSyntax: Hashable, Sendable {
  public var name: Name
  public var binders: [BinderSyntax] = []
  public var when: [ConditionSyntax] = []
  public var unless: [Name] = []
  public var conclude: [AtomSyntax] = []
  public var citations: [CitationSyntax] = []
  public var inForce: DateInterval?
  public var starts: CalendarDay?
  public var due: DueSyntax?
  public var because: LocalizedText?
  public var belief: LocalizedText?
  public var note: LocalizedText?
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// What sets rules or other exceptions aside.
public struct ExceptionSyntax: Hashable, Sendable {
  public var name: Name
  public var to: [Name]
  public var when: [ConditionSyntax] = []
  public var conclude: [AtomSyntax] = []
  public var citations: [CitationSyntax] = []
  public var inForce: DateInterval?
  public var because: LocalizedText?
  public var note: LocalizedText?
  public var range: SourceRange

  package init(name: Name, to: [Name], range: SourceRange) {
    self.name = name
    self.to = to
    self.range = range
  }
}

/// How a fact is asked for.
public struct QuestionSyntax: Hashable, Sendable {
  public var fact: Name
  public var section: Name
  public var order: Int?
  public var ask: LocalizedText?
  public var help: LocalizedText?
  public var range: SourceRange

  package init(fact: Name, section: Name, range: SourceRange) {
    self.fact = fact
    self.section = section
    self.range = range
  }
}

/// A claim that some conditions never hold together.
public struct ConstraintSyntax: Hashable, Sendable {
  public var name: Name
  public var binders: [BinderSyntax] = []
  public var never: [ConditionSyntax] = []
  public var because: LocalizedText?
  public var range: SourceRange

  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A claim that more of a fact never removes, or never brings, a conclusion.
public struct MonotoneSyntax: Hashable, Sendable {
  /// The direction of the claim.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case raises, lowers
  }

  public var fact: Name
  public var direction: Direction
  public var conclusion: AtomSyntax
  public var because: LocalizedText?
  public var range: SourceRange

  package init(fact: Name, direction: Direction, conclusion: AtomSyntax, range: SourceRange) {
    self.fact = fact
    self.direction = direction
    self.conclusion = conclusion
    self.range = range
  }
}

/// A profile with what must follow from it.
public struct ExampleSyntax: Hashable, Sendable {
  /// An answer in an example.
  public enum Given: Hashable, Sendable {
    /// A yes-no fact or the member of a set, or the opposite.
    case atom(AtomSyntax, isTrue: Bool)
    /// The value of a choice fact.
    case choice(fact: Name, value: Name)
    /// The value of a number, amount, percentage or date fact.
    case value(fact: Name, Literal)
  }

  /// What the rest of the facts are.
  public enum Otherwise: String, Hashable, Sendable, CaseIterable {
    case no, unknown
  }

  /// The truth that is expected.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case yes, no, unknown
  }

  /// An expected conclusion.
  public struct Expectation: Hashable, Sendable {
    public var atom: AtomSyntax
    public var verdict: Verdict

    package init(atom: AtomSyntax, verdict: Verdict) {
      self.atom = atom
      self.verdict = verdict
    }
  }

  public var name: Name
  public var asOf: CalendarDay
  public var given: [Given] = []
  public var otherwise: Otherwise = .unknown
  public var expect: [Expectation] = []
  public var fires: [Name] = []
  public var whyNot: [Name] = []
  public var range: SourceRange

  package init(name: Name, asOf: CalendarDay, range: SourceRange) {
    self.name = name
    self.asOf = asOf
    self.range = range
  }
}
