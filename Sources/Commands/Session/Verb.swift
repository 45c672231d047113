// The verbs of the REPL. Each is a value with its name, syntax and what it does; help and completion
// are made from this table.

/// A verb of the REPL.
struct Verb: Sendable {
  /// What a verb is for.
  enum Topic: String, CaseIterable, Sendable {
    case interview, advice, answers, variants, rules, session

    /// The topic of a name.
    init?(name: String) { self.init(rawValue: name.lowercased()) }
  }

  /// What the words behind a verb are, for completion.
  enum Operand: Hashable, Sendable {
    case certificate, statement, fact, change, assumption, rule, verb, branch, file, language, watch
    case other
  }

  /// The word that is typed.
  let name: String
  /// Other words for the same.
  var aliases: [String] = []
  /// The words behind it, as help shows them.
  var syntax = ""
  /// What may stand behind it.
  var operand = Operand.other
  /// Words with `--` that it knows.
  var flags: [String] = []
  /// What it is for.
  let topic: Topic
  /// What it does, in English and Korean.
  let summary: (en: String, ko: String)
  /// Lines that use it.
  var examples: [String] = []
  /// Does it.
  let run: @Sendable (inout Session, [String]) -> Void

  /// The verb of a name or alias.
  static func named(_ word: String) -> Verb? {
    let wanted = word.lowercased()
    return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
  }

  /// The verbs whose names begin so.
  static func beginning(_ word: String) -> [Verb] {
    all.filter { $0.name.hasPrefix(word.lowercased()) }
  }

  /// The verb of a name or alias, or the only one that begins so.
  static func find(_ word: String) -> Verb? {
    if let exact = named(word) { return exact }
    let near = beginning(word)
    return near.count == 1 ? near.first : nil
  }

  /// All verbs, in the order of the help.
  static let all: [Verb] =
    interviewVerbs + adviceVerbs + answerVerbs + variantVerbs + ruleVerbs + sessionVerbs

  private static let reasonFlags = ["--all", "--tree", "--rules"]

  private static let interviewVerbs = [
    Verb(
      name: "start", aliases: ["시작"], syntax: "[--shortest]", flags: ["--shortest"],
      topic: .interview,
      summary: (
        "ask the questions that can still matter; --shortest ignores the sections",
        "아직 의미 있는 질문을 시작합니다. --shortest는 절 순서를 무시합니다"
      )
    ) { session, words in session.startInterview(words) },
    Verb(
      name: "status", aliases: ["상태"], topic: .interview,
      summary: ("what is settled, what is open, how many questions are left", "확정·미정 현황과 남은 질문 수")
    ) { session, words in session.sayStatus(words) },
  ]

  private static let adviceVerbs = [
    Verb(
      name: "recommend", aliases: ["추천"], syntax: "[--all]", flags: ["--all"], topic: .advice,
      summary: ("the advice and the path; --all with every reason", "추천 결과와 인증 경로. --all은 모든 근거 표시")
    ) { session, words in session.recommend(words) },
    Verb(
      name: "why", aliases: ["왜"], syntax: "CERT [--all|--tree|--rules]", operand: .statement,
      flags: reasonFlags, topic: .advice,
      summary: (
        "why a certificate is advised or a statement holds; all reasons, every step, the rules",
        "인증을 추천하는 이유, 진술이 성립하는 이유"
      ),
      examples: ["why ISMS", "why ISMS --tree", "why mandatory(ISMS)"]
    ) { session, words in session.why(words) },
    Verb(
      name: "why-not", syntax: "CERT [--all|--tree|--rules]", operand: .statement,
      flags: reasonFlags, topic: .advice,
      summary: (
        "why a certificate is not mandatory or not recommended, the nearest rule first",
        "인증이 의무·권고가 아닌 이유(가장 가까운 규칙부터)"
      ),
      examples: ["why-not ISMS-P"]
    ) { session, words in session.whyNot(words) },
    Verb(
      name: "what-if", syntax: "FACT=VALUE ...", operand: .change, topic: .advice,
      summary: (
        "what other answers would change, and why; nothing is changed", "답변이 다르면 무엇이 왜 바뀌는지"
      ),
      examples: ["what-if ictServiceRevenueKR=9bn", "what-if serves=KR,EU employees=300"]
    ) { session, words in session.whatIf(words) },
    Verb(
      name: "flip", syntax: "CERT", operand: .certificate, topic: .advice,
      summary: ("all smallest changes that would turn it round", "결과를 바꾸는 최소 변경"),
      examples: ["flip ISMS"]
    ) { session, words in session.flip(words) },
    Verb(
      name: "core", syntax: "CERT", operand: .certificate, topic: .advice,
      summary: ("the few answers that it follows from", "결론을 정하는 핵심 답변"), examples: ["core ISMS"]
    ) { session, words in session.core(words) },
    Verb(
      name: "timeline", syntax: "CERT", operand: .certificate, topic: .advice,
      summary: ("how the advice changes with the date", "날짜에 따른 변화"), examples: ["timeline ISMS-P"]
    ) { session, words in session.timeline(words) },
    Verb(
      name: "compare", syntax: "CERT CERT ...", operand: .certificate, topic: .advice,
      summary: ("schemes side by side", "인증 제도 비교"), examples: ["compare ISMS ISMS-P ISO27001"]
    ) { session, words in session.compare(words) },
  ]

