import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// Digests and whole papers from arXiv, by keys.
@Suite struct FetchingKeyTests {
  private static let daily = FetchChoice("daily", words: "cs.LG")
  private static let vision = FetchChoice("vision", words: "cs.CV with “depth”")
  private static let id = ArxivReference("2504.16922v2")!

  private func browser(
    _ keys: String = "", profiles: [FetchChoice] = [daily], digests: [String] = ["mixed"],
    keymap: Keymap = .vim
  ) -> TestBrowser {
    var options = Options()
    options.profiles = profiles
    let browser = TestBrowser(
      Size(columns: 100, rows: 30), digests: digests, keymap: keymap, options: options)
    browser.press(keys)
    return browser
  }

  private func wish(_ browser: TestBrowser) -> FetchWish? {
    guard case .fetch(let wish)? = browser.last(.fetch)?.job else { return nil }
    return wish
  }

  private func papers(_ browser: TestBrowser) -> DownloadWish? {
    guard case .download(let wish)? = browser.last(.download)?.job else { return nil }
    return wish
  }

  // MARK: Digests

  @Test func theOneProfileIsFetched() {
    for (keys, map) in [("gf", Keymap.vim), ("mf", .less), (":fetch<Enter>", .vim)] {
      let browser = browser(keys, keymap: map)
      #expect(wish(browser) == .profile("daily"), "\(keys)")
      #expect(browser.shows("Fetching daily from arXiv: Esc stops it."))
    }
  }

  @Test func ofSeveralProfilesOneIsChosen() {
    let profiles = [FetchingKeyTests.daily, FetchingKeyTests.vision]
    for (keys, expected) in [("2", FetchWish.profile("vision")), ("0", .all)] {
      let browser = browser("gf", profiles: profiles)
      #expect(browser.shows("2  vision  cs.CV with “depth”"))
      #expect(wish(browser) == nil)
      browser.press(keys)
      #expect(wish(browser) == expected)
    }
    let named = browser(":fetch v<Tab><Enter>", profiles: profiles)
    #expect(wish(named) == .profile("vision"))
  }

  /// Whoever writes a profile while the browser is open need not open it again.
  @Test func withoutAProfileTheSettingsAreReadAnew() {
    let none = browser("gf", profiles: [])
    #expect(wish(none) == .any)
    none.answer(.fetch, .failed(Message("no profile to fetch: write one", isWarning: true)))
    #expect(none.shows("no profile to fetch: write one"))
    let several = browser("gf", profiles: [])
    several.answer(.fetch, .profilesFound([FetchingKeyTests.daily, FetchingKeyTests.vision]))
    #expect(several.shows("Fetch from arXiv"))
    // Who has gone on reading is not disturbed, and is asked the next time.
    let late = browser("gfj", profiles: [])
    late.answer(.fetch, .profilesFound([FetchingKeyTests.daily, FetchingKeyTests.vision]))
    #expect(!late.shows("Fetch from arXiv"))
    late.press("gf")
    #expect(late.shows("Fetch from arXiv"))
  }

  @Test func itTellsHowFarItIsAndWhatCame() {
    let browser = browser("gf")
    browser.answer(
      .fetch, isLast: false, .progress(Progress("fetched 2 pages, 200 of 1200 papers")))
    #expect(browser.rows()[0].contains("fetched 2 pages, 200 of 1200 papers"))
    browser.press("j")
    #expect(browser.shows("Esc stop"))
    browser.answer(
      .fetch, .fetched(FetchOutcome(Message("daily: 3 new"), warnings: ["daily: it is old"])))
    #expect(browser.shows("daily: 3 new"))
    // What else is to be known is not lost behind it.
    #expect(browser.shows("1 warning gm"))
    browser.press("gm")
    #expect(browser.shows("daily: it is old"))
  }

  @Test func oneIsFetchedAtATime() {
    let browser = browser("gf")
    browser.forget(.fetch)
    browser.press("gf")
    #expect(wish(browser) == nil)
    #expect(browser.shows("It is being fetched already: Esc stops it."))
  }

