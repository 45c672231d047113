// The blocks that say what can be spoken of: names, types, facts, relations, questions.

/// The block that names the knowledge base.
public struct KnowledgeBaseSyntax: Hashable, Sendable {
  /// The name.
  public var name: Name
  /// The title.
  public var title: LocalizedText?
  /// The version, as written in quotes.
  public var version: String?
  /// The languages in which every text must exist.
  public var languages: [Name] = []
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A closed set of names.
public struct EnumerationSyntax: Hashable, Sendable {
  /// A member with its title.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: Name
    /// The title.
    public var title: LocalizedText?

    /// Creates it from what it cannot be without.
    package init(name: Name, title: LocalizedText?) {
      self.name = name
      self.title = title
    }
  }

  /// The name.
  public var name: Name
  /// The statement, or what one of its members is.
  public var say: LocalizedText?
  /// The members in the order written.
  public var members: [Member] = []
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A part of the questionnaire.
public struct SectionSyntax: Hashable, Sendable {
  /// The name.
  public var name: Name
  /// The title.
  public var title: LocalizedText?
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

/// The type of a fact or parameter as written.
public enum TypeSyntax: Hashable, Sendable {
  /// Yes or no.
  case yesNo
  /// One member of an enumeration.
  case choice(of: Name)
  /// Any number of members of an enumeration.
  case set(of: Name)
  /// A whole number.
  case count
  /// Money in a currency.
  case amount(currency: Name)
  /// A percentage.
  case percentage
  /// A day.
  case date
}

/// An input: what a profile answers.
public struct FactSyntax: Hashable, Sendable {
  /// The name.
  public var name: Name
  /// The type as written.
  public var type: TypeSyntax
  /// The statement, or what one of its members is.
  public var say: LocalizedText?
  /// The opposite statement.
  public var deny: LocalizedText?
  /// What helps to answer.
  public var help: LocalizedText?
  /// The period that an answer is about.
  public var period: LocalizedText?
  /// Whether the organisation could change it.
  public var isActionable: Bool = true
  /// The effort of changing it, 1 to 9.
  public var cost: Int = 1
  /// The condition without which the fact does not apply.
  public var onlyIf: ConditionSyntax?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, type: TypeSyntax, range: SourceRange) {
    self.name = name
    self.type = type
    self.range = range
  }
}

/// How a fact is asked for.
public struct QuestionSyntax: Hashable, Sendable {
  /// The fact.
  public var fact: Name
  /// The part of the questionnaire.
  public var section: Name
  /// The place among its like, lowest first.
  public var order: Int?
  /// The question.
  public var ask: LocalizedText?
  /// What helps to answer.
  public var help: LocalizedText?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(fact: Name, section: Name, range: SourceRange) {
    self.fact = fact
    self.section = section
    self.range = range
  }
}

/// A variable or parameter of an enumeration: `certificate C`.
public struct BinderSyntax: Hashable, Sendable {
  /// The enumeration.
  public var enumeration: Name
  /// The variable; nil where a relation names only the enumeration.
  public var variable: Name?

  /// Creates it from what it cannot be without.
  package init(enumeration: Name, variable: Name?) {
    self.enumeration = enumeration
    self.variable = variable
  }
}

/// A derived statement.
public struct RelationSyntax: Hashable, Sendable {
  /// The name.
  public var name: Name
  /// The enumerations of the arguments.
  public var parameters: [BinderSyntax] = []
  /// The statement, or what one of its members is.
  public var say: LocalizedText?
  /// The opposite statement.
  public var deny: LocalizedText?
  /// The heading under which a report lists what is true.
  public var report: LocalizedText?
  /// The place among its like, lowest first.
  public var order: Int?
  /// The relation that a rule concludes instead while it is not yet in force.
  public var announced: Name?
  /// Where it stands.
  public var range: SourceRange

  /// Creates it from what it cannot be without.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}
