import Canvas
import Catalog
import Glibc
import Interface
import Papers
import Storage
import Terminal

/// The browser at work: waits, hands what the reader does to the `Browser`, has it shown, and does what it asks for,
/// by whichever `Hand`. The only code that knows both the disk and the reader.
final class Session {
  let hand: any Hand
  let waiter: Waiter
  let mailbox: Mailbox
  var browser: Browser
  private let sources: Sources
  private let watch: FolderWatch?
  /// When to read again after something changed.
  private var digests = Settling()
  private var ownFiles = Settling()
  let environment: [String: String]
  private let jobs: JobThreads
  private let marks: MarksThread<Ticket>
  private let views: ViewsKeeper
  private let citations: CitationWriter
  private let arxiv: ArxivWork
  let programs: ProgramRunner
  private let settings: SettingsKeeper
  /// After how many seconds in the reader a paper is marked read; 0 for never.
  private(set) var readAfter: Int
  /// The paper that is being read, and when it has been read long enough.
  var reading: (paper: PaperID, until: ContinuousClock.Instant)?
  /// The files of notes that are on their way to the database, by the tickets of their changes.
  var noteFiles: [Ticket: String] = [:]
  /// Programs that were started and have not ended.
  var launched: [pid_t: Launched] = [:]
  /// The papers that were picked, and the library that has them.
  private(set) var chosen: (papers: [PaperID], library: Library)?
  /// Set when the session is over: the exit code.
  private var ending: Int32?

  init(
    hand: any Hand, waiter: Waiter, browser: Browser, sources: Sources,
    mailbox: Mailbox, watch: FolderWatch?, environment: [String: String],
    jobs: JobThreads, marks: MarksThread<Ticket>, views: ViewsKeeper, citations: CitationWriter,
    arxiv: ArxivWork, programs: ProgramRunner, settings: SettingsKeeper
  ) {
    (self.jobs, self.marks, self.views, self.settings) = (jobs, marks, views, settings)
    readAfter = settings.settings.readAfter
    (self.citations, self.arxiv, self.programs) = (citations, arxiv, programs)
    self.watch = watch
    waiter.watched = [watch, settings.watch].compactMap { $0?.descriptor }
    self.hand = hand
    self.waiter = waiter
    self.mailbox = mailbox
    self.browser = browser
    self.sources = sources
    self.environment = environment
  }

  /// Runs until the reader leaves, and returns the exit code. `early` is what has come already.
  func run(early: [Action]) -> Int32 {
    waiter.watchSignals()
    signal(SIGPIPE, SIG_IGN)
    perform(hand.begin(&browser))
    noteTime()
    for action in early { take(action) }
    show()
    // What is on the screen was asked for; now the rest.
    perform(browser.handle(.started))
    hand.start()
    while ending == nil {
      show()
      let wakeup = waiter.wait(
        timeout: browser.hasMoreToDo ? 0 : timeToWait, isListening: hand.isListening)
      noteTime()
      for watch in wakeup.changed { noteChange(in: watch) }
      rereadIfSettled()
      for signal in wakeup.signals { take(signal) }
      // What comes after the end is not for the screen.
      if ending == nil, wakeup.isWoken { takeMail() }
      while ending == nil, let effects = hand.takeInput(&browser) { perform(effects) }
      if ending == nil { perform(browser.goOn()) }
      noteReading()
    }
    // What was asked for is done, whatever ends us.
    perform(browser.handle(.leaving))
    let late = finishCiting()
    mailbox.close()
    hand.close()
    finish(late)
    finishPrograms()
    return ending ?? 0
  }

  /// Cites what was to be cited, while there is a terminal to copy by. Returns what else has come.
  private func finishCiting() -> [Action] {
    citations.work()
    return mailbox.take().filter { action in
      guard case .answer(let answer) = action, case .cited = answer.content else { return true }
      perform(browser.handle(action))
      return false
    }
  }

  /// Waits until all that was changed is kept, and says what could not be.
  ///
  /// - Parameter late: what has come since the reader left.
  private func finish(_ late: [Action]) {
    marks.close()
    views.work()
    let mail = late + mailbox.take()
    arxiv.tellOfFiles()
    for action in mail {
      switch action {
      case .answer(let answer):
        tellOfActs(answer)
        if let message = complaint(in: answer) { Output.complain(message.text) }
        guard let message = refusal(in: answer), message.isWarning else { continue }
        Output.complain(message.text)
        ending = max(ending ?? 0, 3)
      // Such as what was lost of a database that the last mark had to mend.
      case .said(let message) where message.isWarning: Output.complain(message.text)
      default: break
      }
    }
  }

  /// Tells the browser what time it is, for what will be said.
  private func noteTime() {
    let now = time(nil)
    browser.time = LocalTime.text(now, "%H:%M:%S")
    let day = LocalTime.day(now)
    if day != browser.today { perform(browser.handle(.dayCame(day))) }
  }

