// The verifier: claims of a knowledge base over all profiles that its rules can tell apart. A claim
// is proven by going through every cell, refuted by a profile, or, where the cells are too many,
// tried on random ones, and then it says so.

public import RuleLanguage

/// What is known about a claim.
public enum Verdict: Sendable {
  /// It holds in all worlds, of which there are so many.
  case proven(worlds: Int)
  /// It fails for these answers.
  case refuted(Answers)
  /// It held in so many random worlds; there are too many to go through all.
  case tried(worlds: Int)
}

/// Checks claims.
public struct Verifier: Sendable {
  private let program: GroundProgram
  /// The most worlds that are gone through one by one.
  private let limit: Int

  /// Creates a verifier that goes through at most `limit` worlds for a proof, and through so many
  /// random ones where there are more.
  public init(_ program: GroundProgram, limit: Int = 1 << 18) {
    self.program = program
    self.limit = limit
  }

  /// A claim with its verdict.
  public struct Finding: Sendable {
    /// The claim in words: the name of a constraint, or `revenue raises mandatory(ISMS)`.
    public let claim: String
    /// Where it is written.
    public let range: SourceRange
    /// What is known.
    public let verdict: Verdict
  }

  /// Checks all constraints and monotonicity claims.
  public func findings() -> [Finding] {
    let model = program.model
    var result: [Finding] = []
    for constraint in program.constraints {
      let source = model.constraints[constraint.constraint]
      let members = zip(source.binders, constraint.bindings).map { binder, index in
        model[binder.enumeration].members[index].name
      }
      let name =
        members.isEmpty ? source.name : "\(source.name) (\(members.joined(separator: ", ")))"
      result.append(
        Finding(claim: name, range: source.range, verdict: never(constraint.signal)))
    }
    for claim in model.monotoneClaims {
      let atom = Atom(
        relation: claim.conclusion.relation,
        arguments: claim.conclusion.arguments.map { Grounding.value($0, []) })
      result.append(
        Finding(
          claim:
            "\(model[claim.fact].name) \(claim.direction.rawValue) \(program.name(of: atom))",
          range: claim.range, verdict: monotone(claim, program.signal(of: atom))))
    }
    return result
  }

  /// The pairs of exceptions with different outcomes that can set a rule aside together.
  public func exceptionConflicts() -> [Diagnostic] {
    let model = program.model
    return program.exceptionPairs.compactMap { pair in
      guard case .refuted(let answers) = never(pair.signal) else { return nil }
      return .exceptionConflict(
        model[pair.first].range, model[pair.second].range, rule: model[pair.rule].name,
        names: (model[pair.first].name, model[pair.second].name),
        witness: program.description(of: answers))
    }
  }

  // MARK: Search

  /// Whether a signal holds in no world.
  func never(_ signal: Signal) -> Verdict {
    if signal == .no { return .proven(worlds: 1) }
    let space = InputSpace(of: [signal], in: program)
    return search(space) { lanes in
      Self.known(lanes, signal)
    }
  }

  private func monotone(_ claim: MonotoneClaim, _ signal: Signal) -> Verdict {
    let space = InputSpace(of: [signal], in: program, without: [claim.fact])
    let steps = InputSpace.cells(of: claim.fact, in: program)
    var worlds = 0
    var isProof = true
    for (low, high) in Self.increases(steps) {
      let (first, second) = claim.direction == .raises ? (low, high) : (high, low)
      let verdict = search(space) { lanes in
        var before = lanes
        var after = lanes
        for lane in 0..<lanes.laneCount {
          before.set(first, of: claim.fact, in: program, lane: lane)
          after.set(second, of: claim.fact, in: program, lane: lane)
        }
        before.evaluate(program.circuit)
        after.evaluate(program.circuit)
        return zip(
          zip(Self.known(before, signal), Self.known(after, signal)),
          zip(consistent(before), consistent(after))
        ).map { values, masks in values.0 & ~values.1 & masks.0 & masks.1 }
      }
      switch verdict {
      case .refuted(var answers):
        answers[claim.fact] = first
        return .refuted(answers)
      case .proven(let count): worlds += count
      case .tried(let count):
        worlds += count
        isProof = false
      }
    }
    return isProof ? .proven(worlds: worlds) : .tried(worlds: worlds)
  }

