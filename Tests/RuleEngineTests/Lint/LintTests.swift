import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("What kb check finds likely wrong")
struct LintTests {
  /// The findings about a text that stands beside the sample vocabulary, mistakes and lints.
  private func findings(_ text: String) throws -> [Diagnostic] {
    let checked = checked([sampleVocabulary, text])
    let grounded = GroundProgram.ground(checked.model, asOf: try day("2026-11-24"))
    let mistakes =
      checked.diagnostics + grounded.diagnostics + Verifier(grounded.program).exceptionConflicts()
    guard !checked.hasErrors else { return mistakes }
    return mistakes + Lint.findings(in: checked.model, asOf: try day("2026-11-24"))
  }

  /// The ids and offsets of the findings in the text itself.
  private func places(_ text: String, of id: String) throws -> [Int] {
    try findings(text).filter { $0.id == id && $0.range?.source == SourceID(1) }
      .compactMap(\.range?.lower)
  }

  @Test("The vocabulary of the samples has no finding") func vocabulary() throws {
    #expect(try findings("").map { "\($0.id): \($0.message)" } == [])
  }

  @Test(
    "A guide's wrong text has the finding, its right text has not",
    arguments: FindingGuide.all.map(\.id))
  func guide(id: String) throws {
    let guide = try #require(FindingGuide.named(id))
    #expect(try !places(guide.wrong + "\n", of: id).isEmpty)
    #expect(try places(guide.right + "\n", of: id) == [])
    let errors = try findings(guide.right + "\n").filter { $0.severity == .error }
    #expect(errors.map(\.message) == [])
  }

  /// For each lint a text that has it, 1️⃣ where the finding must point.
  private static let marked: [(id: String, text: String)] = [
    (
      "assumption-not-needed",
      """
      example "e" as of 2026-11-24
        given       isBank
        assuming    1️⃣revenueLimit 8 bn KRW
        expect      ISMS is recommended
      """
    ),
    ("certificate-incomplete", "certificate 1️⃣SEAL\n  kind  mark\n"),
    ("certificate-without-cycle", "certificate 1️⃣SEAL\n  kind  mark\n"),
    (
      "edition-dates-backwards",
      "certificate SEAL\n  edition  1️⃣\"2022\" from 2022-01-01 until 2021-12-31\n"
    ),
    (
      "exception-never-applies",
      """
      rule r
        when        sellsOnline
        unless      e
        conclude    ISMS is recommended
      1️⃣exception e to r
        when        revenue < 5
                    revenue > 7
      """
    ),
    ("fact-never-used", "1️⃣fact extra yes-no\n"),
    (
      "fact-without-question",
      "1️⃣fact extra yes-no\nrule r\n  when  extra\n  conclude  ISMS is recommended\n"
    ),
    (
      "mandatory-without-law",
      "1️⃣rule r\n  when  isBank\n  conclude  ISMS is mandatory\n  cite  Notes confidence high\n"
    ),
    ("missing-translation", "section people\n  title  1️⃣en \"People\"\n"),
    (
      "number-repeats-parameter",
      "rule r\n  when  not 1️⃣revenue < 10 bn KRW\n  conclude  ISMS is recommended\n"
    ),
    (
      "parameter-date-hole",
      """
      1️⃣rule r
        when        revenue >= revenueLimit
        conclude    ISMS is recommended
        in force    2019-12-31 ..
      """
    ),
    (
      "parameter-date-overlap",
      "parameter p count\n  from  1️⃣2026-01-02 5 cite Act\n  until  2026-01-01\n"
    ),
    ("parameter-never-used", "1️⃣parameter p count\n  always  5 cite Act\n"),
    ("parameter-without-citation", "parameter p count\n  always  1️⃣5\n"),
    (
      "question-not-needed",
      """
      fact extra yes-no
      1️⃣question extra section business
        ask         en "?" ko "?"
      fact inner yes-no
        only if     extra
      relation hidden
      rule r
        when        inner
        conclude    hidden
      """
    ),
    (
      "rule-never-fires",
      "1️⃣rule r\n  when  isBank\n        not isBank\n  conclude  ISMS is recommended\n"
    ),
    ("rule-without-citation", "1️⃣rule r\n  when  isBank\n  conclude  ISMS is recommended\n"),
    ("rule-without-reason", "1️⃣rule r\n  when  isBank\n  conclude  ISMS is recommended\n"),
    ("source-incomplete", "1️⃣source S\n  title  en \"S\"\n  kind  law\n"),
    ("table-without-citation", "1️⃣table t(market)\n  | market |\n  | KR     |\n"),
    ("unreachable-conclusion", "1️⃣relation extra\n"),
    ("unused-conclusion", "1️⃣relation extra\nrule r\n  when  isBank\n  conclude  extra\n"),
  ]

