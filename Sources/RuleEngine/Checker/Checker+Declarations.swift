// Declarations that stand for themselves: enumerations, sources, sections, facts, relations,
// tables, parameters.

import RuleLanguage

extension Checker {
  mutating func checkKnowledgeBase() {
    guard let block = declarations.knowledgeBases.min(by: { $0.range < $1.range }) else { return }
    for other in declarations.knowledgeBases where other.range != block.range {
      diagnostics.append(
        .duplicateName(other.name, kind: "knowledge-base", first: block.name.range))
    }
    model.name = block.name.text
    model.title = block.title
    model.version = block.version ?? ""
    if !block.languages.isEmpty { model.languages = block.languages.map(\.text) }
  }

  mutating func declareEnumerations() {
    for syntax in declarations.enumerations {
      if ["certificate", "regulation", "edition"].contains(syntax.name.text) {
        diagnostics.append(.builtInName(syntax.name))
        continue
      }
      guard take(syntax.name, as: "enumeration") else { continue }
      var seen: [String: SourceRange] = [:]
      var members: [Enumeration.Member] = []
      for member in syntax.members {
        if let first = seen[member.name.text] {
          diagnostics.append(
            .duplicateName(member.name, kind: syntax.name.text, first: first))
          continue
        }
        seen[member.name.text] = member.name.range
        members.append(.init(name: member.name.text, title: member.title))
      }
      model.enumerations.append(
        Enumeration(
          name: syntax.name.text, say: syntax.say, members: members, range: syntax.range))
    }
    declareBuiltInEnumerations()
    model.enumerations.sort { $0.name < $1.name }
    memberIndex = model.enumerations.map { enumeration in
      Dictionary(
        enumeration.members.enumerated().map { ($1.name, $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private mutating func declareBuiltInEnumerations() {
    var certificates: [Enumeration.Member] = []
    var editions: [Enumeration.Member] = []
    for syntax in declarations.certificates {
      guard take(syntax.name, as: "certificate") else { continue }
      certificateSyntax.append(syntax)
      let title = syntax.texts["short"] ?? syntax.texts["title"]
      certificates.append(.init(name: syntax.name.text, title: title))
      if syntax.editions.isEmpty {
        editions.append(.init(name: syntax.name.text, title: title))
      }
      for edition in syntax.editions {
        editions.append(
          .init(
            name: "\(syntax.name.text):\(edition.label)",
            title: title.map { Self.appending(":\(edition.label)", to: $0) }))
      }
    }
    var regulations: [Enumeration.Member] = []
    for syntax in declarations.sources where syntax.isRegulation {
      regulations.append(.init(name: syntax.name.text, title: syntax.title))
    }
    for (name, members) in [
      ("certificate", certificates), ("edition", editions), ("regulation", regulations),
    ] where !members.isEmpty {
      model.enumerations.append(
        Enumeration(name: name, say: nil, members: members, range: nil))
    }
  }

  private static func appending(_ suffix: String, to text: LocalizedText) -> LocalizedText {
    LocalizedText(
      entries: text.entries.map {
        .init(language: $0.language, text: $0.text + suffix, range: $0.range)
      }, range: text.range)
  }

  mutating func declareSources() {
    for syntax in declarations.sources {
      guard take(syntax.name, as: "source") else { continue }
      check(syntax.url)
      for market in syntax.markets {
        if let id = model.enumeration(named: "market") { _ = member(market, of: id) }
      }
      model.sources.append(
        Source(
          name: syntax.name.text, isRegulation: syntax.isRegulation, title: syntax.title,
          kind: syntax.kind, markets: syntax.markets.map(\.text), url: syntax.url?.text,
          read: syntax.read, confidence: syntax.confidence, about: syntax.about,
          range: syntax.range))
    }
  }

  mutating func declareSections() {
    for syntax in declarations.sections {
      guard take(syntax.name, as: "section") else { continue }
      model.sections.append(
        Section(name: syntax.name.text, title: syntax.title, order: syntax.order ?? .max))
    }
    model.sections.sort { ($0.order, $0.name) < ($1.order, $1.name) }
  }

  mutating func declareFacts() {
    for syntax in declarations.facts {
      guard take(syntax.name, as: "fact or relation"), let type = type(syntax.type) else {
        continue
      }
      model.facts.append(
        Fact(
          name: syntax.name.text, type: type, say: syntax.say, deny: syntax.deny,
          help: syntax.help, period: syntax.period, isActionable: syntax.isActionable,
          cost: syntax.cost, onlyIf: nil, range: syntax.range))
    }
  }

  mutating func declareRelations() {
    for syntax in declarations.relations {
      if certificateRelations.contains(syntax.name.text) {
        diagnostics.append(.builtInName(syntax.name))
        continue
      }
      guard take(syntax.name, as: "fact or relation"),
        let parameters = parameters(syntax.parameters)
      else { continue }
      model.relations.append(
        Relation(
          name: syntax.name.text, parameters: parameters, tuples: nil, say: syntax.say,
          deny: syntax.deny, report: syntax.report, order: syntax.order ?? 0, citations: [],
          range: syntax.range))
    }
    for syntax in declarations.tables { declareTable(syntax) }
    declareCertificateRelations()
    model.relations.sort { $0.name < $1.name }
    for syntax in declarations.relations {
      guard let name = syntax.announced, let announced = relation(name),
        let id = model.relation(named: syntax.name.text)
      else { continue }
      if model[announced].parameters.map(\.enumeration) != model[id].parameters.map(\.enumeration) {
        diagnostics.append(.announcedDiffers(name, relation: syntax.name.text))
      } else {
        model.relations[id.index].announced = announced
      }
    }
  }

  mutating func parameters(_ syntax: [BinderSyntax]) -> [Relation.Parameter]? {
    var result: [Relation.Parameter] = []
    for one in syntax {
      guard let id = enumeration(one.enumeration) else { return nil }
      result.append(
        .init(enumeration: id, placeholder: (one.variable ?? one.enumeration).text))
    }
    return result
  }

  private mutating func declareTable(_ syntax: TableSyntax) {
    guard take(syntax.name, as: "fact or relation"),
      let parameters = parameters(syntax.parameters), !parameters.isEmpty
    else { return }
    let cited = citations(syntax.citations)
    var tuples: [Relation.Tuple] = []
    if let header = syntax.header {
      let isDown =
        header.cells.count == parameters.count
        && zip(header.cells, parameters).allSatisfy { cell, parameter in
          cell.text == parameter.placeholder
            || cell.text == model[parameter.enumeration].name
        }
      if isDown {
        tuples = downRows(syntax, parameters)
      } else if parameters.count == 2 {
        tuples = acrossRows(syntax, header, parameters)
      } else {
        diagnostics.append(.tableHeader(header.range, syntax.name.text))
      }
    }
    model.relations.append(
      Relation(
        name: syntax.name.text, parameters: parameters, tuples: tuples, say: syntax.say,
        deny: nil, report: nil, order: 0, citations: cited, range: syntax.range))
  }

  private mutating func downRows(
    _ syntax: TableSyntax, _ parameters: [Relation.Parameter]
  ) -> [Relation.Tuple] {
    var tuples: [Relation.Tuple] = []
    for row in syntax.rows {
      guard row.cells.count == parameters.count else {
        diagnostics.append(.rowWidth(row.range, found: row.cells.count, wanted: parameters.count))
        continue
      }
      var arguments: [Int] = []
      for (cell, parameter) in zip(row.cells, parameters) {
        if let index = member(cell, of: parameter.enumeration) { arguments.append(index) }
      }
      if arguments.count == parameters.count {
        tuples.append(.init(arguments: arguments, mark: "", interval: nil))
      }
    }
    return tuples
  }

  private mutating func acrossRows(
    _ syntax: TableSyntax, _ header: TableSyntax.Row, _ parameters: [Relation.Parameter]
  ) -> [Relation.Tuple] {
    var columns: [Int?] = []
    for cell in header.cells.dropFirst() {
      columns.append(member(cell, of: parameters[1].enumeration))
    }
    var tuples: [Relation.Tuple] = []
    for row in syntax.rows {
      guard row.cells.count == header.cells.count, let first = row.cells.first else {
        diagnostics.append(
          .rowWidth(row.range, found: row.cells.count, wanted: header.cells.count))
        continue
      }
      guard let index = member(first, of: parameters[0].enumeration) else { continue }
      for (cell, column) in zip(row.cells.dropFirst(), columns) where !cell.text.isEmpty {
        guard let column else { continue }
        tuples.append(.init(arguments: [index, column], mark: cell.text, interval: nil))
      }
    }
    return tuples
  }

  mutating func declareParameters() {
    for syntax in declarations.parameters {
      guard take(syntax.name, as: "parameter"), let type = type(syntax.type) else { continue }
      guard type.isOrdered else {
        diagnostics.append(.parameterType(syntax.name))
        continue
      }
      var entries: [Parameter.Entry] = []
      for entry in syntax.entries {
        var number: Int64?
        if let literal = entry.value {
          guard let checked = value(literal, as: type, of: syntax.name.text) else { continue }
          number = checked
        }
        if let twin = entries.first(where: { $0.from == entry.from }) {
          diagnostics.append(.sameDate(entry.range, first: twin.range))
          continue
        }
        entries.append(
          .init(
            from: entry.from, value: number, citation: entry.citation.flatMap { citation($0) },
            range: entry.range))
      }
      entries.sort { ($0.from?.daysSinceEpoch ?? .min) < ($1.from?.daysSinceEpoch ?? .min) }
      model.parameters.append(
        Parameter(
          name: syntax.name.text, type: type, say: syntax.say, basis: syntax.basis,
          entries: entries, until: syntax.until, range: syntax.range))
    }
  }
}
