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
    appendOpening(row) {
      $0.appendJSONHeadline(openCount: $1)
      $0.appendPath()
    }
    appendBody(row)
  }

  /// Appends what follows the path, with its line break.
  private mutating func appendBody(_ row: Span<UInt64>) {
    let body = parts.fragments.body
    let text = parts.layout.body
    guard outcome.isReordered else { return append(body, body.all, row) }
    append(body, text.beforeLists, row)
    for (strength, rank) in outcome.recommended {
      append(body, text.recommendations[strength][rank], row)
    }
    append(body, text.betweenLists, row)
    for (strength, rank) in outcome.recommended { append(body, text.covered[strength][rank], row) }
    append(body, text.afterLists, row)
  }

  private mutating func append(
    _ body: FragmentSequence, _ range: Range<Int>, _ row: Span<UInt64>
  ) { sink.append(body, range, row, from: parts.layout.body.run.start) }

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
}
