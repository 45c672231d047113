// Plain lines from an open file: a pipe, a file, or a terminal without line editing.

/// Reads lines.
///
/// Invalid UTF-8 is replaced, `\r\n` ends a line like `\n`, and a line without an end at the end
/// of the input counts.
package struct LineReader: ~Copyable {
  /// The longest line that is accepted, in bytes.
  package static let maximumByteCount = 1 << 20

  private let file: FileDescriptor
  private let maximumByteCount: Int
  private var bytes: [UInt8] = []
  /// The first byte that has not been given out.
  private var start = 0
  private var isFirstLine = true

  /// Creates a reader of a file that is open already and stays open.
  package init(_ file: FileDescriptor, maximumByteCount: Int = maximumByteCount) {
    self.file = file
    self.maximumByteCount = maximumByteCount
  }

  /// The next line, or that it is too long, or the end.
  ///
  /// `wait` is called before each read that may take long; it says whether to go on.
  package mutating func next(
    wait: () throws(SystemError) -> Bool = { true }
  ) throws(SystemError) -> LineInput {
    var searched = start
    var isTooLong = false
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = isTooLong || end - start > maximumByteCount ? nil : start..<end
        let result = line.map { text(of: $0) } ?? .tooLong
        start = end + 1
        return result
      }
      if bytes.count - start > maximumByteCount {
        isTooLong = true
        start = bytes.count
      }
      bytes.removeFirst(start)
      start = 0
      searched = bytes.count
      guard try wait() else {
        bytes.removeAll()
        return .interrupted
      }
      if try file.read(into: &bytes, atMost: 1 << 14) == 0 {
        guard !isTooLong else { return .tooLong }
        guard !bytes.isEmpty else { return .end }
        let result = text(of: 0..<bytes.count)
        bytes.removeAll()
        return result
      }
    }
  }

  private mutating func text(of range: Range<Int>) -> LineInput {
    var line = bytes[range]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    // Editors on Windows begin a file with a byte order mark.
    if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isFirstLine = false
    return .line(String(decoding: line, as: UTF8.self))
  }
}
