import Canvas
import Catalog
import Interface
import Papers
import Testing

/// Marking several papers at once.
@Suite struct SelectionTests {
  private func browser(_ keys: String) -> TestBrowser {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["mixed"])
    browser.press(keys)
    return browser
  }

  @Test func theCountIsAlwaysShown() {
    let browser = browser("<Space><Space>")
    #expect(browser.shows("2 selected  3/7"))
    browser.press("k<Space>")
    #expect(browser.shows("1 selected"))
    browser.press("/nothing-like-it")
    #expect(browser.shows("1 selected"))
    browser.press("<Esc><Esc>")
    #expect(!browser.shows("selected "))
  }

  @Test func anActionIsAboutAllThatIsSelectedInOneStep() {
    let browser = browser("<Space>j<Space>s")
    #expect(browser.shows("Starred 2 papers."))
    #expect(browser.marks.events.count == 1 && browser.marks.events[0].changes.count == 2)
    // All have a star: again takes it away; one without: again gives it to that one.
    browser.press("s")
    #expect(browser.shows("Unstarred 2 papers."))
    browser.press("guss")
    browser.press("u")
    browser.press("u")
    browser.press("u")
    #expect(browser.marks.firm.values.filter(\.isStarred).count == 2)
  }

  @Test func ranges() {
    let browser = browser("jvjj")
    #expect(browser.shows("3 selected"))
    #expect(browser.rows()[3...5].allSatisfy { $0.hasPrefix("▌") })
    browser.press("v")
    browser.press("G")
    #expect(browser.shows("3 selected"))
    // A range need not be ended before it is used.
    browser.press("guggvGr")
    #expect(browser.shows("Marked 7 papers as read."))
  }

  @Test func allAndTheOthers() {
    let browser = browser("/sparse<Enter>ga")
    #expect(browser.shows("2 of 7") && browser.shows("2 selected"))
    browser.press("<C-x>gi")
    #expect(browser.shows("5 selected"))
  }

  @Test func byQuery() {
    let browser = browser("gs")
    #expect(browser.shows(":select-matching"))
    browser.press("sieve<Enter>")
    #expect(browser.shows("1 paper found, 1 selected."))
    browser.press("gs")
    browser.press("pruning<Enter>/<C-u>sieve<Enter>s")
    #expect(browser.shows("Starred 2 papers (1 not in this list)."))
  }

  @Test func tenThousandAreOneStep() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    let library = TestBrowser.library(papers: 10_000)
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.press("gas")
    #expect(browser.marks.events.count == 1 && browser.shows("Starred 10000 papers."))
    browser.press("u")
    #expect(!browser.marks.firm.values.contains { $0.isStarred })
  }
}
