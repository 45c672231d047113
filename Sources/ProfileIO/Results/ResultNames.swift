// The names that results are made of, written out once as JSON and as CSV.

import Advice
import RuleEngine
import RuleLanguage

/// The names of a knowledge base as bytes.
struct ResultNames: Sendable {
  /// The names of the certificates as JSON strings.
  let certificates: [[UInt8]]
  /// The names of the rules as JSON strings.
  let rules: [[UInt8]]
  /// The names of the facts as JSON strings.
  let facts: [[UInt8]]
  /// The names of the parameters as JSON strings.
  let parameters: [[UInt8]]
  /// The version and digest as a JSON object.
  let knowledgeBase: [UInt8]

  init(_ knowledgeBase: KnowledgeBase) {
    func strings(_ names: [String]) -> [[UInt8]] {
      names.map { name in
        var bytes: [UInt8] = []
        bytes.append(json: name)
        return bytes
      }
    }
    let model = knowledgeBase.model
    certificates = strings(model.certificates.map(\.name))
    rules = strings(model.rules.map(\.name))
    facts = strings(model.facts.map(\.name))
    parameters = strings(model.parameters.map(\.name))
    var bytes: [UInt8] = []
    bytes.append(ascii: "{\"version\":")
    bytes.append(json: knowledgeBase.version)
    bytes.append(ascii: ",\"digest\":")
    bytes.append(json: knowledgeBase.digest)
    bytes.append(ascii: "}")
    self.knowledgeBase = bytes
  }
}

extension [UInt8] {
  /// Appends names with commas between them.
  mutating func append(names: [[UInt8]], _ indices: some Sequence<Int>) {
    var isFirst = true
    for index in indices {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      append(contentsOf: names[index])
    }
  }
}
