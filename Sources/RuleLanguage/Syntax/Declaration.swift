// What a block declares: one case a construct. The article "The rule language" shows each.

/// A construct of the language.
public enum Declaration: Hashable, Sendable {
  /// The block that names the knowledge base.
  case knowledgeBase(KnowledgeBaseSyntax)
  /// A closed set of names.
  case enumeration(EnumerationSyntax)
  /// A part of the questionnaire.
  case section(SectionSyntax)
  /// An input.
  case fact(FactSyntax)
  /// A derived statement.
  case relation(RelationSyntax)
  /// A dated number or date.
  case parameter(ParameterSyntax)
  /// A regulation or another source.
  case source(SourceSyntax)
  /// A certificate.
  case certificate(CertificateSyntax)
  /// Rows of names.
  case table(TableSyntax)
  /// A rule.
  case rule(RuleSyntax)
  /// What sets rules aside.
  case exception(ExceptionSyntax)
  /// How a fact is asked for.
  case question(QuestionSyntax)
  /// A claim that conditions never hold together.
  case constraint(ConstraintSyntax)
  /// A claim about a direction.
  case monotone(MonotoneSyntax)
  /// A profile with what must follow.
  case example(ExampleSyntax)
}
