// What the REPL says about rules, files, help, and sessions that were left behind, sorted by name.

import Advice
import RuleEngine
import RuleLanguage

extension SessionPhrases {
  var agendaReset: String {
    pick("The firings begin anew; the answers stay.", ko: "추론을 처음부터 다시 시작합니다. 답변은 유지됩니다.")
  }
  func allFired(_ count: Int) -> String {
    pick(
      "All \(count) firings are done; reset begins anew.",
      ko: "\(count)건이 모두 실행되었습니다. reset으로 처음부터 볼 수 있습니다.")
  }
  var assumptionsNotSaved: String {
    pick(
      "Assumptions are no answers and were not saved; save FILE --session keeps them.",
      ko: "가정은 답변이 아니므로 저장하지 않았습니다. save FILE --session으로 함께 저장할 수 있습니다.")
  }
  var beginsAnew: String {
    pick("The answers have changed: the firings begin anew.", ko: "답변이 바뀌어 추론을 처음부터 다시 시작합니다.")
  }
  func contents(answers: Int, variants: Int, current: String) -> String {
    let more = pick(
      variants > 1 ? ", \(variants) variants, now on \(current)" : "",
      ko: variants > 1 ? ", 변형 \(variants)개(현재 \(current))" : "")
    return pick("\(answers) answers\(more)", ko: "답변 \(answers)개\(more)")
  }
  func copyKept(_ path: String) -> String {
    pick("A copy of the damaged file is kept: \(path)", ko: "손상된 파일의 사본: \(path)")
  }
  func damagedLines(_ count: Int) -> String {
    pick(
      "The file is damaged: its last \(count) \(count == 1 ? "line" : "lines") could not be read.",
      ko: "파일이 손상되어 마지막 \(count)줄을 읽지 못했습니다.")
  }
  func discarded(_ session: String) -> String { pick("dropped: \(session)", ko: "버림: \(session)") }
  func example(_ line: String) -> String { pick("such as: \(line)", ko: "예: \(line)") }
  func fired(_ position: Int, of count: Int) -> String {
    pick("\(position) of \(count) firings", ko: "\(count)건 중 \(position)건 실행")
  }
  func greeting(_ knowledgeBase: KnowledgeBase) -> String {
    let title = language.text(knowledgeBase.model.title) ?? knowledgeBase.model.name
    return pick(
      "\(title), version \(knowledgeBase.version). Type start for the questions, help for all verbs.",
      ko: "\(title), 버전 \(knowledgeBase.version). start로 질문을 시작하고, help로 명령을 볼 수 있습니다.")
  }
  var helpIntroduction: String {
    pick(
      "start asks the questions; recommend, why and what-if tell what follows from the answers.",
      ko: "start로 질문에 답하고, recommend·why·what-if로 결과와 이유를 봅니다.")
  }
  var helpOn: String {
    pick(
      "help TOPIC or help VERB tells more, help --all everything. Beginnings of verbs are enough, and Tab completes.",
      ko: "help 주제, help 명령으로 자세히 볼 수 있고 help --all은 전체 목록입니다. 명령은 앞부분만 써도 되고 Tab으로 완성됩니다.")
  }
  var keys: String {
    pick(
      "Keys: Tab completes, the arrow keys bring back earlier lines, Ctrl-C abandons a line, Ctrl-D leaves. Answers are written down as they are given: after a crash, recover brings them back.",
      ko:
        "키: Tab 자동 완성, 화살표 이전 입력, Ctrl-C 줄 취소, Ctrl-D 종료. 답변은 입력하는 대로 기록되며, 비정상 종료 후 recover로 되살릴 수 있습니다."
    )
  }
  var languageSet: String { pick("The language is English.", ko: "언어를 한국어로 바꾸었습니다.") }
  func laterRules(_ count: Int) -> String {
    pick("\(count) more in later rounds", ko: "이후 회차에 \(count)건이 더 실행됩니다")
  }
  func leftSession(_ name: String, answers: Int, at minute: String) -> String {
    let of = name.isEmpty ? "" : pick(" of \(name)", ko: " (\(name))")
    return pick(
      "\(answers) \(answers == 1 ? "answer" : "answers")\(of), last change \(minute)",
      ko: "답변 \(answers)개\(of), 마지막 변경 \(minute)")
  }
  var leftToRecover: String {
    pick(
      "The answers were not saved. When you start again, recover brings them back.",
      ko: "답변을 저장하지 않았습니다. 다시 시작해 recover를 입력하면 되살릴 수 있습니다.")
  }
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
    pick(
      "what this knowledge base does not know was dropped: \(names)",
      ko: "지식베이스에 없어 버린 답변: \(names)")
  }
  func noJournal(_ reason: String) -> String {
    pick(
      "Answers cannot be written down as they are given (\(reason)); save FILE keeps them.",
      ko: "답변을 자동으로 기록할 수 없습니다(\(reason)). save FILE로 저장하세요.")
  }
  func notInForce(_ rule: String, _ day: CalendarDay) -> String {
    pick("\(rule) is not in force on \(day)", ko: "\(rule) 규칙은 \(day)에 시행 중이 아닙니다")
  }
  var nothingFires: String { pick("No rule fires.", ko: "실행되는 규칙이 없습니다.") }
  var nothingLeft: String {
    pick("No session was left without saving.", ko: "저장하지 않고 끝난 세션이 없습니다.")
  }
  func offer(_ session: String) -> String {
    pick(
      "An earlier session ended without saving: \(session). recover goes on with it, discard drops it.",
      ko: "저장하지 않고 끝난 세션이 있습니다: \(session). recover로 이어 하거나 discard로 버립니다.")
  }
  func offer(_ count: Int) -> String {
    pick(
      "\(count) earlier sessions ended without saving. recover lists them, discard drops them.",
      ko: "저장하지 않고 끝난 세션이 \(count)개 있습니다. recover로 목록을 보고 discard로 버립니다.")
  }
  func otherKnowledgeBase(_ name: String) -> String {
    pick(
      "That session is about another knowledge base: \"\(name)\"",
      ko: "다른 지식베이스의 세션입니다: \"\(name)\"")
  }
  func readyRules(_ count: Int, _ stratum: Int, _ round: Int) -> String {
    pick(
      "stratum \(stratum), round \(round): \(count) \(count == 1 ? "rule is" : "rules are") ready",
      ko: "\(stratum)층 \(round)회차: 실행 대기 \(count)건")
  }
  func recovered(_ minute: String) -> String {
    pick("Going on with the session of \(minute).", ko: "\(minute)의 세션을 이어서 합니다.")
  }
  var recoverFirst: String {
    pick(
      "recover comes before the first answer: start the program anew, and recover there.",
      ko: "recover는 첫 답변 전에만 쓸 수 있습니다. 프로그램을 새로 시작한 뒤 recover를 입력하세요.")
  }
  func reloaded(_ knowledgeBase: KnowledgeBase) -> String {
    let model = knowledgeBase.model
    return pick(
      "\(model.name) \(knowledgeBase.version): \(model.rules.count) rules, \(model.facts.count) facts, \(model.certificates.count) certificates, \(knowledgeBase.digest)",
      ko:
        "\(model.name) \(knowledgeBase.version): 규칙 \(model.rules.count)개, 항목 \(model.facts.count)개, 인증 \(model.certificates.count)개, \(knowledgeBase.digest)"
    )
  }
  var ruleMarks: String {
    pick(
      "✓ fires, ✗ does not, ? depends on open answers, – not in force",
      ko: "✓ 적용, ✗ 미적용, ? 답변에 따라 다름, – 시행 중 아님")
  }
  func rulesFired(_ count: Int, of total: Int) -> String {
    pick("\(count) of \(total) rules fire", ko: "규칙 \(total)개 중 \(count)개 적용")
  }
  func saved(_ path: String) -> String { pick("saved to \(path)", ko: "\(path)에 저장했습니다") }
  var saveFirst: String {
    pick(
      "A session takes the place of all answers: save these first, or quit and start anew.",
      ko: "세션을 읽으면 지금의 답변이 모두 바뀝니다. 먼저 저장하거나 새로 시작하세요.")
  }
  func sessionLoaded(_ path: String) -> String { pick("session \(path)", ko: "세션 \(path)") }
  var takenOver: String {
    pick("Another program has taken that session over.", ko: "다른 프로그램이 그 세션을 이어받았습니다.")
  }
  func topic(_ topic: Verb.Topic) -> String {
    switch topic {
    case .interview:
      pick("The questions, and how things stand", ko: "질문과 현황")
    case .advice: pick("What is advised, and why", ko: "추천과 이유")
    case .answers: pick("What is known about the organisation", ko: "조직에 대한 답변")
    case .variants: pick("The same organisation with other answers", ko: "답변을 달리한 변형")
    case .rules: pick("The rules and how they fire", ko: "규칙과 적용 과정")
    case .session: pick("Files, language, help", ko: "파일·언어·도움말")
    }
  }
  var tornLine: String {
    pick("The last line had not been finished and is lost.", ko: "마지막 줄은 완성되지 않아 되살리지 못했습니다.")
  }
  var unsaved: String {
    pick(
      "There are answers that no file holds: save FILE keeps them, quit once more leaves.",
      ko: "저장하지 않은 답변이 있습니다. save FILE로 저장하거나 quit을 한 번 더 입력하면 종료합니다.")
  }
  func variantsNotSaved(_ names: String) -> String {
    pick(
      "Only this variant was saved, not \(names); save FILE --session keeps all.",
      ko: "이 변형만 저장했습니다(제외: \(names)). save FILE --session은 모두 저장합니다.")
  }
}
