// The blocks that conclude, claim or check something: rules, exceptions, constraints, monotonicity
// and examples.

extension Parser {
  mutating func rule(_ block: LayoutTree.Block) throws(Abandoned) -> RuleSyntax {
    let name = try name("the name of the rule")
    let binders = try binders()
    try finish()
    var result = RuleSyntax(name: name, range: range(of: block))
    result.binders = binders
    readFields(of: block, .rule) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .when: result.when = try parser.conditions()
      case .unless: result.unless = try parser.names("the name of an exception")
      case .conclude: result.conclude = try parser.conclusions()
      case .cite: result.citations += try parser.citations()
      case .inForce: result.inForce = try parser.dateInterval()
      case .starts: result.starts = try parser.date()
      case .due: result.due = try parser.due()
      case .because: result.because = try parser.localizedText()
      case .belief: result.belief = try parser.localizedText()
      default: result.note = try parser.localizedText()
      }
    }
    return result
  }

  mutating func exception(_ block: LayoutTree.Block) throws(Abandoned) -> ExceptionSyntax {
    let name = try name("the name of the exception")
    try expect("to")
    let to = try commaSeparatedNames("the name of a rule")
    try finish()
    var result = ExceptionSyntax(name: name, to: to, range: range(of: block))
    readFields(of: block, .exception) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .when: result.when = try parser.conditions()
      case .conclude: result.conclude = try parser.conclusions()
      case .cite: result.citations += try parser.citations()
      case .inForce: result.inForce = try parser.dateInterval()
      case .because: result.because = try parser.localizedText()
      default: result.note = try parser.localizedText()
      }
    }
    return result
  }

  mutating func constraint(_ block: LayoutTree.Block) throws(Abandoned) -> ConstraintSyntax {
    let name = try name("the name of the constraint")
    let binders = try binders()
    try finish()
    var result = ConstraintSyntax(name: name, range: range(of: block))
    result.binders = binders
    readFields(of: block, .constraint) { (parser, keyword) throws(Abandoned) in
      if keyword == .never {
        result.never = try parser.conditions()
      } else {
        result.because = try parser.localizedText()
      }
    }
    return result
  }

  mutating func monotone(_ block: LayoutTree.Block) throws(Abandoned) -> MonotoneSyntax {
    let fact = try name("the name of a fact")
    let direction = try word("a direction", MonotoneSyntax.Direction.self)
    let conclusion = try atom()
    try finish()
    var result = MonotoneSyntax(
      fact: fact, direction: direction, conclusion: conclusion, range: range(of: block))
    readFields(of: block, .monotone) { (parser, _) throws(Abandoned) in
      result.because = try parser.localizedText()
    }
    return result
  }

  mutating func example(_ block: LayoutTree.Block) throws(Abandoned) -> ExampleSyntax {
    let label = try string("the name of the example in quotes")
    let name = Name(label, range(from: start))
    try expect("as")
    try expect("of")
    let day = try date()
    try finish()
    var result = ExampleSyntax(name: name, asOf: day, range: range(of: block))
    readFields(of: block, .example) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .given:
        result.given = try parser.items { (parser) throws(Abandoned) in try parser.answer() }
      case .otherwise:
        result.otherwise = try parser.word("an answer", ExampleSyntax.Otherwise.self)
      case .assuming:
        result.assuming = try parser.items { (parser) throws(Abandoned) in
          ExampleSyntax.Assumption(
            parameter: try parser.name("the name of a parameter"), value: try parser.value())
        }
      case .expect:
        result.expect = try parser.items { (parser) throws(Abandoned) in
          try parser.expectation()
        }
      case .fires: result.fires = try parser.names("the name of a rule")
      default: result.whyNot = try parser.names("the name of a rule")
      }
    }
    let expectations: [FieldKeyword] = [.expect, .fires, .whyNot]
    if !expectations.contains(where: { has($0, block) }) {
      diagnostics.append(.exampleWithoutExpectation(at: name.range))
    }
    return result
  }

  /// Whether a block has a field, readable or not.
  private func has(_ keyword: FieldKeyword, _ block: LayoutTree.Block) -> Bool {
    block.entries.contains { entry in
      guard case .field(let field) = entry else { return false }
      return keywordText(field) == keyword.rawValue
    }
  }

  private mutating func conclusions() throws(Abandoned) -> [AtomSyntax] {
    try items { (parser) throws(Abandoned) in try parser.atom() }
  }

  mutating func citations() throws(Abandoned) -> [CitationSyntax] {
    try items { (parser) throws(Abandoned) in try parser.citation() }
  }

  /// Reads the condition of a field that holds exactly one.
  mutating func singleCondition() throws(Abandoned) -> ConditionSyntax? {
    let all = try conditions()
    if let second = all.dropFirst().first {
      throw fail(.secondCondition(at: second.range))
    }
    return all.first
  }

  /// Reads `08-31 next year [after FACT]`, or a date.
  private mutating func due() throws(Abandoned) -> DueSyntax {
    let expectation = "a date, or a day such as 08-31 next year"
    guard let token = currentOnLine else { throw unexpected(expectation) }
    if token.kind == .date { return .on(try date()) }
    guard token.kind == .monthDay else { throw unexpected(expectation) }
    position += 1
    try expect("next")
    try expect("year")
    let after = skip("after") ? try name("the name of a date fact") : nil
    return .nextYear(month: Int(token.value / 100), day: Int(token.value % 100), after: after)
  }

  /// Reads an answer: `serves(KR)`, `not serves(JP)`, `industry = finance`, `users 200_000`.
  mutating func answer() throws(Abandoned) -> ExampleSyntax.Given {
    let expectation = "an answer such as serves(KR), industry = finance or users 200_000"
    if skip("not") {
      let (atom, isNegated) = try signedAtom()
      return .atom(atom, isTrue: isNegated)
    }
    guard let token = currentOnLine, token.kind == .name else { throw unexpected(expectation) }
    switch peekOnLine(1)?.kind {
    case .equal:
      let fact = try name(expectation)
      position += 1
      if let token = currentOnLine, token.kind == .name, !source.bytes[token.lower].isDigit {
        return .choice(fact: fact, value: try name("a member of an enumeration"))
      }
      return .value(fact: fact, try value("a value or a member of an enumeration"))
    case .number, .date:
      let fact = try name(expectation)
      return .value(fact: fact, try value())
    default:
      let (atom, isNegated) = try signedAtom()
      return .atom(atom, isTrue: !isNegated)
    }
  }

  /// Reads `[not | unknown] atom`.
  private mutating func expectation() throws(Abandoned) -> ExampleSyntax.Expectation {
    let isUnknown = isNext("unknown") && peekOnLine(1)?.kind == .name
    if isUnknown { position += 1 }
    let isDenied = !isUnknown && skip("not")
    let (atom, isNegated) = try signedAtom()
    let verdict: ExampleSyntax.Verdict =
      isUnknown ? .unknown : (isDenied != isNegated ? .no : .yes)
    return ExampleSyntax.Expectation(atom: atom, verdict: verdict)
  }
}
