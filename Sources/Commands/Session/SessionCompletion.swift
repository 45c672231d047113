// What can be typed next in a session. Nothing is worked out before somebody asks for it.

import Advice
import Reports
import RuleEngine

/// Completes the lines of a session.
struct SessionCompletion: Sendable {
  private let session: Session

  init(_ session: Session) { self.session = session }

  private var model: Model { session.model }

  /// The words that begin like the last one.
  func candidates(for request: CompletionRequest) -> [String] {
    let words = Session.words(request.line)
    let before = request.word.isEmpty ? words[...] : words.dropLast()
    let all: [String]
    if let verb = before.first.flatMap(verb) {
      all =
        request.word.hasPrefix("-") && !verb.flags.isEmpty
        ? verb.flags : operands(of: verb, behind: Array(before.dropFirst()), request)
    } else if case .question(let fact) = session.mode {
      all = answers(to: fact) + (before.isEmpty ? Verb.all.map(\.name) : [])
    } else {
      all = before.isEmpty ? Verb.all.map(\.name) : []
    }
    var seen: Set<String> = []
    return all.filter {
      $0.lowercased().hasPrefix(request.word.lowercased()) && seen.insert($0).inserted
    }
  }

  /// At a question only a whole word is a verb, since answers may begin like one.
  private func verb(_ word: String) -> Verb? {
    if case .question = session.mode { Verb.named(word) } else { Verb.find(word) }
  }

  /// The words that answer a question.
  private func answers(to fact: ID<Fact>) -> [String] {
    values(of: fact) + ["back", "don't know", "not applicable", "skip", "status", "stop", "why"]
  }

  private func values(of fact: ID<Fact>) -> [String] {
    switch model[fact].type {
    case .yesNo: ["yes", "no"]
    case .choice(let id), .set(let id): model[id].members.map(\.name)
    case .count, .amount, .percentage, .date: []
    }
  }

  private func operands(
    of verb: Verb, behind words: [String], _ request: CompletionRequest
  ) -> [String] {
    switch verb.operand {
    case .certificate: return model.certificates.map(\.name)
    case .statement:
      return model.certificates.map(\.name) + StatementReader(model).derivedRelations
    case .fact: return words.isEmpty ? model.facts.map(\.name) : values(behind: words)
    case .change:
      // `fact=` and then its values.
      let text = request.line.dropLast(request.word.count)
      guard text.hasSuffix("=") || text.hasSuffix(",") else {
        return model.facts.map { $0.name + "=" }
      }
      let assignment = text.split(separator: " ").last ?? ""
      return values(behind: [String(assignment.prefix { $0 != "=" })])
    case .assumption:
      let named = words.filter { $0 != "not" }
      guard let first = named.first else {
        return StatementReader(model).derivedRelations + model.facts.map(\.name)
          + (words.isEmpty ? ["not"] : [])
      }
      guard model.fact(named: first) == nil else { return values(behind: named) }
      return members(ofRelation: first, at: named.count - 1)
    case .rule: return model.rules.map(\.name)
    case .verb: return Verb.all.map(\.name) + Verb.Topic.allCases.map(\.rawValue)
    case .branch: return session.state.variants.keys.sorted()
    case .language: return Language.allCases.map(\.rawValue)
    case .watch: return Watch.allCases.map(\.rawValue)
    case .file, .other: return verb.name == "kb" ? ["reload"] : []
    }
  }

  private func values(behind words: [String]) -> [String] {
    words.first.flatMap { model.fact(named: $0) }.map(values) ?? []
  }

  private func members(ofRelation name: String, at position: Int) -> [String] {
    guard let relation = model.relation(named: name),
      model[relation].parameters.indices.contains(position)
    else { return [] }
    return model[model[relation].parameters[position].enumeration].members.map(\.name)
  }
}
