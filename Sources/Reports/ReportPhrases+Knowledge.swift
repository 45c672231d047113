// The words of reports about the knowledge base itself: its examples, its declarations and their uses,
// sorted by name.

import Advice
import RuleEngine
import RuleLanguage

extension ReportPhrases {
  var amendments: String { pick("Amendments", ko: "개정") }
  func amount(_ currency: String) -> String {
    pick("an amount in \(currency)", ko: "금액(\(currency))")
  }
  var announcedAs: String { pick("announced as", ko: "시행 전 결론") }
  func answeredInVain(_ fact: String) -> String {
    pick(
      "an answer that the other answers rule out: \(fact)", ko: "다른 답변과 맞지 않는 답변: \(fact)")
  }
  var answersAgree: String {
    pick("answers that do not contradict each other", ko: "서로 모순되지 않는 답변")
  }
  func anyOf(_ list: String) -> String { pick("any of: \(list)", ko: "복수 선택: \(list)") }
  var appliesOnlyIf: String { pick("applies only if", ko: "적용 조건") }
  func appliesOnlyIf(_ condition: String) -> String {
    pick("it applies only under a condition: \(condition)", ko: "다음 조건에서만 해당합니다: \(condition)")
  }
  func changeable(_ cost: Int?) -> String {
    cost.map { pick("can be changed, effort \($0) of 9", ko: "변경 가능, 노력 \($0)/9") }
      ?? pick("cannot be changed", ko: "변경 불가")
  }
  func certificateKind(_ kind: CertificateSyntax.Kind) -> String {
    switch kind {
    case .certificate: pick("certificate", ko: "인증")
    case .attestation: pick("attestation", ko: "확인 보고서")
    case .mark: pick("mark", ko: "마크")
    case .registration: pick("registration", ko: "등록")
    case .label: pick("label", ko: "라벨")
    case .guidance: pick("guidance, which cannot be certified", ko: "지침(인증 대상 아님)")
    }
  }
  var citedBy: String { pick("cited by", ko: "인용하는 곳") }
  func compared(_ comparison: Comparison, _ value: String, _ type: FactType) -> String {
    if type == .date {
      return switch comparison {
      case .atLeast: pick("on or after \(value)", ko: "\(value) 이후(당일 포함)")
      case .moreThan: pick("after \(value)", ko: "\(value) 이후(당일 제외)")
      case .atMost: pick("on or before \(value)", ko: "\(value) 이전(당일 포함)")
      case .lessThan: pick("before \(value)", ko: "\(value) 이전(당일 제외)")
      }
    }
    return switch comparison {
    case .atLeast: pick("at least \(value)", ko: "\(value) 이상")
    case .moreThan: pick("more than \(value)", ko: "\(value) 초과")
    case .atMost: pick("at most \(value)", ko: "\(value) 이하")
    case .lessThan: pick("less than \(value)", ko: "\(value) 미만")
    }
  }
  var concludedBy: String { pick("concluded by", ko: "결론짓는 규칙") }
  var count: String { pick("a whole number", ko: "정수") }
  var coveredBy: String { pick("Satisfied by", ko: "이를 충족하는 인증") }
  var date: String { pick("a date", ko: "날짜") }
  /// The day asked for, moved by some days, months or years.
  func dayAskedFor(_ offset: Int, _ unit: OperandSyntax.Unit) -> String {
    guard offset != 0 else { return pick("the day asked for", ko: "기준일") }
    let count = abs(offset)
    let english = count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue
    let korean =
      switch unit {
      case .days: "일"
      case .months: "개월"
      case .years: "년"
      }
    return offset < 0
      ? pick("\(count) \(english) before the day asked for", ko: "기준일 \(count)\(korean) 전")
      : pick("\(count) \(english) after the day asked for", ko: "기준일 \(count)\(korean) 후")
  }
  func dueNextYear(_ month: Int, _ day: Int, after fact: String?) -> String {
    let monthDay = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    return fact.map {
      pick(
        "due on \(monthDay) of the year after: \($0)", ko: "기한: 다음 날짜 이듬해 \(month)월 \(day)일 — \($0)"
      )
    } ?? pick("due on \(monthDay) of the next year", ko: "기한: 다음 해 \(month)월 \(day)일")
  }
  func dueOn(_ day: CalendarDay) -> String { pick("due on \(day)", ko: "기한 \(day)") }
  var eases: String { pick("Makes easier", ko: "준비를 덜어 주는 대상") }
  func editionDates(
    from: CalendarDay?, superseded: CalendarDay?, until: CalendarDay?
  ) -> String {
    [
      from.map { pick("from \($0)", ko: "\($0)부터") },
      superseded.map { pick("replaced on \($0)", ko: "\($0) 대체") },
      until.map { pick("valid until \($0)", ko: "\($0)까지 유효") },
    ].compactMap { $0 }.joined(separator: ", ")
  }
  var editions: String { pick("Editions", ko: "판") }
  var evidence: String { pick("Tables", ko: "표") }
  var examples: String { pick("tested by", ko: "시험하는 예제") }
  var expected: String { pick("expected:", ko: "기대:") }
  func expectedButFound(_ expected: String, _ found: String) -> String {
    pick("expected: \(expected); found: \(found)", ko: "기대: \(expected); 결과: \(found)")
  }
  var found: String { pick("found:", ko: "결과:") }
  func forEach(_ names: String) -> String { pick("for each \(names)", ko: "각 \(names)에 대하여") }
  func givenIn(_ count: Int) -> String {
    pick("answered in \(count) \(count == 1 ? "example" : "examples")", ko: "예제 \(count)건에서 답변됨")
  }
  var help: String { pick("help", ko: "설명") }
  var judgement: String { pick("set by judgement", ko: "판단에 따른 값") }
  var kind: String { pick("Kind", ko: "종류") }
  var law: String { pick("set by law", ko: "법령에 따른 값") }
  func moreNames(_ count: Int) -> String { pick("and \(count) more", ko: "외 \(count)건") }
  func noInstance(_ rule: String) -> String {
    pick(
      "on this day no row of the tables lets the rule \(rule) apply",
      ko: "이 날짜에는 규칙 \(rule)에 해당하는 표의 행이 없습니다")
  }
  func notInForce(
    _ rule: String, _ first: CalendarDay?, _ last: CalendarDay?, on day: CalendarDay
  ) -> String {
    let english: String
    let korean: String
    switch (first, last) {
    case (.some(let first), .some(let last)):
      english = "from \(first) to \(last)"
      korean = "\(first)부터 \(last)까지"
    case (.some(let first), nil):
      english = "from \(first) on"
      korean = "\(first)부터"
    case (nil, .some(let last)):
      english = "until \(last)"
      korean = "\(last)까지"
    case (nil, nil):
      english = "always"
      korean = "항상"
    }
    return pick(
      "the rule \(rule) is in force \(english), the example asks for \(day)",
      ko: "규칙 \(rule)은(는) \(korean) 시행되며, 예제의 기준일은 \(day)입니다")
  }
  var percentage: String { pick("a percentage", ko: "백분율") }
  var period: String { pick("period", ko: "기간") }
  var question: String { pick("question", ko: "질문") }
  var read: String { pick("read on", ko: "확인일") }
  var readBy: String { pick("read by", ko: "사용하는 곳") }
  var renewal: String { pick("Renewal", ko: "갱신") }
  func renewal(_ months: Int) -> String {
    pick("under way \(months) months before expiry", ko: "만료 \(months)개월 전 착수")
  }
  func ruleDoesNotFire(_ rule: String) -> String {
    pick("the rule \(rule) does not fire", ko: "규칙 \(rule)이(가) 적용되지 않음")
  }
  func ruleFires(_ rule: String) -> String {
    pick("the rule \(rule) fires", ko: "규칙 \(rule)이(가) 적용됨")
  }
  var rules: String { pick("Rules about it", ko: "관련 규칙") }
  var setsAside: String { pick("sets aside", ko: "배제하는 규칙") }
  var sourceOfCriteria: String { pick("Sources", ko: "출처") }
  var undefined: String { pick("not named yet", ko: "아직 정해지지 않음") }
  var url: String { pick("Address", ko: "주소") }
  var yesOrNo: String { pick("yes or no", ko: "예 또는 아니요") }
}
