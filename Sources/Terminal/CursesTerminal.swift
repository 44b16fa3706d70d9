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
  /// Keys are read through a pad of one cell: reading through a window makes ncurses paint it first,
  /// and after a change of size that is a blank screen.
  let keys: UnsafeMutablePointer<WINDOW>
  private var isOpen = true
  var input = InputState()
  var output: OutputState
  var oneWrite: OneWrite

  /// Takes the screen.
  public init(_ options: TerminalOptions) throws(TerminalError) {
    let isUnicode = Environment.setLocale()
    self.options = options
    self.isASCII = options.isASCII || !isUnicode
    self.width = Width { Int(wcwidth(wchar_t($0))) }
    if Environment.value("ESCDELAY") == nil { set_escdelay(25) }

    guard let stream = fdopen(dup(options.output), "w"),
      let inputStream = fdopen(dup(options.input), "r")
    else { throw .unknown("") }
    self.stream = stream
    self.inputStream = inputStream
    self.oneWrite = OneWrite(target: fileno(stream), terminal: options.output)
    CrashGuard.remember(input: options.input, output: options.output)
    let wantsColor = CursesTerminal.wantsColor(options)
    let entry = TerminalEntry.chosen(hasDirectColor: wantsColor && Environment.hasDirectColor)
    guard let entry, let screen = newterm(entry.name, stream, inputStream) else {
      throw .unknown(Environment.value("TERM") ?? "")
    }
    self.screen = screen
    self.notice = entry.notice
    self.output = OutputState(
      depth: wantsColor
        ? CursesTerminal.depth(isDirect: entry.isDirect && oneWrite.isCollecting) : .none,
      theme: CursesTerminal.theme(options), showsLinks: CursesTerminal.takesLinks(options))
    guard let keys = newpad(1, 1) else { throw .unknown("") }
    self.keys = keys
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

  /// Takes the size that the terminal has now. ncurses hears of it through a signal and tells it by
  /// a key; when two changes come at once, one of the two may be lost.
  public func takeSize() {
    var now = winsize()
    guard ioctl(options.output, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0,
      size != Size(columns: Int(now.ws_col), rows: Int(now.ws_row))
    else { return }
    resizeterm(Int32(now.ws_row), Int32(now.ws_col))
  }

  /// Gives the terminal back; nothing can be shown afterwards.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    delwin(keys)
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
    reset_prog_mode()
    enter()
  }

  private func setUp() {
    raw()
    noecho()
    nonl()
    keypad(keys, true)
    nodelay(keys, true)
    // A frame is finished even if the next key is there already.
    typeahead(-1)
    notimeout(keys, false)
    setUpColors()
    setUpKeys()
    CrashGuard.install(bytes: farewell)
    enter()
  }

  private func enter() {
    clearok(nc_curscr(), true)
    output.forget()
    wrefresh(nc_stdscr())
    write(greeting)
  }

  private func leave() {
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

  private static func theme(_ options: TerminalOptions) -> Theme {
    switch options.background {
    case .dark: .dark
    case .light: .light
    case .auto: Environment.theme ?? .dark
    }
  }
}
