// Lists that many results have in common, so that they are put together once.

/// The lists of missing answers that were written last, by certificate and by what is missing.
///
/// Profiles that are broken off at the same place wait for the same answers.
struct MissingTexts {
  private struct Entry {
    var facts: UInt64 = 0
    var parameters: UInt64 = 0
    /// A list has at least its brackets, so one of no length is none.
    var text = Fragment()
  }

  private static let size = 256
  private var entries: [Entry]

  init(_ certificateCount: Int) {
    entries = Array(repeating: Entry(), count: certificateCount * Self.size)
  }

  private func place(_ certificate: Int, _ facts: UInt64, _ parameters: UInt64) -> Int {
    let mixed = (facts ^ parameters &<< 57) &* 0x9E37_79B9_7F4A_7C15
    return certificate * Self.size + Int(truncatingIfNeeded: mixed &>> 56)
  }

  /// The list, if it is the last one at its place.
  func find(_ certificate: Int, _ facts: UInt64, _ parameters: UInt64) -> Fragment? {
    let entry = entries[place(certificate, facts, parameters)]
    guard entry.facts == facts, entry.parameters == parameters, entry.text.count > 0 else {
      return nil
    }
    return entry.text
  }

  mutating func insert(
    _ text: Fragment, _ certificate: Int, _ facts: UInt64, _ parameters: UInt64
  ) {
    entries[place(certificate, facts, parameters)] = Entry(
      facts: facts, parameters: parameters, text: text)
  }

  mutating func removeAll() {
    for index in entries.indices { entries[index].text = Fragment() }
  }
}
