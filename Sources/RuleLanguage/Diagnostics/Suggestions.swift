// The nearest known name for a misspelt one. Used wherever a name is looked up.

/// Finds what somebody probably meant.
public enum Suggestions {
  /// The candidate that is nearest to a name, or nil when none is near enough.
  ///
  /// Near means: few letters inserted, left out, changed or swapped with their neighbour (one in three
  /// at most); upper and lower case count as the same. The first of several equally near ones is taken.
  /// Takes time proportional to the product of the lengths; names above 64 bytes have no suggestion.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates {
      let other = folded(candidate)
      guard !other.isEmpty, other.count <= 64 else { continue }
      let allowed = max(1, max(wanted.count, other.count) / 3)
      guard abs(other.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      if distance <= allowed, distance < bestDistance, distance < max(wanted.count, other.count) {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// The number of edits between two words, a swap of neighbours counting as one.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in 1...first.count {
      var row = [i]
      row.reserveCapacity(second.count + 1)
      for j in 1...second.count {
        let change = first[i - 1] == second[j - 1] ? 0 : 1
        var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          value = min(value, beforeLast[j - 2] + 1)
        }
        row.append(value)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
