import CVterm
import Glibc

/// The real program on a pseudo-terminal, its output read by libvterm as a terminal reads it.
///
/// Tests type, and wait for what the screen must show; nothing waits for a time.
final class Session {
  /// All bytes that the program has written.
  private(set) var output: [UInt8] = []
  /// The exit code, or 128 and the signal; nil while the program runs.
  private(set) var status: Int32?
  let process: pid_t
  let home: String

  /// The beginning of a character whose end has not come yet.
  private var unfinished: [UInt8] = []
  private let master: Int32
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private var rows: Int32
  private var columns: Int32

  /// The program under test: `QUIRE_BINARY`, or the one built beside the tests.
  static let binary: String = {
    if let path = getenv("QUIRE_BINARY") { return String(cString: path) }
    return built("quire")
  }()

  /// A program that is built beside the tests.
  static func built(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/\(name)"
  }

  /// Starts the program with an environment of its own and a home folder of its own.
  init(
    _ arguments: [String] = [], columns: Int = 100, rows: Int = 30, program: String? = nil,
    environment: [String: String] = [:], home: String? = nil
  ) {
    let program = program ?? Session.binary
    precondition(access(program, X_OK) == 0, "no program at \(program)")
    self.home = home ?? Session.makeFolder()
    self.rows = Int32(rows)
    self.columns = Int32(columns)
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)

    master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    grantpt(master)
    unlockpt(master)
    var name = [CChar](repeating: 0, count: 128)
    ptsname_r(master, &name, 128)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)

    var variables = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": self.home, "QUIRE_HOME": self.home,
      "TZ": "UTC", "PATH": "/usr/bin:/bin", "COLORFGBG": "15;0",
      // A crash is a crash, and no debugger.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    variables.merge(environment) { $1 }
    process = ChildProcess.start(program, arguments, variables, isLeader: true) { files in
      posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&files, 0, 1)
      posix_spawn_file_actions_adddup2(&files, 0, 2)
    }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(master)
    vterm_free(terminal)
  }

  /// A new folder, which goes away when the tests end.
  static func makeFolder() -> String {
    var name = Array("\(root)/XXXXXX".utf8CString)
    return String(cString: mkdtemp(&name))
  }

  private static let root: String = {
    var name = Array("/tmp/qt-XXXXXX".utf8CString)
    atexit {
      _ = nftw(
        Session.root, { path, _, _, _ in path.map { remove($0) } ?? 0 }, 16,
        Int32(vt_contents_first))
    }
    return String(cString: mkdtemp(&name))
  }()

  /// Types text.
  func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends bytes as fast as the program takes them, and takes what it writes meanwhile: who waits for
  /// it to read while it waits for him waits for ever.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, status == nil {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if !read(timeout: 1000, orRoom: true) {
        return
      }
    }
  }

  /// Changes the size of the terminal, as a window manager does.
  ///
  /// - Parameter isShown: libvterm follows; it has no memory for the largest.
  func resize(columns: Int, rows: Int, isShown: Bool = true) {
    if isShown {
      self.rows = Int32(rows)
      self.columns = Int32(columns)
      vterm_set_size(terminal, Int32(rows), Int32(columns))
    }
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Reads until a condition holds. Fails with the screen when it never does.
  func wait(
    _ what: String = "", seconds: Int = 30, until condition: (Session) -> Bool
  ) throws(Timeout) {
    let deadline = Session.milliseconds + seconds * 1000
    while !condition(self) {
      let left = deadline - Session.milliseconds
      let goesOn = left > 0 && read(timeout: Int32(min(left, 200)))
      if !goesOn, !condition(self) { throw Timeout(what: what, screen: text, output: lastOutput) }
    }
  }

  private var lastOutput: String {
    String(decoding: output.suffix(400), as: UTF8.self).debugDescription
  }

  /// Waits until the screen shows a text.
  func wait(for text: String) throws(Timeout) {
    try wait(text) { $0.text.contains(text) }
  }

  /// Waits until the last row says where the cursor is, as in `3/38`. Views beside the list have such numbers too:
  /// so many unread papers of so many.
  func wait(forPlace text: String) throws(Timeout) {
    try wait(text) { $0.lines.last?.contains(text) == true }
  }

  /// Waits for the end of the program, and returns its exit code, or 128 and the signal.
  func waitForExit() throws(Timeout) -> Int32 {
    try wait("exit") { $0.status != nil }
    return status!
  }

  /// Types nothing for a time, and reads what the program writes. For tests about silence.
  func rest(_ milliseconds: Int) {
    let end = Session.milliseconds + milliseconds
    while end > Session.milliseconds, read(timeout: Int32(end - Session.milliseconds)) {}
  }

  struct Timeout: Error, CustomStringConvertible {
    let what: String
    let screen: String
    /// The end of what the program wrote.
    let output: String
    var description: String { "waited in vain for: \(what)\n\(screen)\n\(output)" }
  }

  /// Takes what comes within a time; false when the program has gone.
  ///
  /// - Parameter orRoom: room for more input ends the time too.
  private func read(timeout: Int32, orRoom: Bool = false) -> Bool {
    let events = Int16(orRoom ? POLLIN | POLLOUT : POLLIN)
    var polled = pollfd(fd: master, events: events, revents: 0)
    poll(&polled, 1, timeout)
    if polled.revents & Int16(POLLIN) != 0 {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(master, &buffer, buffer.count)
      if count > 0 {
        output += buffer[..<count]
        show(Array(buffer[..<count]))
        answer()
        return true
      }
    }
    collectStatus()
    return status == nil
  }

  /// Gives bytes to libvterm; a character that is not whole yet waits for its rest, because libvterm
  /// 0.1 loses it.
  private func show(_ bytes: [UInt8]) {
    let bytes = unfinished + bytes
    let lead = bytes.suffix(4).lastIndex { $0 & 0xC0 == 0xC0 }
    var end = bytes.count
    if let lead {
      let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
      if lead + length > bytes.count { end = lead }
    }
    unfinished = Array(bytes[end...])
    bytes[..<end].withUnsafeBytes {
      _ = vterm_input_write(terminal, $0.bindMemory(to: CChar.self).baseAddress, end)
    }
  }

  /// Sends what the terminal itself answers, as to a question about its cursor.
  private func answer() {
    var buffer = [CChar](repeating: 0, count: 256)
    let count = vterm_output_read(terminal, &buffer, buffer.count)
    if count > 0 { send(buffer[..<count].map { UInt8(bitPattern: $0) }) }
  }

  private func collectStatus() {
    var status: Int32 = 0
    guard self.status == nil, waitpid(process, &status, WNOHANG) == process else { return }
    self.status = ChildProcess.code(of: status)
  }

  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}

