// Everything that a knowledge base declares, as one list, for `kb list` and `kb show`.

import Advice
import RuleEngine
import RuleLanguage

/// A declaration.
struct KnowledgeEntry: Sendable {
  /// The keyword of its block.
  let kind: Kind
  /// Its name.
  let name: String
  /// What it says about itself.
  let text: LocalizedText?
  /// Where it is written.
  let range: SourceRange

  /// The kinds of declarations, in the order of the list.
  enum Kind: String, CaseIterable, Sendable {
    case enumeration = "enum"
    case fact, relation, parameter, regulation, source, certificate, rule, exception, question
    case constraint, monotone, example
  }
}

/// The declarations of a model.
struct KnowledgeIndex: Sendable {
  /// All of them, ordered by kind and then as the model orders them.
  let entries: [KnowledgeEntry]

  init(_ model: Model) {
    var entries: [KnowledgeEntry] = []
    func add(
      _ kind: KnowledgeEntry.Kind, _ name: String, _ text: LocalizedText?, _ range: SourceRange?
    ) {
      // What certificates and tables make up has no place of its own.
      if let range {
        entries.append(KnowledgeEntry(kind: kind, name: name, text: text, range: range))
      }
    }
    for item in model.enumerations { add(.enumeration, item.name, item.say, item.range) }
    for item in model.facts { add(.fact, item.name, item.say, item.range) }
    for item in model.relations { add(.relation, item.name, item.say, item.range) }
    for item in model.parameters { add(.parameter, item.name, item.say, item.range) }
    for isRegulation in [true, false] {
      for item in model.sources where item.isRegulation == isRegulation {
        add(isRegulation ? .regulation : .source, item.name, item.title, item.range)
      }
    }
    for item in model.certificates {
      add(.certificate, item.name, item.description.texts["title"], item.description.range)
    }
    for item in model.rules { add(.rule, item.name, item.because, item.range) }
    for item in model.exceptions { add(.exception, item.name, item.because, item.range) }
    for item in model.questions { add(.question, model[item.fact].name, item.ask, item.range) }
    for item in model.constraints { add(.constraint, item.name, item.because, item.range) }
    for item in model.monotoneClaims { add(.monotone, model[item.fact].name, nil, item.range) }
    for item in model.examples { add(.example, item.name, nil, item.range) }
    self.entries = entries
  }
}
