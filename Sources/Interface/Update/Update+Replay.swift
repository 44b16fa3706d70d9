import Canvas
import Catalog
import Papers

/// Macros, and keys that run several commands.
extension State {
  // MARK: Recording

  /// Ends what is recorded, or asks for the letter that is to be recorded under.
  mutating func recordMacro() -> [Effect] {
    guard macros.recording == nil else { return endRecording() }
    prompt.macro = .record
    return []
  }

  mutating func recordMacro(named name: String) -> [Effect] {
    if macros.recording != nil { return endRecording() }
    guard let letter = State.letter(name) else {
      talk.message = .noMacroName(name)
      return []
    }
    guard !replay.isPressing else {
      talk.message = .noRecordingInMacros
      return []
    }
    macros.begin(letter)
    talk.message = .recording(letter, end: key(for: "record-macro"))
    return []
  }

  private mutating func endRecording() -> [Effect] {
    guard let (name, count) = macros.end() else { return [] }
    talk.message = .recorded(name, count, replay: key(for: "replay-macro"))
    return []
  }

  // MARK: Replaying

  /// Asks for the letter of a macro.
  mutating func replayMacro(_ count: Int?) -> [Effect] {
    prompt.macro = .replay(count: count ?? 1, again: prompt.lastKey)
    return []
  }

  mutating func replayMacro(named name: String, _ count: Int = 1) -> [Effect] {
    let last = name == "@" ? macros.last : nil
    guard let letter = last ?? State.letter(name), let events = macros.recorded[letter] else {
      talk.message =
        name == "@"
        ? .noLastMacro : .noMacro(name, record: key(for: "record-macro"))
      return []
    }
    macros.last = letter
    return begin(events.map { .event($0) }, from: .macro(letter), rounds: count)
  }

  /// Runs what a key is bound to, or a menu or a hint names: a command, one with what it is given, or several.
  mutating func run(named text: String, count: Int? = nil) -> [Effect] {
    if let command = commands.named(text) { return run(command, count: count) }
    // What a keymap has was read so.
    guard let steps = try? Step.all(in: text[...], commands) else { return [] }
    if steps.count == 1, count == nil, steps[0].count == nil,
      let (command, argument) = argument(in: steps[0].line)
    {
      return run(command, with: argument)
    }
    return begin(steps.map { .step($0) }, from: .binding, rounds: count ?? 1)
  }

  private mutating func begin(
    _ items: [Replay.Item], from source: Replay.Source, rounds: Int
  ) -> [Effect] {
    if !replay.begin(items, from: source, rounds: rounds) { talk.message = .macrosTooDeep }
    return []
  }

  /// Takes the key that names a macro.
  mutating func nameMacro(by key: Key) -> [Effect] {
    talk.message = nil
    guard let use = prompt.macro.take(), key.code != .escape else { return [] }
    guard case .character(let character) = key.code, key.modifiers.isEmpty else {
      talk.message = .noMacroName(key.description)
      return []
    }
    switch use {
    case .record: return recordMacro(named: String(character))
    case .replay(let count, let again):
      return replayMacro(named: key == again ? "@" : String(character), count)
    }
  }

  private static func letter(_ name: String) -> Character? {
    guard name.count == 1, let letter = name.first, letter.isASCII,
      letter.isLetter || letter.isNumber
    else { return nil }
    return letter
  }

  // MARK: Going on

  /// Whether the next item waits for something that the one before has begun.
  var replayWaits: Bool {
    jobs.awaited != nil
      || [.search, .ticking, .gathering, .completing, .facetCounts].contains(where: jobs.isRunning)
  }

  /// Where the reader is. A motion that does not change it has led nowhere.
  struct Whereabouts: Hashable {
    let mode: Prompt.Mode
    let help, list, facets, views: ListWindow
    /// How far a sheet under the filter is scrolled.
    let sheetTop: Int
    let paper: PaperID?
    /// How far it is scrolled, and the paper that is pinned.
    let place, pinned: ReaderPage.Place?
    let match: Int?
  }

  var whereabouts: Whereabouts {
    let id = paper?.id
    return Whereabouts(
      mode: prompt.mode, help: prompt.help.window, list: screen.list, facets: facets.window,
      views: views.window, sheetTop: prompt.filterHelp.top, paper: id,
      place: id.flatMap { reader.positions[$0] },
      pinned: reader.pinned.flatMap { reader.positions[$0] }, match: reader.currentMatch)
  }

  /// Notes a motion that has led nowhere, while something goes on by itself: that ends it.
  mutating func noteMotion(from before: Whereabouts) {
    if whereabouts == before { replay.failure = .ledNowhere }
  }

  /// Gives up what goes on by itself, and says so of a macro.
  ///
  /// - Parameter reason: nil when the reader has stopped it.
  mutating func stopReplay(because reason: Message?) {
    guard let (source, round, rounds) = replay.stop() else { return }
    if case .macro(let name) = source {
      talk.message = .macroStopped(name, round: round, of: rounds, reason?.text)
    } else if let reason {
      // Where there is nothing more to go to, that is no mistake.
      if reason != .ledNowhere { talk.message = reason }
    } else {
      talk.message = .stopped
    }
  }
}
