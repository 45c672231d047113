// The system's libedit, found at run time through its interface in the manner of readline. All calls
// into it and all pointers from it are here. Without the library, or without one of its symbols, lines
// are read plainly.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions and variables of libedit that are used.
///
/// Unchecked: the pointers are those of a library that is never closed, and it is used by one thread at
/// a time, the one that holds the input lock of `SystemTerminal`. Safe: what is passed to the library
/// is alive for the call, and what it hands over is copied and freed here.
@safe struct EditLibrary: @unchecked Sendable {
  typealias ReadCharacter = @convention(c) (UnsafeMutableRawPointer?) -> Int32
  typealias Complete =
    @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> UnsafeMutablePointer<
      UnsafeMutablePointer<CChar>?
    >?
  private typealias ReadLine = @convention(c) (UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>?
  private typealias CopyText = @convention(c) (Int32, Int32) -> UnsafeMutablePointer<CChar>?
  private typealias AddHistory = @convention(c) (UnsafePointer<CChar>) -> Int32
  private typealias Perform = @convention(c) () -> Void
  private typealias Prepare = @convention(c) (Int32) -> Void

  private let readLineFunction: ReadLine
  private let addHistoryFunction: AddHistory
  private let copyText: CopyText?
  private let resizeTerminal: Perform?
  private let prepareTerminal: Prepare?
  private let restoreTerminal: Perform?
  private let updateDisplay: Perform?
  private let completionIsOver: UnsafeMutablePointer<Int32>
  private let appendedCharacter: UnsafeMutablePointer<Int32>

  /// Opens the library and hooks in; nil where that is not possible.
  ///
  /// - Parameters:
  ///   - readCharacter: gives the next Unicode scalar, or -1 for no more.
  ///   - complete: gives candidates, as `completions(_:common:)` makes them.
  init?(readCharacter: ReadCharacter, complete: Complete) {
    let names = ["libedit.so.2", "libedit.so.0", "libedit.3.dylib", "libedit.dylib"]
    let opened = unsafe names.lazy.compactMap { unsafe dlopen($0, RTLD_NOW | RTLD_LOCAL) }.first
    guard let library = unsafe opened else { return nil }
    func function<Signature>(_ name: String, _ type: Signature.Type) -> Signature? {
      // The signatures are those of editline/readline.h.
      unsafe dlsym(library, name).map { unsafe unsafeBitCast($0, to: type) }
    }
    func variable<Value>(_ name: String, _ type: Value.Type) -> UnsafeMutablePointer<Value>? {
      unsafe dlsym(library, name)?.assumingMemoryBound(to: type)
    }
    guard
      let readLine = unsafe function("readline", ReadLine.self),
      let addHistory = unsafe function("add_history", AddHistory.self),
      let readHook = unsafe variable("rl_getc_function", ReadCharacter?.self),
      let completeHook = unsafe variable("rl_attempted_completion_function", Complete?.self),
      let completionIsOver = unsafe variable("rl_attempted_completion_over", Int32.self),
      let appendedCharacter = unsafe variable("rl_completion_append_character", Int32.self),
      let breaks = unsafe variable("rl_basic_word_break_characters", UnsafePointer<CChar>?.self),
      let catchSignals = unsafe variable("rl_catch_signals", Int32.self)
    else { return nil }
    unsafe readLineFunction = readLine
    unsafe addHistoryFunction = addHistory
    unsafe self.completionIsOver = completionIsOver
    unsafe self.appendedCharacter = appendedCharacter
    unsafe copyText = function("rl_copy_text", CopyText.self)
    resizeTerminal = function("rl_resize_terminal", Perform.self)
    prepareTerminal = function("rl_prep_terminal", Prepare.self)
    restoreTerminal = function("rl_deprep_terminal", Perform.self)
    updateDisplay = function("rl_forced_update_display", Perform.self)
    Self.useUTF8()
    // Before the first use of the library: it looks at its hooks only then.
    unsafe readHook.pointee = readCharacter
    unsafe completeHook.pointee = complete
    unsafe breaks.pointee = unsafe UnsafePointer(strdup(CompletionRequest.wordBreaks))
    unsafe catchSignals.pointee = 0
  }

  /// Reads a line with editing; nil at the end or when `readCharacter` has no more.
  func readLine(prompt: String) -> String? {
    guard let line = unsafe readLineFunction(prompt) else { return nil }
    defer { unsafe free(line) }
    return unsafe String(cString: line)
  }

  /// Adds a line to those that the arrow keys bring back.
  func addHistory(_ line: String) { _ = unsafe addHistoryFunction(line) }

  /// Takes over the size of the window.
  func resize() { resizeTerminal?() }

  /// Takes the terminal back after the program was stopped, and draws the line again.
  func resume() {
    restoreTerminal?()
    prepareTerminal?(1)
    updateDisplay?()
  }

  /// The line as it is while a completion is asked for.
  func currentLine() -> String? {
    guard let text = copyText?(0, .max) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Hands candidates over: the common start first, then all of them unless there is but one.
  func completions(
    _ candidates: [String], common: String
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    // File names are never offered in place of our own words.
    unsafe completionIsOver.pointee = 1
    guard let first = candidates.first else { return nil }
    let space = Int32(UInt8(ascii: " "))
    unsafe appendedCharacter.pointee = candidates.count == 1 && first.hasSuffix("=") ? 0 : space
    let words = candidates.count == 1 ? [first] : [common] + candidates
    // The library frees the list and the words.
    let list = unsafe UnsafeMutableRawPointer(
      calloc(words.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride))?
      .assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    guard let list = unsafe list else { return nil }
    for (index, word) in words.enumerated() { unsafe list[index] = unsafe strdup(word) }
    return unsafe list
  }

  /// The library turns bytes into characters by the locale; text here is always UTF-8.
  private static func useUTF8() {
    for name in ["", "C.UTF-8", "en_US.UTF-8", "UTF-8"] {
      guard unsafe setlocale(LC_CTYPE, name) != nil,
        let codeset = unsafe nl_langinfo(nl_item(CODESET))
      else { continue }
      if unsafe String(cString: codeset).uppercased() == "UTF-8" { return }
    }
  }
}
