import ArgumentParser
import Glibc

/// The program: the browser, and its scriptable commands.
struct Quire: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "quire",
    abstract: "Browse digests of arXiv papers in the terminal.",
    usage: """
      quire [<options>] [PATH ...]
      quire <command> [<options>] [PATH ...]
      """,
    discussion: """
      PATH is a digest, a folder of digests, a pattern, or - for standard input. Without PATH, \
      Quire opens the folders of the settings, or a sample. Press ? in the browser for its keys.
      """,
    version: version,
    subcommands: [
      Browse.self, List.self, Show.self, Tags.self, Keys.self, PrintPaths.self,
    ],
    defaultSubcommand: Browse.self)

  /// Parses the command line, runs what it says, and ends the process with the promised exit code:
  /// usage errors are 2.
  static func start() -> Never {
    do {
      var command = try parseAsRoot()
      try command.run()
      Glibc.exit(0)
    } catch let failure as Failure {
      for line in failure.lines { Output.complain(line) }
      Glibc.exit(failure.code)
    } catch {
      let code = exitCode(for: error)
      if code == .success { exit(withError: error) }
      Output.complain(raw: fullMessage(for: error))
      Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}

/// An end with something to say and an exit code.
struct Failure: Error {
  let code: Int32
  var lines: [String] = []

  /// Nothing matched.
  static let nothing = Failure(code: 1)
}
