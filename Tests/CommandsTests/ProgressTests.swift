// Progress of a batch, under a clock that the test turns.

import Commands
import ProfileIO
import Synchronization
import Testing

@Suite("The progress of a batch")
struct ProgressTests {
  /// A display with a clock and what it wrote.
  private final class Stage: Sendable {
    private final class Shared: Sendable {
      let time = Mutex(Duration.zero)
      let texts = Mutex<[String]>([])
    }

    private let shared = Shared()
    let display: BatchProgressDisplay

    init(_ form: BatchProgressDisplay.Form, byteCount: Int?) {
      let shared = self.shared
      display = BatchProgressDisplay(
        form, byteCount: byteCount, now: { shared.time.withLock { $0 } },
        write: { text in shared.texts.withLock { $0.append(text) } })
    }

    /// Turns the clock and tells the display how far the batch is; returns what it showed.
    func at(_ seconds: Double, read: Int, rejected: Int = 0, bytes: Int) -> [String] {
      shared.time.withLock { $0 = .seconds(seconds) }
      var progress = BatchProgress()
      progress.read = read
      progress.rejected = rejected
      progress.evaluated = read - rejected
      progress.inputBytes = bytes
      display.update(progress)
      return taken()
    }

    func taken() -> [String] {
      shared.texts.withLock { texts in
        defer { texts = [] }
        return texts
      }
    }
  }

  @Test("is a bar on a terminal, drawn at most ten times a second, with rate and time left")
  func bar() {
    let stage = Stage(.bar, byteCount: 10_000_000)
    #expect(stage.at(0, read: 0, bytes: 0) == [])
    #expect(stage.at(0.05, read: 500, bytes: 250_000) == [])
    #expect(
      stage.at(0.5, read: 5000, bytes: 2_500_000) == [
        "\r\u{1B}[K[=====               ]  25 %  5,000 read  10,000 a second  2 s left"
      ])
    #expect(stage.at(0.55, read: 5500, bytes: 2_750_000) == [])
    #expect(
      stage.at(1, read: 10_000, rejected: 1234, bytes: 5_000_000) == [
        "\r\u{1B}[K[==========          ]  50 %  10,000 read  1,234 rejected  10,000 a second  1 s left"
      ])
    #expect(
      stage.at(2, read: 20_000, bytes: 10_000_000) == [
        "\r\u{1B}[K[====================]  100 %  20,000 read  10,000 a second"
      ])
    stage.display.clear()
    #expect(stage.taken() == ["\r\u{1B}[K"])
    // What is not shown is not taken away.
    stage.display.clear()
    #expect(stage.taken() == [])
  }

  @Test("is a bar without a share where the size of the input is not known")
  func pipe() {
    let stage = Stage(.bar, byteCount: nil)
    #expect(stage.at(0, read: 0, bytes: 0) == [])
    #expect(
      stage.at(4, read: 2_000_000, bytes: 900_000_000) == [
        "\r\u{1B}[K2,000,000 read  500,000 a second"
      ])
  }

  @Test("is a line every ten seconds elsewhere")
  func lines() {
    let stage = Stage(.lines(startsAtOnce: false), byteCount: 1_000_000_000)
    #expect(stage.at(0, read: 0, bytes: 0) == [])
    #expect(stage.at(9.9, read: 9, bytes: 10_000_000) == [])
    #expect(
      stage.at(10, read: 10, bytes: 10_000_000) == ["1 %, 10 read, 1 a second, 16 min 30 s left\n"])
    #expect(stage.at(19.9, read: 20, bytes: 20_000_000) == [])
    #expect(
      stage.at(20.5, read: 20_500, rejected: 1, bytes: 100_000_000) == [
        "10 %, 20,500 read, 1 rejected, 1,000 a second, 3 min 5 s left\n"
      ])
    stage.display.clear()
    #expect(stage.taken() == [])
  }

  @Test("starts at once where it is always wanted")
  func always() {
    let stage = Stage(.lines(startsAtOnce: true), byteCount: nil)
    #expect(stage.at(0, read: 0, bytes: 0) == [])
    #expect(stage.at(0.5, read: 10, bytes: 100) == ["10 read, 20 a second\n"])
    #expect(stage.at(5, read: 100, bytes: 1000) == [])
  }

  @Test("counts only the work of this run towards the rate and the time left")
  func resumed() {
    let stage = Stage(.lines(startsAtOnce: false), byteCount: 100_000_000)
    #expect(stage.at(0, read: 1_000_000, bytes: 50_000_000) == [])
    #expect(
      stage.at(10, read: 1_500_000, bytes: 75_000_000) == [
        "75 %, 1,500,000 read, 50,000 a second, 10 s left\n"
      ])
  }

  @Test("tells long times in hours")
  func hours() {
    let stage = Stage(.lines(startsAtOnce: false), byteCount: 1_000_000_000_000)
    _ = stage.at(0, read: 0, bytes: 0)
    #expect(
      stage.at(60, read: 60, bytes: 1_000_000_000) == [
        "0 %, 60 read, 1 a second, 16 h 39 min left\n"
      ])
  }
}