extension Session {
  /// A cell of the screen.
  struct Cell: Equatable {
    var text: String
    var isBold = false
    var isUnderlined = false
    var isReversed = false
    /// 0xRRGGBB; nil for the terminal's own.
    var foreground: UInt32?
    var background: UInt32?
    var columns = 1
  }

  func cell(_ column: Int, _ row: Int) -> Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    let scalars = withUnsafeBytes(of: &cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
      .prefix { $0 != 0 }.compactMap { Unicode.Scalar($0) }
    var result = Cell(text: scalars.isEmpty ? " " : String(String.UnicodeScalarView(scalars)))
    if cell.chars.0 == UInt32.max { result.text = "" }
    result.columns = Int(cell.width)
    result.isBold = vt_is_bold(&cell) != 0
    result.isUnderlined = vt_is_underlined(&cell) != 0
    result.isReversed = vt_is_reversed(&cell) != 0
    if vt_has_foreground(&cell) != 0 { result.foreground = vt_rgb(screen, cell.fg) }
    if vt_has_background(&cell) != 0 { result.background = vt_rgb(screen, cell.bg) }
    return result
  }

  /// One row, with blanks at its end.
  func line(_ row: Int) -> String {
    (0..<Int(columns)).map { cell($0, row).text }.joined()
  }

  /// All rows.
  var lines: [String] { (0..<Int(rows)).map(line) }
  var text: String { lines.map { "|\($0)|" }.joined(separator: "\n") }

  /// The first cell of a text on the screen.
  func find(_ text: String) -> (column: Int, row: Int)? {
    for (row, line) in lines.enumerated() {
      guard let range = line.firstRange(of: text) else { continue }
      // Columns, not characters: a wide character has two.
      var column = 0
      var index = line.startIndex
      while index < range.lowerBound {
        column += cell(column, row).columns
        index = line.index(after: index)
      }
      return (column, row)
    }
    return nil
  }

  /// The threads of the program, the main one first.
  var threads: [pid_t] {
    guard let tasks = opendir("/proc/\(process)/task") else { return [] }
    defer { closedir(tasks) }
    var found: [pid_t] = []
    while let entry = readdir(tasks) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let number = pid_t(name) { found.append(number) }
    }
    return found.sorted()
  }

  var cursor: (column: Int, row: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  /// Whether the terminal is in its usual modes: it echoes and gives lines.
  var isCooked: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes.c_lflag & UInt32(ECHO | ICANON) == UInt32(ECHO | ICANON)
  }

  /// Whether the last switch of screens was back to the usual one.
  var isOnMainScreen: Bool {
    guard let back = lastIndex(of: "\u{1B}[?1049l") else { return false }
    return back > lastIndex(of: "\u{1B}[?1049h") ?? 0
  }

  func has(_ bytes: String) -> Bool { lastIndex(of: bytes) != nil }

  func lastIndex(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard output.count >= wanted.count else { return nil }
    return (0...output.count - wanted.count).last { output[$0...].starts(with: wanted) }
  }

  /// Clicks a cell.
  func click(_ column: Int, _ row: Int) {
    type(Session.click(column, row))
  }

  /// Clicks a cell twice; at once, as the time between the presses is looked at.
  func doubleClick(_ column: Int, _ row: Int) {
    type(Session.click(column, row) + Session.click(column, row))
  }

  private static func click(_ column: Int, _ row: Int) -> String {
    "\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m"
  }

  /// Turns the wheel one notch over a cell.
  func wheel(down: Bool, _ column: Int, _ row: Int) {
    type("\u{1B}[<\(down ? 65 : 64);\(column + 1);\(row + 1)M")
  }
}

/// Keys that terminals send as more than a character.
enum Press {
  static let escape = "\u{1B}"
  static let enter = "\r"
  static let backspace = "\u{7F}"
  static let up = "\u{1B}OA"
  static let down = "\u{1B}OB"
  static let pageDown = "\u{1B}[6~"
  static let controlC = "\u{03}"
  static let controlZ = "\u{1A}"
}
