// Results as NDJSON, key by key in the order of `ResultWriter`.

import Advice
import RuleEngine

extension LaneWriter {
  /// Appends a result with its line break.
  mutating func appendJSON(
    _ row: Span<UInt64>, id: TextRange?, name: TextRange?, _ text: Span<UInt8>,
    _ notation: Notation
  ) {
    sink.append(parts.fragments.idKey)
    append(json: id, text, notation)
    sink.append(parts.fragments.nameKey)
    append(json: name, text, notation)
    sink.append(parts.fragments.head)
    appendJSONHeadline(openCount: openCount(row))
    appendPath()
    appendRecommendations(row)
    appendCovered(row)
    appendUnsuitable(row)
    appendPending(row)
    appendUndetermined(row)
    appendConclusions(row)
    if parts.scope.hasRules {
      sink.append(parts.fragments.firedKey)
      let start = sink.count
      let fired = parts.layout.fired
      appendNames(fired.run, parts.fragments.rules, from: fired.first, row)
      endList(from: start)
    }
    sink.append(UInt8(ascii: "}"))
    sink.append(UInt8(ascii: "\n"))
  }

  private mutating func appendPath() {
    sink.append(parts.fragments.pathKey)
    let start = sink.count
    for place in planner.phases.indices {
      let phase = planner.phases[place]
      sink.append(parts.fragments.phaseKey)
      sink.append(decimal: place + 1)
      sink.append(parts.fragments.certificatesKey)
      let list = sink.count
      var bits = phase.certificates
      while bits != 0 {
        sink.append(parts.fragments.certificates[bits.trailingZeroBitCount])
        bits &= bits &- 1
      }
      endList(from: list)
      if phase.months.low >= 0 {
        sink.append(parts.fragments.monthsKey)
        sink.append(decimal: phase.months.low)
        sink.append(UInt8(ascii: ","))
        sink.append(decimal: phase.months.high)
        sink.append(UInt8(ascii: "]"))
      }
      if phase.deadline != LaneDeadlines.none {
        sink.append(parts.fragments.deadlineKey)
        appendDay(phase.deadline)
      }
      sink.append(UInt8(ascii: "}"))
    }
    endList(from: start)
  }

  /// Appends rules and ends the item that they belong to; without rules it has ended already.
  private mutating func appendReasons(_ reasons: OutcomeLayout.Reasons, _ row: Span<UInt64>) {
    guard parts.scope.hasRules else { return }
    let start = sink.count
    appendNames(reasons.run, parts.fragments.rules, from: reasons.first, row)
    endList(from: start)
    sink.append(UInt8(ascii: "}"))
  }

  private mutating func appendRecommendations(_ row: Span<UInt64>) {
    sink.append(parts.fragments.recommendationsKey)
    let start = sink.count
    for index in outcome.recommended.indices {
      let (strength, rank) = outcome.recommended[index]
      sink.append(parts.fragments.recommendations[strength][rank])
      appendReasons(parts.layout.reasons[strength][rank], row)
    }
    endList(from: start)
  }

  private mutating func appendCovered(_ row: Span<UInt64>) {
    sink.append(parts.fragments.coveredKey)
    let start = sink.count
    if outcome.covered != 0 {
      for index in outcome.recommended.indices {
        let rank = outcome.recommended[index].rank
        guard outcome.covered >> UInt64(rank) & 1 == 1 else { continue }
        let covers = parts.layout.covers[rank]
        var bits = covers.run.bits(row)
        while bits != 0 {
          sink.append(parts.fragments.covered[rank])
          sink.append(parts.fragments.coveredBy[covers.first + bits.trailingZeroBitCount])
          bits &= bits &- 1
        }
      }
    }
    endList(from: start)
  }

  private mutating func appendUnsuitable(_ row: Span<UInt64>) {
    sink.append(parts.fragments.unsuitableKey)
    let start = sink.count
    var bits = parts.layout.unsuitable.bits(row)
    while bits != 0 {
      let certificate = bits.trailingZeroBitCount
      bits &= bits &- 1
      sink.append(parts.fragments.unsuitable[certificate])
      appendReasons(parts.layout.unsuitableReasons[certificate], row)
    }
    endList(from: start)
  }

  private mutating func appendPending(_ row: Span<UInt64>) {
    sink.append(parts.fragments.pendingKey)
    let start = sink.count
    var bits = parts.layout.pending.bits(row)
    while bits != 0 {
      let certificate = bits.trailingZeroBitCount
      bits &= bits &- 1
      let details = parts.layout.pendingDetails[certificate]
      sink.append(parts.fragments.pending[certificate])
      let starts = details.startRun.bits(row)
      if starts != 0 {
        sink.append(parts.fragments.starts[details.firstStart + starts.trailingZeroBitCount])
      }
      sink.append(parts.fragments.rulesKey)
      appendReasons(details.reasons, row)
    }
    endList(from: start)
  }

  private mutating func appendUndetermined(_ row: Span<UInt64>) {
    sink.append(parts.fragments.undeterminedKey)
    let start = sink.count
    var bits = parts.layout.undetermined.bits(row)
    while bits != 0 {
      let certificate = bits.trailingZeroBitCount
      bits &= bits &- 1
      sink.append(parts.fragments.undetermined[certificate])
      appendMissing(certificate, row)
    }
    endList(from: start)
  }

  /// Appends the list of missing answers and ends the item that it belongs to.
  private mutating func appendMissing(_ certificate: Int, _ row: Span<UInt64>) {
    let missing = parts.layout.missing[certificate]
    let isShort = missing.factRun.count <= 64 && missing.parameterRun.count <= 64
    let facts = isShort ? missing.factRun.bits(row) : 0
    let parameters = isShort ? missing.parameterRun.bits(row) : 0
    if isShort, let known = missingTexts.find(certificate, facts, parameters) {
      return sink.append(known)
    }
    let list = sink.count
    appendNames(missing.factRun, parts.fragments.facts, from: missing.firstFact, row)
    appendNames(
      missing.parameterRun, parts.fragments.parameters, from: missing.firstParameter, row)
    endList(from: list)
    sink.append(UInt8(ascii: "}"))
    guard isShort else { return }
    if let text = sink.remember(from: list) {
      missingTexts.insert(text, certificate, facts, parameters)
    } else {
      forget()
    }
  }

  private mutating func appendConclusions(_ row: Span<UInt64>) {
    let findings = parts.layout.findings
    let before = sink.count
    sink.append(parts.fragments.conclusionsKey)
    let start = sink.count
    for word in 0..<(findings.run.count + 63) / 64 {
      let part = BitRun(
        start: findings.run.start + word * 64, count: min(64, findings.run.count - word * 64))
      var bits = part.bits(row)
      while bits != 0 {
        let finding = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        sink.append(parts.fragments.conclusions[finding])
        appendReasons(findings.reasons[finding], row)
      }
    }
    // Without conclusions there is no key.
    if sink.count == start { sink.remove(from: before) } else { endList(from: start) }
  }
}
