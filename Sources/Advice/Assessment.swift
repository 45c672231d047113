// What the program says about one profile: the data of a result, without words on a screen.

public import RuleEngine
public import RuleLanguage

/// How strongly something speaks for a certificate; the strongest first.
public enum Strength: String, Hashable, Comparable, Sendable, CaseIterable {
  /// A law in force names the certificate.
  case mandatory
  /// A supervisor, a contract or a tender asks for it.
  case expected
  /// The market or the fit of the profile speaks for it.
  case recommended
  /// Something speaks for it, but not much.
  case optional

  /// Orders the stronger before the weaker.
  public static func < (left: Strength, right: Strength) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}

/// The result for one profile on one day.
public struct Assessment: Hashable, Sendable {
  /// A certificate with its strength, and the rules that say so.
  public struct Recommendation: Hashable, Sendable {
    /// The certificate, by index.
    public var certificate: Int
    /// The strongest reason.
    public var strength: Strength
    /// The rules that give it that strength, sorted by name.
    public var rules: [ID<Rule>]
    /// By when the earliest duty must be met.
    public var deadline: CalendarDay?
    /// Whether it is held and valid.
    public var isHeld: Bool
  }

  /// A certificate that another one satisfies.
  public struct Cover: Hashable, Sendable {
    /// The certificate, by index.
    public var certificate: Int
    /// The one that satisfies it, by index.
    public var by: Int
  }

  /// A certificate that does not suit, and the rules that say so.
  public struct Unsuitable: Hashable, Sendable {
    /// The certificate, by index.
    public var certificate: Int
    /// The rules, sorted by name.
    public var rules: [ID<Rule>]
  }

  /// A duty that is enacted or announced.
  public struct Pending: Hashable, Sendable {
    /// The certificate, by index.
    public var certificate: Int
    /// From when, if that is known.
    public var from: CalendarDay?
    /// The rules that say so, sorted by name.
    public var rules: [ID<Rule>]
  }

  /// A certificate about which missing answers decide.
  public struct Undetermined: Hashable, Sendable {
    /// The certificate, by index.
    public var certificate: Int
    /// The strengths that it may yet get, above the one that it has.
    public var possible: [Strength]
    /// Whether a pending duty is possible.
    public var mayBePending: Bool
    /// The facts whose answers are missing, in the order of the questions.
    public var dependsOn: [ID<Fact>]
    /// The parameters whose values nobody has said yet.
    public var dependsOnParameters: [ID<Parameter>]
  }

  /// A statement that the knowledge base wants reported, and the rules that conclude it.
  public struct Finding: Hashable, Sendable {
    /// The statement.
    public var atom: Atom
    /// The rules, sorted by name.
    public var rules: [ID<Rule>]
  }

  /// A step of the path: certificates that are obtained together.
  public struct Phase: Hashable, Sendable {
    /// The certificates, by index, in their usual order.
    public var certificates: [Int]
    /// The months it takes, from and to; nil when the knowledge base gives none.
    public var months: ClosedRange<Int>?
    /// By when the earliest duty of the phase must be met.
    public var deadline: CalendarDay?
    /// Certificates held or obtained earlier that make it shorter, by index.
    public var easedBy: [Int]
  }

  /// The id of the profile.
  public var id: String
  /// The name of the profile.
  public var name: String
  /// The day asked for.
  public var asOf: CalendarDay
  /// The path, first phase first.
  public var path: [Phase]
  /// What is recommended, strongest first; the held and the covered included.
  public var recommendations: [Recommendation]
  /// What another certificate satisfies.
  public var covered: [Cover]
  /// What does not suit.
  public var unsuitable: [Unsuitable]
  /// Duties that are coming.
  public var pending: [Pending]
  /// What depends on missing answers.
  public var undetermined: [Undetermined]
  /// What the knowledge base wants reported, in the order of its headings.
  public var findings: [Finding]
  /// The rules that fired, sorted by name.
  public var fired: [ID<Rule>]
}
