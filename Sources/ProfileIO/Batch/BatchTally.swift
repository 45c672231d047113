// Counts over many results, for the output format `summary`.

import Advice
import RuleEngine
import RuleLanguage

/// Counts of results.
package struct BatchTally: Sendable {
  /// The results of each certificate by the word that CSV results use for it.
  package private(set) var certificates: [String: [String: Int]] = [:]
  /// The results of each headline.
  package private(set) var headlines: [String: Int] = [:]
  /// The answers missing, by name of the fact, with the number of results that they hold open.
  package private(set) var missing: [String: Int] = [:]
  /// The results of each answer to the facts `serves` and `industry`, where the knowledge base has them.
  package private(set) var groups: [String: [String: Int]] = [:]
  /// The duties that start later, by certificate and first day.
  package private(set) var starts: [String: [String: Int]] = [:]
  /// The number of results.
  package private(set) var count = 0

  /// Creates counts of nothing.
  package init() {}

  mutating func add(
    _ assessment: Assessment, _ answers: Answers, _ advisor: Advisor, _ language: Language
  ) {
    count += 1
    let model = advisor.model
    let states = ResultCSV.states(assessment, count: model.certificates.count)
    for (certificate, state) in zip(model.certificates, states) where !state.isEmpty {
      certificates[certificate.name, default: [:]][state, default: 0] += 1
    }
    headlines[advisor.headline(assessment, language: language), default: 0] += 1
    for fact in Set(assessment.undetermined.flatMap(\.dependsOn)) {
      missing[model[fact].name, default: 0] += 1
    }
    for pending in assessment.pending {
      let from = pending.from?.description ?? "?"
      starts[model.certificates[pending.certificate].name, default: [:]][from, default: 0] += 1
    }
    for name in ["serves", "industry"] {
      guard let fact = model.fact(named: name) else { continue }
      for member in Self.members(answers[fact], model[fact].type, model) {
        groups[name, default: [:]][member, default: 0] += 1
      }
    }
  }

  private static func members(_ answer: Answer?, _ type: FactType, _ model: Model) -> [String] {
    switch (answer, type) {
    case (.value(.choice(let index)), .choice(let id)): [model[id].members[index].name]
    case (.value(.set(let indices)), .set(let id)): indices.map { model[id].members[$0].name }
    default: []
    }
  }

  /// Adds counts.
  package mutating func merge(_ other: BatchTally) {
    count += other.count
    for (key, values) in other.certificates {
      certificates[key, default: [:]].merge(values, uniquingKeysWith: +)
    }
    headlines.merge(other.headlines, uniquingKeysWith: +)
    missing.merge(other.missing, uniquingKeysWith: +)
    for (key, values) in other.groups {
      groups[key, default: [:]].merge(values, uniquingKeysWith: +)
    }
    for (key, values) in other.starts {
      starts[key, default: [:]].merge(values, uniquingKeysWith: +)
    }
  }

  /// Counts by name, the largest first and equal ones by name.
  package static func sorted(_ counts: [String: Int]) -> [(name: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
