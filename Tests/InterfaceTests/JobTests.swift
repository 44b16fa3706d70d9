import Canvas
import Catalog
import Interface
import Testing

/// What is done away from the keys: how it begins, is given up, is stopped, and tells how far it has come.
@Suite struct JobTests {
  private let size = Size(columns: 120, rows: 30)
  private let whole = Loading(filesDone: 1, filesFound: 1, title: "huge")

  private func browser(_ library: Library = TestBrowser.huge) -> TestBrowser {
    let browser = TestBrowser(size, digests: [])
    browser.held = Set(Slot.allCases)
    browser.load(library, whole)
    return browser
  }

  /// The tickets of the effects that begin and end jobs of a slot, in order.
  private func tickets(_ effects: [Effect], _ slot: Slot) -> [(isBegun: Bool, ticket: Ticket)] {
    effects.compactMap { effect in
      switch effect {
      case .start(_, let ticket) where ticket.slot == slot: (true, ticket)
      case .end(let ticket) where ticket.slot == slot: (false, ticket)
      default: nil
      }
    }
  }

  @Test func noTicketIsGivenTwice() {
    var browser = Browser(keymap: .vim, width: .bundled)
    _ = browser.handle(.resize(size))
    var known: Set<Ticket> = [.firstLoad]
    var effects = browser.load(TestBrowser.huge, title: "huge")
    for _ in 0..<3 {
      for keys in ["/", "T", "1", "<Esc>", "s", "e", "*", "U", "u", "R"] {
        guard case .success(let keys) = Key.sequence(keys[...]) else { continue }
        for key in keys { effects += browser.handle(.key(key)) }
      }
    }
    for case .start(let job, let ticket) in effects {
      #expect(known.insert(ticket).inserted && job.slot == ticket.slot)
    }
    #expect(known.count > 20)
  }

  /// The hands are told of what is given up without another job in its place.
  @Test func whatIsGivenUpEnds() {
    var browser = Browser(keymap: .vim, width: .bundled)
    _ = browser.handle(.resize(size))
    _ = browser.load(TestBrowser.huge, title: "huge")
    func press(_ key: Key) -> [(isBegun: Bool, ticket: Ticket)] {
      tickets(browser.handle(.key(key)), .search)
    }
    #expect(press(Key("/")).isEmpty)
    let first = press(Key("T"))
    #expect(first.map { $0.isBegun } == [true])
    // A successor begins, and ends it by that.
    let second = press(Key("1"))
    #expect(second.map { $0.isBegun } == [true] && second[0].ticket.number > first[0].ticket.number)
    // A small library is searched at once.
    let effects = browser.handle(.filesChanged)
    guard case .start(_, let load)? = effects.first else {
      Issue.record("the files are not read again")
      return
    }
    let small = Library().adding([TestBrowser.digest("mixed")])
    let ended = tickets(browser.handle(.answer(Answer(.loaded(small, whole), to: load))), .search)
    #expect(ended.map { $0.isBegun } == [false] && ended[0].ticket == second[0].ticket)
  }

  @Test(arguments: ["<Esc>", "<C-c>"]) func theReaderStopsWhatTakesLong(key: String) {
    let browser = browser()
    browser.press("gsT1<Enter>")
    browser.press(key)
    #expect(browser.shows("Stopped."))
    var search = Search(Query("T1"), in: browser.library, order: SortOrder(.date))
    browser.answer(.ticking, .found(search.finish()!))
    #expect(!browser.shows("ticked") && !browser.shows("selected"))
    // Then the key means what it meant.
    browser.press(key)
    #expect(!browser.shows("Stopped."))
    browser.press("R")
    #expect(browser.shows("Reloading"))
    browser.press(key)
    #expect(browser.shows("Stopped."))
    browser.answer(.load, .loaded(Library(), whole))
    #expect(browser.shows("30000 of 30000"))
  }

  @Test func theHeadingTellsHowFarItIs() {
    let browser = browser()
    browser.press("R")
    browser.answer(.load, isLast: false, .progress(Progress("read", 3, of: 12, "files")))
    #expect(browser.rows()[0].contains("read 3 of 12 files"))
    browser.answer(.load, isLast: false, .progress(Progress("read", 11, of: 12, "files")))
    #expect(browser.rows()[0].contains("read 11 of 12 files"))
    browser.load(TestBrowser.huge, whole)
    #expect(!browser.rows()[0].contains("read"))
    browser.answer(.load, isLast: false, .progress(Progress("read", 12, of: 12, "files")))
    #expect(!browser.rows()[0].contains("read"), "what has come to its end tells nothing")
  }

  /// A search that takes long says in the heading how far it is, as everything does that takes long, and the
  /// last line says which key stops it.
  @Test(arguments: ["/T2<Enter>", "gsT2<Enter>"]) func aLongSearchTellsHowFarItIs(keys: String) {
    let browser = browser()
    browser.press(keys)
    let slot: Slot = keys.hasPrefix("/") ? .search : .ticking
    #expect(!browser.shows("Esc stop"), "what has just begun may be over at once")
    browser.answer(
      slot, isLast: false, .progress(Progress("searched", 24_000, of: 30_000, "papers")))
    #expect(browser.rows()[0].contains("searched 24000 of 30000 papers"))
    #expect(browser.shows("Esc stop"))
    browser.press("<Esc>")
    #expect(browser.shows("Stopped") && !browser.shows("searched") && !browser.shows("Esc stop"))
    // What it would have found comes too late.
    var search = Search(Query("T2"), in: browser.library, order: SortOrder(.date))
    browser.answer(slot, .found(search.finish()!))
    #expect(!browser.shows("11111 of 30000") && !browser.shows("11111 papers found"))
  }

