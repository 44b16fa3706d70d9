import Glibc

/// What the terminal answers when it is asked.
public struct TerminalProbe: Sendable {
  /// The columns that it gives to each text; fewer than were asked for when it stopped answering.
  public var columns: [Int] = []
  /// What it says of a mode; nil when it says nothing.
  public var hasMouse: Bool?
  public var hasBracketedPaste: Bool?
  /// It says that programs may use its clipboard (52 among its attributes).
  public var hasClipboard = false
  public var hasBackground = false
  /// What it calls itself.
  public var name: String?
  /// How long the first answer took, in milliseconds; nil when none came.
  public var roundTrip: Int?

  /// For so many milliseconds an answer is waited for.
  private static let patience = 1000

  /// Asks the terminal of the process, which is in raw mode meanwhile. nil when there is none, or when others
  /// have it.
  ///
  /// - Parameters:
  ///   - texts: each is written at the beginning of the cursor's line, which is then cleared.
  ///   - asksMore: the terminal is one that passes over questions which it does not know.
  public static func asking(_ texts: [String], asksMore: Bool) -> TerminalProbe? {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard tcgetpgrp(terminal) == getpgrp(), tcgetattr(terminal, &before) == 0 else { return nil }
    var raw = before
    cfmakeraw(&raw)
    guard tcsetattr(terminal, TCSAFLUSH, &raw) == 0 else { return nil }
    // What comes late is thrown away, and not typed.
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    let started = CursesTerminal.milliseconds
    guard
      ask(terminal, "\u{1B}[6n", until: { !$0.columns.isEmpty }).map({ !$0.columns.isEmpty })
        == true
    else { return TerminalProbe() }
    var probe = TerminalProbe()
    probe.roundTrip = CursesTerminal.milliseconds - started
    let widths = texts.map { "\r\u{1B}[K\($0)\u{1B}[6n" }.joined() + "\r\u{1B}[K"
    let more =
      asksMore ? "\u{1B}[?1006$p\u{1B}[?2004$p\u{1B}[>q\u{1B}]11;?\u{1B}\\\r\u{1B}[K" : ""
    let replies = ask(terminal, widths + more + "\u{1B}[c", until: { $0.attributes != nil })
    if let replies { probe.take(replies) }
    return probe
  }

  private mutating func take(_ replies: TerminalReplies) {
    columns = replies.columns.map { $0 - 1 }
    hasMouse = replies.modes[1006].map { $0 != 0 }
    hasBracketedPaste = replies.modes[2004].map { $0 != 0 }
    hasClipboard = replies.attributes?.contains(52) == true
    hasBackground = replies.hasBackground
    name = replies.name
  }

  /// Writes questions and reads until `isEnough`, or until nothing comes any more.
  private static func ask(
    _ terminal: Int32, _ questions: String, until isEnough: (TerminalReplies) -> Bool
  ) -> TerminalReplies? {
    let bytes = Array(questions.utf8)
    guard write(terminal, bytes, bytes.count) == bytes.count else { return nil }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    let deadline = CursesTerminal.milliseconds + patience
    while answer.count < 1 << 16 {
      let left = deadline - CursesTerminal.milliseconds
      var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&polled, 1, Int32(left)) > 0 else { break }
      let count = read(terminal, &buffer, buffer.count)
      guard count > 0 else { break }
      answer += buffer[..<count]
      if isEnough(TerminalReplies(answer)) { break }
    }
    return TerminalReplies(answer)
  }
}
