// The documentation of mistakes that authors of rules meet: errors of parser and checker that have to do
// with sources, dates, numbers and examples, and the finer points of exceptions.

extension FindingGuide {
  static let mistakes: [FindingGuide] = [
    FindingGuide(
      mistake: "allowance-without-reason", finds: "a comment that allows a lint without a reason",
      rationale: """
        Whoever reads the file later must be able to judge whether the reason still holds. Write it \
        behind the colon.
        """,
      wrong: """
        # allow certificate-without-cycle
        certificate SEAL
          kind        mark
        """,
      right: """
        # allow certificate-without-cycle: the scheme's rules say nothing about it
        certificate SEAL
          kind        mark
        """),
    FindingGuide(
      mistake: "example-without-expectation", finds: "an example that expects nothing",
      rationale: """
        It cannot fail, so it tests nothing. Say what must follow with "expect", which rules must fire \
        with "fires", or which must not with "why-not".
        """,
      wrong: """
        example "a shop" as of 2026-11-24
          given       sellsOnline, revenue 10 bn KRW
        """,
      right: """
        example "a shop" as of 2026-11-24
          given       sellsOnline, revenue 10 bn KRW
          expect      ISMS is mandatory
        """),
    FindingGuide(
      mistake: "exception-conflict",
      finds: "two exceptions that can set one rule aside together, with different outcomes",
      rationale: """
        For a profile that meets both, nobody could say what holds. Make one an exception to the other, \
        exclude one from the other by a condition, or give both the same conclusion.
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          unless      shop.bank, shop.small
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"

        exception shop.bank to shop.duty
          when        isBank
          conclude    ISMS is recommended
          cite        Act "Art. 47(3)"

        exception shop.small to shop.duty
          when        revenue < revenueLimit
          cite        Act "Art. 47(4)"
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          unless      shop.bank, shop.small
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"

        exception shop.bank to shop.duty
          when        isBank
          conclude    ISMS is recommended
          cite        Act "Art. 47(3)"

        exception shop.small to shop.duty
          when        not isBank
                      revenue < revenueLimit
          cite        Act "Art. 47(4)"
        """),
    FindingGuide(
      mistake: "malformed-url", finds: "an address that cannot be opened",
      rationale: """
        A source that cannot be looked up proves nothing. An address has the name of a host with at \
        least one point, and neither spaces nor quotes.
        """,
      wrong: """
        source Notice
          title       en "Notice on certification"
          kind        notice
          url         https://law
          read        2026-11-24
        """,
      right: """
        source Notice
          title       en "Notice on certification"
          kind        notice
          url         https://law.example/notice
          read        2026-11-24
        """),
    FindingGuide(
      mistake: "missing-unless", finds: "a rule that does not show one of its exceptions",
      rationale: """
        Whoever reads the rule must see what can set it aside. Name the exception in the rule's \
        "unless".
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"

        exception shop.bank to shop.duty
          when        isBank
          cite        Act "Art. 47(3)"
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          unless      shop.bank
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"

        exception shop.bank to shop.duty
          when        isBank
          cite        Act "Art. 47(3)"
        """),
    FindingGuide(
      mistake: "negation-cycle", finds: "a conclusion that depends on its own absence",
      rationale: """
        If it does not hold, it would have to hold, and the other way round: there is no answer. Rules \
        may depend on each other in a circle only without "not".
        """,
      wrong: """
        rule first
          when        ISMS is not recommended
          conclude    ISMS is recommended
          cite        Notes
        """,
      right: """
        rule first
          when        ISMS is not mandatory
          conclude    ISMS is recommended
          cite        Notes
        """),
    FindingGuide(
      mistake: "same-date", finds: "two values of a parameter that start on the same day",
      rationale: """
        Nobody could say which of the two holds. Give the newer value its own first day, or remove one.
        """,
      wrong: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"
          from        2020-01-01 2 m cite Act "Art. 49"
        """,
      right: """
        parameter userLimit count
          from        2020-01-01 1 m cite Act "Art. 49"
          from        2027-01-01 2 m cite Act "Art. 49"
        """),
    FindingGuide(
      mistake: "unknown-name", finds: "a name that nothing declares",
      rationale: """
        A citation, fact, rule or certificate of this name does not exist, so the sentence means nothing. \
        Correct the spelling; the nearest name is proposed. A law that is cited needs a "regulation" or \
        "source" of its own.
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Acts "Art. 47(2)"
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"
        """),
    FindingGuide(
      mistake: "wrong-currency", finds: "amounts of different currencies that are compared",
      rationale: """
        A rate that is not in the law would decide who is obliged, so nothing is converted. Write the \
        threshold in the currency of the fact, or declare a fact in the currency of the law.
        """,
      wrong: """
        rule large.advice
          when        revenue >= 25 m USD
          conclude    ISMS is recommended
          cite        Notes
        """,
      right: """
        fact revenueUSD amount USD

        rule large.advice
          when        revenueUSD >= 25 m USD
          conclude    ISMS is recommended
          cite        Notes
        """),
  ]
}
