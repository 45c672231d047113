// Everything that results are put together from, written out once: with the comma that stands before
// it, because the first one in a list can lose it more cheaply than the others can gain it.

import Advice
import RuleEngine
import RuleLanguage

/// The fragments of results of one knowledge base on one day.
struct OutcomeFragments: Sendable {
  private(set) var table = FragmentTable()

  // MARK: Who

  let idKey: Fragment
  let nameKey: Fragment
  /// What stands between the name and the headline.
  let head: Fragment

  // MARK: Lists of names

  /// By rank.
  let certificates: [Fragment]
  /// As the names in the layout.
  let rules: [Fragment]
  let facts: [Fragment]
  let parameters: [Fragment]

  // MARK: Keys and items

  let pathKey: Fragment
  let phaseKey: Fragment
  let certificatesKey: Fragment
  let monthsKey: Fragment
  let deadlineKey: Fragment
  let recommendationsKey: Fragment
  /// By strength, then by rank; closed where no rules follow.
  let recommendations: [[Fragment]]
  let coveredKey: Fragment
  /// By rank.
  let covered: [Fragment]
  /// As the names in the layout.
  let coveredBy: [Fragment]
  let unsuitableKey: Fragment
  let unsuitable: [Fragment]
  let pendingKey: Fragment
  /// Without an end, because a day may follow.
  let pending: [Fragment]
  /// As the days in the layout.
  let starts: [Fragment]
  let rulesKey: Fragment
  let undeterminedKey: Fragment
  let undetermined: [Fragment]
  let conclusionsKey: Fragment
  let conclusions: [Fragment]
  let firedKey: Fragment

  /// The words for each status in CSV, by its code.
  let statuses: [Fragment]
  let headlines: HeadlineFragments

  init(
    _ advisor: Advisor, _ layout: OutcomeLayout, _ names: ResultNames, _ scope: OutcomeScope,
    _ language: Language
  ) {
    var table = FragmentTable()
    func list(_ names: [[UInt8]]) -> [Fragment] {
      names.map { name in
        table.add { bytes in
          bytes.append(ascii: ",")
          bytes.append(contentsOf: name)
        }
      }
    }
    /// A certificate with what stands before and after it.
    func item(_ certificate: Int, _ before: StaticString, _ after: String) -> Fragment {
      table.add { bytes in
        bytes.append(ascii: before)
        bytes.append(contentsOf: names.certificates[certificate])
        bytes.append(contentsOf: after.utf8)
      }
    }
    let hasRules = scope.hasRules
    let end = hasRules ? ",\"rules\":" : "}"
    let indices = advisor.model.certificates.indices
    let ranked = layout.ranked

    idKey = table.add("{\"id\":")
    nameKey = table.add(",\"name\":")
    head = table.add { bytes in
      bytes.append(ascii: scope.hasDetails ? ",\"asOf\":\"" : ",")
      bytes.append(contentsOf: advisor.asOf.description.utf8)
      guard scope.hasDetails else { return bytes.append(ascii: ",") }
      bytes.append(ascii: "\",\"knowledgeBase\":")
      bytes.append(contentsOf: names.knowledgeBase)
      bytes.append(ascii: ",\"headline\":")
    }
    let (ruleNames, factNames) = (list(names.rules), list(names.facts))
    let parameterNames = list(names.parameters)
    certificates = list(ranked.map { names.certificates[$0] })
    rules = layout.ruleNames.map { ruleNames[$0] }
    facts = layout.factNames.map { factNames[$0] }
    parameters = layout.parameterNames.map { parameterNames[$0] }

    pathKey = table.add(",\"path\":")
    phaseKey = table.add(",{\"phase\":")
    certificatesKey = table.add(",\"certificates\":")
    monthsKey = table.add(",\"months\":[")
    deadlineKey = table.add(",\"deadline\":\"")
    recommendationsKey = table.add(",\"recommendations\":")
    recommendations = Strength.allCases.map { strength in
      ranked.map {
        item($0, ",{\"certificate\":", ",\"strength\":\"\(strength.rawValue)\"" + end)
      }
    }
    coveredKey = table.add(",\"covered\":")
    covered = ranked.map { item($0, ",{\"certificate\":", "") }
    let coverNames = indices.map { item($0, ",\"by\":", "}") }
    coveredBy = layout.coverNames.map { coverNames[$0] }
    unsuitableKey = table.add(",\"unsuitable\":")
    unsuitable = indices.map { item($0, ",{\"certificate\":", end) }
    pendingKey = table.add(",\"pending\":")
    pending = indices.map { item($0, ",{\"certificate\":", "") }
    starts = layout.starts.map { day in
      table.add { bytes in
        bytes.append(ascii: ",\"from\":\"")
        bytes.append(contentsOf: day.description.utf8)
        bytes.append(ascii: "\"")
      }
    }
    rulesKey = hasRules ? table.add(",\"rules\":") : table.add("}")
    undeterminedKey = table.add(",\"undetermined\":")
    undetermined = indices.map { item($0, ",{\"certificate\":", ",\"dependsOn\":") }
    conclusionsKey = table.add(",\"conclusions\":")
    conclusions = layout.findings.atoms.map { atom in
      table.add { bytes in
        bytes.append(ascii: ",{\"statement\":")
        bytes.append(json: advisor.program.name(of: atom))
        bytes.append(contentsOf: end.utf8)
      }
    }
    firedKey = table.add(",\"fired\":")
    statuses = (0...CertificateStatus.allCases.count).map { code in
      table.add { bytes in
        bytes.append(ascii: ",")
        guard code > 0 else { return }
        bytes.append(contentsOf: CertificateStatus.allCases[code - 1].rawValue.utf8)
      }
    }
    headlines = HeadlineFragments(
      advisor, findingCount: layout.findings.atoms.count, scope.format, language, &table)
    self.table = table
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
