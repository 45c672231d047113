// Lints about facts and questions, and about examples.

import RuleLanguage

extension Lint {
  static let factLints: [Lint] = [
    Lint(
      "fact-never-used", finds: "a fact that no rule reads",
      rationale: """
        Profiles would have to answer something that changes nothing. Write the rule, or remove the fact \
        and its question.
        """,
      wrong: """
        fact isListed yes-no
          say         en "the organisation is listed"
        """,
      right: """
        fact isListed yes-no
          say         en "the organisation is listed"

        rule listed.advice
          when        isListed
          conclude    ISMS is recommended
          cite        Notes
        """
    ) { context in
      context.model.facts.indices.compactMap { index in
        guard !context.usedFacts.contains(ID(index)) else { return nil }
        let fact = context.model.facts[index]
        return (fact.range.headOnly, "no rule reads \"\(fact.name)\"")
      }
    },
    Lint(
      "fact-without-question", finds: "a fact that the questionnaire does not ask for",
      rationale: """
        An interview would show a bare name. Add a "question" with section, order and ask.
        """,
      wrong: """
        fact isListed yes-no

        rule listed.advice
          when        isListed
          conclude    ISMS is recommended
          cite        Notes
        """,
      right: """
        fact isListed yes-no

        question isListed section business
          order       90
          ask         en "Is the organisation listed?"

        rule listed.advice
          when        isListed
          conclude    ISMS is recommended
          cite        Notes
        """
    ) { context in
      let asked = Set(context.model.questions.map(\.fact))
      return context.model.facts.indices.compactMap { index in
        guard !asked.contains(ID(index)), context.usedFacts.contains(ID(index)) else { return nil }
        let fact = context.model.facts[index]
        return (fact.range.headOnly, "\"\(fact.name)\" has no question")
      }
    },
    Lint(
      "question-not-needed",
      finds: "a question for a fact on which nothing depends that anybody sees",
      rationale: """
        Rules read the fact, but what they conclude leads to no advice and no report, so the answer is \
        asked for in vain. Use the conclusion, or remove the question with the rules.
        """,
      wrong: """
        fact isListed yes-no

        question isListed section business
          ask         en "Is the organisation listed?"

        relation isPublic

        rule listed.public
          when        isListed
          conclude    isPublic
          cite        Notes
        """,
      right: """
        fact isListed yes-no

        question isListed section business
          ask         en "Is the organisation listed?"

        relation isPublic

        rule listed.public
          when        isListed
          conclude    isPublic
          cite        Notes

        rule public.advice
          when        isPublic
          conclude    ISMS is recommended
          cite        Notes
        """
    ) { context in
      let needed = context.neededFacts
      return context.model.questions.compactMap { question in
        guard context.usedFacts.contains(question.fact), !needed.contains(question.fact) else {
          return nil
        }
        let name = context.model[question.fact].name
        return (question.range.headOnly, "no advice and no report depends on \"\(name)\"")
      }
    },
  ]

  static let exampleLints: [Lint] = [
    Lint(
      "assumption-not-needed",
      finds: "an example that assumes a parameter which has a value on its day",
      rationale: """
        "assuming" is for numbers that no law has named yet. Once the parameter has a value, the example \
        must show what the law says: remove the field and give the example the threshold's own cases.
        """,
      wrong: """
        example "at another limit" as of 2026-11-24
          given       sellsOnline, revenue 8 bn KRW
          assuming    revenueLimit 8 bn KRW
          expect      ISMS is mandatory
        """,
      right: """
        example "at the limit" as of 2026-11-24
          given       sellsOnline, revenue 10 bn KRW
          expect      ISMS is mandatory
        """
    ) { context in
      context.model.examples.flatMap { example in
        example.assumptions.compactMap { assumption -> Finding? in
          let parameter = context.model[assumption.parameter]
          guard parameter.entry(on: example.asOf)?.value != nil else { return nil }
          return (
            assumption.range, "\"\(parameter.name)\" has a value on \(example.asOf); assume none"
          )
        }
      }
    }
  ]
}
