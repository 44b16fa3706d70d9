import Canvas
import Interface
import Keymaps
import Programs
import Storage
import Synchronization
import Terminal

/// Reads settings, keys and themes again when their files change, away from the keys. Of a file with mistakes what it
/// said before stays.
final class SettingsKeeper: Sendable {
  /// What was asked for on the command line, and goes before the settings; and what the interface gets of them.
  struct Wishes: Sendable {
    var theme: String?
    var profile: @Sendable (Settings) -> Profile
    /// The keys over all others.
    var over: Profile?
    /// Lines are typed in place of keys.
    var isInLines = false
    /// The programs of the settings are told of what is done.
    var hasHooks = true
    var options: @Sendable (Settings, Keymap, ThemeChoice) -> Options

    /// The keys that are pressed, if any are.
    func keymap(_ keys: LiveKeys) -> Keymap {
      isInLines ? KeymapParser(commands: keys.commands).keymap : keys.keymap
    }
  }

  /// What counts now.
  struct Known: Sendable {
    var settings: Settings
    var keys: LiveKeys
    var theme: ThemeChoice
  }

  /// Tells of changes; nil where the system gives no watch.
  let watch = FolderWatch()
  private let mailbox: Mailbox
  private let wishes: Wishes
  private let state: Mutex<State>
  /// Beside the rest, which is held while files are read.
  private let current: Mutex<Settings>
  /// The keys that the reader has taken while the program runs, as they were then.
  private let chosen = Mutex<LiveKeys?>(nil)

  private struct State {
    var known: Known
    var texts: [String: String]
    /// The themes that were without mistakes, by their names.
    var themes: [String: ThemeChoice] = [:]
    /// What is wrong, and has been said.
    var said: Set<String>
  }

  /// - Parameter said: what is known to be wrong in the files, and has been said.
  init(_ known: Known, _ wishes: Wishes, said: Set<String>, mailbox: Mailbox) {
    (self.mailbox, self.wishes) = (mailbox, wishes)
    state = Mutex(State(known: known, texts: SettingsKeeper.texts(), said: said))
    current = Mutex(known.settings)
    watchFiles()
  }

  /// The settings that count now.
  var settings: Settings { current.withLock(\.self) }

  private func profile(_ settings: Settings) -> Profile {
    chosen.withLock(\.self)?.profile ?? wishes.profile(settings)
  }

  /// Takes the keys of a profile, with the reader's own over them, whatever the settings say; nil when there is none of
  /// that name.
  func use(profile name: String) -> Keymap? {
    guard let profile = Profile.named(name) else { return nil }
    let keys = Process.keys(profile: profile, settings, over: wishes.over)
    chosen.withLock { $0 = keys }
    return wishes.keymap(keys)
  }

  private func watchFiles() {
    let places = Process.places
    // Each theme by its name too: what a link leads to is another file.
    watch?.watch(
      files: [places.settings, places.keys, places.themes + "/*.toml"] + SettingsKeeper.themeFiles)
  }

  private static var themeFiles: [String] {
    OwnThemes.files(in: Process.places.themes).map { Process.places.themes + "/" + $0 }
  }

  /// What stands in the files, by their paths.
  private static func texts() -> [String: String] {
    let places = Process.places
    var texts: [String: String] = [:]
    for file in [places.settings, places.keys] + themeFiles {
      texts[file] = (try? TextFile.read(file)).flatMap(\.self)
    }
    return texts
  }

  // MARK: What is asked

  func readThemes(_ wish: ThemeWish, _ ticket: Ticket) {
    BackgroundThread.start { [self] in
      state.withLock { state in
        let (shelf, _) = Process.themes()
        let choices = ThemeChoice.all(of: shelf, settings)
        // Whichever is chosen of them stays as it is, should its file get mistakes.
        for choice in choices where shelf.look(choice.name)?.problems.isEmpty == true {
          state.themes[choice.name] = choice
        }
        mailbox.post(.themesFound(choices, for: wish), to: ticket)
      }
    }
  }

  func read(_ ticket: Ticket) {
    BackgroundThread.start { [self] in
      // Folders may have come, and links.
      watchFiles()
      // Each says what has changed since the one before: they are told in the order in which they were made.
      state.withLock { state in
        let new = renewal(&state)
        mailbox.post(new.map { .settingsFound($0) } ?? .nothing, to: ticket)
      }
    }
  }

