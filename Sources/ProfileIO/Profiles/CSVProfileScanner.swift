// A profile from a CSV record, directed by the header and the schema. An empty cell is no answer, `null`
// or `?` is "don't know", `n/a` is "does not apply"; sets are names between semicolons, `none` the
// empty set; a range of values is `FROM..BELOW` with one of the bounds left out where it is open.

import RuleLanguage

struct CSVProfileScanner: RowScanner {
  static var notation: Notation { .csv }

  let schema: ProfileSchema
  let header: CSVHeader
  var row: ScannedRow
  /// The text of a cell with doubled quotes.
  private var scratch: [UInt8] = []

  init(_ schema: ProfileSchema, _ header: CSVHeader) {
    self.schema = schema
    self.header = header
    row = ScannedRow(schema)
  }

  /// Scans one record into `row`.
  ///
  /// Quotes and the number of cells come first: where they are wrong, answers stand in the wrong
  /// columns, and what is wrong with those would mislead.
  mutating func scan(_ text: Span<UInt8>) throws(RowProblem) {
    do { try cells(text) } catch {
      try frame(text)
      throw error
    }
  }

  /// Checks the quotes and the number of cells.
  private func frame(_ text: Span<UInt8>) throws(RowProblem) {
    var csv = CSVScanner()
    var count = 0
    while !csv.isAtEnd {
      do { _ = try csv.cell(text) } catch { throw RowProblem(error) }
      count += 1
    }
    guard count == header.columns.count else {
      throw RowProblem(.cellCount(expected: header.columns.count, found: count), at: 0)
    }
  }

  private mutating func cells(_ text: Span<UInt8>) throws(RowProblem) {
    row.clear()
    var csv = CSVScanner()
    var column = 0
    while !csv.isAtEnd {
      let cell: TextRange
      do { cell = try csv.cell(text) } catch { throw RowProblem(error) }
      if column < header.columns.count, cell.count > 0 {
        try self.cell(cell, header.columns[column], text)
      }
      column += 1
    }
    guard column == header.columns.count else {
      throw RowProblem(.cellCount(expected: header.columns.count, found: column), at: 0)
    }
  }

  func begin(_ quick: inout QuickScanner, _ text: Span<UInt8>) {}

  mutating func scanQuickly(
    _ quick: inout QuickScanner, _ text: Span<UInt8>, from start: Int,
    to rows: inout MutableSpan<UInt64>, _ base: Int
  ) -> QuickScanner.Row? { nil }

  mutating func salvagedID(_ text: Span<UInt8>) -> String {
    var csv = CSVScanner()
    for column in header.columns {
      guard !csv.isAtEnd, let cell = try? csv.cell(text) else { return "" }
      if column == .id { return Notation.csv.decoded(cell, of: text) }
    }
    return ""
  }

  // MARK: Cells

  private mutating func cell(
    _ cell: TextRange, _ column: CSVHeader.Column, _ text: Span<UInt8>
  ) throws(RowProblem) {
    switch column {
    case .id: row.id = try checked(cell, text)
    case .name: row.name = try checked(cell, text)
    case .asOf:
      let cell = trimmed(cell, text)
      guard cell.count > 0 else { return }
      row.asOf = CalendarDay(daysSinceEpoch: Int(try day(cell, nil, text)))
    case .fact(let fact):
      if cell.isLiteral {
        try answer(trimmed(cell, text), fact, text)
      } else {
        // No answer holds a quote, so this ends in an error that names the text.
        var decoded: [UInt8] = []
        CSVScanner.decode(cell, of: text, into: &decoded)
        let whole = TextRange(lower: 0, upper: decoded.count)
        do { try answer(whole, fact, decoded.span) } catch {
          throw RowProblem(error.kind, at: cell.lower, fact: fact, text: cell)
        }
      }
    }
  }

