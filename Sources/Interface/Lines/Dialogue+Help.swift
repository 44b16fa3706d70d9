import Catalog

/// The help: what can be typed, and what a word does.
extension Dialogue {
  mutating func help(_ text: String, _ state: State) -> [Effect] {
    switch text {
    case "": wish = .lines(Dialogue.overview)
    case "all": wish = .lines(Dialogue.allCommands(state))
    default:
      guard let lines = explanation(of: text, state) else {
        let names = LineWord.all.map(\.name) + state.commands.starting(with: "").map(\.name)
        let hint = nearest(text, among: names).map { " Did you mean \($0)?" } ?? ""
        return refuse("There is no command “\(Message.excerpt(text))”.\(hint)")
      }
      wish = .lines(lines)
    }
    return []
  }

  private static let overview =
    [
      "A number reads that paper, an empty line goes on. Words can be shortened as far as they are clear."
    ]
    + LineWord.all.map { "\($0.usage): \($0.help)." }
    + [
      "help all lists every command; each can be typed by its name. Ctrl-C stops what runs, Ctrl-D leaves."
    ]

  /// Every command that says something without a screen, under its heading.
  private static func allCommands(_ state: State) -> [String] {
    Command.Group.allCases.flatMap { group -> [String] in
      let commands = state.commands.all.filter {
        $0.group == group && !$0.isForPrompts
          && $0.traits.isDisjoint(with: [.isForScreen, .isForPicking, .isForTutor])
      }
      return commands.isEmpty
        ? [] : [group.rawValue + ":"] + commands.map { "\($0.name): \($0.help)." }
    }
  }

  private func explanation(of text: String, _ state: State) -> [String]? {
    if let word = LineWord.named(text) {
      var lines = ["\(word.usage): \(word.help)."]
      if case .command(let name) = word.meaning {
        if name != word.name { lines.append("It is the command \(name).") }
        lines += state.commands.named(name).map(Dialogue.forms) ?? []
      }
      return lines
    }
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    return state.commands.named(name).map { ["\($0.name): \($0.help)."] + Dialogue.forms(of: $0) }
  }

  /// What may stand behind a command.
  private static func forms(of command: Command) -> [String] {
    if command.traits.contains(.isForScreen) { return ["It is for a screen."] }
    switch command.argument?.form {
    case .query:
      return [
        "Behind it: nothing for the paper at hand or what is selected, numbers of the list as in 3-5, or a query for all papers that it finds."
      ]
    case .labelAndQuery:
      return [
        "Behind it: a label, in quotation marks if it has blanks, and then nothing, numbers or a query."
      ]
    case .words: return ["Behind it: a text, or nothing to be asked for it."]
    case .file: return ["Behind it: the name of a file, or nothing to be asked for it."]
    case nil:
      let takesNumber = command.traits.contains(.aboutPaper) && command.group != .moving
      return takesNumber ? ["Behind it: nothing for the paper at hand, or its number."] : []
    }
  }
}
