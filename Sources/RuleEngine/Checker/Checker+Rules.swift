// Rules and exceptions, the gates of facts, questions, constraints and monotonicity claims.

import RuleLanguage

extension Checker {
  // MARK: Gates

  mutating func resolveFactGates() {
    for syntax in declarations.facts {
      guard let gate = syntax.onlyIf, let id = model.fact(named: syntax.name.text),
        let condition = condition(gate, in: Scope())
      else { continue }
      if let relation = Self.firstRelation(in: condition) {
        diagnostics.append(.gateOverRelation(relation.range, fact: syntax.name.text))
        continue
      }
      model.facts[id.index].onlyIf = condition
    }
    breakGateCycles()
  }

  /// A fact must not apply only if itself applies, however many steps lie between.
  private mutating func breakGateCycles() {
    enum Mark { case open, done }
    var marks: [Int: Mark] = [:]
    var path: [Int] = []
    func facts(in condition: Condition) -> [Int] {
      switch condition.kind {
      case .fact(let id), .member(let id, _), .comparison(let id, _, _): [id.index]
      case .not(let inner): facts(in: inner)
      case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(facts)
      case .relation, .same: []
      }
    }
    func visit(_ fact: Int) {
      if marks[fact] == .done { return }
      if marks[fact] == .open {
        let start = path.firstIndex(of: fact) ?? 0
        let names = path[start...].map { model.facts[$0].name } + [model.facts[fact].name]
        diagnostics.append(.gateCycle(model.facts[fact].range, names: names))
        model.facts[fact].onlyIf = nil
        return
      }
      marks[fact] = .open
      path.append(fact)
      if let gate = model.facts[fact].onlyIf { for next in facts(in: gate) { visit(next) } }
      path.removeLast()
      marks[fact] = .done
    }
    for fact in model.facts.indices { visit(fact) }
  }

