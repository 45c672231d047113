// Everything that results are put together from, written out once.

import Advice
import RuleEngine
import RuleLanguage

/// The fragments of results of one knowledge base on one day.
struct OutcomeFragments: Sendable {
  private(set) var table = FragmentTable()

  // MARK: Who

  let beforeID: Fragment
  let betweenIDAndName: Fragment
  /// What stands between the name and the headline.
  let head: Fragment

  // MARK: Path

  /// By rank.
  let certificates: [Fragment]
  let pathKey: Fragment
  let phaseKey: Fragment
  let certificatesKey: Fragment
  let monthsKey: Fragment
  let deadlineKey: Fragment

  /// What follows the path.
  let body: FragmentSequence

  /// The words for two statuses in CSV, by their codes.
  let statusPairs: FragmentChoices
  /// The words for one status in CSV, by its code.
  let statuses: [Fragment]
  let headlines: HeadlineFragments

  init(
    _ advisor: Advisor, _ layout: OutcomeLayout, _ names: ResultNames, _ scope: OutcomeScope,
    _ language: Language
  ) {
    var table = FragmentTable()
    if scope.hasDetails {
      beforeID = table.add("{\"id\":\"")
      betweenIDAndName = table.add("\",\"name\":\"")
      head = table.add { bytes in
        bytes.append(ascii: "\",\"asOf\":\"")
        bytes.append(contentsOf: advisor.asOf.description.utf8)
        bytes.append(ascii: "\",\"knowledgeBase\":")
        bytes.append(contentsOf: names.knowledgeBase)
        bytes.append(ascii: ",\"headline\":")
      }
    } else {
      beforeID = table.add("")
      betweenIDAndName = table.add(",")
      head = table.add(Array(",\(advisor.asOf.description),".utf8))
    }
    certificates = layout.ranked.map { certificate in
      table.add { bytes in
        bytes.append(ascii: ",")
        bytes.append(contentsOf: names.certificates[certificate])
      }
    }
    pathKey = table.add(",\"path\":")
    phaseKey = table.add(",{\"phase\":")
    certificatesKey = table.add(",\"certificates\":")
    monthsKey = table.add(",\"months\":[")
    deadlineKey = table.add(",\"deadline\":\"")
    body = FragmentSequence(
      layout.body.parts.map { (table.add($0.text), $0.replacesLast) })
    statusPairs = FragmentChoices(
      (0..<256).map { codes in
        table.add(Self.status(codes & 15) + Self.status(codes >> 4))
      })
    statuses = (0..<16).map { table.add(Self.status($0)) }
    headlines = HeadlineFragments(
      advisor, findingCount: layout.findings.count, scope.format, language, &table)
    self.table = table
  }
}

extension OutcomeFragments {
  /// A status as a cell, by its code, with the comma before it.
  private static func status(_ code: Int) -> [UInt8] {
    let all = CertificateStatus.allCases
    let word = code > 0 && code <= all.count ? all[code - 1].rawValue : ""
    return Array(("," + word).utf8)
  }
}

/// A fragment of a headline, and whether a CSV cell that holds it stands in quotes.
struct HeadlinePiece: Sendable {
  var fragment: Fragment
  var needsQuotes: Bool

  /// Words of a knowledge base do not begin or end with blanks, which alone would ask for quotes, too.
  init(_ fragment: Fragment, of text: String) {
    self.fragment = fragment
    var copy = "." + text + "."
    needsQuotes = copy.withUTF8 { unsafe [UInt8].needsQuotes($0.span) }
  }

  /// Appends a part of a headline as the content of a JSON string or of a CSV cell in quotes, or as it is
  /// for a summary.
  static func write(_ text: String, _ format: OutputFormat, to bytes: inout [UInt8]) {
    switch format {
    case .ndjson:
      var copy = text
      copy.withUTF8 { unsafe bytes.append(jsonContent: $0.span) }
    case .csv:
      // The comma makes sure that there are quotes, and goes with them.
      var cell: [UInt8] = []
      cell.append(csv: text + ",")
      bytes.append(contentsOf: cell.dropFirst().dropLast(2))
    case .summary: bytes.append(contentsOf: text.utf8)
    }
  }
}

/// The words between the phases of a headline, and headlines without phases.
struct HeadlineFragments: Sendable {
  /// By the number of phases less one: what stands before, between and after them.
  let pieces: [[HeadlinePiece]]
  /// What stands after the last phase, by the number of certificates that are not named.
  let tails: [HeadlinePiece]
  /// By the number of certificates that depend on answers, or of findings without certificates.
  let open: [HeadlinePiece]
  let held: HeadlinePiece

  init(
    _ advisor: Advisor, findingCount: Int, _ format: OutputFormat, _ language: Language,
    _ table: inout FragmentTable
  ) {
    func piece(_ text: String) -> HeadlinePiece {
      HeadlinePiece(
        table.add { HeadlinePiece.write(text, format, to: &$0) }, of: text)
    }
    // A headline of marks, cut at the marks, shows what stands between phases.
    let mark = "\u{1}"
    func joints(_ count: Int, andMore left: Int) -> [String] {
      Advisor.headline(of: Array(repeating: mark, count: count), andMore: left, language)
        .split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    }
    let shown = Advisor.shownPhaseCount
    pieces = (1...shown).map { joints($0, andMore: 0).map(piece) }
    tails = (0...OutcomeLayout.certificateLimit).map { left in
      piece(joints(shown, andMore: left).last ?? "")
    }
    func without(_ count: Int, _ isAnyHeld: Bool) -> HeadlinePiece {
      piece(
        advisor.headlineWithoutPath(
          findingCount: count, openCount: count, isAnyHeld: isAnyHeld, language))
    }
    open = (0...max(findingCount, OutcomeLayout.certificateLimit)).map { without($0, false) }
    held = without(0, true)
  }
}
