import Advice
import Commands
import Foundation
import RuleEngine
import RuleLanguage
import TestSupport
import Testing

@Suite("A session on disk")
struct SessionFileTests {
  private static let text = """
    knowledge-base town
      title   en "A town"
      version "1"
    enumeration colour
      value red
      value blue
    relation glad(colour C)
      say en "{C} is glad"
    source Book
      title en "Book"
    fact likes set of colour
      say en "likes {colour}"
    fact coins amount EUR
      say en "coins"
    fact since date
    fact rich yes-no
    rule glad for each colour C
      when     likes(C)
      conclude glad(C)
      cite     Book
      because  en "It is liked."

    """

  private static func model(_ text: String = text) throws -> Model {
    let day = try #require(CalendarDay("2026-11-24"))
    let loaded = KnowledgeBase.load([SourceText(name: "town.kb", text)], asOf: day)
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return try #require(loaded.knowledgeBase).model
  }

  /// Steps of every kind.
  private static func steps(_ model: Model) throws -> [SessionStep] {
    func fact(_ name: String) throws -> ID<Fact> { try #require(model.fact(named: name)) }
    let red = try StatementReader(model).read("glad(red)")
    let day = try #require(CalendarDay("2027-07-01"))
    var profile = Profile(id: "t", name: "Town \"on\" the\nRiver")
    profile.answers[try fact("rich")] = .notApplicable
    return [
      .event(.answered(try fact("likes"), .value(.set([0, 1])))),
      .event(.answered(try fact("coins"), .value(.band(from: 100, below: nil)))),
      .event(.answered(try fact("coins"), .value(.number(hundredths: 1_250)))), .undone, .redone,
      .event(.answered(try fact("since"), .value(.date(day)))),
      .event(.answered(try fact("rich"), .dontKnow)), .event(.withdrawn(try fact("rich"))),
      .event(.asOf(day)), .event(.assumed(red, false)), .branched("다른 variant"), .savedVariant,
      .event(.unassumed(red)), .event(.loaded(profile)), .switched("main"), .savedSession,
      .opened("empty"), .event(.answered(try fact("rich"), .value(.yesNo(true)))),
    ]
  }

  private static func state(_ steps: some Sequence<SessionStep>) -> SessionState {
    steps.reduce(into: SessionState()) { $0.apply($1) }
  }

  @Test("Every step is read as it was written")
  func roundTrip() throws {
    let model = try Self.model()
    let text = SessionText(model)
    let steps = try Self.steps(model)
    let reading = text.read(steps.reduce(into: text.header) { $0 += text.line($1) })
    #expect(reading.steps == steps)
    #expect(reading.knowledgeBase == "town")
    #expect(reading.rest == .nothing)
    #expect(reading.lost == [])
  }

  @Test("A saved session gives the same variants, logs and places in them")
  func saved() throws {
    let model = try Self.model()
    let text = SessionText(model)
    let state = Self.state(try Self.steps(model) + [.undone])
    let read = Self.state(text.read(text.text(state)).steps)
    #expect(read.variants == state.variants)
    #expect(read.current == state.current)
  }

  @Test("Whatever is cut off, all whole lines before it are kept")
  func torn() throws {
    let model = try Self.model()
    let text = SessionText(model)
    let steps = try Self.steps(model)
    let lines = steps.map { text.line($0) }
    let whole = lines.reduce(into: text.header) { $0 += $1 }
    for count in text.header.count...whole.count {
      let reading = text.read(Array(whole.prefix(count)))
      var sound = text.header.count
      let expected = lines.prefix { line in
        sound += line.count
        return sound <= count
      }.count
      #expect(reading.steps == Array(steps.prefix(expected)))
      let isWhole = whole.prefix(count).last == UInt8(ascii: "\n")
      #expect(reading.rest == (isWhole ? .nothing : .tornLine))
      #expect(reading.validByteCount <= count)
    }
    for count in 0..<text.header.count {
      #expect(text.read(Array(whole.prefix(count))).steps == [])
    }
  }

  @Test("A spoilt byte is never taken for an answer")
  func damaged() throws {
    let model = try Self.model()
    let text = SessionText(model)
    let steps = try Self.steps(model)
    let whole = steps.reduce(into: text.header) { $0 += text.line($1) }
    for index in whole.indices {
      for bit in [0, 5, 7] {
        var bytes = whole
        bytes[index] ^= 1 << UInt8(bit)
        let reading = text.read(bytes)
        #expect(reading.steps.count < steps.count)
        #expect(reading.steps == Array(steps.prefix(reading.steps.count)))
      }
    }
  }

  @Test("What a changed knowledge base no longer has is named, and the rest is kept")
  func changedKnowledge() throws {
    let old = try Self.model()
    let other = try Self.model(
      Self.text.replacingOccurrences(of: "fact rich yes-no", with: "fact wealthy yes-no")
        .replacingOccurrences(of: "glad", with: "merry"))
    let text = SessionText(old)
    let bytes = try Self.steps(old).dropLast(5).reduce(into: text.header) { $0 += text.line($1) }
    let reading = SessionText(other).read(bytes)
    #expect(reading.lost == ["rich", "glad(red)"])
    #expect(reading.rest == .nothing)
    let answers = Self.state(reading.steps).log.profile.answers
    #expect(answers.byFact.count == 3)
    // Taking a lost step back takes back nothing else.
    let undone = Self.state(reading.steps.prefix(7) + [.undone]).log.profile.answers
    #expect(undone.byFact.count == 3)
  }

  // MARK: Journal

  @Test("A journal that is held is nobody else's; one that is left can be taken once")
  func locks() async throws {
    let model = try Self.model()
    let text = SessionText(model)
    let step = try #require(try Self.steps(model).first)
    try await withFolder([:]) { folder in
      let first = Journal(folder: folder + "/sessions")
      try first.append(text.line(step), header: text.header)
      let second = Journal(folder: folder + "/sessions")
      try second.append(text.line(step), header: text.header)
      let third = Journal(folder: folder + "/sessions")
      #expect(third.waiting().isEmpty)
      first.leave()
      let left = try #require(third.waiting().first)
      #expect(text.read(left.bytes).steps == [step])
      #expect(try third.adopt(left, .cut(to: left.bytes.count)) == "")
      #expect(try second.adopt(left, .cut(to: left.bytes.count)) == nil)
      try third.append(text.line(.undone), header: text.header)
      third.leave()
      let again = try #require(second.waiting().first)
      #expect(text.read(again.bytes).steps == [step, .undone])
      second.discard(again)
      #expect(second.waiting().isEmpty)
      second.remove()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/sessions") == [])
    }
  }

  @Test("A torn line is cut off before a journal is gone on with; a damaged one is copied first")
  func repair() async throws {
    let model = try Self.model()
    let text = SessionText(model)
    let steps = try Self.steps(model)
    try await withFolder([:]) { folder in
      for isDamaged in [false, true] {
        var bytes = text.header + text.line(steps[0])
        let sound = bytes.count
        bytes += isDamaged ? Array("nonsense\nmore\n".utf8) : Array("0123abcd ans".utf8)
        let path = folder + "/x.session"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let journal = Journal(folder: folder)
        let left = try #require(journal.waiting().first)
        let reading = text.read(left.bytes)
        #expect(reading.rest == (isDamaged ? .damagedLines(2) : .tornLine))
        #expect(reading.validByteCount == sound)
        let copy = try journal.adopt(left, isDamaged ? .copied(to: sound) : .cut(to: sound))
        #expect(copy == (isDamaged ? path + ".damaged" : ""))
        try journal.append(text.line(steps[1]), header: text.header)
        journal.leave()
        let after = try #require(Journal(folder: folder).waiting().first)
        #expect(text.read(after.bytes).steps == Array(steps.prefix(2)))
        #expect(text.read(after.bytes).rest == .nothing)
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  // MARK: Dialogues

  private func dialogue(_ home: String, _ lines: [String]) async throws -> String {
    let terminal = ScriptedTerminal(lines: lines, isInteractive: true)
    let outcome = try await run(
      ["repl", "--kb", home + "/kb"], environment: ["HOME": home], terminal: terminal)
    #expect(outcome.status == .done)
    return outcome.output
  }

  @Test("What was left is offered, and never taken without a word")
  func offered() async throws {
    try await withFolder(["kb/town.kb": Self.text]) { home in
      _ = try await dialogue(home, ["set likes red", "assert glad(blue)"])
      let second = try await dialogue(home, ["facts", "recover", "facts", "quit", "quit"])
      #expect(second.contains("An earlier session ended without saving: 1 answer, last change"))
      let parts = second.components(separatedBy: "certadvisor> ")
      #expect(parts[1].contains("No answers yet."))
      #expect(parts[3].contains("likes = red") && parts[3].contains("assumed: glad(blue)"))
      #expect(!(try await dialogue(home, ["quit"])).contains("An earlier session"))
    }
  }

  @Test("A session that has begun is not replaced by an earlier one")
  func late() async throws {
    try await withFolder(["kb/town.kb": Self.text]) { home in
      _ = try await dialogue(home, ["set likes red"])
      let second = try await dialogue(home, ["set rich yes", "recover", "facts"])
      #expect(second.contains("recover comes before the first answer"))
      #expect((try await dialogue(home, ["recover"])).contains("2 earlier sessions"))
    }
  }

  @Test("A folder that cannot be written is said once, and stops nothing")
  func unwritable() async throws {
    try await withFolder(["kb/town.kb": Self.text, ".local/state": "a file"]) { home in
      let output = try await dialogue(home, ["set likes red", "set rich yes", "facts"])
      #expect(output.components(separatedBy: "Answers cannot be written down").count == 2)
      #expect(output.contains("rich = yes"))
      #expect(output.contains("The answers were not saved.\n"))
    }
  }

  @Test("Assumptions and variants are kept by a saved session, and not by a profile")
  func saveSession() async throws {
    try await withFolder(["kb/town.kb": Self.text]) { home in
      let first = try await dialogue(
        home,
        [
          "set likes red", "branch rich", "set rich yes", "assert not glad(red)",
          "save \(home)/a.json", "save \(home)/a.session --session", "quit",
        ])
      #expect(first.contains("Assumptions are no answers and were not saved"))
      #expect(first.contains("Only this variant was saved, not main"))
      let profile = try String(contentsOfFile: home + "/a.json", encoding: .utf8)
      #expect(!profile.contains("glad"))
      let second = try await dialogue(
        home,
        ["load \(home)/a.session", "facts", "switch main", "facts", "load \(home)/a.json", "quit"])
      #expect(second.contains("2 answers, 2 variants, now on rich"))
      #expect(second.contains("assumed: not glad(red)"))
      #expect(second.contains("2 answers loaded"))
    }
  }
}
