import Canvas
import Interface
import Terminal

/// A screen as the hand of a browser.
final class ScreenHand: Hand {
  private let terminal: CursesTerminal
  private var surface: Surface
  private var waiting = WaitingInput()
  let input: Int32

  init(_ terminal: CursesTerminal, input: Int32) {
    (self.terminal, self.input) = (terminal, input)
    surface = Surface(size: terminal.size, width: terminal.width)
  }

  let isListening = true
  var size: Size { terminal.size }
  var timeToInput: Int32? { terminal.timeToInput }

  func begin(_ browser: inout Browser) -> [Effect] { browser.handle(.resize(terminal.size)) }

  func start() {}

  func prepare(_ browser: inout Browser) -> [Effect] {
    terminal.takeSize()
    return browser.size == terminal.size ? [] : browser.handle(.resize(terminal.size))
  }

  func show(_ browser: inout Browser) {
    if surface.size != terminal.size {
      surface = Surface(size: terminal.size, width: terminal.width)
    }
    browser.draw(into: &surface)
    terminal.present(surface)
  }

  func takeInput(_ browser: inout Browser) -> [Effect]? {
    waiting.next(for: browser, read: terminal.nextEvent).map { browser.handle($0) }
  }

  func interrupt(_ browser: inout Browser) -> [Effect]? { nil }

  func withTerminalGivenBack(_ body: () -> Void) { terminal.withTerminalGivenBack(body) }

  func showAnew(isTaken: Bool) {
    if isTaken { terminal.repaint() } else { terminal.redraw() }
  }

  func wear(_ look: ThemePair) { terminal.wear(look) }
  func takes(copied text: String) -> Bool { false }
  func write(_ bytes: [UInt8]) { terminal.write(bytes) }
  func note(inPlaceOf note: String) -> String? { nil }
  func close() { terminal.close() }
}
