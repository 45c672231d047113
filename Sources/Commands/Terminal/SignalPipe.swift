// Signals as bytes in a pipe, so that whoever waits for input notices them, on whatever thread they
// arrive. Installed only while a person is there; scripts are ended by signals as usual.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The ends of the pipe; nil where none can be made, and then signals do what they always do.
private let pipeEnds: (read: Int32, write: Int32)? = {
  var ends: [Int32] = [-1, -1]
  guard unsafe pipe(&ends) == 0, let read = ends.first, let write = ends.last else { return nil }
  for end in [read, write] {
    _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
  }
  return (read, write)
}()

/// Whether somebody waits in `SignalPipe.wait`.
private let isWaiting = Atomic(false)
/// How often Ctrl-C was typed while nobody waited.
private let missedInterruptions = Atomic(0)

/// Lets one thread wait for input and signals together.
enum SignalPipe {
  /// What ended the waiting.
  enum Event: Hashable {
    /// There is input, or its end.
    case input
    /// Ctrl-C.
    case interruption
    /// The window has another size.
    case resize
    /// The program goes on after it was stopped.
    case continuation
  }

  /// Routes Ctrl-C, resizing and continuing into the pipe.
  ///
  /// Ctrl-C then no longer ends the program, except twice in a row while no input is waited for.
  static func install() {
    guard pipeEnds != nil else { return }
    for number in [SIGINT, SIGWINCH, SIGCONT] { _ = signal(number, noteSignal) }
  }

  /// Waits until the file can be read or a signal comes.
  static func wait(for file: FileDescriptor) -> Event {
    missedInterruptions.store(0, ordering: .relaxed)
    isWaiting.store(true, ordering: .relaxed)
    defer { isWaiting.store(false, ordering: .relaxed) }
    while true {
      // Without a pipe its place is -1, which poll skips.
      var requests = [
        pollfd(fd: pipeEnds?.read ?? -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: file.number, events: Int16(POLLIN), revents: 0),
      ]
      let count = unsafe poll(&requests, 2, -1)
      if count < 0, errno != EINTR { return .input }
      if let event = nextSignal() { return event }
      if requests.last.map({ $0.revents != 0 }) ?? true { return .input }
    }
  }

  /// Forgets the Ctrl-C that were typed before a line was asked for.
  static func forgetSignals() { while nextSignal() != nil {} }

  private static func nextSignal() -> Event? {
    guard let pipeEnds else { return nil }
    var byte: UInt8 = 0
    while unsafe read(pipeEnds.read, &byte, 1) == 1 {
      switch Int32(byte) {
      case SIGINT: return .interruption
      case SIGWINCH: return .resize
      case SIGCONT: return .continuation
      default: continue
      }
    }
    return nil
  }
}

/// The handler.
///
/// It calls only what POSIX allows in one: `write`, `signal`, `raise`, and lock-free atomics.
private func noteSignal(_ number: Int32) {
  let savedError = errno
  defer { errno = savedError }
  if number == SIGINT, !isWaiting.load(ordering: .relaxed),
    missedInterruptions.add(1, ordering: .relaxed).newValue > 1
  {
    _ = signal(SIGINT, SIG_DFL)
    raise(SIGINT)
    return
  }
  guard let pipeEnds else { return }
  var byte = UInt8(truncatingIfNeeded: number)
  _ = unsafe write(pipeEnds.write, &byte, 1)
}
