// Results as NDJSON, key by key in the order of `ResultWriter`.

import Advice
import RuleEngine

extension LaneWriter {
  /// Appends a result with its line break.
  mutating func appendJSON(
    _ row: Span<UInt64>, id: TextRange?, name: TextRange?, _ text: Span<UInt8>,
    _ notation: Notation
  ) {
    appendWho(id: id, name: name, text, notation)
    appendOpening(row) {
      $0.appendJSONHeadline(openCount: $1)
      $0.appendPath()
    }
    appendBody(row)
  }

  /// Appends what follows the path, with its line break.
  private mutating func appendBody(_ row: Span<UInt64>) {
    guard outcome.isReordered else { return appendParts(parts.fragments.body.all, row) }
    appendParts(parts.layout.body.beforeLists, row)
    for (strength, rank) in outcome.recommended {
      appendParts(parts.layout.body.recommendations[strength][rank], row)
    }
    appendParts(parts.layout.body.betweenLists, row)
    for (strength, rank) in outcome.recommended {
      appendParts(parts.layout.body.covered[strength][rank], row)
    }
    appendParts(parts.layout.body.afterLists, row)
  }

  private mutating func appendParts(_ range: Range<Int>, _ row: Span<UInt64>) {
    sink.append(parts.fragments.body, range, row, from: parts.layout.body.run.start)
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
      for rank in SetBits(phase.certificates) { sink.append(parts.fragments.certificates[rank]) }
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
}