  /// The list is of a part then, which is said, and the search goes on when it is asked for again.
  @Test(arguments: ["t2", "t29999"]) func aStoppedSearchGoesOn(text: String) {
    let browser = browser()
    // At once, so that no letter narrows the search before.
    browser.press("/")
    browser.handle(.paste(text))
    browser.press("<Enter><Esc>")
    #expect(browser.shows("Stopped at 1500 of 30000 papers; / Enter goes on."))
    // The filter stays, and the count is no last one.
    let isLate = text == "t29999"
    let heading = browser.rows()[0]
    #expect(heading.contains("/ t2") && heading.contains("\(isLate ? 0 : 111) of 30000… · date"))
    #expect(browser.shows("search was stopped") == isLate)
    browser.press("/<Enter>")
    browser.release(.search)
    #expect(
      browser.rows()[0].contains(isLate ? " 1 of 30000 ·" : "11111 of 30000 ·"))
  }

  /// What a search tells on its way is shown, and is what there is when it is stopped; it goes on behind it.
  @Test(arguments: ["t2", "t29999"]) func whatWasFoundOnTheWayStays(text: String) {
    let browser = browser()
    browser.press("/")
    browser.handle(.paste(text))
    browser.press("<Enter>")
    var search = Search(Query(text), in: browser.library, order: SortOrder(.date))
    _ = search.advance(budget: 25_000)
    browser.answer(.search, isLast: false, .found(search.soFar))
    let isLate = text == "t29999"
    #expect(browser.rows()[0].contains(isLate ? "30000 of 30000…" : "6111 of 30000…"))
    browser.press("<Esc>")
    #expect(browser.shows("Stopped at 25000 of 30000 papers; / Enter goes on."))
    #expect(browser.rows()[0].contains("\(isLate ? 0 : 6111) of 30000…"))
    browser.press("/<Enter>")
    // The rest is few enough for a key.
    #expect(browser.rows()[0].contains(isLate ? " 1 of 30000 ·" : "11111 of 30000 ·"))
  }

  /// Where capital letters count a paper takes longer, and counts as four.
  @Test func capitalLettersTakeLonger() {
    let browser = browser()
    browser.press("/")
    browser.handle(.paste("T2"))
    browser.press("<Enter><Esc>")
    #expect(browser.shows("Stopped at 375 of 30000 papers; / Enter goes on."))
    browser.press("/<Enter>")
    browser.release(.search)
    #expect(browser.rows()[0].contains("11111 of 30000 ·"))
  }

  /// How many came, went, and say something else: one that came has not changed.
  @Test(arguments: [
    (DigestChanges(come: 1), 0, "1 digest came."), (DigestChanges(gone: 1), 0, "1 digest went."),
    (DigestChanges(come: 2, changed: 1), 3, "3 new papers, 2 digests came, 1 changed."),
    (DigestChanges(come: 1, gone: 3), 0, "1 digest came, 3 went."),
  ])
  func whatHappenedInTheFoldersIsSaid(changes: DigestChanges, papers: Int, sentence: String) {
    let browser = browser()
    var loading = whole
    loading.message = .changed(changes, newPapers: papers)
    browser.load(Library().adding([TestBrowser.digest("mixed")]), loading)
    #expect(browser.rows()[29].hasPrefix(" " + sentence))
  }

  /// Where something is always written, a reading would never come to its end if each change began it anew.
  @Test func aFolderThatNeverRestsIsRead() {
    let browser = TestBrowser(size, digests: [])
    browser.handle(.filesChanged)
    browser.handle(.filesChanged)
    #expect(browser.last(.load) == nil, "the first reading goes on")
    let part = Loading(filesDone: 1, filesFound: 2, title: "part")
    browser.load(Library().adding([TestBrowser.digest("mixed")]), part)
    #expect(browser.takeEffects() == [] && browser.shows("7 of 7"))
    browser.handle(.filesChanged)
    browser.load(Library().adding([TestBrowser.digest("many")]), whole)
    #expect(browser.takeEffects() == [.awaitQuiet], "what has changed is looked at once")
    browser.handle(.filesChanged)
    #expect(browser.last(.load) != nil)
    browser.answer(.load, .nothing)
    #expect(browser.takeEffects() == [] && browser.shows("60 of 60"))
  }

  /// What the reader asks for begins at once, and what changed before has no more to tell.
  @Test func aReloadDoesNotWait() {
    let browser = TestBrowser(size, digests: [])
    browser.handle(.filesChanged)
    browser.press("R")
    let reload = browser.last(.load)?.ticket
    browser.handle(
      .answer(
        Answer(.loaded(Library().adding([TestBrowser.digest("many")]), whole), to: .firstLoad)))
    #expect(browser.shows("0 of 0"))
    browser.load(Library().adding([TestBrowser.digest("mixed")]), whole)
    #expect(reload != nil && browser.shows("7 of 7") && browser.takeEffects() == [])
  }

  @Test func whatIsWrongIsSaidWithTheLibrary() {
    let browser = browser()
    var loading = whole
    loading.message = .changed(DigestChanges(changed: 2), newPapers: 1)
    browser.load(Library().adding([TestBrowser.digest("mixed")]), loading)
    #expect(browser.shows("1 new paper, 2 digests changed."))
    loading.troubles = ["week.md: no papers in it"]
    browser.load(Library().adding([TestBrowser.digest("mixed")]), loading)
    #expect(browser.shows("week.md: no papers in it"))
  }
}
