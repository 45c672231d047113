// Small JSON values as text, for diagnostics and other outputs that are no results of profiles.

/// Writes JSON.
package enum JSONText {
  /// A string with its quotes; control characters (C0, DEL and C1) as escapes, so that no terminal takes
  /// them for commands.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// An object of members whose values are JSON already.
  package static func object(_ members: [(key: String, value: String)]) -> String {
    "{\(members.map { "\(string($0.key)):\($0.value)" }.joined(separator: ","))}"
  }

  /// An array of values that are JSON already, each on a line of its own.
  package static func lines(_ values: [String]) -> String {
    values.isEmpty ? "[]" : "[\n\(values.joined(separator: ",\n"))\n]"
  }
}
