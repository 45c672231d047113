// What a session needs from the world outside. Files, batches and the journal are handed in, so that
// whole sessions run in tests.

package import Advice
package import RuleEngine
package import RuleLanguage

/// What a session needs from the world outside.
package struct SessionServices: Sendable {
  /// What a file holds.
  package enum LoadedFile: Sendable {
    /// The first profile of a file of profiles.
    case profile(Profile)
    /// A session that was saved, as it was written.
    case session([UInt8])
  }

  /// Reads a profile or a session, or says what is wrong.
  package var load: @Sendable (_ path: String, _ model: Model) -> Result<LoadedFile, ServiceFailure>
  /// Replaces the content of a file, or says what is wrong.
  package var write: @Sendable (_ bytes: [UInt8], _ path: String) -> Result<Void, ServiceFailure>
  /// Runs a batch over a file and gives its results as text, or says what is wrong.
  package var runBatch:
    @Sendable (_ path: String, _ knowledgeBase: KnowledgeBase, _ asOf: CalendarDay, Language) ->
      Result<String, ServiceFailure>
  /// Loads the knowledge base again from where it came from.
  package var reload: @Sendable () -> Result<KnowledgeBase, ServiceFailure>
  /// Where the session is written down while it runs.
  package var journal: Journal

  /// Creates services.
  package init(
    load: @escaping @Sendable (String, Model) -> Result<LoadedFile, ServiceFailure>,
    write: @escaping @Sendable ([UInt8], String) -> Result<Void, ServiceFailure>,
    runBatch:
      @escaping @Sendable (String, KnowledgeBase, CalendarDay, Language) ->
      Result<String, ServiceFailure>,
    reload: @escaping @Sendable () -> Result<KnowledgeBase, ServiceFailure>,
    journal: Journal
  ) {
    self.load = load
    self.write = write
    self.runBatch = runBatch
    self.reload = reload
    self.journal = journal
  }
}

/// What went wrong outside, in words.
package struct ServiceFailure: Error, Sendable {
  /// The words, safe to print.
  package let message: String

  /// Creates a failure.
  package init(_ message: String) { self.message = message }
}
