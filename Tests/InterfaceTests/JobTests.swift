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
    loading.message = .changed(digests: 2, newPapers: 1)
    browser.load(Library().adding([TestBrowser.digest("mixed")]), loading)
    #expect(browser.shows("1 new paper, 2 digests changed."))
    loading.troubles = ["week.md: no papers in it"]
    browser.load(Library().adding([TestBrowser.digest("mixed")]), loading)
    #expect(browser.shows("week.md: no papers in it"))
  }
}
