import ArgumentParser
import Glibc

/// `quire completions SHELL`: the script that lets a shell complete commands, options and values; and what it asks.
struct Completions: CommandAboutCommands {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print a script that lets your shell complete commands.",
    discussion: """
      Completed are commands, options, and values: views, labels, tags and whatever else the query language has, \
      profiles, formats, orders, topics, files; and papers, by the beginning of an id or by words of the title (in \
      fish, by the id).

      Examples:

        source <(quire completions bash)           # in ~/.bashrc
        source <(quire completions zsh)            # in ~/.zshrc, behind compinit
        quire completions fish | source            # in config.fish

      Exit codes: 0 done, 2 wrong usage.
      """)

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "SHELL"))
  var shell: ShellLine.Shell

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Suggestions for a line up to the cursor.", visibility: .hidden))
  var answer: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What bash will replace of it.", visibility: .hidden))
  var replaced: String?

  /// After so many seconds nobody waits any more.
  private static let patience: UInt32 = 3
  /// No line is longer that somebody has typed.
  private static let lineLimit = 1 << 16

  func run(_ list: CommandList) {
    guard let answer else { return Output.write(script) }
    guard answer.utf8.count <= Completions.lineLimit else { return }
    signal(SIGALRM) { _ in _exit(0) }
    alarm(Completions.patience)
    let line = ShellLine(answer, shell: shell)
    var suggestions = CommandCompletion(line, list).suggestions()
    suggestions.compare(with: line.current)
    Output.write(suggestions.lines(for: shell, line, replaced: replaced ?? line.current))
  }

  private var script: [UInt8] {
    switch shell {
    case .bash: PackageResources.quire_bash
    case .zsh: PackageResources.quire_zsh
    case .fish: PackageResources.quire_fish
    }
  }
}

extension ShellLine.Shell: ExpressibleByArgument {}
