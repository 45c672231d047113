// Pieces of the language that people type by themselves: at a prompt, or as an option of a command.

extension ConditionSyntax {
  /// Parses a text that is one condition.
  ///
  /// The findings' ranges are offsets in the text.
  public static func parse(
    _ text: String, id: SourceID = SourceID(0)
  ) -> (condition: ConditionSyntax?, diagnostics: [Diagnostic]) {
    Parser.parseFragment(text, id: id) { (parser) throws(Abandoned) in
      try parser.singleCondition()
    }
  }
}

extension AtomSyntax {
  /// Parses a text that is one atom.
  ///
  /// The findings' ranges are offsets in the text.
  public static func parse(
    _ text: String, id: SourceID = SourceID(0)
  ) -> (atom: AtomSyntax?, diagnostics: [Diagnostic]) {
    Parser.parseFragment(text, id: id) { (parser) throws(Abandoned) in
      let atom = try parser.atom()
      try parser.finish()
      return atom
    }
  }
}

extension ExampleSyntax.Given {
  /// Parses a list of answers such as `users 200_000, not serves(JP), industry = finance`.
  ///
  /// Empty when something is wrong. The findings' ranges are offsets in the text.
  public static func parse(
    _ text: String, id: SourceID = SourceID(0)
  ) -> (answers: [ExampleSyntax.Given], diagnostics: [Diagnostic]) {
    let (answers, diagnostics) = Parser.parseFragment(text, id: id) { (parser) throws(Abandoned) in
      try parser.items { (parser) throws(Abandoned) in try parser.answer() }
    }
    return (answers ?? [], diagnostics)
  }
}

extension Parser {
  /// Reads a text that is nothing but the value of a field.
  fileprivate static func parseFragment<Value>(
    _ text: String, id: SourceID, _ read: (inout Parser) throws(Abandoned) -> Value?
  ) -> (Value?, [Diagnostic]) {
    let source = SourceText(name: "", text)
    let lexed = Lexer.lex(source, id: id)
    var parser = Parser(source: source, id: id, lexed: lexed)
    parser.diagnostics = lexed.diagnostics
    parser.begin(0..<lexed.tokens.count)
    var value: Value?
    if !lexed.hasInvalidTokens {
      do throws(Abandoned) { value = try read(&parser) } catch { value = nil }
    }
    let isUsable = !parser.diagnostics.contains { $0.severity == .error }
    return (isUsable ? value : nil, parser.diagnostics.sorted())
  }
}
