// A result as JSON: one object a line, keys always in the same order. Each key has a method of its own,
// because a batch writes them apart and puts them together.

package import Advice
package import RuleEngine
import RuleLanguage

/// Writes assessments as JSON.
package struct ResultWriter: Sendable {
  /// Appends the proofs of an assessment as a JSON value.
  package typealias Proofs = @Sendable (Advisor, Evaluation, Assessment, inout [UInt8]) -> Void

  /// How much of the reasoning is written.
  package let trace: TraceLevel
  /// The language of the headline.
  package let language: Language
  let names: ResultNames
  private let proofs: Proofs?

  /// Creates a writer.
  ///
  /// `proofs`: appends what `--trace full` adds under the key `proofs`.
  package init(
    _ knowledgeBase: KnowledgeBase, trace: TraceLevel = .rules, language: Language = .english,
    proofs: Proofs? = nil
  ) {
    self.trace = trace
    self.language = language
    self.proofs = proofs
    names = ResultNames(knowledgeBase)
  }

  /// Appends a result, without a line break.
  package func append(
    _ assessment: Assessment, _ evaluation: Evaluation, _ advisor: Advisor,
    to bytes: inout [UInt8]
  ) {
    bytes.append(ascii: "{\"id\":")
    bytes.append(json: assessment.id)
    bytes.append(ascii: ",\"name\":")
    bytes.append(json: assessment.name)
    appendBody(assessment, evaluation, advisor, to: &bytes)
  }

  /// Appends what follows the name: all that does not depend on who the organisation is.
  func appendBody(
    _ assessment: Assessment, _ evaluation: Evaluation, _ advisor: Advisor,
    to bytes: inout [UInt8]
  ) {
    appendHead(advisor, to: &bytes)
    appendHeadline(assessment, advisor, to: &bytes)
    appendPath(assessment.path, to: &bytes)
    appendRecommendations(assessment.recommendations, to: &bytes)
    appendCovered(assessment.covered, to: &bytes)
    appendUnsuitable(assessment.unsuitable, to: &bytes)
    appendPending(assessment.pending, to: &bytes)
    appendUndetermined(assessment.undetermined, to: &bytes)
    appendConclusions(assessment.findings, advisor, to: &bytes)
    appendFired(assessment.fired, to: &bytes)
    if trace == .full, let proofs {
      bytes.append(ascii: ",\"proofs\":")
      proofs(advisor, evaluation, assessment, &bytes)
    }
    bytes.append(ascii: "}")
  }

  func appendHead(_ advisor: Advisor, to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"asOf\":\"")
    bytes.append(contentsOf: advisor.asOf.description.utf8)
    bytes.append(ascii: "\",\"knowledgeBase\":")
    bytes.append(contentsOf: names.knowledgeBase)
  }

  func appendHeadline(_ assessment: Assessment, _ advisor: Advisor, to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"headline\":")
    bytes.append(json: advisor.headline(assessment, language: language))
  }

  func appendPath(_ path: [Assessment.Phase], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"path\":[")
    for (index, phase) in path.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"phase\":" : ",{\"phase\":")
      bytes.append(decimal: index + 1)
      bytes.append(ascii: ",\"certificates\":[")
      bytes.append(names: names.certificates, phase.certificates)
      bytes.append(ascii: "]")
      if let months = phase.months {
        bytes.append(ascii: ",\"months\":[")
        bytes.append(decimal: months.lowerBound)
        bytes.append(ascii: ",")
        bytes.append(decimal: months.upperBound)
        bytes.append(ascii: "]")
      }
      if let deadline = phase.deadline {
        bytes.append(ascii: ",\"deadline\":\"")
        bytes.append(contentsOf: deadline.description.utf8)
        bytes.append(ascii: "\"")
      }
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  func appendRecommendations(
    _ recommendations: [Assessment.Recommendation], to bytes: inout [UInt8]
  ) {
    bytes.append(ascii: ",\"recommendations\":[")
    for (index, recommendation) in recommendations.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"certificate\":" : ",{\"certificate\":")
      bytes.append(contentsOf: names.certificates[recommendation.certificate])
      bytes.append(ascii: ",\"strength\":\"")
      bytes.append(contentsOf: recommendation.strength.rawValue.utf8)
      bytes.append(ascii: "\"")
      appendRules(recommendation.rules, to: &bytes)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  func appendCovered(_ covered: [Assessment.Cover], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"covered\":[")
    for (index, cover) in covered.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"certificate\":" : ",{\"certificate\":")
      bytes.append(contentsOf: names.certificates[cover.certificate])
      bytes.append(ascii: ",\"by\":")
      bytes.append(contentsOf: names.certificates[cover.by])
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  func appendUnsuitable(_ unsuitable: [Assessment.Unsuitable], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"unsuitable\":[")
    for (index, item) in unsuitable.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"certificate\":" : ",{\"certificate\":")
      bytes.append(contentsOf: names.certificates[item.certificate])
      appendRules(item.rules, to: &bytes)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  func appendPending(_ pending: [Assessment.Pending], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"pending\":[")
    for (index, item) in pending.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"certificate\":" : ",{\"certificate\":")
      bytes.append(contentsOf: names.certificates[item.certificate])
      if let from = item.from {
        bytes.append(ascii: ",\"from\":\"")
        bytes.append(contentsOf: from.description.utf8)
        bytes.append(ascii: "\"")
      }
      appendRules(item.rules, to: &bytes)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  func appendUndetermined(_ undetermined: [Assessment.Undetermined], to bytes: inout [UInt8]) {
    bytes.append(ascii: ",\"undetermined\":[")
    for (index, item) in undetermined.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"certificate\":" : ",{\"certificate\":")
      appendUndetermined(item, to: &bytes)
    }
    bytes.append(ascii: "]")
  }

  /// Appends what follows `{"certificate":`.
  func appendUndetermined(_ item: Assessment.Undetermined, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: names.certificates[item.certificate])
    bytes.append(ascii: ",\"dependsOn\":[")
    bytes.append(names: names.facts, item.dependsOn.lazy.map(\.index))
    if !item.dependsOn.isEmpty, !item.dependsOnParameters.isEmpty { bytes.append(ascii: ",") }
    bytes.append(names: names.parameters, item.dependsOnParameters.lazy.map(\.index))
    bytes.append(ascii: "]}")
  }

  func appendConclusions(
    _ findings: [Assessment.Finding], _ advisor: Advisor, to bytes: inout [UInt8]
  ) {
    guard !findings.isEmpty else { return }
    bytes.append(ascii: ",\"conclusions\":[")
    for (index, finding) in findings.enumerated() {
      bytes.append(ascii: index == 0 ? "{\"statement\":" : ",{\"statement\":")
      bytes.append(json: advisor.program.name(of: finding.atom))
      appendRules(finding.rules, to: &bytes)
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]")
  }

  func appendFired(_ fired: [ID<Rule>], to bytes: inout [UInt8]) {
    guard trace != .none else { return }
    bytes.append(ascii: ",\"fired\":[")
    bytes.append(names: names.rules, fired.lazy.map(\.index))
    bytes.append(ascii: "]")
  }

  private func appendRules(_ rules: [ID<Rule>], to bytes: inout [UInt8]) {
    guard trace != .none else { return }
    bytes.append(ascii: ",\"rules\":[")
    bytes.append(names: names.rules, rules.lazy.map(\.index))
    bytes.append(ascii: "]")
  }
}
