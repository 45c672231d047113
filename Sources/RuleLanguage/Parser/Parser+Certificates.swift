// The block of a certificate, with its editions, cycle and effort.

extension Parser {
  mutating func certificate(_ block: LayoutTree.Block) throws(Abandoned) -> CertificateSyntax {
    let name = try name("the name of the certificate")
    try finish()
    var result = CertificateSyntax(name: name, range: range(of: block))
    readFields(of: block, .certificate) { (parser, keyword) throws(Abandoned) in
      switch keyword {
      case .kind:
        result.kind = try parser.word("a kind of certificate", CertificateSyntax.Kind.self)
      case .url: result.url = try parser.address()
      case .cite:
        result.citations += try parser.items { (parser) throws(Abandoned) in
          try parser.citation()
        }
      case .edition:
        result.editions += try parser.items { (parser) throws(Abandoned) in try parser.edition() }
      case .amended:
        result.amendments += try parser.items { (parser) throws(Abandoned) in
          let label = try parser.string("the name of the amendment in quotes")
          try parser.expect("from")
          return CertificateSyntax.Amendment(label: label, from: try parser.date())
        }
      case .cycle: result.cycle = try parser.cycle()
      case .renew:
        let months = try parser.wholeNumber("a number of months", in: 1...1200)
        try parser.expectUnit("months")
        try parser.expect("before")
        result.renewalMonths = months
      case .effort:
        result.efforts += try parser.items { (parser) throws(Abandoned) in try parser.effort() }
      case .requires: result.requires = try parser.certificates()
      case .easedBy: result.easedBy = try parser.certificates()
      case .covers: result.covers = try parser.certificates()
      case .auditWith: result.auditWith = try parser.certificates()
      case .order: result.order = try parser.wholeNumber("a whole number")
      default: result.texts[keyword.rawValue] = try parser.localizedText()
      }
    }
    return result
  }

  private mutating func certificates() throws(Abandoned) -> [Name] {
    try names("the name of a certificate")
  }

  /// Reads `"2022" from DATE …`, the clauses in any order.
  private mutating func edition() throws(Abandoned) -> CertificateSyntax.Edition {
    let first = position
    if let token = current, token.kind == .number || token.kind == .name {
      throw fail(.unquotedLabel(text(token), at: range(token)))
    }
    let label = try string("the name of the edition in quotes", onOneLine: true)
    var result = CertificateSyntax.Edition(label: label, range: range(from: first))
    var seen: [(word: String, place: SourceRange)] = []
    while let token = current, isAtEditionClause {
      try passClause(token, &seen)
      switch seen.last?.word {
      case "from": result.from = try date()
      case "superseded": result.superseded = try date()
      case "until": result.until = try date()
      case "requires": result.requires = try name("the name of a certificate")
      default: result.citation = try citation(onOneLine: true)
      }
    }
    result.range = range(from: first)
    return result
  }

  private var isAtEditionClause: Bool {
    isNext("from") || isNext("superseded") || isNext("until") || isNext("requires")
      || isNext("cite")
  }

  /// Reads `3 years, surveillance every 1 year`.
  private mutating func cycle() throws(Abandoned) -> CertificateSyntax.Cycle {
    let years = try wholeNumber("a number of years", in: 1...100)
    try expectUnit("years")
    guard skip(.comma) else {
      return CertificateSyntax.Cycle(years: years, surveillanceYears: nil)
    }
    start = position
    try expect("surveillance")
    try expect("every")
    // "every year" is how people say "every 1 year".
    let interval = isNext("year") ? 1 : try wholeNumber("a number of years", in: 1...100)
    try expectUnit("years")
    return CertificateSyntax.Cycle(years: years, surveillanceYears: interval)
  }

  /// Passes over `years` or `months`, or the same word without its last letter.
  private mutating func expectUnit(_ plural: String) throws(Abandoned) {
    if skip(String(plural.dropLast())) { return }
    try expect(plural)
  }

  /// Reads `small 3..9, medium 6..12 months [with …] [confidence …] [cite …]`.
  private mutating func effort() throws(Abandoned) -> CertificateSyntax.Effort {
    var bands: [CertificateSyntax.Effort.Band] = []
    repeat {
      start = position
      let size = try name("a size of organisation")
      bands.append(CertificateSyntax.Effort.Band(size: size, months: try months()))
    } while skip(.comma)
    try expectUnit("months")
    var with: [Name] = []
    var confidence: Confidence?
    var citation: CitationSyntax?
    var seen: [(word: String, place: SourceRange)] = []
    while let token = current, isNext("with") || isNext("confidence") || isNext("cite") {
      try passClause(token, &seen)
      switch seen.last?.word {
      case "with": with = try commaSeparatedNames("the name of a certificate")
      case "confidence": confidence = try word("a confidence", Confidence.self)
      default: citation = try self.citation()
      }
    }
    return CertificateSyntax.Effort(
      bands: bands, with: with, confidence: confidence, citation: citation)
  }
}
