// Line editing for a person: libedit with our own source of characters, so that Ctrl-C, a resized
// window and a stopped program are dealt with between two keys, and never inside the library.

import Synchronization

/// The state that the library's callbacks need; they have no argument to carry it.
private struct EditState: Sendable {
  var library: EditLibrary?
  var completer: Completer?
  var isInterrupted = false
  /// A byte that turned out to begin another character.
  var pendingByte: UInt8?
}

private let shared = Mutex(EditState())

/// Reads lines with editing, history and completion.
///
/// There is one terminal, so there is one editor.
struct LineEditor: Sendable {
  private let library: EditLibrary
  private var history: HistoryFile

  /// Creates the editor, or nil where libedit is missing.
  init?(history: HistoryFile) {
    guard
      let library = unsafe EditLibrary(
        readCharacter: { _ in nextCharacter() },
        complete: { word, _, end in unsafe candidates(for: word, end: end) })
    else { return nil }
    shared.withLock { $0.library = library }
    self.library = library
    self.history = history
    for line in history.load() { library.addHistory(line) }
  }

  /// Reads a line.
  mutating func readLine(prompt: String, completer: Completer?) -> LineInput {
    shared.withLock {
      $0.completer = completer
      $0.isInterrupted = false
    }
    guard let line = library.readLine(prompt: prompt) else {
      return shared.withLock { $0.isInterrupted } ? .interrupted : .end
    }
    if let added = history.add(line) { library.addHistory(added) }
    return .line(line)
  }
}

/// The next character that is typed, as a Unicode scalar; -1 to give up the line.
private func nextCharacter() -> Int32 {
  guard let first = nextByte() else { return -1 }
  let length =
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  var bytes = [first]
  while bytes.count < length {
    guard let next = nextByte() else { return -1 }
    guard next & 0xC0 == 0x80 else {
      shared.withLock { $0.pendingByte = next }
      break
    }
    bytes.append(next)
  }
  let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  return Int32(scalar?.value ?? 0xFFFD)
}

/// The next byte, with the signals that come before it dealt with; nil at the end and at Ctrl-C.
private func nextByte() -> UInt8? {
  let (library, pending) = shared.withLock { state in
    let pending = state.pendingByte
    state.pendingByte = nil
    return (state.library, pending)
  }
  if let pending { return pending }
  while true {
    switch SignalPipe.wait(for: .standardInput) {
    case .interruption:
      shared.withLock { $0.isInterrupted = true }
      return nil
    case .resize: library?.resize()
    case .continuation: library?.resume()
    case .input:
      var bytes: [UInt8] = []
      let count = (try? FileDescriptor.standardInput.read(into: &bytes, atMost: 1)) ?? 0
      return count == 0 ? nil : bytes.first
    }
  }
}

/// The library's question what may stand in the place of a word; `end` is the cursor in characters.
private func candidates(
  for word: UnsafePointer<CChar>?, end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  let (library, completer) = shared.withLock { ($0.library, $0.completer) }
  guard let library, let word = unsafe word else { return nil }
  let text = unsafe String(cString: word)
  let whole = library.currentLine() ?? text
  let line = String(String.UnicodeScalarView(whole.unicodeScalars.prefix(Int(max(end, 0)))))
  let request = CompletionRequest(line: line, word: text)
  let candidates = completer?(request) ?? []
  return unsafe library.completions(candidates, common: request.commonStart(of: candidates))
}
