// Explanations and traces of cases that are easy to get wrong, each small enough to read.

import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("An explanation names the rules and conditions that decide, the shortest first")
struct ExplanationTests {
  /// The names of the rules that an explanation shows for a statement.
  private func rules(_ world: World, _ statement: String) throws -> [String] {
    try explanation(world, statement).attempts.map { attempt in
      let rule = world.program.rules[attempt.rule]
      let exception = rule.concludingException.map { rule.exceptions[$0].exception }
      return exception.map { world.program.model[$0].name }
        ?? world.program.model[rule.rule].name
    }
  }

  private func explanation(
    _ world: World, _ statement: String, _ detail: ExplanationDetail = .allProofs
  ) throws -> Explanation {
    let atom = try #require(
      world.program.atoms.first { world.program.name(of: $0) == statement }, "\(statement)")
    return world.evaluation.explain(atom, detail)
  }

  @Test("A statement is not its own reason, even by way of an exception")
  func noCircle() throws {
    let text = """
      fact a yes-no
      fact b yes-no
      relation duty
      relation other
      rule long
        when a
             b
             any of a, b
        conclude duty
      rule short
        unless instead
        conclude other
      exception instead to short
        when duty
        conclude duty
      """
    let world = try World(text, ["a": .yes, "b": .yes])
    #expect(try rules(world, "duty") == ["long", "instead"])
  }

  @Test("A rule that leans on an exception of an exception says so, and is no circle")
  func savedRule() throws {
    let text = """
      fact a yes-no
      fact b yes-no
      fact c yes-no
      relation duty
      rule long
        when b
             c
             any of b, c
        conclude duty
      rule short
        when a
        unless relief
        conclude duty
      exception relief to short
        when b
      exception saved to relief
        when duty
      """
    let world = try World(text, ["a": .yes, "b": .yes, "c": .yes])
    #expect(try rules(world, "duty") == ["long", "short"])
    let short = try #require(try explanation(world, "duty").attempts.last)
    let relief = try #require(short.exceptions.first)
    #expect(relief.truth == .no)
    #expect(relief.conditions.map(\.truth) == [.yes])
    #expect(relief.exceptions.map(\.truth) == [.yes])
    let alone = try World(text, ["a": .yes, "b": .yes, "c": .no])
    #expect(alone["duty"] == .no)
    let plain = try World(text, ["a": .yes, "b": .no])
    #expect(try explanation(plain, "duty").attempts.first?.exceptions.isEmpty == true)
  }

  @Test("A rule that an exception sets aside does not fire, whatever is concluded in its place")
  func setAside() throws {
    let text = """
      fact small yes-no
      relation duty
      relation relief
      rule r
        unless light
        conclude duty
      exception light to r
        when small
        conclude relief
      """
    let small = try World(text, ["small": .yes])
    #expect(small.statements(.yes) == ["relief"])
    #expect(small.evaluation.firedRules == [])
    let large = try World(text, ["small": .no])
    #expect(large.evaluation.firedRules.map { large.program.model[$0].name } == ["r"])
  }

  @Test("A trace has all firings, also of rules that conclude early and late statements at once")
  func trace() throws {
    let text = """
      fact a yes-no
      fact b yes-no
      relation early
      relation late
      relation next
      relation other
      rule both
        when a
        conclude early
                 late
      rule follows
        when early
        conclude next
      rule negative
        when not other
        conclude late
      rule never
        when b
        conclude other
      """
    let world = try World(text, ["a": .yes, "b": .no])
    let names = world.evaluation.firingTrace().map {
      world.program.model[world.program.rules[$0.rule].rule].name
    }
    #expect(names == ["both", "follows", "negative"])
  }

  @Test("A statement that is open for want of a value names the parameter, also behind only-if")
  func missingParameter() throws {
    let text = """
      parameter limit count
        from 2026-01-01 undefined
      fact users count
      fact large yes-no
        only if users >= limit
      relation duty
      rule r
        when large
        conclude duty
      """
    let world = try World(text, ["users": .count(5)])
    let atom = try #require(world.program.atoms.first)
    let missing = world.evaluation.missing(for: [world.program.signal(of: atom)])
    #expect(missing.parameters.map { world.program.model[$0].name } == ["limit"])
    #expect(missing.facts.map { world.program.model[$0].name } == ["large"])
  }

  @Test("Of several failing rules the nearest comes first")
  func nearest() throws {
    let text = """
      fact a yes-no
      fact b yes-no
      fact c yes-no
      relation duty
      rule far
        when a
             b
        conclude duty
      rule near
        when c
             b
        conclude duty
      """
    let world = try World(text, ["a": .no, "b": .no, "c": .yes])
    #expect(try rules(world, "duty") == ["near", "far"])
    let near = try #require(try explanation(world, "duty").attempts.first)
    #expect(near.conditions.map(\.truth) == [.no])
  }
}
