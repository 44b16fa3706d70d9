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

  @Flag(help: "A dialogue of lines in place of a screen, for screen readers, braille and scripts.")
  var plain = false

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

  /// What the browser is opened for.
  enum Occasion {
    case browsing
    /// So many papers are to be picked, beginning with a query; how it is left is not remembered.
    case picking(Options.Picking, query: String)
    /// To try things out, with marks and views in places of its own.
    case tutor(Places)

    /// The keys over all others.
    var keys: Profile? {
      switch self {
      case .browsing: nil
      case .picking: .picking
      case .tutor: .tutor
      }
    }
  }

  /// Opens the browser, and waits until the reader leaves it; nil when there is no screen for it.
  func open(_ occasion: Occasion = .browsing) throws -> End? {
    var (settings, settingsNotes) = Process.settings()
    let keys = Process.keys(profile: profile.choice(settings), settings, over: occasion.keys)
    var (places, isTutor) = (Process.places, false)
    if case .tutor(let own) = occasion {
      (places, isTutor, settings.hooks) = (own, true, Hooks())
    }
    settingsNotes.sentences += Process.citations(settings).problems + keys.problems
    let sources = isTutor ? .sample : arguments.sources(settings)
    let folder = try folder(of: sources)
    let isInLines = plain || isOnPlainTerminal
    guard let options = try isInLines ? lineOptions() : terminalOptions(settings) else {
      return nil
    }
    let waiter = Waiter(input: options.input)
    waiter.isOnTerminal = !isInLines
    let mailbox = Mailbox(waker: waiter.waker)
    let watch = folder == nil ? nil : FolderWatch()
    let jobs = JobThreads(
      mailbox: mailbox,
      readings: Readings(
        of: sources, folder: folder, watch: watch,
        indexes: IndexCache(folder: places.indexes).store))
    jobs.start(.load(.start), .firstLoad)
    _ = waiter.wait(timeout: Browse.patience)
    let early = mailbox.take()
    let complaints = early.complaintsAboutNothing
    if !complaints.isEmpty { throw Failure(code: 3, lines: complaints) }

    let look: Look
    do throws(TerminalError) {
      look = try isInLines ? lines(options, settings) : screen(options)
    } catch {
      return nil
    }
    let remembered = SessionFile(path: places.session)
    let (views, viewNotes) = Process.views(in: places)
    var shown = interfaceOptions(settings, keys.keymap, sources: sources)
    look.adapt(&shown)
    let left = adapt(&shown, to: occasion, remembered, sources)
    let paths = shown.picking == nil ? sources.rememberedPaths : []
    let browser = Browser(
      keymap: isInLines ? KeymapParser(commands: keys.commands).keymap : keys.keymap,
      options: shown, width: look.width, view: left, views: views, commands: keys.commands)
    let session = Session(
      hand: look.hand, waiter: waiter, browser: browser, sources: sources, mailbox: mailbox,
      watch: watch, environment: Process.environment, jobs: jobs,
      marks: marks(mailbox, places.marks),
      views: ViewsKeeper(places.views, said: viewNotes.sentences, mailbox: mailbox),
      citations: CitationWriter(marks: places.marks, mailbox: mailbox),
      arxiv: ArxivWork(opened: paths, mailbox: mailbox),
      programs: ProgramRunner(hooks: settings.hooks, mailbox: mailbox),
      readAfter: settings.readAfter)
    let mistakes = [
      ("config.toml", settingsNotes), ("keys", keys.notes), ("views", viewNotes),
    ].map { (file: $0, sentences: $1.sentences) }
    let notices = [.mistaken(mistakes), .troubled(look.notice.map { [$0] } ?? [])] as [Action]
    let code = look.code(after: session.run(early: early + notices))
    if !paths.isEmpty { remembered.save(session.view, of: paths) }
    return (code, session.chosen)
  }

  /// Makes options be for an occasion. Returns how the browser was left, if it is to be so again.
  private func adapt(
    _ options: inout Options, to occasion: Occasion, _ remembered: SessionFile, _ sources: Sources
  ) -> LeftState? {
    switch occasion {
    case .browsing:
      let paths = sources.rememberedPaths
      return fresh || paths.isEmpty ? nil : remembered.view(of: paths)
    case .picking(let picking, let query):
      options.picking = picking
      return LeftState(filter: query)
    case .tutor:
      (options.isTutor, options.hints) = (true, [])
      return nil
    }
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
  private func marks(_ mailbox: Mailbox, _ path: String) -> MarksThread<Ticket> {
    MarksThread<Ticket>(path: path, start: BackgroundThread.start) { answer, ticket in
      for action in answer.actions(ticket, path) { mailbox.post(action) }
    }
  }

  /// nil when there is no screen, or no keys can be read.
  private func terminalOptions(_ settings: Settings) -> TerminalOptions? {
    guard isatty(1) == 1, Process.environment["TERM"] != "dumb" else { return nil }
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
    _ settings: Settings, _ keymap: Keymap, sources: Sources
  ) -> Options {
    var options = Options()
    options.measure = settings.measure
    options.split = settings.split
    options.names = sources.names
    options.paths = Process.filePaths(arguments.paths).map(\.bytes)
    options.readsByOpening = settings.readOnOpen
    options.hooks = Set(settings.hooks.programs.keys)
    options.citations = Process.citations(settings).options
    options.profiles = settings.fetch.map {
      FetchChoice($0.name, words: FetchOrder(profile: $0).words)
    }
    options.year = LocalTime.day(time(nil)).components.year
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
