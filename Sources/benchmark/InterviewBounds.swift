// How short an interview could be: for complete answers, those without which the advice is open whatever
// else is said, and a set of them that is enough. Nobody can ask for fewer than the first without
// knowing the answers before; an interview that could guess would ask for the second.

import Advice
import RuleEngine

/// What hindsight says about the answers of interviews.
struct InterviewBounds {
  private let advisor: Advisor
  private let interview: Interview
  /// The interviews in which a fact was asked for, by index of the fact.
  private var asked: [Int]
  /// The profiles whose advice an answer can change, all other answers being given.
  private var needed: [Int]
  /// The profiles for which an answer belongs to the set that is enough.
  private var enough: [Int]
  private var profiles = 0

  init(_ advisor: Advisor) {
    self.advisor = advisor
    interview = Interview(advisor)
    let none = Array(repeating: 0, count: advisor.model.facts.count)
    (asked, needed, enough) = (none, none, none)
  }

  /// Adds an interview with a profile.
  mutating func add(_ given: Answers, of profile: Answers) {
    profiles += 1
    for fact in given.byFact.keys { asked[fact.index] += 1 }
    var core = profile
    for fact in advisor.program.askingOrder.reversed() {
      var others = profile
      others[fact] = nil
      if isOpen(others) { needed[fact.index] += 1 }
      var fewer = core
      fewer[fact] = nil
      if isOpen(fewer) { enough[fact.index] += 1 } else { core = fewer }
    }
  }

  private func isOpen(_ answers: Answers) -> Bool {
    !interview.openFacts(advisor.evaluate(answers)).isEmpty
  }

  /// Adds the shares, and prints a line for each question.
  func print(_ group: String, _ figures: inout Figures) {
    let questions = Double(advisor.model.questions.count * profiles) / 100
    func add(_ name: String, _ counts: [Int]) {
      figures.add("\(group): \(name)", Double(counts.reduce(0, +)) / questions, .count)
    }
    figures.heading("With hindsight, per cent of all questions, \(group)")
    add("answers that any interview needs", needed)
    add("answers that are enough, once they are known", enough)
    figures.heading("By question: asked, needed in any case, in a set that is enough")
    let places = advisor.program.askingOrder.map(\.index).sorted { asked[$0] > asked[$1] }
    for place in places where asked[place] > 0 {
      let name = advisor.model.facts[place].name
      let numbers = [asked[place], needed[place], enough[place]].map { String($0) }
      let columns = numbers.map { String(repeating: " ", count: max(0, 6 - $0.count)) + $0 }
      let space = String(repeating: " ", count: max(1, 28 - name.count))
      Swift.print("  \(name)\(space)\(columns.joined())")
    }
  }
}
