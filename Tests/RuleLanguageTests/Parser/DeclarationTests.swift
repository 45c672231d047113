import RuleLanguage
import Testing

@Suite("Blocks become declarations")
struct DeclarationTests {
  @Test("Each construct of the sample is declared, in order")
  func order() {
    let result = parsed(Sample.file)
    #expect(result.diagnostics.isEmpty)
    let kinds = result.declarations.map { "\($0)".prefix { $0 != "(" }.split(separator: ".").last }
    #expect(
      kinds.map { $0.map(String.init) ?? "" } == [
        "knowledgeBase", "enumeration", "enumeration", "section", "fact", "fact", "fact", "fact",
        "fact", "fact", "fact", "relation", "relation", "relation", "parameter", "parameter",
        "source", "source", "certificate", "certificate", "certificate", "table", "rule",
        "exception", "rule", "question", "constraint", "monotone", "example",
      ])
  }

  @Test("Members of an enumeration stand one a line or one a field")
  func enumeration() throws {
    let text = """
      enumeration size
        value  small en "small"
                     ko "소"
               medium
        value  large en "large", huge

      """
    guard case .enumeration(let size) = try declaration(text) else { return }
    #expect(size.members.map(\.name.text) == ["small", "medium", "large", "huge"])
    #expect(size.members.map { $0.title?.entries.count ?? 0 } == [2, 0, 1, 0])
  }

  @Test(
    "A fact has a type",
    arguments: [
      ("yes-no", "yesNo"), ("choice of size", "choice size"), ("set of market", "set market"),
      ("count", "count"), ("amount KRW", "amount KRW"), ("percentage", "percentage"),
      ("date", "date"),
    ])
  func factType(text: String, expected: String) throws {
    guard case .fact(let fact) = try declaration("fact f \(text)\n") else { return }
    let found =
      switch fact.type {
      case .choice(let name): "choice \(name.text)"
      case .set(let name): "set \(name.text)"
      case .amount(let currency): "amount \(currency.text)"
      default: "\(fact.type)"
      }
    #expect(found == expected)
    #expect(fact.isActionable && fact.cost == 1 && fact.onlyIf == nil)
  }

  @Test("A parameter has entries in the order written")
  func parameter() throws {
    let text = """
      parameter p amount KRW
        from   2013-02-18 10 bn cite Law "Art. 1"
               2027-01-01 undefined cite Notice
        until  2030-12-31
        always 5 KRW

      """
    guard case .parameter(let parameter) = try declaration(text) else { return }
    #expect(
      parameter.entries.map { $0.from?.description ?? "" } == ["2013-02-18", "2027-01-01", ""])
    #expect(parameter.entries.map { $0.value == nil } == [false, true, false])
    #expect(parameter.entries.map { $0.citation?.source.text } == ["Law", "Notice", nil])
    #expect(parameter.until?.description == "2030-12-31")
  }

  @Test("Citations give place, address, day and confidence in any order")
  func citations() throws {
    let text = """
      rule r
        conclude  x
        cite      A "Art. 1" "and 2" confidence low url https://example.org/a,b
                  read 2026-11-24
                  B, C "Art. 3"
        cite      D

      """
    guard case .rule(let rule) = try declaration(text) else { return }
    #expect(rule.citations.map(\.source.text) == ["A", "B", "C", "D"])
    let first = try #require(rule.citations.first)
    #expect(first.place == "Art. 1 and 2")
    #expect(first.url?.text == "https://example.org/a,b")
    #expect(first.read?.description == "2026-11-24")
    #expect(first.confidence == .low)
    #expect(rule.citations.last?.place == nil)
  }

  @Test("A certificate tells its editions, cycle and effort")
  func certificate() throws {
    let text = """
      certificate X
        edition  "2022" from 2022-10-25 until 2031-01-01 requires Y superseded 2030-01-01 cite Z
                 "2013"
        cycle    3 years, surveillance every year
        renew    1 month before
        effort   small 3..9, large 12 months with Y, Z confidence low cite Q
                 small 2 months
        covers   A, B
                 C

      """
    guard case .certificate(let certificate) = try declaration(text) else { return }
    #expect(certificate.editions.map(\.label) == ["2022", "2013"])
    #expect(certificate.editions.first?.requires?.text == "Y")
    #expect(certificate.editions.first?.superseded?.description == "2030-01-01")
    #expect(certificate.cycle?.years == 3 && certificate.cycle?.surveillanceYears == 1)
    #expect(certificate.renewalMonths == 1)
    #expect(certificate.efforts.map { $0.bands.map(\.months) } == [[3...9, 12...12], [2...2]])
    #expect(certificate.efforts.map { $0.with.map(\.text) } == [["Y", "Z"], []])
    #expect(certificate.covers.map(\.text) == ["A", "B", "C"])
  }

  @Test(
    "A duty is due on a day of the next year or on a date",
    arguments: ["08-31 next year", "02-29 next year after joined", "2027-08-31"])
  func due(text: String) throws {
    guard case .rule(let rule) = try declaration("rule r\n  conclude x\n  due \(text)\n") else {
      return
    }
    switch try #require(rule.due) {
    case .on(let day): #expect(day.description == text)
    case .nextYear(let month, let day, let fact):
      #expect((month, day) == (fact == nil ? (8, 31) : (2, 29)))
      #expect(fact.map(\.text) == (text.contains("joined") ? "joined" : nil))
    }
  }

  @Test("The head of an exception goes on after a comma")
  func exceptionHead() throws {
    let text = "exception e to a,\n    b, c\n  when d\n"
    guard case .exception(let exception) = try declaration(text) else { return }
    #expect(exception.to.map(\.text) == ["a", "b", "c"])
    #expect(exception.when.count == 1)
  }

  @Test("An example expects yes, no or unknown")
  func expectations() throws {
    let text = """
      example "e" as of 2026-11-24
        expect  a, not b, unknown c, X is not d
                not X is not d, unknown

      """
    guard case .example(let example) = try declaration(text) else { return }
    #expect(example.expect.map(\.verdict) == [.yes, .no, .unknown, .no, .yes, .yes])
    #expect(example.otherwise == .unknown)
    #expect(example.name.text == "e" && example.asOf.description == "2026-11-24")
  }

  @Test("An example may assume values of parameters")
  func assumptions() throws {
    let text = """
      example "e" as of 2026-11-24
        given     a
        assuming  x.threshold 10 bn KRW, share 12.5 %
                  start 2027-01-01
        expect    b

      """
    guard case .example(let example) = try declaration(text) else { return }
    #expect(example.assuming.map(\.parameter.text) == ["x.threshold", "share", "start"])
    #expect(
      example.assuming.map(\.value.value) == [
        .amount(hundredths: 1_000_000_000_000, currency: "KRW"), .percentage(hundredths: 1250),
        .date(try #require(CalendarDay("2027-01-01"))),
      ])
  }

  @Test("Empty cells of a table have empty names")
  func table() throws {
    guard case .table(let table) = try declaration("table t(a, b B)\n  | a | X |\n  | c |   |\n")
    else { return }
    #expect(table.header?.cells.map(\.text) == ["a", "X"])
    #expect(table.rows.map { $0.cells.map(\.text) } == [["c", ""]])
    #expect(table.parameters.map(\.variable?.text) == [nil, "B"])
  }

  @Test("Every name knows its place")
  func places() throws {
    let marked = "exception «e» to «a», «b»\n  when «c»\n"
    let text = marked.filter { $0 != "«" && $0 != "»" }
    let result = parsed(text)
    guard case .exception(let exception)? = result.declarations.first else { return }
    let names = [exception.name] + exception.to
    #expect(names.allSatisfy { result.source.text($0.range) == $0.text })
    #expect(result.source.text(exception.range) == String(text.dropLast()))
  }
}
