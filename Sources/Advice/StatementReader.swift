// Derived statements as people type them: `mandatory(ISMS)`, `mandatory ISMS`, `ISMS is mandatory`,
// `ISO27701 requires ISO27001`.

public import RuleEngine
import RuleLanguage

/// Why a typed statement is not one.
public enum StatementProblem: Error, Hashable, Sendable {
  /// No relation has the name; the nearest, if one is near.
  case unknownRelation(String, nearest: String?)
  /// No member has the name; the nearest, if one is near.
  case unknownMember(String, nearest: String?)
  /// The relation has another number of parameters.
  case wrongCount(relation: String, wanted: Int)
  /// The knowledge base writes the relation down in a table, and no rule derives it.
  case isTable(relation: String)

  /// The problem in words, with what was expected.
  public func message(_ language: Language) -> String {
    switch self {
    case .unknownRelation(let text, let nearest):
      language.pick(
        "there is no statement \"\(text)\""
          + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; write it as mandatory(ISMS)"),
        ko: "\"\(text)\" 진술이 없습니다"
          + (nearest.map { ". \"\($0)\"입니까?" } ?? ". mandatory(ISMS)처럼 쓰세요"))
    case .unknownMember(let text, let nearest):
      language.pick(
        "unknown name \"\(text)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
        ko: "\"\(text)\"을(를) 찾을 수 없습니다" + (nearest.map { ". \"\($0)\"입니까?" } ?? ""))
    case .wrongCount(let relation, let wanted):
      language.pick(
        "\"\(relation)\" is about \(wanted) \(wanted == 1 ? "name" : "names")",
        ko: "\"\(relation)\"에는 이름 \(wanted)개가 필요합니다")
    case .isTable(let relation):
      language.pick(
        "\"\(relation)\" is a table of the knowledge base; only what rules derive can be assumed",
        ko: "\"\(relation)\"은(는) 지식베이스의 표입니다. 규칙이 도출하는 진술만 가정할 수 있습니다")
    }
  }
}

/// Reads typed statements.
public struct StatementReader: Sendable {
  private let model: Model

  /// Creates a reader for the relations of a knowledge base.
  public init(_ model: Model) { self.model = model }

  /// The statement that a text makes.
  ///
  /// - Throws: what is wrong with the text.
  public func read(_ text: String) throws(StatementProblem) -> Atom {
    var words = text.split { " \t(),".contains($0) }.map(String.init)
    if words.count == 3, words[1].lowercased() == "is" {
      words = [words[2], words[0]]
    } else if words.count == 3, relation(words[0]) == nil, relation(words[1]) != nil {
      words.swapAt(0, 1)
    }
    guard let name = words.first else { throw .unknownRelation(text, nearest: nil) }
    guard let id = relation(name) else {
      throw .unknownRelation(
        name, nearest: Suggestions.nearest(to: name, among: derivedRelations))
    }
    let relation = model[id]
    guard relation.tuples == nil else { throw .isTable(relation: relation.name) }
    guard words.count - 1 == relation.parameters.count else {
      throw .wrongCount(relation: relation.name, wanted: relation.parameters.count)
    }
    var arguments: [Int] = []
    for (parameter, word) in zip(relation.parameters, words.dropFirst()) {
      let members = model[parameter.enumeration].members
      guard
        let index = members.firstIndex(where: { $0.name == word })
          ?? members.firstIndex(where: { $0.name.lowercased() == word.lowercased() })
      else {
        throw .unknownMember(
          word, nearest: Suggestions.nearest(to: word, among: members.map(\.name)))
      }
      arguments.append(index)
    }
    return Atom(relation: id, arguments: arguments)
  }

  /// The names of the relations that rules derive.
  public var derivedRelations: [String] {
    model.relations.filter { $0.tuples == nil }.map(\.name)
  }

  private func relation(_ name: String) -> ID<Relation>? {
    model.relation(named: name)
      ?? model.relations.firstIndex { $0.name.lowercased() == name.lowercased() }.map { ID($0) }
  }
}
