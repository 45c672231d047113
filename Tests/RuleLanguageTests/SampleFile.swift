// One valid file with each construct of the language, laid out as the formatter prints it.

enum Sample {
  static let file = """
    # One of each construct.

    knowledge-base certification
      title       en "Security and privacy certification"
                  ko "정보보호 및 개인정보보호 인증"
      version     "2026.11.24"
      languages   en, ko

    # The markets.
    # There are two.
    enumeration market
      say         en "market"
      value       KR en "Korea" ko "대한민국"
      value       JP en "Japan"

    enumeration industry
      value       finance
                  health
                  retail

    section Korea
      title       en "Korea"
      order       10

    fact serves set of market
      say         en "the organisation serves {market}"
      deny        en "the organisation does not serve {market}"

    fact industry choice of industry

    fact providesOnlineService yes-no
      help        en "A \\"service\\" on the internet." "It has a \\\\ and a\\nbreak."
      actionable  no
      cost        3

    fact ictServiceRevenueKR amount KRW
      period      en "previous business year"
      only if     any of
                    serves(KR)
                    serves(JP)

    fact listedOn date

    fact share percentage

    fact dailyUsersKR count

    relation mandatory(certificate)
      say         en "{certificate} is mandatory"
      report      en "Mandatory"
      order       10

    relation evidences(certificate C, regulation R)

    relation kr.isms.applies

    parameter kr.isms.revenueThreshold amount KRW
      say         en "revenue threshold"
      basis       law
      from        2013-02-18 10 bn cite NetworkAct "Enforcement Decree Art. 49(2)2"
                  2027-01-01 1.5 bn KRW
      from        2028-01-01 undefined
      until       2030-12-31

    parameter judgement.share percentage
      basis       judgement
      always      50 %

    regulation NetworkAct
      title       en "Network Act" ko "정보통신망법"
      kind        law
      market      KR
      url         https://www.law.go.kr/법령
      read        2026-11-24
      confidence  high

    source ISO
      kind        standard
      about       en "The standard."

    certificate ISO27001
      title       en "ISO/IEC 27001"
      kind        certificate
      url         https://www.iso.org/standard/27001
      cite        ISO "Clause 4", NetworkAct
                  NetworkAct "Art. 47" url https://example.org read 2026-11-24 confidence low
      edition     "2022" from 2022-10-25 cite ISO "Foreword"
      edition     "2013" from 2013-10-01 superseded 2022-10-25 until 2025-10-31 requires ISMS
      amended     "Amd 1:2024" from 2024-02-23
      cycle       3 years, surveillance every 1 year
      renew       3 months before
      effort      small 3..9, medium 6..12, large 9..18 months confidence low cite ISO
      effort      small 2..4 months with ISMS, ISMS-P confidence medium
      covers      ISMS, ISMS-P
      audit with  ISMS-P
      order       10

    certificate ISMS
      eased by    ISO27001

    certificate ISMS-P
      covers      ISMS
      requires    ISO27001

    table evidences(certificate, regulation)
      cite        ISO
      # How far a certificate shows compliance.
      | certificate | NetworkAct | PIPA |
      | ISO27001    | partly     |      |  # a remark
      | ISMS-P      |            | yes  |

    rule kr.isms.revenue
      when        serves(KR)
                  providesOnlineService  # or an intermediary
                  # The threshold is dated.
                  ictServiceRevenueKR >= kr.isms.revenueThreshold
      unless      kr.isms.financialCompany
      conclude    ISMS is mandatory
      cite        NetworkAct "Art. 47(2)3" confidence high
      in force    2016-06-02 ..
      starts      2016-06-02
      due         08-31 next year after listedOn
      because     en "Online services at or above the threshold must hold ISMS."
                  ko "국내 정보통신서비스 매출이 기준 이상이면 ISMS 인증을 받아야 합니다."
      belief      en "Only portals must hold it."
      note        en "Check the revenue."

    exception kr.isms.financialCompany to kr.isms.revenue, kr.isms.users
      when        industry = finance
      conclude    ISMS is recommended
                  kr.isms.applies
      in force    .. 2027-12-31

    rule cloud.provider for each regulation R, certificate C
      when        any of
                    industry in finance, health
                    all of
                      industry != retail
                      not serves(JP)
                      at least 2 of serves(KR), share > 50 %, C = ISO27001
                  C evidences R
                  ISMS is not mandatory
                  listedOn <= as-of - 3 years
                  dailyUsersKR < 1 m
      conclude    C is recommended
      in force    2019-08-01 .. 2025-10-13
      due         2027-01-31

    question ictServiceRevenueKR section Korea
      order       10
      ask         en "Last business year's revenue?" ko "작년 매출은?"
      help        en "In won."

    constraint no-duty-without-market for each certificate C
      never       C is mandatory
                  not serves(KR)
      because     en "A duty needs a market."

    monotone ictServiceRevenueKR raises ISMS is mandatory
      because     en "More revenue never removes the duty."

    example "shop one won below the line" as of 2026-11-24
      given       serves(KR), not serves(JP), industry = finance
                  ictServiceRevenueKR 9_999_999_999 KRW, listedOn 2020-02-29, share 12.5 %
      otherwise   no
      assuming    kr.isms.revenueThreshold 10 bn KRW
      expect      ISMS is not mandatory, unknown ISMS-P is mandatory
                  not kr.isms.applies
      fires       cloud.provider
      why-not     kr.isms.revenue

    # The end.

    """
}
