// What must hold for every text that somebody gives as a knowledge base.

import Advice
import RuleLanguage
import TestSupport

/// Parses, checks, draws and formats texts.
struct KnowledgeCheck: Sendable {
  func complaint(_ bytes: [UInt8]) -> String? {
    let parsed = Self.parse(bytes)
    let places = parsed.diagnostics.flatMap { diagnostic -> [SourceRange?] in
      [diagnostic.range] + diagnostic.notes.map(\.range) + diagnostic.fixIts.map(\.range)
    }
    for range in places.compactMap(\.self)
    where range.lower < 0 || range.lower > range.upper || range.upper > bytes.count {
      return "a place lies outside the text"
    }
    let drawn = DiagnosticRenderer(sources: [parsed.source], style: .plain)
      .text(parsed.diagnostics)
    if drawn.utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) {
      return "a control character is drawn"
    }
    let once = SourceFormatter.format(parsed)
    if once != SourceFormatter.format(Self.parse(once)) {
      return "formatting what is formatted changes it"
    }
    let loaded = KnowledgeBase.load(
      [SourceText(name: "fuzz.kb", bytes: bytes)], asOf: CalendarDay(daysSinceEpoch: 20_781))
    let hasErrors = loaded.diagnostics.contains { $0.severity == .error }
    return (loaded.knowledgeBase == nil) == hasErrors
      ? nil : "a knowledge base with errors can be used, or one without cannot"
  }

  private static func parse(_ bytes: [UInt8]) -> ParsedSource {
    RuleLanguage.parse(SourceText(name: "fuzz.kb", bytes: bytes), id: SourceID(0))
  }
}

/// Texts of knowledge bases.
enum RandomKnowledge {
  /// A piece of a valid file: whole blocks in an order of their own.
  static func text(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<1 + Int(random.next() % 4) {
      bytes += random.pick(blocks)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static let blocks: [[UInt8]] =
    (source + "\n" + SmallFacts.knowledge).split(separator: "\n\n").map {
      Array($0.utf8) + [UInt8(ascii: "\n")]
    }

  private static let source = """
    relation mandatory(certificate C)
      announced   pending

    relation pending(certificate C)

    relation applies(regulation R)
      say         en "{R} applies" ko "{R} 적용"
      report      en "Laws"
      order       10

    parameter revenue.line amount KRW
      basis       law
      until       2025-01-01 10 bn
      from        2025-01-01 12 bn

    regulation Act
      title       en "Act"
      market      KR
      kind        law
      confidence  high

    certificate ALPHA
      title       en "Alpha"
      kind        certification
      effort      small 3..6, large 6..12 months confidence medium
      edition     "2022" from 2022-10-25
      order       10

    rule alpha.revenue for each market M
      when        any of  # one is enough
                    serves(KR)
                    at least 2 of
                      revenue >= revenue.line
                      listedOn <= as-of - 3 years
                      not online
      unless      alpha.small
      conclude    ALPHA is mandatory
      cite        Act "Art. \\"1\\"" url https://example.org read 2026-11-24
      in force    2016-06-02 ..
      due         08-31 next year after listedOn
      because     en "Revenue of {revenue}" ko "매출 {revenue}"

    exception alpha.small
      to          alpha.revenue
      when        revenue < 1 m
      cite        Act "2"

    table needs(market M, certificate C)
      | KR | ALPHA |
      | EU |       |

    question serves
      ask         en "Where are your customers?"
      section     market

    example shop
      given       serves = KR
                  revenue = 12 bn
      expect      ALPHA is mandatory
    """
}
