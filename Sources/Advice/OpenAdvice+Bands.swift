// In which bands to ask for a number: bands between which nothing changes any more are one.

import RuleEngine
import RuleLanguage

extension OpenAdvice {
  /// The most nodes of what is open with which bands are joined.
  private static let joinedNodes = 5_000

  /// Joins neighbours of bands of an ordered fact, the lowest first, where it can no longer matter in
  /// which of them an answer lies.
  ///
  /// - Complexity: that of making what depends on the fact anew, for each band that is joined.
  mutating func joined(_ bands: [Value], of fact: ID<Fact>) -> [Value] {
    guard bands.count > 2, evaluation.answers[fact] == nil,
      let variable = functions.variables.firstIndex(where: { $0.fact == fact }),
      case .answer(let regions) = functions.variables[variable].kind
    else { return bands }
    // With little answered nearly every threshold matters, and to find that out takes long.
    guard functions.diagrams.nodes(of: open).count < Self.joinedNodes,
      let formulas = formulas(deciding: fact)
    else { return bands }
    // Where a variable decides nothing between two values, they are the same below each of its nodes.
    let diagrams = functions.diagrams
    let nodes = diagrams.nodes(of: Array(formulas.values)).filter {
      diagrams.variable(ofNode: $0) == variable
    }
    func areSame(_ first: Int, _ second: Int) -> Bool {
      nodes.allSatisfy { node in
        diagrams.child(first, ofNode: node) == diagrams.child(second, ofNode: node)
      }
    }
    var runs: [(bands: [Value], regions: [Int])] = []
    for band in bands {
      let inside = regions.indices.filter { regions[$0].map { band.contains($0) } ?? false }
      if let last = runs.last, let first = last.regions.first,
        !inside.isEmpty, inside.allSatisfy({ areSame(first, $0) })
      {
        runs[runs.count - 1].bands.append(band)
        runs[runs.count - 1].regions += inside
      } else {
        runs.append(([band], inside))
      }
    }
    return runs.flatMap { run -> [Value] in
      guard run.bands.count > 1, let region = run.regions.first,
        let band = Value(joining: run.bands)
      else { return run.bands }
      return says(.value(band), of: fact, asMuchAs: region, of: variable, formulas)
        ? [band] : run.bands
    }
  }

  /// Whether a wide answer settles formulas as one of its regions does: bands are compared with
  /// thresholds one by one, which can leave open what no region does.
  private mutating func says(
    _ answer: Answer, of fact: ID<Fact>, asMuchAs region: Int, of variable: Int,
    _ formulas: [Int: Edge]
  ) -> Bool {
    let numbers = formulas.keys.sorted()
    var answers = evaluation.answers
    answers[fact] = answer
    let wide = made(numbers, given: Evaluation(evaluation.program, answers))
    var choice = [Int?](repeating: nil, count: functions.variables.count)
    choice[variable] = region
    let narrow = remaining(numbers.compactMap { formulas[$0] }, to: choice)
    return zip(numbers, narrow).allSatisfy { wide[$0] == $1 }
  }
}

extension Value {
  /// The band that reaches over neighbours, the lowest first.
  fileprivate init?(joining bands: [Value]) {
    guard case .band(let from, _) = bands.first, case .band(_, let below) = bands.last else {
      return nil
    }
    self = .band(from: from, below: below)
  }
}
