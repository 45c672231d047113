// Every sentence that the checker and the grounding can say, sorted by name.

import RuleLanguage

extension Diagnostic {
  static func announcedDiffers(_ name: Name, relation: String) -> Diagnostic {
    Diagnostic(
      id: "announced-differs", at: name.range,
      "\"\(name.text)\" has other parameters than \"\(relation)\", which it announces")
  }

  static func answeredTwice(_ range: SourceRange, fact: String) -> Diagnostic {
    Diagnostic(
      id: "answered-twice", at: range, "\"\(fact)\" has two different answers in this example")
  }

  static func asOfNeedsDate(_ range: SourceRange, fact: String) -> Diagnostic {
    Diagnostic(
      id: "as-of-needs-date", at: range,
      "\"as-of\" is a date, but \"\(fact)\" is not; compare it with a number or a parameter")
  }

  static func assumedTwice(_ name: Name, first: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "assumed-twice", at: name.range,
      "the example assumes two values of \"\(name.text)\"",
      notes: [.init("the other one is here; write an example for each", at: first)])
  }

  static func builtInName(_ name: Name) -> Diagnostic {
    Diagnostic(
      id: "built-in-name", at: name.range,
      "\"\(name.text)\" is made up by the blocks of certificates and regulations; choose another name"
    )
  }

  static func concludesFact(_ name: Name) -> Diagnostic {
    Diagnostic(
      id: "concludes-fact", at: name.range,
      "\"\(name.text)\" is a fact, which only a profile can state; conclude a relation",
      notes: [
        .init("declare a relation for what the rule derives, such as \"relation \(name.text)Met\"")
      ])
  }

  static func concludesTable(_ name: Name, table: SourceRange?) -> Diagnostic {
    Diagnostic(
      id: "concludes-table", at: name.range,
      "\"\(name.text)\" is written down in a table; a rule cannot conclude it",
      notes: table.map { [.init("the table is here", at: $0)] } ?? [])
  }

  static func dueNeedsDate(_ name: Name, type: String) -> Diagnostic {
    Diagnostic(
      id: "due-needs-date", at: name.range,
      "a deadline counts from a date, but \"\(name.text)\" is \(type)")
  }

  static func duplicateName(_ name: Name, kind: String, first: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "duplicate-name", at: name.range, "the \(kind) \"\(name.text)\" is declared twice",
      notes: [.init("the first declaration is here; rename or remove one of them", at: first)])
  }

  static func exceptionConflict(
    _ first: SourceRange, _ second: SourceRange, rule: String, names: (String, String),
    witness: String
  ) -> Diagnostic {
    Diagnostic(
      id: "exception-conflict", at: second,
      "\"\(names.1)\" and \"\(names.0)\" can set \"\(rule)\" aside together, with different outcomes",
      notes: [
        .init("the other exception is here", at: first),
        .init("both hold for: \(witness)"),
        .init("make one an exception to the other, or give both the same conclusion"),
      ])
  }

  static func exceptionCycle(_ name: Name) -> Diagnostic {
    Diagnostic(
      id: "exception-cycle", at: name.range,
      "the exception \"\(name.text)\" sets itself aside; take it out of the circle of \"to\" fields"
    )
  }

  static func fractionOfCount(_ range: SourceRange, subject: String) -> Diagnostic {
    Diagnostic(
      id: "fraction-of-count", at: range,
      "\"\(subject)\" counts whole things; expected a number without decimals")
  }

  static func gateCycle(_ range: SourceRange, names: [String]) -> Diagnostic {
    Diagnostic(
      id: "gate-cycle", at: range,
      "facts apply only if each other applies: \(names.joined(separator: " → "))",
      notes: [.init("remove one of the \"only if\" fields in this circle")])
  }

  static func gateOverRelation(_ range: SourceRange, fact: String) -> Diagnostic {
    Diagnostic(
      id: "gate-over-relation", at: range,
      "\"only if\" of \"\(fact)\" must be about facts, not about what rules derive")
  }

  static func groundingTooLarge(
    _ range: SourceRange, rule: String, count: Int, limit: Int
  ) -> Diagnostic {
    Diagnostic(
      id: "grounding-too-large", at: range,
      "the rule \"\(rule)\" stands for more than \(limit) rules (\(count) combinations tried)",
      notes: [.init("add a condition on a table that ties its variables together")])
  }

  static func impossibleCount(_ range: SourceRange, count: Int, of total: Int) -> Diagnostic {
    Diagnostic(
      id: "impossible-count", at: range,
      "at least \(count) of \(total) conditions can never be counted; expected 1 to \(total)")
  }

  static func malformedURL(_ url: Name) -> Diagnostic {
    Diagnostic(
      id: "malformed-url", at: url.range,
      "\"\(url.text)\" is not an address; expected one such as https://www.law.go.kr/…")
  }

  static func missingTo(_ name: Name, rule: Name) -> Diagnostic {
    Diagnostic(
      id: "missing-to", at: name.range,
      "the rule \"\(rule.text)\" names the exception \"\(name.text)\", which does not name the rule",
      notes: [.init("add \"\(rule.text)\" behind \"to\" of the exception, or remove it here")])
  }

  static func missingUnless(_ rule: Name, exception: Name, at place: Name) -> Diagnostic {
    Diagnostic(
      id: "missing-unless", at: rule.range,
      "the rule \"\(rule.text)\" does not show that \"\(exception.text)\" can set it aside",
      notes: [
        .init("the exception names the rule here", at: place.range),
        .init("add the field \"unless \(exception.text)\" to the rule"),
      ])
  }

  static func needsComparison(_ name: Name, type: String) -> Diagnostic {
    Diagnostic(
      id: "needs-comparison", at: name.range,
      "\"\(name.text)\" is \(type); compare it with >=, >, <= or <")
  }

  static func needsValue(_ range: SourceRange, fact: String, type: String) -> Diagnostic {
    Diagnostic(
      id: "needs-value", at: range,
      "\"\(fact)\" is \(type); write the fact and its value")
  }

  static func negationCycle(_ range: SourceRange?, path: [String]) -> Diagnostic {
    Diagnostic(
      id: "negation-cycle", at: range,
      "a conclusion depends on its own absence: \(path.joined(separator: " ← "))",
      notes: [.init("rules may depend on each other in a circle only without \"not\"")])
  }

  static func notAChoice(_ name: Name, type: String) -> Diagnostic {
    Diagnostic(
      id: "not-a-choice", at: name.range,
      "\"\(name.text)\" is \(type); \"=\" and \"in\" are for facts that are a choice")
  }

  static func notOrdered(_ name: Name, type: String) -> Diagnostic {
    Diagnostic(
      id: "not-ordered", at: name.range,
      "\"\(name.text)\" is \(type) and cannot be compared with a number or date")
  }

  static func parameterType(_ name: Name) -> Diagnostic {
    Diagnostic(
      id: "parameter-type", at: name.range,
      "the parameter \"\(name.text)\" must be a count, amount, percentage or date")
  }

  static func rowWidth(_ range: SourceRange, found: Int, wanted: Int) -> Diagnostic {
    Diagnostic(
      id: "row-width", at: range, "the row has \(found) cells; expected \(wanted)")
  }

  static func sameDate(_ range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "same-date", at: range, "two values start on the same day",
      notes: [.init("the other one is here", at: first)])
  }

  static func tableHeader(_ range: SourceRange, _ table: String) -> Diagnostic {
    Diagnostic(
      id: "table-header", at: range,
      "the headings of \"\(table)\" must be the names of its enumerations")
  }

  static func unknownName(_ name: Name, kind: String, known: [String]) -> Diagnostic {
    let nearest = Suggestions.nearest(to: name.text, among: known)
    var notes: [Note] = []
    if nearest == nil, !known.isEmpty {
      let shown = known.prefix(8).joined(separator: ", ")
      notes.append(.init("known: \(shown)\(known.count > 8 ? ", …" : "")"))
    }
    return Diagnostic(
      id: "unknown-name", at: name.range,
      "unknown \(kind) \"\(name.text)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
      notes: notes,
      fixIts: nearest.map { [.init("use \"\($0)\"", replace: name.range, with: $0)] } ?? [])
  }

  static func unknownPlaceholder(_ range: SourceRange, name: String) -> Diagnostic {
    Diagnostic(
      id: "unknown-placeholder", at: range,
      "{\(name)} is no variable of the rule, no fact and no parameter")
  }

  static func wrongArity(
    _ range: SourceRange, _ name: String, found: Int, wanted: Int
  ) -> Diagnostic {
    Diagnostic(
      id: "wrong-arity", at: range,
      "\"\(name)\" takes \(wanted) \(wanted == 1 ? "argument" : "arguments"), found \(found)")
  }

  static func wrongCurrency(
    _ range: SourceRange, found: String, wanted: String, subject: String
  ) -> Diagnostic {
    Diagnostic(
      id: "wrong-currency", at: range,
      "\"\(subject)\" is an amount in \(wanted), found \(found); currencies are never converted")
  }

  static func wrongLiteral(_ range: SourceRange, wanted: String, subject: String) -> Diagnostic {
    Diagnostic(
      id: "wrong-value", at: range, "\"\(subject)\" is \(wanted); found another kind of value")
  }

  static func wrongParameterType(
    _ name: Name, found: String, wanted: String, fact: String
  ) -> Diagnostic {
    Diagnostic(
      id: "wrong-parameter-type", at: name.range,
      "the parameter \"\(name.text)\" is \(found), but \"\(fact)\" is \(wanted)")
  }

  static func wrongVariable(_ name: Name, found: String, wanted: String) -> Diagnostic {
    Diagnostic(
      id: "wrong-variable", at: name.range,
      "\"\(name.text)\" stands for a \(found); expected a \(wanted)")
  }
}
