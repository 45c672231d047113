// `kb graph`: what depends on what, as a graph in the DOT language.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func graphKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let advisor = Advisor(try context.knowledgeBase().knowledgeBase, asOf: context.asOf)
    let graph = DependencyGraph(advisor.program)
    guard !context.arguments.operands.isEmpty else {
      try context.print(graph.dot(of: Array(advisor.program.atoms.indices)))
      return .done
    }
    var statements: [Int] = []
    for word in context.arguments.operands {
      let found = graph.statements(named: word)
      guard !found.isEmpty else {
        let model = advisor.model
        let known = model.certificates.map(\.name) + model.relations.map(\.name)
        throw .usage(
          .unknownOperand(
            word, .kbGraph,
            expected: "a certificate, a relation or a statement that a rule concludes",
            nearest: Suggestions.nearest(to: word, among: known)))
      }
      statements += found
    }
    try context.print(graph.dot(of: statements))
    return .done
  }
}
