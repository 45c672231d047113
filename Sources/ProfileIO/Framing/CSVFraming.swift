// Records of CSV text whose cells may hold line breaks.

enum CSVFraming {
  /// Records, and where they end.
  struct Framed {
    var records: [Chunk.Record] = []
    /// The offset after the last record.
    var end = 0
    /// The number of lines up to there.
    var lineCount = 0
    /// The bytes between the last line break and there, where records need not begin lines.
    var column = 0
  }

  /// Finds the whole records of a text.
  ///
  /// A record whose quotes do not fit ends at its first line break: so one stray quote costs one row,
  /// and not all rows up to the next quote.
  ///
  /// `isWhole`: whether nothing follows the text.
  static func records(_ text: Span<UInt8>, isWhole: Bool) -> Framed {
    var framed = Framed()
    while framed.end < text.count {
      let start = framed.end
      switch CSVScanner.recordEnd(text, from: start) {
      case .lineBreak(let offset): framed.add(text, start, offset)
      case .broken:
        guard let lineBreak = text.firstOffset(of: UInt8(ascii: "\n"), from: start) else {
          if isWhole { framed.add(text, start, text.count) }
          return framed
        }
        framed.add(text, start, lineBreak)
      case .missing:
        guard isWhole else { return framed }
        framed.addLast(text, start)
      }
    }
    return framed
  }
}

extension CSVFraming.Framed {
  fileprivate mutating func add(_ text: Span<UInt8>, _ start: Int, _ lineBreak: Int) {
    var upper = lineBreak
    if upper > start, text[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    if !text.isBlank(start..<upper) {
      records.append(.init(range: start..<upper, line: lineCount))
    }
    end = min(lineBreak + 1, text.count)
    lineCount += text.occurrences(of: UInt8(ascii: "\n"), in: start..<end)
  }

  /// Adds what follows the last line break of the input.
  ///
  /// Where a quote is never closed, only the first line is wrong; what follows it is read again.
  fileprivate mutating func addLast(_ text: Span<UInt8>, _ start: Int) {
    var csv = CSVScanner()
    let last = text.extracting(start..<text.count)
    var isOpen = false
    while !csv.isAtEnd, !isOpen {
      do { _ = try csv.cell(last) } catch { isOpen = true }
    }
    guard isOpen, let lineBreak = text.firstOffset(of: UInt8(ascii: "\n"), from: start) else {
      return add(text, start, text.count)
    }
    add(text, start, lineBreak)
  }
}
