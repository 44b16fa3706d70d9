import Interface

/// What is said of the reader's own files when the browser is opened.
extension Browse {
  /// What is wrong with the reader's own files at the start.
  struct Notes {
    let settings: FileNotes
    let keys: FileNotes
    let views: FileNotes
    let themes: [FileNotes]

    /// As it is said.
    var mistakes: [(file: String, sentences: [String])] {
      [
        ("config.toml", settings.sentences), ("keys", keys.sentences), ("views", views.sentences),
      ] + themes.map { ($0.name, $0.sentences) }
    }

    /// As it is noted: sentences about views quote the reader's filters.
    var forLog: [String] {
      let count = views.sentences.count
      return settings.sentences + keys.sentences + themes.flatMap(\.sentences)
        + (count > 0 ? [Sentences.count(ofMistakesIn: views.file, count)] : [])
    }

    /// What is looked at again when a file changes.
    var ofSettings: Set<String> {
      Set(settings.sentences + keys.sentences + themes.flatMap(\.sentences))
    }
  }

  /// What the reader is told at the start, and the log with them.
  func notices(_ notes: Notes, _ look: Look) -> [Action] {
    let troubles = [look.notice, CrashReports.announce()].compactMap(\.self)
    Log.note(.info, look.description)
    for sentence in notes.forLog + troubles { Log.note(.warning, sentence) }
    return [.mistaken(notes.mistakes), .troubled(troubles)]
  }
}
