// Schemes side by side: the descriptions of certificates, an aspect at a time.

package import Advice
import RuleEngine
import RuleLanguage

/// Writes comparisons.
package struct ComparisonReport: Sendable {
  private let advisor: Advisor
  private let style: TextStyle
  private let language: Language
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates a writer.
  package init(_ advisor: Advisor, _ language: Language, _ style: TextStyle) {
    self.advisor = advisor
    self.style = style
    self.language = language
    wording = Wording(advisor.program, language)
    phrases = ReportPhrases(language)
  }

  /// The least columns in which the text of a cell is still pleasant to read.
  private static let cellWidth = 22
  /// The columns between two cells.
  private static let gap = 2

  /// The aspects of certificates: for each its name, and a text for each certificate.
  ///
  /// First what tells certificates apart, then what it takes to obtain them.
  package func rows(_ certificates: [Int]) -> [(aspect: String, cells: [String])] {
    let descriptions = certificates.map { advisor.model.certificates[$0].description }
    func texts(_ key: String) -> (aspect: String, cells: [String]) {
      (phrases.aspect(key), descriptions.map { language.text($0.texts[key]) ?? "" })
    }
    var rows = ["attests", "region", "legal", "issuer", "controls"].map(texts)
    rows.append(
      (phrases.aspect("cycle"), descriptions.map { $0.cycle.map(phrases.cycle) ?? "" }))
    rows += ["obliged", "fits", "title", "owner", "eligible", "before"].map(texts)
    rows.append((phrases.aspect("edition"), descriptions.map(editions)))
    rows.append((phrases.aspect("effort"), descriptions.map(effort)))
    for (key, list) in [
      ("requires", { (one: CertificateSyntax) in one.requires }),
      ("easedBy", { one in one.easedBy }), ("covers", { one in one.covers }),
      ("auditWith", { one in one.auditWith }),
    ] {
      rows.append(
        (phrases.aspect(key), descriptions.map { language.list(list($0).map(\.text)) }))
    }
    rows += ["money", "afterwards"].map(texts)
    return rows.filter { row in row.cells.contains { !$0.isEmpty } }
  }

  /// The comparison as text: a table where each certificate's column is wide enough to read, or else
  /// an aspect with a line for each certificate.
  package func text(_ certificates: [Int]) -> String {
    let rows = rows(certificates)
    let names = certificates.map { wording.certificate($0) }
    let label = min(18, (rows.map { DisplayWidth.of($0.aspect) }.max() ?? 0))
    let cell = (style.width - label) / max(1, names.count) - Self.gap
    return cell >= Self.cellWidth
      ? table(rows, names, widths: [label] + names.map { _ in cell }) : list(rows, names)
  }

  private func table(
    _ rows: [(aspect: String, cells: [String])], _ names: [String], widths: [Int]
  ) -> String {
    var canvas = TextCanvas(style)
    canvas.row([""] + names, widths: widths, gap: Self.gap) { _ in .bold }
    for row in rows {
      canvas.blank()
      canvas.row(
        [row.aspect] + row.cells.map { $0.isEmpty ? "–" : $0 }, widths: widths, gap: Self.gap
      ) { $0 == 0 ? .bold : nil }
    }
    return canvas.text
  }

  private func list(_ rows: [(aspect: String, cells: [String])], _ names: [String]) -> String {
    var canvas = TextCanvas(style)
    let width = min(24, (names.map { DisplayWidth.of($0) }.max() ?? 0) + 4)
    for row in rows {
      canvas.heading(row.aspect)
      for (name, cell) in zip(names, row.cells) {
        canvas.paragraph(
          cell.isEmpty ? "–" : cell, indent: width + 2,
          first: "  " + TextCanvas.padded(name, to: width))
      }
    }
    return canvas.text
  }

  private func editions(_ description: CertificateSyntax) -> String {
    let current = description.editions.filter { edition in
      (edition.from.map { $0 <= advisor.asOf } ?? true)
        && (edition.until.map { advisor.asOf <= $0 } ?? true)
        && (edition.superseded.map { advisor.asOf < $0 } ?? true)
    }
    return language.list(current.map(\.label))
  }

  private func effort(_ description: CertificateSyntax) -> String {
    description.efforts.map { effort in
      let bands = effort.bands.map { band in
        "\(size(band.size.text)) \(band.months.lowerBound)–\(band.months.upperBound)"
      }.joined(separator: ", ")
      let with =
        effort.with.isEmpty ? "" : phrases.withHeld(language.list(effort.with.map(\.text)))
      return phrases.effort(bands) + with
    }.joined(separator: "; ")
  }

  private func size(_ name: String) -> String {
    guard let enumeration = advisor.model.enumeration(named: "size"),
      let index = advisor.model[enumeration].index(of: name)
    else { return name }
    return wording.member(index, of: enumeration)
  }
}
