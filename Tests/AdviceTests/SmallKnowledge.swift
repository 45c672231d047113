import Advice
import RuleEngine
import RuleLanguage
import Testing

/// A knowledge base of a few certificates, small enough to check by hand.
enum SmallKnowledge {
  static let text = """
    enumeration size
      say   en "size"
      value small  en "small"
      value large  en "large"
    source Book
      title en "The Book"
      kind  law
    relation mandatory(certificate C)
      say       en "{C} is mandatory"
      announced pending
    relation expected(certificate C)
      say   en "{C} is expected"
    relation recommended(certificate C)
      say   en "{C} is recommended"
    relation optional(certificate C)
      say   en "{C} is optional"
    relation pending(certificate C)
      say   en "{C} is pending"
    relation unsuitable(certificate C)
      say   en "{C} does not suit"
    relation held(certificate C)
      say   en "{C} is held"
    relation coveredBy(certificate C, certificate D)
      say   en "{D} stands in for {C}"
    relation hasSize(size S)
      say   en "{S}"
    certificate BASE
      title  en "Base"
      cycle  3 years, surveillance every 1 year
      effort small 3..6, large 6..12 months
      order  20
    certificate ADD-ON
      title      en "Add-on"
      requires   BASE
      audit with BASE
      effort     small 1..2, large 2..3 months
      order      21
    certificate NATIONAL
      title  en "National"
      effort small 4..8, large 8..10 months
      order  10
    certificate NATIONAL-PLUS
      title  en "National plus"
      covers NATIONAL
      effort small 5..9, large 9..14 months
      order  11
    certificate LATE
      title  en "Late"
      order  5
    fact holds set of edition
    fact users count
      say en "users"
    fact online yes-no
      say  en "the service is online"
      deny en "the service is not online"
    fact shopUsers count
      only if online
    fact since date
    fact sells yes-no
    fact wantsPlus yes-no
    fact hates yes-no
    fact employees count
    parameter threshold count
      from 2020-01-01 1_000 cite Book
    rule national.users
      when     online
               users >= threshold
      conclude NATIONAL is mandatory
      cite     Book "1"
      due      08-31 next year after since
      because  en "At {threshold} users it is due; you have {users}."
    rule add-on
      when     sells
      conclude ADD-ON is recommended
      cite     Book "2"
      because  en "You sell."
    rule plus
      when     wantsPlus
      conclude NATIONAL-PLUS is recommended
      cite     Book "3"
      because  en "You want it."
    rule against
      when     hates
      conclude ADD-ON is unsuitable
      cite     Book "4"
      because  en "You hate it."
    rule late
      when     online
      conclude LATE is mandatory
      in force 2027-07-01 ..
      cite     Book "5"
      because  en "From next summer on."
    rule held for each edition E, certificate C
      when     attests(E, C)
               holds(E)
      conclude held(C)
      cite     Book
      because  en "{C}"
    rule covered for each certificate C, certificate D
      when     D covers C
               any of held(D), D is recommended
      conclude coveredBy(C, D)
      cite     Book
      because  en "{D} covers {C}."
    rule size.small
      when     employees < 50
      conclude hasSize(small)
      cite     Book
      because  en "small"
    rule size.large
      when     employees >= 50
      conclude hasSize(large)
      cite     Book
      because  en "large"

    """

  static func advisor(asOf day: String = "2026-11-24") throws -> Advisor {
    let day = try #require(CalendarDay(day))
    let loaded = KnowledgeBase.load([SourceText(name: "small.kb", text)], asOf: day)
    #expect(loaded.diagnostics.map(\.message) == [])
    return Advisor(try #require(loaded.knowledgeBase), asOf: day)
  }

  /// Answers as they are typed: `users=1000 online=yes`.
  static func answers(_ text: String, _ model: Model) throws -> Answers {
    var answers = Answers()
    for part in text.split(separator: " ") {
      let words = part.split(separator: "=", maxSplits: 1).map(String.init)
      let fact = try #require(model.fact(named: words[0]), "\(words)")
      answers[fact] = try AnswerReader(model).read(words[1], as: fact)
    }
    return answers
  }

  static func assess(_ text: String, asOf day: String = "2026-11-24") throws -> Assessment {
    let advisor = try advisor(asOf: day)
    return advisor.assess(Profile(answers: try answers(text, advisor.model)))
  }
}
