import ArgumentParser
import Digests

/// A command as the parser of the command line describes it, for the manual and for completions: what the
/// program takes is said in one place.
struct CommandInfo {
  let name: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]

  struct Argument {
    enum Kind: String { case positional, option, flag }

    let kind: Kind
    /// `-n`, `--limit`; empty for a positional argument.
    let names: [String]
    /// What stands for its value: `ID`, `PATH`, `query`.
    let value: String
    let help: String
    let isOptional: Bool
    /// It may be given several times.
    let isRepeating: Bool
    /// Its option takes all words up to the next option.
    let takesSeveral: Bool
    /// What it may be, where that is a list.
    let values: [String]
  }

  /// What the parser says of a command: what `--experimental-dump-help` prints, in which it promises to be
  /// compatible.
  fileprivate static func described<Root: ParsableCommand>(_ root: Root.Type) -> JSONValue? {
    do {
      _ = try root.parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      return JSONValue(root.fullMessage(for: error).utf8)?["command"]
    }
  }

  fileprivate init(_ json: JSONValue) {
    name = json["commandName"]?.string ?? ""
    abstract = json["abstract"]?.string ?? ""
    discussion = json["discussion"]?.string ?? ""
    arguments = (json["arguments"]?.items ?? []).compactMap { Argument($0) }
  }
}

/// All that the command line takes.
struct CommandList {
  /// The browser, whose name is the program's.
  let browser: CommandInfo
  /// All other commands, in the order of the help.
  let commands: [CommandInfo]

  init<Browser: ParsableCommand, Root: ParsableCommand>(_ browser: Browser.Type, _ root: Root.Type)
  {
    self.browser = CommandInfo(CommandInfo.described(browser) ?? .null)
    var names: Set<String> = []
    // The parser describes a command for help of its own behind ours.
    commands = (CommandInfo.described(root)?["subcommands"]?.items ?? []).map { CommandInfo($0) }
      .filter { names.insert($0.name).inserted }
  }
}

/// A command that is about the commands of the program, and is told them: it is one of them itself.
protocol CommandAboutCommands: ParsableCommand {
  func run(_ list: CommandList) throws
}

extension CommandInfo.Argument {
  fileprivate init?(_ json: JSONValue) {
    guard json["shouldDisplay"] != .bool(false),
      let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) })
    else { return nil }
    self.kind = kind
    names = (json["names"]?.items ?? []).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "long" ? "--" : "-") + $0 }
    }
    value = json["valueName"]?.string ?? ""
    help = json["abstract"]?.string ?? ""
    isOptional = json["isOptional"] == .bool(true)
    isRepeating = json["isRepeating"] == .bool(true)
    takesSeveral = json["parsingStrategy"]?.string == "upToNextOption"
    values = (json["allValues"]?.items ?? []).compactMap(\.string)
  }
}
