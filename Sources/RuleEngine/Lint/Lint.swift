// Lints: what is allowed in a knowledge base but is likely a mistake. Each is a value with its id, its
// documentation and a check over the model; `Lints+…` has them by subject. A comment
// `# allow ID: reason` above a block, or inside it, silences one for that block (`Allowances`).

public import RuleLanguage

/// A check for likely mistakes.
public struct Lint: Sendable {
  /// What it finds and why that matters.
  public let guide: FindingGuide
  /// Finds them.
  private let check: @Sendable (LintContext) -> [Finding]

  /// A finding of a lint: where, and what in words.
  typealias Finding = (range: SourceRange, message: String)

  init(
    _ id: String, finds: String, rationale: String, wrong: String, right: String,
    check: @escaping @Sendable (LintContext) -> [Finding]
  ) {
    guide = FindingGuide(
      id: id, kind: .lint, finds: finds, rationale: rationale, wrong: wrong, right: right)
    self.check = check
  }

  /// The name in kebab case.
  public var id: String { guide.id }

  /// All lints, sorted by id.
  public static let all: [Lint] =
    (certificateLints + citationLints + conclusionLints + exampleLints + factLints
    + parameterLints + textLints)
    .sorted { $0.id < $1.id }

  /// The findings of all lints that no comment allows, and the comments that give no reason.
  public static func findings(in model: Model, asOf: CalendarDay) -> [Diagnostic] {
    let context = LintContext(model, asOf: asOf)
    var allowances = Allowances(model)
    var found: [Diagnostic] = []
    for lint in all {
      for (range, message) in lint.check(context) {
        let finding = Diagnostic(id: lint.id, severity: .warning, at: range, message)
        if !allowances.cover(finding) { found.append(finding) }
      }
    }
    return (found + allowances.findings).sorted()
  }
}

extension SourceRange {
  /// The first byte: enough to find the block, without marking all of it.
  var headOnly: SourceRange { SourceRange(source, lower, lower + 1) }
}
