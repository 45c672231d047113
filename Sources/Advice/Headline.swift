// The result in one sentence.

import RuleEngine

extension Advisor {
  /// The path in one sentence: `ISMS-P first, then ISO/IEC 27001 with ISO/IEC 27701`.
  ///
  /// Depends on the path, the deadlines and on whether anything is held or open, and on nothing
  /// else.
  public func headline(_ assessment: Assessment, language: Language) -> String {
    let wording = Wording(program, language)
    let shown = assessment.path.prefix(4).map { phase in
      self.phase(phase, wording)
    }
    guard let first = shown.first else { return withoutPath(assessment, language) }
    guard shown.count > 1 else { return first }
    var rest = shown.dropFirst().map { language.pick("then \($0)", ko: $0) }
    let left = assessment.path.dropFirst(4).reduce(0) { $0 + $1.certificates.count }
    if left > 0 { rest.append(language.pick("then \(left) more", ko: "그 밖에 \(left)건")) }
    return language.pick(
      "\(first) first, \(rest.joined(separator: ", "))",
      ko: "먼저 \(first), 다음 \(rest.joined(separator: ", 다음 "))")
  }

  private func phase(_ phase: Assessment.Phase, _ wording: Wording) -> String {
    let names = phase.certificates.map { wording.certificate($0) }
    let language = wording.language
    var words = names.first ?? ""
    if names.count > 1 {
      let others = language.list(Array(names.dropFirst()))
      words = language.pick("\(words) with \(others)", ko: "\(words) + \(others)")
    }
    if let deadline = phase.deadline {
      words +=
        deadline < asOf
        ? language.pick(" (overdue since \(deadline))", ko: " (기한 \(deadline) 경과)")
        : language.pick(" (due \(deadline))", ko: " (기한 \(deadline))")
    }
    return words
  }

  private func withoutPath(_ assessment: Assessment, _ language: Language) -> String {
    if model.certificates.isEmpty {
      let count = assessment.findings.count
      return language.pick(
        "\(count) \(count == 1 ? "conclusion" : "conclusions")", ko: "결론 \(count)건")
    }
    if !assessment.undetermined.isEmpty {
      let count = assessment.undetermined.count
      return language.pick(
        "nothing certain yet: \(count) \(count == 1 ? "certificate depends" : "certificates depend") on missing answers",
        ko: "아직 확정된 것이 없습니다: 인증 \(count)건이 누락된 답변에 달려 있습니다")
    }
    if assessment.recommendations.contains(where: \.isHeld) {
      return language.pick(
        "nothing to obtain: what is needed is held", ko: "새로 받을 인증이 없습니다: 필요한 인증을 보유하고 있습니다")
    }
    return language.pick(
      "no certificate is needed on these answers", ko: "현재 답변으로는 필요한 인증이 없습니다")
  }
}
