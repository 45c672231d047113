// Sentences about one profile: statements, conditions with the profile's own values, reasons. The
// words come from the knowledge base; only the joints between them are the program's.

public import RuleEngine
public import RuleLanguage

/// Words statements and conditions in one language.
public struct Wording: Sendable {
  /// The language.
  public let language: Language
  /// The knowledge base for the day.
  public let program: GroundProgram

  /// Creates a wording.
  public init(_ program: GroundProgram, _ language: Language) {
    self.program = program
    self.language = language
  }

  private var model: Model { program.model }

  // MARK: Names

  /// The short name of a certificate.
  public func certificate(_ index: Int) -> String {
    let certificate = model.certificates[index]
    return language.text(certificate.description.texts["short"]) ?? certificate.name
  }

  /// The title of a member of an enumeration.
  public func member(_ index: Int, of enumeration: ID<Enumeration>) -> String {
    let member = model[enumeration].members[index]
    return language.text(member.title) ?? member.name
  }

  /// What a fact is about: the noun phrase of a number, the name where there are no words.
  public func fact(_ id: ID<Fact>) -> String {
    let fact = model[id]
    guard let say = language.text(fact.say) else { return fact.name }
    guard let enumeration = enumeration(of: id) else { return say }
    return fill(say, ["value": "…", model[enumeration].name: "…"])
  }

  /// A fact about a member of which only a name is known, such as the variable of a rule.
  package func fact(_ id: ID<Fact>, named name: String) -> String {
    let fact = model[id]
    guard let say = language.text(fact.say) else { return "\(fact.name)(\(name))" }
    guard let enumeration = enumeration(of: id) else { return say }
    return fill(say, ["value": name, model[enumeration].name: name])
  }

  /// A source with the place in it: `Network Act, Art. 47(2)3`.
  public func citation(_ citation: Citation) -> String {
    let source = model[citation.source]
    let title = language.text(source.title) ?? source.name
    return citation.place.map { "\(title), \($0)" } ?? title
  }

  private func enumeration(of fact: ID<Fact>) -> ID<Enumeration>? {
    switch model[fact].type {
    case .choice(let id), .set(let id): id
    default: nil
    }
  }

  // MARK: Statements

  /// A derived statement as a sentence, or its opposite.
  public func statement(_ atom: Atom, isTrue: Bool = true) -> String {
    let relation = model[atom.relation]
    var names: [String: String] = [:]
    for (parameter, index) in zip(relation.parameters, atom.arguments) {
      names[parameter.placeholder] = member(index, of: parameter.enumeration)
    }
    let say = language.text(relation.say).map { fill($0, names) } ?? program.name(of: atom)
    if isTrue { return say }
    return language.text(relation.deny).map { fill($0, names) } ?? negated(say)
  }

  /// A fact as a sentence: that it holds, or that it does not.
  public func fact(_ id: ID<Fact>, member index: Int?, isTrue: Bool) -> String {
    let fact = model[id]
    var names: [String: String] = [:]
    if let index, let enumeration = enumeration(of: id) {
      let title = member(index, of: enumeration)
      names["value"] = title
      names[model[enumeration].name] = title
    }
    let say = language.text(fact.say).map { fill($0, names) } ?? fact.name
    if isTrue { return say }
    return language.text(fact.deny).map { fill($0, names) } ?? negated(say)
  }

  private func negated(_ sentence: String) -> String {
    language.pick("it is not so that \(sentence)", ko: "다음은 사실이 아닙니다: \(sentence)")
  }

  /// The answer to a fact as people say it.
  public func answer(_ answer: Answer, to fact: ID<Fact>) -> String {
    switch answer {
    case .dontKnow: language.pick("don't know", ko: "모름")
    case .notApplicable: language.pick("does not apply", ko: "해당 없음")
    case .value(.yesNo(let isYes)):
      isYes ? language.pick("yes", ko: "예") : language.pick("no", ko: "아니요")
    case .value(.choice(let index)):
      enumeration(of: fact).map { member(index, of: $0) } ?? ""
    case .value(.set(let indices)):
      indices.isEmpty
        ? language.pick("none", ko: "없음")
        : enumeration(of: fact).map { id in
          language.list(indices.map { member($0, of: id) })
        } ?? ""
    case .value(.number(let hundredths)): language.value(hundredths, of: model[fact].type)
    case .value(.date(let day)): day.description
    case .value(.band(let from, let below)): band(from: from, below: below, of: model[fact].type)
    }
  }

