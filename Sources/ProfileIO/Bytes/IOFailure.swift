// How reading and writing can fail.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A failure of reading or writing.
package enum IOFailure: Error, Hashable, Sendable {
  /// Reading failed, with the system's error number.
  case readFailed(code: Int32)
  /// Whoever reads the output has closed it, which is a quiet end.
  case closedPipe
  /// There is no space left, or a quota or size limit is reached.
  case noSpace
  /// Writing failed, with the system's error number.
  case writeFailed(code: Int32)
  /// The output of an earlier run cannot be continued, with the reason.
  case cannotResume(String)

  /// The failure in words: lower case, without a full stop.
  ///
  /// `name`: what was read or written, safe to print.
  package func message(about name: String) -> String {
    switch self {
    case .readFailed(let code): "cannot read \(name): \(systemMessage(code))"
    case .closedPipe: "\(name) was closed"
    case .noSpace: "cannot write \(name): no space left"
    case .writeFailed(let code): "cannot write \(name): \(systemMessage(code))"
    case .cannotResume(let reason): "cannot go on with \(name): \(reason)"
    }
  }
}

/// The system's words for an error number, in lower case.
private func systemMessage(_ code: Int32) -> String {
  // The text is static or belongs to the thread, and is copied at once.
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  let sentence = unsafe String(cString: text)
  return sentence.prefix(1).lowercased() + sentence.dropFirst()
}
