// RuleEngine turns a syntax tree into a typed model, a circuit, truth values and proofs.
// It must never know what a certificate is good for, nor how a profile is written down.
//
// This file: the model, which is what the checker makes of all declarations together. Everything is
// an array sorted by name, so that the order of files and blocks cannot change a result.

public import RuleLanguage

/// The position of something in its array of the model.
public struct ID<Subject>: Hashable, Comparable, Sendable {
  /// The index in the array.
  public let index: Int

  /// Creates the id for an index.
  public init(_ index: Int) { self.index = index }

  public static func < (left: ID, right: ID) -> Bool { left.index < right.index }
}

/// A checked knowledge base: names resolved, types agreed, dates parsed.
public struct Model: Sendable {
  /// The name of the knowledge base.
  public package(set) var name = ""
  /// Its title.
  public package(set) var title: LocalizedText?
  /// Its version as the author writes it.
  public package(set) var version = ""
  /// The languages in which every text must exist.
  public package(set) var languages: [String] = ["en"]
  /// The closed sets, sorted by name.
  public package(set) var enumerations: [Enumeration] = []
  /// The parts of the questionnaire, in their order.
  public package(set) var sections: [Section] = []
  /// The inputs, sorted by name.
  public package(set) var facts: [Fact] = []
  /// The relations, derived and written down, sorted by name.
  public package(set) var relations: [Relation] = []
  /// The parameters, sorted by name.
  public package(set) var parameters: [Parameter] = []
  /// Regulations and other sources, sorted by name.
  public package(set) var sources: [Source] = []
  /// The certificates, in the order of the members of the enumeration `certificate`.
  public package(set) var certificates: [Certificate] = []
  /// The rules, sorted by name.
  public package(set) var rules: [Rule] = []
  /// The exceptions, sorted by name.
  public package(set) var exceptions: [Exception] = []
  /// The questions, in the author's order.
  public package(set) var questions: [Question] = []
  /// The constraints, sorted by name.
  public package(set) var constraints: [Constraint] = []
  /// The monotonicity claims, sorted by fact.
  public package(set) var monotoneClaims: [MonotoneClaim] = []
  /// The examples, sorted by name.
  public package(set) var examples: [Example] = []
  /// The texts that everything was read from.
  public package(set) var texts: [SourceText] = []

  package init() {}

  /// The fact of a name, in time logarithmic in their number.
  public func fact(named name: String) -> ID<Fact>? { Self.find(name, in: facts, \.name) }

  /// The relation of a name.
  public func relation(named name: String) -> ID<Relation>? {
    Self.find(name, in: relations, \.name)
  }

  /// The rule of a name.
  public func rule(named name: String) -> ID<Rule>? { Self.find(name, in: rules, \.name) }

  /// The exception of a name.
  public func exception(named name: String) -> ID<Exception>? {
    Self.find(name, in: exceptions, \.name)
  }

  /// The parameter of a name.
  public func parameter(named name: String) -> ID<Parameter>? {
    Self.find(name, in: parameters, \.name)
  }

  /// The source of a name.
  public func source(named name: String) -> ID<Source>? { Self.find(name, in: sources, \.name) }

  /// The enumeration of a name.
  public func enumeration(named name: String) -> ID<Enumeration>? {
    Self.find(name, in: enumerations, \.name)
  }

  private static func find<Subject>(
    _ name: String, in array: [Subject], _ key: (Subject) -> String
  ) -> ID<Subject>? {
    var low = 0
    var high = array.count
    while low < high {
      let middle = (low + high) / 2
      if key(array[middle]) < name { low = middle + 1 } else { high = middle }
    }
    return low < array.count && key(array[low]) == name ? ID(low) : nil
  }

  public subscript(_ id: ID<Enumeration>) -> Enumeration { enumerations[id.index] }
  public subscript(_ id: ID<Section>) -> Section { sections[id.index] }
  public subscript(_ id: ID<Fact>) -> Fact { facts[id.index] }
  public subscript(_ id: ID<Relation>) -> Relation { relations[id.index] }
  public subscript(_ id: ID<Parameter>) -> Parameter { parameters[id.index] }
  public subscript(_ id: ID<Source>) -> Source { sources[id.index] }
  public subscript(_ id: ID<Rule>) -> Rule { rules[id.index] }
  public subscript(_ id: ID<Exception>) -> Exception { exceptions[id.index] }
}

/// A closed set of names.
public struct Enumeration: Sendable {
  /// A member and its title.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String
    /// How people call it.
    public let title: LocalizedText?
  }

  /// The name.
  public let name: String
  /// What one member is.
  public let say: LocalizedText?
  /// The members, in the author's order.
  public let members: [Member]
  /// Where it is declared; nil for one that certificates or regulations make up.
  public let range: SourceRange?

  /// The index of a member, in time linear in their number.
  public func index(of name: String) -> Int? { members.firstIndex { $0.name == name } }
}

/// A part of the questionnaire.
public struct Section: Sendable {
  /// The name.
  public let name: String
  /// The title.
  public let title: LocalizedText?
  /// The place among the sections, lowest first.
  public let order: Int
}

/// What an answer to a fact may be.
public enum FactType: Hashable, Sendable {
  /// True or false.
  case yesNo
  /// One member of an enumeration.
  case choice(ID<Enumeration>)
  /// Any members of an enumeration.
  case set(ID<Enumeration>)
  /// A whole number, not negative.
  case count
  /// An amount of money in a currency, not negative.
  case amount(currency: String)
  /// A percentage, from 0 to 100.
  case percentage
  /// A day.
  case date

