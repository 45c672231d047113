import RuleLanguage
import Testing

@Suite("Conditions mean what they say")
struct ConditionTests {
  /// A condition in a short form that shows its structure.
  private func shape(_ condition: ConditionSyntax) -> String {
    func list(_ conditions: [ConditionSyntax]) -> String {
      conditions.map(shape).joined(separator: ", ")
    }
    switch condition.kind {
    case .atom(let atom):
      let arguments = atom.arguments.map(\.text).joined(separator: " ")
      return atom.arguments.isEmpty ? atom.predicate.text : "\(atom.predicate.text)(\(arguments))"
    case .comparison(let fact, let comparison, let operand):
      switch operand.kind {
      case .literal(let literal): return "\(fact.text)\(comparison.rawValue)\(literal.value)"
      case .parameter(let name): return "\(fact.text)\(comparison.rawValue)\(name.text)"
      case .asOf(let offset, let unit): return "\(fact.text)\(comparison.rawValue)\(offset)\(unit)"
      }
    case .equality(let left, let right, let isEqual):
      return "\(left.text)\(isEqual ? "=" : "!=")\(right.text)"
    case .membership(let fact, let values):
      return "\(fact.text)∈\(values.map(\.text).joined(separator: "|"))"
    case .not(let inner): return "¬\(shape(inner))"
    case .all(let members): return "all[\(list(members))]"
    case .any(let members): return "any[\(list(members))]"
    case .atLeast(let count, let members): return "\(count)of[\(list(members))]"
    }
  }

  @Test(
    "One line is one condition",
    arguments: [
      ("online", "online"), ("serves(KR)", "serves(KR)"), ("serves ( KR )", "serves(KR)"),
      ("between(A, B, C)", "between(A B C)"), ("C evidences R", "evidences(C R)"),
      ("ISMS is mandatory", "mandatory(ISMS)"), ("ISMS is not mandatory", "¬mandatory(ISMS)"),
      ("not online", "¬online"), ("not not online", "¬¬online"),
      ("C = ISO27001:2013", "C=ISO27001:2013"), ("industry != finance", "industry!=finance"),
      ("industry in finance", "industry∈finance"),
      ("industry in finance, health", "industry∈finance|health"),
      ("users >= kr.users", "users>=kr.users"), ("users > k.a", "users>k.a"),
      ("day <= as-of", "day<=0days"), ("day < as-of - 3 years", "day<-3years"),
      ("day<as-of+1 month", "day<1months"), ("day >= as-of + 90 days", "day>=90days"),
      ("any of a, b, c", "any[a, b, c]"), ("all of a, any of b, c", "all[a, any[b, c]]"),
      ("at least 2 of a, not b, ISMS is mandatory", "2of[a, ¬b, mandatory(ISMS)]"),
      ("any of x in a, b, serves(KR)", "any[x∈a|b, serves(KR)]"),
      ("any of x in a, b, y = c", "any[x∈a|b, y=c]"),
      ("not any of a, b", "¬any[a, b]"),
      ("any of\n  a\n  all of\n    b\n    c\n  d", "any[a, all[b, c], d]"),
      ("any of\n    a\n  b\n   not all of\n     c\n     d", "any[a, b, ¬all[c, d]]"),
      ("any of  # one is enough\n  # first\n  a\n\n  b", "any[a, b]"),
    ])
  func condition(text: String, expected: String) {
    let (condition, diagnostics) = ConditionSyntax.parse(text)
    #expect(diagnostics.map(\.message) == [])
    #expect(condition.map(shape) == expected)
  }

  @Test("Lines of a field all hold, wherever the first stands")
  func lines() throws {
    let texts = [
      "rule r\n  when a\n       any of\n         b\n         c\n       d\n  conclude x\n",
      "rule r\n  when\n    a\n    any of\n      b\n      c\n    d\n  conclude x\n",
      "rule r\n  when        a\n              any of b, c\n              d\n  conclude    x\n",
    ]
    for text in texts {
      guard case .rule(let rule) = try declaration(text) else { continue }
      #expect(rule.when.map(shape) == ["a", "any[b, c]", "d"])
    }
  }

