// Profiles and results as commands need them: a whole small file in, one JSON line out.

import Advice
import ProfileIO
import RuleEngine
import RuleLanguage

extension CommandContext {
  /// The profiles of a file, or of standard input for `-`.
  ///
  /// - Throws: `malformed` at the first row that is no profile, with its place.
  func profiles(
    at path: String, _ knowledgeBase: KnowledgeBase
  ) throws(CommandError) -> [Profile] {
    try profiles(at: path, knowledgeBase.model)
  }

  /// The profiles of a file about the facts of a model.
  func profiles(at path: String, _ model: Model) throws(CommandError) -> [Profile] {
    let bytes: [UInt8]
    do { bytes = try FileAccess.read(path) } catch { throw .file(error) }
    let name = TerminalText.escaped(path == "-" ? "standard input" : path)
    var reader = ProfileReader(MemoryInput(bytes), schema: ProfileSchema(model))
    var profiles: [Profile] = []
    while true {
      let next: ProfileReader.Row?
      do { next = try reader.next() } catch {
        throw .malformed(error.message(about: name))
      }
      switch next {
      case nil:
        if profiles.isEmpty { throw .malformed("\(name) holds no profile") }
        return profiles
      case .profile(let profile, _): profiles.append(profile)
      case .rejected(let error): throw .malformed(TerminalText.escaped(error.words(in: name)))
      }
    }
  }

  /// A result as a line of JSON without its line break, with the rules that fired.
  func json(_ profile: Profile, _ advisor: Advisor, _ evaluation: Evaluation) -> String {
    var bytes: [UInt8] = []
    ResultWriter(advisor.knowledgeBase, language: language).append(
      advisor.assess(evaluation, id: profile.id, name: profile.name), evaluation, advisor,
      to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CommandContext {
  /// The counts over a file of profiles, with its rejected rows before them.
  func summary(
    of path: String, _ advisor: Advisor, _ language: Language
  ) throws(CommandError) -> String {
    let bytes: [UInt8]
    do { bytes = try FileAccess.read(path) } catch { throw .file(error) }
    var options = BatchOptions()
    options.outputFormat = .summary
    options.language = language
    let errors = MemoryOutput()
    do {
      let report = try BatchPipeline(advisor, options).run(
        [BatchInput(name: path, MemoryInput(bytes))], to: MemoryOutput(), errors: errors)
      return String(decoding: errors.bytes, as: UTF8.self)
        + (report.summary?.text(language) ?? "")
    } catch { throw .batch(error, BatchNames()) }
  }
}

extension RowError {
  /// The error with its place: `shop.json:3:17: reason (key)`.
  func words(in file: String) -> String {
    let place = column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
    return key.isEmpty ? "\(place): \(reason)" : "\(place): \(key): \(reason)"
  }
}

extension ExplanationJSON {
  /// What a result of the trace level `full` adds: the proof of each recommendation.
  static func proofs(_ language: Language) -> ResultWriter.Proofs {
    { advisor, evaluation, assessment, bytes in
      let json = ExplanationJSON(evaluation, language)
      let proofs = assessment.recommendations.compactMap { recommendation -> String? in
        advisor.vocabulary.strengths.first { $0.strength == recommendation.strength }.map {
          json.object(
            evaluation.explain(
              Atom(relation: $0.relation, arguments: [recommendation.certificate])))
        }
      }
      bytes += Array("[\(proofs.joined(separator: ","))]".utf8)
    }
  }
}

extension SessionServices {
  /// The files and the knowledge base of a command; a journal where a person is there.
  init(_ context: CommandContext) {
    let sessions = StateFolder.path(context.environment).map { $0 + "/sessions" }
    self.init(
      load: { path, model in
        do throws(CommandError) {
          if path != "-", let bytes = try? FileAccess.read(path), SessionText.isSession(bytes) {
            return .success(.session(bytes))
          }
          guard let first = try context.profiles(at: path, model).first else {
            return .failure(ServiceFailure("\(TerminalText.escaped(path)) holds no profile"))
          }
          return .success(.profile(first))
        } catch { return .failure(ServiceFailure(error.message ?? "")) }
      },
      write: { bytes, path in
        do throws(FileError) {
          try FileAccess.replace(path, with: bytes)
          return .success(())
        } catch { return .failure(ServiceFailure(error.message)) }
      },
      runBatch: { path, knowledgeBase, day, language in
        do throws(CommandError) {
          return .success(
            try context.summary(of: path, Advisor(knowledgeBase, asOf: day), language))
        } catch { return .failure(ServiceFailure(error.message ?? "")) }
      },
      reload: {
        do throws(CommandError) { return .success(try context.knowledgeBase().knowledgeBase) } catch
        {
          if case .malformedKnowledge(let findings, let texts) = error {
            return .failure(
              ServiceFailure(DiagnosticRenderer(sources: texts).text(findings)))
          }
          return .failure(ServiceFailure(error.message ?? ""))
        }
      },
      journal: Journal(folder: context.terminal.isInteractive ? sessions : nil))
  }
}
