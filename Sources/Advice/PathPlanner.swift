// The path: what is to be obtained, in phases. A certificate comes after what it requires; what is
// audited together shares a phase; duties with deadlines come first, then the usual order.

import RuleEngine
import RuleLanguage

struct PathPlanner {
  private let advisor: Advisor
  private let evaluation: Evaluation
  private let deadlines: [Int: CalendarDay]
  private let strengths: [Int: Strength]
  private let held: Set<Int>
  /// What is to be obtained.
  private let wanted: Set<Int>

  init(
    _ advisor: Advisor, _ evaluation: Evaluation, _ recommendations: [Assessment.Recommendation],
    _ covered: [Assessment.Cover]
  ) {
    self.advisor = advisor
    self.evaluation = evaluation
    held = Set(
      advisor.vocabulary.held.map { evaluation.members(of: $0, where: .yes) } ?? [])
    var deadlines: [Int: CalendarDay] = [:]
    var strengths: [Int: Strength] = [:]
    for recommendation in recommendations {
      strengths[recommendation.certificate] = recommendation.strength
      deadlines[recommendation.certificate] = recommendation.deadline
    }
    // Whoever obtains a covering certificate meets the deadline of the covered one with it.
    for cover in covered {
      guard let due = deadlines[cover.certificate] else { continue }
      deadlines[cover.by] = min(due, deadlines[cover.by] ?? due)
    }
    let aside = Set(covered.map(\.certificate))
    var wanted = Set(
      recommendations.filter { $0.strength < .optional && !$0.isHeld }.map(\.certificate))
    wanted.subtract(aside)
    // What a wanted certificate requires is part of the path, whether or not a rule asks for it.
    var open = Array(wanted)
    while let certificate = open.popLast() {
      for required in Self.required(by: certificate, advisor)
      where !held.contains(required) && !wanted.contains(required) {
        wanted.insert(required)
        open.append(required)
      }
    }
    self.wanted = wanted
    self.deadlines = deadlines
    self.strengths = strengths
  }

  private static func required(by certificate: Int, _ advisor: Advisor) -> [Int] {
    guard let requires = advisor.vocabulary.requires else { return [] }
    return advisor.model.certificates.indices.filter {
      advisor.program.signal(of: Atom(relation: requires, arguments: [certificate, $0])) == .yes
    }
  }

  func phases() -> [Assessment.Phase] {
    var groups = groups()
    var done = held
    var phases: [Assessment.Phase] = []
    while !groups.isEmpty {
      // A circle of requirements has no right order; the usual order breaks it.
      let ready = groups.indices.filter { isReady(groups[$0], done) }
      let next =
        (ready.isEmpty ? Array(groups.indices) : ready)
        .min { key(groups[$0]) < key(groups[$1]) } ?? 0
      let group = groups.remove(at: next)
      phases.append(phase(group, after: done))
      done.formUnion(group)
    }
    return phases
  }

  /// Certificates that are audited together, each group in the usual order.
  private func groups() -> [[Int]] {
    var result: [[Int]] = []
    for certificate in wanted.sorted(by: usualOrder) {
      let partners = Set(advisor.model.certificates[certificate].auditWith)
      if let index = result.firstIndex(where: { !partners.isDisjoint(with: $0) }) {
        result[index].append(certificate)
      } else {
        result.append([certificate])
      }
    }
    return result
  }

  private func isReady(_ group: [Int], _ done: Set<Int>) -> Bool {
    group.allSatisfy { certificate in
      Self.required(by: certificate, advisor).allSatisfy { done.contains($0) || group.contains($0) }
    }
  }

  private func key(_ group: [Int]) -> (CalendarDay, Int, Int) {
    let deadline = group.compactMap { deadlines[$0] }.min() ?? .distantFuture
    let duty = group.contains { strengths[$0] == .mandatory } ? 0 : 1
    let order = group.map { advisor.model.certificates[$0].order }.min() ?? .max
    return (deadline, duty, order)
  }

  private func usualOrder(_ left: Int, _ right: Int) -> Bool {
    let certificates = advisor.model.certificates
    return (certificates[left].order, left) < (certificates[right].order, right)
  }

  // MARK: Effort

  private func phase(_ group: [Int], after done: Set<Int>) -> Assessment.Phase {
    let sizes = advisor.vocabulary.hasSize.map {
      (evaluation.members(of: $0, where: .yes), evaluation.members(of: $0, where: .unknown))
    }
    let sizeNames = sizes.flatMap { known, possible -> Set<String>? in
      guard let enumeration = advisor.model.enumeration(named: "size") else { return nil }
      let members = advisor.model[enumeration].members
      return Set((known.isEmpty ? possible : known).map { members[$0].name })
    }
    let available = done.union(group)
    var months: ClosedRange<Int>?
    var easedBy: Set<Int> = []
    for certificate in group {
      guard let effort = effort(of: certificate, with: available) else { continue }
      let bands = effort.effort.bands.filter { sizeNames?.contains($0.size.text) ?? true }
      guard let low = bands.map(\.months.lowerBound).min(),
        let high = bands.map(\.months.upperBound).max()
      else { continue }
      // Audited together, the longest decides.
      months = months.map { max($0.lowerBound, low)...max($0.upperBound, high) } ?? low...high
      easedBy.formUnion(effort.with.filter { done.contains($0) })
    }
    easedBy.formUnion(
      group.flatMap { advisor.model.certificates[$0].easedBy }.filter { done.contains($0) })
    return Assessment.Phase(
      certificates: group, months: months,
      deadline: group.compactMap { deadlines[$0] }.min(), easedBy: easedBy.sorted())
  }

  /// The effort that applies: the one with the most helping certificates that are all there.
  private func effort(
    of certificate: Int, with available: Set<Int>
  ) -> (effort: CertificateSyntax.Effort, with: [Int])? {
    guard let enumeration = advisor.model.enumeration(named: "certificate") else { return nil }
    var best: (effort: CertificateSyntax.Effort, with: [Int])?
    for effort in advisor.model.certificates[certificate].description.efforts {
      let with = effort.with.compactMap { advisor.model[enumeration].index(of: $0.text) }
      guard with.allSatisfy({ available.contains($0) }), with.count >= (best?.with.count ?? 0)
      else { continue }
      best = (effort, with)
    }
    return best
  }
}
