// One profile as the scanners leave it: numbers and places in the input, no objects. It is reused
// from row to row. A profile is made of it where somebody wants to look at one.

import RuleEngine
import RuleLanguage

/// The answer to one fact, in numbers.
struct SlotAnswer {
  /// What sort of answer it is.
  enum Form: UInt8 {
    case no, yes, choice, set, number, date, band, dontKnow, notApplicable
  }

  /// The index of the fact.
  var fact: Int32
  var form: Form
  /// The member of a choice; the hundredths of a number; the days of a date; the lower bound of a
  /// band; the place of a set in `ScannedRow.setWords`.
  var value: Int64 = 0
  /// The upper bound of a band.
  var upper: Int64 = 0

  /// Stands for a bound that a band does not have.
  ///
  /// No value reaches it, because values fit in hundredths and days.
  static let open = Int64.min
}

/// A profile whose texts are still in the input.
struct ScannedRow {
  /// The id, if there is one.
  var id: TextRange?
  /// The name, if there is one.
  var name: TextRange?
  /// The day asked for, if the profile sets one.
  var asOf: CalendarDay?
  /// The answers in the order of the input; each fact at most once.
  var answers: [SlotAnswer] = []
  /// The members of sets, as bits.
  var setWords: [UInt64] = []
  /// The facts that have been answered in this row: those whose mark is the number of the row.
  private var marks: [UInt32]
  private var row: UInt32 = 0

  init(_ schema: ProfileSchema) { marks = Array(repeating: 0, count: schema.slots.count) }

  /// Makes room for the next row.
  mutating func clear() {
    id = nil
    name = nil
    asOf = nil
    answers.removeAll(keepingCapacity: true)
    setWords.removeAll(keepingCapacity: true)
    if row == .max {
      for index in marks.indices { marks[index] = 0 }
      row = 0
    }
    row += 1
  }

  /// Marks a fact as answered; false when it already was.
  mutating func mark(_ fact: Int) -> Bool {
    if marks[fact] == row { return false }
    marks[fact] = row
    return true
  }

  /// The answers as the engine takes them.
  func answers(_ schema: ProfileSchema) -> Answers {
    var result = Answers()
    result.byFact.reserveCapacity(answers.count)
    for answer in answers { result[ID(Int(answer.fact))] = self.answer(answer, schema) }
    return result
  }

  private func answer(_ answer: SlotAnswer, _ schema: ProfileSchema) -> Answer {
    switch answer.form {
    case .no: return .value(.yesNo(false))
    case .yes: return .value(.yesNo(true))
    case .choice: return .value(.choice(Int(answer.value)))
    case .set:
      var members: [Int] = []
      for word in 0..<schema.slots[Int(answer.fact)].setWordCount {
        for place in SetBits(setWords[Int(answer.value) + word]) {
          members.append(word * 64 + place)
        }
      }
      return .value(.set(members))
    case .number: return .value(.number(hundredths: answer.value))
    case .date: return .value(.date(CalendarDay(daysSinceEpoch: Int(answer.value))))
    case .band:
      return .value(
        .band(
          from: answer.value == SlotAnswer.open ? nil : answer.value,
          below: answer.upper == SlotAnswer.open ? nil : answer.upper))
    case .dontKnow: return .dontKnow
    case .notApplicable: return .notApplicable
    }
  }
}
