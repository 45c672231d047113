// Records of JSON text that is not one a line: the elements of an array, or objects one after the
// other, each over any number of lines. Only brackets and quotes are looked at; whether a record is
// JSON is found out when it is scanned.

/// The state between two pieces of the text.
struct JSONFraming: Sendable {
  private enum Expectation: Hashable {
    /// A value, or the start of an array.
    case start
    /// The first element of an array, or its end.
    case firstElement
    /// An element.
    case element
    /// A comma, or the end of the array.
    case comma
    /// Nothing but space, or a further value without an array.
    case nothing
    /// A line that begins with an object, after something that could not be read.
    ///
    /// `atLineStart`: whether only blanks stand between the last line break and the text to come.
    case nextObject(isInArray: Bool, atLineStart: Bool)
  }

  private var expectation: Expectation = .start
  /// The bytes between the last line break and the text to come.
  private var column = 0

  /// What is wrong if the input ends here.
  var problemAtEnd: RowProblem? {
    switch expectation {
    case .firstElement, .element, .comma: RowProblem(.openArray, at: 0)
    // What broke off has been reported already.
    case .start, .nothing, .nextObject: nil
    }
  }

  /// Gives up the value that is next, and goes on at the next line that begins with an object.
  mutating func giveUpValue() {
    expectation = .nextObject(isInArray: isInArray, atLineStart: false)
  }

  private var isInArray: Bool {
    switch expectation {
    case .firstElement, .element, .comma, .nextObject(isInArray: true, atLineStart: _): true
    case .start, .nothing, .nextObject(isInArray: false, atLineStart: _): false
    }
  }

  /// Finds the whole records of a text.
  ///
  /// `isWhole`: whether nothing follows the text.
  mutating func records(_ text: Span<UInt8>, isWhole: Bool) -> CSVFraming.Framed {
    var framed = CSVFraming.Framed()
    framed.column = column
    defer { column = framed.column }
    while true {
      if case .nextObject(let isInArray, let atLineStart) = expectation {
        skipLines(text, isInArray: isInArray, atLineStart: atLineStart, &framed)
      }
      var json = JSONScanner(at: framed.end)
      json.skipSpace(text)
      framed.move(to: json.position, text)
      guard framed.end < text.count else { return framed }
      guard step(text, isWhole: isWhole, &framed) else { return framed }
    }
  }

  /// Moves to the first line that begins with an object, or to the end of the text.
  private mutating func skipLines(
    _ text: Span<UInt8>, isInArray: Bool, atLineStart: Bool, _ framed: inout CSVFraming.Framed
  ) {
    let start = framed.end
    if let next = Self.nextObjectLine(text, from: start, atLineStart: atLineStart) {
      expectation = isInArray ? .element : .nothing
      return framed.move(to: next, text)
    }
    let lineBreak = text.lastOffset(of: UInt8(ascii: "\n"), below: text.count)
    let line = lineBreak.map { max($0 + 1, start) } ?? start
    let isBlank = text.isBlank(line..<text.count)
    let hasNewLine = lineBreak.map { $0 >= start } ?? false
    expectation = .nextObject(
      isInArray: isInArray, atLineStart: isBlank && (hasNewLine || atLineStart))
    framed.move(to: text.count, text)
  }

  /// Takes one token or value; false when more bytes are needed.
  private mutating func step(
    _ text: Span<UInt8>, isWhole: Bool, _ framed: inout CSVFraming.Framed
  ) -> Bool {
    switch (expectation, text[framed.end]) {
    case (.start, UInt8(ascii: "[")):
      expectation = .firstElement
      framed.move(to: framed.end + 1, text)
    case (.firstElement, UInt8(ascii: "]")), (.comma, UInt8(ascii: "]")):
      expectation = .nothing
      framed.move(to: framed.end + 1, text)
    case (.comma, UInt8(ascii: ",")):
      expectation = .element
      framed.move(to: framed.end + 1, text)
    case (.element, UInt8(ascii: "]")):
      framed.report(.brokenArray)
      expectation = .nothing
      framed.move(to: framed.end + 1, text)
    case (.comma, let byte):
      framed.report(.brokenArray)
      // A missing comma costs no row; anything else is skipped up to the next object.
      expectation =
        byte == UInt8(ascii: "{") ? .element : .nextObject(isInArray: true, atLineStart: false)
    case (.start, _), (.firstElement, _), (.element, _), (.nothing, _), (.nextObject, _):
      return value(text, isWhole: isWhole, &framed)
    }
    return true
  }

