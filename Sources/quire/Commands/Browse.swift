public import ArgumentParser
import Canvas
import Catalog
import Fetching
import Glibc
import Interface
import Keymaps
import Papers
import Programs
import Storage
public import Terminal

/// `quire [PATH…]`, or `quire browse [PATH…]`: the browser. Its help is the help of the program.
struct Browse: ParsableCommand {
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
    var (settings, settingsNotes) = Process.settings()
    let keys = Process.keys(
      profile: profile.choice(settings), settings, isPicking: picking != nil)
    settingsNotes.sentences += Process.citations(settings).problems + keys.problems
    let sources = arguments.sources(settings)
    let folder = try folder(of: sources)
    guard isatty(1) == 1, Process.environment["TERM"] != "dumb",
      let options = terminalOptions(settings)
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
    var shown = interfaceOptions(settings, keys.keymap, sources: sources, isASCII: terminal.isASCII)
    shown.picking = picking
    shown.keyProfile = profile.choice(settings).name
    let before = remembered.read(of: paths)
    let left = fresh || paths.isEmpty ? nil : before.view
    shown.usage = before.usage
    let browser = Browser(
      keymap: keys.keymap, options: shown, width: terminal.width,
      view: picking == nil ? left : LeftState(filter: query), views: views,
      commands: keys.commands)
    let session = Session(
      terminal: terminal, waiter: waiter, browser: browser, sources: sources,
      input: options.input, mailbox: mailbox, watch: watch,
      environment: Process.environment, jobs: jobs, marks: marks(mailbox),
      views: ViewsKeeper(Process.places.views, said: viewNotes.sentences, mailbox: mailbox),
      citations: CitationWriter(marks: Process.places.marks, mailbox: mailbox),
      arxiv: ArxivWork(opened: paths, mailbox: mailbox),
      programs: ProgramRunner(hooks: settings.hooks, mailbox: mailbox),
      readAfter: settings.readAfter,
      keymap: { name in
        Profile.named(name).map {
          Process.keys(profile: $0, settings, isPicking: picking != nil).keymap
        }
      })
    let mistakes = [
      ("config.toml", settingsNotes), ("keys", keys.notes), ("views", viewNotes),
    ].map { (file: $0, sentences: $1.sentences) }
    let notices = [.mistaken(mistakes), .troubled(terminal.notice.map { [$0] } ?? [])] as [Action]
    let code = session.run(early: early + notices)
    if !paths.isEmpty { remembered.save(session.view, of: paths, session.usage) }
    return (code, session.chosen)
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
    options.keyProfiles = Profile.all.map(\.name)
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
