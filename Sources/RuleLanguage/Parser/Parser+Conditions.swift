// Conditions and atoms. A line holds one condition; the members of a group stand on its own line,
// or on the lines below it that are indented deeper.

extension Parser {
  /// Reads conditions, one a line.
  ///
  /// A bad one is left out, and reading goes on at the next line that does not belong to it.
  mutating func conditions() throws(Abandoned) -> [ConditionSyntax] {
    guard current != nil else { throw unexpected("a condition") }
    var result: [ConditionSyntax] = []
    while let token = current {
      let first = position
      do throws(Abandoned) {
        result.append(try condition(depth: 0))
        try endCondition()
      } catch {
        let column = column(ofLineOf: token)
        if position == first { position += 1 }
        while let next = current, !next.startsLine || lines[next.line].indent > column {
          position += 1
        }
      }
    }
    return result
  }

  /// Reads one condition, which may be a group that goes on below.
  mutating func condition(depth: Int) throws(Abandoned) -> ConditionSyntax {
    let first = position
    start = position
    guard let token = current else { throw unexpected("a condition") }
    guard depth < Self.depthLimit else {
      throw fail(.nestedTooDeep(limit: Self.depthLimit, at: range(token)))
    }
    guard token.kind == .name else { throw unexpected("a condition") }
    if isNext("not") {
      position += 1
      guard peekIsOnLine(of: token) else { throw unexpected("a condition") }
      let inner = try condition(depth: depth + 1)
      return ConditionSyntax(.not(inner), range(from: first))
    }
    if isNext("any"), isWord(peekOnLine(1), "of") {
      position += 2
      return ConditionSyntax(.any(try group(token, depth)), range(from: first))
    }
    if isNext("all"), isWord(peekOnLine(1), "of") {
      position += 2
      return ConditionSyntax(.all(try group(token, depth)), range(from: first))
    }
    if isNext("at"), isWord(peekOnLine(1), "least") {
      position += 2
      let count = try wholeNumber("the number of conditions", in: 1...1000)
      try expect("of")
      return ConditionSyntax(.atLeast(count, try group(token, depth)), range(from: first))
    }
    return try statement()
  }

  private func peekIsOnLine(of token: Token) -> Bool { current?.line == token.line }

  /// Reads an atom, a comparison, an equality or a membership.
  private mutating func statement() throws(Abandoned) -> ConditionSyntax {
    let first = position
    guard let second = peekOnLine(1) else { return try atomCondition() }
    switch second.kind {
    case .equal, .notEqual:
      let left = try name("a name")
      position += 1
      if let token = currentOnLine, token.kind == .number || token.kind == .date {
        throw fail(.equalityWithValue(at: range(second)))
      }
      let right = try name("a member of an enumeration")
      return ConditionSyntax(
        .equality(left: left, right: right, isEqual: second.kind == .equal), range(from: first))
    case .atLeast, .moreThan, .atMost, .lessThan:
      let fact = try name("a fact")
      position += 1
      return ConditionSyntax(
        .comparison(fact: fact, comparison(second.kind), try operand()), range(from: first))
    case .name where isWord(second, "in"):
      let fact = try name("a fact")
      position += 1
      return ConditionSyntax(
        .membership(fact: fact, values: try memberList()), range(from: first))
    default:
      return try atomCondition()
    }
  }

  private func comparison(_ kind: Token.Kind) -> Comparison {
    switch kind {
    case .atLeast: .atLeast
    case .moreThan: .moreThan
    case .atMost: .atMost
    default: .lessThan
    }
  }

  private mutating func atomCondition() throws(Abandoned) -> ConditionSyntax {
    let first = position
    let (atom, isNegated) = try signedAtom()
    let condition = ConditionSyntax(.atom(atom), atom.range)
    return isNegated ? ConditionSyntax(.not(condition), range(from: first)) : condition
  }

  /// Reads the values after `in`.
  ///
  /// In a group on one line, what follows a comma is a value only if it is a bare name; `x in a, b,
  /// serves(KR)` has two values.
  private mutating func memberList() throws(Abandoned) -> [Name] {
    var result = [try name("a member of an enumeration")]
    while current?.kind == .comma, peek(1)?.kind == .name {
      if let after = peek(2), after.kind != .comma, !after.startsLine { break }
      position += 1
      start = position
      result.append(try name("a member of an enumeration"))
    }
    return result
  }

