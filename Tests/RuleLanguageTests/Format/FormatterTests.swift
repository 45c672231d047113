import RuleLanguage
import Testing

@Suite("There is one layout, and it changes no meaning")
struct FormatterTests {
  @Test("The sample is in canonical layout")
  func sample() { #expect(formatted(Sample.file) == Sample.file) }

  @Test(
    "Layout",
    arguments: [
      // Spaces inside a line.
      (
        "rule   r   for  each a  A , b B\n when   serves( KR )\n conclude  C  is  m\n",
        "rule r for each a A, b B\n  when        serves(KR)\n  conclude    C is m\n"
      ),
      // Intervals, percentages and additions.
      (
        "certificate c\n effort small 3 .. 9 months\n",
        "certificate c\n  effort      small 3..9 months\n"
      ),
      (
        "rule r\n conclude x\n when share>50%\n      day<as-of -3 years\n in force 2020-01-01..\n",
        """
        rule r
          conclude    x
          when        share > 50 %
                      day < as-of - 3 years
          in force    2020-01-01 ..

        """
      ),
      // Nested groups, and a value that starts on the line below its keyword.
      (
        """
        rule r
             when
                 any of   # one
                            # of these
                      a
                      all of
                       b
                       c
                      industry in d,
                         e
                 f
             conclude x
        """,
        """
        rule r
          when        any of  # one
                        # of these
                        a
                        all of
                          b
                          c
                        industry in d,
                          e
                      f
          conclude    x

        """
      ),
      // Comments and blank lines.
      (
        "#1\n\n\n\n#2\nsection a\n\n  # 3\n  order 1   # 4\n\n# 5\n  title en \"a\"\n  # 6\n# 7\nsection b\n\n\n",
        """
        #1

        #2
        section a
          # 3
          order       1  # 4
          # 5
          title       en "a"
          # 6

        # 7
        section b

        """
      ),
      (
        "section a\n title  # why\n   # and\n  en \"a\"\n",
        "section a\n  title  # why\n              # and\n              en \"a\"\n"
      ),
      // Tables.
      (
        "table t( a,b )\n    |a|GDPR| # head\n    # half\n  | longer  ||\n say en \"x\"\n",
        """
        table t(a, b)
          | a      | GDPR |  # head
          # half
          | longer |      |
          say         en "x"

        """
      ),
      // Members, citations and heads that go on.
      (
        "enumeration e\n value a en \"A\"\n  ko \"B\"\n  \"C\"\n  b\n",
        """
        enumeration e
          value       a en "A"
                        ko "B"
                           "C"
                      b

        """
      ),
      (
        "exception e to a,\n      b\n  cite A \"x\"\n     url https://a.b/c , B\n",
        """
        exception e to a,
                      b
          cite        A "x"
                        url https://a.b/c , B

        """
      ),
    ])
  func layout(text: String, expected: String) {
    #expect(parsed(text).diagnostics.map(\.message) == [])
    #expect(formatted(text) == expected)
    #expect(formatted(formatted(text)) == formatted(text))
  }

  @Test("Languages that do not fit on one line stand below each other")
  func languages() {
    let long = String(repeating: "word ", count: 12)
    let text = "section a\n  title en \"\(long)\" ko \"한국어 \(long)\" # c\n"
    #expect(
      formatted(text) == """
        section a
          title       en "\(long)"
                      ko "한국어 \(long)"  # c

        """)
    let member = "enumeration a\n  value x en \"\(long)\" ko \"\(long)\"\n"
    #expect(
      formatted(member) == """
        enumeration a
          value       x en "\(long)"
                        ko "\(long)"

        """)
    let short = "section a\n  title       en \"\(long)\" ko \"한국어\"\n"
    #expect(formatted(short) == short)
  }

  @Test("A block with an error is left as it is; its neighbours are formatted")
  func errors() {
    let text =
      "section a\n   order 1\nrule   r\r\n when  a b\n\n  #c\n conclude   x\nsection b\n  order  2"
    #expect(
      formatted(text) == """
        section a
          order       1

        rule   r
         when  a b

          #c
         conclude   x

        section b
          order       2

        """)
  }

  @Test(
    "A block with an error keeps its carriage returns, but for those of line breaks",
    arguments: [
      ("wrong x\r\n  y\r\n", "wrong x\n  y\n"), ("wrong x\r\r\n  y\n", "wrong x\r\r\n  y\n"),
      ("wrong x\r\r\n\r\r\n", "wrong x\r\r\n\n\r\r\n"),
    ])
  func carriageReturns(text: String, expected: String) {
    let once = formatted(text)
    #expect(once == expected)
    #expect(formatted(once) == once)
  }

  @Test("Lines before the first block stay")
  func stray() {
    let text = "  when   a\n\n   b\n\nsection a\n"
    #expect(formatted(text) == text)
    #expect(formatted("") == "")
    #expect(formatted("\n\n") == "")
    #expect(formatted("# a") == "# a\n")
  }

  @Test("Random files keep their meaning and their comments", arguments: 0..<60 as Range<UInt64>)
  func randomFiles(seed: UInt64) {
    let (text, commentCount) = RandomFile.make(seed: seed)
    let before = parsed(text)
    guard before.diagnostics.isEmpty else {
      Issue.record(
        "\(text)\n\(DiagnosticRenderer(sources: [before.source]).text(before.diagnostics))")
      return
    }
    let once = formatted(text)
    let after = parsed(once)
    #expect(after.diagnostics.isEmpty)
    #expect(meaning(after) == meaning(before))
    #expect(formatted(once) == once)
    for number in 1..<(commentCount + 1) {
      #expect(once.contains(" c\(number)\n"), "a comment is lost")
    }
    let lines = once.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.last != " " })
  }
}