  /// How things were left.
  var view: LeftState { browser.view }
  var usage: Usage { browser.usage }

  private func show() {
    // What has to happen first may change what is to be shown.
    while ending == nil, case let effects = hand.prepare(&browser), !effects.isEmpty {
      perform(effects)
    }
    hand.show(&browser)
  }

  /// How long to wait at most, in milliseconds; nil when there is nothing to wait for.
  private var timeToWait: Int32? {
    let times = [digests.due, ownFiles.due, reading?.until].compactMap { instant -> Int32? in
      guard let instant else { return nil }
      return max(0, Int32(clamping: Int((instant - .now) / .milliseconds(1)) + 1))
    }
    return (times + [hand.timeToInput].compactMap(\.self)).min()
  }

  /// Notes what the system tells by a descriptor.
  private func noteChange(in descriptor: Int32) {
    if descriptor == watch?.descriptor { watch?.drain().map { digests.note(isWhole: $0 == .came) } }
    if descriptor == settings.watch?.descriptor {
      settings.watch?.drain().map { _ in ownFiles.note() }
    }
  }

  private func rereadIfSettled() {
    if digests.isOver() { perform(browser.handle(.filesChanged)) }
    if ownFiles.isOver() { perform(browser.handle(.settingsChanged)) }
  }

  private func takeMail() {
    for action in mailbox.take() { take(action) }
  }

  private func take(_ action: Action) {
    if case .answer(let answer) = action, case .settingsFound = answer.content {
      let new = settings.settings
      programs.take(new.hooks)
      readAfter = new.readAfter
    }
    guard case .answer(let answer) = action, answer.ticket.slot == .marking else {
      return perform(browser.handle(action))
    }
    let message = noteEnd(of: answer)
    let content = message.map { Answer.Content.failed($0) } ?? answer.content
    perform(
      browser.handle(.answer(Answer(content, to: answer.ticket, isLast: answer.isLast))))
  }

  private func take(_ signal: Int32) {
    switch signal {
    case SIGTSTP: suspend()
    case SIGCONT: hand.showAnew(isTaken: true)
    case SIGWINCH:
      // Even if the size is what it was: it may have been another one in between, and what the
      // terminal lost by that nobody says.
      hand.showAnew(isTaken: false)
    case SIGCHLD:
      for ended in Spawn.reap(Array(launched.keys)) { noteEnd(of: ended.process, ended.code) }
    case SIGINT:
      if let effects = hand.interrupt(&browser) { perform(effects) } else { ending = 130 }
    default: ending = 128 + signal
    }
  }

  func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .open(let address): open(address)
      case .show(let reference, let form, let isLate): show(reference, form, isLate: isLate)
      case .copy(let text, let name): copy(text, name)
      case .start(let job, let ticket): start(job, ticket)
      case .end(let ticket):
        jobs.end(ticket)
        arxiv.end(ticket)
        programs.end(ticket)
      case .awaitQuiet: digests.note()
      case .editNote(let id, let text, let heads): editNote(id, text, heads)
      case .choose(let papers, let library): (chosen, ending) = ((papers, library), 0)
      case .runOnTerminal(let run): runOnTerminal(run)
      case .wear(let look): hand.wear(look)
      case .useProfile(let name):
        if let keymap = settings.use(profile: name) {
          perform(browser.handle(.keysCame(keymap, profile: name)))
        }
      case .redraw: hand.showAnew(isTaken: false)
      case .suspend: suspend()
      case .quit: ending = 0
      }
    }
  }

  private func suspend() {
    marks.settle()
    hand.withTerminalGivenBack { Stopping.stopGroup() }
  }

  func say(_ message: Message) {
    perform(browser.handle(.said(message)))
  }

  private func start(_ job: Job, _ ticket: Ticket) {
    switch job {
    case .search, .tick, .count, .gather, .complete, .nameFiles, .explain, .relate, .indexMarks,
      .countViews,
      .countFacets,
      .load:
      jobs.start(job, ticket)
    case .views(let request): views.ask(request, ticket)
    case .cite(let citing): citations.cite(citing, ticket)
    case .fetch(let wish): arxiv.fetch(wish, ticket)
    case .download(let wish): arxiv.download(wish, ticket)
    case .findFiles: arxiv.findFiles(ticket)
    case .run(let run): programs.run(run, ticket)
    case .tell(let hook): programs.tell(hook, ticket)
    case .readThemes(let wish): settings.readThemes(wish, ticket)
    case .readSettings: settings.read(ticket)
    case .ask(let request): marks.ask(request, ticket)
    case .readMarks: marks.load(ticket)
    case .meet(let library):
      // The sample is nobody's reading.
      if case .sample = sources { return marks.join(library, ticket) }
      marks.join(library)
      marks.see(library, ticket)
    }
  }
}
