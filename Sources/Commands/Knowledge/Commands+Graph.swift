// `kb graph`: what depends on what, as a graph in the DOT language: facts to statements, a rule on each
// edge.

import Advice
import RuleEngine
import RuleLanguage

extension Commands {
  static func graphKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let advisor = Advisor(try context.knowledgeBase().knowledgeBase, asOf: context.asOf)
    let names = advisor.model.certificates.map(\.name)
    var certificates: [Int] = []
    for word in context.arguments.operands {
      guard let index = names.firstIndex(where: { $0.lowercased() == word.lowercased() }) else {
        let nearest = Suggestions.nearest(to: word, among: names)
        throw .malformed(
          "unknown certificate \"\(TerminalText.escaped(word))\""
            + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
      }
      certificates.append(index)
    }
    try context.print(DependencyGraph(advisor.program).dot(about: certificates))
    return .done
  }
}

/// The dependencies of a program.
private struct DependencyGraph {
  private let program: GroundProgram
  private var edges: [String] = []
  private var seen: Set<Int> = []

  init(_ program: GroundProgram) { self.program = program }

  /// The graph of all statements, or of those about some certificates and what they rest on.
  func dot(about certificates: [Int]) -> String {
    var copy = self
    let certificate = program.model.enumeration(named: "certificate")
    for (number, atom) in program.atoms.enumerated() {
      let parameters = program.model[atom.relation].parameters.map(\.enumeration)
      let isAbout = zip(parameters, atom.arguments).contains {
        $0 == certificate && certificates.contains($1)
      }
      if certificates.isEmpty || isAbout { copy.add(number) }
    }
    let lines = Set(copy.edges).sorted().map { "  \($0);\n" }.joined()
    return "digraph knowledge {\n  rankdir=LR;\n  node [shape=box];\n\(lines)}\n"
  }

  private mutating func add(_ number: Int) {
    guard seen.insert(number).inserted else { return }
    let target = quoted(program.name(of: program.atoms[number]))
    for index in program.rulesConcluding[number] {
      let rule = program.rules[index]
      let label = quoted(program.model[rule.rule].name)
      var sources = sources(of: rule.body)
      for exception in rule.exceptions { sources += self.sources(of: exception.body) }
      for source in sources { edges.append("\(source) -> \(target) [label=\(label)]") }
    }
  }

  private mutating func sources(of condition: GroundCondition) -> [String] {
    switch condition.kind {
    case .fact(let fact), .member(let fact, _), .comparison(let fact, _, _, _):
      return [quoted(program.model[fact].name)]
    case .derived(let number):
      add(number)
      return [quoted(program.name(of: program.atoms[number]))]
    case .settled: return []
    case .not(let inner): return sources(of: inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      var result: [String] = []
      for part in parts { result += sources(of: part) }
      return result
    }
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}
