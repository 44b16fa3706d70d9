import Catalog

/// The query language as text: `quire help query`, and the table of the README.
enum LanguageTable {
  /// Two columns, as wide as a terminal of 80; what finds is indented under what is typed where it is long.
  static func lines() -> String {
    "What --query and the filter take. It finds papers …\n\n"
      + QueryLanguage.rows.map { row in
        row.forms.replacing("`", with: "") + "\n    "
          + wrapped(row.meaning.replacing("`", with: ""), columns: 76).joined(separator: "\n    ")
          + "\n"
      }.joined()
  }

  static func markdown() -> String {
    "| you type | it finds papers |\n|---|---|\n"
      + QueryLanguage.rows.map { row in
        "| \(cell(row.forms)) | \(cell(row.meaning)) |\n"
      }.joined()
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|")
      .replacing("a saved view", with: "a [saved view](#saved-views)")
  }

  /// Lines of so many characters; the table has no wide ones.
  private static func wrapped(_ text: String, columns: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if !last.isEmpty, last.count + 1 + word.count > columns {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
      }
    }
    return lines
  }
}
