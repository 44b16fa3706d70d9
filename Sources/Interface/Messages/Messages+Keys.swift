import Catalog
import Papers

/// The sentences about macros, bindings and profiles of keys.
extension Message {
  static func recording(_ name: Character, end: String) -> Message {
    .passing("What you press is recorded as \(name); \(end) ends it.")
  }

  static func recorded(_ name: Character, _ count: Int, replay: String) -> Message {
    count == 0
      ? Message("No key was recorded.")
      : Message(
        "\(MarkSentences.count(count, "key")) recorded as \(name); \(replay) and \(name) presses them."
      )
  }

  /// There is no room for more; so many keys were kept.
  static func recordingFull(_ name: Character, _ count: Int) -> Message {
    let kept =
      count == 0
      ? "they have done nothing yet, and none is kept"
      : "\(MarkSentences.count(count, "key")) recorded as \(name), and what follows is not"
    return Message("A macro has at most \(Macros.limit) keys: \(kept).", isWarning: true)
  }

  static let noRecordingInMacros = Message(
    "A macro cannot record another one.", isWarning: true)

  static func noMacroName(_ text: String) -> Message {
    Message(
      "Macros are named by one letter or digit, not “\(excerpt(text))”.",
      isWarning: true)
  }

  static func noMacro(_ name: String, record: String) -> Message {
    Message(
      "Nothing is recorded as “\(excerpt(name))”; \(record) and a letter record.",
      isWarning: true)
  }

  static let noLastMacro = Message("No macro has been replayed yet.", isWarning: true)

  static let macrosTooDeep = Message(
    "Macros stand in each other more than \(Replay.depth) deep.", isWarning: true)

  /// What a motion comes to, in a macro or a binding, that cannot go on.
  static let ledNowhere = Message("there was nothing more to go to.", isWarning: true)

  static func macroStopped(_ name: Character, round: Int, of rounds: Int, _ reason: String?)
    -> Message
  {
    let place = rounds > 1 ? " in round \(round) of \(rounds)" : ""
    guard let reason else { return Message("Macro \(name) was stopped\(place).") }
    return Message("Macro \(name) has ended\(place): \(reason)", isWarning: true)
  }

  static func noUnread(isForward: Bool) -> Message {
    Message(isForward ? "No unread paper follows." : "No unread paper is before this one.")
  }

  static func boundKeys(_ keys: String, to text: String) -> Message {
    Message("\(keys) runs \(text) until you leave; your file keys keeps such a line for ever.")
  }

  static func unboundKeys(_ keys: String) -> Message {
    Message("\(keys) runs nothing until you leave.")
  }

  static func badBinding(_ kind: KeymapProblem.Kind) -> Message {
    Message("This binds no key: \(SafeText.line(kind.sentence)).", isWarning: true)
  }

  static func profileTaken(_ name: String) -> Message {
    Message(
      "The keys are those of \(name) until you leave; profile = \"\(name)\" in config.toml keeps them.",
      short: "The keys are those of \(name).")
  }

  static func noProfile(_ name: String, known: [String]) -> Message {
    Message(
      "There is no set of keys “\(excerpt(name))” (\(known.joined(separator: ", "))).",
      isWarning: true)
  }
}

extension KeymapProblem.Kind {
  /// What is wrong, as a part of a sentence.
  public var sentence: String {
    switch self {
    case .unknownContext(let name):
      "there is no context “\(name)” (\(Context.allCases.map(\.rawValue).joined(separator: ", ")))"
    case .missingKeys: "keys are missing: context keys command"
    case .badKeys(let keys): "“\(keys)” is no sequence of keys"
    case .tooManyKeys(let limit): "a sequence has at most \(limit) keys"
    case .missingCommand: "the command is missing: context keys command"
    case .unknownCommand(let name, let nearest):
      "there is no command “\(name)”" + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .wrongContext(let command, let context): "\(command) does nothing in \(context)"
    case .textAfterCommand(let text):
      "“\(text)” is too much; a comment begins with #, another command behind ;"
    case .controlCharacter: "a control character stands in it"
    case .boundBefore(let line): "these keys were bound before, on line \(line)"
    }
  }
}