  // MARK: Conditions

  /// A condition as a sentence with the profile's values: `revenue is KRW 12 bn; at least KRW 10 bn
  /// is required`.
  public func condition(_ condition: GroundCondition, in evaluation: Evaluation) -> String {
    let truth = evaluation.truth(of: condition)
    switch condition.kind {
    case .fact(let fact):
      return answered(fact, nil, truth, in: evaluation)
        ?? self.fact(fact, member: nil, isTrue: truth != .no)
    case .member(let fact, let index):
      return answered(fact, index, truth, in: evaluation)
        ?? self.fact(fact, member: index, isTrue: truth != .no)
    case .comparison(let fact, let comparison, let value, let parameter):
      return self.comparison(fact, comparison, value, parameter, truth, in: evaluation)
    case .derived(let number): return statement(program.atoms[number], isTrue: truth != .no)
    case .settled(let settled, let holds): return self.settled(settled, holds)
    case .not(let inner): return self.condition(inner, in: evaluation)
    case .all(let parts):
      return language.list(parts.map { self.condition($0, in: evaluation) })
    case .any(let parts): return choice(1, parts, in: evaluation)
    case .atLeast(let count, let parts): return choice(count, parts, in: evaluation)
    }
  }

  /// The words for a fact whose own answer is not what makes the condition true or false.
  private func answered(
    _ fact: ID<Fact>, _ member: Int?, _ truth: Truth, in evaluation: Evaluation
  ) -> String? {
    let sentence = self.fact(fact, member: member, isTrue: true)
    if truth == .no, evaluation.answers[fact] == nil, evaluation.doesNotApply(fact) {
      return language.pick("\(sentence): does not apply", ko: "\(sentence): 해당하지 않습니다")
    }
    guard truth == .unknown else { return nil }
    return "\(sentence): \(missing(fact, in: evaluation))"
  }

  /// In which way an answer is missing.
  private func missing(_ fact: ID<Fact>, in evaluation: Evaluation) -> String {
    evaluation.answers[fact] == .dontKnow
      ? language.pick("not known", ko: "알 수 없음") : language.pick("not answered", ko: "답변 없음")
  }

  private func comparison(
    _ fact: ID<Fact>, _ comparison: Comparison, _ value: Int64?, _ parameter: ID<Parameter>?,
    _ truth: Truth, in evaluation: Evaluation
  ) -> String {
    let name = self.fact(fact)
    let type = model[fact].type
    guard let value else {
      return language.pick(
        "\(name): the threshold has not been set yet", ko: "\(name): 기준이 아직 정해지지 않았습니다")
    }
    let wanted = required(comparison, value, type)
    guard truth != .unknown, let answer = evaluation.answers[fact] else {
      if truth == .no, evaluation.doesNotApply(fact) {
        return language.pick("\(name): does not apply", ko: "\(name): 해당하지 않습니다")
      }
      return "\(name): \(missing(fact, in: evaluation)); \(wanted)"
    }
    return "\(name): \(self.answer(answer, to: fact)); \(wanted)"
  }

  private func required(_ comparison: Comparison, _ value: Int64, _ type: FactType) -> String {
    let amount = language.value(value, of: type)
    if type == .date {
      return switch comparison {
      case .atLeast: language.pick("\(amount) or later is required", ko: "\(amount) 이후여야 합니다")
      case .moreThan:
        language.pick("later than \(amount) is required", ko: "\(amount) 이후여야 합니다(당일 제외)")
      case .atMost: language.pick("\(amount) or earlier is required", ko: "\(amount) 이전이어야 합니다")
      case .lessThan:
        language.pick("earlier than \(amount) is required", ko: "\(amount) 이전이어야 합니다(당일 제외)")
      }
    }
    return switch comparison {
    case .atLeast: language.pick("at least \(amount) is required", ko: "기준은 \(amount) 이상입니다")
    case .moreThan: language.pick("more than \(amount) is required", ko: "기준은 \(amount) 초과입니다")
    case .atMost: language.pick("at most \(amount) is required", ko: "기준은 \(amount) 이하입니다")
    case .lessThan: language.pick("less than \(amount) is required", ko: "기준은 \(amount) 미만입니다")
    }
  }

