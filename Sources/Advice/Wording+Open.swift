// Sentences that would name a value which nobody has said: the clause about it is left out, so that no
// reason says "you have don't know".

/// A text cut into sentences, and these into clauses.
struct Clauses {
  private let sentences: [[String]]

  /// Cuts at full stops between sentences and at semicolons.
  init(_ text: String) {
    sentences = Self.cut(text, at: ". ").map { Self.cut($0, at: "; ") }
  }

  private static func cut(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let cut = rest.firstRange(of: separator) {
      parts.append(String(rest[..<cut.lowerBound]))
      rest = rest[cut.upperBound...]
    }
    return parts + [String(rest)]
  }

  /// The text without the clauses that a test finds; the whole text where it finds all of them.
  func without(_ isUnwanted: (String) -> Bool) -> String {
    var result: [String] = []
    for clauses in sentences {
      let kept = clauses.filter { !isUnwanted($0) }
      guard let first = kept.first else { continue }
      let sentence = kept.joined(separator: "; ")
      result.append(
        first == clauses.first
          ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst())
    }
    guard !result.isEmpty else {
      return sentences.map { $0.joined(separator: "; ") }.joined(separator: ". ")
    }
    let text = result.joined(separator: ". ")
    return text.hasSuffix(".") ? text : text + "."
  }
}