  /// Whether answers are compared with thresholds.
  public var isOrdered: Bool {
    switch self {
    case .yesNo, .choice, .set: false
    case .count, .amount, .percentage, .date: true
    }
  }
}

/// An input: what a profile answers.
public struct Fact: Sendable {
  /// The name, which is the key in profiles.
  public let name: String
  /// What an answer may be.
  public let type: FactType
  /// The statement, or the noun phrase of a number.
  public let say: LocalizedText?
  /// The opposite statement.
  public let deny: LocalizedText?
  /// What counts and what does not.
  public let help: LocalizedText?
  /// The period that a number is about.
  public let period: LocalizedText?
  /// Whether the organisation could change it.
  public let isActionable: Bool
  /// The effort of changing it, 1 to 9.
  public let cost: Int
  /// The condition without which the fact does not apply.
  public package(set) var onlyIf: Condition?
  /// Where it is declared.
  public let range: SourceRange
}

/// A derived statement, or one that is written down in a table.
public struct Relation: Sendable {
  /// A parameter: the enumeration and the name that texts use for it.
  public struct Parameter: Hashable, Sendable {
    /// The enumeration of the argument.
    public let enumeration: ID<Enumeration>
    /// The name in `{}` of texts.
    public let placeholder: String
  }

  /// A row of a table.
  public struct Tuple: Hashable, Sendable {
    /// The members, by index.
    public let arguments: [Int]
    /// What stands in the cell, such as `partly`.
    public let mark: String
    /// The days on which the row holds.
    public let interval: DateInterval?
  }

  /// The name.
  public let name: String
  /// The parameters.
  public let parameters: [Parameter]
  /// The rows, where the relation is written down; nil where rules derive it.
  public let tuples: [Tuple]?
  /// The statement.
  public let say: LocalizedText?
  /// The opposite statement.
  public let deny: LocalizedText?
  /// The heading under which a report lists what is true.
  public let report: LocalizedText?
  /// The place of that heading.
  public let order: Int
  /// What is concluded instead while a rule is not yet in force.
  public package(set) var announced: ID<Relation>?
  /// The citations of a table.
  public let citations: [Citation]
  /// Where it is declared; nil for a relation that certificates make up.
  public let range: SourceRange?
}

/// A dated number or date.
public struct Parameter: Sendable {
  /// A value and its first day.
  public struct Entry: Hashable, Sendable {
    /// The first day; nil when it always held.
    public let from: CalendarDay?
    /// The value in hundredths, or in days since 1970-01-01; nil when nobody has said it yet.
    public let value: Int64?
    /// Where it comes from.
    public let citation: Citation?
    /// Where it is written.
    public let range: SourceRange
  }

  /// The name.
  public let name: String
  /// The type of the values: count, amount, percentage or date.
  public let type: FactType
  /// A noun phrase.
  public let say: LocalizedText?
  /// Whether a law sets it or the author's judgement.
  public let basis: ParameterSyntax.Basis
  /// The values by their first day, earliest first.
  public let entries: [Entry]
  /// The last day of the last value.
  public let until: CalendarDay?
  /// Where it is declared.
  public let range: SourceRange

  /// The entry in force on a day, or nil.
  public func entry(on day: CalendarDay) -> Entry? {
    if let until, day > until { return nil }
    return entries.last { entry in entry.from.map { $0 <= day } ?? true }
  }
}

/// A law, standard or other document that is cited.
public struct Source: Sendable {
  /// The name.
  public let name: String
  /// Whether it is a regulation, and so a member of the enumeration of that name.
  public let isRegulation: Bool
  /// The title.
  public let title: LocalizedText?
  /// What sort of document it is.
  public let kind: SourceSyntax.Kind?
  /// The markets, by name.
  public let markets: [String]
  /// The address.
  public let url: String?
  /// The day on which it was read.
  public let read: CalendarDay?
  /// How sure statements from it are.
  public let confidence: Confidence?
  /// What it is about.
  public let about: LocalizedText?
  /// Where it is declared.
  public let range: SourceRange
}

/// A reference to a source and the place in it, with what the source's block adds.
public struct Citation: Hashable, Sendable {
  /// The source.
  public let source: ID<Source>
  /// The article, section or page.
  public let place: String?
  /// The address.
  public let url: String?
  /// The day on which it was read.
  public let read: CalendarDay?
  /// How sure it is.
  public let confidence: Confidence
  /// Where it is written.
  public let range: SourceRange
}

/// A certificate, attestation or mark, as described by its block.
public struct Certificate: Sendable {
  /// The name.
  public let name: String
  /// The block, with its texts, editions, cycle and effort.
  public let description: CertificateSyntax
  /// Its citations.
  public let citations: [Citation]
  /// The certificates that must be held first, on any day, by index.
  public let requires: [Int]
  /// The certificates that make it easier, by index.
  public let easedBy: [Int]
  /// The certificates that it stands in for, by index.
  public let covers: [Int]
  /// The certificates that can be audited together with it, by index.
  public let auditWith: [Int]
  /// The usual place in a path.
  public let order: Int
}

/// How a fact is asked for.
public struct Question: Sendable {
  /// The fact.
  public let fact: ID<Fact>
  /// The section.
  public let section: ID<Section>
  /// The place in the section.
  public let order: Int
  /// The question.
  public let ask: LocalizedText?
  /// What to consider.
  public let help: LocalizedText?
  /// Where it is declared.
  public let range: SourceRange
}
