import ArgumentParser
import Catalog
import Digests
import Storage

/// `quire config`: the settings as they are now, as a file of settings that says where each comes from.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print all settings with where they come from, or check them.",
    discussion: """
      The output is a file of settings itself: what has its default stands behind a number sign. \
      `quire help config` says more of each setting.

      With check, all mistakes in settings, keys and views are printed.

      Examples:

        quire config
        quire config check
        quire config > new.toml

      Exit codes: 0 done, 2 wrong usage, or there are mistakes.
      """)

  @Argument(
    help: ArgumentHelp("check: print what is wrong, and nothing else.", valueName: "ACTION"))
  var action: Action?

  @Flag(help: "Print JSON, an object a setting: name, value, default, from, takes, meaning.")
  var jsonl = false

  enum Action: String, CaseIterable, ExpressibleByArgument { case check }

  func run() throws {
    if action == .check { return try check() }
    let (_, notes) = Process.settings()
    for note in notes.sentences { Output.complain(note) }
    let list = SettingsList(path: Process.places.settings)
    Output.write(jsonl ? list.json : Array(list.text.utf8))
    if !notes.sentences.isEmpty { throw Failure(code: 2) }
  }

  private func check() throws {
    let files = OwnFile.all()
    for file in files {
      let name = Sentences.safe(file.path)
      let state = file.isThere ? "no mistakes" : "not there; the usual ones count"
      Output.write(
        file.sentences.isEmpty
          ? "\(name): \(state)\n" : file.sentences.map { $0 + "\n" }.joined())
    }
    if !files.allSatisfy(\.sentences.isEmpty) { throw Failure(code: 2) }
  }
}

/// All settings with their values.
private struct SettingsList {
  private struct Row {
    let field: Settings.Field
    /// What the file says and what counts; nil when the default does.
    let written: WrittenSetting?
    /// A line of the file that does not count.
    let refused: Int?
  }

  private let path: String
  private let rows: [Row]
  private let sets: [WrittenSetting]

  init(path: String) {
    self.path = path
    let text = (try? TextFile.read(path)).flatMap(\.self) ?? ""
    let written = WrittenSetting.all(in: text)
    let refused = Set(
      Settings.read(text).problems.compactMap { problem in
        if case .wrongValue(let key, _) = problem.kind { key } else { nil }
      })
    rows = Settings.fields.map { field in
      let own = written.first { $0.key == field.key }
      let isRefused = refused.contains(field.key)
      return Row(field: field, written: isRefused ? nil : own, refused: isRefused ? own?.line : nil)
    }
    sets = written.filter { setting in
      Settings.tables.contains { setting.key.hasPrefix($0.name + ".") }
    }
  }

  /// A file of settings.
  var text: String {
    let settings = rows.map { row in
      let help = SettingsList.comment(
        "\(row.field.help) \(SettingsTable.sentence(row.field.expected))")
      guard let written = row.written else {
        let note = row.refused.map { "default; line \($0) does not count" } ?? "default"
        return help + SettingsList.padded("# \(row.field.key) = \(row.field.usual)") + "# \(note)\n"
      }
      return help + SettingsList.padded("\(row.field.key) = \(written.value)")
        + "# line \(written.line); default \(row.field.usual)\n"
    }
    return Sentences.safe("# \(path)") + "\n\n" + (settings + tables).joined(separator: "\n")
  }

  /// The tables, each setting under the name that it has in them.
  private var tables: [String] {
    Settings.tables.map { table in
      let own = sets.filter { $0.key.hasPrefix(table.name + ".") }
      let help = SettingsList.comment("\(table.heading): \(table.help)")
      return help
        + (own.isEmpty
          ? "# none\n"
          : own.map { SettingsList.padded("\($0.key) = \($0.value)") + "# line \($0.line)\n" }
            .joined())
    }
  }

  private static func comment(_ text: String) -> String {
    ManualPage.wrapped(text, 78, indent: 0).map { "# \($0)\n" }.joined()
  }

  private static func padded(_ text: String) -> String {
    let line = Sentences.safe(text)
    return line + String(repeating: " ", count: max(2, 40 - line.count))
  }

  var json: [UInt8] {
    rows.flatMap { row in
      JSONWriter.object { json in
        json.member("name", row.field.key)
        json.member("value", row.written?.value ?? row.field.usual)
        json.member("default", row.field.usual)
        json.member("from", row.written.map { "\(path):\($0.line)" } ?? "default")
        json.member("takes", row.field.expected)
        json.member("meaning", row.field.help)
      } + [0x0A]
    }
  }
}
