// The slow twin of the CSV scanner, written from RFC 4180 one character after the other.

import ProfileIO
import TestSupport

/// Compares the scanner with its twin.
enum CSVTwin {
  /// Cells of a record, or where its quotes are wrong.
  private enum Record: Equatable {
    case cells([[UInt8]])
    case strayQuote(Int)
    case textAfterQuote(Int)
    case openQuote(Int)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineBreak = UInt8(ascii: "\n")

  static func complaint(_ bytes: [UInt8]) -> String? {
    let text = bytes.span
    if scanned(text) != read(bytes) { return "other cells than the twin" }
    let end = CSVScanner.recordEnd(text, from: 0)
    return end == recordEnd(bytes) ? nil : "another end of the record than the twin: \(end)"
  }

  private static func scanned(_ text: Span<UInt8>) -> Record {
    var csv = CSVScanner()
    var cells: [[UInt8]] = []
    while !csv.isAtEnd {
      do throws(CSVScanner.Failure) {
        let range = try csv.cell(text)
        var cell: [UInt8] = []
        CSVScanner.decode(range, of: text, into: &cell)
        cells.append(cell)
      } catch {
        switch error {
        case .strayQuote(let offset): return .strayQuote(offset)
        case .textAfterQuote(let offset): return .textAfterQuote(offset)
        case .openQuote(let offset): return .openQuote(offset)
        }
      }
    }
    return .cells(cells)
  }

  /// Where the twin is.
  private enum Place {
    case cellStart, plain
    case quoted(from: Int)
    case afterQuote(from: Int)
  }

  private static func read(_ bytes: [UInt8]) -> Record {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var place = Place.cellStart
    for (index, byte) in bytes.enumerated() {
      switch (place, byte) {
      case (.cellStart, quote): place = .quoted(from: index)
      case (.quoted(let start), quote): place = .afterQuote(from: start)
      case (.quoted, _): cell.append(byte)
      case (.afterQuote(let start), quote):
        cell.append(quote)
        place = .quoted(from: start)
      case (.cellStart, comma), (.plain, comma), (.afterQuote, comma):
        cells.append(cell)
        cell = []
        place = .cellStart
      case (.afterQuote, _): return .textAfterQuote(index)
      case (.plain, quote): return .strayQuote(index)
      case (.cellStart, _), (.plain, _):
        cell.append(byte)
        place = .plain
      }
    }
    if case .quoted(let start) = place { return .openQuote(start) }
    return .cells(cells + [cell])
  }

  /// The first line break outside quotes; quotes in the middle of a cell are taken as they are.
  private static func recordEnd(_ bytes: [UInt8]) -> CSVScanner.RecordEnd {
    var place = Place.cellStart
    for (index, byte) in bytes.enumerated() {
      switch (place, byte) {
      case (.cellStart, quote), (.afterQuote, quote): place = .quoted(from: index)
      case (.quoted(let start), quote): place = .afterQuote(from: start)
      case (.quoted, _): continue
      case (_, lineBreak): return .lineBreak(index)
      case (_, comma): place = .cellStart
      case (.afterQuote, UInt8(ascii: "\r")), (.cellStart, _), (.plain, _): place = .plain
      case (.afterQuote, _): return .broken
      }
    }
    return .missing
  }
}

/// Records of CSV.
enum RandomTable {
  private static let pieces: [[UInt8]] =
    [
      "a", "id", "plain text", "\"", "\"\"", "\"quoted\"", "\"a,b\"", "\"a\"\"b\"", "\"a\nb\"", ",",
      ",", ",", "\n", "\r\n", "\r", " ", "\u{FEFF}", "é", "\"\"\"",
    ].map { Array($0.utf8) }

  static func text(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<random.number(0...12) { bytes += random.pick(pieces) }
    return bytes
  }
}
