import Canvas

/// What keys have asked for that comes one by one: the keys of a macro, the steps of a binding. They go on when what
/// the last one waits for is there, and what the reader types meanwhile comes after them.
struct Replay {
  enum Item {
    case event(Event)
    case step(Step)
  }

  /// A macro, or a binding, that goes on so many times.
  private struct Part {
    let source: Source
    let items: [Item]
    var next = 0
    var round = 1
    let rounds: Int
  }

  /// Where items come from.
  enum Source: Hashable {
    case macro(Character)
    case binding
  }

  /// The innermost last.
  private var parts: [Part] = []
  private var typed: [Event] = []
  /// Why the item that was done last has failed, if it did.
  var failure: Message?

  /// So deep may macros and bindings stand in each other.
  static let depth = 20
}

extension Replay {
  var isRunning: Bool { !parts.isEmpty || !typed.isEmpty }

  /// Whether a macro or a binding does what is being done: what the reader has typed meanwhile is the reader's own.
  var isPressing: Bool { !parts.isEmpty }

  /// The macro that the reader has asked for.
  var macro: Character? {
    if case .macro(let name) = parts.first?.source { name } else { nil }
  }

  /// Begins before what there is; false when it stands in too many others.
  mutating func begin(_ items: [Item], from source: Source, rounds: Int) -> Bool {
    guard parts.count < Replay.depth else { return false }
    parts.append(Part(source: source, items: items, rounds: rounds))
    return true
  }

  /// The next item, and where it comes from; nil of what the reader has typed.
  mutating func take() -> (item: Item, source: Source?)? {
    while let last = parts.indices.last {
      if parts[last].next == parts[last].items.count {
        (parts[last].next, parts[last].round) = (0, parts[last].round + 1)
      }
      if parts[last].round > parts[last].rounds || parts[last].items.isEmpty {
        parts.removeLast()
        continue
      }
      defer { parts[last].next += 1 }
      return (parts[last].items[parts[last].next], parts[last].source)
    }
    return typed.isEmpty ? nil : (.event(typed.removeFirst()), nil)
  }

  /// The reader has done something meanwhile.
  mutating func add(_ event: Event) { typed.append(event) }

  /// Gives up all but what the reader has typed. What was asked for, and in which round it was.
  mutating func stop() -> (source: Source, round: Int, rounds: Int)? {
    defer { parts = [] }
    return parts.first.map { ($0.source, $0.round, $0.rounds) }
  }

  /// Gives up everything.
  mutating func end() { (parts, typed) = ([], []) }
}
