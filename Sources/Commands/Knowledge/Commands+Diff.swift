// `kb diff`: what two knowledge bases declare differently, and which profiles they advise otherwise.

import Advice
import Reports
import RuleEngine
import RuleLanguage

extension Commands {
  static func diffKnowledge(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let folders = context.arguments.operands
    // One folder is compared with the knowledge base in use.
    let old = try context.knowledgeBase(
      in: folders.count > 1 ? folders.first : context.arguments[Options.knowledgeBase],
      .everything)
    let new = try context.knowledgeBase(in: folders.last, .everything)
    let declared = DeclarationDifference.all(from: old, to: new)
    let advisors = (
      old: Advisor(old.knowledgeBase, asOf: context.asOf),
      new: Advisor(new.knowledgeBase, asOf: context.asOf)
    )
    let advice = AdviceDifference(from: advisors.old, to: advisors.new).findings
    switch context.arguments[Options.format] {
    case .text:
      let style = context.style(of: .output)
      for difference in declared { try context.print(difference.text(style)) }
      for finding in advice {
        if let text = text(of: finding, advisors.old, advisors.new, style) {
          try context.print(text)
        }
      }
      try context.print(summary(declared, advice) + "\n")
    case .json:
      let objects =
        declared.map(\.json) + advice.map { json(of: $0, advisors.old, advisors.new) }
      try context.print(JSONText.lines(objects) + "\n")
    }
    return declared.isEmpty && advice.allSatisfy { $0.verdict == .same } ? .done : .findings
  }

  private static func text(
    of finding: AdviceDifference.Finding, _ old: Advisor, _ new: Advisor, _ style: TextStyle
  ) -> String? {
    let name = TerminalText.escaped("\(finding.relation)(\(finding.certificate))")
    switch finding.verdict {
    case .same: return nil
    case .undecided:
      return "\(style.paint("undecided", .attention)) \(name): "
        + "a proof needs more memory than allowed\n"
    case .differs(let before, let after, let from, let to):
      let profile = description(before, after, old, new)
      return "\(style.paint("advice", .strong)) \(name): \(from.rawValue) → \(to.rawValue) for "
        + (profile.isEmpty ? "every profile\n" : "\(TerminalText.escaped(profile))\n")
    }
  }

  /// A profile in the words of the new knowledge base, and what only the old one understands.
  private static func description(
    _ before: Answers, _ after: Answers, _ old: Advisor, _ new: Advisor
  ) -> String {
    let now = new.program.description(of: after)
    let known = Set(now.split(separator: ", "))
    let rest = old.program.description(of: before).split(separator: ", ")
      .filter { !known.contains($0) }
    return ([now] + rest.map(String.init)).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func summary(
    _ declared: [DeclarationDifference], _ advice: [AdviceDifference.Finding]
  ) -> String {
    var counts = (same: 0, differs: 0, undecided: 0)
    for finding in advice {
      switch finding.verdict {
      case .same: counts.same += 1
      case .differs: counts.differs += 1
      case .undecided: counts.undecided += 1
      }
    }
    return "\(declared.count) declaration\(declared.count == 1 ? "" : "s") differ"
      + "\(declared.count == 1 ? "s" : ""); advice: \(counts.differs) statements differ, "
      + "\(counts.same) are the same for every profile, \(counts.undecided) undecided"
  }

  private static func json(
    of finding: AdviceDifference.Finding, _ old: Advisor, _ new: Advisor
  ) -> String {
    var members = [
      (key: "certificate", value: JSONText.string(finding.certificate)),
      (key: "says", value: JSONText.string(finding.relation)),
    ]
    switch finding.verdict {
    case .same: members.append(("verdict", "\"same\""))
    case .undecided: members.append(("verdict", "\"undecided\""))
    case .differs(let before, let after, let from, let to):
      members += [
        ("verdict", "\"differs\""), ("from", JSONText.string(from.rawValue)),
        ("to", JSONText.string(to.rawValue)),
        ("profile", JSONText.string(description(before, after, old, new))),
      ]
    }
    return JSONText.object(members)
  }
}

/// A declaration that only one knowledge base has, or that says something else in the other.
struct DeclarationDifference: Sendable {
  /// How it differs.
  enum Change: String, Sendable {
    case added, removed, changed
  }

