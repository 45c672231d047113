// Lints about texts: reasons that are missing, and languages.

import RuleLanguage

extension Lint {
  static let textLints: [Lint] = [
    Lint(
      "missing-translation", finds: "a text that does not exist in every language",
      rationale: """
        Readers of that language would see another one. Add the text, or drop the language from the \
        knowledge base.
        """,
      wrong: """
        section people
          title       en "People"
        """,
      right: """
        section people
          title       en "People" ko "인원"
        """
    ) { context in
      context.model.allTexts.flatMap { text, what in
        context.model.languages.filter { text[$0] == nil }.map { language in
          (text.range, "\(what) has no text in \"\(language)\"")
        }
      }
    },
    Lint(
      "rule-without-reason", finds: "a rule that does not say why",
      rationale: """
        Explanations would show the bare name of the rule. Add "because" in every language.
        """,
      wrong: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"
        """,
      right: """
        rule shop.duty
          when        sellsOnline
          conclude    ISMS is mandatory
          cite        Act "Art. 47(2)"
          because     en "Online shops must hold ISMS."
                      ko "온라인 상점은 ISMS 인증을 받아야 합니다."
        """
    ) { context in
      context.model.rules.filter { $0.because == nil }.map {
        ($0.range.headOnly, "\"\($0.name)\" has no \"because\"")
      }
    },
  ]
}

extension Model {
  /// Every localised text that a user may see, with what it belongs to.
  var allTexts: [(LocalizedText, String)] {
    var result: [(LocalizedText, String)] = []
    func add(_ text: LocalizedText?, _ what: String) { if let text { result.append((text, what)) } }
    add(title, name)
    for enumeration in enumerations where enumeration.range != nil {
      add(enumeration.say, enumeration.name)
      for member in enumeration.members { add(member.title, member.name) }
    }
    for section in sections { add(section.title, section.name) }
    for fact in facts {
      for text in [fact.say, fact.deny, fact.help, fact.period] { add(text, fact.name) }
    }
    for relation in relations {
      for text in [relation.say, relation.deny, relation.report] { add(text, relation.name) }
    }
    for parameter in parameters { add(parameter.say, parameter.name) }
    for source in sources {
      for text in [source.title, source.about] { add(text, source.name) }
    }
    for certificate in certificates {
      for (key, text) in certificate.description.texts.sorted(by: { $0.key < $1.key }) {
        add(text, "\(certificate.name) (\(key))")
      }
    }
    for rule in rules {
      for text in [rule.because, rule.belief, rule.note] { add(text, rule.name) }
    }
    for exception in exceptions {
      for text in [exception.because, exception.note] { add(text, exception.name) }
    }
    for question in questions {
      for text in [question.ask, question.help] { add(text, self[question.fact].name) }
    }
    for constraint in constraints { add(constraint.because, constraint.name) }
    return result
  }
}
