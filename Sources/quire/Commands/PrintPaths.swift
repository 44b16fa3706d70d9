import ArgumentParser
import Storage

/// `quire paths`: where things are.
struct PrintPaths: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Print where Quire looks for settings and keeps things.")

  func run() throws {
    let places = Process.places
    let rows = [
      ("settings", places.settings), ("keys", places.keys), ("data", places.data),
      ("state", places.state), ("cache", places.cache),
    ]
    Output.write(
      rows.map { name, path in
        name + String(repeating: " ", count: 10 - name.count) + Sentences.safe(path) + "\n"
      }.joined())
  }
}
