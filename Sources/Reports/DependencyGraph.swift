// What depends on what, in the DOT language: facts and statements, and between them the rules. An arrow
// with a dot at its end means "not"; a dashed one comes from an exception.

package import RuleEngine
import RuleLanguage

/// Draws the dependencies of a program.
package struct DependencyGraph: Sendable {
  private let program: GroundProgram

  /// Creates a graph of the rules of a day.
  package init(_ program: GroundProgram) { self.program = program }

  private var model: Model { program.model }

  /// The statements that a word means: those about a certificate, those of a relation, or the one that
  /// is written as in a rule.
  ///
  /// Empty when no rule concludes any.
  package func statements(named word: String) -> [Int] {
    guard let atom = AtomSyntax.parse(word).atom else { return [] }
    let predicate = atom.predicate.text
    if atom.arguments.isEmpty, let certificates = model.enumeration(named: "certificate"),
      let index = model.certificates.firstIndex(where: {
        $0.name.lowercased() == predicate.lowercased()
      })
    {
      return program.atoms.indices.filter { number in
        let parameters = model[program.atoms[number].relation].parameters
        return zip(parameters, program.atoms[number].arguments).contains {
          $0.enumeration == certificates && $1 == index
        }
      }
    }
    guard let relation = model.relation(named: predicate) else { return [] }
    if atom.arguments.isEmpty {
      return program.atoms.indices.filter { program.atoms[$0].relation == relation }
    }
    let parameters = model[relation].parameters
    let members = zip(parameters, atom.arguments).compactMap {
      model[$0.enumeration].index(of: $1.text)
    }
    guard members.count == parameters.count, atom.arguments.count == parameters.count else {
      return []
    }
    return program.number(of: Atom(relation: relation, arguments: members)).map { [$0] } ?? []
  }

  /// The graph of some statements and of all that they rest on.
  package func dot(of statements: [Int]) -> String {
    var drawing = Drawing(program)
    for statement in statements { drawing.add(statement) }
    return """
      digraph knowledge {
        rankdir=LR;
        node [fontname="sans-serif"];
      \(drawing.lines.joined(separator: "\n"))
      }

      """
  }
}

/// A graph under construction.
private struct Drawing {
  /// How a condition enters a rule.
  private struct Edge: Hashable {
    let source: String
    let isNegated: Bool
    let isException: Bool
  }

  private let program: GroundProgram
  private var nodes: Set<String> = []
  private var edges: Set<String> = []
  private var seen: Set<Int> = []

  init(_ program: GroundProgram) { self.program = program }

  private var model: Model { program.model }

  /// The lines of the graph: nodes, then edges, each sorted.
  var lines: [String] { nodes.sorted().map { "  \($0)" } + edges.sorted().map { "  \($0)" } }

  mutating func add(_ statement: Int) {
    var open = [statement]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let target = quoted(program.name(of: program.atoms[next]))
      nodes.insert("\(target) [shape=box];")
      for number in program.rulesConcluding[next] {
        let rule = program.rules[number]
        let node = quoted("rule " + name(of: rule))
        nodes.insert("\(node) [shape=plain, label=\(quoted(name(of: rule)))];")
        edges.insert("\(node) -> \(target);")
        var sources: Set<Edge> = []
        collect(rule.body, false, false, &sources, &open)
        for exception in rule.exceptions { collect(exception, &sources, &open) }
        for source in sources {
          let looks = [
            source.isNegated ? "arrowhead=odot" : nil, source.isException ? "style=dashed" : nil,
          ].compactMap { $0 }
          let suffix = looks.isEmpty ? "" : " [\(looks.joined(separator: ", "))]"
          edges.insert("\(source.source) -> \(node)\(suffix);")
        }
      }
    }
  }

  private mutating func collect(
    _ exception: GroundException, _ edges: inout Set<Edge>, _ open: inout [Int]
  ) {
    collect(exception.body, false, true, &edges, &open)
    for inner in exception.exceptions { collect(inner, &edges, &open) }
  }

  private mutating func collect(
    _ condition: GroundCondition, _ isNegated: Bool, _ isException: Bool,
    _ edges: inout Set<Edge>, _ open: inout [Int]
  ) {
    func edge(_ name: String) -> Edge {
      Edge(source: quoted(name), isNegated: isNegated, isException: isException)
    }
    switch condition.kind {
    case .fact(let fact), .comparison(let fact, _, _, _):
      nodes.insert("\(quoted(model[fact].name)) [shape=ellipse];")
      edges.insert(edge(model[fact].name))
    case .member(let fact, let index):
      let name = "\(model[fact].name)(\(member(index, of: fact)))"
      nodes.insert("\(quoted(name)) [shape=ellipse];")
      edges.insert(edge(name))
    case .derived(let number):
      open.append(number)
      edges.insert(edge(program.name(of: program.atoms[number])))
    case .settled: break
    case .not(let inner): collect(inner, !isNegated, isException, &edges, &open)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { collect(part, isNegated, isException, &edges, &open) }
    }
  }

  private func member(_ index: Int, of fact: ID<Fact>) -> String {
    switch model[fact].type {
    case .choice(let enumeration), .set(let enumeration): model[enumeration].members[index].name
    case .yesNo, .count, .amount, .percentage, .date: ""
    }
  }

  /// The name of a rule with the members that its variables stand for.
  private func name(of rule: GroundRule) -> String {
    let source = model[rule.rule]
    let members = zip(source.binders, rule.bindings).map {
      model[$0.enumeration].members[$1].name
    }
    return members.isEmpty ? source.name : "\(source.name) (\(members.joined(separator: ", ")))"
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
