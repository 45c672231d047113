// The declarations that the examples of guides and lint tests rest on.

/// A small vocabulary about shops, without a finding of its own.
let sampleVocabulary = """
  knowledge-base shops
    title       en "Shops" ko "상점"
    version     "1"
    languages   en, ko

  enumeration market
    value       KR en "Korea" ko "한국"
    value       JP en "Japan" ko "일본"

  section business
    title       en "Business" ko "사업"
    order       10

  fact sellsOnline yes-no
  fact isBank yes-no
  fact revenue amount KRW
  fact users count

  question sellsOnline section business
    ask         en "Does the organisation sell online?" ko "온라인으로 판매합니까?"

  question isBank section business
    ask         en "Is it a bank?" ko "은행입니까?"

  question revenue section business
    ask         en "How much is the revenue?" ko "매출액은 얼마입니까?"

  question users section business
    ask         en "How many users are there?" ko "이용자는 몇 명입니까?"

  regulation Act
    title       en "Act on shops" ko "상점법"
    kind        law
    url         https://law.example/act
    read        2026-11-24

  source Notes
    title       en "Our own notes" ko "자체 메모"
    kind        judgement

  parameter revenueLimit amount KRW
    from        2020-01-01 10 bn KRW cite Act "Art. 49"

  relation mandatory(certificate C)
  relation recommended(certificate C)

  certificate ISMS
    title       en "ISMS" ko "ISMS"
    kind        certificate
    region      en "Korea" ko "한국"
    issuer      en "KISA" ko "KISA"
    attests     en "Security is managed." ko "보안을 관리합니다."
    legal       en "Mandatory for some." ko "일부 의무."
    eligible    en "Anybody." ko "누구나."
    cycle       3 years
    effort      small 3..6 months cite Notes "months"

  rule vocabulary.duty
    when        sellsOnline
                not isBank
                revenue >= revenueLimit
                users > 0
    conclude    ISMS is mandatory
    cite        Act "Art. 47"
    in force    2020-01-01 ..
    because     en "Shops must hold ISMS." ko "상점은 ISMS 인증을 받아야 합니다."

  rule vocabulary.advice
    when        isBank
    conclude    ISMS is recommended
    cite        Notes
    because     en "Banks should hold ISMS." ko "은행에 ISMS를 권합니다."

  """