  @Test(
    "A mistake in a condition is reported where it stands",
    arguments: [
      ("a «b»", "unfinished-statement"), ("a «and» b", "connective"),
      ("serves(KR) «or» b", "connective"), ("serves(KR)«,» b", "comma-after-condition"),
      ("serves(KR)«,»", "comma-after-condition"), ("serves(KR«»", "missing-value"),
      ("serves(«)»", "wrong-value"), ("«10» >= a", "wrong-value"), ("a >=«»", "missing-value"),
      ("a >= «\"b\"»", "wrong-value"), ("a «=» 10", "equality-with-value"),
      ("a =«»", "missing-value"), ("a in«»", "missing-value"), ("a is«»", "missing-value"),
      ("«any of»", "empty-group"), ("at least «b» of c", "wrong-value"),
      ("at least «1.5» of c", "number-out-of-range"), ("at least «0» of c", "number-out-of-range"),
      ("at least 2 «b»", "wrong-value"), ("not«»", "missing-value"),
      ("day >= as-of + 3 «yaers»", "unknown-word"), ("day < «as-of-3» years", "glued-offset"),
      ("serves(KR) «(JP) x»", "unexpected-text"),
      ("any of a, b\n  «c»", "mixed-group"), ("a\n«b»", "second-condition"),
      ("any of\n  a b c «d»\n  e", "unexpected-text"), ("«»", "missing-value"),
    ])
  func mistake(marked: String, id: String) {
    let start = marked.split(separator: "«", omittingEmptySubsequences: false)[0].utf8.count
    let text = marked.filter { $0 != "«" && $0 != "»" }
    let (condition, diagnostics) = ConditionSyntax.parse(text)
    #expect(condition == nil)
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.range?.lower == start)
  }

  @Test("Conditions nested without end are refused, not followed")
  func depth() {
    for text in [
      String(repeating: "not ", count: 10_000) + "a", String(repeating: "any of ", count: 1_000),
      (0..<300).map { String(repeating: " ", count: $0) + "all of" }.joined(separator: "\n"),
    ] {
      let (condition, diagnostics) = ConditionSyntax.parse(text)
      #expect(condition == nil)
      #expect(diagnostics.map(\.id) == ["nested-too-deep"])
    }
    let allowed = ConditionSyntax.parse(String(repeating: "not ", count: 63) + "a")
    #expect(allowed.condition != nil)
  }

  @Test("Answers are read as people type them")
  func answers() {
    let (answers, diagnostics) = ExampleSyntax.Given.parse(
      "users 200_000, not serves(JP), industry = finance, revenue 10 bn, users=5, ISMS is not held")
    #expect(diagnostics.isEmpty)
    let shapes = answers.map { answer in
      switch answer {
      case .atom(let atom, let isTrue): "\(atom.predicate.text) \(isTrue)"
      case .choice(let fact, let value): "\(fact.text)=\(value.text)"
      case .value(let fact, let literal): "\(fact.text) \(literal.value)"
      }
    }
    #expect(
      shapes == [
        "users number(hundredths: 20000000)", "serves false", "industry=finance",
        "revenue number(hundredths: 1000000000000)", "users number(hundredths: 500)", "held false",
      ])
    #expect(ExampleSyntax.Given.parse("users, , b").answers.isEmpty)
    #expect(ExampleSyntax.Given.parse("").diagnostics.map(\.id) == ["missing-value"])
    #expect(AtomSyntax.parse("ISMS is mandatory").atom?.predicate.text == "mandatory")
    #expect(AtomSyntax.parse("not a").diagnostics.map(\.id) == ["negated-conclusion"])
    #expect(
      AtomSyntax.parse("“a”").diagnostics.map(\.id) == [
        "unexpected-character", "unexpected-character",
      ])
  }
}
