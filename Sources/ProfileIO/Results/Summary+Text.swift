// A summary as text for people: short tables under headings.

package import Advice
import RuleEngine
import RuleLanguage

extension Summary {
  /// The most rows of a table; the JSON form has them all.
  private static let rowLimit = 15

  /// The summary as text, with a line break at the end.
  package func text(_ language: Language) -> String {
    var lines = [language.pick("\(profiles) profiles", ko: "프로필 \(profiles)건")]
    lines += certificates(language)
    lines += section(
      language.pick("Headlines", ko: "요약 문장"), rankedHeadlines, more: otherHeadlines, language)
    for group in groups {
      let rows = members(of: group).map { name, counts in
        (needed(name, counts), counts.profiles)
      }
      let heading = language.pick(
        "By \(model[group.fact].name): profiles, and what most of them need",
        ko: "\(model[group.fact].name)별: 프로필 수와 주로 필요한 인증")
      lines += section(heading, rows, language)
    }
    let open = ranked(missing).map { (model.facts[$0.index].name, $0.count) }
    lines += section(
      language.pick("Answers missing most", ko: "가장 많이 누락된 답변"), open, language)
    lines += section(
      language.pick("Duties that start", ko: "시행 예정 의무"), days(starts, language), language)
    lines += section(
      language.pick("Duties to be met by", ko: "의무 이행 기한"), days(deadlines, language), language)
    return lines.joined(separator: "\n") + "\n"
  }

  private func certificates(_ language: Language) -> [String] {
    let shown = statuses.indices.filter { statuses[$0].contains { $0 > 0 } }
    guard !shown.isEmpty else { return [] }
    let used = CertificateStatus.allCases.filter { status in
      shown.contains { statuses[$0][Self.index(status)] > 0 }
    }
    var rows = [[""] + used.map(\.rawValue)]
    for certificate in shown {
      rows.append(
        [model.certificates[certificate].name]
          + used.map { status in
            let count = statuses[certificate][Self.index(status)]
            return count == 0 ? "" : String(count)
          })
    }
    return ["", language.pick("Certificates", ko: "인증")] + Self.table(rows)
  }

  private func needed(_ name: String, _ counts: Group) -> String {
    let names = ranked(counts.needed).prefix(3).map { model.certificates[$0.index].name }
    return names.isEmpty ? name : "\(name): \(names.joined(separator: ", "))"
  }

  private func days(_ starts: [Start: Int], _ language: Language) -> [(String, Int)] {
    ordered(starts).map { start, count in
      let day = start.day?.description ?? language.pick("no day yet", ko: "미정")
      return ("\(day)  \(model.certificates[start.certificate].name)", count)
    }
  }

  private func section(
    _ heading: String, _ rows: [(String, Int)], more: Int = 0, _ language: Language
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    var lines = ["", heading]
    let width = String(rows.map(\.1).max() ?? 0).count
    for (name, count) in rows.prefix(Self.rowLimit) {
      let number = String(count)
      lines.append("  \(Self.blanks(width - number.count))\(number)  \(name)")
    }
    let left = rows.dropFirst(Self.rowLimit).reduce(more) { $0 + $1.1 }
    if left > 0 {
      lines.append("  \(language.pick("and \(left) with others", ko: "그 밖에 \(left)건"))")
    }
    return lines
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// Rows of ASCII cells with aligned columns; all but the first are numbers under names.
  private static func table(_ rows: [[String]]) -> [String] {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = "  \(row[0])\(blanks(widths[0] - row[0].count))"
      for column in 1..<columns {
        line += "  \(blanks(widths[column] - row[column].count))\(row[column])"
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
