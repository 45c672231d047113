// The blocks that say what can be spoken of: knowledge base, enumerations, facts, relations, parameters,
// documents, sections and questions.

extension Parser {
  mutating func knowledgeBase(
    _ block: LayoutTree.Block
  ) throws(Abandoned) -> KnowledgeBaseSyntax {
    let name = try name("the name of the knowledge base")
    try finish()
    var result = KnowledgeBaseSyntax(name: name, range: range(of: block))
    readFields(of: block, .knowledgeBase) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .title: result.title = try parser.localizedText()
      case .version: result.version = try parser.string("a version in quotes")
      default: result.languages = try parser.names("a language such as en")
      }
    }
    return result
  }

  mutating func enumeration(_ block: LayoutTree.Block) throws(Abandoned) -> EnumerationSyntax {
    let name = try name("the name of the enumeration")
    try finish()
    var result = EnumerationSyntax(name: name, range: range(of: block))
    readFields(of: block, .enumeration) { (parser, keyword) throws(Abandoned) in
      if keyword == .say {
        result.say = try parser.localizedText()
      } else {
        result.members += try parser.items { (parser) throws(Abandoned) in
          let name = try parser.name("the name of a member")
          return EnumerationSyntax.Member(name: name, title: try parser.optionalLocalizedText())
        }
      }
    }
    return result
  }

  mutating func section(_ block: LayoutTree.Block) throws(Abandoned) -> SectionSyntax {
    let name = try name("the name of the section")
    try finish()
    var result = SectionSyntax(name: name, range: range(of: block))
    readFields(of: block, .section) { (parser, keyword) throws(Abandoned) in
      if keyword == .title {
        result.title = try parser.localizedText()
      } else {
        result.order = try parser.wholeNumber("a whole number")
      }
    }
    return result
  }

  mutating func fact(_ block: LayoutTree.Block) throws(Abandoned) -> FactSyntax {
    let name = try name("the name of the fact")
    let type = try type()
    try finish()
    var result = FactSyntax(name: name, type: type, range: range(of: block))
    readFields(of: block, .fact) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .say: result.say = try parser.localizedText()
      case .deny: result.deny = try parser.localizedText()
      case .help: result.help = try parser.localizedText()
      case .period: result.period = try parser.localizedText()
      case .actionable: result.isActionable = try parser.word("an answer", YesNo.self) == .yes
      case .cost: result.cost = try parser.wholeNumber("a number from 1 to 9", in: 1...9)
      default: result.onlyIf = try parser.singleCondition()
      }
    }
    return result
  }

  private enum YesNo: String, CaseIterable { case yes, no }

  mutating func relation(_ block: LayoutTree.Block) throws(Abandoned) -> RelationSyntax {
    let name = try name("the name of the relation")
    let parameters = try parameters()
    try finish()
    var result = RelationSyntax(name: name, range: range(of: block))
    result.parameters = parameters
    readFields(of: block, .relation) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .say: result.say = try parser.localizedText()
      case .deny: result.deny = try parser.localizedText()
      case .report: result.report = try parser.localizedText()
      case .announced: result.announced = try parser.name("the relation that is announced")
      default: result.order = try parser.wholeNumber("a whole number")
      }
    }
    return result
  }

  mutating func parameter(_ block: LayoutTree.Block) throws(Abandoned) -> ParameterSyntax {
    let name = try name("the name of the parameter")
    let type = try type()
    try finish()
    var result = ParameterSyntax(name: name, type: type, range: range(of: block))
    readFields(of: block, .parameter) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .say: result.say = try parser.localizedText()
      case .basis: result.basis = try parser.word("a basis", ParameterSyntax.Basis.self)
      case .until: result.until = try parser.date()
      case .always: result.entries.append(try parser.entry(isDated: false))
      default:
        result.entries += try parser.items { (parser) throws(Abandoned) in
          try parser.entry(isDated: true)
        }
      }
    }
    return result
  }

  /// Reads `DATE VALUE [cite …]`, or without the date after `always`.
  private mutating func entry(isDated: Bool) throws(Abandoned) -> ParameterSyntax.Entry {
    let first = position
    let from = isDated ? try date() : nil
    let value = isDated && skip("undefined") ? nil : try value()
    let citation = skip("cite") ? try citation() : nil
    return ParameterSyntax.Entry(
      from: from, value: value, citation: citation, range: range(from: first))
  }

  mutating func document(
    _ block: LayoutTree.Block, isRegulation: Bool
  ) throws(Abandoned) -> SourceSyntax {
    let name = try name(isRegulation ? "the name of the regulation" : "the name of the source")
    try finish()
    var result = SourceSyntax(name: name, isRegulation: isRegulation, range: range(of: block))
    readFields(of: block, isRegulation ? .regulation : .source) {
      (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .title: result.title = try parser.localizedText()
      case .kind: result.kind = try parser.word("a kind of document", SourceSyntax.Kind.self)
      case .market: result.markets = try parser.names("the name of a market")
      case .url: result.url = try parser.address()
      case .read: result.read = try parser.date()
      case .confidence: result.confidence = try parser.word("a confidence", Confidence.self)
      default: result.about = try parser.localizedText()
      }
    }
    return result
  }

  mutating func question(_ block: LayoutTree.Block) throws(Abandoned) -> QuestionSyntax {
    let fact = try name("the name of a fact")
    try expect("section")
    let section = try name("the name of a section")
    try finish()
    var result = QuestionSyntax(fact: fact, section: section, range: range(of: block))
    readFields(of: block, .question) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .order: result.order = try parser.wholeNumber("a whole number")
      case .ask: result.ask = try parser.localizedText()
      default: result.help = try parser.localizedText()
      }
    }
    return result
  }
}
