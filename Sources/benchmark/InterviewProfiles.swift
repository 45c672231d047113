// Whom interviews are held with: random organisations that know the answer to every question, and the
// worked organisations of a folder.

import Advice
import Foundation
import ProfileIO
import RuleEngine
import RuleLanguage

/// Makes the answers that an interview gets.
struct InterviewProfiles {
  private let advisor: Advisor

  init(_ advisor: Advisor) { self.advisor = advisor }

  /// The profiles of the JSON files of a folder, by name of the file.
  func profiles(in folder: String) throws -> [Answers] {
    let schema = ProfileSchema(advisor.model)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try files.filter { $0.hasSuffix(".json") }.sorted().flatMap { file in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
      var reader = ProfileReader(MemoryInput([UInt8](bytes)), schema: schema)
      var found: [Answers] = []
      while let row = try reader.next() {
        if case .profile(let profile, _) = row { found.append(complete(profile.answers)) }
      }
      return found
    }
  }

  /// The answers, where what applies and was not said is not known.
  private func complete(_ answers: Answers) -> Answers {
    var result = answers
    let evaluation = advisor.evaluate(answers)
    for fact in advisor.program.askingOrder where result[fact] == nil {
      result[fact] = evaluation.doesNotApply(fact) ? .notApplicable : .dontKnow
    }
    return result
  }

  /// Random answers to every question, always the same for a seed; what does not apply is answered
  /// so.
  func random(seed: UInt64) -> Answers {
    var random = SplitMix64(seed: seed)
    var answers = Answers()
    // Some organisations are in many markets and hold much, others little.
    let share = random.next() % 40 + 10
    for fact in advisor.program.askingOrder {
      answers[fact] = answer(to: fact, share, &random)
      if let gate = advisor.program.gate(of: fact),
        advisor.evaluate(answers).truth(of: gate.condition) == .no
      {
        answers[fact] = .notApplicable
      }
    }
    while let gate = advisor.evaluate(answers).contradictions.first {
      answers[gate.fact] = .notApplicable
    }
    return answers
  }

  private func answer(
    to fact: ID<Fact>, _ share: UInt64, _ random: inout SplitMix64
  ) -> Answer {
    let model = advisor.model
    func isChosen(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
    switch model[fact].type {
    case .yesNo: return .value(.yesNo(isChosen(35)))
    case .choice(let id):
      return .value(.choice(Int(random.next() % UInt64(model[id].members.count))))
    case .set(let id):
      let members = model[id].members.indices
      let percent = min(share, 250 / UInt64(members.count) + 3)
      return .value(.set(members.filter { _ in isChosen(percent) }))
    case .count, .amount, .percentage, .date:
      let regions = advisor.program.regions(of: fact).filter { $0 != .notApplicable }
      return regions.isEmpty
        ? .value(.number(hundredths: 0)) : regions[Int(random.next() % UInt64(regions.count))]
    }
  }
}
