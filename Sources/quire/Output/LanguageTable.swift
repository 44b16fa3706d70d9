import Catalog
import Papers

/// The query language as a table, for the manual.
enum LanguageTable {
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
}
