// Ranges of values as people say them.

public import RuleEngine

extension Wording {
  /// A range of values: `below KRW 10 bn`, `KRW 10 bn and above`.
  public func band(from: Int64?, below: Int64?, of type: FactType) -> String {
    if from == nil, below == nil { return language.pick("any", ko: "제한 없음") }
    return switch type {
    case .date: dateBand(from: from, below: below)
    case .count: countBand(from: from, below: below)
    case .amount, .percentage, .yesNo, .choice, .set: amountBand(from: from, below: below, of: type)
    }
  }

  private func dateBand(from: Int64?, below: Int64?) -> String {
    let low = from.map { language.value($0, of: .date) } ?? ""
    let high = below.map { language.value($0, of: .date) } ?? ""
    if from == nil { return language.pick("before \(high)", ko: "\(high) 이전") }
    if below == nil { return language.pick("from \(low) on", ko: "\(low) 이후") }
    return language.pick("from \(low) to before \(high)", ko: "\(low) 이후 \(high) 이전")
  }

  /// Between whole numbers the last one says more than the first that is too many.
  private func countBand(from: Int64?, below: Int64?) -> String {
    let low = from.map { language.value($0, of: .count) } ?? ""
    guard let below else { return language.pick("\(low) and above", ko: "\(low) 이상") }
    guard let from else {
      let high = language.value(below, of: .count)
      return language.pick("below \(high)", ko: "\(high) 미만")
    }
    let last = language.value(below - 100, of: .count)
    return from + 100 >= below ? low : language.pick("\(low) to \(last)", ko: "\(low)~\(last)")
  }

  /// A bound that lies a hundredth above a whole unit comes from a threshold that must be exceeded, and
  /// reads as that threshold.
  private func amountBand(from: Int64?, below: Int64?, of type: FactType) -> String {
    func bound(_ value: Int64) -> (words: String, isExceeded: Bool) {
      let isExceeded = value % 100 == 1
      return (language.value(isExceeded ? value - 1 : value, of: type), isExceeded)
    }
    switch (from.map(bound), below.map(bound)) {
    case (nil, nil): return ""
    case (nil, .some(let high)):
      return high.isExceeded
        ? language.pick("up to \(high.words)", ko: "\(high.words) 이하")
        : language.pick("below \(high.words)", ko: "\(high.words) 미만")
    case (.some(let low), nil):
      return low.isExceeded
        ? language.pick("more than \(low.words)", ko: "\(low.words) 초과")
        : language.pick("\(low.words) and above", ko: "\(low.words) 이상")
    case (.some(let low), .some(let high)):
      if low.words == high.words { return language.pick("exactly \(low.words)", ko: low.words) }
      let lower = language.pick(
        low.isExceeded ? "more than \(low.words)" : low.words,
        ko: "\(low.words) \(low.isExceeded ? "초과" : "이상")")
      return language.pick(
        "\(lower) to \(high.isExceeded ? high.words : "below \(high.words)")",
        ko: "\(lower) \(high.words) \(high.isExceeded ? "이하" : "미만")")
    }
  }
}
