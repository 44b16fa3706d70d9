import Canvas
import Catalog
import Interface
import Papers
import Testing

/// Orders by keys, by presses on headings, and as words of the filter.
@Suite struct SortingKeyTests {
  private let size = Size(columns: 140, rows: 40)

  private func browser(_ keys: String = "", views: String = "") -> TestBrowser {
    let browser = TestBrowser(size, digests: ["mixed", "many"], views: views)
    browser.press(keys)
    return browser
  }

  private func heading(_ browser: TestBrowser) -> String { browser.rows()[0] }

  @Test func everyKeyHasALetterAndTurnsRoundWhenItIsPressedAgain() {
    let letters = [
      ("d", "date ↑", "date ↓"), ("t", "title ↑", "title ↓"), ("a", "author ↑", "author ↓"),
      ("n", "added ↓", "added ↑"), ("m", "rating ↓", "rating ↑"),
      ("c", "citations ↓", "citations ↑"), ("q", "queue ↑", "queue ↓"),
      ("o", "digest ↑", "digest ↓"), ("b", "relevance ↓", "relevance ↑"),
    ]
    #expect(letters.count == SortOrder.Key.allCases.count)
    let browser = browser("/sparse<Enter>")
    for (letter, once, twice) in letters {
      browser.press("S" + letter)
      #expect(heading(browser).contains("· \(once)"))
      browser.press("S" + letter)
      #expect(heading(browser).contains("· \(twice)"))
      browser.press("Sr")
      #expect(heading(browser).contains("· \(once)"))
    }
  }

  @Test func theMenuNamesAllKeys() {
    let browser = browser("StSS")
    for key in SortOrder.Key.allCases { #expect(browser.shows(key.rawValue + " ")) }
    #expect(browser.shows("↑ titles from A to Z; again titles from Z to A"))
    browser.press("a")
    #expect(heading(browser).contains("author ↑"))
    // The letters that follow the first one say which key they stand for.
    browser.press("S")
    #expect(browser.rows().last!.contains("S…  S sort  d date  t title"))
  }

  /// It said “date ↑ by date, the newest first”.
  @Test func theMenuSaysWhatComesFirstAsItIs() {
    let browser = browser("SdSS")
    #expect(browser.shows("↑ the oldest first; again the newest first"))
    #expect(browser.shows("r  reverse    the newest first"))
    browser.press("d")
    #expect(heading(browser).contains("date ↓"))
    browser.press("SS")
    #expect(browser.shows("↓ the newest first; again the oldest first"))
    browser.press("r")
    #expect(heading(browser).contains("date ↑"))
  }

  /// Its letters are those behind `S`, and one that it has not is no silence.
  @Test func theMenuTakesTheLettersOfTheKeys() {
    for (letter, order) in [
      ("t", "title ↑"), ("m", "rating ↓"), ("q", "queue ↑"), ("o", "digest ↑"),
    ] {
      #expect(heading(browser("SS" + letter)).contains("· \(order)"))
    }
    let browser = browser("SSx")
    #expect(browser.rows().last!.contains("“x” is none of these; Esc closes."))
    #expect(browser.shows("Sort by"))
  }

  @Test func theMenuIsWholeAt80Columns() {
    let browser = TestBrowser(Size(columns: 80, rows: 24))
    for letter in "dtabnmcqo" {
      for _ in 0..<2 {
        browser.press("S\(letter)SS")
        let box = browser.rows().drop { !$0.contains("Sort by") }
        #expect(box.count > 11 && !box.contains { $0.contains("…") })
        browser.press("<Esc>")
      }
    }
  }

  @Test func severalKeysAreTyped() {
    let browser = browser(":sort rating,-title<Enter>")
    #expect(heading(browser).contains("rating ↓ title ↓"))
    browser.press("Sr")
    #expect(heading(browser).contains("rating ↑ title ↓"))
    browser.press(":sort colour<Enter>")
    #expect(browser.shows("“colour” is no order: it takes date, relevance, title"))
    #expect(heading(browser).contains("rating ↑ title ↓"))
  }

  @Test func aKeyWithoutAColumnStandsAtTheEndOfTheTitles() {
    let browser = browser("Sc")
    #expect(browser.rows()[1].contains("citations ↓") && !browser.rows()[1].contains("DATE ↓"))
    browser.click(on: "citations ↓", inRow: 1)
    #expect(browser.rows()[1].contains("citations ↑"))
    browser.click(on: "TITLE")
    #expect(browser.rows()[1].contains("TITLE ↑"))
  }

  @Test func asciiTerminalsSeeWhichWayItGoes() {
    var options = Options()
    options.glyphs = .ascii
    let browser = TestBrowser(size, options: options)
    browser.press("St")
    #expect(heading(browser).contains("title ^") && browser.rows()[1].contains("TITLE ^"))
    browser.press("St")
    #expect(heading(browser).contains("title v") && browser.rows()[1].contains("TITLE v"))
  }

  // MARK: As words of the filter

  /// While the filter asks for an order, that is the order; then the one that was chosen is there again.
  @Test func theOrderOfTheFilterWinsWhileItStands() {
    let browser = browser("St/sparse sort:+date<Enter>")
    #expect(heading(browser).contains("date ↑"))
    // A key changes the word, as it would have no effect otherwise.
    browser.press("Sa")
    #expect(
      heading(browser).contains("/ sparse sort:author") && heading(browser).contains("author ↑"))
    browser.press("Sa")
    #expect(heading(browser).contains("/ sparse sort:-author"))
    browser.press("<C-x>")
    #expect(heading(browser).contains("title ↑"))
  }

