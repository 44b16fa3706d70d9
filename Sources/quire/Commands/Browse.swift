public import ArgumentParser
import Canvas
import Catalog
import Glibc
import Interface
import Papers
import Storage
public import Terminal

/// `quire [PATH…]`, or `quire browse [PATH…]`: the browser. Its help is the help of the program.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quire",
    abstract: "Browse digests of arXiv papers in the terminal.",
    usage: """
      quire [<options>] [PATH ...]
      quire <command> [<options>] [PATH ...]
      """,
    discussion: """
      Without PATH, Quire opens the folders of the settings, or a sample. Press ? in the browser \
      for its keys.

      Examples:

        quire weekly.md
        quire ~/papers
        quire fetch efficiency --dry-run | quire -

      COMMANDS:
      \(commands)
      `quire help TOPIC` shows the manual: the commands, and \(Manual.topics.joined(separator: ", ")).
      """,
    version: Version.text)

  /// The commands of the program with their abstracts, as lines.
  private static var commands: String {
    Quire.configuration.subcommands.map { command in
      let name = command.configuration.commandName ?? ""
      let gap = String(repeating: " ", count: max(1, 8 - name.count))
      return "  \(name)\(gap)\(command.configuration.abstract)\n"
    }.joined()
  }

  @OptionGroup var arguments: PathArguments

  @Option(help: "Use colours: auto, always or never.")
  var color: TerminalOptions.Color?

  @Option(help: "Colours for a background: auto, dark or light.")
  var theme: TerminalOptions.Background?

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(help: "Begin anew: without the filter, the place and the panes of the last time.")
  var fresh = false

  /// How long the first screen may wait for the first papers, in milliseconds. A digest of a hundred
  /// papers takes two.
  private static let patience: Int32 = 60

  func run() throws {
    var (settings, settingsNotes) = Process.settings()
    settingsNotes.sentences += Process.citations(settings).problems
    let sources = arguments.sources(settings)
    var folder: DigestFolder?
    if case .files(let paths) = sources {
      let found = DigestFolder(paths)
      if found.files.isEmpty {
        throw Failure(code: 3, lines: found.problems.map(Sentences.sentence))
      }
      folder = found
    }
    guard isatty(1) == 1, Process.environment["TERM"] != "dumb" else { return try listing() }

    guard let options = terminalOptions(settings) else { return try listing() }
    let (keymap, keyNotes) = Process.keymap(profile: profile.choice(settings))
    let waiter = Waiter(input: options.input)
    let mailbox = Mailbox(waker: waiter.waker)
    let watch = folder == nil ? nil : FolderWatch()
    let jobs = JobThreads(
      mailbox: mailbox, readings: Readings(of: sources, folder: folder, watch: watch))
    jobs.start(.load(.start), .firstLoad)
    _ = waiter.wait(timeout: Browse.patience)
    let early = mailbox.take()
    let complaints = early.complaintsAboutNothing
    if !complaints.isEmpty { throw Failure(code: 3, lines: complaints) }

    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal(options)
    } catch {
      return try listing()
    }
    let remembered = SessionFile(path: Process.places.session)
    let paths = sources.rememberedPaths
    let (views, viewNotes) = Process.views()
    let browser = Browser(
      keymap: keymap,
      options: interfaceOptions(settings, keymap, sources: sources, isASCII: terminal.isASCII),
      width: terminal.width,
      view: fresh || paths.isEmpty ? nil : remembered.view(of: paths), views: views)
    let path = Process.places.marks
    let marks = MarksThread<Ticket>(path: path, start: BackgroundThread.start) { answer, ticket in
      for action in answer.actions(ticket, path) { mailbox.post(action) }
    }
    let session = Session(
      terminal: terminal, waiter: waiter, browser: browser, sources: sources,
      input: options.input, mailbox: mailbox, watch: watch,
      environment: Process.environment, jobs: jobs, marks: marks,
      views: ViewsKeeper(Process.places.views, said: viewNotes.sentences, mailbox: mailbox),
      citations: CitationWriter(home: Process.environment["HOME"] ?? "", mailbox: mailbox),
      readAfter: settings.readAfter)
    let mistakes = [
      ("config.toml", settingsNotes), ("keys", keyNotes), ("views", viewNotes),
    ].map { (file: $0, sentences: $1.sentences) }
    let notices = [.mistaken(mistakes), .troubled(terminal.notice.map { [$0] } ?? [])] as [Action]
    let code = session.run(early: early + notices)
    if !paths.isEmpty { remembered.save(session.view, of: paths) }
    if code != 0 { throw Failure(code: code) }
  }

  /// nil when no keys can be read.
  private func terminalOptions(_ settings: Settings) -> TerminalOptions? {
    var options = TerminalOptions()
    if isatty(0) == 0 {
      options.input = Glibc.open("/dev/tty", O_RDONLY | O_CLOEXEC)
      guard options.input >= 0 else { return nil }
    }
    options.color = color ?? TerminalOptions.Color(rawValue: settings.color) ?? .auto
    options.background = theme ?? TerminalOptions.Background(rawValue: settings.theme) ?? .auto
    options.isASCII = ascii || settings.ascii
    options.usesMouse = settings.mouse
    options.links = TerminalOptions.Links(rawValue: settings.links) ?? .auto
    options.plainForm = { Fold.plainForm(of: $0) }
    return options
  }

  private func interfaceOptions(
    _ settings: Settings, _ keymap: Keymap, sources: Sources, isASCII: Bool
  ) -> Options {
    var options = Options()
    options.measure = settings.measure
    options.split = settings.split
    options.names = sources.names
    options.paths = Process.filePaths(arguments.paths).map(\.bytes)
    options.readsByOpening = settings.readOnOpen
    options.citations = Process.citations(settings).options
    options.year = LocalTime.day(time(nil)).components.year
    if isASCII { options.glyphs = .ascii }
    if case .sample = sources { options.hints = NewcomerHints.lines(keymap) }
    return options
  }

  /// Without a screen there is still something to read.
  private func listing() throws {
    try List.parse(["--"] + arguments.paths).run()
  }
}

extension TerminalOptions.Color: ExpressibleByArgument {}
extension TerminalOptions.Background: ExpressibleByArgument {}

extension [Action] {
  /// When everything has been read and there is nothing to show: what is wrong.
  fileprivate var complaintsAboutNothing: [String] {
    for case .answer(let answer) in self {
      if case .loaded(let library, let loading) = answer.content, answer.isLast, library.count == 0
      {
        return loading.troubles
      }
    }
    return []
  }
}
