// Work on many values that do not depend on each other, spread over all cores.

import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of a transformation, in the order of the elements, whatever order they were made in.
  ///
  /// - Complexity: O(count) calls; one lock a result, so each call should take microseconds at least.
  func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex<[(index: Int, value: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let value = transform(self[index])
      results.withLock { $0.append((index, value)) }
    }
    return results.withLock { $0.sorted { $0.index < $1.index }.map(\.value) }
  }
}
