// Counting a profile from its row of bits.

import Advice
import RuleEngine
import RuleLanguage

extension Summary {
  /// Counts a profile.
  ///
  /// `inputs`: the answers of all lanes; those of the profile begin at `base`.
  mutating func add(
    _ outcome: LaneOutcome, _ row: Span<UInt64>, _ parts: LaneParts, _ inputs: Span<UInt64>,
    _ base: Int, _ headline: String
  ) {
    let layout = parts.layout
    profiles += 1
    count(headline: headline, 1)
    countRecommended(outcome, row, layout)
    for certificate in SetBits(layout.unsuitable.bits(row)) { count(certificate, .unsuitable) }
    for certificate in SetBits(layout.undetermined.bits(row)) { count(certificate, .undetermined) }
    for certificate in SetBits(layout.pending.bits(row)) {
      count(certificate, .pending)
      let details = layout.pendingDetails[certificate]
      let days = details.startRun.bits(row)
      let first =
        days == 0 ? nil : layout.starts[details.firstStart + days.trailingZeroBitCount]
      starts[Start(certificate: certificate, day: first), default: 0] += 1
    }
    layout.missingFacts.factRun.forEach(row) {
      missing[layout.missingFacts.facts[$0]] += 1
    }
    let needed = (0..<3).reduce(UInt64(0)) { $0 | layout.strengths[$1].bits(row) }
    for (index, fact) in parts.groups.enumerated() {
      parts.facts.members(of: fact, in: inputs, base) { member in
        groups[index].members[member].profiles += 1
        for rank in SetBits(needed) {
          groups[index].members[member].needed[layout.ranked[rank]] += 1
        }
      }
    }
  }

  private mutating func countRecommended(
    _ outcome: LaneOutcome, _ row: Span<UInt64>, _ layout: OutcomeLayout
  ) {
    var all: UInt64 = 0
    for (place, strength) in Strength.allCases.enumerated() {
      let here = layout.strengths[place].bits(row)
      all |= here
      for rank in SetBits(here) { count(layout.ranked[rank], CertificateStatus(strength)) }
    }
    for rank in SetBits(all & layout.held.bits(row)) { count(layout.ranked[rank], .held) }
    for rank in SetBits(outcome.covered) { count(layout.ranked[rank], .covered) }
    for (rank, day) in outcome.duties {
      let start = Start(
        certificate: layout.ranked[rank], day: CalendarDay(daysSinceEpoch: day))
      deadlines[start, default: 0] += 1
    }
  }

  private mutating func count(_ certificate: Int, _ status: CertificateStatus) {
    statuses[certificate][Self.index(status)] += 1
  }
}