  private static func firstRelation(in condition: Condition) -> Condition? {
    switch condition.kind {
    case .relation, .same: condition
    case .fact, .member, .comparison: nil
    case .not(let inner): firstRelation(in: inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.lazy.compactMap(firstRelation).first
    }
  }

  // MARK: Rules

  mutating func resolveRules() {
    let rules = declarations.rules.filter { take($0.name, as: "rule or exception") }
    let exceptions = declarations.exceptions.filter { take($0.name, as: "rule or exception") }
    let graph = exceptionGraph(rules, exceptions)
    let exceptionsOf = graph.exceptionsByTarget
    var bindersOf: [String: [Binder]] = [:]
    for syntax in rules { bindersOf[syntax.name.text] = binders(syntax.binders) }
    for syntax in exceptions {
      bindersOf[syntax.name.text] = inheritedBinders(syntax, of: graph, bindersOf)
    }
    for syntax in rules {
      let scope = Scope(binders: bindersOf[syntax.name.text] ?? [])
      guard let conditions = conditions(syntax.when, in: scope) else { continue }
      model.rules.append(
        Rule(
          name: syntax.name.text, binders: scope.binders, conditions: conditions,
          exceptions: exceptionsOf[syntax.name.text, default: []],
          conclusions: conclusions(syntax.conclude, in: scope),
          citations: citations(syntax.citations), inForce: syntax.inForce,
          starts: syntax.starts, due: due(syntax.due), because: syntax.because,
          belief: syntax.belief, note: syntax.note, range: syntax.range))
    }
    for syntax in exceptions {
      let scope = Scope(binders: bindersOf[syntax.name.text] ?? [])
      // An exception keeps its place even with a broken condition: rules refer to it by index.
      model.exceptions.append(
        Exception(
          name: syntax.name.text, binders: scope.binders,
          conditions: conditions(syntax.when, in: scope) ?? [],
          exceptions: exceptionsOf[syntax.name.text, default: []],
          conclusions: conclusions(syntax.conclude, in: scope),
          citations: citations(syntax.citations), inForce: syntax.inForce,
          because: syntax.because, note: syntax.note, range: syntax.range))
    }
    for rule in rules { checkPlaceholders(rule.because, rule.belief, rule.note, of: rule) }
  }

  private mutating func due(_ syntax: DueSyntax?) -> Due? {
    switch syntax {
    case nil: return nil
    case .on(let day): return .on(day)
    case .nextYear(let month, let day, let name):
      guard let name else { return .nextYear(month: month, day: day, after: nil) }
      guard let fact = fact(name) else { return nil }
      guard model[fact].type == .date else {
        diagnostics.append(.dueNeedsDate(name, type: typeName(model[fact].type)))
        return nil
      }
      return .nextYear(month: month, day: day, after: fact)
    }
  }

  /// Who sets whom aside.
  ///
  /// Both sides must say so: the rule shows its reader that there is an exception, the exception
  /// shows what it is one to.
  private mutating func exceptionGraph(
    _ rules: [RuleSyntax], _ exceptions: [ExceptionSyntax]
  ) -> ExceptionGraph {
    var graph = ExceptionGraph(names: exceptions.map(\.name.text))
    let known = Set(rules.map(\.name.text)).union(graph.names)
    let unlessOf = Dictionary(
      rules.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    for exception in exceptions {
      for target in exception.to {
        guard known.contains(target.text) else {
          unknown(target, "rule or exception", among: known.sorted())
          continue
        }
        if let rule = unlessOf[target.text],
          !rule.unless.contains(where: { $0.text == exception.name.text })
        {
          diagnostics.append(.missingUnless(rule.name, exception: exception.name, at: target))
        }
        graph.targets[exception.name.text, default: []].append(target.text)
      }
    }
    for rule in rules {
      for name in rule.unless {
        guard graph.names.contains(name.text) else {
          unknown(name, "exception", among: graph.names)
          continue
        }
        if !graph.targets[name.text, default: []].contains(rule.name.text) {
          diagnostics.append(.missingTo(name, rule: rule.name))
        }
      }
    }
    for name in graph.removeCycles() {
      if let exception = exceptions.first(where: { $0.name.text == name }) {
        diagnostics.append(.exceptionCycle(exception.name))
      }
    }
    return graph
  }

  /// An exception has the variables that all rules have to which it is one.
  private mutating func inheritedBinders(
    _ syntax: ExceptionSyntax, of graph: ExceptionGraph, _ bindersOf: [String: [Binder]]
  ) -> [Binder] {
    var shared: [Binder]?
    for rule in graph.rules(of: syntax.name.text) {
      guard let binders = bindersOf[rule] else { continue }
      shared = shared.map { known in known.filter { binders.contains($0) } } ?? binders
    }
    return shared ?? []
  }

  /// A text may name only variables of its rule, facts and parameters.
  private mutating func checkPlaceholders(_ texts: LocalizedText?..., of rule: RuleSyntax) {
    for case .some(let text) in texts {
      for entry in text.entries {
        for name in Placeholder.names(in: entry.text)
        where !rule.binders.contains(where: { $0.variable?.text == name })
          && model.fact(named: name) == nil && model.parameter(named: name) == nil
        {
          diagnostics.append(.unknownPlaceholder(entry.range, name: name))
        }
      }
    }
  }

  // MARK: Questions and claims

  mutating func resolveQuestions() {
    for syntax in declarations.questions {
      guard let fact = fact(syntax.fact), take(syntax.fact, as: "question") else { continue }
      guard let section = model.sections.firstIndex(where: { $0.name == syntax.section.text })
      else {
        unknown(syntax.section, "section", among: model.sections.map(\.name))
        continue
      }
      model.questions.append(
        Question(
          fact: fact, section: ID(section), order: syntax.order ?? .max, ask: syntax.ask,
          help: syntax.help, range: syntax.range))
    }
    model.questions.sort {
      ($0.section, $0.order, $0.fact) < ($1.section, $1.order, $1.fact)
    }
  }

  mutating func resolveClaims() {
    for syntax in declarations.constraints where take(syntax.name, as: "constraint") {
      let scope = Scope(binders: binders(syntax.binders))
      guard let never = conditions(syntax.never, in: scope) else { continue }
      model.constraints.append(
        Constraint(
          name: syntax.name.text, binders: scope.binders, never: never,
          because: syntax.because, range: syntax.range))
    }
    for syntax in declarations.monotones {
      guard let fact = fact(syntax.fact),
        let conclusion = conclusions([syntax.conclusion], in: Scope()).first
      else { continue }
      model.monotoneClaims.append(
        MonotoneClaim(
          fact: fact, direction: syntax.direction, conclusion: conclusion, range: syntax.range))
    }
  }
}

/// Which exception sets which rules and exceptions aside, by name.
struct ExceptionGraph {
  let names: [String]
  var targets: [String: [String]] = [:]

  init(names: [String]) { self.names = names }

  /// The exceptions to each rule and exception that has some, as ids in the model.
  var exceptionsByTarget: [String: [ID<Exception>]] {
    var result: [String: [ID<Exception>]] = [:]
    for (index, name) in names.enumerated() {
      for target in Set(targets[name, default: []]) {
        result[target, default: []].append(ID(index))
      }
    }
    return result
  }

  /// The rules that an exception reaches, directly or through other exceptions.
  func rules(of exception: String) -> [String] {
    var result: [String] = []
    var open = [exception]
    var seen: Set<String> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      for target in targets[next, default: []] {
        if names.contains(target) { open.append(target) } else { result.append(target) }
      }
    }
    return result.sorted()
  }

  /// Removes the links of exceptions that set themselves aside, and gives their names.
  mutating func removeCycles() -> [String] {
    let cyclic = names.filter { start in
      var open = targets[start, default: []]
      var seen: Set<String> = []
      while let next = open.popLast() {
        if next == start { return true }
        if seen.insert(next).inserted { open += targets[next, default: []] }
      }
      return false
    }
    for name in cyclic {
      targets[name] = targets[name, default: []].filter { !cyclic.contains($0) }
    }
    return cyclic
  }
}

/// The names in braces in a text.
package enum Placeholder {
  /// The names, in the order of their places.
  package static func names(in text: String) -> [String] {
    // Most texts have none, and a start asks for those of all texts.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return pieces(of: text).compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// A stretch of text, or a name that stood in braces.
  package enum Piece: Hashable, Sendable {
    case text(String)
    case name(String)
  }

  /// The text cut at its names in braces; a brace without a partner is text.
  package static func pieces(of text: String) -> [Piece] {
    var result: [Piece] = []
    // Braces are bytes of their own in UTF-8, and bytes are looked at faster than characters.
    let bytes = text.utf8
    var start = bytes.startIndex
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > start { result.append(.text(String(text[start..<open]))) }
      result.append(.name(String(text[bytes.index(after: open)..<close])))
      start = bytes.index(after: close)
    }
    if start < bytes.endIndex { result.append(.text(String(text[start...]))) }
    return result
  }
}
