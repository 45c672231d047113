// The verbs of the REPL. Each is a value with its name, syntax and what it does; help and completion
// are made from this table.

/// A verb of the REPL.
struct Verb: Sendable {
  /// What the words behind a verb are, for completion.
  enum Operand: Sendable {
    case certificate, fact, rule, verb, branch, file, language, other
  }

  /// The word that is typed.
  let name: String
  /// Other words for the same.
  var aliases: [String] = []
  /// The words behind it, as help shows them.
  var syntax = ""
  /// What may stand behind it.
  var operand = Operand.other
  /// What it does, in English and Korean.
  let summary: (en: String, ko: String)
  /// Does it.
  let run: @Sendable (inout Session, [String]) -> Void

  /// The verb of a name or alias, or the only one that begins so.
  static func find(_ word: String) -> Verb? {
    let wanted = word.lowercased()
    if let exact = all.first(where: { $0.name == wanted || $0.aliases.contains(wanted) }) {
      return exact
    }
    let beginning = all.filter { $0.name.hasPrefix(wanted) }
    return beginning.count == 1 ? beginning.first : nil
  }

  /// All verbs, in the order of the help.
  static let all: [Verb] =
    interviewVerbs + adviceVerbs + answerVerbs + engineVerbs + sessionVerbs

  private static let interviewVerbs = [
    Verb(
      name: "start", aliases: ["시작"], syntax: "[--shortest]",
      summary: ("ask the questions that can still matter", "아직 의미 있는 질문을 시작합니다")
    ) { session, words in session.startInterview(words) },
    Verb(name: "status", aliases: ["상태"], summary: ("what is settled and what is open", "확정·미정 현황"))
    {
      session, _ in session.sayStatus()
    },
  ]

  private static let adviceVerbs = [
    Verb(
      name: "recommend", aliases: ["추천"],
      summary: ("the recommendation and the path", "추천 결과와 인증 경로")
    ) {
      session, _ in session.recommend()
    },
    Verb(
      name: "why", aliases: ["왜"], syntax: "CERT [--all|--tree]", operand: .certificate,
      summary: ("why a certificate is recommended", "인증을 추천하는 이유")
    ) { session, words in session.why(words) },
    Verb(
      name: "why-not", syntax: "CERT [--all|--tree]", operand: .certificate,
      summary: ("why a certificate is not mandatory or recommended", "인증이 의무·권고가 아닌 이유")
    ) { session, words in session.whyNot(words) },
    Verb(
      name: "what-if", syntax: "FACT=VALUE ...", operand: .fact,
      summary: ("what would change with other answers", "답변이 다르면 무엇이 바뀌는지")
    ) { session, words in session.whatIf(words) },
    Verb(
      name: "flip", syntax: "CERT", operand: .certificate,
      summary: ("the smallest changes that would flip it", "결과를 바꾸는 최소 변경")
    ) { session, words in session.flip(words) },
    Verb(
      name: "core", syntax: "CERT", operand: .certificate,
      summary: ("the few answers that it follows from", "결론을 정하는 핵심 답변")
    ) { session, words in session.core(words) },
    Verb(
      name: "timeline", syntax: "CERT", operand: .certificate,
      summary: ("how a certificate's strength changes with the date", "날짜에 따른 변화")
    ) { session, words in session.timeline(words) },
    Verb(
      name: "compare", syntax: "CERT CERT ...", operand: .certificate,
      summary: ("schemes side by side", "인증 제도 비교")
    ) { session, words in session.compare(words) },
  ]

  private static let answerVerbs = [
    Verb(name: "facts", aliases: ["답변"], summary: ("the answers so far", "지금까지의 답변")) {
      session, _ in session.showFacts()
    },
    Verb(
      name: "set", aliases: ["assert"], syntax: "FACT VALUE", operand: .fact,
      summary: ("answer a fact", "답변 입력")
    ) { session, words in session.set(words) },
    Verb(
      name: "unset", aliases: ["retract"], syntax: "FACT", operand: .fact,
      summary: ("take an answer back", "답변 취소")
    ) { session, words in session.unset(words) },
    Verb(name: "undo", summary: ("take back the last step", "마지막 단계 취소")) { session, _ in
      session.undo()
    },
    Verb(name: "redo", summary: ("do it again", "다시 실행")) { session, _ in session.redo() },
    Verb(name: "history", summary: ("the steps of the session", "진행 기록")) { session, _ in
      session.showHistory()
    },
    Verb(
      name: "as-of", syntax: "DATE", summary: ("ask for another day", "기준일 변경")
    ) { session, words in session.setDay(words) },
    Verb(name: "branch", syntax: "NAME", operand: .branch, summary: ("start a variant", "변형 만들기")) {
      session, words in session.makeBranch(words)
    },
    Verb(
      name: "switch", syntax: "NAME", operand: .branch,
      summary: ("go to a variant", "변형으로 이동")
    ) { session, words in session.switchBranch(words) },
    Verb(
      name: "diff", syntax: "NAME", operand: .branch,
      summary: ("compare with a variant", "변형과 비교")
    ) { session, words in session.diff(words) },
  ]

  private static let engineVerbs = [
    Verb(name: "rules", summary: ("the rules that fired", "적용된 규칙")) { session, _ in
      session.showFired()
    },
    Verb(name: "rule", syntax: "RULE", operand: .rule, summary: ("a rule as prose", "규칙 설명")) {
      session, words in session.showRule(words)
    },
    Verb(
      name: "matches", syntax: "RULE", operand: .rule,
      summary: ("each condition of a rule, true, false or open", "규칙의 조건별 상태")
    ) { session, words in session.matches(words) },
    Verb(
      name: "run", aliases: ["watch", "trace"],
      summary: ("the forward chaining, firing by firing", "추론 과정 단계별 표시")
    ) { session, _ in session.showTrace() },
    Verb(
      name: "kb", syntax: "[reload]",
      summary: ("the knowledge base; load it again", "지식베이스 정보·다시 읽기")
    ) {
      session, words in session.knowledgeBase(words)
    },
  ]

  private static let sessionVerbs = [
    Verb(
      name: "save", syntax: "FILE", operand: .file,
      summary: ("write the answers to a file", "답변을 파일로 저장")
    ) { session, words in session.save(words) },
    Verb(
      name: "load", syntax: "FILE", operand: .file,
      summary: ("read answers from a file", "파일에서 답변 읽기")
    ) { session, words in session.load(words) },
    Verb(
      name: "batch", syntax: "FILE", operand: .file,
      summary: ("evaluate all profiles of a file", "파일의 모든 프로필 평가")
    ) { session, words in session.batch(words) },
    Verb(
      name: "lang", syntax: "en|ko", operand: .language, summary: ("change the language", "언어 변경")
    ) {
      session, words in session.setLanguage(words)
    },
    Verb(
      name: "help", aliases: ["?", "도움말"], syntax: "[VERB]", operand: .verb,
      summary: ("this list, or one verb", "명령 목록, 명령별 도움말")
    ) { session, words in session.help(words) },
    Verb(name: "quit", aliases: ["exit", "q", "종료"], summary: ("leave", "종료")) { session, words in
      session.quit(words)
    },
  ]
}
