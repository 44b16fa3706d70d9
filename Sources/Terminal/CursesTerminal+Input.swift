import CNcurses
public import Canvas
import Glibc

/// What the input side remembers between bytes.
struct InputState {
  /// Text between the marks of a bracketed paste; nil outside.
  var paste: String?
  /// The terminal's answer about its background, while it comes; nil otherwise.
  var answer: String?
  var lastPress: (at: Point, milliseconds: Int)?
  /// An event that was read ahead.
  var waiting: Event?
}

/// Codes of our own for sequences that ncurses is told about; above those of ncurses.
private enum OwnKey {
  static let pasteBegins: Int32 = 0x1000
  static let pasteEnds: Int32 = 0x1001
  static let backgroundAnswer: Int32 = 0x1002
}

extension CursesTerminal {
  /// The next event that is waiting; nil when none is. Never waits, but for the 25 ms in which an
  /// Escape may turn out to be the beginning of a key.
  public func nextEvent() -> Event? {
    if let event = input.waiting {
      input.waiting = nil
      return event
    }
    while true {
      var code: wint_t = 0
      let kind = wget_wch(keys, &code)
      guard kind != ERR else { return nil }
      let isKey = kind == Int32(KEY_CODE_YES)
      if let event = isKey ? keyEvent(Int32(bitPattern: code)) : textEvent(code) { return event }
    }
  }

  func setUpKeys() {
    define_key("\u{1B}[200~", OwnKey.pasteBegins)
    define_key("\u{1B}[201~", OwnKey.pasteEnds)
    define_key("\u{1B}]11;", OwnKey.backgroundAnswer)
    if options.usesMouse {
      mousemask(NC_PRESSED | NC_RELEASED | NC_WHEEL_UP | NC_WHEEL_DOWN, nil)
      mouseinterval(0)
    }
  }

  /// What is written when the screen is taken: bracketed paste, and the question about the
  /// background if nobody has answered it.
  var greeting: String {
    let asks =
      options.background == .auto && Environment.value("COLORFGBG") == nil
      && output.depth >= .indexed
    return "\u{1B}[?2004h" + (asks ? "\u{1B}]11;?\u{1B}\\" : "")
  }

  /// What undoes our own modes.
  var farewellModes: String { "\u{1B}[?2004l" }

  /// Everything that gives the terminal back, for the crash guard, which cannot ask ncurses.
  var farewell: [UInt8] {
    var bytes = Array("\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[?2004l".utf8)
    for name in ["rmkx", "sgr0", "rmcup", "cnorm"] {
      guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { continue }
      // Delays such as $<2> are for printing terminals.
      bytes += String(cString: text).split(separator: "$<").enumerated().flatMap { index, part in
        index == 0 ? Array(part.utf8) : Array(part.drop { $0 != ">" }.dropFirst().utf8)
      }
    }
    return bytes
  }

  private func textEvent(_ code: wint_t) -> Event? {
    guard let scalar = Unicode.Scalar(code) else { return nil }
    if input.paste != nil {
      input.paste!.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
      return nil
    }
    if input.answer != nil {
      takeAnswer(scalar)
      return nil
    }
    if code == 27 { return .key(escape()) }
    return .key(CursesTerminal.key(scalar))
  }

  /// A lone Escape, or Alt with what follows at once.
  private func escape() -> Key {
    var code: wint_t = 0
    let kind = wget_wch(keys, &code)
    if kind == ERR { return Key(.escape) }
    if kind == Int32(KEY_CODE_YES) {
      input.waiting = keyEvent(Int32(bitPattern: code))
      return Key(.escape)
    }
    guard let scalar = Unicode.Scalar(code), code != 27 else { return Key(.escape) }
    let key = CursesTerminal.key(scalar)
    return Key(key.code, key.modifiers.union(.alt))
  }

  private static func key(_ scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0: return Key(.character(" "), .control)
    case 9: return Key(.tab)
    case 10, 13: return Key(.enter)
    case 27: return Key(.escape)
    case 127: return Key(.backspace)
    case 1...26:
      return Key(.character(Character(Unicode.Scalar(UInt8(scalar.value + 96)))), .control)
    case 28...31:
      return Key(.character(Character(Unicode.Scalar(UInt8(scalar.value + 64)))), .control)
    default: return Key(.character(Character(scalar)))
    }
  }

  private func keyEvent(_ code: Int32) -> Event? {
    switch code {
    case OwnKey.pasteBegins:
      input.paste = ""
      return nil
    case OwnKey.pasteEnds:
      defer { input.paste = nil }
      return input.paste.map { .paste($0) }
    case OwnKey.backgroundAnswer:
      input.answer = ""
      return nil
    case KEY_RESIZE: return .resize(size)
    case KEY_MOUSE: return mouseEvent()
    default: return CursesTerminal.key(code).map { .key($0) }
    }
  }

  /// Collects `rgb:ffff/ffff/ffff` up to BEL or ST, and takes the theme that goes with it.
  private func takeAnswer(_ scalar: Unicode.Scalar) {
    if scalar.value == 7 || scalar == "\\" {
      let text = input.answer ?? ""
      input.answer = nil
      if let theme = BackgroundAnswer.theme(text) { setTheme(theme) }
    } else if scalar.value != 27, (input.answer ?? "").utf8.count < 64 {
      input.answer?.unicodeScalars.append(scalar)
    } else if scalar.value != 27 {
      input.answer = nil
    }
  }

  private func mouseEvent() -> Event? {
    var mouse = MEVENT()
    guard getmouse(&mouse) == OK else { return nil }
    let at = Point(column: Int(mouse.x), row: Int(mouse.y))
    if mouse.bstate & NC_WHEEL_UP != 0 { return .mouse(MouseEvent(action: .wheelUp, at: at)) }
    if mouse.bstate & NC_WHEEL_DOWN != 0 { return .mouse(MouseEvent(action: .wheelDown, at: at)) }
    guard mouse.bstate & NC_PRESSED != 0 else {
      return .mouse(MouseEvent(action: .release, at: at))
    }
    // A double click by our own clock: ncurses merges clicks in ways that differ by version.
    let now = CursesTerminal.milliseconds
    if let last = input.lastPress, last.at == at, now - last.milliseconds < 400 {
      input.lastPress = nil
      return .mouse(MouseEvent(action: .doublePress, at: at))
    }
    input.lastPress = (at, now)
    return .mouse(MouseEvent(action: .press, at: at))
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}

/// The terminal's answer about the colour of its background.
enum BackgroundAnswer {
  /// `rgb:1e1e/1e1e/1e1e` is dark; nil for what is no colour.
  static func theme(_ answer: String) -> Theme? {
    guard let colon = answer.firstIndex(of: ":") else { return nil }
    let parts = answer[answer.index(after: colon)...].split(separator: "/").prefix(3)
    let levels = parts.compactMap { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard levels.count == 3 else { return nil }
    // How light it looks (Rec. 601).
    let light = 0.299 * levels[0] + 0.587 * levels[1] + 0.114 * levels[2]
    return light > 0.5 ? .light : .dark
  }
}
