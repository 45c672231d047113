// A result as a row of CSV: id, name, asOf and headline, then one column a certificate.

package import Advice
import RuleEngine
import RuleLanguage

/// What a certificate is to an organisation, in one word.
package enum CertificateStatus: String, Hashable, Sendable, CaseIterable {
  /// Held and valid, so that nothing is to be done.
  case held
  /// Satisfied by a held or stronger certificate.
  case covered
  /// A law in force names it.
  case mandatory
  /// A supervisor, a contract or a tender asks for it.
  case expected
  /// The market or the fit of the profile speaks for it.
  case recommended
  /// Something speaks for it, but not much.
  case optional
  /// It does not suit.
  case unsuitable
  /// A duty is coming.
  case pending
  /// Missing answers decide.
  case undetermined

  init(_ strength: Strength) {
    self =
      switch strength {
      case .mandatory: .mandatory
      case .expected: .expected
      case .recommended: .recommended
      case .optional: .optional
      }
  }
}

extension Assessment {
  /// The status of each certificate, by index: the first that fits in the order of the cases.
  ///
  /// Nil where nothing is said about it.
  func statuses(certificateCount: Int) -> [CertificateStatus?] {
    var result = [CertificateStatus?](repeating: nil, count: certificateCount)
    for item in undetermined { result[item.certificate] = .undetermined }
    for item in pending { result[item.certificate] = .pending }
    for item in unsuitable { result[item.certificate] = .unsuitable }
    for item in recommendations {
      result[item.certificate] = item.isHeld ? .held : CertificateStatus(item.strength)
    }
    for item in covered where result[item.certificate] != .held {
      result[item.certificate] = .covered
    }
    return result
  }
}

/// Writes assessments as CSV.
package struct CSVResultWriter: Sendable {
  /// The language of the headline.
  package let language: Language
  private let certificates: [String]

  /// Creates a writer.
  package init(_ knowledgeBase: KnowledgeBase, language: Language = .english) {
    self.language = language
    certificates = knowledgeBase.model.certificates.map(\.name)
  }

  /// The header, with its line break.
  package var header: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(ascii: "id,name,asOf,headline")
    for certificate in certificates {
      bytes.append(ascii: ",")
      bytes.append(csv: certificate)
    }
    bytes.append(ascii: "\n")
    return bytes
  }

  /// Appends a row, without a line break.
  package func append(_ assessment: Assessment, _ advisor: Advisor, to bytes: inout [UInt8]) {
    bytes.append(csv: assessment.id)
    bytes.append(ascii: ",")
    bytes.append(csv: assessment.name)
    appendBody(assessment, advisor, to: &bytes)
  }

  /// Appends what follows the name.
  func appendBody(_ assessment: Assessment, _ advisor: Advisor, to bytes: inout [UInt8]) {
    bytes.append(ascii: ",")
    bytes.append(contentsOf: assessment.asOf.description.utf8)
    bytes.append(ascii: ",")
    bytes.append(csv: advisor.headline(assessment, language: language))
    for status in assessment.statuses(certificateCount: certificates.count) {
      bytes.append(ascii: ",")
      if let status { bytes.append(contentsOf: status.rawValue.utf8) }
    }
  }
}
