import Canvas

/// Keys that are recorded under letters, to be pressed again as one.
struct Macros {
  /// What was recorded, by its letter.
  private(set) var recorded: [Character: [Event]] = [:]
  private(set) var recording: Recording?
  /// The macro that was replayed last.
  var last: Character?

  /// A macro that is being recorded.
  struct Recording {
    let name: Character
    fileprivate(set) var events: [Event] = []
    /// How many of the events had come when nothing was open or begun: those behind them may be what ends it.
    fileprivate var whole = 0
  }

  /// What a letter is awaited for.
  enum Use: Hashable {
    case record
    /// So many times; the key that asked for it stands for the last macro.
    case replay(count: Int, again: Key?)
  }

  /// The longest macro, in keys.
  static let limit = 5000
}

extension Macros {
  mutating func begin(_ name: Character) { recording = Recording(name: name) }

  /// Takes a key that the reader has pressed, or a text that was pasted. Where there is no room for it the recording
  /// is over: what was recorded until then, as `end` has it.
  mutating func keep(_ event: Event) -> (name: Character, count: Int)? {
    guard let count = recording?.events.count else { return nil }
    switch event {
    case .key, .paste: break
    case .mouse, .resize, .pasteLost: return nil
    }
    guard count < Macros.limit else { return end() }
    recording?.events.append(event)
    return nil
  }

  /// Nothing is open and no sequence begun.
  mutating func noteRest() {
    guard let count = recording?.events.count else { return }
    recording?.whole = count
  }

  /// Keeps what was recorded, without the keys that end it; what it is called, and how many keys it has.
  mutating func end() -> (name: Character, count: Int)? {
    guard let done = recording else { return nil }
    recording = nil
    let events = Array(done.events.prefix(done.whole))
    if !events.isEmpty { recorded[done.name] = events }
    return (done.name, events.count)
  }
}
