// Text laid out in columns. Widths are those of a terminal, where Korean characters take two.

import Reports
import RuleLanguage

/// Lays out paragraphs and tables.
package enum TextWrapping {
  /// A paragraph with every line indented, each line ended.
  package static func paragraph(_ text: String, indent: Int = 0, width: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return TextCanvas.wrapped(text, to: max(width - indent, 20)).map { margin + $0 + "\n" }.joined()
  }

  /// Labels with their descriptions beside them, all descriptions in one column; a long label has its
  /// description below it.
  package static func table(_ rows: [(label: String, text: String)], width: Int) -> String {
    let widest = 26
    let labels = rows.map { DisplayWidth.of($0.label) }.filter { $0 <= widest }
    let column = (labels.max() ?? widest) + 4
    var result = ""
    for (label, text) in rows {
      let lines = TextCanvas.wrapped(text, to: max(width - column, 20))
      let columns = DisplayWidth.of(label) + 2
      var start = "  " + label
      var rest = lines[...]
      if columns + 2 <= column {
        start += String(repeating: " ", count: column - columns) + (rest.popFirst() ?? "")
      }
      result += start + "\n"
      for line in rest { result += String(repeating: " ", count: column) + line + "\n" }
    }
    return result
  }
}
