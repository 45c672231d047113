// A session as text: a line a step, with names instead of numbers, so that it outlives the program and
// small changes of the knowledge base. Each line begins with a checksum: a line that a crash tore or a
// disk spoilt is told from one that was written.

import Advice
import ProfileIO
package import RuleEngine
import RuleLanguage

/// Writes and reads sessions.
package struct SessionText {
  /// The first line of every session.
  package static let firstLine = "certadvisor session 1"

  /// What reading gives.
  package struct Reading: Hashable, Sendable {
    /// The steps, up to the first line that cannot be read.
    package var steps: [SessionStep] = []
    /// The knowledge base that the session is about, by name; nil without its line.
    package var knowledgeBase: String?
    /// What the knowledge base no longer has: names of facts and statements, each once.
    package var lost: [String] = []
    /// The bytes up to the end of the last line that could be read.
    package var validByteCount = 0
    /// What stands behind them.
    package var rest = Rest.nothing
  }

  /// What stands behind the last line that could be read.
  package enum Rest: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A last line that was not finished.
    case tornLine
    /// So many lines, of which the first is not as it was written.
    case damagedLines(Int)
  }

  private let model: Model
  private let schema: ProfileSchema

  /// Creates a reader and writer of sessions about a knowledge base.
  package init(_ model: Model) {
    self.model = model
    schema = ProfileSchema(model)
  }

  /// Whether bytes begin like a session.
  package static func isSession(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: Array((firstLine + "\n").utf8))
  }

  // MARK: Writing

  /// The lines with which a session begins.
  package var header: [UInt8] { Array((Self.firstLine + "\n").utf8) + line("kb \(model.name)") }

  /// A whole session.
  package func text(_ state: SessionState) -> [UInt8] {
    state.steps.reduce(into: header) { $0 += line($1) }
  }

  /// The line of a step.
  package func line(_ step: SessionStep) -> [UInt8] {
    switch step {
    case .event(let event): line(words(event))
    case .undone: line("undo")
    case .redone: line("redo")
    case .branched(let name): line("branch \(Self.oneLine(name))")
    case .switched(let name): line("switch \(Self.oneLine(name))")
    case .opened(let name): line("open \(Self.oneLine(name))")
    case .savedVariant: line("saved variant")
    case .savedSession: line("saved session")
    case .cleared: line("clear")
    }
  }

  private func words(_ event: AnswerLog.Event) -> String {
    switch event {
    case .answered(let fact, let answer):
      "answer " + json(Profile(answers: Answers([fact: answer])))
    case .withdrawn(let fact): "withdraw \(model[fact].name)"
    case .asOf(let day): "as-of \(day)"
    case .loaded(let profile): "profile " + json(profile)
    case .assumed(let atom, let isTrue): "assume \(isTrue ? "yes" : "no") \(name(of: atom))"
    case .unassumed(let atom): "unassume \(name(of: atom))"
    case .lost(let name): "lost \(Self.oneLine(name))"
    }
  }

  private func json(_ profile: Profile) -> String {
    var bytes: [UInt8] = []
    ProfileWriter.appendLine(profile, model, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func name(of atom: Atom) -> String {
    let relation = model[atom.relation]
    let members = zip(relation.parameters, atom.arguments).map { parameter, index in
      model[parameter.enumeration].members[index].name
    }
    return "\(relation.name)(\(members.joined(separator: ",")))"
  }

  private func line(_ words: String) -> [UInt8] {
    let bytes = Array(words.utf8)
    return Array(Self.checksum(bytes).utf8) + [UInt8(ascii: " ")] + bytes + [UInt8(ascii: "\n")]
  }

  private static func oneLine(_ name: String) -> String {
    String(name.map { $0.isNewline ? " " : $0 })
  }

  /// Eight hexadecimal digits: FNV-1a of 32 bits.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  // MARK: Reading

  /// Reads as much of a session as is sound.
  package func read(_ bytes: [UInt8]) -> Reading {
    var result = Reading()
    guard Self.isSession(bytes) else { return result }
    var start = Self.firstLine.utf8.count + 1
    result.validByteCount = start
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        result.rest = .tornLine
        break
      }
      guard let words = Self.words(of: bytes[start..<end]), take(words, into: &result) else {
        let lines = bytes[start...].count { $0 == UInt8(ascii: "\n") }
        result.rest = .damagedLines(lines)
        break
      }
      start = end + 1
      result.validByteCount = start
    }
    return result
  }

  /// A line without its checksum; nil when that is wrong.
  private static func words(of line: ArraySlice<UInt8>) -> String? {
    guard line.count > 9 else { return nil }
    let words = line.dropFirst(9)
    guard line.prefix(9).elementsEqual(Array((checksum(words) + " ").utf8)) else { return nil }
    return String(decoding: words, as: UTF8.self)
  }

  /// Takes in a line; false when it says nothing that is known here.
  private func take(_ line: String, into result: inout Reading) -> Bool {
    let space = line.firstIndex(of: " ") ?? line.endIndex
    let rest = space == line.endIndex ? "" : String(line[line.index(after: space)...])
    switch line[..<space] {
    case "kb": result.knowledgeBase = rest
    case "undo": result.steps.append(.undone)
    case "redo": result.steps.append(.redone)
    case "branch": result.steps.append(.branched(rest))
    case "switch": result.steps.append(.switched(rest))
    case "open": result.steps.append(.opened(rest))
    case "saved": result.steps.append(rest == "session" ? .savedSession : .savedVariant)
    case "clear": result.steps.append(.cleared)
    case "answer", "profile":
      switch profile(rest) {
      case .success(let profile):
        if line[..<space] == "profile" {
          result.steps.append(.event(.loaded(profile)))
        } else if let (fact, answer) = profile.answers.byFact.first {
          result.steps.append(.event(.answered(fact, answer)))
        }
      case .failure(let unknown): lose(unknown.name, in: &result)
      }
    case "withdraw":
      if let fact = model.fact(named: rest) {
        result.steps.append(.event(.withdrawn(fact)))
      } else {
        lose(rest, in: &result)
      }
    case "as-of":
      guard let day = CalendarDay(rest) else { return false }
      result.steps.append(.event(.asOf(day)))
    case "assume":
      let isTrue = rest.hasPrefix("yes ")
      let statement = String(rest.drop { $0 != " " }.dropFirst())
      add(statement, to: &result) { .assumed($0, isTrue) }
    case "lost": lose(rest, in: &result)
    case "unassume": add(rest, to: &result) { .unassumed($0) }
    default: return false
    }
    return true
  }

  private func add(
    _ statement: String, to result: inout Reading, _ event: (Atom) -> AnswerLog.Event
  ) {
    if let atom = try? StatementReader(model).read(statement) {
      result.steps.append(.event(event(atom)))
    } else {
      lose(statement, in: &result)
    }
  }

  /// Keeps the place of a step, so that taking steps back takes back the right ones.
  private func lose(_ name: String, in result: inout Reading) {
    result.steps.append(.event(.lost(name)))
    if !result.lost.contains(name) { result.lost.append(name) }
  }

  /// A name that the knowledge base does not have.
  private struct Unknown: Error { let name: String }

  private func profile(_ json: String) -> Result<Profile, Unknown> {
    var reader = ProfileReader(MemoryInput(Array(json.utf8)), format: .ndjson, schema: schema)
    switch try? reader.next() {
    case .profile(let profile, _): return .success(profile)
    case .rejected(let error): return .failure(Unknown(name: error.key))
    case nil: return .failure(Unknown(name: json))
    }
  }
}