  @Test func aViewMayHaveAnOrder() {
    let browser = browser(":view best<Enter>", views: "best = sparse sort:title\n")
    #expect(heading(browser).contains("best") && heading(browser).contains("title ↑"))
    browser.press("<C-x>")
    #expect(heading(browser).contains("date ↓"))
    // An order alone is something to save.
    browser.press("/sort:rating<Enter>W" + "stars<Enter>")
    #expect(browser.views.text.text.contains("stars = sort:rating"))
  }

  @Test func anOrderNarrowsNothing() {
    let browser = browser("/sort:title<Enter>")
    #expect(heading(browser).contains(" \(browser.library.count) of \(browser.library.count) "))
  }

  @Test func relevanceWithoutWordsSaysSo() {
    let browser = browser("Sb")
    #expect(
      browser.shows("No paper fits better than another: the filter has no words. / takes some."))
    browser.press("St/sparse<Enter>Sb")
    #expect(!browser.shows("No paper fits better"))
  }

  // MARK: What moves

  @Test func theCursorStaysWithItsPaperWhenItsRatingMovesIt() {
    let browser = browser("Sm5j")
    let paper = browser.browser.view.paper
    browser.press("m4")
    #expect(browser.browser.view.paper == paper && browser.browser.view.screenRow == 0)
    browser.press("jm5")
    #expect(browser.browser.view.paper != paper && browser.browser.view.screenRow == 0)
    let second = browser.browser.view.paper
    browser.press("u")
    #expect(browser.browser.view.paper == second)
    browser.press("gg")
    #expect(browser.browser.view.paper == paper)
  }

  @Test func theOrderComesBackAtTheNextStart() {
    let before = browser(":sort -author,rating<Enter>")
    let after = TestBrowser(size, digests: ["mixed", "many"], view: before.browser.view)
    #expect(heading(after).contains("author ↓ rating ↓"))
  }

  /// How well many papers fit is found away from the keys. Until then the list is as it was.
  @Test func relevanceOfManyPapersComesLater() {
    let browser = TestBrowser(size, digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.press("/T1<Enter>5j")
    browser.held.insert(.search)
    let (before, paper) = (browser.rows(), browser.browser.view.paper)
    browser.press("Sb")
    #expect(browser.rows()[2...].dropLast() == before[2...].dropLast())
    #expect(heading(browser).contains("of 30000… · relevance ↓"))
    // Keys go on meanwhile.
    browser.press("j")
    let next = browser.browser.view.paper
    #expect(next != paper)
    browser.release(.search)
    #expect(heading(browser).contains("of 30000 · relevance ↓"))
    #expect(browser.browser.view.paper == next)
    browser.press("gg")
    #expect(browser.rows()[2].contains(" T1 "))
    // The next key of the filter ends it.
    browser.held.insert(.search)
    browser.press("SbStSb/<BS>")
    browser.release(.search)
    #expect(heading(browser).contains("30000 of 30000 · relevance ↓"))
  }
}
