// Places written into the source text of a test: 1️⃣ and the like mark a place, «…» a range. The markers are
// taken out before the text is parsed.

/// A text without its markers, and where they stood.
package struct MarkedText: Sendable {
  /// The text without markers.
  package let text: String
  /// The byte ranges between « and », in the order in which they begin.
  package let ranges: [Range<Int>]
  /// The byte offset of each of 1️⃣ to 9️⃣ and 🔟.
  package let places: [String: Int]

  /// Takes the markers out of a text.
  ///
  /// A » without « is kept as text.
  package init(_ marked: String) {
    var text = ""
    var open: [(index: Int, lower: Int)] = []
    var ranges: [Range<Int>] = []
    var places: [String: Int] = [:]
    for character in marked {
      switch character {
      case "«":
        open.append((ranges.count, text.utf8.count))
        ranges.append(text.utf8.count..<text.utf8.count)
      case "»" where !open.isEmpty:
        let (index, lower) = open.removeLast()
        ranges[index] = lower..<text.utf8.count
      case "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟":
        places[String(character)] = text.utf8.count
      default:
        text.append(character)
      }
    }
    self.text = text
    self.ranges = ranges
    self.places = places
  }
}
