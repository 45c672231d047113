// The words for failures with files.

import RuleLanguage

extension FileError {
  /// What failed and why: a sentence in lower case without a full stop.
  package var message: String {
    switch self {
    case .cannotOpen(let path, let error): "cannot open \(quoted(path)): \(error.reason)"
    case .isFolder(let path): "cannot open \(quoted(path)): it is a folder"
    case .isNotFolder(let path): "cannot open \(quoted(path)): it is not a folder"
    case .tooLarge(let path, let maximum):
      "cannot open \(quoted(path)): it has more than \(size(maximum))"
    case .noKnowledge(let path): "there is no .kb file in \(quoted(path))"
    case .cannotRead(let path, let error): "cannot read \(quoted(path)): \(error.reason)"
    case .cannotWrite(let path, let error): "cannot write \(quoted(path)): \(error.reason)"
    }
  }

  private func quoted(_ path: String) -> String { "'\(TerminalText.escaped(path))'" }

  private func size(_ byteCount: Int) -> String {
    let mebibyte = 1 << 20
    return byteCount % mebibyte == 0 && byteCount > 0
      ? "\(byteCount / mebibyte) MiB" : "\(byteCount) bytes"
  }
}
