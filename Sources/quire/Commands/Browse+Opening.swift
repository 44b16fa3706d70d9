import Canvas
import Catalog
import Fetching
import Glibc
import Interface
import Keymaps
import Papers
import Programs
import Storage
import Terminal

/// Puts the browser together, and opens it.
extension Browse {
  /// How long the first screen may wait for the first papers, in milliseconds. A digest of a hundred
  /// papers takes two.
  private static let patience: Int32 = 60

  /// What the browser is opened for.
  enum Occasion: Sendable {
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

    var isTutor: Bool {
      if case .tutor = self { true } else { false }
    }

    /// Where marks and views are.
    var places: Places {
      if case .tutor(let own) = self { own } else { Process.places }
    }

    /// The user's programs are told of what is done. The tutor's papers are nobody's, and its folder goes away.
    var hasHooks: Bool { !isTutor }

    /// How the browser is left is for the next time.
    var isRemembered: Bool {
      if case .picking = self { false } else { true }
    }

    /// Makes options be for it.
    func adapt(_ options: inout Options) {
      switch self {
      case .browsing: break
      case .picking(let picking, _): options.picking = picking
      case .tutor: (options.isTutor, options.hints) = (true, [])
      }
    }
  }

  /// Opens the browser, and waits until the reader leaves it; nil when there is no screen for it.
  func open(_ occasion: Occasion = .browsing) throws -> End? {
    if let log { Log.level = log }
    Log.begin()
    var (settings, settingsNotes) = Process.settings()
    if !occasion.hasHooks { settings.hooks = Hooks() }
    let (shelf, folderNotes) = try themes()
    let places = occasion.places
    let sources = occasion.isTutor ? .sample : arguments.sources(settings)
    let folder = try folder(of: sources)
    let isInLines = plain || isOnPlainTerminal
    guard var options = try isInLines ? lineOptions() : terminalOptions(settings) else {
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
        indexes: IndexCache(folder: places.indexes).store,
        kept: sources.paths.map { KeptReading(of: $0, in: places) }))
    jobs.start(.load(.start), .firstLoad)

    // While the first papers are read, what else is needed is read, too.
    let keys = Process.keys(profile: looks.profile.choice(settings), settings, over: occasion.keys)
    let (theme, lookNotes) = Process.theme(settings, wanted: looks.theme, of: shelf)
    options.look = theme.look
    settingsNotes.sentences +=
      Process.citations(settings).problems + keys.problems
      + lookNotes.filter { $0.file == settingsNotes.file }.flatMap(\.sentences)
    let themeNotes = folderNotes + lookNotes.filter { $0.file != settingsNotes.file }
    let remembered = SessionFile(path: places.session)
    let (views, viewNotes) = Process.views(in: places)
    let before = remembered.read(of: sources.rememberedPaths)
    _ = waiter.wait(timeout: Browse.patience)
    let early = mailbox.take()
    let complaints = early.complaintsAboutNothing
    if !complaints.isEmpty { throw Failure(code: 3, lines: complaints) }

