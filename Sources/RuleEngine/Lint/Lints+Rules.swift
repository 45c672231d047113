// Lints about rules: their sources and what they conclude.

import RuleLanguage

extension Lint {
  static let citationLints: [Lint] = [
    Lint(
      id: "rule-without-citation", finds: "a rule or exception that names no source",
      rationale:
        "Whoever relies on a conclusion must be able to read its source. Add \"cite\" with the law and article; for judgement of your own, cite a source of kind judgement."
    ) { context in
      let rules = context.model.rules.filter(\.citations.isEmpty).map { ($0.name, $0.range) }
      let exceptions = context.model.exceptions.filter(\.citations.isEmpty)
        .map { ($0.name, $0.range) }
      return (rules + exceptions).map { name, range in
        .lint("rule-without-citation", range.headOnly, "\"\(name)\" names no source; add \"cite\"")
      }
    },
    Lint(
      id: "mandatory-without-law",
      finds: "a rule that concludes mandatory from a source of low confidence or judgement",
      rationale:
        "A wrong \"mandatory\" costs months. Only a law whose text is known can say it; conclude expected or recommended, or find the law."
    ) { context in
      guard let mandatory = context.model.relation(named: "mandatory") else { return [] }
      return context.model.rules.compactMap { rule in
        guard rule.conclusions.contains(where: { $0.relation == mandatory }) else { return nil }
        let isWeak = rule.citations.allSatisfy { citation in
          citation.confidence == .low || context.model[citation.source].kind == .judgement
        }
        guard isWeak else { return nil }
        return .lint(
          "mandatory-without-law", rule.range.headOnly,
          "\"\(rule.name)\" concludes mandatory, but no source of it is better than low confidence")
      }
    },
    Lint(
      id: "certificate-without-cycle", finds: "a certificate that does not say how long it lasts",
      rationale:
        "A path is planned with renewals and surveillance. Add \"cycle\", or make the kind guidance."
    ) { context in
      context.model.certificates.compactMap { certificate in
        guard certificate.description.cycle == nil, certificate.description.kind != .guidance
        else { return nil }
        return .lint(
          "certificate-without-cycle", certificate.description.name.range,
          "\"\(certificate.name)\" has no cycle")
      }
    },
  ]

  static let conclusionLints: [Lint] = [
    Lint(
      id: "unreachable-conclusion", finds: "a relation that no rule concludes",
      rationale:
        "Conditions on it are always false. Write the rule, or remove the relation."
    ) { context in
      let model = context.model
      let concluded = Set(
        (model.rules.flatMap(\.conclusions) + model.exceptions.flatMap(\.conclusions)).map(
          \.relation))
      let announced = Set(
        concluded.compactMap { model[$0].announced })
      return model.relations.indices.compactMap { index in
        let relation = model.relations[index]
        guard relation.tuples == nil, let range = relation.range,
          !concluded.contains(ID(index)), !announced.contains(ID(index))
        else { return nil }
        return .lint(
          "unreachable-conclusion", range.headOnly, "no rule concludes \"\(relation.name)\"")
      }
    },
    Lint(
      id: "unused-conclusion", finds: "a relation that nothing reads and no report shows",
      rationale:
        "Its rules do nothing that anybody sees. Give it a \"report\" heading, use it, or remove it."
    ) { context in
      let model = context.model
      let announced = Set(model.relations.compactMap(\.announced))
      let advice = Set(
        [
          "mandatory", "expected", "recommended", "optional", "pending", "unsuitable", "held",
          "coveredBy", "hasSize",
        ])
      return model.relations.indices.compactMap { index in
        let relation = model.relations[index]
        guard let range = relation.range, relation.report == nil, !advice.contains(relation.name),
          !context.readRelations.contains(ID(index)), !announced.contains(ID(index))
        else { return nil }
        return .lint(
          "unused-conclusion", range.headOnly, "nothing reads or reports \"\(relation.name)\"")
      }
    },
    Lint(
      id: "exception-never-applies", finds: "an exception that no profile can meet",
      rationale:
        "Its conditions contradict each other or those of its rule, so it protects nobody. Correct the conditions."
    ) { context in
      let verifier = Verifier(context.program)
      var live: Set<ID<Exception>> = []
      var seen: Set<ID<Exception>> = []
      func walk(_ exception: GroundException) {
        seen.insert(exception.exception)
        if !live.contains(exception.exception),
          case .refuted = verifier.never(exception.body.signal)
        {
          live.insert(exception.exception)
        }
        exception.exceptions.forEach(walk)
      }
      for rule in context.program.rules { rule.exceptions.forEach(walk) }
      return seen.subtracting(live).sorted().map { id in
        .lint(
          "exception-never-applies", context.model[id].range.headOnly,
          "no profile meets the conditions of \"\(context.model[id].name)\"")
      }
    },
  ]
}

extension Diagnostic {
  static func lint(_ id: String, _ range: SourceRange, _ message: String) -> Diagnostic {
    Diagnostic(id: id, severity: .warning, at: range, message)
  }
}

extension SourceRange {
  /// The first byte: enough to find the block, without marking all of it.
  var headOnly: SourceRange { SourceRange(source, lower, lower + 1) }
}
