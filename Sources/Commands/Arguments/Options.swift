// Every option of the program. Options that several commands share are declared once, so that one
// name means one thing everywhere.

package import Advice
package import ProfileIO
package import RuleLanguage

/// A form of output for people or programs.
package enum TextFormat: String, CaseIterable, Sendable {
  /// Text for people.
  case text
  /// JSON for programs.
  case json
}

/// A form of the list of facts.
package enum SchemaFormat: String, CaseIterable, Sendable {
  /// Text for people.
  case text
  /// A JSON Schema of profiles.
  case jsonSchema = "json-schema"
  /// The first line of a CSV file of profiles.
  case csvHeader = "csv-header"
}

/// Whether something is done that suits people more than programs.
package enum Automatic: String, CaseIterable, Sendable {
  /// Where the output is a terminal.
  case auto
  /// Everywhere.
  case always
  /// Nowhere.
  case never
}

/// The options.
package enum Options {
  // MARK: Shared

  /// `--help`, which every command has.
  package static let help = Option<Bool>(flag: "help", "show this help (also -h)")
  /// `--kb DIR`.
  package static let knowledgeBase = Option<String?>(
    OptionDeclaration(
      "kb", .path(placeholder: "DIR"), default: "the bundled one",
      "knowledge base: a folder of .kb files"))
  /// `--as-of YYYY-MM-DD`.
  package static let asOf = Option<CalendarDay?>(
    OptionDeclaration(
      "as-of", .day, default: "today", "the day whose rules and thresholds count")
  ) { $0.last.flatMap { CalendarDay($0) } }
  /// `--lang en|ko`.
  package static let language = Option<Language>(
    "lang", default: .english, "language of results")
  /// `--color auto|always|never`.
  package static let color = Option<Automatic>(
    "color", default: .auto, "colour; auto heeds NO_COLOR and TERM=dumb")
  /// `--format text|json`.
  package static let format = Option<TextFormat>("format", default: .text, "form of the output")

  // MARK: explain

  /// `--why CERT`.
  package static let why = Option<[String]>(
    repeating: "why", .text(placeholder: "CERT"), "why a certificate is advised")
  /// `--why-not CERT`.
  package static let whyNot = Option<[String]>(
    repeating: "why-not", .text(placeholder: "CERT"), "why a certificate is not advised")
  /// `--what-if FACT=VALUE`.
  package static let whatIf = Option<[String]>(
    repeating: "what-if", .assignment(placeholder: "FACT=VALUE"),
    "what another answer would change")
  /// `--flip CERT`.
  package static let flip = Option<[String]>(
    repeating: "flip", .text(placeholder: "CERT"),
    "the smallest changes of answers that turn the advice round")
  /// `--timeline CERT`.
  package static let timeline = Option<[String]>(
    repeating: "timeline", .text(placeholder: "CERT"), "from when to when the advice holds")

  /// `--core CERT`.
  package static let core = Option<[String]>(
    repeating: "core", .text(placeholder: "CERT"), "the few answers that the advice follows from")
  /// `--matches RULE`.
  package static let matches = Option<[String]>(
    repeating: "matches", .text(placeholder: "RULE"),
    "each condition of a rule: true, false or open")
  /// `--firings`.
  package static let firings = Option<Bool>(
    flag: "firings", "the forward chaining, one firing after the other")
  /// `--assume STATEMENT`.
  package static let assume = Option<[String]>(
    repeating: "assume", .text(placeholder: "STATEMENT"),
    "take a derived statement as given, such as 'mandatory(ISMS)' or 'not applies(GDPR)'")
  /// `--all`.
  package static let allReasons = Option<Bool>(
    flag: "all", "every reason, and not only the best")
  /// `--tree`.
  package static let tree = Option<Bool>(flag: "tree", "every step down to the answers")
  /// `--rules`.
  package static let ruleNames = Option<Bool>(flag: "rules", "the rules that decide, by name")

  // MARK: batch

  /// `--input-format auto|ndjson|json|csv`.
  package static let inputFormat = Option<InputFormat>(
    "input-format", default: .auto, "form of the profiles")
  /// `--output-format ndjson|csv|summary`.
  package static let outputFormat = Option<OutputFormat>(
    "output-format", default: .ndjson, "form of the results")
  /// `--trace none|rules|full`.
  package static let trace = Option<TraceLevel>(
    "trace", default: .rules, "reasons told with each result")
  /// `--jobs N`.
  package static let jobs = Option<Int?>(
    OptionDeclaration(
      "jobs", .count(placeholder: "N", 1...1024), default: "all cores",
      "profiles are worked on by so many tasks")
  ) { $0.last.flatMap { OptionValue.number($0) } }
  /// `--errors FILE`.
  package static let errors = Option<String?>(
    OptionDeclaration(
      "errors", .path(placeholder: "FILE"), default: "standard error", "where rejected rows go"))
  /// `--progress auto|always|never`.
  package static let progress = Option<Automatic>(
    "progress", default: .auto,
    "on standard error: a bar on a terminal, elsewhere a line every ten seconds")
  /// `--output FILE`.
  package static let output = Option<String?>(
    OptionDeclaration(
      "output", .path(placeholder: "FILE"), default: "standard output", "where results go"))
  /// `--resume`.
  package static let resume = Option<Bool>(
    flag: "resume", "go on where an interrupted run with --output stopped")

  /// `--format text|json` of `batch`.
  package static let summaryFormat = Option<TextFormat>(
    "format", default: .text, "form of a summary")

  // MARK: schema and kb

  /// `--format text|json-schema|csv-header`.
  package static let schemaFormat = Option<SchemaFormat>(
    "format", default: .text, "form of the output")
  /// `--explain ID` of `kb check`.
  package static let explainFinding = Option<String?>(
    OptionDeclaration(
      "explain", .text(placeholder: "ID"), "what a kind of finding means; all lists the kinds"))
  /// `--source` of `kb show`.
  package static let source = Option<Bool>(
    flag: "source", "as it is written, instead of in words")
  /// `--check` of `kb format`.
  package static let checkOnly = Option<Bool>(
    flag: "check", "change nothing; exit 1 if a file is not formatted")
}
