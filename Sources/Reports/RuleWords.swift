// What a rule that fired says for itself: its reason with the profile's values, its source, the
// common belief that it corrects, what to check.

package import Advice
package import RuleEngine
package import RuleLanguage

/// The words of a ground rule.
package struct RuleWords: Sendable {
  private let rule: GroundRule
  private let evaluation: Evaluation
  private let wording: Wording
  private let phrases: ReportPhrases

  /// Creates the words of a rule.
  package init(_ rule: GroundRule, _ evaluation: Evaluation, _ wording: Wording) {
    self.rule = rule
    self.evaluation = evaluation
    self.wording = wording
    phrases = ReportPhrases(wording.language)
  }

  private var model: Model { wording.program.model }

  /// The exception whose own conclusion this is.
  private var concluding: Exception? {
    rule.concludingException.map { model[rule.exceptions[$0].exception] }
  }

  /// The citations of the rule, or of the exception that concludes instead of it.
  private var citations: [Citation] { concluding?.citations ?? model[rule.rule].citations }

  /// The name of the rule, or of the exception that concludes instead of it.
  package var name: String { concluding?.name ?? model[rule.rule].name }

  /// Why: the author's sentence, or the name of the rule; with a warning where its source is unsure.
  package var reason: String {
    let text = concluding?.because ?? model[rule.rule].because
    let words = wording.text(text, of: rule, in: evaluation) ?? name
    return confidence == .low ? phrases.unsure(words) : words
  }

  /// Laws and articles, without the rule.
  package var law: String {
    citations.map { wording.citation($0) }.joined(separator: " · ")
  }

  /// Law, article, confidence where it is not high, and the rule.
  package var source: String { (sourceParts + ["[\(name)]"]).joined(separator: " · ") }

  /// The first law or article, confidence where it is not high, and the rule.
  package var shortSource: String {
    var parts = citations.prefix(1).map { wording.citation($0) }
    if confidence != .high { parts.append(phrases.confidence(confidence)) }
    return (parts + ["[\(name)]"]).joined(separator: " · ")
  }

  /// The same with the day since when the rule holds, or else on which its source was read.
  package var datedSource: String {
    var parts = sourceParts
    if let first = model[rule.rule].inForce?.first {
      parts.append(phrases.since(first))
    } else if let read = citations.compactMap(\.read).max() {
      parts.append(phrases.read(read))
    }
    return (parts + ["[\(name)]"]).joined(separator: " · ")
  }

  private var sourceParts: [String] {
    var parts = citations.map { wording.citation($0) }
    if confidence != .high { parts.append(phrases.confidence(confidence)) }
    return parts
  }

  /// The confidence of the weakest source.
  package var confidence: Confidence { citations.map(\.confidence).min() ?? .high }

  /// What is commonly said instead.
  package var belief: String? {
    wording.text(model[rule.rule].belief, of: rule, in: evaluation).map { phrases.belief($0) }
  }

  /// What to check.
  package var note: String? {
    let text = concluding?.note ?? model[rule.rule].note
    return wording.text(text, of: rule, in: evaluation).map { phrases.note($0) }
  }

  /// Where the rule is written.
  package var place: String {
    let range = concluding?.range ?? model[rule.rule].range
    let text = model.texts[range.source.index]
    return "\(text.name):\(text.location(of: range.lower).line)"
  }

  /// The addresses of the citations.
  package var addresses: [String] { citations.compactMap(\.url) }

  // MARK: Order

  /// How much a reason convinces, the most convincing first: the law before schemes and supervisors,
  /// those before contracts, these before judgement; and of equals the surer one.
  package var rank: Int {
    let kinds = citations.compactMap { model[$0.source].kind.map(Self.rank) }
    let doubt: Int =
      switch confidence {
      case .high: 0;
      case .medium: 1;
      case .low: 2
      }
    // An unsure law is weaker than a sure contract.
    return (kinds.min() ?? 3) + (doubt == 2 ? 10 : 0) + doubt * 2
  }

  private static func rank(_ kind: SourceSyntax.Kind) -> Int {
    switch kind {
    case .law, .decree, .notice: 0
    case .standard, .scheme: 1
    case .guidance, .announcement: 2
    case .contract: 2
    case .judgement, .press: 4
    }
  }
}

extension Evaluation {
  /// The rules of a list that fire and conclude a statement, with their words; the most convincing
  /// first, each reason once.
  package func reasons(_ rules: [ID<Rule>], _ atom: Atom, _ wording: Wording) -> [RuleWords] {
    guard let number = program.number(of: atom) else { return [] }
    var written: Set<String> = []
    return program.rulesConcluding[number].map { program.rules[$0] }
      .filter { rules.contains($0.rule) && truth(of: $0) == .yes }
      .map { RuleWords($0, self, wording) }
      .enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
      .filter { written.insert($0.reason).inserted }
  }
}
