import Canvas
import Glibc
import Interface
import Storage
import Terminal

/// How the browser is shown: on a screen, or in lines.
extension Browse {
  /// A hand for the browser, and what it shows it with.
  struct Look {
    let hand: any Hand
    let width: Width
    /// nil for the usual ones.
    var glyphs: Glyphs?
    /// What is to be said at the start.
    var notice: String?

    /// The exit code, also when what was told could not be written.
    func code(after code: Int32) -> Int32 {
      guard let failure = (hand as? LineHand)?.failure, failure != 0 else { return code }
      if failure == EPIPE { return 128 + SIGPIPE }
      Output.complain(Sentences.notWritten(failure))
      return max(code, 3)
    }

    var isInLines: Bool { hand is LineHand }

    /// For the log.
    var description: String {
      guard let screen = hand as? ScreenHand else { return "in lines" }
      let size = screen.size
      return "terminal: \(size.columns)×\(size.rows)\(glyphs == nil ? "" : ", ASCII")"
    }
  }

  /// A terminal that can do nothing but print: lines are what it is for.
  var isOnPlainTerminal: Bool {
    let term = Process.environment["TERM"] ?? ""
    return ["", "dumb"].contains(term) && isatty(0) == 1 && isatty(1) == 1
  }

  func screen(_ options: TerminalOptions) throws(TerminalError) -> Look {
    let terminal = try CursesTerminal(options)
    return Look(
      hand: ScreenHand(terminal, input: options.input), width: terminal.width,
      glyphs: terminal.isASCII ? .ascii : nil, notice: terminal.notice)
  }

  func lines(_ options: TerminalOptions, _ settings: Settings) -> Look {
    let notice = plain ? nil : Sentences.plainTerminal(Process.environment["TERM"])
    return Look(
      hand: LineHand(input: options.input, columns: settings.plainWidth), width: .bundled,
      glyphs: .words, notice: notice)
  }

  /// Lines come from standard input, or from the terminal where that is a digest.
  func lineOptions() throws -> TerminalOptions {
    var options = TerminalOptions()
    guard arguments.paths.contains("-") else { return options }
    options.input = Glibc.open("/dev/tty", O_RDONLY | O_CLOEXEC)
    if options.input < 0 { throw Failure(code: 3, lines: [Sentences.noLines]) }
    return options
  }
}
