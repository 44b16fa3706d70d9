import CNcurses
public import Canvas
import Glibc

/// The terminal, through ncurses: shows surfaces, reads keys, gives itself back.
///
/// One at a time, on the main thread only. While it lives the terminal is in raw mode on the
/// alternate screen; `close` or the end of its life restores everything. ncurses keeps its own copy
/// of the screen and writes only what differs; this class spares it the looking by handing over the
/// changed parts of changed rows.
public final class CursesTerminal {
  /// Something about the terminal that the user should know, once the screen is there.
  public private(set) var notice: String?
  /// Whether everything must be drawn with ASCII.
  public let isASCII: Bool
  /// By these widths ncurses lays out.
  public let width: Width

  let options: TerminalOptions
  private let stream: UnsafeMutablePointer<FILE>
  private let inputStream: UnsafeMutablePointer<FILE>
  private let screen: OpaquePointer
  private var isOpen = true
  var input: InputState
  var output: OutputState
  var oneWrite: OneWrite

  /// Takes the screen.
  public init(_ options: TerminalOptions) throws(TerminalError) {
    let isUnicode = Environment.setLocale()
    self.options = options
    self.isASCII = options.isASCII || !isUnicode
    self.width = Width { Int(wcwidth(wchar_t($0))) }
    self.input = InputState(isUnicode: isUnicode)

    // Not for the programs that we start: one that goes on would hold the terminal.
    guard let stream = fdopen(fcntl(options.output, F_DUPFD_CLOEXEC, 3), "w"),
      let inputStream = fdopen(fcntl(options.input, F_DUPFD_CLOEXEC, 3), "r")
    else { throw .unknown("") }
    self.stream = stream
    self.inputStream = inputStream
    self.oneWrite = OneWrite(target: fileno(stream), terminal: options.output)
    CrashGuard.remember(input: options.input, output: options.output)
    let wantsColor = CursesTerminal.wantsColor(options)
    let entry = TerminalEntry.chosen(hasDirectColor: wantsColor && Environment.hasDirectColor)
    let size = CursesTerminal.size(of: options.output)
    guard let entry,
      let screen = CursesTerminal.withSize(
        size, { entry.withDescription { newterm($0, stream, inputStream) } })
    else { throw .unknown(Environment.value("TERM") ?? "") }
    self.screen = screen
    self.notice = entry.notice
    self.output = OutputState(
      depth: wantsColor
        ? CursesTerminal.depth(isDirect: entry.isDirect && oneWrite.canHold) : .none,
      look: options.look, ground: Environment.ground, showsLinks: CursesTerminal.takesLinks(options)
    )
    guard let move = tigetstr("cup"), Int(bitPattern: move) != -1 else {
      endwin()
      throw .dumb
    }
    setUp()
  }

  deinit {
    close()
  }

  /// The size of the terminal, in cells.
  public var size: Size { Size(columns: Int(nc_columns()), rows: Int(nc_lines())) }

  /// The largest screen that is shown; what a terminal has beyond that stays empty. ncurses counts
  /// cells in 16 bits, and a screen of 32,767 by 32,767 would need a hundred gigabytes.
  static let largest = Size(columns: 2048, rows: 1024)

  /// Takes the size that the terminal has now. ncurses is not asked: it hears of changes through a
  /// signal, and when two come at once, one of the two may be lost.
  public func takeSize() {
    guard let now = CursesTerminal.size(of: options.output), size != now else { return }
    resizeterm(Int32(now.rows), Int32(now.columns))
  }

  /// Runs what makes ncurses ask for the size, and answers. What it asks by itself may be more than it
  /// can count, and descriptions of terminals need not have a size.
  private static func withSize<Result>(_ size: Size?, _ body: () -> Result) -> Result {
    guard let size else { return body() }
    let before = ["LINES", "COLUMNS"].map { ($0, Environment.value($0)) }
    setenv("LINES", "\(size.rows)", 1)
    setenv("COLUMNS", "\(size.columns)", 1)
    defer {
      for (name, value) in before {
        if let value { setenv(name, value, 1) } else { unsetenv(name) }
      }
      use_env(false)
    }
    return body()
  }

  /// What the terminal says of its size, no larger than can be shown; nil when it does not know.
  private static func size(of descriptor: Int32) -> Size? {
    var now = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0 else {
      return nil
    }
    return Size(
      columns: min(Int(now.ws_col), largest.columns), rows: min(Int(now.ws_row), largest.rows))
  }

  /// Gives the terminal back; nothing can be shown afterwards.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    delscreen(screen)
    fclose(stream)
    fclose(inputStream)
  }

  /// Gives the terminal to another program, and takes it again, painted anew.
  public func withTerminalGivenBack(_ body: () -> Void) {
    leave()
    body()
    reset_prog_mode()
    enter()
  }

  /// Takes the terminal again after somebody else had it, as after a stop.
  public func repaint() {
    oneWrite.release()
    reset_prog_mode()
    enter()
  }

  private func setUp() {
    raw()
    noecho()
    nonl()
    // Keypads in application mode, for terminals whose keys are known in no other.
    keypad(nc_stdscr(), true)
    // A frame is finished even if the next key is there already.
    typeahead(-1)
    setUpColors()
    takeSize()
    CrashGuard.install(bytes: farewell)
    leaveFirstState()
    enter()
  }

  /// From `newterm` to the first time that ncurses comes back from a program that had the terminal, it empties its
  /// buffer at every move of the cursor: a dozen calls of the system for a key, where one is enough. So it goes and
  /// comes back, and nobody sees it; that the terminal itself stays as it is, is what makes it quick.
  private func leaveFirstState() {
    guard oneWrite.canHold else { return }
    oneWrite.hold()
    endwin()
    wrefresh(nc_stdscr())
    oneWrite.drop()
  }

  private func enter() {
    clearok(nc_curscr(), true)
    output.forget()
    input.reader.reset()
    CrashGuard.isArmed = true
    oneWrite.hold()
    wrefresh(nc_stdscr())
    oneWrite.send()
    // ncurses may have set a region for scrolling when it took the terminal for a smaller one.
    if let region = tigetstr("csr"), Int(bitPattern: region) != -1 {
      write("\u{1B}7\u{1B}[r\u{1B}8")
    }
    write(greeting())
  }

  private func leave() {
    defer { CrashGuard.isArmed = false }
    oneWrite.release()
    write(farewellModes)
    curs_set(1)
    endwin()
    fflush(stream)
  }

  private static func wantsColor(_ options: TerminalOptions) -> Bool {
    switch options.color {
    case .always: true
    case .never: false
    case .auto: Environment.value("NO_COLOR") == nil
    }
  }

  private static func depth(isDirect: Bool) -> ColorDepth {
    guard has_colors() else { return ColorDepth.none }
    start_color()
    switch nc_colors() {
    case 256...: return isDirect && DirectColors.fitTerminal ? .direct : .indexed
    case 16...: return .sixteen
    case 8...: return .eight
    default: return ColorDepth.none
    }
  }
}
