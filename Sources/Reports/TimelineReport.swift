// The days on which a certificate's state changes.

package import Advice
import RuleEngine
import RuleLanguage

/// Writes timelines.
package struct TimelineReport: Sendable {
  private let knowledgeBase: KnowledgeBase
  private let style: TextStyle
  private let language: Language
  private let phrases: ReportPhrases

  /// Creates a writer.
  package init(_ knowledgeBase: KnowledgeBase, _ language: Language, _ style: TextStyle) {
    self.knowledgeBase = knowledgeBase
    self.style = style
    self.language = language
    phrases = ReportPhrases(language)
  }

  /// The states of a certificate, a line a day.
  package func text(_ certificate: Int, _ entries: [TimelineEntry]) -> String {
    var canvas = TextCanvas(style)
    canvas.paragraph(name(certificate), look: .bold)
    for entry in entries {
      let day = entry.from.map(\.description) ?? phrases.before
      canvas.paragraph(state(entry.state), indent: 14, first: "  \(day)")
      if !entry.state.rules.isEmpty {
        canvas.paragraph("[\(entry.state.rules.joined(separator: ", "))]", indent: 14, look: .faint)
      }
    }
    return canvas.text
  }

  private func name(_ certificate: Int) -> String {
    let certificate = knowledgeBase.model.certificates[certificate]
    return language.text(certificate.description.texts["short"]) ?? certificate.name
  }

  private func state(_ state: TimelineEntry.State) -> String {
    var parts: [String] = []
    if let strength = state.strength { parts.append(phrases.strength(strength)) }
    switch state.pending {
    case .none: break
    case .from(let day): parts.append("\(phrases.pendingDuty) (\(phrases.from(day)))")
    case .undated: parts.append(phrases.pendingDuty)
    }
    if state.isUnsuitable { parts.append(phrases.unsuitable) }
    if state.isUndetermined { parts.append(phrases.undetermined) }
    if parts.isEmpty { parts.append(phrases.nothing) }
    if !state.requires.isEmpty {
      parts.append(phrases.requires(language.list(state.requires.map(name))))
    }
    return parts.joined(separator: ", ")
  }
}
