// What stands where, before anything means something: blocks, fields, lines, tokens and comments, all of
// them, so that the formatter can print a file without losing a word. The parser reads its fields, too.

/// The lossless tree of one file.
///
/// Nodes refer to lines and tokens by index.
public struct LayoutTree: Sendable {
  /// One line of the file.
  struct Line: Sendable {
    /// The columns before the first visible character; zero for a blank line.
    let indent: Int
    /// The offset of the first byte.
    let start: Int
    /// The offset after the last visible byte.
    let end: Int
    /// The tokens of the line.
    let tokens: Range<Int>
    /// The bytes of its comment, number sign included.
    let comment: Range<Int>?

    var isBlank: Bool { tokens.isEmpty && comment == nil }
  }

  /// A keyword with what belongs to it.
  struct Field: Sendable {
    /// The one or two words of the keyword.
    let keyword: Range<Int>
    /// The tokens after the keyword.
    let value: Range<Int>
    /// The lines, comments between them included.
    let lines: Range<Int>
  }

  /// A part of a block below its head.
  enum Entry: Sendable {
    case field(Field)
    /// A row of a table.
    case row(line: Int)
    /// A comment on a line of its own, outside the fields.
    case comment(line: Int)
  }

  /// A head with the indented lines below it.
  struct Block: Sendable {
    /// The tokens of the head.
    let head: Range<Int>
    /// The number of lines that the head takes.
    let headLineCount: Int
    /// What the first word of the head says; nil if it is no known keyword.
    let kind: BlockKind?
    /// Everything below the head, in order.
    let entries: [Entry]
    /// All lines from the head to the last that belongs to the block.
    let lines: Range<Int>
  }

  /// A part of a file.
  enum Item: Sendable {
    case blank
    /// A comment in column one.
    case comment(line: Int)
    case block(Block)
    /// Indented lines before the first block.
    case stray(lines: Range<Int>)
  }

  let lines: [Line]
  let tokens: [Token]
  let items: [Item]
}
