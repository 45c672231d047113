// Counts over many assessments. Two summaries add up, so that each worker keeps its own.

package import Advice
package import RuleEngine
import RuleLanguage

/// Counts over assessments.
package struct Summary: Sendable {
  /// A duty and its first day, or the day by which it must be met.
  struct Start: Hashable, Sendable {
    var certificate: Int
    var day: CalendarDay?
  }

  /// The profiles that answer a choice or set with one member.
  struct Group: Sendable {
    /// The profiles.
    var profiles = 0
    /// Those for which each certificate is mandatory, expected or recommended, by certificate.
    var needed: [Int]
  }

  /// The most headlines that are told apart; the rest is counted together.
  static let headlineLimit = 20_000
  /// The facts by whose members profiles are grouped, where the knowledge base has them.
  private static let groupingNames = ["serves", "industry"]

  /// The assessments.
  package internal(set) var profiles = 0
  /// The assessments by certificate and status.
  var statuses: [[Int]]
  /// The assessments by headline.
  private(set) var headlines: [String: Int] = [:]
  /// The assessments with headlines beyond the limit.
  var otherHeadlines = 0
  /// The profiles by the members of facts: which fact, and a group a member.
  var groups: [(fact: ID<Fact>, members: [Group])]
  /// The assessments that wait for an answer, by fact.
  var missing: [Int]
  /// The assessments with a pending duty, by its first day.
  var starts: [Start: Int] = [:]
  /// The assessments with a duty in force, by the day by which it must be met.
  var deadlines: [Start: Int] = [:]
  /// The knowledge base.
  let model: Model

  /// Creates counts of nothing.
  package init(_ model: Model) {
    self.model = model
    let certificates = model.certificates.count
    statuses = Array(
      repeating: Array(repeating: 0, count: CertificateStatus.allCases.count), count: certificates)
    missing = Array(repeating: 0, count: model.facts.count)
    groups = Self.groupingFacts(model).compactMap { fact in
      switch model[fact].type {
      case .choice(let id), .set(let id):
        let group = Group(needed: Array(repeating: 0, count: certificates))
        return (fact, Array(repeating: group, count: model[id].members.count))
      case .yesNo, .count, .amount, .percentage, .date: return nil
      }
    }
  }

  /// The facts by whose members profiles are grouped.
  static func groupingFacts(_ model: Model) -> [ID<Fact>] {
    groupingNames.compactMap { name in
      guard let fact = model.fact(named: name) else { return nil }
      switch model[fact].type {
      case .choice, .set: return fact
      case .yesNo, .count, .amount, .percentage, .date: return nil
      }
    }
  }

  /// The place of a status in `statuses`.
  static func index(_ status: CertificateStatus) -> Int {
    CertificateStatus.allCases.firstIndex(of: status) ?? 0
  }

  /// Counts an assessment.
  ///
  /// A certificate may count under several statuses, as mandatory and covered.
  package mutating func add(_ assessment: Assessment, _ answers: Answers, _ headline: String) {
    profiles += 1
    count(assessment)
    count(headline: headline, 1)
    let needed = assessment.recommendations.filter { $0.strength < .optional }.map(\.certificate)
    for index in groups.indices {
      for member in Self.members(answers[groups[index].fact]) {
        groups[index].members[member].profiles += 1
        for certificate in needed { groups[index].members[member].needed[certificate] += 1 }
      }
    }
  }

  private mutating func count(_ assessment: Assessment) {
    for item in assessment.recommendations {
      statuses[item.certificate][Self.index(CertificateStatus(item.strength))] += 1
      if item.isHeld { statuses[item.certificate][Self.index(.held)] += 1 }
      if let deadline = item.deadline {
        deadlines[Start(certificate: item.certificate, day: deadline), default: 0] += 1
      }
    }
    for certificate in Set(assessment.covered.map(\.certificate)) {
      statuses[certificate][Self.index(.covered)] += 1
    }
    for item in assessment.unsuitable { statuses[item.certificate][Self.index(.unsuitable)] += 1 }
    for item in assessment.pending {
      statuses[item.certificate][Self.index(.pending)] += 1
      starts[Start(certificate: item.certificate, day: item.from), default: 0] += 1
    }
    for item in assessment.undetermined {
      statuses[item.certificate][Self.index(.undetermined)] += 1
    }
    for fact in Set(assessment.undetermined.flatMap(\.dependsOn)) { missing[fact.index] += 1 }
  }

  mutating func count(headline: String, _ number: Int) {
    if headlines[headline] != nil || headlines.count < Self.headlineLimit {
      headlines[headline, default: 0] += number
    } else {
      otherHeadlines += number
    }
  }

  private static func members(_ answer: Answer?) -> [Int] {
    switch answer {
    case .value(.choice(let member)): [member]
    case .value(.set(let members)): members
    default: []
    }
  }

  /// Adds the counts of another summary of the same knowledge base.
  package mutating func add(_ other: Summary) {
    profiles += other.profiles
    for (certificate, counts) in other.statuses.enumerated() {
      for (status, count) in counts.enumerated() { statuses[certificate][status] += count }
    }
    for (headline, count) in other.headlines.sorted(by: { $0.key < $1.key }) {
      self.count(headline: headline, count)
    }
    otherHeadlines += other.otherHeadlines
    for (index, group) in other.groups.enumerated() {
      for (member, counts) in group.members.enumerated() {
        groups[index].members[member].profiles += counts.profiles
        for (certificate, count) in counts.needed.enumerated() where count > 0 {
          groups[index].members[member].needed[certificate] += count
        }
      }
    }
    for (fact, count) in other.missing.enumerated() { missing[fact] += count }
    starts.merge(other.starts, uniquingKeysWith: +)
    deadlines.merge(other.deadlines, uniquingKeysWith: +)
  }
}
