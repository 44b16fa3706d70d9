import Glibc
import Interface
import Keymaps
import Storage

/// A file that the reader writes by hand, and everything that is wrong with it.
struct OwnFile {
  /// `settings`, `keys`, `views`.
  let name: String
  let path: String
  let sentences: [String]

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
    return [
      OwnFile(
        name: "settings", path: settingsNotes.file,
        sentences: settingsNotes.sentences + Process.citations(settings).problems + keys.problems
          + missing.map { Sentences.noFolder($0, file: settingsNotes.file) }),
      OwnFile(name: "keys", path: keys.notes.file, sentences: keys.notes.sentences),
      OwnFile(name: "views", path: viewNotes.file, sentences: viewNotes.sentences),
    ]
  }
}
