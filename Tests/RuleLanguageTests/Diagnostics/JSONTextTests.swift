import RuleLanguage
import Testing

@Suite("Text as a JSON string")
struct JSONTextTests {
  @Test(
    "Quotes, backslashes and control characters are escaped, all else stands as it is",
    arguments: [
      ("", "\"\""), ("a \"b\" \\", "\"a \\\"b\\\" \\\\\""), ("\n\r\t", "\"\\n\\r\\t\""),
      ("\u{0}\u{1F}", "\"\\u0000\\u001f\""), ("\u{7F}\u{80}\u{9F}", "\"\\u007f\\u0080\\u009f\""),
      ("\u{20}\u{7E}\u{A0} 인증 🔒", "\"\u{20}\u{7E}\u{A0} 인증 🔒\""),
    ])
  func string(text: String, json: String) {
    #expect(JSONText.string(text) == json)
  }
}