  /// A text that may hold anything but broken UTF-8 and control characters other than tabs and line
  /// breaks.
  private func checked(_ cell: TextRange, _ text: Span<UInt8>) throws(RowProblem) -> TextRange {
    var cell = cell
    var at = cell.lower
    if !cell.isLiteral { cell.isPlain = false }
    while at < cell.upper {
      if at + 8 <= cell.upper, endsPlainText(text.word(at: at)) == 0 {
        at += 8
        continue
      }
      let byte = text[at]
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"):
        cell.isPlain = false
        at += 1
      case 0..<0x20: throw RowProblem(.controlCharacter, at: at)
      case 0x80...:
        if byte == 0xC2, at + 1 < cell.upper, text[at + 1] < 0xA0 { cell.isPlain = false }
        do { at = try JSONScanner.character(text, at: at) } catch {
          throw RowProblem(.invalidUTF8, at: at)
        }
        if at > cell.upper { throw RowProblem(.invalidUTF8, at: cell.upper) }
      default: at += 1
      }
    }
    return cell
  }

  /// A cell without blanks around it.
  private func trimmed(_ cell: TextRange, _ text: Span<UInt8>) -> TextRange {
    var cell = cell
    while cell.lower < cell.upper, text[cell.lower] == 0x20 { cell.lower += 1 }
    while cell.lower < cell.upper, text[cell.upper - 1] == 0x20 { cell.upper -= 1 }
    return cell
  }

  // MARK: Answers

  private static let words = NameTable(["null", "?", "n/a", "none", "true", "yes", "false", "no"])
  private enum Word: Int { case null, question, notApplicable, none, `true`, yes, `false`, no }

  private mutating func answer(
    _ cell: TextRange, _ fact: Int, _ text: Span<UInt8>
  ) throws(RowProblem) {
    guard cell.count > 0 else { return }
    let slot = schema.slots[fact]
    var answer = SlotAnswer(fact: Int32(truncatingIfNeeded: fact), form: .dontKnow)
    let isName = slot.form == .choice || slot.form == .set
    let member =
      isName ? schema.members[slot.enumeration].index(text, cell.lower, cell.upper) : nil
    switch (slot.form, member ?? -1, word(cell, text)) {
    case (.choice, 0..., _):
      answer.form = .choice
      answer.value = Int64(member ?? 0)
    case (_, ..<0, .null), (_, ..<0, .question): break
    case (_, ..<0, .notApplicable): answer.form = .notApplicable
    case (.yesNo, _, .true), (.yesNo, _, .yes): answer.form = .yes
    case (.yesNo, _, .false), (.yesNo, _, .no): answer.form = .no
    case (.yesNo, _, _): throw RowProblem(.wrongType, at: cell.lower, fact: fact)
    case (.choice, _, _): throw RowProblem(.unknownMember, at: cell.lower, fact: fact, text: cell)
    case (.set, ..<0, .some(.none)):
      answer.form = .set
      answer.value = emptySet(slot)
    case (.set, _, _): try set(cell, fact, &answer, text)
    case (.count, _, _), (.amount, _, _), (.percentage, _, _), (.date, _, _):
      try ordered(cell, fact, &answer, text)
    }
    guard row.mark(fact) else { throw RowProblem(.duplicateKey, at: cell.lower, fact: fact) }
    row.answers.append(answer)
  }

  /// A word with a meaning of its own; upper case as spreadsheets write it, too.
  private mutating func word(_ cell: TextRange, _ text: Span<UInt8>) -> Word? {
    guard cell.count <= 5 else { return nil }
    if let index = Self.words.index(text, cell.lower, cell.upper) { return Word(rawValue: index) }
    scratch.removeAll(keepingCapacity: true)
    for offset in cell.lower..<cell.upper {
      let byte = text[offset]
      scratch.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
    return Self.words.index(scratch.span, 0, scratch.count).flatMap { Word(rawValue: $0) }
  }

  private mutating func emptySet(_ slot: FactSlot) -> Int64 {
    let base = row.setWords.count
    for _ in 0..<slot.setWordCount { row.setWords.append(0) }
    return Int64(base)
  }

  private mutating func set(
    _ cell: TextRange, _ fact: Int, _ answer: inout SlotAnswer, _ text: Span<UInt8>
  ) throws(RowProblem) {
    let slot = schema.slots[fact]
    let base = Int(emptySet(slot))
    answer.form = .set
    answer.value = Int64(base)
    var start = cell.lower
    while start <= cell.upper {
      var end = start
      while end < cell.upper, text[end] != UInt8(ascii: ";") { end += 1 }
      let name = trimmed(TextRange(lower: start, upper: end), text)
      start = end + 1
      // A semicolon at the end is no further name.
      if name.count == 0 { continue }
      guard let member = schema.members[slot.enumeration].index(text, name.lower, name.upper)
      else { throw RowProblem(.unknownMember, at: name.lower, fact: fact, text: name) }
      row.setWords[base + member / 64] |= 1 << UInt64(member % 64)
    }
  }

  private func ordered(
    _ cell: TextRange, _ fact: Int, _ answer: inout SlotAnswer, _ text: Span<UInt8>
  ) throws(RowProblem) {
    guard let dots = dots(cell, text) else {
      answer.form = schema.slots[fact].form == .date ? .date : .number
      answer.value = try value(cell, fact, text)
      return
    }
    answer.form = .band
    let from = trimmed(TextRange(lower: cell.lower, upper: dots), text)
    let below = trimmed(TextRange(lower: dots + 2, upper: cell.upper), text)
    answer.value = from.count > 0 ? try value(from, fact, text) : SlotAnswer.open
    answer.upper = below.count > 0 ? try value(below, fact, text) : SlotAnswer.open
    guard answer.isProperBand else { throw RowProblem(.malformedBand, at: cell.lower, fact: fact) }
  }

  /// The offset of two dots, or nil.
  private func dots(_ cell: TextRange, _ text: Span<UInt8>) -> Int? {
    guard cell.count >= 2 else { return nil }
    return (cell.lower..<cell.upper - 1).first {
      text[$0] == UInt8(ascii: ".") && text[$0 + 1] == UInt8(ascii: ".")
    }
  }

  private func value(
    _ cell: TextRange, _ fact: Int, _ text: Span<UInt8>
  ) throws(RowProblem) -> Int64 {
    let form = schema.slots[fact].form
    if form == .date { return try day(cell, fact, text) }
    let first = text[cell.lower]
    guard first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else { throw RowProblem(.wrongType, at: cell.lower, fact: fact) }
    var json = JSONScanner(at: cell.lower)
    let number: DecimalNumber
    do {
      number = try json.number(text.extracting(0..<cell.upper))
    } catch {
      throw RowProblem(.wrongType, at: cell.lower, fact: fact)
    }
    guard json.position == cell.upper else {
      throw RowProblem(.wrongType, at: cell.lower, fact: fact)
    }
    do {
      return try number.hundredths(for: form)
    } catch {
      throw RowProblem(.number(error), at: cell.lower, fact: fact)
    }
  }

  private func day(
    _ cell: TextRange, _ fact: Int?, _ text: Span<UInt8>
  ) throws(RowProblem) -> Int64 {
    switch CalendarDay.scan(text, cell.lower, cell.upper) {
    case .success(let day): return Int64(day.daysSinceEpoch)
    case .failure(let problem):
      let key = fact == nil ? RowKeys.asOf : nil
      throw RowProblem(
        problem == .malformed ? .malformedDate : .noSuchDay, at: cell.lower, fact: fact,
        text: cell, column: key)
    }
  }
}
