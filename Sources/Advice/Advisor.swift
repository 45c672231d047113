// The façade: a knowledge base and a day in, an assessment of each profile out.

public import RuleEngine
public import RuleLanguage

/// Advises on one day with one knowledge base.
public struct Advisor: Sendable {
  /// The knowledge base.
  public let knowledgeBase: KnowledgeBase
  /// The knowledge base for the day.
  public let program: GroundProgram
  /// The words of the knowledge base that advice is made of.
  package let vocabulary: AdviceVocabulary

  /// The day.
  public var asOf: CalendarDay { program.asOf }
  /// The model of the knowledge base.
  public var model: Model { program.model }

  /// Prepares a knowledge base for a day, with some derived statements taken as given.
  ///
  /// - Complexity: O(rules × their instances); milliseconds for thousands of rules, nothing without
  ///   assumptions for the day for which the knowledge base was loaded.
  public init(
    _ knowledgeBase: KnowledgeBase, asOf: CalendarDay, assuming assumptions: [Atom: Bool] = [:]
  ) {
    self.knowledgeBase = knowledgeBase
    program =
      assumptions.isEmpty
      ? knowledgeBase.program(asOf: asOf)
      : GroundProgram.ground(knowledgeBase.model, asOf: asOf, assuming: assumptions).program
    vocabulary = AdviceVocabulary(program)
  }

  /// Evaluates a profile on the advisor's day; a day in the profile itself is the caller's business.
  public func evaluate(_ answers: Answers) -> Evaluation { Evaluation(program, answers) }

  /// Assesses a profile.
  public func assess(_ profile: Profile) -> Assessment {
    assess(evaluate(profile.answers), id: profile.id, name: profile.name)
  }

  /// Assesses a profile that has been evaluated.
  package func assess(_ evaluation: Evaluation, id: String, name: String) -> Assessment {
    AssessmentBuilder(self, evaluation).build(id: id, name: name)
  }
}

/// The relations and facts by which advice is given, where the knowledge base declares them.
///
/// A knowledge base about something else has none of them, and its assessments only report
/// findings.
package struct AdviceVocabulary: Sendable {
  /// The relation of each strength.
  package let strengths: [(strength: Strength, relation: ID<Relation>)]
  package let pending: ID<Relation>?
  package let unsuitable: ID<Relation>?
  package let held: ID<Relation>?
  package let coveredBy: ID<Relation>?
  package let requires: ID<Relation>?
  package let hasSize: ID<Relation>?
  /// The relations with a heading, in the order of the headings and then by name.
  package let reported: [ID<Relation>]
  /// The place of each fact in the questionnaire; facts without a question come last.
  package let questionOrder: [Int]
  /// For each certificate, what else matters to a path with it.
  let relatives: [CertificateRelatives]

  init(_ program: GroundProgram) {
    let model = program.model
    let certificates = model.enumeration(named: "certificate")
    func relation(_ name: String, parameters count: Int = 1) -> ID<Relation>? {
      guard let id = model.relation(named: name) else { return nil }
      let parameters = model[id].parameters
      let fits =
        parameters.count == count && parameters.allSatisfy { $0.enumeration == certificates }
      return fits ? id : nil
    }
    strengths = Strength.allCases.compactMap { strength in
      relation(strength.rawValue).map { (strength, $0) }
    }
    pending = relation("pending")
    unsuitable = relation("unsuitable")
    held = relation("held")
    coveredBy = relation("coveredBy", parameters: 2)
    requires = relation("requires", parameters: 2)
    hasSize = model.relation(named: "hasSize").flatMap { id in
      model[id].parameters.map(\.enumeration) == [model.enumeration(named: "size")] ? id : nil
    }
    reported = model.relations.indices
      .filter { model.relations[$0].report != nil }
      .sorted { (model.relations[$0].order, $0) < (model.relations[$1].order, $1) }
      .map { ID($0) }
    var order = [Int](repeating: Int.max, count: model.facts.count)
    for (place, question) in model.questions.enumerated() { order[question.fact.index] = place }
    questionOrder = order
    relatives = CertificateRelatives.all(program, requires: requires)
  }
}

/// What matters to the path once a certificate is to be obtained.
struct CertificateRelatives: Sendable {
  /// The certificates that it requires, directly or not, and those that make one of them easier.
  let helpful: [Int]
  /// Whether the months of one of them depend on the size of the organisation.
  let haveEffort: Bool

  static func all(_ program: GroundProgram, requires: ID<Relation>?) -> [CertificateRelatives] {
    let model = program.model
    let enumeration = model.enumeration(named: "certificate")
    return model.certificates.indices.map { certificate in
      var needed: Set<Int> = [certificate]
      var open = [certificate]
      while let next = open.popLast(), let requires {
        for other in model.certificates.indices
        where program.signal(of: Atom(relation: requires, arguments: [next, other])) == .yes {
          if needed.insert(other).inserted { open.append(other) }
        }
      }
      let efforts = needed.flatMap { model.certificates[$0].description.efforts }
      let shortened = efforts.flatMap(\.with).compactMap { name in
        enumeration.flatMap { model[$0].index(of: name.text) }
      }
      let eased = needed.flatMap { model.certificates[$0].easedBy }
      return CertificateRelatives(
        helpful: needed.union(shortened + eased).sorted(), haveEffort: !efforts.isEmpty)
    }
  }
}