  @Test func escStopsIt() {
    let browser = browser("gf<Esc>")
    #expect(browser.shows("Stopped: what came whole is kept, and gf goes on from there."))
    browser.answer(.fetch, .fetched(FetchOutcome(Message("daily: 3 new"), warnings: [])))
    #expect(!browser.shows("daily: 3 new"))
    browser.forget(.fetch)
    browser.press("gf")
    #expect(wish(browser) == .profile("daily"))
  }

  /// What is waited for at the screen ends first; what comes from arXiv goes on until Esc is meant for it.
  @Test func aSearchIsStoppedBeforeAFetch() {
    let browser = browser("gf")
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.search)
    browser.press("/T1<Enter><Esc>")
    #expect(!browser.shows("what came whole is kept"))
    browser.press("<Esc>")
    #expect(browser.shows("what came whole is kept"))
  }

  @Test func aFailureIsALine() {
    let browser = browser("gf")
    let sentence = "daily was not fetched: arXiv is busy (429); try again later, what came is kept"
    browser.answer(.fetch, .failed(Message(sentence, isWarning: true)))
    #expect(browser.shows(sentence))
  }

  // MARK: Whole papers

  private func come(_ browser: TestBrowser, fetched: Int = 1, failures: [String] = []) {
    let wish = papers(browser)!
    for reference in wish.papers.prefix(fetched) {
      browser.answer(.download, isLast: false, .downloaded(reference, wish.form))
    }
    browser.answer(
      .download,
      .downloadEnded(
        DownloadOutcome(
          wish, fetched: fetched, wereThere: 0, failures: failures, folder: "~/papers")))
  }

  @Test func aPDFIsFetchedAndShown() {
    for (keys, map, form) in [
      ("P", Keymap.vim, PaperForm.pdf), ("gP", .vim, .html), ("P", .less, .pdf),
      ("mP", .less, .html),
    ] {
      let browser = browser(keys, keymap: map)
      #expect(papers(browser) == DownloadWish([FetchingKeyTests.id], form, shows: true))
      #expect(
        browser.shows("Fetching the \(form.name) of 2504.16922v2: Esc stops it."), "\(keys)")
      browser.answer(
        .download, isLast: false, .progress(Progress("fetched 1.3 of 3.0 MB")))
      #expect(browser.rows()[0].contains("fetched 1.3 of 3.0 MB"))
      come(browser)
      #expect(browser.shows("2504.16922v2 is here as \(form.name), in ~/papers"))
      #expect(browser.takeEffects() == [.show(FetchingKeyTests.id, form, isLate: true)])
      // The second time it is only shown.
      browser.forget(.download)
      browser.press(keys)
      #expect(papers(browser) == nil)
      #expect(browser.takeEffects() == [.show(FetchingKeyTests.id, form, isLate: false)])
    }
  }

  @Test func whatIsOnItsWayIsNotAskedForAgain() {
    let browser = browser("P")
    browser.forget(.download)
    browser.press("P")
    #expect(papers(browser) == nil)
    #expect(browser.shows("On the way already: the PDF of 2504.16922v2; Esc stops it."))
    // In another form it is.
    browser.press("gP")
    #expect(papers(browser) == DownloadWish([FetchingKeyTests.id], .html, shows: true))
    browser.forget(.download)
    browser.press("<Esc>P")
    #expect(papers(browser) == DownloadWish([FetchingKeyTests.id], .pdf, shows: true))
  }

  @Test func thePDFIsOpenedWhereItIs() {
    let browser = browser("O")
    #expect(browser.takeEffects() == [.open("https://arxiv.org/pdf/2504.16922v2")])
    browser.handle(.started)
    browser.answer(.files, .filesFound([.pdf: [ArxivReference("2504.16922v1")!]]))
    browser.press("O")
    // Another version is another paper.
    #expect(browser.takeEffects() == [.open("https://arxiv.org/pdf/2504.16922v2")])
    browser.handle(.started)
    browser.answer(.files, .filesFound([.pdf: [FetchingKeyTests.id]]))
    browser.press("O")
    #expect(browser.takeEffects() == [.show(FetchingKeyTests.id, .pdf, isLate: false)])
  }

  @Test func thoseThatAreSelectedAreFetchedAndNotShown() {
    let browser = browser("xxxP")
    let wish = papers(browser)
    #expect(wish?.papers.count == 3 && wish?.shows == false)
    come(browser, fetched: 3)
    #expect(browser.shows("3 papers fetched as PDF, in ~/papers"))
    #expect(browser.takeEffects().isEmpty)
    browser.forget(.download)
    browser.press("P")
    #expect(papers(browser) == nil)
    #expect(browser.shows("All 3 are here as PDF."))
  }

  @Test func aPaperThatDoesNotComeIsSaid() {
    let one = browser("P")
    come(one, fetched: 0, failures: ["2504.16922v2: arXiv has no PDF of it"])
    #expect(one.shows("2504.16922v2: arXiv has no PDF of it"))
    #expect(one.takeEffects().isEmpty)
    let three = browser("xxxP")
    come(three, fetched: 1, failures: ["one is not there", "another is not there"])
    #expect(three.shows("1 fetched. one is not there (and 1 more: gm)"))
    three.press("gm")
    #expect(three.shows("another is not there"))
  }

  @Test func aPaperThatArxivDoesNotHaveIsSaid() {
    let browser = browser("/lanterns<Enter>P", digests: ["elsewhere"])
    #expect(papers(browser) == nil)
    #expect(browser.shows("arXiv does not have this paper"))
  }

  /// Papers that are asked for one after the other all come.
  @Test func aSecondPaperDoesNotEndTheFirst() {
    let browser = browser("P")
    let first = browser.last(.download)!
    browser.press("jP")
    browser.handle(
      .answer(
        Answer(
          .downloadEnded(
            DownloadOutcome(
              papersOf(first.job)!, fetched: 1, wereThere: 0, failures: [], folder: "~/papers")),
          to: first.ticket)))
    #expect(browser.shows("2504.16922v2 is here"))
  }

  private func papersOf(_ job: Job) -> DownloadWish? {
    if case .download(let wish) = job { wish } else { nil }
  }

  // MARK: has:pdf

  @Test func theFilterFindsWhatIsHere() {
    let browser = browser("/has:pdf<Enter>")
    #expect(browser.shows("0 of 7"))
    browser.handle(.started)
    browser.answer(.files, .filesFound([.pdf: [FetchingKeyTests.id], .html: []]))
    #expect(browser.shows("1 of 7"))
    browser.press("/<C-u>-has:pdf<Enter>")
    #expect(browser.shows("6 of 7"))
  }

  /// As with marks, a row stays where it is when it has what the filter is without.
  @Test func aPaperThatCameStaysInTheList() {
    let browser = browser("/-has:pdf<Enter>P")
    come(browser)
    #expect(browser.shows("7 of 7"))
    browser.press("/ <Enter>")
    #expect(browser.shows("6 of 7"))
    browser.press("/<C-u>has:pdf<Enter>")
    #expect(browser.shows("1 of 7"))
  }

  /// What somebody has looked for before a paper came says nothing of it.
  @Test func aLookThatWasTooEarlyIsNotBelieved() {
    let browser = browser("P")
    browser.handle(.started)
    let early = browser.last(.files)!.ticket
    come(browser)
    browser.handle(.answer(Answer(.filesFound([:]), to: early)))
    browser.press("/has:pdf<Enter>")
    #expect(browser.shows("1 of 7"))
    browser.answer(.files, .filesFound([.pdf: [FetchingKeyTests.id]]))
    #expect(browser.shows("1 of 7"))
  }

  @Test func aPaperThatComesIsFoundAtOnce() {
    let browser = browser("P/has:pdf<Enter>")
    #expect(browser.shows("0 of 7"))
    come(browser)
    #expect(browser.shows("1 of 7"))
  }
}