  /// What is new; nil when the files say the same as before.
  private func renewal(_ state: inout State) -> Renewal? {
    let texts = SettingsKeeper.texts()
    guard texts != state.texts else { return nil }
    let changed = Set(texts.keys).union(state.texts.keys).filter { texts[$0] != state.texts[$0] }
    state.texts = texts
    if let keys = chosen.withLock(\.self), keys.profile.name != state.known.keys.profile.name {
      state.known.keys = keys
    }
    let before = state.known.settings
    let (shelf, folderNotes) = Process.themes()
    var notes = [readSettings(shelf, &state.known), readKeys(&state.known)] + folderNotes
    notes += readThemes(shelf, &state)
    let known = state.known
    var options = wishes.options(known.settings, known.keys.keymap, known.theme)
    options.themes = shelf.names
    options.keyProfile = profile(known.settings).name
    return Renewal(
      options: options, commands: known.keys.commands, keymap: wishes.keymap(known.keys),
      themes: shelf.names.compactMap { state.themes[$0] },
      later: known.settings.countingLater(than: before),
      mistakes: news(in: notes, changed, &state.said).map { ($0.name, $0.sentences) })
  }

  /// What is wrong and has not been said; of files that have changed all, because it keeps what they say now from
  /// being taken over.
  private func news(
    in notes: [FileNotes], _ changed: Set<String>, _ said: inout Set<String>
  ) -> [FileNotes] {
    let before = said
    said = Set(notes.flatMap(\.sentences))
    for sentence in notes.flatMap(\.sentences) where !before.contains(sentence) {
      Log.note(.warning, sentence)
    }
    return notes.map { note in
      let isAll = changed.contains(note.file)
      return FileNotes(
        file: note.file, sentences: note.sentences.filter { isAll || !before.contains($0) })
    }
  }

  private func readSettings(_ shelf: ThemeShelf, _ known: inout Known) -> FileNotes {
    var (settings, notes) = Process.settings()
    if !wishes.hasHooks { settings.hooks = Hooks() }
    notes.sentences += Process.citations(settings).problems
    notes.sentences += Process.theme(settings, of: shelf).notes
      .filter { $0.file == notes.file }.flatMap(\.sentences)
    let keys = Process.keys(
      profile: profile(settings), settings, over: wishes.over)
    notes.sentences += keys.problems
    if notes.sentences.isEmpty {
      // Who writes another profile there wants its keys, whichever were taken before.
      if wishes.profile(settings).name != wishes.profile(known.settings).name {
        chosen.withLock { $0 = nil }
      }
      known.settings = settings
      current.withLock { $0 = settings }
    }
    return notes
  }

  private func readKeys(_ known: inout Known) -> FileNotes {
    let keys = Process.keys(
      profile: profile(known.settings), known.settings, over: wishes.over)
    // Those of another profile come all the same, with what is right in the file over them.
    if keys.notes.sentences.isEmpty || keys.profile.name != known.keys.profile.name {
      known.keys = keys
    }
    return keys.notes
  }

  private func readThemes(_ shelf: ThemeShelf, _ state: inout State) -> [FileNotes] {
    var notes: [FileNotes] = []
    for choice in ThemeChoice.all(of: shelf, state.known.settings) {
      let mistakes = Sentences.notes(on: shelf.look(choice.name)?.problems ?? [])
      if mistakes.isEmpty || state.themes[choice.name] == nil { state.themes[choice.name] = choice }
      for note in mistakes where !notes.contains(where: { $0.file == note.file }) {
        notes.append(note)
      }
    }
    let (choice, mistakes) = Process.theme(state.known.settings, wanted: wishes.theme, of: shelf)
    if mistakes.isEmpty || choice.name != state.known.theme.name { state.known.theme = choice }
    return notes
  }
}

extension Settings {
  /// What is another setting than before, and is not taken over while the program runs.
  fileprivate func countingLater(than before: Settings) -> [String] {
    [
      ("folders", folders != before.folders), ("color", color != before.color),
      ("plain_width", plainWidth != before.plainWidth),
      ("mouse", mouse != before.mouse), ("ascii", ascii != before.ascii),
      ("links", links != before.links),
    ].filter(\.1).map(\.0)
  }
}
