// Lints about parameters: their dates, and the numbers that should be one.

import RuleLanguage

extension Lint {
  static let parameterLints: [Lint] = [
    Lint(
      "parameter-date-hole", finds: "a rule that is in force while its parameter has no value",
      rationale: """
        On those days the comparison is unknown. Start the parameter with the rule, or limit the rule's \
        "in force".
        """,
      wrong: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"

        rule users.duty
          when        users >= userLimit
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"
          in force    2016-01-01 ..
        """,
      right: """
        parameter userLimit count
          from        2016-01-01 1 m cite Act "Art. 49"

        rule users.duty
          when        users >= userLimit
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"
          in force    2016-01-01 ..
        """
    ) { context in
      context.parameterReaders.sorted { $0.key < $1.key }.flatMap { id, readers in
        let parameter = context.model[id]
        return readers.sorted { $0.range < $1.range }.compactMap { reader -> Finding? in
          guard let hole = parameter.hole(in: reader.inForce) else { return nil }
          return (
            reader.range.headOnly,
            "\"\(parameter.name)\" has no value \(hole), but \"\(reader.name)\" is in force then"
          )
        }
      }
    },
    Lint(
      "parameter-date-overlap", finds: "a value of a parameter that begins after the last day",
      rationale: """
        The field "until" ends the last value, so a value that begins later never counts. Correct one of \
        the two days. Two values that begin on the same day are an error.
        """,
      wrong: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"
          from        2026-01-01 2 m cite Act "Art. 49"
          until       2025-12-31
        """,
      right: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"
          from        2026-01-01 2 m cite Act "Art. 49"
          until       2026-12-31
        """
    ) { context in
      context.model.parameters.flatMap { parameter in
        parameter.entries.compactMap { entry -> Finding? in
          guard let until = parameter.until, let from = entry.from, from > until else { return nil }
          return (
            entry.range, "this value of \"\(parameter.name)\" begins after its last day \(until)"
          )
        }
      }
    },
    Lint(
      "parameter-never-used", finds: "a parameter that no condition or text uses",
      rationale: """
        A number that nothing uses grows old unnoticed. Use it by name, or remove it.
        """,
      wrong: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"
        """,
      right: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"

        rule users.advice
          when        users >= userLimit
          conclude    ISMS is recommended
          cite        Act "Art. 47(2)"
        """
    ) { context in
      let model = context.model
      var named: Set<String> = []
      for text in model.texts {
        named.formUnion(Placeholder.names(in: String(decoding: text.bytes, as: UTF8.self)))
      }
      return model.parameters.indices.compactMap { index in
        let parameter = model.parameters[index]
        guard context.parameterReaders[ID(index)] == nil, !named.contains(parameter.name) else {
          return nil
        }
        return (parameter.range.headOnly, "nothing uses \"\(parameter.name)\"")
      }
    },
    Lint(
      "number-repeats-parameter", finds: "a number in a condition that is the value of a parameter",
      rationale: """
        When the law changes, one of the two would be forgotten. Compare with the parameter by name.
        """,
      wrong: """
        rule large.advice
          when        revenue >= 10 bn KRW
          conclude    ISMS is recommended
          cite        Notes
        """,
      right: """
        rule large.advice
          when        revenue >= revenueLimit
          conclude    ISMS is recommended
          cite        Notes
        """
    ) { context in
      let model = context.model
      var names: [FactType: [Int64: String]] = [:]
      for parameter in model.parameters {
        for case .some(let value) in parameter.entries.map(\.value) {
          names[parameter.type, default: [:]][value] = parameter.name
        }
      }
      return context.conditions.flatMap(\.leaves).compactMap { condition in
        // "At least one" is a way of saying "any", not a threshold.
        guard case .comparison(let fact, _, .value(let value)) = condition.kind, value > 100,
          let name = names[model[fact].type]?[value]
        else { return nil }
        return (condition.range, "this number is the value of \"\(name)\"; use the name")
      }
    },
  ]
}

extension Parameter {
  /// The days of an interval on which the parameter has no entry, in words; nil when there are none.
  fileprivate func hole(in interval: DateInterval?) -> String? {
    if let first = entries.first?.from, interval?.first.map({ $0 < first }) ?? true {
      return "before \(first)"
    }
    if let until, interval?.last.map({ $0 > until }) ?? true { return "after \(until)" }
    return nil
  }
}
