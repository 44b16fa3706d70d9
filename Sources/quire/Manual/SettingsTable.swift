import Storage

/// The settings as tables of Markdown.
enum SettingsTable {
  /// As `quire paths --settings` prints it.
  static let markdown =
    "| setting | default | |\n|---|---|---|\n"
    + Settings.fields.map { "| `\($0.key)` | `\($0.usual)` | \($0.help) |\n" }.joined()

  /// With what each may be, as the manual has it.
  static let whole =
    "| | |\n|---|---|\n"
    + Settings.fields.map { field in
      "| `\(field.key)` | \(field.help) \(sentence(field.expected)) Default: `\(field.usual)`. |\n"
    }.joined()

  /// The settings that belong together.
  static let tables = Settings.tables.map { table in
    "`\(table.heading)`: \(table.help)\n\n| | |\n|---|---|\n"
      + table.fields.map { "| `\($0.key)` | \($0.help) \(sentence($0.expected)) |\n" }.joined()
  }.joined(separator: "\n")

  /// `A number from 20 to 200.`
  static func sentence(_ text: String) -> String {
    (text.first.map { $0.uppercased() } ?? "") + text.dropFirst() + "."
  }
}
