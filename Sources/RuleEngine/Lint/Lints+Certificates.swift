// Lints about certificates: what a reader of a profile asks for and does not find.

import RuleLanguage

extension Lint {
  static let certificateLints: [Lint] = [
    Lint(
      "certificate-without-cycle", finds: "a certificate that does not say how long it lasts",
      rationale: """
        A path is planned with renewals and surveillance. Add "cycle", or make the kind guidance.
        """,
      wrong: """
        certificate SEAL
          kind        mark
        """,
      right: """
        certificate SEAL
          kind        mark
          cycle       3 years, surveillance every 1 year
        """
    ) { context in
      context.model.certificates.compactMap { certificate in
        guard certificate.description.cycle == nil, certificate.description.kind != .guidance
        else { return nil }
        return (certificate.description.name.range, "\"\(certificate.name)\" has no cycle")
      }
    },
    Lint(
      "certificate-incomplete",
      finds: "a certificate whose profile lacks what everybody asks for first",
      rationale: """
        Whoever weighs a certificate asks what it is called, of what kind it is, where it counts, what \
        it attests, who issues it and, where it can be obtained, its legal effect, who can obtain it \
        and how long that takes. Add the fields; guidance needs the first five.
        """,
      wrong: """
        certificate GUIDE
          kind        guidance
          title       en "Guide to risks"
        """,
      right: """
        certificate GUIDE
          kind        guidance
          title       en "Guide to risks"
          region      en "worldwide"
          issuer      en "nobody: it is guidance"
          attests     en "nothing: it is guidance"
        """
    ) { context in
      context.model.certificates.compactMap { certificate in
        let description = certificate.description
        var missing = ["title", "region", "issuer", "attests"].filter {
          description.texts[$0] == nil
        }
        if description.kind == nil { missing.append("kind") }
        if description.kind != .guidance {
          missing += ["legal", "eligible"].filter { description.texts[$0] == nil }
          if description.efforts.isEmpty { missing.append("effort") }
        }
        guard !missing.isEmpty else { return nil }
        let fields = missing.map { "\"\($0)\"" }.joined(separator: ", ")
        return (description.name.range, "\"\(certificate.name)\" has no \(fields)")
      }
    },
    Lint(
      "edition-dates-backwards", finds: "an edition that ends before it begins",
      rationale: """
        On no day would the edition count, and what holds until its last day would never hold. Correct \
        "from", "superseded" or "until".
        """,
      wrong: """
        certificate SEAL
          kind        mark
          edition     "2022" from 2022-10-25 superseded 2020-01-01
        """,
      right: """
        certificate SEAL
          kind        mark
          edition     "2022" from 2022-10-25 superseded 2030-01-01
        """
    ) { context in
      context.model.certificates.flatMap { certificate in
        certificate.description.editions.compactMap { edition -> Finding? in
          let days = [edition.from, edition.superseded, edition.until].compactMap { $0 }
          guard days != days.sorted() else { return nil }
          return (
            edition.range,
            "edition \"\(edition.label)\" of \"\(certificate.name)\" ends before it begins"
          )
        }
      }
    },
  ]
}