  private func settled(_ settled: SettledCondition, _ holds: Bool) -> String {
    switch settled {
    case .row(let atom):
      return statement(atom, isTrue: holds)
    case .same(let enumeration, let left, let right):
      let names = [member(left, of: enumeration), member(right, of: enumeration)]
      return names.joined(separator: holds ? " = " : " ≠ ")
    }
  }

  /// The parts of a choice that decide it: the true ones of a true one, or else all that are not.
  private func choice(
    _ count: Int, _ parts: [GroundCondition], in evaluation: Evaluation
  ) -> String {
    let holding = parts.filter { evaluation.truth(of: $0) == .yes }
    let deciding =
      holding.count >= count ? holding : parts.filter { evaluation.truth(of: $0) != .yes }
    let names = deciding.map { condition($0, in: evaluation) }
    if names.count == 1 || (holding.count >= count && count == names.count) {
      return language.list(names)
    }
    let list = names.joined(separator: "; ")
    return count == 1
      ? language.pick("one of: \(list)", ko: "다음 중 하나: \(list)")
      : language.pick("\(count) of: \(list)", ko: "다음 중 \(count)개 이상: \(list)")
  }

  // MARK: Reasons

  /// A text of a rule with its variables, facts and parameters filled in.
  public func text(
    _ text: LocalizedText?, of rule: GroundRule, in evaluation: Evaluation
  ) -> String? {
    guard var words = language.text(text) else { return nil }
    let open = Placeholder.names(in: words).filter { isOpen($0, in: evaluation) }
    if !open.isEmpty {
      words = Clauses(words).without { clause in open.contains { clause.contains("{\($0)}") } }
    }
    let binders = model[rule.rule].binders
    var names: [String: String] = [:]
    for name in Placeholder.names(in: words) {
      if let position = binders.firstIndex(where: { $0.name == name }) {
        names[name] = member(rule.bindings[position], of: binders[position].enumeration)
      } else if let fact = model.fact(named: name) {
        names[name] =
          evaluation.answers[fact].map { answer($0, to: fact) }
          ?? language.pick("not answered", ko: "답변 없음")
      } else if let parameter = model.parameter(named: name) {
        names[name] = value(of: parameter, on: rule.announcedFrom ?? program.asOf)
      }
    }
    return fill(words, names)
  }

  /// Whether a name is that of a fact whose value nobody has said.
  private func isOpen(_ name: String, in evaluation: Evaluation) -> Bool {
    guard let fact = model.fact(named: name) else { return false }
    if case .value = evaluation.answers[fact] { return false }
    return true
  }

  /// A text of a rule for readers of the rule: parameters with their values, facts by what they are.
  public func general(_ text: LocalizedText?) -> String? {
    guard let words = language.text(text) else { return nil }
    var names: [String: String] = [:]
    for name in Placeholder.names(in: words) {
      if let fact = model.fact(named: name) {
        names[name] = "[\(self.fact(fact))]"
      } else if let parameter = model.parameter(named: name) {
        names[name] = value(of: parameter, on: program.asOf)
      } else {
        names[name] = name
      }
    }
    return fill(words, names)
  }

  private func value(of parameter: ID<Parameter>, on day: CalendarDay) -> String {
    model[parameter].entry(on: day)?.value.map {
      language.value($0, of: model[parameter].type)
    } ?? language.pick("not set yet", ko: "미정")
  }

  private func fill(_ text: String, _ names: [String: String]) -> String {
    guard text.contains("{") else { return text }
    return Placeholder.pieces(of: text).map { piece in
      switch piece {
      case .text(let words): words
      case .name(let name): names[name] ?? "{\(name)}"
      }
    }.joined()
  }
}
