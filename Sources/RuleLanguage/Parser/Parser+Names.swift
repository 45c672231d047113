// Names, lists, variables, types and citations.

extension Parser {
  /// Reads a name.
  mutating func name(_ expectation: String) throws(Abandoned) -> Name {
    guard let token = currentOnLine, token.kind == .name else { throw unexpected(expectation) }
    position += 1
    return Name(text(token), range(token))
  }

  /// Reads one or more items, separated by commas or line breaks.
  mutating func items<Item>(
    _ read: (inout Parser) throws(Abandoned) -> Item
  ) throws(Abandoned) -> [Item] {
    var result: [Item] = []
    while true {
      start = position
      result.append(try read(&self))
      guard let next = current else { return result }
      if next.kind == .comma {
        position += 1
      } else if !next.startsLine {
        throw fail(.unexpectedText(description(next), at: rest(from: next)))
      }
    }
  }

  /// Reads one or more names, separated by commas or line breaks.
  mutating func names(_ expectation: String) throws(Abandoned) -> [Name] {
    try items { (parser) throws(Abandoned) in try parser.name(expectation) }
  }

  /// Reads names that go on as long as commas do.
  mutating func commaSeparatedNames(_ expectation: String) throws(Abandoned) -> [Name] {
    var result = [try name(expectation)]
    while skip(.comma) {
      start = position
      result.append(try name(expectation))
    }
    return result
  }

  /// Reads one of a closed set of words.
  mutating func word<Choice: RawRepresentable & CaseIterable>(
    _ expectation: String, _ type: Choice.Type
  ) throws(Abandoned) -> Choice where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    guard let token = currentOnLine, token.kind == .name else {
      throw unexpected("\(expectation): \(Diagnostic.alternatives(known))")
    }
    let word = text(token)
    guard let choice = Choice(rawValue: word) else {
      throw fail(.unknownWord(word, expected: expectation, known: known, at: range(token)))
    }
    position += 1
    return choice
  }

  /// Reads the type of a fact or parameter.
  mutating func type() throws(Abandoned) -> TypeSyntax {
    let known = ["yes-no", "choice of", "set of", "count", "amount", "percentage", "date"]
    let expectation = "a type: \(Diagnostic.alternatives(known))"
    guard let token = currentOnLine, token.kind == .name else { throw unexpected(expectation) }
    let word = text(token)
    position += 1
    switch word {
    case "yes-no": return .yesNo
    case "count": return .count
    case "percentage": return .percentage
    case "date": return .date
    case "choice", "set":
      try expect("of")
      let enumeration = try name("the name of an enumeration")
      return word == "set" ? .set(of: enumeration) : .choice(of: enumeration)
    case "amount":
      let expectation = "a currency: three capital letters such as KRW"
      guard let unit = current, isCurrency(unit) else { throw unexpected(expectation) }
      return .amount(currency: try name(expectation))
    default:
      throw fail(.unknownWord(word, expected: "a type", known: known, at: range(token)))
    }
  }

  /// Reads `(ENUMERATION [X], …)` if there is one.
  mutating func parameters() throws(Abandoned) -> [BinderSyntax] {
    guard skip(.leftParenthesis) else { return [] }
    var result: [BinderSyntax] = []
    repeat {
      let enumeration = try name("the name of an enumeration")
      let variable = current?.kind == .name ? try name("a variable") : nil
      result.append(BinderSyntax(enumeration: enumeration, variable: variable))
    } while skip(.comma)
    try expect(.rightParenthesis, ")")
    return result
  }

  /// Reads `for each ENUMERATION X, …` if there is one.
  mutating func binders() throws(Abandoned) -> [BinderSyntax] {
    guard skip("for") else { return [] }
    try expect("each")
    var result: [BinderSyntax] = []
    repeat {
      start = position
      let enumeration = try name("the name of an enumeration")
      let variable = try name("a variable")
      result.append(BinderSyntax(enumeration: enumeration, variable: variable))
    } while skip(.comma)
    return result
  }

  /// Whether the next token is a word that goes on with a citation.
  private var isAtCitationClause: Bool { isNext("url") || isNext("read") || isNext("confidence") }

  /// Reads a citation.
  ///
  /// In lists whose items begin with a text, the place must end with its line.
  mutating func citation(onOneLine: Bool = false) throws(Abandoned) -> CitationSyntax {
    let first = position
    if let token = current, token.kind == .text || token.kind == .address || isAtCitationClause {
      throw fail(.missingCitationSource(at: range(token)))
    }
    let source = try name("the name of a regulation or source")
    var place: String?
    if let token = current, token.kind == .text, !onOneLine || !token.startsLine {
      place = strings(onOneLine: onOneLine)
    }
    var url: Name?
    var read: CalendarDay?
    var confidence: Confidence?
    var seen: [(word: String, place: SourceRange)] = []
    while let token = current, isAtCitationClause {
      try passClause(token, &seen)
      switch seen.last?.word {
      case "url": url = try address()
      case "read": read = try date()
      default: confidence = try word("a confidence", Confidence.self)
      }
    }
    return CitationSyntax(
      source: source, place: place, url: url, read: read, confidence: confidence,
      range: range(from: first))
  }

  /// Reads an address.
  mutating func address() throws(Abandoned) -> Name {
    guard let token = currentOnLine, token.kind == .address else {
      throw unexpected("an address that starts with https:// or http://")
    }
    position += 1
    return Name(text(token), range(token))
  }

  /// Passes over the keyword of a clause, which may stand only once.
  mutating func passClause(
    _ token: Token, _ seen: inout [(word: String, place: SourceRange)]
  ) throws(Abandoned) {
    let word = text(token)
    if let first = seen.first(where: { $0.word == word }) {
      throw fail(.duplicateClause(word, at: range(token), first: first.place))
    }
    seen.append((word, range(token)))
    position += 1
    start = position
  }
}
