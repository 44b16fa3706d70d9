import Canvas
import Catalog
import Interface
import Papers
import Testing

/// What went wrong once.
@Suite struct MarkOddityTests {
  private let size = Size(columns: 100, rows: 30)

  private func browser(_ keys: String = "", digests: [String] = ["mixed"]) -> TestBrowser {
    let browser = TestBrowser(size, digests: digests)
    browser.press(keys)
    return browser
  }

  private func huge(_ papers: Int, into browser: TestBrowser) {
    let library = TestBrowser.library(papers: papers)
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "huge"))
  }

  @Test func whatWasMarkedBeforeIsNoChange() {
    var read = PaperMarks()
    read.isRead = true
    let ids = ["2504.16922", "2504.15001"].map { PaperID($0)! }
    var view = LeftState()
    view.filter = "is:unread"
    let browser = TestBrowser(size, digests: [], view: view)
    browser.load(
      Library().adding([TestBrowser.digest("mixed")]),
      Loading(filesDone: 1, filesFound: 1, title: "mixed"))
    browser.readMarks([ids[0]: read], isLast: false)
    browser.readMarks([ids[0]: read, ids[1]: read])
    #expect(browser.shows("5 of 7") && !browser.rows().contains { $0.hasPrefix("×") })
  }

  @Test func keptRowsAreNotFoundByTheSameFilterAnew() {
    let browser = browser("/is:unread<Enter>r/<Esc>/ ")
    #expect(browser.shows("6 of 7"))
    browser.press("<Enter>St")
    #expect(browser.shows("6 of 7"))
  }

  @Test func undoBringsAPaperBackIntoTheList() {
    let browser = browser("sjs/is:starred<Enter>s/ <BS><Enter>")
    #expect(browser.shows("1 of 7"))
    browser.press("u")
    #expect(browser.shows("2 of 7"))
  }

  @Test func theQueueFollowsAnUndo() {
    let browser = browser("ajajagq")
    let before = browser.rows()[2...4]
    browser.press("mju")
    #expect(browser.rows()[2...4].map { $0.prefix(40) } == before.map { $0.prefix(40) })
  }

  @Test func theEndOfTheQueueIsAfterPapersThatAreNotHere() {
    let browser = browser()
    var queued = PaperMarks()
    queued.queueRank = 41
    browser.readMarks([PaperID("9901.00001") ?? PaperID("2401.00001")!: queued])
    browser.press("a")
    #expect(browser.marks.firm[PaperID("2504.16922")!]?.queueRank == 42)
  }

  @Test func aQueueWithoutRoomGetsNewPlaces() {
    let browser = browser("ajajagq")
    // Halving the room between two places ends after some fifty times.
    for _ in 0..<70 { browser.press("ggmjGmk") }
    #expect(Set(browser.marks.firm.values.compactMap(\.queueRank)).count == 3)
    let before = browser.rows()[2...4].map { $0.prefix(40) }
    browser.press("ggmj")
    #expect(browser.rows()[2...4].map { $0.prefix(40) } == [before[1], before[0], before[2]])
  }

  @Test func labelsThatDifferByCaseAreOne() {
    let browser = browser("t<C-u>label KV<Enter>jt<C-u>label kv<Enter>")
    #expect(browser.marks.firm[PaperID("2504.15001")!]?.labels == ["KV"])
    browser.press("kt<C-u>label kv<Enter>/label:kv<Enter>")
    #expect(browser.shows("1 of 7"))
  }

  @Test func quotationMarksAreNoPartOfALabel() {
    let browser = browser("t<C-u>label \"to read\"<Enter>/label:\"to read\"<Enter>")
    #expect(browser.shows("#to read") && browser.shows("1 of 7"))
  }

  @Test func aChosenMarkStaysAmongTheFacets() {
    let browser = TestBrowser(Size(columns: 140, rows: 30), digests: ["mixed"])
    browser.press("sT<Enter>")
    #expect(browser.shows("/ is:starred") && browser.shows("+ is:starred"))
    browser.press("<Tab>s")
    #expect(browser.rows().contains { $0.prefix(24).contains("is:starred") })
  }

  @Test func theWayBackBringsTheOrderBack() {
    let browser = browser("aStgq")
    #expect(browser.shows("queue"))
    browser.press("<C-o>")
    #expect(browser.shows("7 of 7 · title"))
  }

  @Test func theReaderIsAboutThePaperThatIsRead() {
    let browser = browser("<Space><Space><Enter>s")
    #expect(browser.marks.events.last?.changes.map(\.paper) == [PaperID("2504.15002")!])
  }

  @Test func completionTakesWhatStandsThere() {
    let browser = browser("t<C-u>label \"to read\"<Enter>/label:\"to r<Tab>")
    #expect(browser.shows("/ label:\"to read\"") && browser.shows("1 of 7"))
    browser.press("<C-u>a:label:t<Tab>")
    #expect(browser.shows("/ a:label:t"))
  }

  @Test func aSmallerLibraryBeforeTheMarksAreThere() {
    let browser = TestBrowser(size, digests: [])
    huge(25_000, into: browser)
    browser.press("/T<Enter>G")
    huge(22_000, into: browser)
    huge(3, into: browser)
    #expect(browser.shows("3 of 3"))
  }

  /// Marks that are too many for a key are looked up away from the keys, and the library waits.
  @Test func manyMarksAndALibraryThatChanges() {
    let browser = TestBrowser(size, digests: [])
    let library = TestBrowser.library(papers: 25_000)
    var starred = PaperMarks()
    starred.isStarred = true
    let ids = library.rows(in: SortOrder(.date)).map { library.id(of: $0) }
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.readMarks(Dictionary(ids.map { ($0, starred) }) { first, _ in first })
    browser.press("/is:starred<Enter>")
    #expect(browser.shows("25000 of 25000"))
    browser.press("s")
    huge(24_000, into: browser)
    browser.press("/ ")
    #expect(browser.shows("23999 of 24000"))
  }
}
