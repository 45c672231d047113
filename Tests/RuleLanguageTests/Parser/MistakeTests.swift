import RuleLanguage
import TestSupport
import Testing

@Suite("A mistake is reported once, where it stands, and the rest is read")
struct MistakeTests {
  @Test(
    "Mistakes in heads lose their block",
    arguments: [
      ("«rul» r\n  conclude x\n", "unknown-block"),
      ("rule«»\n  conclude x\n", "missing-value"),
      ("rule «\"r\"»\n  conclude x\n", "wrong-value"),
      ("rule r «s»\n  conclude x\n", "unexpected-text"),
      ("rule r for each market«»\n  conclude x\n", "missing-value"),
      ("rule r for «market M»\n  conclude x\n", "wrong-value"),
      ("fact f«»\n", "missing-value"),
      ("fact f «yesno»\n", "unknown-word"),
      ("fact f amount «krw»\n", "wrong-value"),
      ("fact f choice «market»\n", "wrong-value"),
      ("exception e «a»\n", "wrong-value"),
      ("exception e to a,«»\n  when x\n", "missing-value"),
      ("question f section«»\n  ask en \"?\"\n", "missing-value"),
      ("monotone f «rises» a\n", "unknown-word"),
      ("monotone f raises «not» a\n", "negated-conclusion"),
      ("example «e» as of 2026-11-24\n  fires r\n", "wrong-value"),
      ("example \"e\" as of«»\n  fires r\n", "missing-value"),
      ("table t«»\n  | a |\n", "missing-value"),
      ("relation r(a «»", "missing-value"),
    ])
  func heads(marked: String, id: String) {
    let expected = MarkedText(marked)
    let result = parsed(expected.text + "\nsection after\n")
    #expect(result.diagnostics.map(\.id) == [id])
    let start = result.diagnostics.first?.range?.lower
    // The place of what is missing is right behind what is there.
    let spaces = expected.text.utf8.prefix(expected.ranges[0].lowerBound).reversed().prefix {
      $0 == UInt8(ascii: " ")
    }
    #expect(
      start == expected.ranges[0].lowerBound
        || (id == "missing-value" && start == expected.ranges[0].lowerBound - spaces.count)
        || (id == "wrong-value" && expected.text.contains("market M")))
    #expect(result.declarations.count == 1)
  }

  @Test(
    "Mistakes in fields lose their field",
    arguments: [
      ("  «whne» a", "unknown-field"), ("  cite «\"Art. 1\"»", "missing-citation-source"),
      ("  cite «https://example.org»", "missing-citation-source"),
      ("  cite «confidence» high", "missing-citation-source"),
      ("  cite A confidence «hihg»", "unknown-word"),
      ("  cite A url «example.org»", "wrong-value"),
      ("  cite A read «today»", "wrong-value"),
      ("  cite A read 2026-01-01 «read» 2026-01-02", "duplicate-clause"),
      ("  cite A «B»", "unexpected-text"),
      ("  because «\"text\"»", "missing-language"), ("  because en«»", "missing-value"),
      ("  because «10»", "wrong-value"),
      ("  because en \"a\" «en» \"b\"", "duplicate-language"),
      ("  because en «\"open»", "unterminated-text"),
      ("  because en \"a«\\q»b\"", "bad-escape"),
      ("  because en \"a«\u{7}»b\"", "control-character"),
      ("  because en «“»text", "unexpected-character"),
      ("  in force «2016-06-02»", "single-day"), ("  in force«»", "missing-value"),
      ("  in force «2020-01-01 .. 2019-01-01»", "backwards-interval"),
      ("  in force ..«»", "missing-value"),
      ("  starts «soon»", "wrong-value"), ("  due «31»", "wrong-value"),
      ("  due 08-31«»", "missing-value"), ("  due «13-01» next year", "no-such-day"),
      ("  unless a «b»", "unexpected-text"), ("  unless a,«»", "missing-value"),
      ("  «conclude» y", "duplicate-field"), ("  «| a | b |»", "row-outside-table"),
      ("  note\ten \"a\"", "tab-character"), ("  «@» x", "unexpected-character"),
      ("   «note» en \"a\"", "bad-indentation"), (" «note» en \"a\"", "bad-indentation"),
      ("«note» en \"a\"", "bad-indentation"), ("\t«note» en \"a\"", "tab-character"),
    ])
  func fields(marked: String, id: String) {
    let field = MarkedText(marked)
    let result = parsed("rule r\n  conclude x\n\(field.text)\n  belief en \"b\"\n")
    #expect(result.diagnostics.map(\.id) == [id])
    if let range = field.ranges.first, id != "tab-character" {
      #expect(result.diagnostics.first?.range?.lower == range.lowerBound + 20)
    }
    guard case .rule(let rule)? = result.declarations.first else {
      Issue.record("the rule is lost")
      return
    }
    #expect(rule.conclude.map(\.predicate.text) == ["x"])
    if id != "tab-character" { #expect(rule.belief?["en"] == "b") }
  }

  @Test(
    "Fields of other blocks are checked alike",
    arguments: [
      ("«enumeration e»\n", "missing-field"),
      ("«parameter p count»\n  until 2026-01-01\n", "missing-field"),
      ("example «\"e\"» as of 2026-01-01\n  given a\n", "example-without-expectation"),
      ("«table t(a)»\n", "missing-rows"),
      ("table t(a, b)\n  | a | b |\n  «| c |»\n", "uneven-row"),
      ("table t(a, b)\n  | a | b |\n  | c | d«»\n", "missing-value"),
      ("table t(a, b)\n  | a | b |\n  | c «d» |\n", "wrong-value"),
      ("fact f count\n  cost «12»\n", "number-out-of-range"),
      ("fact f count\n  cost «1.5»\n", "number-out-of-range"),
      ("fact f count\n  actionable «maybe»\n", "unknown-word"),
      ("fact f count\n  only if a\n          «b»\n", "second-condition"),
      ("certificate c\n  edition «2022» from 2022-01-01\n", "unquoted-label"),
      ("certificate c\n  edition \"2022\" «form» 2022-01-01\n", "unexpected-text"),
      ("certificate c\n  effort small «9..3» months\n", "backwards-interval"),
      ("certificate c\n  effort small 3..9«»\n", "missing-value"),
      ("certificate c\n  cycle «three» years\n", "wrong-value"),
      ("source s\n  kind «lwa»\n", "unknown-word"),
      ("source s\n  url «www.example.org»\n", "wrong-value"),
      ("example \"e\" as of 2026-01-01\n  fires r\n  given industry =«»\n", "missing-value"),
      ("example \"e\" as of 2026-01-01\n  fires r\n  given «10»\n", "wrong-value"),
      ("example \"e\" as of 2026-01-01\n  fires r\n  given users «10,000»\n", "comma-in-number"),
      ("  «when a»\n  conclude b\n\nsection s\n", "line-outside-block"),
      ("«가나»\n", "unexpected-character"),
    ])
  func otherBlocks(marked: String, id: String) {
    let text = MarkedText(marked)
    let diagnostics = parsed(text.text).diagnostics
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.range?.lower == text.ranges.first?.lowerBound)
  }

  @Test("Bytes that are not UTF-8 are reported once a line")
  func encoding() {
    var bytes = Array("rule r\n  conclude x # ".utf8)
    bytes += [0xFF, 0xC0, 0x41, 0xED, 0xA0, 0x80, 0xE2, 0x82]
    bytes += Array("\n  because en \"".utf8) + [0xF5] + Array("\"\n".utf8)
    let result = parsed(bytes)
    #expect(result.diagnostics.map(\.id) == ["invalid-encoding", "invalid-encoding"])
    #expect(result.declarations.count == 1)
  }

  @Test("The nearest word is offered, and the change that writes it")
  func fixIts() {
    let result = parsed("rule r\n  whne a\n  conclude x\n")
    #expect(result.diagnostics.first?.fixIts.first?.replacement == "when")
    #expect(parsed("certifcate X\n").diagnostics.first?.fixIts.first?.replacement == "certificate")
    #expect(parsed("zebra X\n").diagnostics.first?.fixIts == [])
  }

  @Test("Conditions after a bad one are read")
  func conditionRecovery() {
    let text = """
      rule r
        when      a «b»
                  serves(KR)
                  any of
                    c
                    d «e»
                    f
                  g «=»  10
                  h
        conclude  x

      """
    expectFindings(
      ["unfinished-statement", "unfinished-statement", "equality-with-value"], in: text)
    guard case .rule(let rule)? = parsed(MarkedText(text).text).declarations.first else { return }
    #expect(rule.when.count == 2)
  }
}
