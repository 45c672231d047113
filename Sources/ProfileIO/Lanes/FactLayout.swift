// Where the answers of a profile stand in a row of bits, and how an answer gets there. An answer is its
// region between thresholds, so a number costs one search, and a set a few words of members.

import RuleEngine
import RuleLanguage

/// The bits of all facts that a circuit reads: first those known to hold, then those known to fail.
struct FactLayout: Sendable {
  /// The bits of one fact, side by side.
  struct Field: Sendable {
    /// The number of tests on the value: members, thresholds, or one for yes.
    var width = 0
    /// The first of their bits; up to 63 of them share a word, more of them start one.
    var base = 0
    /// The bit that any positive answer sets, or -1.
    var positive = -1
    /// The values with which a number is compared, in `thresholds`.
    var thresholds = 0..<0
    var isDate = false
  }

  /// The words of a row: as many for what is known to hold as for what is known to fail.
  let wordCount: Int
  let fields: [Field]
  let thresholds: [Int64]

  /// The number of words of one half of a row.
  var half: Int { wordCount / 2 }

  /// Lays out the facts that a circuit reads.
  ///
  /// `also`: facts whose members are wanted in any case.
  init(_ program: GroundProgram, also wanted: [ID<Fact>] = []) {
    var fields: [Field] = []
    var thresholds: [Int64] = []
    var end = 0
    for (index, fact) in program.model.facts.enumerated() {
      let inputs = program.factInputs[index]
      var field = Field()
      guard !inputs.isEmpty || wanted.contains(ID(index)) else {
        fields.append(field)
        continue
      }
      switch fact.type {
      case .yesNo: field.width = 1
      case .choice(let id), .set(let id): field.width = program.model[id].members.count
      case .count, .amount, .percentage, .date:
        field.isDate = fact.type == .date
        field.thresholds = thresholds.count..<thresholds.count + inputs.thresholds.count
        thresholds += inputs.thresholds.map(\.value)
        field.width = inputs.thresholds.count
      }
      if end % 64 + field.width + 1 > 64 { end = (end + 63) / 64 * 64 }
      field.base = end
      end += field.width
      if inputs.positive != nil {
        field.positive = end
        end += 1
      }
      fields.append(field)
    }
    self.fields = fields
    self.thresholds = thresholds
    wordCount = max(1, (end + 63) / 64) * 2
  }

  /// The number of planes that rows make.
  var planeCount: Int { wordCount * 64 }

  /// The planes in which an input of the circuit is known to hold and known to fail.
  func planes(of input: InputBit) -> (known: Int, denied: Int) {
    let field = fields[input.fact.index]
    let bit =
      switch input {
      case .yes: field.base
      case .member(_, let member): field.base + member
      case .atLeast(_, let value):
        field.base + thresholds[field.thresholds].count { $0 < value }
      case .positive: field.positive
      }
    return (bit, half * 64 + bit)
  }

  /// Visits the members of a choice or set that an answer names, in a row that begins at an offset.
  func members(of fact: ID<Fact>, in rows: Span<UInt64>, _ base: Int, _ visit: (Int) -> Void) {
    let field = fields[fact.index]
    for member in 0..<field.width {
      let bit = field.base + member
      if rows[base + bit / 64] >> UInt64(bit % 64) & 1 == 1 { visit(member) }
    }
  }

  // MARK: Answers

  /// Adds the answers of a profile to a row without answers, which begins at an offset.
  func write(
    _ scanned: borrowing ScannedRow, to rows: inout MutableSpan<UInt64>, _ base: Int
  ) {
    for index in scanned.answers.indices {
      write(scanned.answers[index], of: scanned, to: &rows, base)
    }
  }

