import RuleLanguage
import Testing

@Suite("Values carry their units")
struct ValueTests {
  private func value(_ text: String) throws -> Literal.Value? {
    guard case .parameter(let parameter) = try declaration("parameter p count\n  always \(text)\n")
    else { return nil }
    return parameter.entries.first?.value?.value
  }

  @Test(
    "A number is kept in hundredths",
    arguments: [
      ("0", 0), ("7", 700), ("9_999_999", 999_999_900), ("1.5", 150), ("1.05", 105),
      ("10 k", 1_000_000), ("1.5 m", 150_000_000), ("10 bn", 1_000_000_000_000),
      ("2 tn", 200_000_000_000_000), ("92_233_720_368_547_758.07", Int64.max),
    ])
  func number(text: String, hundredths: Int64) throws {
    #expect(try value(text) == .number(hundredths: hundredths))
  }

  @Test("Amounts, percentages and dates have forms of their own")
  func units() throws {
    #expect(try value("10 bn KRW") == .amount(hundredths: 1_000_000_000_000, currency: "KRW"))
    #expect(try value("12.5 EUR") == .amount(hundredths: 1250, currency: "EUR"))
    #expect(try value("50 %") == .percentage(hundredths: 5000))
    #expect(try value("0.5%") == .percentage(hundredths: 50))
    #expect(try value("2026-11-24") == CalendarDay("2026-11-24").map { .date($0) })
  }

  @Test(
    "A value that is none is reported where it stands",
    arguments: [
      ("always «92_233_720_368_547_758.08»", "number-too-large"),
      ("always «99999999999999999999»", "number-too-large"),
      ("always «100_000_000 tn»", "number-too-large"),
      ("always «1.555»", "malformed-number"),
      ("always «1.2.3»", "malformed-number"),
      ("always «10bn»", "glued-number"),
      ("always «2026-02-30»", "no-such-day"),
      ("always «2026-2-3»", "malformed-date"),
      ("always «2026-11»", "malformed-date"),
      ("always «threshold»", "wrong-value"),
      ("always «\"ten\"»", "wrong-value"),
      ("always«»", "missing-value"),
      ("always 10 «million»", "unexpected-text"),
      ("always «10,000,000»", "comma-in-number"),
      ("always 10«, 000»", "unexpected-text"),
      ("from «10»", "wrong-value"),
      ("from 2026-01-01«»", "missing-value"),
    ])
  func mistakes(field: String, id: String) {
    let other = field.hasPrefix("from") ? "always 1" : "from 2020-01-01 1"
    expectFindings([id], in: "parameter p count\n  \(field)\n  \(other)\n")
  }

  @Test("Escapes are resolved and texts in a row are joined")
  func texts() throws {
    let text = #"""
      relation r
        say  en "a \"b\" \\ c\nd" "e"
             "f"  ko "한국"
      """#
    guard case .relation(let relation) = try declaration(text) else { return }
    #expect(relation.say?["en"] == "a \"b\" \\ c\nd e f")
    #expect(relation.say?["ko"] == "한국")
    #expect(relation.say?["jp"] == nil)
  }

  @Test("Windows line ends and a byte order mark are accepted")
  func lineEnds() throws {
    let text = Sample.file.replacing("\n", with: "\r\n")
    let windows = parsed([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(windows.diagnostics.isEmpty)
    #expect(meaning(windows) == meaning(parsed(Sample.file)))
    #expect(SourceFormatter.format(windows) == Array(Sample.file.utf8))
  }
}
