import Canvas
import Catalog
import Digests
import Glibc
import Interface
import Storage
import Terminal

/// The browser on a terminal: waits, hands events to the `Browser`, shows what it draws, and does
/// what it asks for. The only code that knows both the disk and the screen.
final class Session {
  private let terminal: CursesTerminal
  private let waiter: Waiter
  private let mailbox: Mailbox
  private var browser: Browser
  private var surface: Surface
  private let sources: Sources
  private let watch: FolderWatch?
  private let watched: DigestFolder
  /// When to read again after something changed: the writes have settled by then.
  private var rereadAt: ContinuousClock.Instant?
  private let input: Int32
  private let environment: [String: String]
  /// Set when the session is over: the exit code.
  private var ending: Int32?

  init(
    terminal: CursesTerminal, waiter: Waiter, browser: Browser, sources: Sources, input: Int32,
    mailbox: Mailbox, watch: FolderWatch?, watched: DigestFolder, environment: [String: String]
  ) {
    self.watch = watch
    self.watched = watched
    waiter.watched = watch?.descriptor ?? -1
    self.terminal = terminal
    self.waiter = waiter
    self.mailbox = mailbox
    self.browser = browser
    self.sources = sources
    self.input = input
    self.environment = environment
    self.surface = Surface(size: terminal.size, width: terminal.width)
  }

  /// Runs until the reader leaves, and returns the exit code. `early` is what has come already.
  func run(early: [Action], notices: [String]) -> Int32 {
    waiter.watchSignals()
    signal(SIGPIPE, SIG_IGN)
    perform(browser.handle(.resize(terminal.size)))
    for action in early { perform(browser.handle(action)) }
    if let notice = notices.first { say(.trouble(notice, others: notices.count - 1)) }
    while ending == nil {
      show()
      let wakeup = waiter.wait(timeout: timeToReread)
      if wakeup.hasChanges, watch?.drain(watched) == true {
        rereadAt = .now + .milliseconds(200)
      }
      rereadIfSettled()
      for signal in wakeup.signals { take(signal) }
      if wakeup.isWoken { takeMail() }
      while ending == nil, let event = terminal.nextEvent() { perform(browser.handle(event)) }
    }
    mailbox.close()
    terminal.close()
    return ending ?? 0
  }

  private func show() {
    terminal.takeSize()
    if browser.size != terminal.size { perform(browser.handle(.resize(terminal.size))) }
    if surface.size != terminal.size {
      surface = Surface(size: terminal.size, width: terminal.width)
    }
    browser.draw(into: &surface)
    terminal.present(surface)
  }

  /// How long to wait at most, in milliseconds; nil when nothing has changed.
  private var timeToReread: Int32? {
    rereadAt.map { instant in
      let left = instant - .now
      return max(0, Int32(left / .milliseconds(1)) + 1)
    }
  }

  private func rereadIfSettled() {
    guard let rereadAt, rereadAt <= .now else { return }
    self.rereadAt = nil
    sources.load(into: mailbox, watch: watch, on: .change)
  }

  private func takeMail() {
    for action in mailbox.take() { perform(browser.handle(action)) }
  }

  private func take(_ signal: Int32) {
    switch signal {
    case SIGTSTP: terminal.suspend()
    case SIGCONT: terminal.repaint()
    case SIGWINCH:
      // Even if the size is what it was: it may have been another one in between, and what the
      // terminal lost by that nobody says.
      terminal.redraw()
    case SIGCHLD: Spawn.reap()
    case SIGINT: ending = 130
    default: ending = 128 + signal
    }
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .open(let address): open(address)
      case .copy(let text, let name): copy(text, name)
      case .search(let number): search(number)
      case .relate(let id): relate(id)
      case .reload: sources.load(into: mailbox, watch: watch, on: .command)
      case .redraw: terminal.redraw()
      case .suspend: terminal.suspend()
      case .quit: ending = 0
      }
    }
  }

  private func say(_ message: Message) {
    perform(browser.handle(.said(message)))
  }

  private func open(_ address: String) {
    guard Opener.accepts(address), let opener = Opener(address, environment: environment) else {
      say(.noBrowser(address))
      return
    }
    var started = false
    if opener.needsTerminal {
      terminal.withTerminalGivenBack {
        started = Spawn.onTerminal(opener.arguments, input: input)
      }
    } else {
      started = Spawn.detached(opener.arguments)
    }
    say(started ? .opened(address, by: opener.arguments[0]) : .noBrowser(address))
  }

  private func copy(_ text: String, _ name: String) {
    let isRemote = environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil
    var program: String?
    if !isRemote, let arguments = ClipboardCommand.arguments(environment: environment),
      Spawn.feeding(Array(text.utf8), to: arguments)
    {
      program = arguments[0]
    }
    terminal.write(
      Clipboard.sequence(
        text, tmux: environment["TMUX"] != nil, screen: environment["STY"] != nil))
    say(.copied(name, by: program))
  }

  private func relate(_ id: PaperID) {
    let (library, mailbox) = (browser.library, mailbox)
    BackgroundThread.start {
      mailbox.post(.relatedFound(id, library.related(to: id) ?? []))
    }
  }

  private func search(_ number: Int) {
    guard let (current, search) = browser.search, current == number else { return }
    let mailbox = mailbox
    mailbox.expect(number)
    BackgroundThread.start {
      var search = search
      if let found = search.finish(isCancelled: { !mailbox.isExpected(number) }) {
        mailbox.post(.found(search: number, found))
      }
    }
  }
}
