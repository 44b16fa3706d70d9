import Papers
public import Programs

/// What can be told to the program: its own commands, and those that the user has named in the settings.
public struct CommandSet: Sendable {
  /// Every command, those of the user among them.
  public let all: [Command]
  /// What the user has named.
  let own: [UserCommand]
  private let ownByName: [String: Command]

  /// - Parameter own: none of them has a name that `isTaken`.
  public init(_ own: [UserCommand] = []) {
    let commands = own.map(Command.init)
    self.own = own
    all = commands.isEmpty ? Command.all : Command.all + commands
    ownByName = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Whether the program itself has a command of this name, or had one.
  public static func isTaken(_ name: String) -> Bool { Command.named(name) != nil }

  /// The command of a name, or of one that it had in an earlier version.
  public func named(_ name: some StringProtocol) -> Command? {
    Command.named(name) ?? (ownByName.isEmpty ? nil : ownByName[String(name)])
  }

  /// The command that words name together where the first one alone would take the others as labels or a query:
  /// `queue later` is a command of its own.
  func named(together words: [some StringProtocol]) -> Command? {
    guard words.count > 1, let form = named(words[0])?.argument?.form, !form.isAnyText else {
      return nil
    }
    return named(words.joined(separator: "-"))
  }

  /// The commands that can be run by name.
  func starting(with start: String) -> [Command] {
    all.filter { !$0.isForPrompts && $0.name.hasPrefix(start) }
  }
}

extension Command {
  /// A command that the user has named.
  init(_ own: UserCommand) {
    let line = TypedLine.line(of: own.line.words.map(\.source))
    self.init(
      own.name.text, SafeText.line(own.help ?? "Run \(line)"), .programs, .aboutPaper
    ) { $0.run(own) }
  }
}
