import Canvas
import Digests
import Papers
import Programs

@testable import Interface

/// A dialogue with a browser, as a test leads it.
final class TestDialogue {
  let browser: TestBrowser
  private var dialogue: Dialogue
  /// What was told last.
  private(set) var lines: [String] = []

  init(
    _ digests: [String] = ["mixed"], columns: Int = 0, views: String = "",
    commands: [UserCommand] = []
  ) {
    var options = Options()
    options.isInLines = true
    options.glyphs = .words
    let (width, rows) = Dialogue.screen
    browser = TestBrowser(
      Size(columns: width, rows: rows), digests: digests, keymap: KeymapParser().keymap,
      options: options, views: views, commands: commands)
    dialogue = Dialogue(columns: columns)
    report()
  }

  /// Says a line, and hears what it comes to.
  func say(_ line: String) {
    lines = []
    let (dialogue, browser) = (self.dialogue, self.browser)
    self.dialogue = browser.withBrowser { taken in
      var dialogue = dialogue
      let effects = dialogue.take(line, &taken)
      return (dialogue, effects)
    }
    report()
  }

  func takeNote() -> String? { dialogue.takeNote() }

  /// The prompt for the next line.
  var prompt: String { dialogue.prompt(browser.browser) }

  func says(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  private func report() {
    while true {
      var told: [String] = []
      var isOver = true
      let dialogue = self.dialogue
      self.dialogue = browser.withBrowser { taken in
        var dialogue = dialogue
        let (lines, effects) = dialogue.report(&taken)
        (told, isOver) = (lines, effects.isEmpty)
        return (dialogue, effects)
      }
      lines += told
      if isOver { return }
    }
  }
}
