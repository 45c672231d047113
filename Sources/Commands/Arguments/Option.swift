// Options as declared values: the parser, the help texts and the commands all read the same
// declaration, so they cannot disagree.

/// What stands after the name of an option.
package enum OptionValue: Sendable, Hashable {
  /// Nothing: naming the option is all.
  case none
  /// Any text, with the placeholder that help shows.
  case text(placeholder: String)
  /// A file or folder, not empty.
  case path(placeholder: String)
  /// A day as `YYYY-MM-DD`.
  case day
  /// One of a few words.
  case choice([String])
  /// A whole number from a range.
  case count(placeholder: String, ClosedRange<Int>)
  /// A name, `=`, and a value.
  case assignment(placeholder: String)
}

/// An option of the command line.
package struct OptionDeclaration: Sendable, Hashable {
  /// The name without `--`.
  package let name: String
  /// What stands after it.
  package let value: OptionValue
  /// What happens without the option, as help shows it.
  package let standard: String?
  /// What it does: a phrase in lower case without a full stop.
  package let summary: String
  /// Whether every use counts; else the last one does.
  package let isRepeatable: Bool

  package init(
    _ name: String, _ value: OptionValue = .none, default standard: String? = nil,
    isRepeatable: Bool = false, _ summary: String
  ) {
    self.name = name
    self.value = value
    self.standard = standard
    self.summary = summary
    self.isRepeatable = isRepeatable
  }
}

/// An option with the type that its uses are read into.
package struct Option<Value>: Sendable {
  /// The declaration.
  package let declaration: OptionDeclaration
  /// Reads all values given, in their order, each of which the declaration accepts.
  let read: @Sendable ([String]) -> Value

  package init(_ declaration: OptionDeclaration, read: @escaping @Sendable ([String]) -> Value) {
    self.declaration = declaration
    self.read = read
  }
}

extension Option where Value == String? {
  /// An option whose value is taken as it stands.
  package init(_ declaration: OptionDeclaration) {
    self.init(declaration) { $0.last }
  }
}

extension Option where Value == [String] {
  /// An option that may be used several times.
  package init(repeating name: String, _ value: OptionValue, _ summary: String) {
    self.init(OptionDeclaration(name, value, isRepeatable: true, summary)) { $0 }
  }
}

extension Option where Value == Bool {
  /// An option without a value: whether it is named.
  package init(flag name: String, _ summary: String) {
    self.init(OptionDeclaration(name, .none, summary)) { !$0.isEmpty }
  }
}

extension Option where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// An option whose value is the name of a case.
  package init(_ name: String, default standard: Value, _ summary: String) {
    let names = Value.allCases.map(\.rawValue)
    self.init(
      OptionDeclaration(name, .choice(names), default: standard.rawValue, summary)
    ) { $0.last.flatMap(Value.init(rawValue:)) ?? standard }
  }
}
