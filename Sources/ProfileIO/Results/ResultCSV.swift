// Results as CSV: id, name, asOf, headline, and a column for each certificate with its strength, or
// `held`, `covered`, `unsuitable`, `pending`, `undetermined`, or nothing.

import Advice
import RuleEngine
import RuleLanguage

enum ResultCSV {
  /// The header and a line break.
  static func header(_ model: Model) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(ascii: "id,name,asOf,headline")
    for certificate in model.certificates {
      bytes.append(ascii: ",")
      bytes.append(csv: certificate.name)
    }
    bytes.append(ascii: "\r\n")
    return bytes
  }

  /// Appends a result and a line break.
  static func append(
    _ assessment: Assessment, _ advisor: Advisor, _ language: Language, to bytes: inout [UInt8]
  ) {
    bytes.append(csv: assessment.id)
    bytes.append(ascii: ",")
    bytes.append(csv: assessment.name)
    bytes.append(ascii: ",")
    bytes.append(csv: assessment.asOf.description)
    bytes.append(ascii: ",")
    bytes.append(csv: advisor.headline(assessment, language: language))
    for state in states(assessment, count: advisor.model.certificates.count) {
      bytes.append(ascii: ",")
      bytes.append(csv: state)
    }
    bytes.append(ascii: "\r\n")
  }

  /// What is said of each certificate, the most telling word only.
  static func states(_ assessment: Assessment, count: Int) -> [String] {
    var states = [String](repeating: "", count: count)
    for one in assessment.undetermined { states[one.certificate] = "undetermined" }
    for one in assessment.unsuitable { states[one.certificate] = "unsuitable" }
    for one in assessment.pending { states[one.certificate] = "pending" }
    for one in assessment.recommendations {
      states[one.certificate] = one.isHeld ? "held" : one.strength.rawValue
    }
    for one in assessment.covered { states[one.certificate] = "covered" }
    return states
  }
}
