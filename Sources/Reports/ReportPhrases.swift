// Every sentence that reports say on their own, in each language, sorted by name.

package import Advice
import RuleLanguage

/// The program's own words in reports.
package struct ReportPhrases: Sendable {
  private let language: Language

  /// Creates the phrases of a language.
  package init(_ language: Language) { self.language = language }

  private func pick(_ english: String, ko: String) -> String { language.pick(english, ko: ko) }

  func asOf(_ day: CalendarDay) -> String { pick("as of \(day)", ko: "기준일 \(day)") }
  var aside: String { pick("set aside by", ko: "예외 적용") }
  func belief(_ text: String) -> String { pick("Often said: \(text)", ko: "흔한 설명: \(text)") }
  var certificates: String { pick("Certificates", ko: "인증") }
  func confidence(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: pick("high confidence", ko: "신뢰도 높음")
    case .medium: pick("medium confidence", ko: "신뢰도 중간")
    case .low: pick("low confidence", ko: "신뢰도 낮음")
    }
  }
  func couldBe(_ states: [String]) -> String {
    let list = states.joined(separator: pick(" or ", ko: " 또는 "))
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
  func dependsOn(_ names: String) -> String {
    names.isEmpty
      ? pick("depends on answers that are missing", ko: "누락된 답변에 달려 있습니다")
      : pick("depends on: \(names)", ko: "필요한 답변: \(names)")
  }
  func due(_ day: CalendarDay) -> String { pick("due \(day)", ko: "기한 \(day)") }
  func easedBy(_ names: String) -> String {
    pick("shorter because of \(names)", ko: "\(names) 덕분에 단축")
  }
  func from(_ day: CalendarDay) -> String { pick("from \(day)", ko: "\(day)부터") }
  var held: String { pick("held", ko: "보유 중") }
  func isOpen(_ statement: String) -> String {
    pick("Open: whether \(statement).", ko: "미정: \(statement)")
  }
  func months(_ months: ClosedRange<Int>) -> String {
    months.lowerBound == months.upperBound
      ? pick("\(months.lowerBound) months", ko: "\(months.lowerBound)개월")
      : pick(
        "\(months.lowerBound) to \(months.upperBound) months",
        ko: "\(months.lowerBound)~\(months.upperBound)개월")
  }
  func moreProofs(_ count: Int) -> String {
    pick(
      "\(count) more \(count == 1 ? "reason" : "reasons"): --all shows them",
      ko: "다른 근거 \(count)건: --all 로 볼 수 있습니다")
  }
  func notConcluded(_ statement: String) -> String {
    pick("no rule can conclude it: \(statement)", ko: "이를 결론지을 수 있는 규칙이 없습니다: \(statement)")
  }
  func note(_ text: String) -> String { pick("Check: \(text)", ko: "확인: \(text)") }
  var path: String { pick("Path", ko: "인증 경로") }
  var pending: String { pick("Pending duties", ko: "시행 예정 의무") }
  var pendingDuty: String { pick("a pending duty", ko: "시행 예정 의무") }
  var repeated: String { pick("see above", ko: "위 참조") }
  func strength(_ strength: Strength) -> String {
    switch strength {
    case .mandatory: pick("mandatory", ko: "의무")
    case .expected: pick("expected", ko: "요구됨")
    case .recommended: pick("recommended", ko: "권고")
    case .optional: pick("optional", ko: "선택")
    }
  }
  var undetermined: String { pick("Undetermined", ko: "아직 판단할 수 없음") }
  var unsuitable: String { pick("Not suitable", ko: "적합하지 않음") }
}
