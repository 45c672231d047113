// Where the declarations of a knowledge base are used: who reads a fact, a statement or a number, who
// concludes a statement, who cites a source, which examples test what. All by name, for readers.

package import RuleEngine
import RuleLanguage

/// The uses of the declarations of a model, as names in order of the alphabet.
package struct DeclarationUses: Sendable {
  private let model: Model
  private var readersOfFact: [ID<Fact>: Set<String>] = [:]
  private var readersOfRelation: [ID<Relation>: Set<String>] = [:]
  private var readersOfParameter: [ID<Parameter>: Set<String>] = [:]
  /// The statements that each rule, exception and constraint reads.
  private var readStatements: [(reader: String, relation: ID<Relation>, terms: [Term])] = []
  private var concluders: [ID<Relation>: Set<String>] = [:]
  private var citers: [ID<Source>: Set<String>] = [:]

  /// Goes through all declarations once.
  package init(_ model: Model) {
    self.model = model
    for rule in model.rules {
      note(rule.conditions, readBy: rule.name)
      note(rule.conclusions, rule.citations, of: rule.name)
      if let fact = rule.due?.startFact {
        readersOfFact[fact, default: []].insert(rule.name)
      }
    }
    for exception in model.exceptions {
      note(exception.conditions, readBy: exception.name)
      note(exception.conclusions, exception.citations, of: exception.name)
    }
    for constraint in model.constraints { note(constraint.never, readBy: constraint.name) }
    for fact in model.facts { if let gate = fact.onlyIf { note([gate], readBy: fact.name) } }
    for relation in model.relations { note([], relation.citations, of: relation.name) }
    for certificate in model.certificates { note([], certificate.citations, of: certificate.name) }
    for parameter in model.parameters {
      note([], parameter.entries.compactMap(\.citation), of: parameter.name)
    }
  }

  private mutating func note(_ conditions: [Condition], readBy name: String) {
    for leaf in conditions.flatMap(\.leaves) {
      switch leaf.kind {
      case .fact(let fact), .member(let fact, _):
        readersOfFact[fact, default: []].insert(name)
      case .comparison(let fact, _, let operand):
        readersOfFact[fact, default: []].insert(name)
        if case .parameter(let id) = operand { readersOfParameter[id, default: []].insert(name) }
      case .relation(let relation, let terms):
        readersOfRelation[relation, default: []].insert(name)
        readStatements.append((name, relation, terms))
      case .same, .not, .all, .any, .atLeast: break
      }
    }
  }

  private mutating func note(
    _ conclusions: [Conclusion], _ citations: [Citation], of name: String
  ) {
    for conclusion in conclusions { concluders[conclusion.relation, default: []].insert(name) }
    for citation in citations { citers[citation.source, default: []].insert(name) }
  }

  // MARK: Answers

  /// The rules, exceptions, constraints and facts that read a fact.
  package func readers(of fact: ID<Fact>) -> [String] { readersOfFact[fact, default: []].sorted() }

  /// The rules, exceptions and constraints that read a relation.
  package func readers(of relation: ID<Relation>) -> [String] {
    readersOfRelation[relation, default: []].sorted()
  }

  /// The rules and exceptions that compare with a parameter.
  package func readers(of parameter: ID<Parameter>) -> [String] {
    readersOfParameter[parameter, default: []].sorted()
  }

  /// The rules and exceptions that conclude a relation.
  package func concluders(of relation: ID<Relation>) -> [String] {
    concluders[relation, default: []].sorted()
  }

  /// The declarations that cite a source.
  package func citers(of source: ID<Source>) -> [String] { citers[source, default: []].sorted() }

  /// The rules, exceptions and constraints that read what a rule concludes.
  package func readers(of rule: ID<Rule>) -> [String] {
    func canBeSame(_ left: Term, _ right: Term) -> Bool {
      if case .member = left, case .member = right { left == right } else { true }
    }
    let read = readStatements.filter { statement in
      model[rule].conclusions.contains { conclusion in
        conclusion.relation == statement.relation
          && zip(conclusion.arguments, statement.terms).allSatisfy(canBeSame)
      }
    }
    return Set(read.map(\.reader)).sorted()
  }

  /// The rules and exceptions whose conclusions name a member of an enumeration.
  package func concluders(
    of relation: ID<Relation>, about member: Int, of enumeration: ID<Enumeration>
  ) -> [String] {
    let parameters = model[relation].parameters
    func isAbout(_ conclusion: Conclusion) -> Bool {
      conclusion.relation == relation
        && zip(parameters, conclusion.arguments).contains {
          $0.enumeration == enumeration && $1 == .member(member)
        }
    }
    let rules = model.rules.filter { $0.conclusions.contains(where: isAbout) }.map(\.name)
    let exceptions = model.exceptions.filter { $0.conclusions.contains(where: isAbout) }
      .map(\.name)
    return (rules + exceptions).sorted()
  }

  /// The examples that expect a rule to fire or not to fire.
  package func examples(of rule: ID<Rule>) -> [String] {
    model.examples.filter { $0.fires.contains(rule) || $0.whyNot.contains(rule) }.map(\.name)
  }

  /// The examples that expect something of a relation.
  package func examples(of relation: ID<Relation>) -> [String] {
    model.examples.filter { $0.expectations.contains { $0.conclusion.relation == relation } }
      .map(\.name)
  }

  /// The examples that answer a fact.
  package func examples(of fact: ID<Fact>) -> [String] {
    model.examples.filter { $0.answers[fact] != nil }.map(\.name)
  }
}
