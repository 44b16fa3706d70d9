import Canvas
import Catalog
import Interface
import Papers
import Testing

/// Going through what is new, paper by paper.
@Suite struct TriageTests {
  private func browser(_ digests: [String] = ["mixed"], new: [String], revised: [String] = [])
    -> TestBrowser
  {
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: digests)
    arrive(browser, new, revised)
    return browser
  }

  private func arrive(_ browser: TestBrowser, _ new: [String], _ revised: [String]) {
    var arrivals = Arrivals()
    arrivals.new = Set(new.compactMap { PaperID($0) })
    arrivals.revised = Set(revised.compactMap { PaperID($0) })
    browser.arrive(arrivals, since: "yesterday")
  }

  private let three = ["2504.16922", "2504.15001", "2504.15002"]

  @Test func theMorningSaysWhatCame() {
    let browser = browser(new: three, revised: ["2504.14003"])
    #expect(browser.shows("Since yesterday: 3 new, 1 revised. i goes through them."))
    #expect(browser.rows()[2].contains("●"))
    browser.press("/is:new<Enter>")
    #expect(browser.shows("3 of 7"))
    #expect(browser.shows("new since yesterday"))
  }

  @Test func starReadLaterSkip() {
    let browser = browser(new: three)
    browser.press("i")
    #expect(browser.shows("What is new") && browser.shows("1 of 3 · 3 left"))
    #expect(browser.shows("Sieve: Choosing Keys"))
    browser.press("s")
    #expect(browser.shows("2 of 3 · 2 left") && browser.shows("A Note on Cafés"))
    browser.press("<Enter>")
    #expect(browser.shows("3 of 3 · 1 left"))
    browser.press("a")
    #expect(browser.shows("All 3 are dealt with. u undoes the last one."))
    #expect(browser.marks.firm[PaperID("2504.16922")!]?.isStarred == true)
    #expect(browser.marks.firm[PaperID("2504.15002")!]?.queueRank == 1)
    browser.press("i")
    #expect(browser.shows("All 3 are dealt with."))
  }

  @Test func aDecisionIsOneStepAndUndoReturnsToItsPaper() {
    let browser = browser(new: three)
    browser.press("irr")
    #expect(browser.shows("3 of 3 · 1 left"))
    browser.press("u")
    #expect(browser.shows("2 of 3 · 2 left") && browser.shows("A Note on Cafés"))
    browser.press("u")
    #expect(browser.shows("1 of 3 · 3 left"))
  }

  @Test func itGoesOnWhereItWasLeft() {
    let browser = browser(new: three)
    browser.press("isq")
    #expect(browser.shows("2 left; i goes on here."))
    #expect(browser.shows("7 of 7"))
    browser.press("i")
    #expect(browser.shows("2 of 3 · 2 left"))
    // Another start: the same marks, the same arrivals.
    browser.press("<Esc>")
    browser.load(["mixed"])
    browser.press("i")
    #expect(browser.shows("2 of 3 · 2 left"))
  }

  @Test func oneKeyEndsTheDayAndCanBeTakenBack() {
    let browser = browser(new: three)
    browser.press("isD")
    #expect(browser.shows("Done for today: 2 skipped.") && browser.shows("7 of 7"))
    browser.press("i")
    #expect(browser.shows("All 3 are dealt with."))
    // The undo leads back to where it was.
    browser.press("u")
    #expect(browser.shows("2 of 3 · 2 left"))
  }

  @Test func undoAfterTheLastOneLeadsBackToIt() {
    let browser = browser(new: three)
    browser.press("isssu")
    #expect(browser.shows("3 of 3 · 1 left"))
  }

  @Test func theHeadingCountsWhatIsLeft() {
    let browser = browser(new: three)
    #expect(browser.shows("3 new · 7 of 7"))
    browser.press("irq")
    #expect(browser.shows("2 new · 7 of 7"))
    browser.press("u")
    #expect(browser.shows("3 new · 7 of 7"))
  }

  @Test func whatIsHiddenCannotBeActedOn() {
    let browser = browser(new: three)
    browser.press("i")
    for keys in ["/", "T", "gk", "ga", "gi", "St", "z", "X", "<Tab>", "gq", "<Space>"] {
      browser.press(keys)
      #expect(browser.shows("1 of 3 · 3 left"), "\(keys)")
    }
    browser.press("gaq")
    #expect(!browser.shows("selected") && browser.shows("7 of 7 · date"))
  }

  @Test func aMatchOfAnotherPaperIsForgotten() {
    let browser = browser(new: three)
    browser.press("/attention<Enter>Ginnnnnnnq")
    _ = browser.rows()
    browser.press("innnnnnnD")
    #expect(browser.shows("Done for today"))
  }

  @Test func papersThatAreGoneAreNotGoneThrough() {
    let browser = browser(["mixed", "linked"], new: three + ["2504.13001"])
    browser.press("i")
    browser.load(["linked"])
    #expect(browser.shows("None of these papers is here any more."))
    browser.load(["mixed", "linked"])
    browser.press("is")
    let left = browser.rows()[0].split(separator: "·").last!
    browser.load(["mixed"])
    #expect(browser.rows()[0].split(separator: "·").last! == left)
  }

  @Test func arrowsDecideNothing() {
    let browser = browser(new: three)
    browser.press("i<Right>l<Left>hJK")
    #expect(browser.shows("1 of 3 · 3 left") && browser.marks.events.isEmpty)
  }

  @Test func theMorningBeginsOnTop() {
    var view = LeftState()
    view.paper = PaperID("2504.13004")
    view.screenRow = 3
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["mixed"], view: view)
    #expect(browser.shows("5/7"))
    arrive(browser, three, [])
    #expect(browser.shows("1/7"))
  }

  @Test func papersCanBeLookedAtWithoutDeciding() {
    let browser = browser(new: three)
    browser.press("iJJ")
    #expect(browser.shows("3 of 3 · 3 left"))
    browser.press("h")
    #expect(browser.shows("2 of 3 · 3 left"))
    // Other keys are about the paper that is shown.
    browser.press("yi")
    #expect(browser.takeEffects() == [.copy("2504.15001v1", name: "the id")])
    #expect(browser.shows("2 of 3 · 3 left"))
    browser.press("f")
    #expect(browser.shows("abstract page"))
    browser.press("<Esc>")
    #expect(browser.shows("2 of 3"))
  }

  @Test func aRevisedPaperShowsWhatChanged() {
    let browser = browser(
      ["linked", "linked-before"], new: [], revised: ["2503.00001", "2504.00010"])
    let id = browser.library.sources.flatMap(\.entries).first { $0.record.version > 1 }!.record.id
    arrive(browser, [], ["\(id)"])
    browser.press("i")
    #expect(browser.shows("only here") && browser.shows("[+"))
  }

  /// What a watched folder brings is new, on the first visit too, when nothing came before it.
  @Test func whatComesWhileOneLooksIsGoneThrough() {
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["mixed"])
    arrive(browser, [], [])
    let new = Set(three.compactMap { PaperID($0) })
    browser.load(
      browser.library, Loading(filesDone: 1, filesFound: 1, title: "mixed", newPapers: new))
    #expect(browser.shows("3 new · 7 of 7") && browser.rows()[2].contains("●"))
    browser.press("/is:new<Enter>")
    #expect(browser.shows("3 of 7"))
    browser.press("<Esc>i")
    #expect(browser.shows("What is new") && browser.shows("1 of 3 · 3 left"))
    // The database looks again, and knows of a first visit alone.
    arrive(browser, [], [])
    browser.press("D")
    #expect(browser.shows("Done for today: 3 skipped.") && !browser.shows("●"))
  }

  @Test func withoutAnythingNewTheListIsGoneThrough() {
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["mixed"])
    browser.press("/sparse<Enter>i")
    #expect(browser.shows("Nothing is new: here are 2 papers of the list."))
    #expect(browser.shows("1 of "))
  }
}
