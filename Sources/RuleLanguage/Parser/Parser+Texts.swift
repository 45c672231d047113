// Texts in quotes, and sentences in several languages.

extension Parser {
  /// Reads one or more texts in a row, joined by a space.
  ///
  /// Empty when there is none.
  mutating func strings(onOneLine: Bool = false) -> String {
    var result = ""
    var isFirst = true
    while let token = current, token.kind == .text, isFirst || !onOneLine || !token.startsLine {
      if !isFirst { result += " " }
      isFirst = false
      result += content(token)
      position += 1
    }
    return result
  }

  /// Reads a text that must be there.
  mutating func string(
    _ expectation: String, onOneLine: Bool = false
  ) throws(Abandoned) -> String {
    guard currentOnLine?.kind == .text else { throw unexpected(expectation) }
    return strings(onOneLine: onOneLine)
  }

  /// Reads `en "…" ko "…"`.
  mutating func localizedText() throws(Abandoned) -> LocalizedText {
    let first = position
    var entries: [LocalizedText.Entry] = []
    if let token = current, token.kind == .text {
      throw fail(.missingLanguage(at: range(token)))
    }
    repeat {
      start = position
      let language = try name("a language and a text, such as en \"…\"")
      let begin = position
      guard current?.kind == .text else { throw unexpected("a text in quotes") }
      let text = strings()
      if let other = entries.first(where: { $0.language.text == language.text }) {
        diagnostics.append(
          .duplicateLanguage(language.text, at: language.range, first: other.language.range))
      } else {
        entries.append(
          LocalizedText.Entry(language: language, text: text, range: range(from: begin)))
      }
    } while isAtLanguage
    return LocalizedText(entries: entries, range: range(from: first))
  }

  /// Whether a language with its text comes next.
  private var isAtLanguage: Bool { current?.kind == .name && peek(1)?.kind == .text }

  /// Reads a localised text if one comes next.
  mutating func optionalLocalizedText() throws(Abandoned) -> LocalizedText? {
    isAtLanguage || current?.kind == .text ? try localizedText() : nil
  }

  /// The content of a text, without quotes and with escapes resolved.
  private func content(_ token: Token) -> String {
    let inner = source.bytes[(token.lower + 1)..<(token.upper - 1)]
    guard token.hasEscape else { return String(decoding: inner, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(inner.count)
    var isEscaped = false
    for byte in inner {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? .newline : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
