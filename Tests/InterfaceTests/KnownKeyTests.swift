import Canvas
import Testing

@testable import Interface

/// The last line names what is useful and not known yet.
@Suite struct KnownKeyTests {
  private func browser(_ usage: Usage = Usage()) -> TestBrowser {
    var options = Options()
    options.usage = usage
    return TestBrowser(Size(columns: 100, rows: 30), options: options)
  }

  @Test func aKeyThatIsKnownIsNotNamed() {
    let browser = browser()
    func hints() -> String { browser.rows()[29] }
    #expect(hints().contains("s star") && !hints().contains("next unread"))
    browser.press("ssj")
    #expect(hints().contains("s star"), "used twice")
    browser.press("sj")
    #expect(!hints().contains("s star") && hints().contains("r read"))
    #expect(browser.browser.usage.counts["star"] == Usage.known)
  }

  /// What was known at the end is known the next time; others come in its place.
  @Test func whatIsKnownMakesRoom() {
    let names = [
      "filter", "open-abstract", "open-pdf", "facets", "star", "read", "zoom", "select", "links",
      "related", "views",
    ]
    let browser = browser(Usage(Dictionary(uniqueKeysWithValues: names.map { ($0, 9) })))
    let hints = browser.rows()[29]
    #expect(
      hints.contains("t label") && hints.contains("] next unread") && hints.contains("? help"))
    #expect(!hints.contains("/ filter"))
  }

  /// A press on a hint, the command line and a macro say nothing of who knows a key.
  @Test func onlyKeysCount() {
    let browser = browser()
    for _ in 0..<4 {
      browser.click(on: "star", inRow: 29)
      browser.press("j")
    }
    browser.press(":star<Enter>:star<Enter>:star<Enter>g@arg@3@a")
    #expect(browser.browser.usage.counts["star"] == nil)
    #expect(browser.browser.usage.counts["read"] == 1)
  }

  @Test func twoBrowsersAreJoined() {
    let joined = Usage(["star": 2, "read": 1]).joined(with: Usage(["read": 3, "": -1]))
    #expect(joined.counts == ["star": 2, "read": 3])
  }
}
