import Canvas
import Papers
import Testing

@testable import Interface

/// Numbers that somebody types, at their edges.
@Suite struct NumberTests {
  private static let edges = [
    "0", "1", "-1", "7", "9999999", "2147483648", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "+5", String(repeating: "9", count: 400),
  ]

  @Test(arguments: edges)
  func lines(number: String) {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
    browser.press("5j:\(number)<Enter>")
    let expected = number.hasPrefix("-") ? 1 : min(60, max(1, Int(number) ?? 60))
    #expect(browser.rows()[29].contains(" \(expected)/60"), "\(browser.rows()[29])")
  }

  @Test(arguments: ["--5", "+", "5x", "5-"])
  func whatIsNoNumberIsNoLine(text: String) {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
    browser.press(":\(text)<Enter>")
    #expect(browser.shows("There is no command"))
  }

  /// Every command that takes a count, in every pane, with counts that are far too large.
  @Test func countsOfAllCommands() {
    let digits = String(repeating: "9", count: 30)
    let keys = [
      "j", "k", "<C-d>", "<C-u>", "<C-f>", "<C-b>", "gg", "G", "<C-e>", "<C-y>", "J", "K", "n", "N",
      "<Tab>", "<S-Tab>", ">", "<lt>", "mj", "mk", "H", "L", "x", "a",
    ]
    for pane in ["", "l", "T", "i", "gk"] {
      let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
      browser.press("/sparse<Enter>" + pane)
      for key in keys { browser.press(digits + key + digits + key) }
      #expect(browser.rows().count == 30)
    }
  }

  /// No motion is too large for a list, whatever it was before.
  @Test func motionsOfAnySize() {
    let numbers = [Int.min, .min + 1, -7, -1, 0, 1, 2, 7, .max - 1, .max]
    for number in numbers {
      for motion in [
        Motion.lines(number), .halfPages(number), .row(number), .scroll(number), .screenBottom,
      ] {
        for other in numbers {
          var window = ListWindow()
          window.move(.lines(other), count: 50, height: 10)
          window.move(motion, count: 50, height: 10)
          #expect((0..<50).contains(window.cursor))
          #expect(window.offset <= window.cursor && window.cursor < window.offset + 10)
        }
      }
    }
  }

  /// Every command takes every count that can be typed, in every pane.
  @Test(arguments: Command.all.map(\.name)) func countsOfAnySize(name: String) {
    let command = Command.named(name)!
    for keys in ["", "l", "T", "/sparse<Enter>l", "i"] {
      let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
      browser.press(keys)
      for count in [nil, 0, 1, 2, 7, Browser.countLimit] {
        browser.handle(.command(command, count: count))
        browser.handle(.command(command, count: count))
        #expect(browser.rows().count == 30)
      }
    }
  }
}
