import ArgumentParser
import Glibc
import Storage

/// The program: the browser, and its scriptable commands.
struct Quire: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "quire", abstract: "Browse digests of arXiv papers in the terminal.",
    subcommands: [
      List.self, Show.self, Tags.self, Check.self, Mark.self, Label.self, Note.self, History.self,
      Sync.self, Report.self, Keys.self, PrintPaths.self,
    ])

  /// Parses the command line, runs what it says, and ends the process with the promised exit code:
  /// usage errors are 2.
  ///
  /// What begins with the name of a command goes to that; everything else is for the browser. The
  /// parser's own default command cannot do that: its options would not be in the program's help.
  static func start() -> Never {
    // A file that may not grow is an error like others, not the end.
    signal(SIGXFSZ, SIG_IGN)
    var arguments = Array(CommandLine.arguments.dropFirst())
    if let first = arguments.first, commandNames.contains(first) {
      start(Quire.self, arguments)
    }
    if arguments.first == "browse" { arguments.removeFirst() }
    start(Browse.self, arguments)
  }

  /// The names of the commands.
  static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  private static func start<Root: ParsableCommand>(
    _ root: Root.Type, _ arguments: [String]
  ) -> Never {
    do {
      var command = try root.parseAsRoot(arguments)
      try command.run()
      Glibc.exit(MarksDatabase.hasLost ? 3 : 0)
    } catch let failure as Failure {
      for line in failure.lines { Output.complain(line) }
      Glibc.exit(failure.code == 1 && MarksDatabase.hasLost ? 3 : failure.code)
    } catch {
      let code = root.exitCode(for: error)
      if code == .success { root.exit(withError: error) }
      Output.complain(raw: root.fullMessage(for: error))
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
