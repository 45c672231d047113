// Lints about facts, questions and parameters.

import RuleLanguage

extension Lint {
  static let factLints: [Lint] = [
    Lint(
      id: "fact-never-used", finds: "a fact that no rule reads",
      rationale:
        "Profiles would have to answer something that changes nothing. Write the rule, or remove the fact and its question."
    ) { context in
      context.model.facts.indices.compactMap { index in
        guard !context.usedFacts.contains(ID(index)) else { return nil }
        let fact = context.model.facts[index]
        return .lint("fact-never-used", fact.range.headOnly, "no rule reads \"\(fact.name)\"")
      }
    },
    Lint(
      id: "fact-without-question", finds: "a fact that the questionnaire does not ask for",
      rationale:
        "An interview would show a bare name. Add a \"question\" with section, order and ask."
    ) { context in
      let asked = Set(context.model.questions.map(\.fact))
      return context.model.facts.indices.compactMap { index in
        guard !asked.contains(ID(index)), context.usedFacts.contains(ID(index)) else { return nil }
        let fact = context.model.facts[index]
        return .lint(
          "fact-without-question", fact.range.headOnly, "\"\(fact.name)\" has no question")
      }
    },
  ]

  static let parameterLints: [Lint] = [
    Lint(
      id: "parameter-date-hole", finds: "a rule that is in force while its parameter has no value",
      rationale:
        "On those days the comparison is unknown. Start the parameter with the rule, or limit the rule's \"in force\"."
    ) { context in
      context.readParameters.sorted { $0.key < $1.key }.flatMap { id, rules in
        Set(rules).sorted().compactMap { rule -> Diagnostic? in
          let parameter = context.model[id]
          let interval = context.model[rule].inForce
          let isMissingAtStart =
            interval?.first.map { parameter.entry(on: $0) == nil }
            ?? (parameter.entries.first?.from != nil)
          let isMissingAtEnd =
            parameter.until.map { until in interval?.last.map { $0 > until } ?? true } ?? false
          guard isMissingAtStart || isMissingAtEnd else { return nil }
          return .lint(
            "parameter-date-hole", context.model[rule].range.headOnly,
            "\"\(parameter.name)\" has no value on some day on which \"\(context.model[rule].name)\" is in force"
          )
        }
      }
    },
    Lint(
      id: "parameter-never-used", finds: "a parameter that no condition or text uses",
      rationale: "A number that nothing uses grows old unnoticed. Use it by name, or remove it."
    ) { context in
      let model = context.model
      var named: Set<String> = []
      for text in model.texts {
        named.formUnion(Placeholder.names(in: String(decoding: text.bytes, as: UTF8.self)))
      }
      let compared = Set(
        context.readParameters.keys.map { model[$0].name })
      let inExceptions = model.exceptions.flatMap(\.conditions).flatMap(Self.parameters)
        .map { model[$0].name }
      return model.parameters.filter {
        !compared.contains($0.name) && !named.contains($0.name) && !inExceptions.contains($0.name)
      }.map {
        .lint("parameter-never-used", $0.range.headOnly, "nothing uses \"\($0.name)\"")
      }
    },
    Lint(
      id: "number-repeats-parameter", finds: "a number in a rule that is the value of a parameter",
      rationale:
        "When the law changes, one of the two would be forgotten. Compare with the parameter by name."
    ) { context in
      let model = context.model
      var values: [FactType: [Int64: String]] = [:]
      for parameter in model.parameters {
        for entry in parameter.entries {
          if let value = entry.value {
            values[parameter.type, default: [:]][value] = parameter.name
          }
        }
      }
      return model.rules.flatMap { rule in
        // "At least one" is a way of saying "any", not a threshold.
        rule.conditions.flatMap(Self.literals).filter { $0.1 > 100 }.compactMap {
          fact, value, range in
          values[model[fact].type]?[value].map {
            .lint(
              "number-repeats-parameter", range,
              "this number is the value of \"\($0)\"; use the name")
          }
        }
      }
    },
  ]

  private static func parameters(_ condition: Condition) -> [ID<Parameter>] {
    switch condition.kind {
    case .comparison(_, _, .parameter(let id)): [id]
    case .not(let inner): parameters(inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(parameters)
    default: []
    }
  }

  private static func literals(_ condition: Condition) -> [(ID<Fact>, Int64, SourceRange)] {
    switch condition.kind {
    case .comparison(let fact, _, .value(let value)): [(fact, value, condition.range)]
    case .not(let inner): literals(inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(literals)
    default: []
    }
  }

  static let textLints: [Lint] = [
    Lint(
      id: "missing-translation", finds: "a text that does not exist in every language",
      rationale:
        "Readers of that language would see another one. Add the text, or drop the language from the knowledge base."
    ) { context in
      context.model.allTexts.flatMap { text, what in
        context.model.languages.filter { text[$0] == nil }.map { language in
          .lint(
            "missing-translation", text.range, "\(what) has no text in \"\(language)\"")
        }
      }
    },
    Lint(
      id: "rule-without-reason", finds: "a rule that does not say why",
      rationale:
        "Explanations would show the bare name of the rule. Add \"because\" in every language."
    ) { context in
      context.model.rules.filter { $0.because == nil }.map {
        .lint("rule-without-reason", $0.range.headOnly, "\"\($0.name)\" has no \"because\"")
      }
    },
  ]
}

extension Model {
  /// Every localised text that a user may see, with what it belongs to.
  var allTexts: [(LocalizedText, String)] {
    var result: [(LocalizedText, String)] = []
    func add(_ text: LocalizedText?, _ what: String) { if let text { result.append((text, what)) } }
    for enumeration in enumerations where enumeration.range != nil {
      add(enumeration.say, enumeration.name)
      for member in enumeration.members { add(member.title, member.name) }
    }
    for section in sections { add(section.title, section.name) }
    for fact in facts {
      for text in [fact.say, fact.deny, fact.help, fact.period] { add(text, fact.name) }
    }
    for relation in relations {
      for text in [relation.say, relation.deny, relation.report] { add(text, relation.name) }
    }
    for parameter in parameters { add(parameter.say, parameter.name) }
    for source in sources {
      for text in [source.title, source.about] { add(text, source.name) }
    }
    for certificate in certificates {
      for (key, text) in certificate.description.texts.sorted(by: { $0.key < $1.key }) {
        add(text, "\(certificate.name) (\(key))")
      }
    }
    for rule in rules {
      for text in [rule.because, rule.belief, rule.note] { add(text, rule.name) }
    }
    for exception in exceptions {
      for text in [exception.because, exception.note] { add(text, exception.name) }
    }
    for question in questions {
      for text in [question.ask, question.help] { add(text, self[question.fact].name) }
    }
    for constraint in constraints { add(constraint.because, constraint.name) }
    return result
  }
}