  /// Pairs of answers of which the second says more: the next region, or a set with one more member.
  private static func increases(_ cells: [Answer]) -> [(Answer, Answer)] {
    var pairs: [(Answer, Answer)] = []
    for (index, low) in cells.enumerated() {
      if case .value(.set(let members)) = low {
        for high in cells {
          if case .value(.set(let more)) = high, more.count == members.count + 1,
            Set(members).isSubset(of: more)
          {
            pairs.append((low, high))
          }
        }
      } else if index + 1 < cells.count {
        pairs.append((low, cells[index + 1]))
      }
    }
    return pairs
  }

  private static func known(_ lanes: Lanes, _ signal: Signal) -> [UInt64] {
    let start = signal.index * lanes.wordCount
    return Array(lanes.known[start..<(start + lanes.wordCount)])
  }

  /// The lanes whose answers do not contradict each other.
  private func consistent(_ lanes: Lanes) -> [UInt64] {
    var result = [UInt64](repeating: .max, count: lanes.wordCount)
    for gate in program.gates {
      for word in 0..<lanes.wordCount {
        let positive = lanes.known[gate.positive.index * lanes.wordCount + word]
        let possible = lanes.possible[gate.condition.signal.index * lanes.wordCount + word]
        result[word] &= ~(positive & ~possible)
      }
    }
    return result
  }

  /// Looks for a consistent world in which a test gives a bit.
  private func search(_ space: InputSpace, _ test: (Lanes) -> [UInt64]) -> Verdict {
    let total = space.count(limit: limit)
    let worlds = total ?? limit
    var random = SplitMix64(seed: 1)
    var lanes = Lanes(for: program.circuit, wordCount: 4)
    var start = 0
    while start < worlds {
      let count = min(lanes.laneCount, worlds - start)
      var chosen: [Answers] = []
      lanes.clear()
      for lane in 0..<count {
        let world = total == nil ? space.world(using: &random) : space.world(start + lane)
        lanes.set(world, in: program, lane: lane)
        chosen.append(world)
      }
      lanes.evaluate(program.circuit)
      let mask = consistent(lanes)
      for (word, bits) in test(lanes).enumerated() {
        let hits = bits & mask[word]
        let lane = word * 64 + hits.trailingZeroBitCount
        if hits != 0, lane < count { return .refuted(chosen[lane]) }
      }
      start += count
    }
    return total != nil && space.isComplete(in: program)
      ? .proven(worlds: worlds) : .tried(worlds: worlds)
  }
}

extension GroundProgram {
  /// Answers in the words of the field `given`.
  public func description(of answers: Answers) -> String {
    answers.byFact.sorted { $0.key < $1.key }.compactMap { fact, answer in
      description(of: answer, to: fact)
    }.joined(separator: ", ")
  }

  private func description(of answer: Answer, to fact: ID<Fact>) -> String? {
    let declaration = model[fact]
    switch (answer, declaration.type) {
    case (.value(.yesNo(let isYes)), _): return isYes ? declaration.name : "not \(declaration.name)"
    case (.value(.choice(let index)), .choice(let enumeration)):
      return "\(declaration.name) = \(model[enumeration].members[index].name)"
    case (.value(.set(let indices)), .set(let enumeration)):
      let names = indices.map { "\(declaration.name)(\(model[enumeration].members[$0].name))" }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    case (.value(.number(let hundredths)), _):
      let rest = hundredths % 100
      return "\(declaration.name) \(hundredths / 100)"
        + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    case (.value(.date(let day)), _): return "\(declaration.name) \(day)"
    default: return nil
    }
  }
}
