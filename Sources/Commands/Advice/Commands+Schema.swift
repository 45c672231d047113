// `schema`: the facts that a profile may hold, for people, for editors, and as the header of a CSV file.

import Advice
import ProfileIO
import RuleLanguage

extension Commands {
  /// `schema`.
  static func printSchema(_ context: CommandContext) throws(CommandError) -> ExitStatus {
    let schema = ProfileSchema(try context.knowledgeBase().knowledgeBase.model)
    switch context.arguments[Options.schemaFormat] {
    case .text: try context.print(schema.text(context.language))
    case .jsonSchema:
      try context.print(String(decoding: schema.jsonSchema(context.language), as: UTF8.self))
    case .csvHeader: try context.print(String(decoding: schema.csvHeader, as: UTF8.self))
    }
    return .done
  }
}
