// The functions through which the tests touch the module, so that its interface can change.

import RuleLanguage
import TestSupport
import Testing

/// Parses a text as the only one.
func parsed(_ text: String, name: String = "test.kb") -> ParsedSource {
  parse(SourceText(name: name, text), id: SourceID(0))
}

/// Parses bytes as the only text.
func parsed(_ bytes: [UInt8]) -> ParsedSource {
  parse(SourceText(name: "test.kb", bytes: bytes), id: SourceID(0))
}

/// Parses a text that must be valid and declare one thing.
func declaration(
  _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Declaration {
  let result = parsed(text)
  #expect(result.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
  #expect(result.declarations.count == 1, sourceLocation: sourceLocation)
  return try #require(result.declarations.first, sourceLocation: sourceLocation)
}

/// The text in canonical layout.
func formatted(_ text: String) -> String {
  String(decoding: SourceFormatter.format(parsed(text)), as: UTF8.self)
}

/// Declarations as text without their places, to compare what two layouts mean.
func meaning(_ result: ParsedSource) -> String {
  var texts = ""
  let declarations = result.declarations.map { declaration in
    // A dictionary prints its members in any order.
    guard case .certificate(var certificate) = declaration else { return declaration }
    texts += "\(certificate.texts.sorted { $0.key < $1.key })"
    certificate.texts = [:]
    return .certificate(certificate)
  }
  return "\(declarations)\(texts)".replacing(
    /RuleLanguage\.SourceRange\(source: RuleLanguage\.SourceID\(index: \d+\), lower: \d+, upper: \d+\)/,
    with: "-")
}

/// Checks that a text has exactly some findings, each at its marker, in order of their places.
func expectFindings(
  _ ids: [String], in marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let diagnostics = parsed(text.text).diagnostics
  #expect(diagnostics.map(\.id) == ids, sourceLocation: sourceLocation)
  let ranges = diagnostics.compactMap { $0.range.map { $0.lower..<$0.upper } }
  #expect(ranges == text.ranges, sourceLocation: sourceLocation)
}
