// Every sentence that the REPL says on its own about answers and the interview, in each language, sorted
// by name.

import Advice
import RuleEngine
import RuleLanguage

struct SessionPhrases {
  let language: Language

  init(_ language: Language) { self.language = language }

  func pick(_ english: String, ko: String) -> String { language.pick(english, ko: ko) }

  func ambiguousVerb(_ word: String, _ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return pick("\"\(word)\" could be: \(list)", ko: "\"\(word)\"(으)로 시작하는 명령: \(list)")
  }
  func andMore(_ count: Int) -> String { pick("and \(count) more", ko: "외 \(count)건") }
  var asksBecause: String {
    pick("Asked because these conclusions hang on it:", ko: "다음 결론이 이 답변에 달려 있어 묻습니다:")
  }
  func answered(_ count: Int) -> String { pick("\(count) answered", ko: "답변 \(count)개") }
  func assumed(_ statement: String) -> String {
    pick(
      "assumed, and no answer: \(statement)",
      ko: "답변이 아닌 가정: \(statement)")
  }
  func assumption(_ name: String) -> String { pick("assumed: \(name)", ko: "가정: \(name)") }
  func branchExists(_ name: String) -> String {
    pick("there is a variant \"\(name)\" already", ko: "\"\(name)\" 변형이 이미 있습니다")
  }
  func branches(_ names: [String], current: String) -> String {
    let list = names.joined(separator: ", ")
    return pick("variants: \(list); now on \(current)", ko: "변형: \(list) (현재 \(current))")
  }
  /// Two answers that cannot both be right, and the declaration that says so.
  func contradiction(
    _ answer: String, _ others: [String], declaration: String, fact: String, place: String
  ) -> String {
    let list = others.joined(separator: ", ")
    let against = others.isEmpty ? "" : pick(" contradicts \(list)", ko: " 답변이 \(list) 답변과 모순됩니다")
    return pick(
      "\(answer)\(against): \(fact) applies only if \(declaration) (\(place)). Nothing was changed; set or unset one of them.",
      ko:
        "\(answer)\(against). \(fact)은(는) 다음 조건에서만 적용됩니다: \(declaration) (\(place)). 변경하지 않았습니다. set이나 unset으로 하나를 고치세요."
    )
  }
  func day(_ day: CalendarDay) -> String { pick("as of \(day)", ko: "기준일 \(day)") }
  func decidesAbout(_ names: String) -> String {
    pick("It can still change what is said about \(names).", ko: "이 답변에 따라 달라질 수 있는 인증: \(names)")
  }
  func derived(_ name: String, _ words: String) -> String {
    pick("derived \(name): \(words)", ko: "도출 \(name): \(words)")
  }
  func fires(_ rule: String) -> String { pick("fires \(rule)", ko: "적용 \(rule)") }
  func goOn(_ count: Int) -> String {
    pick(
      "Stopped with at most \(count) \(count == 1 ? "question" : "questions") left; start goes on with them.",
      ko: "남은 질문 최대 \(count)개에서 멈췄습니다. start로 이어서 답할 수 있습니다.")
  }
  func howToAnswer(_ type: FactType) -> String {
    let form =
      switch type {
      case .yesNo: pick("yes or no", ko: "예 또는 아니요")
      case .choice: pick("a number or name", ko: "번호 또는 이름")
      case .set: pick("numbers or names with commas, or none", ko: "번호나 이름을 쉼표로 구분, 없으면 없음")
      case .count:
        pick("a letter, or a number such as 1,200 or 1.2 m", ko: "문자 또는 1,200이나 120만 같은 수")
      case .amount: pick("a letter, or an amount such as 12 bn", ko: "문자 또는 120억 같은 금액")
      case .percentage: pick("a letter, or a percentage", ko: "문자 또는 백분율")
      case .date: pick("a letter, or a day such as 2026-11-24", ko: "문자 또는 2026-11-24 같은 날짜")
      }
    return pick("\(form); ? for help", ko: "\(form); ?로 도움말")
  }
  func leftToRules(_ name: String) -> String {
    pick("\(name) is left to the rules again", ko: "\(name) 가정을 취소했습니다")
  }
  func nameACertificate(_ verb: String) -> String {
    pick("name a certificate, such as: \(verb) ISMS", ko: "인증 이름을 쓰세요. 예: \(verb) ISMS")
  }
  func named(_ fact: String) -> String {
    pick(
      "Its name is \(fact): set \(fact) ... answers it at any time.",
      ko: "항목 이름: \(fact) (set \(fact) ...로 언제든지 답할 수 있습니다)")
  }
  var noAnswers: String { pick("No answers yet.", ko: "아직 답변이 없습니다.") }
  func noLonger(_ certificate: String, _ strength: Strength) -> String {
    pick(
      "\(certificate) is no longer \(word(strength))",
      ko: "\(certificate): 더 이상 \(word(strength)) 아님")
  }
  func noLongerDerived(_ name: String) -> String {
    pick("no longer derived: \(name)", ko: "도출 취소: \(name)")
  }
  func noLongerFires(_ rule: String) -> String {
    pick("no longer fires: \(rule)", ko: "적용 취소: \(rule)")
  }
  func notAnswered(_ fact: String) -> String {
    pick("\(fact) has not been answered", ko: "\(fact)은(는) 답변하지 않았습니다")
  }
  func notAssumed(_ name: String) -> String {
    pick(
      "\(name) is not assumed; what rules derive can only be assumed otherwise: assert not \(name)",
      ko: "\(name)은(는) 가정이 아닙니다. 규칙이 도출한 진술은 assert not \(name)(으)로 반대로 가정할 수 있습니다")
  }
  var nothingAfter: String { pick("There is nothing to do again.", ko: "다시 실행할 것이 없습니다.") }
  var nothingBefore: String { pick("There is nothing before this.", ko: "이전 단계가 없습니다.") }
  var nothingDerived: String { pick("Nothing is derived yet.", ko: "아직 도출된 사실이 없습니다.") }
  func onBranch(_ name: String) -> String { pick("on variant \(name)", ko: "현재 변형: \(name)") }
  var open: String { pick("not answered", ko: "답변 없음") }
  func openList(_ names: String) -> String { pick("open: \(names)", ko: "미정: \(names)") }
  func others(_ count: Int) -> String {
    pick("\(count) \(count == 1 ? "other" : "others")", ko: "그 밖의 \(count)건")
  }
  func pending(_ certificate: String, from: CalendarDay?) -> String {
    pick(
      "\(certificate): a duty is pending" + (from.map { " from \($0)" } ?? "")
        + ": why \(certificate)",
      ko: "\(certificate): 시행 예정 의무" + (from.map { " (\($0)부터)" } ?? ""))
  }
  func progress(answered: Int, left: Int) -> String {
    pick("\(answered) answered, at most \(left) left", ko: "답변 \(answered)개, 남은 질문 최대 \(left)개")
  }
  func redone(_ step: String) -> String { pick("done again: \(step)", ko: "다시 실행: \(step)") }
  func ruledOut(_ names: String) -> String {
    pick("settled, and not called for: \(names)", ko: "확정(필요 없음): \(names)")
  }
  /// That a certificate has a strength now, and whether it may get a stronger one.
  func settled(
    _ certificate: String, _ strength: Strength, isOpen: Bool, _ reason: String?
  ) -> String {
    let because = reason.map { ": \($0)" } ?? ""
    return pick(
      "\(certificate) is \(isOpen ? "at least " : "")\(word(strength))\(because)",
      ko: "\(certificate) \(isOpen ? "최소 " : "")\(word(strength))\(because)")
  }
  func settledList(_ names: String) -> String { pick("settled: \(names)", ko: "확정: \(names)") }
  func skipped(_ names: String) -> String {
    pick("to come back to: \(names)", ko: "나중에 답할 질문: \(names)")
  }
  func state(_ certificate: String, _ strength: Strength) -> String {
    pick("\(certificate) (\(word(strength)))", ko: "\(certificate)(\(word(strength)))")
  }
  func syntax(_ text: String) -> String { pick("write: \(text)", ko: "사용법: \(text)") }
  func undone(_ step: String) -> String { pick("taken back: \(step)", ko: "취소: \(step)") }
  var undoneMark: String { pick("undone", ko: "취소됨") }
  func unknownName(_ name: String, _ nearest: String?) -> String {
    pick(
      "unknown name \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
      ko: "\"\(name)\"을(를) 찾을 수 없습니다" + (nearest.map { ". \"\($0)\"입니까?" } ?? ""))
  }
  func unknownVerb(_ word: String, _ nearest: String?) -> String {
    pick(
      "there is no verb \"\(word)\""
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; help lists all"),
      ko: "\"\(word)\" 명령이 없습니다"
        + (nearest.map { ". \"\($0)\"입니까?" } ?? ". help로 목록을 볼 수 있습니다"))
  }
  func watching(_ watch: Watch) -> String {
    switch watch {
    case .nothing: pick("Nothing is watched.", ko: "변화를 표시하지 않습니다.")
    case .facts: pick("Watching what is derived.", ko: "도출되는 사실의 변화를 표시합니다.")
    case .rules: pick("Watching which rules fire.", ko: "규칙 적용의 변화를 표시합니다.")
    case .all:
      pick("Watching what is derived and which rules fire.", ko: "도출과 규칙 적용의 변화를 모두 표시합니다.")
    }
  }
  func withdrawn(_ fact: String) -> String {
    pick("\(fact) is open again", ko: "\(fact) 답변을 취소했습니다")
  }
  func word(_ strength: Strength) -> String {
    switch strength {
    case .mandatory: pick("mandatory", ko: "의무")
    case .expected: pick("expected", ko: "요구됨")
    case .recommended: pick("recommended", ko: "권고")
    case .optional: pick("optional", ko: "선택")
    }
  }
  var wordsAtQuestions: String {
    pick(
      "At a question: ? explains it, why says what hangs on it, back goes back, skip comes back later, don't know, not applicable, status, stop. All verbs work, too: why ISMS, save FILE, undo.",
      ko:
        "질문에서: ? 설명, why 이유, back 이전, skip 나중에, 모름, 해당 없음, status 현황, stop 중단. why ISMS, save FILE, undo 같은 명령도 쓸 수 있습니다."
    )
  }
}
