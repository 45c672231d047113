// Every sentence that lexer, layout and parser can say, sorted by id. The finders give the facts.

extension Diagnostic {
  static func backwardsInterval(
    _ first: String, _ last: String, separator: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "backwards-interval", at: range,
      "the interval ends at \(last), before it begins at \(first)",
      fixIts: [FixIt("swap the ends", replace: range, with: last + separator + first)])
  }

  static func badEscape(_ character: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "bad-escape", at: range,
      "unknown escape \(quoted("\\" + character)) in a text; expected \\\", \\\\ or \\n",
      fixIts: [FixIt("write a backslash", replace: range, with: "\\\\" + character)])
  }

  static func badIndentation(
    _ word: String, expected: Int, at range: SourceRange, indentation: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "bad-indentation", at: range,
      "field \(quoted(word)) is not in the column of the other fields of its block",
      fixIts: [
        FixIt(
          "indent it by \(expected) spaces", replace: indentation,
          with: String(repeating: " ", count: min(expected, 80)))
      ])
  }

  static func commaAfterCondition(at range: SourceRange, isLast: Bool) -> Diagnostic {
    guard !isLast else {
      return Diagnostic(
        id: "comma-after-condition", at: range,
        "a line of conditions has no comma at its end; the conditions of all lines hold together",
        fixIts: [FixIt("remove the comma", replace: range, with: "")])
    }
    return Diagnostic(
      id: "comma-after-condition", at: range,
      "found a second condition on the line; expected one condition a line",
      notes: [Note("conditions on lines of their own must all hold; for one of them write any of")])
  }

  static func commaInNumber(_ text: String, at range: SourceRange) -> Diagnostic {
    let remedy = text.split(separator: ",").joined(separator: "_")
    return Diagnostic(
      id: "comma-in-number", at: range, "found \(quoted(text)); expected digits joined by _",
      fixIts: [FixIt("write \(quoted(remedy))", replace: range, with: remedy)])
  }

  static func connective(_ word: String, at range: SourceRange) -> Diagnostic {
    let remedy =
      word == "and"
      ? "write each condition on a line of its own; all of them must hold"
      : "write \"any of\" and below it each condition on a line of its own, indented deeper"
    return Diagnostic(
      id: "connective", at: range, "conditions are not joined by \(quoted(word))",
      notes: [Note(remedy)])
  }

  static func controlCharacter(_ byte: UInt8, at range: SourceRange) -> Diagnostic {
    let name = byte == UInt8.tab ? "a tab" : "the control character \(byte)"
    return Diagnostic(
      id: "control-character", at: range, "found \(name); expected visible characters and spaces",
      fixIts: [FixIt("remove it", replace: range, with: byte == UInt8.tab ? " " : "")])
  }

  static func duplicateClause(
    _ word: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "duplicate-clause", at: range, "\(quoted(word)) is given twice",
      notes: [Note("it is given first here", at: first)])
  }

  static func duplicateField(
    _ keyword: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "duplicate-field", at: range, "field \(quoted(keyword)) may stand only once in a block",
      notes: [Note("it stands first here; join the two or remove one", at: first)])
  }

  static func duplicateLanguage(
    _ language: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "duplicate-language", at: range, "the text in \(quoted(language)) is given twice",
      notes: [Note("it is given first here", at: first)])
  }

  static func emptyGroup(at range: SourceRange, indentation: Int) -> Diagnostic {
    Diagnostic(
      id: "empty-group", at: range,
      "the group has no conditions; expected them on this line or on the lines below",
      notes: [Note("lines that belong to the group begin after column \(indentation + 1)")])
  }

  static func equalityWithValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "equality-with-value", at: range,
      "numbers and dates are not compared with \"=\"; expected >=, >, <= or <",
      fixIts: [FixIt("compare with >=", replace: range, with: ">=")])
  }

  static func exampleWithoutExpectation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "example-without-expectation", at: range,
      "the example expects nothing, so it cannot fail; add \"expect\", \"fires\" or \"why-not\"")
  }

  static func gluedNumber(_ text: String, at range: SourceRange) -> Diagnostic {
    let digits = text.prefix { $0.isNumber || $0 == "_" || $0 == "." }
    let unit = text.dropFirst(digits.count)
    return Diagnostic(
      id: "glued-number", at: range,
      "found \(quoted(text)); expected a space between a number and its unit",
      fixIts: [FixIt("put a space", replace: range, with: "\(digits) \(unit)")])
  }

  static func gluedOffset(_ text: String, at range: SourceRange) -> Diagnostic {
    let offset = text.dropFirst("as-of-".count)
    return Diagnostic(
      id: "glued-offset", at: range, "found \(quoted(text)); expected spaces around the sign",
      fixIts: [FixIt("put spaces", replace: range, with: "as-of - \(offset)")])
  }

  static func invalidEncoding(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "invalid-encoding", at: range, "found bytes that are not UTF-8",
      notes: [Note("save the file with the encoding UTF-8")])
  }

  static func lineOutsideBlock(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "line-outside-block", at: range,
      "found an indented line before the first block; expected a block's keyword in column one")
  }

  static func malformedDate(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "malformed-date", at: range,
      "\(quoted(text)) is not a date; expected year-month-day such as 2026-11-24")
  }

  static func malformedNumber(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "malformed-number", at: range,
      "\(quoted(text)) is not a number; expected digits and at most two decimals")
  }

  static func missingCitationSource(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "missing-citation-source", at: range,
      "the citation does not say what is cited; expected the name of a regulation or source first",
      notes: [Note("for example: cite NetworkAct \"Art. 47(2)\"")])
  }

  static func missingField(
    _ keywords: [String], in block: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-field", at: range,
      "\(quoted(block)) has no field \(alternatives(keywords.map(quoted)))")
  }

  static func missingLanguage(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "missing-language", at: range, "the text does not say its language; expected en \"…\"",
      fixIts: [
        FixIt(
          "put the language before it",
          replace: SourceRange(range.source, range.lower, range.lower), with: "en ")
      ])
  }

  static func missingRows(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "missing-rows", at: range, "the table has no rows; expected lines such as | A | B |")
  }

  static func missingValue(
    expected: String, after: String?, at range: SourceRange
  ) -> Diagnostic {
    let place = after.map { " after \($0)" } ?? ""
    return Diagnostic(id: "missing-value", at: range, "expected \(expected)\(place)")
  }

  static func mixedGroup(at range: SourceRange, group: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "mixed-group", at: range,
      "the group has conditions on its own line already; expected no deeper line below it",
      notes: [
        Note("write the conditions of this group on one line, or each on a line below", at: group)
      ])
  }

  static func negatedConclusion(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "negated-conclusion", at: range, "expected a conclusion without \"not\"",
      notes: [Note("a rule says what holds; an exception sets a rule aside")])
  }

  static func nestedTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "nested-too-deep", at: range, "conditions are nested more than \(limit) levels deep",
      notes: [Note("name a part of it by a relation with a rule of its own")])
  }

  /// A date that is not in the calendar; `last` is the last day of its month, if it names a month.
  static func noSuchDay(_ text: String, last: String?, at range: SourceRange) -> Diagnostic {
    guard let last else {
      return Diagnostic(
        id: "no-such-day", at: range, "the calendar has no day \(quoted(text))",
        notes: [Note("a date is year-month-day, with months 01 to 12 and days from 01")])
    }
    return Diagnostic(
      id: "no-such-day", at: range, "the calendar has no day \(quoted(text))",
      fixIts: [FixIt("write the last day of the month", replace: range, with: last)])
  }

  static func numberOutOfRange(
    _ text: String, bounds: ClosedRange<Int>, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "number-out-of-range", at: range,
      "found \(quoted(text)); expected \(expected), "
        + "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
  }

  static func numberTooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "number-too-large", at: range,
      "the number is too large; the largest is 92_233_720_368_547_758.07")
  }

  static func rowOutsideTable(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "row-outside-table", at: range,
      "found a row; expected a field, because the block is not a table")
  }

  static func secondCondition(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "second-condition", at: range, "found a second condition; expected only one here",
      notes: [Note("write \"all of\" or \"any of\" above the conditions")])
  }

  static func singleDay(_ day: String, at range: SourceRange, end: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "single-day", at: range, "found one day; expected an interval of dates",
      fixIts: [FixIt("say from that day on", replace: end, with: " ..")])
  }

  static func tabCharacter(at range: SourceRange, replacement: String) -> Diagnostic {
    Diagnostic(
      id: "tab-character", at: range, "found a tab; expected spaces",
      fixIts: [FixIt("write spaces", replace: range, with: replacement)])
  }

  static func unexpectedCharacter(_ text: String, at range: SourceRange) -> Diagnostic {
    let replacements = [
      "“": "\"", "”": "\"", "„": "\"", "≥": ">=", "≤": "<=", "≠": "!=", "–": "-", "—": "-",
      "…": "..", "\u{A0}": " ", "，": ",", "（": "(", "）": ")", "＝": "=", "｜": "|",
    ]
    let fixIts = replacements[text].map {
      [FixIt("write \(quoted($0))", replace: range, with: $0)]
    }
    return Diagnostic(
      id: "unexpected-character", at: range,
      "\(quoted(text)) has no meaning outside texts in quotes and comments", fixIts: fixIts ?? [])
  }

  static func unexpectedText(_ found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "unexpected-text", at: range, "found \(found); expected the end of the line here")
  }

  static func unevenRow(
    _ count: Int, expected: Int, at range: SourceRange, header: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id: "uneven-row", at: range, "the row has \(count) cells; expected \(expected)",
      notes: [
        Note("the first row has \(expected) cells", at: header),
        Note("an empty cell is white space between two bars"),
      ])
  }

  static func unfinishedAtom(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "unfinished-statement", at: range,
      "found \(quoted(word)); expected a statement such as serves(KR), ISMS is mandatory "
        + "or C evidences R")
  }

  static func unknownBlock(
    _ word: String, known: [String], at range: SourceRange
  ) -> Diagnostic {
    let (hint, fixIts) = suggestion(for: word, among: known, at: range)
    return Diagnostic(
      id: "unknown-block", at: range, "\(quoted(word)) is not the keyword of a block\(hint)",
      notes: [Note("a block begins with \(alternatives(known))")], fixIts: fixIts)
  }

  static func unknownField(
    _ words: String, in block: String, known: [String], at range: SourceRange
  ) -> Diagnostic {
    let (hint, fixIts) = suggestion(for: words, among: known, at: range)
    return Diagnostic(
      id: "unknown-field", at: range, "\(quoted(block)) has no field \(quoted(words))\(hint)",
      notes: [Note("its fields are \(alternatives(known, "and"))")], fixIts: fixIts)
  }

  static func unknownWord(
    _ word: String, expected: String, known: [String], at range: SourceRange
  ) -> Diagnostic {
    let (hint, fixIts) = suggestion(for: word, among: known, at: range)
    return Diagnostic(
      id: "unknown-word", at: range,
      "\(quoted(word)) is not \(expected)\(hint); expected \(alternatives(known))", fixIts: fixIts)
  }

  static func unquotedLabel(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "unquoted-label", at: range, "found \(quoted(text)); expected a text in quotes",
      fixIts: [FixIt("put it in quotes", replace: range, with: "\"\(text)\"")])
  }

  static func unterminatedText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      id: "unterminated-text", at: range, "the text has no closing quote on its line",
      notes: [Note("a longer text goes on in quotes of its own on the next line")],
      fixIts: [
        FixIt(
          "close the text here", replace: SourceRange(range.source, range.upper, range.upper),
          with: "\"")
      ])
  }

  static func wrongValue(
    found: String, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(id: "wrong-value", at: range, "found \(found); expected \(expected)")
  }
}

extension Diagnostic {
  /// A piece of source text in quotes, cut where it is long.
  static func quoted(_ text: String) -> String {
    let limit = 40
    guard text.utf8.count > limit, text.count > limit else { return "\"\(text)\"" }
    return "\"\(text.prefix(limit))…\""
  }

  /// Words as people list them: "a, b or c".
  static func alternatives(_ words: [String], _ conjunction: String = "or") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// A question with the nearest known word, and the change that follows it.
  private static func suggestion(
    for word: String, among known: [String], at range: SourceRange
  ) -> (hint: String, fixIts: [FixIt]) {
    guard let nearest = Suggestions.nearest(to: word, among: known) else { return ("", []) }
    return (
      "; did you mean \(quoted(nearest))?",
      [FixIt("write \(quoted(nearest))", replace: range, with: nearest)]
    )
  }
}
