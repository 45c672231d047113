// Every sentence that reports say on their own, in each language, sorted by name.

package import Advice
import RuleLanguage

/// The program's own words in reports.
package struct ReportPhrases: Sendable {
  private let language: Language

  /// Creates the phrases of a language.
  package init(_ language: Language) { self.language = language }

  func pick(_ english: String, ko: String) -> String { language.pick(english, ko: ko) }

  func alsoOpen(_ names: String) -> String {
    pick("also open: \(names)", ko: "그 밖에 미정: \(names)")
  }
  var and: String { pick(" and ", ko: " 그리고 ") }
  func andMore(_ count: Int) -> String { pick("and \(count) more", ko: "외 \(count)건") }
  var aside: String { pick("set aside by", ko: "예외 적용") }
  func asOf(_ day: CalendarDay) -> String { pick("as of \(day)", ko: "기준일 \(day)") }
  func aspect(_ key: String) -> String {
    switch key {
    case "afterwards": pick("What comes after", ko: "이후 단계")
    case "attests": pick("Purpose", ko: "목적")
    case "auditWith": pick("Audited together with", ko: "통합 심사 가능")
    case "before": pick("Before applying", ko: "신청 전 요건")
    case "controls": pick("Criteria", ko: "기준")
    case "covers": pick("Satisfies", ko: "충족하는 인증")
    case "cycle": pick("Cycle", ko: "주기")
    case "easedBy": pick("Easier with", ko: "준비를 덜어 주는 인증")
    case "edition": pick("Current edition", ko: "현행판")
    case "effort": pick("Effort", ko: "소요 기간")
    case "eligible": pick("Who can obtain it", ko: "신청 자격")
    case "fits": pick("Best for", ko: "적합한 조직")
    case "issuer": pick("Issued by", ko: "인증기관")
    case "legal": pick("Legal effect", ko: "법적 효력")
    case "money": pick("Cost", ko: "비용")
    case "obliged": pick("Mandatory for", ko: "의무 대상")
    case "owner": pick("Owner of the criteria", ko: "기준 소관")
    case "region": pick("Region", ko: "지역")
    case "requires": pick("Requires", ko: "선행 인증")
    case "title": pick("Title", ko: "명칭")
    default: key
    }
  }
  func askedAbove(_ names: String) -> String {
    pick("as above: \(names)", ko: "위와 같음: \(names)")
  }
  func assumed(_ statement: String) -> String {
    pick("Assumed, and no answer: \(statement).", ko: "답변이 아닌 가정: \(statement)")
  }
  var assumedNotConcluded: String {
    pick(
      "Assumed in this session: neither a rule nor an answer says so.",
      ko: "이 세션의 가정입니다. 규칙이나 답변에서 나온 것이 아닙니다.")
  }
  var assumption: String { pick("assumed", ko: "가정") }
  func atLeast(_ count: Int, _ list: String) -> String {
    pick("at least \(count) of: \(list)", ko: "다음 중 \(count)개 이상: \(list)")
  }
  var before: String { pick("before", ko: "그 전") }
  func belief(_ text: String) -> String { pick("Often said: \(text)", ko: "흔한 설명: \(text)") }
  var certificates: String { pick("Certificates", ko: "인증") }
  var concludes: String { pick("concludes", ko: "결론") }
  func confidence(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: pick("high confidence", ko: "신뢰도 높음")
    case .medium: pick("medium confidence", ko: "신뢰도 중간")
    case .low: pick("low confidence", ko: "신뢰도 낮음")
    }
  }
  /// That duties depend on answers which are missing.
  func openDuties(_ names: String, count: Int) -> String {
    pick(
      "Still open: whether \(names) \(count == 1 ? "is" : "are") mandatory.",
      ko: "미정: \(names) 의무 여부")
  }
  func couldBe(_ states: [String]) -> String {
    let last = states.last ?? ""
    let list =
      states.count > 1
      ? states.dropLast().joined(separator: ", ") + pick(" or ", ko: " 또는 ") + last : last
    return pick("could be \(list)", ko: "\(list)일 수 있습니다")
  }
  var covered: String { pick("Covered", ko: "다른 인증으로 충족") }
  func covered(_ certificate: String, by other: String) -> String {
    pick("\(certificate) is satisfied by \(other)", ko: "\(certificate)은(는) \(other)(으)로 충족됩니다")
  }
  func cycle(_ cycle: CertificateSyntax.Cycle) -> String {
    let surveillance = cycle.surveillanceYears.map { years in
      years == 1
        ? pick(", audited every year", ko: ", 매년 사후심사")
        : pick(", audited every \(years) years", ko: ", \(years)년마다 사후심사")
    }
    return pick(
      "valid \(cycle.years) \(cycle.years == 1 ? "year" : "years")", ko: "유효기간 \(cycle.years)년")
      + (surveillance ?? "")
  }
  /// A deadline, which may have passed on the day asked for.
  func due(_ day: CalendarDay, asOf: CalendarDay) -> String {
    day < asOf
      ? pick("overdue since \(day)", ko: "기한 \(day) 경과") : pick("due \(day)", ko: "기한 \(day)")
  }
  func easedBy(_ names: String) -> String {
    pick("shorter because of \(names)", ko: "\(names) 덕분에 단축")
  }
  func effort(_ bands: String) -> String { pick("\(bands) months", ko: "\(bands)개월") }
  func dutyIsPending(_ command: String) -> String {
    pick("A duty is pending: \(command)", ko: "시행 예정 의무가 있습니다: \(command)")
  }
  var exception: String { pick("exception", ko: "예외") }
  func followsFrom(_ statement: String) -> String {
    pick("\(statement). It follows from:", ko: "\(statement). 다음 답변에서 나옵니다:")
  }
  func from(_ day: CalendarDay) -> String { pick("from \(day)", ko: "\(day)부터") }
  func headlineAfter(_ headline: String) -> String {
    pick("Then: \(headline).", ko: "변경 후: \(headline)")
  }
  func headlineBefore(_ headline: String) -> String {
    pick("Now: \(headline).", ko: "현재: \(headline)")
  }
  var held: String { pick("held", ko: "보유 중") }
  func inForce(_ first: CalendarDay?, _ last: CalendarDay?) -> String {
    let interval = "\(first?.description ?? "") .. \(last?.description ?? "")"
    return pick("in force \(interval)", ko: "시행 \(interval)")
  }
  func isOpen(_ statement: String) -> String {
    pick("Open: whether \(statement).", ko: "미정: \(statement)")
  }
  func itIs(_ strength: Strength) -> String {
    let name = self.strength(strength)
    return pick("It is \(name).", ko: "현재 결과: \(name)")
  }
  var known: String { pick("known already", ko: "이미 도출됨") }
  var maybeMore: String { pick("more is possible", ko: "강화 가능") }
  func months(_ months: ClosedRange<Int>) -> String {
    months.lowerBound == months.upperBound
      ? pick("\(months.lowerBound) months", ko: "\(months.lowerBound)개월")
      : pick(
        "\(months.lowerBound) to \(months.upperBound) months",
        ko: "\(months.lowerBound)~\(months.upperBound)개월")
  }
  func moreAnswers(_ count: Int) -> String {
    pick(
      "and \(count) more \(count == 1 ? "answer" : "answers")", ko: "그 밖의 답변 \(count)개")
  }
  /// How many conditions and reasons the short form of an explanation leaves out; one of them is some.
  func more(conditions: Int, reasons: Int) -> String {
    let english = [
      conditions == 0 ? nil : "\(conditions) more condition\(conditions == 1 ? "" : "s")",
      reasons == 0 ? nil : "\(reasons) more reason\(reasons == 1 ? "" : "s")",
    ]
    let korean = [
      conditions == 0 ? nil : "다른 조건 \(conditions)건", reasons == 0 ? nil : "다른 근거 \(reasons)건",
    ]
    return pick(
      "\(english.compactMap { $0 }.joined(separator: " and ")): --all shows them",
      ko: "\(korean.compactMap { $0 }.joined(separator: ", ")): --all 로 볼 수 있습니다")
  }
  func moreReasons(_ count: Int, _ command: String) -> String {
    pick("and \(count) more: \(command)", ko: "다른 근거 \(count)건: \(command)")
  }
  /// That a certificate becomes mandatory beyond a threshold, and where the organisation is.
  func nearMiss(
    _ certificate: String, _ fact: String, _ comparison: Comparison, _ threshold: String,
    now: String
  ) -> String {
    let bound =
      switch comparison {
      case .atLeast: pick("at \(threshold)", ko: "\(threshold) 이상")
      case .moreThan: pick("above \(threshold)", ko: "\(threshold) 초과")
      case .atMost: pick("at \(threshold) or less", ko: "\(threshold) 이하")
      case .lessThan: pick("below \(threshold)", ko: "\(threshold) 미만")
      }
    return pick(
      "\(certificate) would become mandatory \(bound); you are at \(now) (\(fact))",
      ko: "\(certificate): \(fact)이(가) \(bound)이면 의무가 됩니다. 현재 \(now)입니다")
  }
  var nearMisses: String { pick("Near misses", ko: "기준에 근접한 의무") }
  var noChange: String {
    pick(
      "no change of up to three answers does it", ko: "답변을 세 개까지 바꾸어도 달라지지 않습니다")
  }
  var noDifference: String { pick("the advice stays the same", ko: "결과가 달라지지 않습니다") }
  func not(_ sentence: String) -> String { pick("not: \(sentence)", ko: "아님: \(sentence)") }
  var notConcluded: String {
    pick(
      "No rule of this knowledge base can conclude it on that day.",
      ko: "이 지식베이스에는 기준일에 이를 결론지을 수 있는 규칙이 없습니다.")
  }
  var notKnown: String { pick("don't know", ko: "모름") }
  func note(_ text: String) -> String { pick("Check: \(text)", ko: "확인: \(text)") }
  func notYetDecided(_ parameter: String) -> String {
    pick("not decided by the legislator yet: \(parameter)", ko: "아직 법령으로 정해지지 않음: \(parameter)")
  }
  var nothing: String { pick("nothing", ko: "해당 없음") }
  var notSuitable: String { pick("not suitable", ko: "적합하지 않음") }
  var notSet: String { pick("not set yet", ko: "미정") }
  func oneOf(_ list: String) -> String { pick("one of: \(list)", ko: "다음 중 하나: \(list)") }
  var open: String { pick("open", ko: "미정") }
  var missingAnswers: String { pick("Missing answers:", ko: "필요한 답변:") }
  func moreOn(_ example: String) -> String {
    pick("More on each: \(example)", ko: "자세히: \(example)")
  }
  var onlyActionable: String {
    pick(
      "Only answers that the organisation could change are tried.", ko: "조직이 바꿀 수 있는 답변만 검토합니다.")
  }
  var path: String { pick("Path", ko: "인증 경로") }
  var pending: String { pick("Pending duties", ko: "시행 예정 의무") }
  var pendingDuty: String { pick("a pending duty", ko: "시행 예정 의무") }
  func read(_ day: CalendarDay) -> String { pick("read \(day)", ko: "\(day) 확인") }
  var repeated: String { pick("see above", ko: "위 참조") }
  func requires(_ names: String) -> String { pick("requires \(names)", ko: "\(names) 필요") }
  func restsOn(_ statement: String) -> String {
    pick("This rests on an assumption: \(statement).", ko: "다음 가정에 따른 결론입니다: \(statement)")
  }
  func round(_ stratum: Int, _ round: Int) -> String {
    pick("stratum \(stratum), round \(round)", ko: "\(stratum)층 \(round)회차")
  }
  func since(_ day: CalendarDay) -> String { pick("since \(day)", ko: "\(day) 시행") }
  var sources: String { pick("by", ko: "근거") }
  var stillOpen: String { pick("open", ko: "미정") }
  func strength(_ strength: Strength) -> String {
    switch strength {
    case .mandatory: pick("mandatory", ko: "의무")
    case .expected: pick("expected", ko: "요구됨")
    case .recommended: pick("recommended", ko: "권고")
    case .optional: pick("optional", ko: "선택")
    }
  }
  var undetermined: String { pick("Undetermined", ko: "아직 판단할 수 없음") }
  var unless: String { pick("unless", ko: "예외") }
  func unsure(_ sentence: String) -> String {
    pick("Not certain (weak source): \(sentence)", ko: "확실하지 않음(근거 약함): \(sentence)")
  }
  var unsuitable: String { pick("Not suitable", ko: "적합하지 않음") }
  var when: String { pick("when", ko: "조건") }
  var whateverElse: String {
    pick("Whatever the other answers are.", ko: "나머지 답변과 관계없이 성립합니다.")
  }
  func withHeld(_ names: String) -> String { pick(" with \(names)", ko: " (\(names) 보유 시)") }
  func wouldBecomeTrue(_ statement: String) -> String {
    pick("\(statement), if:", ko: "\(statement) — 다음과 같이 바뀌면:")
  }
}
