// What parsing gives: always a value, whatever the text, plus findings.

/// The result of parsing one source text.
public struct ParsedSource: Sendable {
  /// The text.
  public let source: SourceText
  /// The number of the text.
  public let id: SourceID
  /// Blocks, fields, lines, tokens and comments as written: what the formatter prints.
  public let layout: LayoutTree
  /// What the blocks declare, in the order written; blocks that could not be read are left out.
  public let declarations: [Declaration]
  /// The findings, in order of their places.
  public let diagnostics: [Diagnostic]
}
