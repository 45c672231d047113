// Knowledge bases of any size: a layer of rules over facts, and a layer over that.

import Advice
import RuleEngine
import RuleLanguage

enum RuleFigures {
  private static let certificates = 20
  private static let topics = 60

  static func measure(_ day: CalendarDay, _ figures: inout Figures) throws {
    figures.heading("Growth: processor time of a profile by the number of rules, CSV")
    for count in [100, 1_000, 10_000] {
      let text = SourceText(name: "generated.kb", text(ruleCount: count))
      let loaded = KnowledgeBase.load([text], asOf: day)
      guard let knowledgeBase = loaded.knowledgeBase else {
        print("  \(count) rules: \(loaded.diagnostics.first?.message ?? "not loaded")")
        continue
      }
      let pool = ProfilePool(knowledgeBase, count: 10_000, seed: 1)
      let rate = try BatchFigures.processorRate(Advisor(knowledgeBase, asOf: day), pool)
      figures.add("\(count) rules", 1e6 / rate, .microseconds)
    }
  }

  /// The text of a knowledge base.
  static func text(ruleCount: Int) -> String {
    var random = SplitMix64(seed: 7)
    var text = """
      knowledge-base generated
        title       en "Generated"
        version     "1"
        languages   en

      enumeration topic
        value       \((0..<topics).map { "t\($0)" }.joined(separator: "\n            "))

      relation recommended(certificate C)
      relation concerns(topic T)

      regulation Act
        title       en "Act"
        kind        law
        confidence  high


      """
    for number in 0..<30 { text += "fact yes\(number) yes-no\nfact count\(number) count\n" }
    for number in 0..<certificates {
      text += "certificate C\(number)\n  title       en \"C\(number)\"\n"
    }
    for number in 0..<ruleCount {
      // One rule in five is about what others conclude.
      let isUpper = number % 5 == 4
      let conditions = (0..<2 + random.below(3)).map { _ in
        if isUpper { return "concerns(t\(random.below(topics)))" }
        let fact = random.below(30)
        return random.chance(60)
          ? "yes\(fact)" : "count\(fact) >= \((1 + random.below(9)) * 100)"
      }
      let conclusion =
        isUpper
        ? "C\(random.below(certificates)) is recommended" : "concerns(t\(random.below(topics)))"
      text += """
        rule r\(number)
          when        \(conditions.joined(separator: "\n              "))
          conclude    \(conclusion)
          cite        Act "1"

        """
    }
    return text
  }
}
