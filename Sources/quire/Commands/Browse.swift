public import ArgumentParser
import Canvas
import Catalog
import Fetching
import Glibc
import Interface
import Papers
import Programs
import Storage
public import Terminal

/// `quire [PATH…]`, or `quire browse [PATH…]`: the browser. Its help is the help of the program.
struct Browse: ParsableCommand {
  @OptionGroup var arguments: PathArguments

  @Option(help: "Use colours: auto, always or never.")
  var color: TerminalOptions.Color?

  @Option(
    help: ArgumentHelp(
      "What everything looks like, in place of the setting: a theme, or quire's dark or light one.",
      valueName: "theme"))
  var theme: String?

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(help: "Begin anew: without the filter, the place and the panes of the last time.")
  var fresh = false

  @Option(help: "What to note in the log: off, error, warning, info or debug.")
  var log: Log.Level?

  /// How long the first screen may wait for the first papers, in milliseconds. A digest of a hundred
  /// papers takes two.
  private static let patience: Int32 = 60

  func run() throws {
    guard let end = try open() else { return try listing() }
    if end.code != 0 { throw Failure(code: end.code) }
  }

  /// How it ended: the exit code, and what was picked.
  typealias End = (code: Int32, chosen: (papers: [PaperID], library: Library)?)

  /// Opens the browser, and waits until the reader leaves it; nil when there is no screen for it.
  ///
  /// - Parameters:
  ///   - picking: how many papers are to be picked; then it begins with `query`, and how it is left is not remembered.
  func open(picking: Options.Picking? = nil, query: String = "") throws -> End? {
    if let log { Log.level = log }
    Log.begin()
    var (settings, settingsNotes) = Process.settings()
    let keys = Process.keys(
      profile: profile.choice(settings), settings, isPicking: picking != nil)
    let (shelf, folderNotes) = Process.themes()
    if let theme, !Process.isTheme(theme, in: shelf) {
      throw Failure(
        code: 2, lines: [Sentences.noTheme(theme, among: shelf.names, place: "--theme")])
    }
    let (look, lookNotes) = Process.theme(settings, wanted: theme, of: shelf)
    settingsNotes.sentences +=
      Process.citations(settings).problems + keys.problems
      + lookNotes.filter { $0.file == settingsNotes.file }.flatMap(\.sentences)
    let themeNotes = folderNotes + lookNotes.filter { $0.file != settingsNotes.file }
    let sources = arguments.sources(settings)
    let folder = try folder(of: sources)
    guard isatty(1) == 1, Process.environment["TERM"] != "dumb",
      let options = terminalOptions(settings, look.look)
    else { return nil }
    let waiter = Waiter(input: options.input)
    let mailbox = Mailbox(waker: waiter.waker)
    let watch = folder == nil ? nil : FolderWatch()
    let jobs = JobThreads(
      mailbox: mailbox,
      readings: Readings(
        of: sources, folder: folder, watch: watch,
        indexes: IndexCache(folder: Process.places.indexes).store))
    jobs.start(.load(.start), .firstLoad)
    _ = waiter.wait(timeout: Browse.patience)
    let early = mailbox.take()
    let complaints = early.complaintsAboutNothing
    if !complaints.isEmpty { throw Failure(code: 3, lines: complaints) }

    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal(options)
    } catch {
      return nil
    }
    let remembered = SessionFile(path: Process.places.session)
    let paths = picking == nil ? sources.rememberedPaths : []
    let (views, viewNotes) = Process.views()
    let wishes = wishes(picking, sources, isASCII: terminal.isASCII)
    var shown = wishes.options(settings, keys.keymap, look)
    shown.themes = shelf.names
    let left = fresh || paths.isEmpty ? nil : remembered.view(of: paths)
    let browser = Browser(
      keymap: keys.keymap, options: shown, width: terminal.width,
      view: picking == nil ? left : LeftState(filter: query), views: views,
      commands: keys.commands)
    let programs = ProgramRunner(hooks: settings.hooks, mailbox: mailbox)
    let session = Session(
      terminal: terminal, waiter: waiter, browser: browser, sources: sources,
      input: options.input, mailbox: mailbox, watch: watch,
      environment: Process.environment, jobs: jobs, marks: marks(mailbox),
      views: ViewsKeeper(Process.places.views, said: viewNotes.sentences, mailbox: mailbox),
      citations: CitationWriter(marks: Process.places.marks, mailbox: mailbox),
      arxiv: ArxivWork(sources: sources, programs: programs, mailbox: mailbox),
      programs: programs,
      settings: SettingsKeeper(
        SettingsKeeper.Known(settings: settings, keys: keys, theme: look), wishes, mailbox: mailbox)
    )
    let mistakes =
      [
        ("config.toml", settingsNotes), ("keys", keys.notes), ("views", viewNotes),
      ].map { (file: $0, sentences: $1.sentences) } + themeNotes.map { ($0.name, $0.sentences) }
    let code = session.run(early: early + notices(mistakes, terminal))
    if !paths.isEmpty { remembered.save(session.view, of: paths) }
    Log.note(.info, "end: \(code)")
    return (code, session.chosen)
  }

  /// What was asked for on the command line, and what the interface gets of settings, now and later.
  private func wishes(
    _ picking: Options.Picking?, _ sources: Sources, isASCII: Bool
  ) -> SettingsKeeper.Wishes {
    SettingsKeeper.Wishes(
      theme: theme, profile: { [profile] in profile.choice($0) }, isPicking: picking != nil,
      options: { [paths = arguments.paths] settings, keymap, look in
        var options = Browse.interfaceOptions(
          settings, keymap, sources: sources, paths: paths, isASCII: isASCII)
        (options.picking, options.theme) = (picking, look)
        return options
      })
  }

  /// What the reader is told at the start, and the log with them.
  private func notices(
    _ mistakes: [(file: String, sentences: [String])], _ terminal: CursesTerminal
  ) -> [Action] {
    let troubles = [terminal.notice, CrashReports.announce()].compactMap(\.self)
    let size = terminal.size
    Log.note(.info, "terminal: \(size.columns)×\(size.rows)\(terminal.isASCII ? ", ASCII" : "")")
    for sentence in mistakes.flatMap(\.sentences) + troubles { Log.note(.warning, sentence) }
    return [.mistaken(mistakes), .troubled(troubles)]
  }

  /// The files of what is to be read, of which there must be some; nil for the sample.
  private func folder(of sources: Sources) throws -> DigestFolder? {
    guard case .files(let paths) = sources else { return nil }
    let found = DigestFolder(paths)
    if found.files.isEmpty {
      throw Failure(code: 3, lines: found.problems.map(Sentences.sentence))
    }
    return found
  }

  /// The thread of the marks, which answers into a mailbox.
  private func marks(_ mailbox: Mailbox) -> MarksThread<Ticket> {
    let path = Process.places.marks
    return MarksThread<Ticket>(path: path, start: BackgroundThread.start) { answer, ticket in
      for action in answer.actions(ticket, path) { mailbox.post(action) }
    }
  }

  /// nil when no keys can be read.
  private func terminalOptions(_ settings: Settings, _ look: ThemePair) -> TerminalOptions? {
    var options = TerminalOptions()
    if isatty(0) == 0 {
      options.input = Glibc.open("/dev/tty", O_RDONLY | O_CLOEXEC)
      guard options.input >= 0 else { return nil }
    }
    options.color = color ?? TerminalOptions.Color(rawValue: settings.color) ?? .auto
    options.look = look
    options.isASCII = ascii || settings.ascii
    options.usesMouse = settings.mouse
    options.links = TerminalOptions.Links(rawValue: settings.links) ?? .auto
    options.plainForm = { Fold.plainForm(of: $0) }
    return options
  }

  private static func interfaceOptions(
    _ settings: Settings, _ keymap: Keymap, sources: Sources, paths: [String], isASCII: Bool
  ) -> Options {
    var options = Options()
    options.measure = settings.measure
    options.split = settings.split
    options.names = sources.names
    options.paths = Process.filePaths(paths).map(\.bytes)
    options.readsByOpening = settings.readOnOpen
    options.hooks = Set(settings.hooks.programs.keys)
    options.citations = Process.citations(settings).options
    options.profiles = settings.fetch.map {
      FetchChoice($0.name, words: FetchOrder(profile: $0).words)
    }
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
