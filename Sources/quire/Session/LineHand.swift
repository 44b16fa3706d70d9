import Canvas
import Glibc
import Interface
import Papers
import Storage

/// A dialogue of lines as the hand of a browser: it reads lines, and prints lines that are never written over.
///
/// On a terminal a prompt says where one is; between pipes there are none, and the output is what was asked for. The
/// terminal's own line editing serves.
final class LineHand: Hand {
  private var dialogue: Dialogue
  private var lines: LineReader
  private let isTerminal: Bool
  /// A line has been taken, and what it came to has not been told.
  private var isDue = false
  private var isPromptDue = false
  private var hasStarted = false
  /// The first has been told, and a line can be taken.
  private var hasTold = false
  /// What is being done has been said.
  private var toldProgress: String?
  /// The input has ended, or nobody reads any more.
  private var hasEnded = false
  /// Why standard output could not be written: an `errno`.
  private(set) var failure: Int32 = 0

  let input: Int32

  /// - Parameters:
  ///   - input: where lines come from.
  ///   - columns: how long lines may be; 0 for as long as they are.
  init(input: Int32, columns: Int) {
    lines = LineReader(input)
    isTerminal = isatty(input) == 1 && isatty(1) == 1
    dialogue = Dialogue(columns: columns)
    // Programs do not read the lines that are for us.
    self.input = isTerminal ? input : Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
  }

  var isListening: Bool { hasTold && !isDue && !hasEnded && !lines.hasEnded }
  /// Where nobody reads any more, that is the end, and no line is waited for.
  var timeToInput: Int32? {
    hasTold && !isDue && (failure != 0 || lines.hasLine || lines.hasEnded) ? 0 : nil
  }

  func begin(_ browser: inout Browser) -> [Effect] {
    let (columns, rows) = Dialogue.screen
    return browser.handle(.resize(Size(columns: columns, rows: rows)))
  }

  /// The browser is complete: from now on it is told of.
  func start() { (hasStarted, isDue) = (true, true) }

  func prepare(_ browser: inout Browser) -> [Effect] {
    guard isDue else { return [] }
    guard !browser.isBusy else {
      if isTerminal { tellProgress(browser) }
      return []
    }
    let (lines, effects) = dialogue.report(&browser)
    print(lines)
    isDue = !effects.isEmpty
    return effects
  }

  private func tellProgress(_ browser: Browser) {
    guard let text = dialogue.progress(browser), text != toldProgress else { return }
    toldProgress = text
    print([text])
  }

  func show(_ browser: inout Browser) {
    guard !isDue, hasStarted, !hasTold || isPromptDue else { return }
    (hasTold, toldProgress, isPromptDue) = (true, nil, false)
    if isTerminal { write(Array(SafeText.line(dialogue.prompt(browser)).utf8)) }
  }

  func takeInput(_ browser: inout Browser) -> [Effect]? {
    guard hasTold, !isDue else { return nil }
    if failure != 0 { return hasEnded ? nil : end() }
    switch lines.next() {
    case .nothing: return nil
    case .end: return hasEnded ? nil : end()
    case .tooLong(let limit):
      print(["A line has at most \(limit) characters; this one was passed over."])
      isPromptDue = true
      return []
    case .line(let line):
      (isDue, isPromptDue) = (true, true)
      return dialogue.take(line, &browser)
    }
  }

  private func end() -> [Effect] {
    hasEnded = true
    // The shell's prompt has a line of its own.
    if isTerminal { print([""]) }
    return [.quit]
  }

  func interrupt(_ browser: inout Browser) -> [Effect]? {
    guard isTerminal else { return nil }
    print([""])
    isPromptDue = true
    guard browser.canStop || browser.isAsking else { return [] }
    isDue = true
    return dialogue.stop(&browser)
  }

  func withTerminalGivenBack(_ body: () -> Void) { body() }

  func showAnew(isTaken: Bool) { isPromptDue = isPromptDue || isTaken && hasTold && !isDue }

  /// Lines have no colours.
  func wear(_ look: ThemePair) {}

  func takes(copied text: String) -> Bool {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    print(lines)
    return true
  }

  func write(_ bytes: [UInt8]) {
    guard failure == 0 else { return }
    failure = Descriptor.write(bytes[...], to: 1)
  }

  private func print(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write(SafeText.lines(Array(lines.map { $0 + "\n" }.joined().utf8)))
  }

  func note(inPlaceOf note: String) -> String? {
    dialogue.takeNote() ?? (isTerminal ? nil : note)
  }

  func close() {}
}