    guard let look = isInLines ? lines(options, settings) : try? screen(options) else { return nil }
    let wishes = wishes(occasion, sources, look)
    var shown = wishes.options(settings, keys.keymap, theme)
    shown.themes = shelf.names
    shown.keyProfile = keys.profile.name
    shown.usage = before.usage
    let browser = Browser(
      keymap: wishes.keymap(keys), options: shown, width: look.width,
      view: left(for: occasion, before.view), views: views, commands: keys.commands)
    let notes = Notes(
      settings: settingsNotes, keys: keys.notes, views: viewNotes, themes: themeNotes)
    let session = session(
      browser, SettingsKeeper.Known(settings: settings, keys: keys, theme: theme), wishes, look,
      sources,
      Outside(waiter: waiter, mailbox: mailbox, watch: watch, jobs: jobs, places: places), notes)
    let code = look.code(after: session.run(early: early + notices(notes, look)))
    if occasion.isRemembered, !sources.rememberedPaths.isEmpty {
      remembered.save(session.view, of: sources.rememberedPaths, session.usage)
    }
    Log.note(.info, "end: \(code)")
    return (code, session.chosen)
  }

  /// What a session shares with the world.
  private struct Outside {
    let waiter: Waiter
    let mailbox: Mailbox
    let watch: FolderWatch?
    let jobs: JobThreads
    let places: Places
  }

  /// - Parameter notes: what is wrong, which has been said.
  private func session(
    _ browser: Browser, _ known: SettingsKeeper.Known, _ wishes: SettingsKeeper.Wishes,
    _ look: Look, _ sources: Sources, _ outside: Outside, _ notes: Notes
  ) -> Session {
    let (mailbox, places) = (outside.mailbox, outside.places)
    let programs = ProgramRunner(hooks: known.settings.hooks, mailbox: mailbox)
    return Session(
      hand: look.hand, waiter: outside.waiter, browser: browser, sources: sources, mailbox: mailbox,
      watch: outside.watch, environment: Process.environment,
      jobs: outside.jobs, marks: marks(mailbox, places.marks),
      views: ViewsKeeper(places.views, said: notes.views.sentences, mailbox: mailbox),
      citations: CitationWriter(marks: places.marks, mailbox: mailbox),
      arxiv: ArxivWork(sources: sources, programs: programs, mailbox: mailbox),
      programs: programs,
      settings: SettingsKeeper(known, wishes, said: notes.ofSettings, mailbox: mailbox))
  }

  /// All themes; one that was asked for must be among them.
  private func themes() throws -> (shelf: ThemeShelf, notes: [FileNotes]) {
    let (shelf, notes) = Process.themes()
    if let theme = looks.theme, !Process.isTheme(theme, in: shelf) {
      throw Failure(
        code: 2, lines: [Sentences.noTheme(theme, among: shelf.names, place: "--theme")])
    }
    return (shelf, notes)
  }

  /// What was asked for on the command line, and what the interface gets of settings, now and later.
  private func wishes(
    _ occasion: Occasion, _ sources: Sources, _ look: Look
  ) -> SettingsKeeper.Wishes {
    SettingsKeeper.Wishes(
      theme: looks.theme, profile: { [profile = looks.profile] in profile.choice($0) },
      over: occasion.keys, isInLines: look.isInLines, hasHooks: occasion.hasHooks,
      options: { [paths = arguments.paths, glyphs = look.glyphs, isInLines = look.isInLines] in
        var options = Browse.interfaceOptions($0, $1, sources: sources, paths: paths)
        (options.theme, options.isInLines) = ($2, isInLines)
        if let glyphs { options.glyphs = glyphs }
        occasion.adapt(&options)
        return options
      })
  }

  /// How the browser was left, if it is to be so again.
  private func left(for occasion: Occasion, _ before: LeftState?) -> LeftState? {
    switch occasion {
    case .browsing: return fresh ? nil : before
    case .picking(_, let query): return LeftState(filter: query)
    case .tutor: return nil
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
    options.color = looks.color ?? TerminalOptions.Color(rawValue: settings.color) ?? .auto
    options.isASCII = looks.ascii || settings.ascii
    options.usesMouse = settings.mouse
    options.links = TerminalOptions.Links(rawValue: settings.links) ?? .auto
    options.plainForm = { Fold.plainForm(of: $0) }
    return options
  }

  private static func interfaceOptions(
    _ settings: Settings, _ keymap: Keymap, sources: Sources, paths: [String]
  ) -> Options {
    var options = Options()
    options.measure = settings.measure
    options.split = settings.split
    options.names = sources.names
    options.paths = Process.filePaths(paths).map(\.bytes)
    options.readsByOpening = settings.readOnOpen
    options.keyProfiles = Profile.all.map(\.name)
    options.hooks = Set(settings.hooks.programs.keys)
    options.citations = Process.citations(settings).options
    options.profiles = settings.fetch.map {
      FetchChoice($0.name, words: FetchOrder(profile: $0).words)
    }
    options.year = LocalTime.day(time(nil)).components.year
    if case .sample = sources { options.hints = NewcomerHints.lines(keymap) }
    return options
  }
}

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
