// The blocks that conclude: tables, rules and exceptions.

/// Rows of names: a relation that is written down.
public struct TableSyntax: Hashable, Sendable {
  /// A cell with its place; empty text for an empty cell.
  public struct Row: Hashable, Sendable {
    /// The cells from left to right.
    public var cells: [Name]
    /// Where it stands.
    public var range: SourceRange

    /// Creates it from what it cannot be without.
    package init(cells: [Name], range: SourceRange) {
      self.cells = cells
      self.range = range
    }
  }

  /// The name.
  public var name: Name
  /// The enumerations of the arguments.
  public var parameters: [BinderSyntax] = []
  /// The statement, or what one of its members is.
  public var say: LocalizedText?
  /// Where it is written.
  public var citations: [CitationSyntax] = []
  /// The first row.
  public var header: Row?
  /// The other rows that could be read.
  public var rows: [Row] = []
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
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
  /// The name.
  public var name: Name
  /// The variables, over each of whose members it is repeated.
  public var binders: [BinderSyntax] = []
  /// The conditions, which must all hold.
  public var when: [ConditionSyntax] = []
  /// The exceptions that set it aside.
  public var unless: [Name] = []
  /// The conclusions.
  public var conclude: [AtomSyntax] = []
  /// Where it is written.
  public var citations: [CitationSyntax] = []
  /// The days on which it is in force; nil for always.
  public var inForce: DateInterval?
  /// The day from which a pending duty bites, if it differs.
  public var starts: CalendarDay?
  /// The day by which the duty must be met.
  public var due: DueSyntax?
  /// The reason.
  public var because: LocalizedText?
  /// What is commonly said instead.
  public var belief: LocalizedText?
  /// What to check.
  public var note: LocalizedText?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// What sets rules or other exceptions aside.
public struct ExceptionSyntax: Hashable, Sendable {
  /// The name.
  public var name: Name
  /// The rules or exceptions that it sets aside.
  public var to: [Name]
  /// The conditions, which must all hold.
  public var when: [ConditionSyntax] = []
  /// The conclusions.
  public var conclude: [AtomSyntax] = []
  /// Where it is written.
  public var citations: [CitationSyntax] = []
  /// The days on which it is in force; nil for always.
  public var inForce: DateInterval?
  /// The reason.
  public var because: LocalizedText?
  /// What to check.
  public var note: LocalizedText?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, to: [Name], range: SourceRange) {
    self.name = name
    self.to = to
    self.range = range
  }
}
