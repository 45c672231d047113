// A piece of the input that holds whole records, and the records in it.

/// Bytes with whole records.
struct Chunk: Sendable {
  /// The place of one record.
  struct Record: Sendable {
    /// The bytes of the record, without its line break.
    var range: Range<Int>
    /// The line in which it begins, counted from 0 at the first line of the chunk.
    var line: Int
    /// The bytes that stand before it in its line.
    var column = 0
    /// What is wrong with its frame; such a record is not scanned.
    var problem: RowProblem?
  }

  /// How records are found.
  enum Framing: Sendable {
    /// Each line is one.
    case lines
    /// They have been found already.
    case records([Record])
  }

  /// The bytes; those from `count` on mean nothing.
  var bytes: [UInt8]
  /// The number of bytes that count.
  var count: Int
  /// How records are found.
  var framing: Framing
  /// The notation, with the header of CSV.
  var notation: RowNotation
  /// The number of lines, where the records have been found already.
  var lineCount = 0
  /// The offset in the input of the byte after the last record.
  var endOffset = 0
  /// Whether reading could start again there.
  var isRestartable = true
  /// Whether nothing of the input can be read, for the reason that the only record has.
  var isUnreadable = false
}

/// How rows are written down, with what is needed to read them.
enum RowNotation: Sendable {
  case json
  case csv(CSVHeader)
}

extension Chunk {
  /// The end of the record that starts at an offset: before its line break.
  struct Line {
    /// The bytes without the line break.
    var range: Range<Int>
    /// The offset of the next line.
    var next: Int
  }

  /// The line at an offset.
  static func line(_ text: Span<UInt8>, from start: Int, end: Int) -> Line {
    guard let lineBreak = text.firstOffset(of: UInt8(ascii: "\n"), from: start), lineBreak < end
    else {
      // At the end of the input stands half of a CRLF at most.
      let hasReturn = end > start && text[end - 1] == UInt8(ascii: "\r")
      return Line(range: start..<(hasReturn ? end - 1 : end), next: end)
    }
    let hasReturn = lineBreak > start && text[lineBreak - 1] == UInt8(ascii: "\r")
    return Line(range: start..<(hasReturn ? lineBreak - 1 : lineBreak), next: lineBreak + 1)
  }
}

extension Span where Element == UInt8 {
  /// Whether a range holds nothing but blanks, tabs and carriage returns.
  func isBlank(_ range: Range<Int>) -> Bool {
    for offset in range {
      let byte = self[offset]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D else { return false }
    }
    return true
  }
}

extension Chunk {
  /// The records in order.
  ///
  /// Blank lines are no records.
  struct Records {
    private let framing: Framing
    private var at = 0
    /// The number of lines so far; at the end, those of the chunk.
    private(set) var lineCount: Int

    fileprivate init(_ chunk: Chunk) {
      framing = chunk.framing
      if case .records = chunk.framing { lineCount = chunk.lineCount } else { lineCount = 0 }
    }

    /// The offset of the next line, where lines are records.
    var nextLine: Int? {
      if case .lines = framing { at } else { nil }
    }

    /// Goes on after a line that somebody else has read.
    mutating func passLine(to offset: Int) {
      at = offset
      lineCount += 1
    }

    /// The next record, or nil at the end.
    ///
    /// `text`: the bytes of the chunk that count.
    mutating func next(_ text: Span<UInt8>) -> Record? {
      if case .records(let records) = framing {
        guard at < records.count else { return nil }
        at += 1
        return records[at - 1]
      }
      while at < text.count {
        let found = Chunk.line(text, from: at, end: text.count)
        at = found.next
        lineCount += 1
        if !text.isBlank(found.range) { return Record(range: found.range, line: lineCount - 1) }
      }
      return nil
    }
  }

  /// The records in order.
  func records() -> Records { Records(self) }

  /// Whether there are at least so many records, blank lines included.
  func hasRecords(_ wanted: Int) -> Bool {
    if case .records(let records) = framing { return records.count >= wanted }
    let text = bytes.span.extracting(0..<count)
    var at = 0
    for _ in 0..<wanted {
      guard at < text.count else { return false }
      at = Self.line(text, from: at, end: text.count).next
    }
    return true
  }
}