  @Test("A lint points at its place", arguments: marked)
  func place(id: String, text: String) throws {
    let marked = MarkedText(text)
    #expect(try places(marked.text, of: id) == [try #require(marked.places["1️⃣"])])
  }

  @Test("Every lint has a case") func complete() {
    #expect(Self.marked.map(\.id) == Lint.all.map(\.id))
  }

  @Test(
    "A comment with a reason silences a lint in its block, above the head or inside",
    arguments: marked)
  func allowed(id: String, text: String) throws {
    let marked = MarkedText(text)
    let lines = marked.text.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let place = try #require(marked.places["1️⃣"])
    let line = marked.text.utf8.prefix(place).filter { $0 == UInt8(ascii: "\n") }.count
    let head = try #require(lines.prefix(line + 1).lastIndex { !$0.hasPrefix(" ") })
    for (index, comment) in [
      (head, "# allow \(id): a reason"), (head + 1, "  # allow \(id): a reason"),
    ] {
      var allowed = lines
      allowed.insert(comment, at: index)
      let text = allowed.joined(separator: "\n")
      #expect(try places(text, of: id) == [])
      #expect(try findings(text).filter { $0.id.hasPrefix("allowance") } == [])
    }
  }

  @Test("An allowance needs a reason, a lint and a finding")
  func allowances() throws {
    let certificate = "certificate SEAL\n  kind        mark\n"
    for (comment, id) in [
      ("# allow certificate-without-cycle", "allowance-without-reason"),
      ("# allow certificate-without-cycle:  ", "allowance-without-reason"),
      ("# allow certificate-without-cycles: because", "unknown-lint"),
      ("# allow fact-never-used: because", "allowance-without-finding"),
    ] {
      let marked = MarkedText("# 1️⃣\(comment.dropFirst(2))\n\(certificate)")
      #expect(try places(marked.text, of: id) == [2], "\(comment)")
    }
  }

  @Test("A rule that waits for a number never fires, until an example assumes the number")
  func assumption() throws {
    let rule = """
      parameter limit count
        from        2026-01-01 undefined cite Act
      rule waiting
        when        users >= limit
        conclude    ISMS is mandatory
        cite        Act
        in force    2027-01-01 ..

      """
    #expect(try places(rule, of: "rule-never-fires") != [])
    let example = """
      example "at the limit" as of 2027-01-01
        given       users 500
        assuming    limit 500
        fires       waiting

      """
    #expect(try places(rule + example, of: "rule-never-fires") == [])
    #expect(try places(rule + example, of: "assumption-not-needed") == [])
  }

  @Test("A rule that fires on another day only is no finding")
  func laterDuty() throws {
    let rule = """
      relation obliged
      rule later
        when        isBank
        conclude    obliged
        cite        Notes
        in force    2031-01-01 ..
      rule follows
        when        obliged
        conclude    ISMS is recommended
        cite        Notes

      """
    #expect(try places(rule, of: "rule-never-fires") == [])
  }

  @Test("Conditions that many answers decide are no finding")
  func satisfiable() throws {
    let text = """
      rule r
        when        at least 2 of isBank, sellsOnline, users > 5
                    any of
                      revenue >= 3 m KRW
                      not isBank
        conclude    ISMS is recommended

      """
    #expect(try places(text, of: "rule-never-fires") == [])
  }

  @Test(
    "An address has a host and nothing that cannot stand in one",
    arguments: [
      ("https://law.go.kr", true), ("https://www.law.go.kr/법령/a?b=c#d", true),
      ("http://a.b:8080/x", true), ("https://law", false), ("https://.kr", false),
      ("https://law..kr/x", false), ("https:///x.y", false), ("https://a.b/\"c\"", false),
    ])
  func addresses(address: String, isValid: Bool) throws {
    for text in [
      "source S\n  url  \(address)\n",
      "rule r\n  conclude  ISMS is recommended\n  cite  Notes url \(address)\n",
      "certificate SEAL\n  url  \(address)\n",
    ] {
      #expect(try places(text, of: "malformed-url").isEmpty == isValid, "\(text)")
    }
  }
}