  /// Reads what a fact is compared with.
  private mutating func operand() throws(Abandoned) -> OperandSyntax {
    let first = position
    guard let token = currentOnLine else { throw unexpected("a value or a parameter") }
    if isNext("as-of") {
      position += 1
      var sign = 1
      guard let next = currentOnLine, next.kind == .plus || next.kind == .minus else {
        return OperandSyntax(.asOf(offset: 0, .days), range(from: first))
      }
      if next.kind == .minus { sign = -1 }
      position += 1
      let count = try wholeNumber("a number of days, months or years", in: 0...100_000)
      let unit = try timeUnit()
      return OperandSyntax(.asOf(offset: sign * count, unit), range(from: first))
    }
    if token.kind == .name, !source.bytes[token.lower].isDigit {
      // "as-of-3" is one name, because names may hold hyphens.
      if source.bytes[token.lower..<token.upper].starts(with: "as-of-".utf8) {
        throw fail(.gluedOffset(text(token), at: range(token)))
      }
      let parameter = try name("a parameter")
      return OperandSyntax(.parameter(parameter), range(from: first))
    }
    return OperandSyntax(.literal(try value("a value or a parameter")), range(from: first))
  }

  private mutating func timeUnit() throws(Abandoned) -> OperandSyntax.Unit {
    if skip("day") { return .days }
    if skip("month") { return .months }
    if skip("year") { return .years }
    return try word("a unit of time", OperandSyntax.Unit.self)
  }

  /// Reads the members of a group whose line starts at a token.
  private mutating func group(_ opener: Token, _ depth: Int) throws(Abandoned) -> [ConditionSyntax]
  {
    let column = column(ofLineOf: opener)
    let opening = SourceRange(id, opener.lower, tokens[position - 1].upper)
    var members: [ConditionSyntax] = []
    if let next = current, !next.startsLine {
      while true {
        members.append(try condition(depth: depth + 1))
        guard let comma = current, comma.kind == .comma, let next = peek(1), !next.startsLine
        else { break }
        position += 1
      }
      if let next = current, next.startsLine, lines[next.line].indent > column,
        tokens[position - 1].line == opener.line
      {
        throw fail(.mixedGroup(at: range(next), group: opening))
      }
    } else {
      while let next = current, next.startsLine, lines[next.line].indent > column {
        members.append(try condition(depth: depth + 1))
        try endCondition()
      }
    }
    guard !members.isEmpty else { throw fail(.emptyGroup(at: opening, indentation: column)) }
    return members
  }

  /// Checks that a condition ends with its line.
  private mutating func endCondition() throws(Abandoned) {
    guard let token = current, !token.startsLine else { return }
    if token.kind == .comma {
      let isLast = peekOnLine(1) == nil
      throw fail(.commaAfterCondition(at: range(token), isLast: isLast))
    }
    if isNext("and") || isNext("or") { throw fail(.connective(text(token), at: range(token))) }
    throw fail(.unexpectedText(description(token), at: rest(from: token)))
  }

  /// Reads an atom; `ISMS is not mandatory` is the opposite of one.
  mutating func signedAtom() throws(Abandoned) -> (atom: AtomSyntax, isNegated: Bool) {
    let first = position
    let leading = try name("a statement such as serves(KR) or ISMS is mandatory")
    guard let next = current, next.line == tokens[first].line else {
      return (
        AtomSyntax(predicate: leading, arguments: [], form: .prefix, range: leading.range), false
      )
    }
    if next.kind == .leftParenthesis {
      position += 1
      var arguments: [Name] = []
      repeat { arguments.append(try name("an argument")) } while skip(.comma)
      try expect(.rightParenthesis, ")")
      return (atom(leading, arguments, .prefix, first), false)
    }
    guard next.kind == .name else {
      return (atom(leading, [], .prefix, first), false)
    }
    if isNext("and") || isNext("or") { throw fail(.connective(text(next), at: range(next))) }
    if skip("is") {
      let isNegated = skip("not")
      let predicate = try name("the name of a relation")
      return (atom(predicate, [leading], .isA, first), isNegated)
    }
    guard peekOnLine(1)?.kind == .name else {
      throw fail(.unfinishedAtom(text(next), at: rest(from: next)))
    }
    let predicate = try name("the name of a relation")
    let right = try name("an argument")
    return (atom(predicate, [leading, right], .infix, first), false)
  }

  private func atom(
    _ predicate: Name, _ arguments: [Name], _ form: AtomSyntax.Form, _ first: Int
  ) -> AtomSyntax {
    AtomSyntax(predicate: predicate, arguments: arguments, form: form, range: range(from: first))
  }

  /// Reads an atom that must not be negated.
  mutating func atom() throws(Abandoned) -> AtomSyntax {
    if let token = current, isNext("not") { throw fail(.negatedConclusion(at: range(token))) }
    let first = position
    let (atom, isNegated) = try signedAtom()
    if isNegated { throw fail(.negatedConclusion(at: range(from: first))) }
    return atom
  }
}