  private mutating func value(
    _ text: Span<UInt8>, isWhole: Bool, _ framed: inout CSVFraming.Framed
  ) -> Bool {
    let start = framed.end
    let isInArray = self.isInArray
    if let end = Self.valueEnd(text, from: start) {
      framed.records.append(
        .init(range: start..<end, line: framed.lineCount, column: framed.column))
      framed.move(to: end, text)
      expectation = isInArray ? .comma : .nothing
      return true
    }
    guard isWhole else { return false }
    // The brackets of this value do not fit; the next line that begins an object is another one, and
    // the comma between them belongs to the broken one.
    let next = Self.nextObjectLine(text, from: start + 1, atLineStart: false)
    let end = next ?? text.count
    framed.records.append(.init(range: start..<end, line: framed.lineCount, column: framed.column))
    framed.move(to: end, text)
    expectation = isInArray && next != nil ? .element : .nothing
    return true
  }

  /// The offset after the value that starts at an offset, or nil when it does not end in the text.
  private static func valueEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
    var depth = 0
    var at = start
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\""):
        guard let end = stringEnd(text, from: at + 1) else { return nil }
        at = end
        if depth == 0 { return at }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // A bracket without a partner ends a value before it; on its own it is a value.
        if depth == 0 { return at > start ? at : at + 1 }
        depth -= 1
        if depth == 0 { return at + 1 }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return max(at, start + 1) }
      default: break
      }
      at += 1
    }
    return nil
  }

  /// The offset after the quote that ends a string.
  private static func stringEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
    var at = start
    while at < text.count {
      if at + 8 <= text.count {
        let word = text.word(at: at)
        let ends =
          zeroBytes(word ^ repeated(UInt8(ascii: "\"")))
          | zeroBytes(word ^ repeated(UInt8(ascii: "\\")))
        if ends == 0 {
          at += 8
          continue
        }
        at += ends.trailingZeroBitCount / 8
      }
      switch text[at] {
      case UInt8(ascii: "\""): return at + 1
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return nil
  }

  /// The offset of the first brace that begins a line, or nil.
  private static func nextObjectLine(
    _ text: Span<UInt8>, from start: Int, atLineStart: Bool
  ) -> Int? {
    if atLineStart {
      var json = JSONScanner(at: start)
      json.skipSpace(text)
      if json.position < text.count, text[json.position] == UInt8(ascii: "{") {
        return json.position
      }
    }
    var from = start
    while let lineBreak = text.firstOffset(of: UInt8(ascii: "\n"), from: from) {
      var json = JSONScanner(at: lineBreak)
      json.skipSpace(text)
      if json.position < text.count, text[json.position] == UInt8(ascii: "{") {
        return json.position
      }
      from = lineBreak + 1
    }
    return nil
  }
}

extension CSVFraming.Framed {
  fileprivate mutating func move(to offset: Int, _ text: Span<UInt8>) {
    let lineBreaks = text.occurrences(of: UInt8(ascii: "\n"), in: end..<offset)
    if lineBreaks > 0, let last = text.lastOffset(of: UInt8(ascii: "\n"), below: offset) {
      column = offset - last - 1
    } else {
      column += offset - end
    }
    lineCount += lineBreaks
    end = offset
  }

  fileprivate mutating func report(_ kind: RowProblem.Kind) {
    let problem = RowProblem(kind, at: 0)
    records.append(.init(range: end..<end, line: lineCount, column: column, problem: problem))
  }
}
