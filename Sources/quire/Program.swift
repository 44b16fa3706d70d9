import ArgumentParser
public import Feeds
import Glibc
import Interface
import Storage

/// The run of the program: from the command line to an exit code.
public enum Program {
  /// Parses the command line, runs what it says, and ends the process with the promised exit code:
  /// usage errors are 2.
  ///
  /// What begins with the name of a command goes to that; everything else is for the browser. The
  /// parser's own default command cannot do that: its options would not be in the program's help.
  ///
  /// - Parameters:
  ///   - origins: where arXiv is; at home for tests.
  ///   - clock: by which requests are spaced.
  public static func start(
    origins: Origins = .arxiv, clock: NetworkClock = NetworkClock()
  ) -> Never {
    Process.arxiv = Process.Arxiv(origins: origins, clock: clock)
    Output.holdPlaces()
    // A file that may not grow is an error like others, not the end.
    signal(SIGXFSZ, SIG_IGN)
    CrashReports.begin()
    var arguments = Array(CommandLine.arguments.dropFirst())
    takeLogLevel(&arguments)
    Log.begin()
    // The help of the program is that of the browser.
    if arguments == ["help"] || arguments == ["help", "browse"] { arguments = ["--help"] }
    if let first = arguments.first, Quire.commandNames.contains(first) {
      // Scripts and shells that complete a word get nothing but what they ask for.
      if isatty(2) == 1, first != "completions", let sentence = CrashReports.announce() {
        Output.complain(sentence)
      }
      start(Quire.self, arguments)
    }
    if arguments.first == "browse" { arguments.removeFirst() }
    if let first = arguments.first, let complaint = complaintAboutCommand(first) {
      refuse(complaint)
    }
    start(Browse.self, arguments)
  }

  /// How much is noted stands before all else, so that it can be said of every command:
  /// `quire --log debug fetch`, or `--log=debug`. The browser takes it anywhere (`Browse.log`), and says what is wrong with it.
  private static func takeLogLevel(_ arguments: inout [String]) {
    let (option, first) = ("--log", arguments.first ?? "")
    let isOneWord = first.hasPrefix(option + "=")
    guard isOneWord || first == option && arguments.count > 1,
      let level = Log.Level(
        argument: isOneWord ? String(first.dropFirst(option.count + 1)) : arguments[1])
    else { return }
    Log.level = level
    arguments.removeFirst(isOneWord ? 1 : 2)
  }

  /// What is wrong with a first argument that is no file and looks like a mistyped command. Nothing is
  /// done then: what follows may be meant for the command.
  private static func complaintAboutCommand(_ word: String) -> String? {
    guard word.allSatisfy({ $0.isLetter || $0 == "-" }), !word.hasPrefix("-"),
      access(word, F_OK) != 0,
      let name = nearest(word, among: Quire.commandNames + ["browse"])
    else { return nil }
    return "there is no command and no file “\(word)”; did you mean `quire \(name)`?"
  }

  private static func refuse(_ sentence: String) -> Never {
    Output.complain(sentence)
    Output.end(2)
  }

  private static func start<Root: ParsableCommand>(
    _ root: Root.Type, _ arguments: [String]
  ) -> Never {
    var parsed: (any ParsableCommand.Type)?
    do {
      var command = try root.parseAsRoot(arguments)
      parsed = type(of: command)
      if let command = command as? any CommandAboutCommands {
        try command.run(CommandList(Browse.self, Quire.self))
      } else {
        try command.run()
      }
      Output.end(MarksDatabase.hasLost ? 3 : 0)
    } catch let failure as Failure {
      for line in failure.lines { Output.complain(line) }
      // What was wrong with a query or an option is the reader's, and no concern of a log.
      if failure.code == 3 || failure.code == 4 {
        for line in failure.lines { Log.note(.error, line) }
      }
      for note in failure.notes { Output.complain(raw: note) }
      Output.end(failure.code == 1 && MarksDatabase.hasLost ? 3 : failure.code)
    } catch let error as ValidationError where parsed != nil {
      // The parser does not know any more whose usage it was.
      Output.complain(raw: "Error: \(error.message)\n\(usage(of: parsed!, root))")
      Output.end(2)
    } catch {
      let code = root.exitCode(for: error)
      let text = root.fullMessage(for: error)
      if code == .success {
        Output.write(text.isEmpty ? "" : text + "\n")
        Output.end(0)
      }
      Output.complain(raw: text)
      Output.end(code == .validationFailure ? 2 : code.rawValue)
    }
  }

  private static func usage<Root: ParsableCommand>(
    of command: any ParsableCommand.Type, _ root: Root.Type
  ) -> String {
    let name = command.configuration.commandName ?? ""
    let path = command == root || name == "quire" ? "quire" : "quire \(name)"
    return "Usage: \(root.usageString(for: command))\n  See '\(path) --help' for more information."
  }
}
