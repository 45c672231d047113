// Which facts may matter on the way to settling open statements. Answers only ever close gates, so a
// gate that is closed now stays out of the way, and the facts behind open gates are all there can be.

extension Evaluation {
  /// The facts without an answer that open signals can come to depend on, whatever is answered in
  /// between.
  ///
  /// - Complexity: O(gates in the cones of the signals).
  package func reachableFacts(from signals: [Signal]) -> Set<ID<Fact>> {
    // Of an answer that nobody knows, one that implies it may come to matter.
    openInputs(below: signals, throughImplications: true).facts.filter { answers[$0] == nil }
  }
}
