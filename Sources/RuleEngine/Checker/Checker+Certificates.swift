// Certificates: their descriptions, and the relations that their blocks make up.

import RuleLanguage

extension Checker {
  /// The names of the relations that blocks of certificates make up.
  var certificateRelations: [String] {
    ["attests", "auditWith", "covers", "easedBy", "guidance", "requires"]
  }

  /// Declares the relations that the blocks of certificates write down.
  mutating func declareCertificateRelations() {
    guard let certificates = model.enumeration(named: "certificate"),
      let editions = model.enumeration(named: "edition")
    else { return }
    var tuples: [String: [Relation.Tuple]] = [:]
    for name in certificateRelations { tuples[name] = [] }
    for (index, syntax) in certificateSyntax.enumerated() {
      func add(_ name: String, _ others: [Name], within interval: DateInterval?) {
        for other in others {
          guard let target = member(other, of: certificates) else { continue }
          tuples[name, default: []].append(
            .init(arguments: [index, target], mark: "", interval: interval))
        }
      }
      add("requires", syntax.requires, within: nil)
      add("easedBy", syntax.easedBy, within: nil)
      add("covers", syntax.covers, within: nil)
      add("auditWith", syntax.auditWith, within: nil)
      if syntax.kind == .guidance {
        tuples["guidance", default: []].append(
          .init(arguments: [index], mark: "", interval: nil))
      }
      if syntax.editions.isEmpty, let edition = memberIndex[editions.index][syntax.name.text] {
        tuples["attests", default: []].append(
          .init(arguments: [edition, index], mark: "", interval: nil))
      }
      for edition in syntax.editions {
        if let required = edition.requires {
          // A new certificate is issued to an edition until a newer one replaces it.
          add(
            "requires", [required],
            within: DateInterval(
              first: edition.from,
              last: (edition.superseded ?? edition.until)?.adding(
                days: edition.superseded == nil ? 0 : -1), range: edition.range))
        }
        let name = "\(syntax.name.text):\(edition.label)"
        if let editionIndex = memberIndex[editions.index][name] {
          tuples["attests", default: []].append(
            .init(
              arguments: [editionIndex, index], mark: "",
              interval: DateInterval(
                first: edition.from, last: edition.until, range: edition.range)))
        }
      }
    }
    for name in certificateRelations {
      let enumerations =
        switch name {
        case "attests": [editions, certificates]
        case "guidance": [certificates]
        default: [certificates, certificates]
        }
      model.relations.append(
        Relation(
          name: name,
          parameters: zip(enumerations, ["A", "B"]).map {
            .init(enumeration: $0, placeholder: $1)
          }, tuples: tuples[name] ?? [], say: nil, deny: nil, report: nil, order: 0,
          citations: [], range: nil))
    }
  }

  /// Fills in the descriptions, in the order of the enumeration.
  mutating func describeCertificates() {
    guard let enumeration = model.enumeration(named: "certificate") else { return }
    for syntax in certificateSyntax {
      // Unknown names were reported when the relations were made.
      func indices(_ names: [Name]) -> [Int] {
        names.compactMap { memberIndex[enumeration.index][$0.text] }
      }
      for effort in syntax.efforts {
        for name in effort.with { _ = member(name, of: enumeration) }
        if let sizes = model.enumeration(named: "size") {
          for band in effort.bands { _ = member(band.size, of: sizes) }
        }
      }
      check(syntax.url)
      let own = citations(
        syntax.citations + syntax.editions.compactMap(\.citation)
          + syntax.efforts.compactMap(\.citation))
      model.certificates.append(
        Certificate(
          name: syntax.name.text, description: syntax, citations: own,
          requires: indices(syntax.requires), easedBy: indices(syntax.easedBy),
          covers: indices(syntax.covers), auditWith: indices(syntax.auditWith),
          order: syntax.order ?? .max))
    }
  }
}
