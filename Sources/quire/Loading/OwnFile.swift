import Canvas
import Glibc
import Interface
import Keymaps
import Storage

/// A file that the reader writes by hand, and everything that is wrong with it.
struct OwnFile {
  /// `settings`, `keys`, `views`, `theme mine`.
  let name: String
  let path: String
  let sentences: [String]
  /// It has the reader's filters, which the sentences quote.
  var isOfFilters = false
  var isThere: Bool { access(path, F_OK) == 0 }

  /// All of them.
  static func all() -> [OwnFile] {
    let (settings, settingsNotes) = Process.settings()
    let missing = settings.folders.map(Process.expanded).filter {
      // A pattern may fit nothing yet.
      !$0.contains { "*?[".contains($0) } && access($0, F_OK) != 0
    }
    let profile = Profile.named(settings.profile) ?? Profile.all[0]
    let keys = Process.keys(profile: profile, settings)
    let viewNotes = Process.views().notes
    let (shelf, folderNotes) = Process.themes()
    let lookNotes = Process.theme(settings, of: shelf).notes
      .filter { $0.file == settingsNotes.file }.flatMap(\.sentences)
    return [
      OwnFile(
        name: "settings", path: settingsNotes.file,
        sentences: settingsNotes.sentences + Process.citations(settings).problems + keys.problems
          + lookNotes + missing.map { Sentences.noFolder($0, file: settingsNotes.file) }),
      OwnFile(name: "keys", path: keys.notes.file, sentences: keys.notes.sentences),
      OwnFile(
        name: "views", path: viewNotes.file, sentences: viewNotes.sentences, isOfFilters: true),
    ] + themes(of: shelf)
      + folderNotes.map { OwnFile(name: "theme", path: $0.file, sentences: $0.sentences) }
  }

  /// The reader's own themes.
  private static func themes(of shelf: ThemeShelf) -> [OwnFile] {
    shelf.names.filter(shelf.isOwn).map { name in
      let path = "\(Process.places.themes)/\(name).toml"
      let notes = Sentences.notes(on: shelf.look(name)?.problems ?? [])
      return OwnFile(
        name: "theme \(name)", path: path,
        sentences: notes.filter { $0.file == path }.flatMap(\.sentences))
    }
  }
}
