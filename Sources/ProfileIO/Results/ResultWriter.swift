// A result as one JSON object on one line. The keys keep the order in which the interface promises
// them.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes results of one advisor.
package struct ResultWriter: Sendable {
  private let advisor: Advisor
  private let language: Language
  private let trace: TraceLevel
  /// Gives the proofs of an assessment as JSON, for the trace level `full`.
  private let proofs: @Sendable (Assessment, Evaluation) -> String

  /// Creates a writer.
  package init(
    _ advisor: Advisor, _ language: Language, _ trace: TraceLevel,
    proofs: @escaping @Sendable (Assessment, Evaluation) -> String
  ) {
    self.advisor = advisor
    self.language = language
    self.trace = trace
    self.proofs = proofs
  }

  /// Appends a result and a line break.
  package func append(
    _ assessment: Assessment, _ evaluation: Evaluation, to bytes: inout [UInt8]
  ) {
    bytes.append(ascii: "{\"id\":")
    bytes.append(json: assessment.id)
    bytes.append(ascii: ",\"name\":")
    bytes.append(json: assessment.name)
    bytes.append(ascii: ",\"asOf\":")
    bytes.append(json: assessment.asOf.description)
    bytes.append(ascii: ",\"knowledgeBase\":{\"version\":")
    bytes.append(json: advisor.knowledgeBase.version)
    bytes.append(ascii: ",\"digest\":")
    bytes.append(json: advisor.knowledgeBase.digest)
    bytes.append(ascii: "},\"headline\":")
    bytes.append(json: advisor.headline(assessment, language: language))
    appendPath(assessment.path, to: &bytes)
    appendRecommendations(assessment.recommendations, to: &bytes)
    appendCertainties(assessment, to: &bytes)
    appendUndetermined(assessment.undetermined, to: &bytes)
    if !assessment.findings.isEmpty { appendFindings(assessment.findings, to: &bytes) }
    if trace != .none {
      bytes.append(ascii: ",\"fired\":")
      append(rules: assessment.fired, to: &bytes)
    }
    if trace == .full {
      bytes.append(ascii: ",\"proofs\":")
      bytes.append(contentsOf: proofs(assessment, evaluation).utf8)
    }
    bytes.append(ascii: "}\n")
  }

  private func appendPath(_ path: [Assessment.Phase], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"path\":")
    bytes.append(list: path.enumerated()) { phase, bytes in
      bytes.append(ascii: "{\"phase\":")
      bytes.append(decimal: phase.offset + 1)
      bytes.append(ascii: ",\"certificates\":")
      append(certificates: phase.element.certificates, to: &bytes)
      if let months = phase.element.months {
        bytes.append(ascii: ",\"months\":[")
        bytes.append(decimal: months.lowerBound)
        bytes.append(ascii: ",")
        bytes.append(decimal: months.upperBound)
        bytes.append(ascii: "]")
      }
      if let deadline = phase.element.deadline {
        bytes.append(ascii: ",\"deadline\":")
        bytes.append(json: deadline.description)
      }
      bytes.append(ascii: "}")
    }
  }

  private func appendRecommendations(
    _ recommendations: [Assessment.Recommendation], to bytes: inout [UInt8]
  ) {
    bytes.append(ascii: ",\"recommendations\":")
    bytes.append(list: recommendations) { recommendation, bytes in
      open(recommendation.certificate, to: &bytes)
      bytes.append(ascii: ",\"strength\":")
      bytes.append(json: recommendation.strength.rawValue)
      if recommendation.isHeld { bytes.append(ascii: ",\"held\":true") }
      close(recommendation.rules, to: &bytes)
    }
  }

  private func appendCertainties(_ assessment: Assessment, to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"covered\":")
    bytes.append(list: assessment.covered) { cover, bytes in
      open(cover.certificate, to: &bytes)
      bytes.append(ascii: ",\"by\":")
      bytes.append(json: advisor.model.certificates[cover.by].name)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: ",\"unsuitable\":")
    bytes.append(list: assessment.unsuitable) { unsuitable, bytes in
      open(unsuitable.certificate, to: &bytes)
      close(unsuitable.rules, to: &bytes)
    }
    bytes.append(ascii: ",\"pending\":")
    bytes.append(list: assessment.pending) { pending, bytes in
      open(pending.certificate, to: &bytes)
      if let from = pending.from {
        bytes.append(ascii: ",\"from\":")
        bytes.append(json: from.description)
      }
      close(pending.rules, to: &bytes)
    }
  }

  private func appendUndetermined(
    _ undetermined: [Assessment.Undetermined], to bytes: inout [UInt8]
  ) {
    bytes.append(ascii: ",\"undetermined\":")
    bytes.append(list: undetermined) { open, bytes in
      self.open(open.certificate, to: &bytes)
      bytes.append(ascii: ",\"dependsOn\":")
      let names =
        open.dependsOn.map { advisor.model[$0].name }
        + open.dependsOnParameters.map { advisor.model[$0].name }
      bytes.append(list: names) { name, bytes in bytes.append(json: name) }
      bytes.append(ascii: "}")
    }
  }

  private func appendFindings(_ findings: [Assessment.Finding], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"conclusions\":")
    bytes.append(list: findings) { finding, bytes in
      bytes.append(ascii: "{\"statement\":")
      bytes.append(json: advisor.program.name(of: finding.atom))
      close(finding.rules, to: &bytes)
    }
  }

  // MARK: Pieces

  private func open(_ certificate: Int, to bytes: inout [UInt8]) {
    bytes.append(ascii: "{\"certificate\":")
    bytes.append(json: advisor.model.certificates[certificate].name)
  }

  private func close(_ rules: [ID<Rule>], to bytes: inout [UInt8]) {
    if trace != .none {
      bytes.append(ascii: ",\"rules\":")
      append(rules: rules, to: &bytes)
    }
    bytes.append(ascii: "}")
  }

  private func append(rules: [ID<Rule>], to bytes: inout [UInt8]) {
    bytes.append(list: rules) { rule, bytes in bytes.append(json: advisor.model[rule].name) }
  }

  private func append(certificates: [Int], to bytes: inout [UInt8]) {
    bytes.append(list: certificates) { index, bytes in
      bytes.append(json: advisor.model.certificates[index].name)
    }
  }
}

extension [UInt8] {
  /// Appends a JSON array.
  mutating func append<Items: Sequence>(
    list items: Items, _ item: (Items.Element, inout [UInt8]) -> Void
  ) {
    append(ascii: "[")
    var isFirst = true
    for one in items {
      if !isFirst { append(ascii: ",") }
      isFirst = false
      item(one, &self)
    }
    append(ascii: "]")
  }
}
