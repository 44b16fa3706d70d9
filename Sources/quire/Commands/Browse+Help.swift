import ArgumentParser

/// The help of the program.
extension Browse {
  static let configuration = CommandConfiguration(
    commandName: "quire",
    abstract: "Browse digests of arXiv papers in the terminal.",
    usage: """
      quire [<options>] [PATH ...]
      quire <command> [<options>] [PATH ...]
      """,
    discussion: """
      Without PATH, Quire opens the folders of the settings, else what `quire fetch` wrote, else a sample. \
      Press ? in the browser for its keys.

      Examples:

        quire weekly.md
        quire ~/papers
        quire fetch efficiency --dry-run | quire -
        quire --plain weekly.md

      COMMANDS:
      \(commands)
      `quire help TOPIC` shows the manual: the commands, and \(Manual.topics.joined(separator: ", ")).
      """,
    version: Version.whole)

  /// The commands of the program with their abstracts, as lines.
  private static var commands: String {
    let longest = Quire.commandNames.map(\.count).max() ?? 0
    return Quire.configuration.subcommands.map { command in
      let name = command.configuration.commandName ?? ""
      let gap = String(repeating: " ", count: longest + 2 - name.count)
      return "  \(name)\(gap)\(command.configuration.abstract)\n"
    }.joined()
  }
}
