// What a rule that fired says for itself: its reason with the profile's values, its source, the
// common belief that it corrects, what to check.

package import Advice
package import RuleEngine
import RuleLanguage

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

  /// Why: the author's sentence, or the name of the rule.
  package var reason: String {
    let text = concluding?.because ?? model[rule.rule].because
    return wording.text(text, of: rule, in: evaluation) ?? model[rule.rule].name
  }

  /// Law, article, confidence where it is not high, and the rule.
  package var source: String {
    var parts = citations.map { wording.citation($0) }
    if let weakest = citations.map(\.confidence).min(), weakest != .high {
      parts.append(phrases.confidence(weakest))
    }
    parts.append("[\(concluding?.name ?? model[rule.rule].name)]")
    return parts.joined(separator: " · ")
  }

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
}
