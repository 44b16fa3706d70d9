import Canvas
import Catalog
import Glibc
import Interface
import Storage
import Themes

extension Process {
  /// The themes that there are, and what is wrong with the names of the reader's own.
  static func themes() -> (shelf: ThemeShelf, notes: [FileNotes]) {
    let folder = OwnThemes(folder: places.themes)
    return (ThemeShelf.shipped(with: folder.sheets), folder.notes)
  }

  /// The theme of the settings, or the one that was asked for in their place, and what is wrong with it.
  ///
  /// - Parameter wanted: as it was asked for on the command line.
  static func theme(
    _ settings: Settings, wanted: String? = nil, of shelf: ThemeShelf
  ) -> (choice: ThemeChoice, notes: [FileNotes]) {
    let name = wanted ?? settings.theme
    // What earlier versions had: a background, and no theme.
    let word = Ground(rawValue: name)
    let real = word != nil || name == "auto" ? ThemeShelf.root : name
    let ground = word ?? Ground(rawValue: settings.background)
    if let (look, problems) = shelf.look(real, on: ground) {
      return (ThemeChoice(real, look: look), Sentences.notes(on: problems))
    }
    let (look, _) = shelf.look(ThemeShelf.root, on: ground) ?? (ThemePair(Theme()), [])
    let line = wanted == nil ? writtenPlace(of: "theme") : ""
    let sentence = Sentences.noTheme(name, among: shelf.names, place: places.settings + line)
    return (
      ThemeChoice(ThemeShelf.root, look: look),
      [FileNotes(file: places.settings, sentences: [sentence])]
    )
  }

  /// Whether something can be asked for as a theme.
  static func isTheme(_ name: String, in shelf: ThemeShelf) -> Bool {
    name == "auto" || Ground(rawValue: name) != nil || shelf.names.contains(name)
  }

  /// Where a setting stands in its file: `:3`.
  static func writtenPlace(of key: String) -> String {
    let text = (try? TextFile.read(places.settings)).flatMap(\.self) ?? ""
    return WrittenSetting.all(in: text).first { $0.key == key }.map { ":\($0.line)" } ?? ""
  }
}

extension ThemeShelf {
  /// The themes that come with the program, and these.
  static func shipped(with own: [ThemeSheet]) -> ThemeShelf {
    var shipped: [String: @Sendable () -> ThemeSheet] = [:]
    for theme in ShippedTheme.all {
      shipped[theme.name] = { ThemeSheet(theme.name, toml: theme.text) }
    }
    return ThemeShelf(shipped: shipped, own: own)
  }
}

extension ThemeChoice {
  /// All themes as they can be chosen, sorted by name.
  static func all(of shelf: ThemeShelf, _ settings: Settings) -> [ThemeChoice] {
    shelf.names.compactMap { name -> ThemeChoice? in
      guard let (look, problems) = shelf.look(name, on: Ground(rawValue: settings.background))
      else { return nil }
      let details = [
        look.dark != look.light
          ? "follows the terminal" : look.dark.ground?.rawValue ?? "any background",
        shelf.isOwn(name) ? "your own" : nil,
        problems.isEmpty ? nil : MarkSentences.count(problems.count, "mistake"),
      ]
      return ThemeChoice(
        name, detail: details.compactMap(\.self).joined(separator: ", "), look: look)
    }
  }
}
