// A small knowledge base about shops in two files, without a finding, for tests of the commands that
// look into one.

/// The files by name.
let sampleShops = [
  "law.kb": """
  knowledge-base shops
    title       en "Duties of shops" ko "상점의 의무"
    version     "1"
    languages   en, ko

  enumeration size
    say         en "size" ko "규모"
    value       small en "small" ko "소규모"
    value       large en "large" ko "대규모"

  section business
    title       en "Business" ko "사업"
    order       10

  regulation NetworkAct
    title       en "Network Act" ko "정보통신망법"
    kind        law
    url         https://law.example/network
    read        2026-11-24
    confidence  high

  source Practice
    title       en "Our own practice" ko "자체 실무"
    kind        judgement

  parameter revenueThreshold amount KRW
    say         en "revenue from which ISMS is mandatory" ko "ISMS 의무 매출액 기준"
    from        2016-06-02 10 bn KRW cite NetworkAct "Art. 47(2)3"

  certificate ISMS
    title       en "Information security management system" ko "정보보호 관리체계 인증"
    short       en "ISMS" ko "ISMS"
    kind        certificate
    region      en "Korea" ko "한국"
    issuer      en "KISA" ko "한국인터넷진흥원"
    attests     en "Security is managed." ko "보안을 관리합니다."
    legal       en "Mandatory for some services." ko "일부 서비스는 의무입니다."
    obliged     en "Large online shops." ko "대형 온라인 상점."
    fits        en "Services for people in Korea." ko "국내 서비스."
    controls    en "80 controls" ko "80개 통제항목"
    eligible    en "Any online service in Korea." ko "국내 정보통신서비스."
    cite        NetworkAct "Art. 47"
    cycle       3 years, surveillance every 1 year
    effort      small 4..7, large 9..15 months cite Practice "months"
    order       10

  certificate ISO27001
    title       en "ISO/IEC 27001" ko "ISO/IEC 27001"
    kind        certificate
    region      en "world-wide" ko "전 세계"
    issuer      en "an accredited certification body" ko "인정된 인증기관"
    attests     en "A management system is in place." ko "관리체계를 운영합니다."
    legal       en "Voluntary." ko "자율입니다."
    obliged     en "Nobody." ko "없습니다."
    fits        en "Exporters." ko "수출 기업."
    controls    en "93 controls of Annex A" ko "부속서 A 93개"
    eligible    en "Any organisation." ko "모든 조직."
    edition     "2022" from 2022-10-25
    cycle       3 years, surveillance every 1 year
    effort      small 3..9, large 9..18 months with ISMS cite Practice "months"
    eased by    ISMS
    order       20

  """,
  "rules.kb": """
  fact sellsOnline yes-no
    say         en "goods are sold online" ko "온라인으로 판매합니다"
    deny        en "nothing is sold online" ko "온라인으로 판매하지 않습니다"

  fact revenue amount KRW
    say         en "revenue of online services" ko "정보통신서비스 매출액"
    help        en "Commissions of a marketplace count." ko "중개 수수료를 포함합니다."
    period      en "previous business year" ko "직전 사업연도"
    actionable  no
    only if     sellsOnline

  fact isBank yes-no
    say         en "the organisation is a bank" ko "은행입니다"
    deny        en "the organisation is no bank" ko "은행이 아닙니다"

  question sellsOnline section business
    order       10
    ask         en "Are goods sold online?" ko "온라인으로 판매합니까?"

  question revenue section business
    order       20
    ask         en "What was the revenue?" ko "매출액은 얼마입니까?"

  question isBank section business
    order       30
    ask         en "Is it a bank?" ko "은행입니까?"

  relation mandatory(certificate C)
    say         en "{C} is mandatory" ko "{C} 인증은 의무입니다"
    deny        en "{C} is not mandatory" ko "{C} 인증은 의무가 아닙니다"

  relation recommended(certificate C)
    say         en "{C} is recommended" ko "{C} 인증을 권합니다"
    deny        en "{C} is not recommended" ko "{C} 인증을 권하지 않습니다"

  rule shop.duty
    when        sellsOnline
                revenue >= revenueThreshold
    unless      shop.bank
    conclude    ISMS is mandatory
    cite        NetworkAct "Art. 47(2)3"
    in force    2016-06-02 ..
    because     en "Shops with revenue of {revenueThreshold} or more must hold ISMS; you have {revenue}."
                ko "매출액 {revenueThreshold} 이상이면 ISMS 의무 대상이며 귀사는 {revenue}입니다."

  exception shop.bank to shop.duty
    when        isBank
    cite        NetworkAct "Art. 47(4)"
    because     en "Banks are under financial law." ko "은행은 금융 법령을 따릅니다."

  rule shop.abroad
    when        ISMS is mandatory
    conclude    ISO27001 is recommended
    cite        Practice
    because     en "Whoever holds ISMS is near to ISO/IEC 27001." ko "ISMS 보유 시 준비가 쉽습니다."

  example "shop one won below the threshold" as of 2026-11-24
    given       sellsOnline, revenue 9_999_999_999 KRW
    otherwise   no
    expect      ISMS is not mandatory
    why-not     shop.duty

  example "shop at the threshold" as of 2026-11-24
    given       sellsOnline, revenue 10 bn KRW
    otherwise   no
    expect      ISMS is mandatory, ISO27001 is recommended
    fires       shop.duty

  example "bank with a shop" as of 2026-11-24
    given       sellsOnline, revenue 20 bn KRW, isBank
    otherwise   no
    expect      ISMS is not mandatory

  example "the day before the duty" as of 2016-06-01
    given       sellsOnline, revenue 20 bn KRW
    otherwise   no
    expect      not ISMS is mandatory

  """,
]
