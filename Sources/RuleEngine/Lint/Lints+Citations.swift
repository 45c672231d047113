// Lints about sources: what names none, and what a source does not say about itself.

import RuleLanguage

extension Lint {
  static let citationLints: [Lint] = [
    Lint(
      "rule-without-citation", finds: "a rule or exception that names no source",
      rationale: """
        Whoever relies on a conclusion must be able to read its source. Add "cite" with the law and \
        article; for judgement of your own, cite a source of kind judgement.
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          because     en "Online shops must hold ISMS."
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"
          because     en "Online shops must hold ISMS."
        """
    ) { context in
      let rules = context.model.rules.filter(\.citations.isEmpty).map { ($0.name, $0.range) }
      let exceptions = context.model.exceptions.filter(\.citations.isEmpty)
        .map { ($0.name, $0.range) }
      return (rules + exceptions).map { name, range in
        (range.headOnly, "\"\(name)\" names no source; add \"cite\"")
      }
    },
    Lint(
      "mandatory-without-law",
      finds: "a rule that concludes mandatory from a source of low confidence or judgement",
      rationale: """
        A wrong "mandatory" costs months. Only a law whose text is known can say it; conclude expected \
        or recommended, or find the law.
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)" confidence low
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is recommended
          cite        Act "Art. 47(2)" confidence low
        """
    ) { context in
      guard let mandatory = context.model.relation(named: "mandatory") else { return [] }
      return context.model.rules.compactMap { rule in
        guard rule.conclusions.contains(where: { $0.relation == mandatory }) else { return nil }
        let isWeak = rule.citations.allSatisfy { citation in
          citation.confidence == .low || context.model[citation.source].kind == .judgement
        }
        guard isWeak else { return nil }
        return (
          rule.range.headOnly,
          "\"\(rule.name)\" concludes mandatory, but no source of it is better than low confidence"
        )
      }
    },
    Lint(
      "parameter-without-citation", finds: "a number set by law for which no source is named",
      rationale: """
        A threshold decides who is obliged, so its source must be there to be checked. Add "cite" behind \
        the value, or say "basis judgement".
        """,
      wrong: """
        parameter userLimit count
          from        2020-01-01 1 m
        """,
      right: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"
        """
    ) { context in
      context.model.parameters.filter { $0.basis == .law }.flatMap { parameter in
        parameter.entries.filter { $0.value != nil && $0.citation == nil }.map {
          ($0.range, "this value of \"\(parameter.name)\" names no source")
        }
      }
    },
    Lint(
      "table-without-citation", finds: "a table that names no source",
      rationale: """
        The rows of a table are claims like those of a rule. Add "cite"; for judgement of your own, cite \
        a source of kind judgement.
        """,
      wrong: """
        table evidenceFor(certificate, market)
          | certificate | market |
          | ISMS        | KR     |
        """,
      right: """
        table evidenceFor(certificate, market)
          cite        Act "Art. 47"
          | certificate | market |
          | ISMS        | KR     |
        """
    ) { context in
      context.model.relations.compactMap { relation in
        guard relation.tuples != nil, relation.citations.isEmpty, let range = relation.range
        else { return nil }
        return (range.headOnly, "the table \"\(relation.name)\" names no source; add \"cite\"")
      }
    },
    Lint(
      "source-incomplete",
      finds: "a cited document without its kind, its address or the day on which it was read",
      rationale: """
        A reader must be able to find the document and to tell whether it has changed since. Add "kind", \
        "url" and "read"; judgement needs neither address nor day.
        """,
      wrong: """
        source Notice
          title       en "Notice on certification"
          kind        notice
          url         https://law.example/notice
        """,
      right: """
        source Notice
          title       en "Notice on certification"
          kind        notice
          url         https://law.example/notice
          read        2026-11-24
        """
    ) { context in
      context.model.sources.compactMap { source in
        let needed: [(String, Bool)] = [
          ("title", source.title == nil), ("kind", source.kind == nil),
          ("url", source.url == nil && source.kind != .judgement),
          ("read", source.read == nil && source.kind != .judgement),
        ]
        let missing = needed.filter(\.1).map { "\"\($0.0)\"" }
        guard !missing.isEmpty else { return nil }
        return (
          source.range.headOnly, "\"\(source.name)\" has no \(missing.joined(separator: ", "))"
        )
      }
    },
  ]
}
