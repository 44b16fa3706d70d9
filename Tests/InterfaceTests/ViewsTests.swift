import Canvas
import Catalog
import Interface
import Papers
import Testing

/// The pane of saved views: keys pressed, screens and the file read.
@Suite struct ViewsTests {
  private let wide = Size(columns: 140, rows: 40)
  private let narrow = Size(columns: 80, rows: 24)

  @Test(arguments: [
    Size(columns: 80, rows: 24), Size(columns: 140, rows: 40), Size(columns: 40, rows: 12),
  ])
  func aNumberTakesAView(size: Size) {
    let browser = TestBrowser(size, views: TestViews.usual)
    browser.press("sw2")
    #expect(browser.browser.view.filter == "is:starred" && browser.shows("1/1"))
    #expect(browser.browser.view.focus == .list)
    browser.press("w4")
    #expect(browser.browser.view.filter == "kv cache")
  }

  @Test func enterTakesTheOneUnderTheCursor() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("wjj<Enter>")
    #expect(browser.browser.view.filter == "is:queued")
    // The pane begins where one is.
    browser.press("wk<Enter>")
    #expect(browser.browser.view.filter == "is:starred")
  }

  @Test func elsewhereDigitsAreCounts() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press("2j")
    #expect(browser.shows(" 3/7") && browser.browser.view.filter == "")
    browser.press("w9")
    #expect(browser.shows("There is no view 9.") && browser.browser.view.filter == "")
  }

  @Test func jumpBackReturnsToTheFilterBefore() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("/sparse<Enter>w1<C-o>")
    #expect(browser.browser.view.filter == "sparse")
  }

  /// The view that is shown is lit, however the filter was typed, and named before it.
  @Test func theShownViewIsLit() throws {
    let browser = TestBrowser(wide, views: TestViews.usual)
    #expect(!browser.rows().contains { $0.hasPrefix("▸") })
    browser.press("/-is:read<Enter>")
    let row = try #require(browser.rows().first { $0.hasPrefix("▸1 unread") })
    #expect(row.contains("7/7") && browser.rows()[0].contains("unread  / -is:read"))
    browser.press("w2")
    #expect(browser.shows("▸2 starred") && !browser.shows("▸1"))
    browser.press("<C-x>")
    #expect(!browser.rows().contains { $0.hasPrefix("▸") })
  }

  @Test func countsFollowMarks() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    #expect(browser.shows(" 1 unread ") && browser.shows("7/7"))
    browser.press("sjsr")
    #expect(browser.rows().contains { $0.hasPrefix(" 1 unread") && $0.contains(" 6/6") })
    #expect(browser.rows().contains { $0.hasPrefix(" 2 starred") && $0.contains(" 1/2") })
    browser.press("u")
    #expect(browser.rows().contains { $0.hasPrefix(" 2 starred") && $0.contains(" 2/2") })
  }

  /// A large library is counted away from the keys; what was counted stays until the new counts are there.
  @Test func largeLibrariesAreCountedAwayFromTheKeys() {
    let browser = TestBrowser(wide, digests: [], views: TestViews.usual)
    browser.held.formUnion([.viewCounts, .search])
    browser.load(
      TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.release(.search)
    #expect(browser.isAsked(.viewCounts) && !browser.shows("30000/30000"))
    browser.release(.viewCounts)
    #expect(browser.shows("30000/30000"))
    browser.held.insert(.viewCounts)
    browser.readMarks([:])
    browser.press("r")
    #expect(browser.isAsked(.viewCounts) && browser.shows("30000/30000"))
    browser.release(.viewCounts)
    #expect(browser.shows("29999/29999"))
  }

  /// While a large library grows, its parts are counted one after the other; none is given up for the next.
  @Test func countsGrowWithTheLibrary() {
    let browser = TestBrowser(wide, digests: [], views: TestViews.usual)
    let half = Library().adding([TestBrowser.digest("mixed")])
    browser.load(half, Loading(filesDone: 0, filesFound: 1, title: "huge"))
    browser.readMarks([:])
    #expect(browser.shows("7/7"))
    browser.held.insert(.viewCounts)
    browser.load(TestBrowser.huge, Loading(filesDone: 0, filesFound: 1, title: "huge"))
    let first = browser.last(.viewCounts)?.ticket
    #expect(first != nil && browser.shows("7/7"))
    browser.load(TestBrowser.huge, Loading(filesDone: 0, filesFound: 1, title: "huge"))
    #expect(browser.last(.viewCounts)?.ticket == first)
    browser.release(.viewCounts)
    #expect(browser.shows("30000/30000"))
  }

  /// Views that are edited while a large library is still being read: no view gets the count of the one that stood in
  /// its row.
  @Test func viewsThatComeWhileALibraryGrows() {
    let browser = TestBrowser(wide, digests: [], views: TestViews.usual)
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.readMarks([:])
    #expect(browser.shows(" 1 unread ") && browser.shows("30000/30000"))
    browser.held.insert(.viewCounts)
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 2, title: "huge"))
    browser.editViews("other = is:rated\nnot read = is:unread\n")
    browser.press("w")
    func tellsEachItsOwn() -> Bool {
      let rows = browser.rows()
      return rows.contains { $0.hasPrefix(" 1 other") && !$0.contains("30000") }
        && rows.contains { $0.hasPrefix(" 2 not read") && $0.contains("30000/30000") }
    }
    #expect(tellsEachItsOwn())
    browser.release(.viewCounts)
    #expect(tellsEachItsOwn())
  }

  @Test func nothingIsCountedThatIsNotSeen() {
    let browser = TestBrowser(narrow, digests: [], views: TestViews.usual)
    browser.held.insert(.viewCounts)
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    #expect(!browser.isAsked(.viewCounts))
    browser.press("w")
    #expect(browser.isAsked(.viewCounts))
  }

  @Test func aViewThatTheFilterNamesIsMissed() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press("/view:starred<Enter>wD")
    #expect(browser.shows("“view:starred”: there is no view of this name"))
    #expect(browser.browser.view.filter == "view:starred")
  }

  @Test func theFilterBecomesAView() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("/sparse -is:read<Enter>Wto read<Enter>")
    #expect(browser.views.text.text == TestViews.usual + "to read = sparse -is:read\n")
    #expect(browser.shows("Saved the view “to read”. w u takes it back."))
    browser.press("<C-x>w5")
    #expect(browser.browser.view.filter == "sparse -is:read")
    // The same name again: another query.
    browser.press("/<C-u>is:noted<Enter>WTo Read<Enter>")
    #expect(browser.views.text.text == TestViews.usual + "to read = is:noted\n")
    browser.press("wu")
    #expect(browser.views.text.text == TestViews.usual + "to read = sparse -is:read\n")
    browser.press("u")
    #expect(browser.views.text.text == TestViews.usual)
    browser.press("u")
    #expect(browser.shows("There is nothing to undo."))
    browser.press("<C-r><C-r>")
    #expect(browser.views.text.text == TestViews.usual + "to read = is:noted\n")
  }

  @Test(arguments: [
    ("W", "The filter is empty"), ("/is:unr<Enter>W", "“is:unr” asks for nothing"),
    ("/view:nowhere<Enter>W", "there is no view of this name"),
    ("/kv view:kv<Enter>Wkv<Enter>", "Not done: the view asks for itself"),
    ("/kv<Enter>W" + String(repeating: "n", count: 61) + "<Enter>", "at most 60 characters"),
  ])
  func whatCannotBeSaved(keys: String, said: String) {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press(keys)
    #expect(browser.shows(said) && browser.views.text.text == TestViews.usual)
  }

  @Test func renaming() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("wjr<C-w>with a star<Enter>")
    #expect(browser.views.text.text.contains("\nwith a star = is:starred\n"))
    #expect(browser.shows("2 with a star") && browser.shows("The view is called “with a star”"))
    browser.press("r<C-u>rename-view unread<Enter>")
    #expect(browser.shows("There is a view “unread” already."))
    browser.press("u")
    #expect(browser.views.text.text == TestViews.usual)
  }

  /// What is said when changes of a name and of a query are taken back and done again.
  @Test func undoingNamesTheViewAsItIsCalledThen() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("wjr<C-w>with a star<Enter>u")
    #expect(browser.shows("The view is called “starred” again.") && browser.shows(" 2 starred"))
    browser.press("<C-r>")
    #expect(browser.shows("The view is called “with a star”."))
    browser.press("q/sparse<Enter>Wkv<Enter>wu")
    #expect(browser.shows("The view “kv” is as it was."))
    browser.press("<C-r>")
    #expect(browser.shows("Saved the view “kv” again."))
    browser.press("Du")
    #expect(browser.shows("The view “kv” is there again."))
  }

  /// A filter that names a view goes on naming it, and so do those that a key brings back.
  @Test func renamingAViewRenamesItInFilters() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("s/view:starred | view:kv<Enter>wjr<C-w>with a star<Enter>")
    #expect(browser.browser.view.filter == "view:\"with a star\" | view:kv")
    #expect(!browser.shows("no view of this name"))
    browser.press("u")
    #expect(browser.browser.view.filter == "view:starred | view:kv")
    browser.press("<C-r>w1")
    #expect(browser.browser.view.filter == "is:unread")
    browser.press("<C-o>")
    #expect(browser.browser.view.filter == "view:\"with a star\" | view:kv")
    browser.press("w1wjr<C-u>rename-view stars<Enter>q/<Up><Up>")
    #expect(browser.browser.view.filter == "view:stars | view:kv")
  }

  /// The cursor goes with the view.
  @Test func moving() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press("wJJ")
    #expect(browser.views.text.list.views.map(\.name) == ["starred", "queue", "unread", "kv"])
    #expect(browser.rows().contains { $0.hasPrefix(" 3 unread") })
    browser.press("<Enter>")
    #expect(browser.browser.view.filter == "is:unread")
    browser.press("wK")
    #expect(browser.views.text.list.views.map(\.name) == ["starred", "unread", "queue", "kv"])
    browser.press("uuu")
    #expect(browser.views.text.text == TestViews.usual)
  }

  @Test func deleting() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press("wjD")
    #expect(browser.views.text.list.views.map(\.name) == ["unread", "queue", "kv"])
    #expect(browser.shows("Deleted the view “starred”. u takes it back."))
    browser.press("DD<Del>")
    #expect(browser.views.text.text == "# My views\n" && browser.shows("no views"))
    browser.press("D")
    #expect(browser.shows("There are no views: W makes one of the filter."))
    browser.press("uuuu")
    #expect(browser.views.text.text == TestViews.usual && browser.shows("4 kv"))
  }

  /// What is between two keys comes first: somebody may have edited the file.
  @Test func aFileThatWasEditedMeanwhile() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press("wj")
    browser.editViews("# other\nmine = is:noted\nstarred = is:starred rating:5\n")
    browser.press("J")
    #expect(browser.shows(" 1 mine"))
    browser.editViews("first = is:rated\n# other\nmine = is:noted\nstarred = is:starred\n")
    browser.press("Klw")
    #expect(
      browser.views.text.text
        == "first = is:rated\n# other\nstarred = is:starred\nmine = is:noted\n")
    browser.editViews("mine = is:noted\n")
    browser.press("D")
    #expect(browser.shows("There is no view “starred”.") && browser.shows("1 mine"))
  }

  @Test func viewsInTheFilter() {
    let browser = TestBrowser(narrow, views: TestViews.usual)
    browser.press("s/view:starred<Enter>")
    #expect(browser.shows("1 of 7"))
    browser.press("/<C-u>-view:st<Tab><Enter>")
    #expect(browser.shows("-view:starred") && browser.shows("6 of 7"))
    browser.press("/<C-u>view:no<Enter>")
    #expect(browser.shows("“view:no”: there is no view of this name") && browser.shows("7 of 7"))
    browser.press(":select-matching view:starred<Enter>")
    #expect(browser.shows("1 paper found, 1 selected."))
  }

  /// At midnight what is of today is another paper, in the list and in the counts.
  @Test func midnight() {
    let browser = TestBrowser(wide, views: "now = date:today\n")
    browser.handle(.dayCame(Day("2025-04-22")!))
    browser.press("/date:today<Enter>")
    #expect(browser.shows("2 of 7") && browser.shows("2/2"))
    browser.handle(.dayCame(Day("2025-04-23")!))
    #expect(browser.shows("1 of 7") && browser.shows("1/1"))
  }

  /// A view that changes changes what a filter that names it finds.
  @Test func aFilterFollowsTheViewThatItNames() {
    let browser = TestBrowser(wide, views: "a = is:starred\n")
    browser.press("s/view:a<Enter>")
    #expect(browser.shows("1 of 7"))
    browser.editViews("a = -is:starred\n")
    browser.press("w")
    #expect(browser.shows("6 of 7"))
  }

  @Test func aBrokenViewIsDimAndSaysWhy() {
    let browser = TestBrowser(narrow, views: "a = view:b\nb = view:a\nc = is:unr\nd = kv\n")
    browser.press("w1")
    #expect(browser.shows("The view “a”: the views ask for each other in a circle: a, b."))
    #expect(browser.shows("“is:unr” asks for nothing") && browser.browser.view.filter == "")
    browser.press("4")
    #expect(browser.browser.view.filter == "kv")
  }

  @Test func clicks() {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.click(on: "queue")
    #expect(browser.browser.view.filter == "is:queued" && browser.browser.view.focus == .list)
    browser.click(on: "VIEWS")
    #expect(browser.browser.view.focus == .views)
    browser.press("<Tab>")
    #expect(browser.browser.view.focus == .facets)
  }

  /// The keys beside the views are those of the keymap, whatever it says.
  @Test func keysAreThoseOfTheKeymap() {
    var parser = KeymapParser()
    parser.read("views <F2> view-1\nviews b view-3\n", file: "keys")
    let lines = (1...12).map { "view \($0) = kv \($0)\n" }.joined()
    let browser = TestBrowser(wide, keymap: parser.keymap, views: lines)
    browser.press("")
    #expect(
      browser.shows(" F2 view 1 ") && browser.shows("    view 2 ") && browser.shows(" b  view 3 "))
    let usual = TestBrowser(wide, views: lines)
    #expect(usual.shows(" 9 view 9 ") && usual.shows(" 0 view 10 ") && usual.shows("   view 11 "))
    usual.press("w0")
    #expect(usual.browser.view.filter == "kv 10")
    usual.press("wnview 1<Tab>2<Enter>")
    #expect(usual.browser.view.filter == "kv 12")
  }

  /// More views than there is room for are scrolled, and those after the tenth have no key.
  @Test func manyViews() {
    let lines = (1...40).map { "view \($0) = kv \($0)\n" }.joined()
    for size in [wide, narrow, Size(columns: 60, rows: 14), Size(columns: 10, rows: 4)] {
      let browser = TestBrowser(size, views: lines)
      browser.press("wG<Enter>")
      #expect(browser.browser.view.filter == "kv 40")
      browser.press("wggjjjjjjjjj<Enter>")
      #expect(browser.browser.view.filter == "kv 10")
    }
  }

  @Test func theSessionComesBack() {
    let before = TestBrowser(wide, views: TestViews.usual)
    before.press("s/view:starred<Enter>w")
    let after = TestBrowser(wide, view: before.browser.view, views: TestViews.usual)
    #expect(after.browser.view.filter == "view:starred" && after.browser.view.focus == .views)
    #expect(after.shows("▸2 starred") && after.shows("view:starred"))
  }

  @Test(arguments: ["w", "W", ":view kv<Enter>"])
  func notWhilePapersComeOneByOne(keys: String) {
    let browser = TestBrowser(wide, views: TestViews.usual)
    browser.press("i" + keys)
    #expect(browser.shows("Not while papers come one by one") && browser.browser.view.filter == "")
  }

  /// Its query was there still, but not its order.
  @Test func aViewWithAnotherOrderIsNotNamed() {
    let browser = TestBrowser(
      Size(columns: 140, rows: 30), digests: ["many"], views: "falling = dense sort:-title\n")
    browser.press("w1")
    #expect(browser.rows()[0].contains("falling  / dense"))
    browser.press("St")
    #expect(browser.rows()[0].contains("title ↑") && !browser.rows()[0].contains("falling"))
    browser.press("St")
    #expect(browser.rows()[0].contains("falling  / dense"))
    browser.press("/<C-w><C-w>dense<Enter>")
    #expect(!browser.rows()[0].contains("falling"))
  }

  @Test func aCountThatIsTheLeastThereIsSaysSo() {
    let browser = TestBrowser(
      Size(columns: 140, rows: 30), digests: [], views: "slow = /x/\n")
    browser.held.insert(.viewCounts)
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.answer(.viewCounts, .viewsCounted([QueryCount(all: 12, unread: 3, cutOff: 1)]))
    #expect(browser.rows()[2].prefix(24).contains("≥3/12"))
  }
}
