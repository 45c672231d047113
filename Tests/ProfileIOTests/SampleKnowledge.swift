// A small knowledge base with every type of fact, every strength, a gate, a deadline and findings.

import Advice
import RuleEngine
import RuleLanguage
import Testing

@testable import ProfileIO

enum Sample {
  static let text = """
    knowledge-base sample
      title       en "Sample"
      version     "7"
      languages   en

    enumeration market
      say         en "market"
      value       KR  en "Korea"
      value       EU  en "Europe"
      value       JP  en "Japan"

    enumeration industry
      value       finance
                  health
                  retail

    enumeration size
      value       small  en "small"
                  large  en "large"

    fact serves set of market
      say         en "serves {market}"
    fact industry choice of industry
    fact online yes-no
      say         en "is online"
    fact users count
      only if     online
    fact revenue amount KRW
    fact share percentage
    fact listedOn date
    fact holds set of market
    fact partner yes-no

    relation mandatory(certificate C)
      announced   pending
    relation expected(certificate C)
    relation recommended(certificate C)
    relation optional(certificate C)
    relation pending(certificate C)
    relation unsuitable(certificate C)
    relation held(certificate C)
    relation coveredBy(certificate C, certificate D)
    relation hasSize(size S)
    relation applies(regulation R)
      say         en "{R} applies"
      report      en "Laws"
      order       10

    parameter revenue.line amount KRW
      basis       law
      always      10 bn
    parameter users.line count
      basis       law
      from        2030-01-01 undefined

    regulation Act
      title       en "Act"
      market      KR
      kind        law
      confidence  high

    certificate ALPHA
      title       en "Alpha"
      effort      small 3..6, large 6..12 months confidence medium
      order       10
    certificate BETA-2
      title       en "Beta"
      covers      ALPHA
      order       20
    certificate GAMMA
      title       en "Gamma"
      order       30

    rule alpha.revenue
      when        serves(KR)
                  revenue >= revenue.line
      conclude    ALPHA is mandatory
      cite        Act "1"
      due         08-31 next year after listedOn

    rule alpha.users
      when        online
                  users >= 1 m
      conclude    ALPHA is mandatory
      cite        Act "2"
      due         2027-03-31

    rule alpha.small
      when        revenue < 1 m
                  not serves(KR)
      conclude    ALPHA is unsuitable
      cite        Act "3"

    rule beta.market
      when        any of
                    serves(EU)
                    share > 50 %
      conclude    BETA-2 is recommended
      cite        Act "4"

    rule beta.covers
      when        BETA-2 is recommended
      conclude    ALPHA coveredBy BETA-2
      cite        Act "4"

    rule gamma.finance
      when        industry = finance
      conclude    GAMMA is expected
      cite        Act "5"

    rule gamma.partner
      when        partner
      conclude    GAMMA is optional
      cite        Act "5"

    rule gamma.later
      when        industry = health
      conclude    GAMMA is mandatory
      cite        Act "6"
      in force    2027-07-01 ..

    rule gamma.held
      when        holds(JP)
                  listedOn >= 2020-01-01
      conclude    GAMMA is held
      cite        Act "7"

    rule alpha.later
      when        serves(JP)
                  users >= users.line
      conclude    ALPHA is recommended
      cite        Act "7"

    rule size.small
      when        users < 1_000
      conclude    hasSize(small)
      cite        Act "8"
    rule size.large
      when        users >= 1_000
      conclude    hasSize(large)
      cite        Act "8"

    rule act.applies
      when        serves(KR)
      conclude    applies(Act)
      cite        Act "9"
    """

  static let day = CalendarDay(daysSinceEpoch: 20_781)  // 2026-11-24

  static func knowledgeBase() throws -> KnowledgeBase {
    let loaded = KnowledgeBase.load([SourceText(name: "sample.kb", text)], asOf: day)
    let errors = loaded.diagnostics.filter { $0.severity == .error }.map(\.message)
    #expect(errors == [])
    let knowledgeBase = loaded.knowledgeBase
    return try #require(knowledgeBase)
  }

  static func advisor() throws -> Advisor { Advisor(try knowledgeBase(), asOf: day) }

  static func schema() throws -> ProfileSchema { ProfileSchema(try knowledgeBase().model) }
}
