// What a batch comes to: counts as text and JSON, and the closing line.

import Advice
import ProfileIO
import Reports
import RuleEngine
import RuleLanguage

enum BatchSummary {
  /// The closing line on standard error.
  static func line(_ counts: BatchCounts, seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    let rate = seconds > 0 ? Int(Double(counts.read) / seconds) : counts.read
    return
      "\(counts.read) read, \(counts.evaluated) evaluated, \(counts.rejected) rejected, \(tenths / 10).\(tenths % 10) s, \(rate) a second\n"
  }

  /// The counts for people.
  static func text(_ counts: BatchCounts, _ tally: BatchTally, _ language: Language) -> String {
    let phrases = BatchPhrases(language)
    var text = phrases.profiles(counts) + "\n"
    func write(_ heading: String, _ rows: [(name: String, count: Int)], upTo limit: Int = .max) {
      guard !rows.isEmpty else { return }
      text += "\n\(heading)\n"
      let width = rows.prefix(limit).map { String($0.count).count }.max() ?? 0
      for row in rows.prefix(limit) {
        let number = String(row.count)
        text +=
          "  \(String(repeating: " ", count: width - number.count))\(number)  \(TerminalText.escaped(row.name))\n"
      }
    }
    for (certificate, states) in tally.certificates.sorted(by: { $0.key < $1.key }) {
      write(certificate, BatchTally.sorted(states))
    }
    write(phrases.headlines, BatchTally.sorted(tally.headlines), upTo: 20)
    for (fact, members) in tally.groups.sorted(by: { $0.key < $1.key }) {
      write(fact, BatchTally.sorted(members))
    }
    write(phrases.missing, BatchTally.sorted(tally.missing), upTo: 20)
    for (certificate, days) in tally.starts.sorted(by: { $0.key < $1.key }) {
      write(phrases.starts(certificate), days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
    return text
  }

  /// The counts for programs.
  static func json(_ counts: BatchCounts, _ tally: BatchTally) -> String {
    func object(_ counts: [String: Int]) -> String {
      JSONText.object(BatchTally.sorted(counts).map { ($0.name, String($0.count)) })
    }
    func table(_ counts: [String: [String: Int]]) -> String {
      JSONText.object(counts.sorted { $0.key < $1.key }.map { ($0.key, object($0.value)) })
    }
    return JSONText.object([
      ("read", String(counts.read)), ("evaluated", String(counts.evaluated)),
      ("rejected", String(counts.rejected)), ("certificates", table(tally.certificates)),
      ("headlines", object(tally.headlines)), ("answers", table(tally.groups)),
      ("missing", object(tally.missing)), ("starts", table(tally.starts)),
    ]) + "\n"
  }

  /// The counts over a file, for the session.
  static func text(
    of path: String, _ context: CommandContext, _ knowledgeBase: KnowledgeBase,
    _ day: CalendarDay, _ language: Language
  ) throws(CommandError) -> String {
    let bytes: [UInt8]
    do { bytes = try FileAccess.read(path) } catch { throw .file(error) }
    let options = BatchOptions(
      inputFormat: .auto, outputFormat: .summary, trace: .none, language: language, jobs: 1,
      asOf: day)
    let result: (counts: BatchCounts, tally: BatchTally, errors: [RowError])
    do {
      result = try BatchPipeline(knowledgeBase, options, proofs: { _, _ in "[]" })
        .summary(of: bytes)
    } catch { throw .batch(error) }
    let errors = result.errors.map { TerminalText.escaped($0.words(in: path)) + "\n" }.joined()
    return errors + text(result.counts, result.tally, language)
  }
}

/// The program's own words in summaries.
struct BatchPhrases {
  private let language: Language

  init(_ language: Language) { self.language = language }

  var headlines: String { language.pick("Headlines", ko: "결과 요약") }
  var missing: String { language.pick("Answers missing most", ko: "가장 많이 누락된 답변") }
  func profiles(_ counts: BatchCounts) -> String {
    language.pick(
      "\(counts.evaluated) profiles evaluated, \(counts.rejected) rejected",
      ko: "프로필 \(counts.evaluated)개 평가, \(counts.rejected)개 거부")
  }
  func starts(_ certificate: String) -> String {
    language.pick("\(certificate): pending duty from", ko: "\(certificate): 의무 시행 예정일")
  }
}
