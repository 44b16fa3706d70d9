import Canvas
import Catalog
import Interface
import Papers
import Testing

/// Answers that come when the reader, or the library, has gone on.
@Suite struct LateAnswerTests {
  private let id = PaperID("2504.16922")!

  /// What the reader may do between a question and its answer, and whether the screen is the list's.
  private static let meanwhile = [
    "/", ":", "g/", "?", "j", "T", "l", "f", "i", "g", "5", "z", "s", "/<Esc>", "$",
  ]

  private func browser(_ keys: String = "") -> TestBrowser {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["mixed"])
    browser.press(keys)
    return browser
  }

  // MARK: What opens something

  @Test(arguments: meanwhile)
  func aNoteDoesNotOpenTheEditorLate(keys: String) {
    let browser = browser("e")
    #expect(browser.takeEffects() == [.findNote(id)])
    browser.press(keys)
    let rows = browser.rows()
    browser.handle(.noteFound(id, "text", heads: []))
    #expect(!browser.takeEffects().contains { if case .editNote = $0 { true } else { false } })
    #expect(browser.rows() == rows)
  }

  @Test func aNoteOpensTheEditorInTime() {
    let browser = browser("e")
    browser.handle(.resize(Size(columns: 100, rows: 30)))
    browser.handle(.noteFound(id, "text", heads: []))
    #expect(browser.takeEffects().last == .editNote(id, "text", heads: []))
    browser.handle(.noteFound(id, "text", heads: []))
    #expect(browser.takeEffects() == [], "once")
    browser.press("eje")
    browser.handle(.noteFound(id, "text", heads: []))
    #expect(browser.takeEffects() == [.findNote(id), .findNote(PaperID("2504.15001")!)])
  }

  @Test(arguments: meanwhile)
  func relatedPapersDoNotOpenLate(keys: String) {
    let browser = browser("*")
    let found = browser.library.related(to: id)!
    browser.press(keys)
    let rows = browser.rows()
    browser.handle(.relatedFound(id, found))
    #expect(browser.rows() == rows)
  }

  @Test(arguments: meanwhile)
  func theHistoryDoesNotOpenLate(keys: String) {
    // Asked for by hand: the disk of the tests answers at once.
    let browser = browser("s" + keys)
    let rows = browser.rows()
    let line = HistoryLine(
      id: MarkEvent.ID(machine: "x", sequence: 1, clock: 1), what: "starred", when: "today")
    browser.handle(.historyFound([line]))
    #expect(browser.rows() == rows)
  }

  @Test func anUndoneDecisionDoesNotBringTheTriageBackLate() {
    let browser = browser()
    var arrivals = Arrivals()
    arrivals.new = [id]
    browser.handle(.arrived(arrivals, since: nil))
    browser.press("is")
    #expect(browser.shows("The one paper is dealt with."))
    let event = browser.marks.events.last!
    browser.press("/spa")
    browser.handle(
      .unmade(event, as: .undone(event.id), event.changes, [id: PaperMarks()]))
    #expect(browser.shows("/ spa") && !browser.shows("What is new"))
    browser.press("r<Enter>")
    #expect(browser.shows("/ spar"))
  }

  @Test func aPaperIsReadOnlyWhileItIsRead() {
    let browser = browser("l")
    #expect(browser.browser.paperBeingRead == id)
    for keys in ["?", "<Esc>h", "j"] {
      browser.press(keys)
      browser.handle(.dwelt(id))
      #expect(browser.marks.events.isEmpty, "\(keys)")
    }
  }

  // MARK: What is searched for

  @Test func aSearchThatHasASuccessorIsDropped() {
    let browser = browser("/spa")
    var old = Search(Query("zzz"), in: browser.library, order: SortOrder(.date))
    let rows = browser.rows()
    for number in [-1, 0, 1, 2] {
      browser.handle(.found(search: number, old.finish()!))
      #expect(browser.rows() == rows)
    }
  }

  @Test func aSearchInAnotherLibraryIsDropped() {
    let size = Size(columns: 100, rows: 30)
    var browser = Browser(keymap: .vim, width: .bundled)
    _ = browser.handle(.resize(size))
    let library = TestBrowser.library(papers: 50_000)
    _ = browser.handle(
      .loaded(library, Loading(filesDone: 1, filesFound: 1, title: "huge")))
    var (number, search) = browser.search!
    let small = Library().adding([TestBrowser.digest("mixed")])
    _ = browser.handle(.loaded(small, Loading(filesDone: 1, filesFound: 1, title: "mixed")))
    _ = browser.handle(.found(search: number, search.finish()!))
    number += 0
    var surface = Surface(size: size, width: .bundled)
    browser.draw(into: &surface)
    #expect(surface.text(ofRow: 0).contains("7 of 7"))
  }

  @Test(arguments: ["gu", "gszz<Enter>"])
  func aSelectionThatWasGivenUpDoesNotLand(keys: String) {
    let size = Size(columns: 100, rows: 30)
    var browser = Browser(keymap: .vim, width: .bundled)
    func press(_ keys: String) {
      guard case .success(let keys) = Key.sequence(keys[...]) else { return }
      for key in keys { _ = browser.handle(.key(key)) }
    }
    _ = browser.handle(.resize(size))
    let library = TestBrowser.library(papers: 30_000)
    _ = browser.handle(.loaded(library, Loading(filesDone: 1, filesFound: 1, title: "huge")))
    press("gst1<Enter>")
    var (number, search) = browser.searchToTick!
    press(keys)
    _ = browser.handle(.tickFound(number, search.finish()!))
    number += 0
    var surface = Surface(size: size, width: .bundled)
    browser.draw(into: &surface)
    #expect(!surface.text(ofRow: 29).contains("selected"))
  }

  // MARK: What is marked

  /// Marks that were looked up for more papers than a key may look up, while the database became
  /// another one with few.
  @Test func marksIndexedForAnOlderStateDoNotLand() {
    var browser = Browser(keymap: .vim, width: .bundled)
    _ = browser.handle(.resize(Size(columns: 100, rows: 30)))
    let library = Library().adding([TestBrowser.digest("mixed")])
    _ = browser.handle(.loaded(library, Loading(filesDone: 1, filesFound: 1, title: "mixed")))
    var starred = PaperMarks()
    starred.isStarred = true
    var many = [id: starred]
    for number in 1...30_000 {
      many[PaperID("\(2401 + number / 20_000).\(10_000 + number % 20_000)")!] = starred
    }
    let effects = browser.handle(.marksFound(many, isAll: true))
    guard case .indexMarks(let number)? = effects.first else {
      Issue.record("the look-up is not away from the keys: \(effects)")
      return
    }
    let (marks, arrivals, _) = browser.marksToIndex
    let late = MarkedRows(marks, arrivals, in: library)
    _ = browser.handle(.marksForgotten)
    _ = browser.handle(.marksFound([:], isAll: false))
    _ = browser.handle(.marksIndexed(number, late))
    for key in "/is:starred" { _ = browser.handle(.key(Key(key))) }
    var surface = Surface(size: Size(columns: 100, rows: 30), width: .bundled)
    browser.draw(into: &surface)
    #expect(surface.text(ofRow: 0).contains("0 of 7"))
  }

  @Test func aLibraryThatWaitsForItsMarksIsShownWhenTheyAreForgotten() {
    var browser = Browser(keymap: .vim, width: .bundled)
    _ = browser.handle(.resize(Size(columns: 100, rows: 30)))
    var many: [PaperID: PaperMarks] = [:]
    var starred = PaperMarks()
    starred.isStarred = true
    for number in 1...30_000 {
      many[PaperID("\(2401 + number / 20_000).\(10_000 + number % 20_000)")!] = starred
    }
    _ = browser.handle(.marksFound(many, isAll: true))
    let library = Library().adding([TestBrowser.digest("mixed")])
    _ = browser.handle(.loaded(library, Loading(filesDone: 1, filesFound: 1, title: "mixed")))
    #expect(browser.library.count == 0, "it waits")
    _ = browser.handle(.marksForgotten)
    #expect(browser.library.count == 7)
  }

  @Test func aMarkThatIsKeptLateChangesNothingElse() {
    let browser = browser()
    browser.isDiskSlow = true
    browser.press("s/cafe")
    browser.answerLate()
    #expect(browser.shows("/ cafe") && browser.shows("1 of 7"))
    #expect(browser.shows("Starred 2504.16922"))
  }

  // MARK: Another library

  @Test(arguments: meanwhile + ["*", "V", "U", "e"])
  func aLibraryMayComeInAnyMode(keys: String) {
    let browser = TestBrowser(
      Size(columns: 100, rows: 30), digests: ["linked", "linked-before"])
    browser.press(keys)
    for digests in [["mixed"], ["many"], ["linked"]] {
      browser.load(digests)
      browser.press("j<Enter><Esc><Esc>")
      #expect(browser.rows().count == 30)
    }
  }

  @Test func aComparisonStaysWithItsDigest() {
    let browser = TestBrowser(
      Size(columns: 100, rows: 40), digests: ["linked", "linked-before"])
    browser.press("V2")
    #expect(browser.shows("[−many"))
    browser.load(["linked-before", "linked"])
    #expect(browser.shows("[−many"))
    browser.load(["linked"])
    #expect(!browser.shows("[−many"))
  }

  @Test func aDigestThatIsGoneIsNotComparedWith() {
    let browser = TestBrowser(
      Size(columns: 100, rows: 40), digests: ["linked", "linked-before"])
    browser.press("V")
    browser.load(["linked"])
    browser.press("2")
    #expect(browser.shows("That digest is no longer among these."))
  }
}
