import ArgumentParser
import Storage

/// `quire paths`: where things are.
struct PrintPaths: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Print where Quire looks for settings and keeps things.",
    discussion: """
      Examples:

        quire paths
        $EDITOR "$(quire paths | awk '/^keys/ { print $2 }')"

      Exit codes: 0 done, 2 wrong usage.
      """)

  @Flag(help: "Print the settings with their defaults, as a table in Markdown.")
  var settings = false

  func run() throws {
    if settings {
      Output.write(SettingsTable.markdown)
      return
    }
    let places = Process.places
    let rows = [
      ("settings", places.settings), ("keys", places.keys), ("views", places.views),
      ("data", places.data),
      ("marks", places.marks), ("state", places.state), ("session", places.session),
      ("log", places.log),
      ("cache", places.cache), ("papers", Process.paperFiles.folder),
    ]
    Output.write(
      rows.map { name, path in
        name + String(repeating: " ", count: 10 - name.count) + Sentences.safe(path) + "\n"
      }.joined())
  }
}