  private static let answerVerbs = [
    Verb(
      name: "facts", aliases: ["답변"], syntax: "[--derived]", flags: ["--derived"], topic: .answers,
      summary: (
        "the answers so far; --derived what follows from them", "지금까지의 답변. --derived는 도출된 사실"
      )
    ) { session, words in session.showFacts(words) },
    Verb(
      name: "set", syntax: "FACT VALUE", operand: .fact, topic: .answers,
      summary: ("answer a fact", "답변 입력"),
      examples: ["set serves KR, EU", "set ictServiceRevenueKR 12 bn", "set employees >= 50"]
    ) { session, words in session.set(words) },
    Verb(
      name: "unset", syntax: "FACT", operand: .fact, topic: .answers,
      summary: ("take an answer back", "답변 취소")
    ) { session, words in session.unset(words) },
    Verb(
      name: "assert", syntax: "FACT VALUE | [not] STATEMENT", operand: .assumption, topic: .answers,
      summary: (
        "answer a fact, or take a derived statement as given: an assumption, never saved as an answer",
        "답변 입력 또는 도출 진술 가정(답변으로 저장되지 않음)"
      ),
      examples: ["assert mandatory(ISMS)", "assert not applies(GDPR)"]
    ) { session, words in session.assert(words) },
    Verb(
      name: "retract", syntax: "FACT | STATEMENT", operand: .assumption, topic: .answers,
      summary: ("take back an answer or an assumption", "답변이나 가정 취소")
    ) { session, words in session.retract(words) },
    Verb(
      name: "undo", aliases: ["취소"], topic: .answers,
      summary: ("take back the last step", "마지막 단계 취소")
    ) { session, _ in session.undo() },
    Verb(name: "redo", topic: .answers, summary: ("do it again", "다시 실행")) { session, _ in
      session.redo()
    },
    Verb(
      name: "history", aliases: ["기록"], topic: .answers,
      summary: ("the steps of the session", "진행 기록")
    ) { session, _ in session.showHistory() },
    Verb(
      name: "as-of", syntax: "DATE", topic: .answers,
      summary: ("ask for another day", "기준일 변경"), examples: ["as-of 2027-07-01"]
    ) { session, words in session.setDay(words) },
  ]

  private static let variantVerbs = [
    Verb(
      name: "branch", syntax: "NAME", operand: .branch, topic: .variants,
      summary: ("start a variant with the answers so far", "지금까지의 답변으로 변형 만들기")
    ) { session, words in session.makeBranch(words) },
    Verb(
      name: "switch", syntax: "NAME", operand: .branch, topic: .variants,
      summary: ("go to a variant", "변형으로 이동")
    ) { session, words in session.switchBranch(words) },
    Verb(
      name: "diff", syntax: "NAME", operand: .branch, topic: .variants,
      summary: ("what another variant answers and comes to", "변형과 답변·결과 비교")
    ) { session, words in session.diff(words) },
  ]

