// Where the word begins that is being completed, and what several candidates have in common.

extension CompletionRequest {
  /// The characters at which a word ends.
  package static let wordBreaks = " \t\n=,\""

  /// What stands behind the last break of a line.
  package static func lastWord(of line: String) -> String {
    guard let end = line.lastIndex(where: wordBreaks.contains) else { return line }
    return String(line[line.index(after: end)...])
  }

  /// The beginning that all candidates share, or the word itself where that is longer.
  package func commonStart(of candidates: [String]) -> String {
    guard var common = candidates.first.map({ Substring($0) }) else { return word }
    for candidate in candidates.dropFirst() {
      let length = zip(common, candidate).prefix { $0 == $1 }.count
      common = common.prefix(length)
    }
    return common.count < word.count ? word : String(common)
  }
}
