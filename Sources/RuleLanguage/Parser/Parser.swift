// Guide to the parser. It is one struct, spread over files by part of the grammar.
//
// Text becomes declarations in three steps. `Lexer` makes lines of tokens. `LayoutReader` groups lines into
// blocks and fields by indentation alone. Then each field is read by itself: `position` walks over
// the field's tokens and stops at `limit`, which no function can pass. So a mistake costs one field,
// or the block if it is in the head, and never what comes after.
//
// A function that cannot go on reports why and throws `Abandoned`; it is caught where the field ends
// (`+Blocks`). One mistake is one message: whoever throws has reported, whoever catches is silent.
//
// Files: `+Cursor` looks at tokens, `+Blocks` walks over blocks and fields, `+Values`, `+Names`, `+Texts` and
// `+Conditions` read what fields are made of, `+Vocabulary`, `+Certificates`, `+Rules` and `+Tables` read
// blocks, `+Fragments` reads what people type at a prompt. `BlockKind` is the table of blocks and fields;
// `ParserDiagnostics` has the sentences.

/// Parses one source text.
///
/// Gives a value for every text, valid or not.
///
/// Takes time linear in the length of the text.
public func parse(_ source: SourceText, id: SourceID) -> ParsedSource {
  parse(Lexer.lex(source, id: id), of: source, id: id)
}

/// Parses one source text as if it had no examples.
///
/// They are about half of a text and nobody but its author needs them. Lines keep their numbers; what
/// is wrong in an example is not found.
public func parseWithoutExamples(_ source: SourceText, id: SourceID) -> ParsedSource {
  parse(Lexer.lexWithoutExamples(source, id: id), of: source, id: id)
}

private func parse(_ lexed: LexedText, of source: SourceText, id: SourceID) -> ParsedSource {
  var diagnostics = lexed.diagnostics
  let layout = LayoutReader.read(source, id: id, lexed: lexed, findings: &diagnostics)
  var parser = Parser(source: source, id: id, lexed: lexed)
  var declarations: [Declaration] = []
  for case .block(let block) in layout.items {
    if let declaration = parser.declaration(block) { declarations.append(declaration) }
  }
  diagnostics += parser.diagnostics
  return ParsedSource(
    source: source, id: id, layout: layout, declarations: declarations,
    diagnostics: diagnostics.sorted())
}

/// Says that a piece of text was given up after its mistake was reported.
struct Abandoned: Error {}

/// Reads declarations from the tokens of a text.
struct Parser {
  /// How deep conditions may be nested.
  static let depthLimit = 64

  let source: SourceText
  let id: SourceID
  let tokens: [Token]
  let lines: [LayoutTree.Line]
  /// Whether there are tokens that the lexer has reported.
  let hasInvalidTokens: Bool
  /// The next token.
  var position = 0
  /// The end of the tokens of the current head or field.
  var limit = 0
  /// The first token of the current head's or field's value.
  var valueStart = 0
  /// The first token of the current item; it may start a line, the others of the item do not.
  var start = 0
  /// What was found wrong.
  var diagnostics: [Diagnostic] = []

  init(source: SourceText, id: SourceID, lexed: LexedText) {
    self.source = source
    self.id = id
    tokens = lexed.tokens
    lines = lexed.lines
    hasInvalidTokens = lexed.hasInvalidTokens
  }
}