  private static let ruleVerbs = [
    Verb(
      name: "rules", syntax: "[BEGINNING|--all]", operand: .rule, flags: ["--all"], topic: .rules,
      summary: ("the rules that fire, or all whose names begin so", "적용된 규칙, 이름이 그렇게 시작하는 규칙"),
      examples: ["rules kr.isms"]
    ) { session, words in session.showRules(words) },
    Verb(
      name: "rule", syntax: "RULE", operand: .rule, topic: .rules,
      summary: ("a rule as prose", "규칙 설명"), examples: ["rule kr.isms.revenue"]
    ) { session, words in session.showRule(words) },
    Verb(
      name: "matches", syntax: "RULE", operand: .rule, topic: .rules,
      summary: ("each condition of a rule: true, false or open, with values", "규칙의 조건별 상태와 값"),
      examples: ["matches kr.isms.revenue"]
    ) { session, words in session.matches(words) },
    Verb(
      name: "agenda", syntax: "[--all]", flags: ["--all"], topic: .rules,
      summary: ("the rules that are ready to fire, in their order", "실행 대기 중인 규칙")
    ) { session, words in session.showAgenda(words) },
    Verb(
      name: "step", syntax: "[NUMBER]", topic: .rules,
      summary: ("fire the next rule: what it matched, what it adds", "다음 규칙 하나 실행")
    ) { session, words in session.step(words) },
    Verb(
      name: "run", syntax: "", topic: .rules, summary: ("fire all that are left", "남은 규칙 모두 실행")
    ) { session, words in session.runFirings(words) },
    Verb(
      name: "reset", topic: .rules,
      summary: ("begin the firings anew; the answers stay", "추론을 처음부터(답변은 유지)")
    ) { session, _ in session.resetFirings() },
    Verb(
      name: "watch", syntax: "facts|rules|all|off", operand: .watch, topic: .rules,
      summary: ("tell after each answer what is derived and which rules fire", "답변마다 도출·적용 변화를 표시")
    ) { session, words in session.setWatch(words) },
    Verb(
      name: "kb", syntax: "[reload]", topic: .rules,
      summary: (
        "the knowledge base; load it again and keep the answers", "지식베이스 정보, 답변을 유지하며 다시 읽기"
      )
    ) { session, words in session.knowledgeBase(words) },
  ]

  private static let sessionVerbs = [
    Verb(
      name: "save", syntax: "FILE [--session]", operand: .file, flags: ["--session"],
      topic: .session,
      summary: (
        "write the answers as a profile; --session with variants, steps and assumptions",
        "답변을 프로필로 저장. --session은 변형·단계·가정까지"
      ),
      examples: ["save shop.json", "save shop.session --session"]
    ) { session, words in session.save(words) },
    Verb(
      name: "load", syntax: "FILE", operand: .file, topic: .session,
      summary: ("read a profile or a session", "프로필이나 세션 읽기")
    ) { session, words in session.load(words) },
    Verb(
      name: "recover", syntax: "[NUMBER]", topic: .session,
      summary: ("go on with a session that was left without saving", "저장하지 않고 끝난 세션 이어 하기")
    ) { session, words in session.recover(words) },
    Verb(
      name: "discard", syntax: "[NUMBER|all]", topic: .session,
      summary: ("drop a session that was left without saving", "저장하지 않고 끝난 세션 버리기")
    ) { session, words in session.discard(words) },
    Verb(
      name: "batch", syntax: "FILE", operand: .file, topic: .session,
      summary: ("evaluate all profiles of a file", "파일의 모든 프로필 평가")
    ) { session, words in session.batch(words) },
    Verb(
      name: "lang", syntax: "en|ko", operand: .language, topic: .session,
      summary: ("change the language", "언어 변경")
    ) { session, words in session.setLanguage(words) },
    Verb(
      name: "help", aliases: ["?", "도움말"], syntax: "[TOPIC|VERB|--all]", operand: .verb,
      flags: ["--all"], topic: .session, summary: ("what can be typed", "명령 도움말")
    ) { session, words in session.help(words) },
    Verb(
      name: "quit", aliases: ["exit", "q", "종료"], topic: .session, summary: ("leave", "종료")
    ) { session, words in session.quit(words) },
  ]
}
