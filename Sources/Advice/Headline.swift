// The result in one sentence.

import RuleEngine
package import RuleLanguage

extension Advisor {
  /// The path in one sentence: `ISMS-P first, then ISO/IEC 27001 with ISO/IEC 27701`.
  ///
  /// Depends on the path, the deadlines and on whether anything is held or open, and on nothing
  /// else.
  public func headline(_ assessment: Assessment, language: Language) -> String {
    let shown = assessment.path.prefix(Self.shownPhaseCount).map { words(for: $0, language) }
    guard !shown.isEmpty else {
      return headlineWithoutPath(
        findingCount: assessment.findings.count, openCount: assessment.undetermined.count,
        isAnyHeld: assessment.recommendations.contains(where: \.isHeld), language)
    }
    let left = assessment.path.dropFirst(Self.shownPhaseCount)
      .reduce(0) { $0 + $1.certificates.count }
    return Self.headline(of: shown, andMore: left, language)
  }

  /// The number of phases that a headline names.
  package static let shownPhaseCount = 4

  /// The words for phases, of which there is at least one, in one sentence.
  ///
  /// `left`: the number of certificates in phases that are not named.
  package static func headline(
    of phases: [String], andMore left: Int, _ language: Language
  ) -> String {
    guard let first = phases.first else { return "" }
    guard phases.count > 1 else { return first }
    var rest = phases.dropFirst().map { language.pick("then \($0)", ko: $0) }
    if left > 0 { rest.append(language.pick("then \(left) more", ko: "그 밖에 \(left)건")) }
    return language.pick(
      "\(first) first, \(rest.joined(separator: ", "))",
      ko: "먼저 \(first), 다음 \(rest.joined(separator: ", 다음 "))")
  }

  private func words(for phase: Assessment.Phase, _ language: Language) -> String {
    words(for: phase.certificates, by: phase.deadline, language)
  }

  /// The certificates of a phase and the day by which they must be there.
  package func words(
    for certificates: [Int], by deadline: CalendarDay?, _ language: Language
  ) -> String {
    let wording = Wording(program, language)
    let names = certificates.map { wording.certificate($0) }
    var words = names.first ?? ""
    if names.count > 1 {
      let others = language.list(Array(names.dropFirst()))
      words = language.pick("\(words) with \(others)", ko: "\(words) + \(others)")
    }
    if let deadline {
      words +=
        deadline < asOf
        ? language.pick(" (overdue since \(deadline))", ko: " (기한 \(deadline) 경과)")
        : language.pick(" (due \(deadline))", ko: " (기한 \(deadline))")
    }
    return words
  }

  /// The headline of an assessment without anything to obtain.
  package func headlineWithoutPath(
    findingCount: Int, openCount: Int, isAnyHeld: Bool, _ language: Language
  ) -> String {
    if model.certificates.isEmpty {
      return language.pick(
        "\(findingCount) \(findingCount == 1 ? "conclusion" : "conclusions")",
        ko: "결론 \(findingCount)건")
    }
    if openCount > 0 {
      return language.pick(
        "nothing certain yet: \(openCount) \(openCount == 1 ? "certificate depends" : "certificates depend") on missing answers",
        ko: "아직 확정된 것이 없습니다: 인증 \(openCount)건이 누락된 답변에 달려 있습니다")
    }
    if isAnyHeld {
      return language.pick(
        "nothing to obtain: what is needed is held", ko: "새로 받을 인증이 없습니다: 필요한 인증을 보유하고 있습니다")
    }
    return language.pick(
      "no certificate is needed on these answers", ko: "현재 답변으로는 필요한 인증이 없습니다")
  }
}
