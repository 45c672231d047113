// Every sentence that the REPL says on its own, in each language, sorted by name.

import Advice
import RuleEngine
import RuleLanguage

struct SessionPhrases {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func pick(_ english: String, ko: String) -> String { language.pick(english, ko: ko) }

  func andMore(_ count: Int) -> String { pick("and \(count) more", ko: "외 \(count)건") }
  var asksBecause: String {
    pick("Asked because these conclusions hang on it:", ko: "다음 결론이 이 답변에 달려 있어 묻습니다:")
  }
  func atMost(_ count: Int) -> String {
    pick("at most \(count) \(count == 1 ? "question" : "questions") left", ko: "남은 질문 최대 \(count)개")
  }
  func branchExists(_ name: String) -> String {
    pick("there is a variant \"\(name)\" already", ko: "\"\(name)\" 변형이 이미 있습니다")
  }
  func branches(_ names: [String], current: String) -> String {
    let list = names.joined(separator: ", ")
    return pick("variants: \(list); now on \(current)", ko: "변형: \(list) (현재 \(current))")
  }
  func contradiction(_ fact: String, _ answer: String, _ condition: String) -> String {
    pick(
      "That contradicts another answer: \(fact) = \(answer), but \(condition). Nothing was changed.",
      ko: "다른 답변과 모순됩니다: \(fact) = \(answer), 그런데 \(condition). 변경하지 않았습니다.")
  }
  func day(_ day: CalendarDay) -> String { pick("as of \(day)", ko: "기준일 \(day)") }
  func declared(_ fact: String, _ place: String) -> String {
    pick(
      "\(fact) applies only under that condition (\(place)).",
      ko: "\(fact)은(는) 그 조건에서만 적용됩니다 (\(place)).")
  }
  func greeting(_ knowledgeBase: KnowledgeBase) -> String {
    let title = language.text(knowledgeBase.model.title) ?? knowledgeBase.model.name
    return pick(
      "\(title), version \(knowledgeBase.version). Type start for the questions, help for all verbs.\n",
      ko: "\(title), 버전 \(knowledgeBase.version). start로 질문을 시작하고, help로 명령을 볼 수 있습니다.\n")
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
  var languageSet: String { pick("The language is English.", ko: "언어를 한국어로 바꾸었습니다.") }
  var leftUnsaved: String {
    pick("The answers were not saved.", ko: "답변을 저장하지 않고 종료합니다.")
  }
  var lineTooLong: String {
    pick("That line is too long and was skipped.", ko: "줄이 너무 길어 건너뛰었습니다.")
  }
  func loaded(_ name: String, answers: Int) -> String {
    pick("\(name): \(answers) answers loaded", ko: "\(name): 답변 \(answers)개를 읽었습니다")
  }
  func lostAnswers(_ names: String) -> String {
    pick("answers to facts that are gone: \(names)", ko: "없어진 항목의 답변: \(names)")
  }
  var nameACertificate: String {
    pick("name a certificate, such as: why ISMS", ko: "인증 이름을 쓰세요. 예: why ISMS")
  }
  func nearMiss(_ certificate: String, _ condition: String) -> String {
    pick(
      "\(certificate) would become mandatory: \(condition)",
      ko: "\(certificate) 의무 기준에 근접: \(condition)")
  }
  var nearMisses: String { pick("Near misses", ko: "기준에 근접한 의무") }
  var noAnswers: String { pick("No answers yet.", ko: "아직 답변이 없습니다.") }
  func notAnswered(_ fact: String) -> String {
    pick("\(fact) has not been answered", ko: "\(fact)은(는) 답변하지 않았습니다")
  }
  var nothingAfter: String { pick("There is nothing to do again.", ko: "다시 실행할 것이 없습니다.") }
  var nothingBefore: String { pick("There is nothing before this.", ko: "이전 단계가 없습니다.") }
  func notInForce(_ rule: String, _ day: CalendarDay) -> String {
    pick("\(rule) is not in force on \(day)", ko: "\(rule) 규칙은 \(day)에 시행 중이 아닙니다")
  }
  func onBranch(_ name: String) -> String { pick("on variant \(name)", ko: "현재 변형: \(name)") }
  func redone(_ step: String) -> String { pick("done again: \(step)", ko: "다시 실행: \(step)") }
  func reloaded(_ knowledgeBase: KnowledgeBase) -> String {
    let model = knowledgeBase.model
    return pick(
      "\(model.name) \(knowledgeBase.version): \(model.rules.count) rules, \(model.facts.count) facts, \(model.certificates.count) certificates, \(knowledgeBase.digest)",
      ko:
        "\(model.name) \(knowledgeBase.version): 규칙 \(model.rules.count)개, 항목 \(model.facts.count)개, 인증 \(model.certificates.count)개, \(knowledgeBase.digest)"
    )
  }
  func saved(_ path: String) -> String { pick("saved to \(path)", ko: "\(path)에 저장했습니다") }
  func settled(_ certificate: String, _ strength: Strength, _ reason: String) -> String {
    let word =
      switch strength {
      case .mandatory: pick("mandatory", ko: "의무")
      case .expected: pick("expected", ko: "요구됨")
      case .recommended: pick("recommended", ko: "권고")
      case .optional: pick("optional", ko: "선택")
      }
    return pick("\(certificate) is \(word): \(reason)", ko: "\(certificate) \(word): \(reason)")
  }
  func skipped(_ names: String) -> String {
    pick("to come back to: \(names)", ko: "나중에 답할 질문: \(names)")
  }
  func status(answered: Int, open: Int) -> String {
    pick(
      "\(answered) answered, at most \(open) questions left",
      ko: "답변 \(answered)개, 남은 질문 최대 \(open)개")
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
      "there is no verb \"\(TerminalText.escaped(word))\""
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; help lists all"),
      ko: "\"\(TerminalText.escaped(word))\" 명령이 없습니다"
        + (nearest.map { ". \"\($0)\"입니까?" } ?? ". help로 목록을 볼 수 있습니다"))
  }
  var unsaved: String {
    pick(
      "There are answers that no file holds: save FILE keeps them, quit once more leaves.",
      ko: "저장하지 않은 답변이 있습니다. save FILE로 저장하거나 quit을 한 번 더 입력하면 종료합니다.")
  }
  func withdrawn(_ fact: String) -> String {
    pick("\(fact) is open again", ko: "\(fact) 답변을 취소했습니다")
  }
  var wordsAtQuestions: String {
    pick(
      "At a question: ? explains it, why says what hangs on it, back goes back, skip comes back later, don't know, not applicable, status, stop.",
      ko: "질문에서: ? 설명, why 이유, back 이전, skip 나중에, 모름, 해당 없음, status 현황, stop 중단.")
  }
}
