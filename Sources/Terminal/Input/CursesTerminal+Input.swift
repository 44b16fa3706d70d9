public import Canvas
import Glibc

/// Keys are read from the terminal as bytes, past ncurses: it knows one form of each key, and makes
/// letters of what it does not know.
extension CursesTerminal {
  /// The next event that is waiting; nil when none is. Never waits.
  public func nextEvent() -> Event? {
    var isEmpty = false
    while true {
      switch input.reader.next() {
      case .event(.mouse) where !options.usesMouse: break
      case .event(let event): return event
      case .answer(let answer): take(answer)
      case nil:
        if isEmpty { return nil }
        if !read() {
          input.reader.tick(at: CursesTerminal.milliseconds)
          isEmpty = true
        }
      }
    }
  }

  /// After how many milliseconds `nextEvent` must be asked again even if no input comes; nil when it
  /// need not be.
  public var timeToInput: Int32? {
    input.reader.deadline.map { Int32(clamping: max(0, $0 - CursesTerminal.milliseconds)) }
  }

  /// Takes what can be read now; false when there is nothing.
  private func read() -> Bool {
    if input.isDrained {
      input.isDrained = false
      return false
    }
    var polled = pollfd(fd: options.input, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 0) > 0 else { return false }
    let count = Glibc.read(options.input, &input.buffer, input.buffer.count)
    guard count > 0 else { return false }
    // A key or two were all there was: it is not asked once more.
    input.isDrained = count < 64
    let now = CursesTerminal.milliseconds
    if input.charset == nil {
      input.reader.feed(input.buffer[..<count], at: now)
    } else {
      input.reader.feed(input.charset!.utf8(input.buffer[..<count]), at: now)
    }
    return true
  }

  private func take(_ answer: TerminalAnswer) {
    switch answer {
    case .background(let color):
      guard input.asksBackground else { return }
      input.asksBackground = false
      guard let answer = BackgroundAnswer(color) else { return }
      (output.ground, output.background) = (answer.ground, answer.color)
      dress()
    case .ground(let ground):
      // Nobody else has asked for such reports, and without colours there is nothing to change.
      guard hearsOfGround else { return }
      input.hasHeardOfGround = true
      (output.ground, output.background) = (ground, nil)
      dress()
      askBackground()
    case .attributes:
      guard let asked = input.askedAt else { return }
      input.askedAt = nil
      input.reader.timing = InputTiming(roundTrip: CursesTerminal.milliseconds - asked)
    }
  }

  /// Whether the terminal has been asked to say when its background becomes dark or light (mode 2031).
  /// Source: https://github.com/contour-terminal/contour/blob/master/docs/vt-extensions/color-palette-update-notifications.md
  private var hearsOfGround: Bool { output.depth >= .indexed }

  /// Whether the colour of the background makes a difference, and nobody has told it.
  private var wantsBackground: Bool {
    output.depth >= .indexed && output.look.followsTerminal && output.background == nil
      && !input.asksBackground && (Environment.ground == nil || input.hasHeardOfGround)
  }

  /// Asks for the colour of the background, if that makes a difference.
  func askBackground() {
    guard wantsBackground else { return }
    input.asksBackground = true
    write(CursesTerminal.questionOfBackground)
  }

  private static let questionOfBackground = "\u{1B}]11;?\u{1B}\\"

  /// What is written when the screen is taken: bracketed paste, the mouse, reports of the background, and
  /// questions: about the background if nobody has answered that, and one whose answer tells how long answers take.
  func greeting() -> String {
    var text = "\u{1B}[?2004h"
    if options.usesMouse { text += "\u{1B}[?1000h\u{1B}[?1006h" }
    if hearsOfGround { text += "\u{1B}[?2031h" }
    // It may be another one since the terminal was given back.
    output.background = nil
    input.asksBackground = false
    if wantsBackground {
      input.asksBackground = true
      text += CursesTerminal.questionOfBackground
    }
    if input.reader.timing == InputTiming(roundTrip: nil), Environment.value("ESCDELAY") == nil {
      input.askedAt = CursesTerminal.milliseconds
      text += "\u{1B}[c"
    }
    return text
  }

  /// What undoes our own modes.
  var farewellModes: String {
    (hearsOfGround ? "\u{1B}[?2031l" : "") + "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"
  }

  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