  /// How it differs.
  let change: Change
  /// The keyword of its block.
  let kind: KnowledgeEntry.Kind
  /// Its name.
  let name: String
  /// The values of a parameter that differ, with their days.
  let values: [String]

  /// All differences, ordered by kind and name.
  static func all(from old: LoadedKnowledge, to new: LoadedKnowledge) -> [DeclarationDifference] {
    let before = texts(of: old)
    let after = texts(of: new)
    let names = Set(before.keys).union(after.keys).sorted {
      (order(of: $0.kind), $0.name) < (order(of: $1.kind), $1.name)
    }
    return names.compactMap { key in
      if before[key] == after[key] { return nil }
      let change: Change =
        before[key] == nil ? .added : after[key] == nil ? .removed : .changed
      return DeclarationDifference(
        change: change, kind: key.kind, name: key.name,
        values: key.kind == .parameter ? values(of: key.name, old, new) : [])
    }
  }

  private struct Key: Hashable {
    let kind: KnowledgeEntry.Kind
    let name: String
  }

  /// The words of each declaration, whatever their layout; several claims about one fact together.
  private static func texts(of knowledge: LoadedKnowledge) -> [Key: [[String]]] {
    var texts: [Key: [[String]]] = [:]
    for entry in KnowledgeIndex(knowledge.knowledgeBase.model).entries {
      let bytes = knowledge.texts[entry.range.source.index].bytes
      let end = min(entry.range.upper, bytes.count)
      let text = String(decoding: bytes[min(entry.range.lower, end)..<end], as: UTF8.self)
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      texts[Key(kind: entry.kind, name: entry.name), default: []].append(words)
    }
    return texts.mapValues { $0.sorted { $0.lexicographicallyPrecedes($1) } }
  }

  private static func order(of kind: KnowledgeEntry.Kind) -> Int {
    KnowledgeEntry.Kind.allCases.firstIndex(of: kind) ?? 0
  }

  private static func values(
    of name: String, _ old: LoadedKnowledge, _ new: LoadedKnowledge
  ) -> [String] {
    let before = entries(of: name, old.knowledgeBase.model)
    let after = entries(of: name, new.knowledgeBase.model)
    return Set(before.keys).union(after.keys).sorted().compactMap { day in
      if before[day] == after[day] { return nil }
      return "\(day): \(before[day] ?? "nothing") → \(after[day] ?? "nothing")"
    }
  }

  /// The values of a parameter by what says when they count.
  private static func entries(of name: String, _ model: Model) -> [String: String] {
    guard let id = model.parameter(named: name) else { return [:] }
    let parameter = model[id]
    var result: [String: String] = [:]
    for entry in parameter.entries {
      let value = entry.value.map { Language.english.value($0, of: parameter.type) }
      result[entry.from.map { "from \($0)" } ?? "always"] = value ?? "undefined"
    }
    if let until = parameter.until { result["until"] = "\(until)" }
    return result
  }

  func text(_ style: TextStyle) -> String {
    let look: TextStyle.Look = change == .changed ? .attention : .strong
    var text =
      "\(style.paint(change.rawValue, look)) \(kind.rawValue) \(TerminalText.escaped(name))\n"
    for value in values { text += "  \(TerminalText.escaped(value))\n" }
    return text
  }

  var json: String {
    JSONText.object([
      ("change", JSONText.string(change.rawValue)), ("kind", JSONText.string(kind.rawValue)),
      ("name", JSONText.string(name)),
      ("values", "[\(values.map { JSONText.string($0) }.joined(separator: ","))]"),
    ])
  }
}
