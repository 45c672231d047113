// Advice turns a knowledge base and the answers of an organisation into recommendations, a path and
// an interview. It must never know how a profile is written down or how a result is shown.

public import RuleEngine
public import RuleLanguage

/// The answers about one organisation.
public struct Profile: Hashable, Sendable {
  /// The id that its owner uses for it; empty when it has none.
  public var id: String
  /// The name of the organisation; empty when it is not given.
  public var name: String
  /// The day asked for, if the profile sets one.
  public var asOf: CalendarDay?
  /// The answers.
  public var answers: Answers

  /// Creates a profile.
  public init(
    id: String = "", name: String = "", asOf: CalendarDay? = nil, answers: Answers = Answers()
  ) {
    self.id = id
    self.name = name
    self.asOf = asOf
    self.answers = answers
  }
}