  /// Adds one answer of a profile.
  func write(
    _ answer: SlotAnswer, of scanned: borrowing ScannedRow, to rows: inout MutableSpan<UInt64>,
    _ base: Int
  ) {
    let field = fields[Int(answer.fact)]
    if field.width == 0, field.positive < 0 { return }
    switch answer.form {
    case .dontKnow: return
    case .no, .notApplicable:
      fill(field, 0, 0, to: &rows, base)
      mark(field, isPositive: false, to: &rows, base)
    case .yes:
      fill(field, 1, 0, to: &rows, base)
      mark(field, isPositive: true, to: &rows, base)
    case .choice:
      let member = Int(answer.value)
      fill(field, 1 &<< UInt64(member % 64), member / 64, to: &rows, base)
      mark(field, isPositive: true, to: &rows, base)
    case .set: write(field, scanned, from: Int(answer.value), to: &rows, base)
    case .number, .date:
      let reached = count(field, upTo: answer.value)
      fill(field, below: reached, to: &rows, base)
      mark(field, isPositive: field.isDate || answer.value > 0, to: &rows, base)
    case .band: write(field, answer, to: &rows, base)
    }
  }

  private func mark(
    _ field: Field, isPositive: Bool, to rows: inout MutableSpan<UInt64>, _ base: Int
  ) {
    guard field.positive >= 0 else { return }
    rows[base + field.positive / 64 + (isPositive ? 0 : half)] |= 1 &<< UInt64(field.positive % 64)
  }

  /// The bits of a word of a field's values.
  private func mask(_ field: Field, _ word: Int) -> UInt64 {
    let width = field.width - word * 64
    return width >= 64 ? .max : (1 &<< UInt64(max(0, width))) &- 1
  }

  /// Sets some values in a word of a field, and all others to no.
  private func fill(
    _ field: Field, _ values: UInt64, _ at: Int, to rows: inout MutableSpan<UInt64>, _ base: Int
  ) {
    let first = field.base / 64
    let shift = UInt64(field.base % 64)
    if field.width <= 64 {
      rows[base + first] |= values &<< shift
      rows[base + first + half] |= (mask(field, 0) & ~values) &<< shift
      return
    }
    for word in 0..<(field.width + 63) / 64 {
      let here = word == at ? values : 0
      rows[base + first + word] |= here
      rows[base + first + half + word] |= mask(field, word) & ~here
    }
  }

  /// Sets the first values of a field, and all others to no.
  private func fill(_ field: Field, below end: Int, to rows: inout MutableSpan<UInt64>, _ base: Int)
  {
    let first = field.base / 64
    let shift = UInt64(field.base % 64)
    for word in 0..<(field.width + 63) / 64 {
      let all = mask(field, word)
      let rest = end - word * 64
      let values = rest >= 64 ? all : all & ((1 &<< UInt64(max(0, rest))) &- 1)
      rows[base + first + word] |= values &<< shift
      rows[base + first + half + word] |= (all & ~values) &<< shift
    }
  }

  private func write(
    _ field: Field, _ scanned: borrowing ScannedRow, from start: Int,
    to rows: inout MutableSpan<UInt64>, _ base: Int
  ) {
    let first = field.base / 64
    let shift = UInt64(field.base % 64)
    var any: UInt64 = 0
    for word in 0..<(field.width + 63) / 64 {
      let values = scanned.setWords[start + word]
      any |= values
      rows[base + first + word] |= values &<< shift
      rows[base + first + half + word] |= (mask(field, word) & ~values) &<< shift
    }
    mark(field, isPositive: any != 0, to: &rows, base)
  }

  // MARK: Numbers

  /// The number of thresholds that a value reaches.
  private func count(_ field: Field, upTo value: Int64) -> Int {
    var low = field.thresholds.lowerBound
    var high = field.thresholds.upperBound
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low - field.thresholds.lowerBound
  }

  /// A band says yes below its lower bound and no from its upper one on; between them it says nothing.
  private func write(
    _ field: Field, _ answer: SlotAnswer, to rows: inout MutableSpan<UInt64>, _ base: Int
  ) {
    let known = answer.value == SlotAnswer.open ? 0 : count(field, upTo: answer.value)
    let possible =
      answer.upper == SlotAnswer.open ? field.width : count(field, upTo: answer.upper - 1)
    for offset in 0..<field.width where offset < known || offset >= possible {
      let bit = field.base + offset
      rows[base + bit / 64 + (offset < known ? 0 : half)] |= 1 &<< UInt64(bit % 64)
    }
    if field.isDate || (answer.value != SlotAnswer.open && answer.value >= 1) {
      mark(field, isPositive: true, to: &rows, base)
    } else if answer.upper != SlotAnswer.open, answer.upper <= 1 {
      mark(field, isPositive: false, to: &rows, base)
    }
  }
}
