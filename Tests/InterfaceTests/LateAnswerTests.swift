import Canvas
import Catalog
import Interface
import Papers
import Programs
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

  // MARK: All of them

  /// An answer is taken, or it changes nothing: what it is late for decides, slot by slot.
  @Test(arguments: Slot.allCases, LateCase.Meanwhile.allCases)
  func aLateAnswer(slot: Slot, meanwhile: LateCase.Meanwhile) {
    let late = LateCase.of(slot)
    func browser(isAnswered: Bool) -> (rows: [String], effects: [Effect]) {
      var options = Options()
      options.hooks = [.open]
      let browser = TestBrowser(
        LateCase.size, digests: [], options: options, views: TestViews.usual)
      late.prepare(browser)
      browser.forget(slot)
      browser.held.insert(slot)
      late.begin(browser)
      guard let ticket = browser.last(slot)?.ticket else {
        Issue.record("nothing is begun in \(slot)")
        return ([], [])
      }
      switch meanwhile {
      case .nothing: break
      case .successor: late.succeed(browser)
      case .paperLeft: browser.press("j")
      case .otherMode: browser.press("?")
      case .anotherLibrary:
        if slot == .load { late.succeed(browser) }
        let names = ["linked", "mixed"]
        browser.load(
          Library().adding(names.map(TestBrowser.digest)),
          Loading(filesDone: 2, filesFound: 2, title: "other"))
      }
      _ = browser.takeEffects()
      if isAnswered { browser.handle(.answer(Answer(late.answer, to: ticket))) }
      let effects = browser.takeEffects()
      if meanwhile == .otherMode { browser.press("<Esc>") }
      return (browser.rows(), effects)
    }
    let (with, without) = (browser(isAnswered: true), browser(isAnswered: false))
    let isTaken = with.rows != without.rows || with.effects != without.effects
    #expect(isTaken == late.outlives.contains(meanwhile))
  }

  // MARK: What opens something

  @Test(arguments: meanwhile)
  func aNoteDoesNotOpenTheEditorLate(keys: String) {
    let browser = browser("e")
    browser.press(keys)
    let rows = browser.rows()
    browser.answer(.note, .noteFound(id, "text", heads: []))
    #expect(!browser.takeEffects().contains { if case .editNote = $0 { true } else { false } })
    #expect(browser.rows() == rows)
  }

  @Test func aNoteOpensTheEditorInTime() {
    let browser = browser("e")
    browser.handle(.resize(Size(columns: 100, rows: 30)))
    browser.answer(.note, .noteFound(id, "text", heads: []))
    #expect(browser.takeEffects() == [.editNote(id, "text", heads: [])])
    browser.answer(.note, .noteFound(id, "text", heads: []))
    #expect(browser.takeEffects() == [], "once")
  }

  /// That the job is done is told after the editor was opened, and has failed perhaps.
  @Test func whatTheEditorSaysStays() {
    let browser = browser("e")
    browser.answer(.note, isLast: false, .noteFound(id, "text", heads: []))
    browser.handle(.said(.noteFailed("No editor found", file: nil)))
    browser.answer(.note, .nothing)
    #expect(browser.shows("No editor found"))
  }

  @Test(arguments: meanwhile)
  func relatedPapersDoNotOpenLate(keys: String) {
    let browser = browser("*")
    let found = browser.library.related(to: id)!
    browser.press(keys)
    let rows = browser.rows()
    browser.answer(.related, .related(id, found))
    #expect(browser.rows() == rows)
  }

  @Test(arguments: meanwhile)
  func theHistoryDoesNotOpenLate(keys: String) {
    let browser = browser()
    browser.held.insert(.history)
    browser.press("U" + keys)
    let rows = browser.rows()
    let line = HistoryLine(
      id: MarkEvent.ID(machine: "x", sequence: 1, clock: 1), what: "starred", when: "today")
    browser.answer(.history, .historyFound([line]))
    #expect(browser.rows() == rows)
  }

  @Test func anUndoneDecisionDoesNotBringTheTriageBackLate() {
    let browser = browser()
    var arrivals = Arrivals()
    arrivals.new = [id]
    browser.arrive(arrivals, since: nil)
    browser.press("is")
    #expect(browser.shows("The one paper is dealt with."))
    browser.held.insert(.undoing)
    browser.press("u/spa")
    browser.release(.undoing)
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

  // MARK: What is marked

  @Test func aLibraryThatWaitsForItsMarksIsShownWhenTheyAreForgotten() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    browser.readMarks(LateCase.manyMarks)
    browser.held.insert(.markIndex)
    func load(_ name: String) {
      let library = Library().adding([TestBrowser.digest(name)])
      browser.load(library, Loading(filesDone: 1, filesFound: 1, title: name))
    }
    load("mixed")
    #expect(browser.shows("7 of 7"), "the marks of few papers are soon looked up")
    load("many")
    #expect(browser.shows("7 of 7"), "it waits: it has not grown from the other")
    browser.handle(.marksForgotten)
    #expect(browser.shows("60 of 60"))
  }

  @Test func aMarkThatIsKeptLateChangesNothingElse() {
    let browser = browser()
    browser.held.insert(.marking)
    browser.press("s/cafe")
    browser.release(.marking)
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
