import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// Keys that are recorded and replayed, and keys that run several commands.
@Suite struct MacroTests {
  private func browser(_ keys: String, keymap: Keymap = .vim, digests: [String] = ["mixed"])
    -> TestBrowser
  {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: digests, keymap: keymap)
    browser.press(keys)
    return browser
  }

  private func stars(_ browser: TestBrowser) -> Int {
    // The page of a paper says it too.
    browser.rows().count { $0.prefix(50).contains("★") }
  }

  // MARK: Macros

  @Test func keysAreRecordedAndReplayed() {
    let browser = browser("g@")
    #expect(browser.rows()[29].contains("record as…"))
    browser.press("a")
    #expect(browser.shows("recording a"))
    browser.press("sj")
    #expect(browser.shows("recording a") && stars(browser) == 1)
    browser.press("g@")
    #expect(!browser.shows("recording a  ") && browser.shows("2 keys recorded as a"))
    browser.press("@a")
    #expect(stars(browser) == 2 && browser.shows("3/7"))
    browser.press("@@")
    #expect(stars(browser) == 3 && browser.shows("4/7"))
    browser.press("2@a")
    #expect(stars(browser) == 5 && browser.shows("6/7"))
  }

  /// Lines that are typed, text that was pasted and menus are part of it; what ends it is not.
  @Test func linesArePartOfAMacro() {
    let browser = browser(":record-macro b<Enter>/")
    browser.handle(.paste("sparse"))
    browser.press("<Enter>s<C-x>:record-macro<Enter>")
    #expect(browser.shows("recorded as b") && browser.shows("7 of 7"))
    browser.press("u")
    #expect(stars(browser) == 0)
    browser.press(":replay-macro b<Enter>")
    #expect(stars(browser) == 1 && browser.shows("7 of 7"))
  }

  /// At the end of the list nothing is done to the last paper again and again.
  @Test func aMotionThatLeadsNowhereEndsIt() {
    let browser = browser("g@asjg@20@a")
    #expect(stars(browser) == 7 && browser.shows("7/7"))
    #expect(
      browser.shows("Macro a has ended in round 6 of 20: there was nothing more to go to."))
  }

  @Test(arguments: [
    ("g@aZg@", "Macro a has ended: Z is bound to nothing"),
    ("g@a:frobnicate<Enter>g@", "Macro a has ended: There is no command"),
    ("g@aog@/xyzxyz<Enter>", "Macro a has ended: There is no paper here."),
  ])
  func aMacroThatFailsStops(keys: String, sentence: String) {
    let browser = browser(keys)
    _ = browser.takeEffects()
    browser.press("5@a")
    #expect(
      browser.rows()[28...].joined().contains(
        sentence.replacing(":", with: " in round 1 of 5:", maxReplacements: 1)),
      "\(browser.rows()[28...])")
  }

  @Test func aMacroInItselfIsBounded() {
    let browser = browser("g@aj@ag@gg", digests: ["many"])
    browser.press("@a")
    #expect(browser.shows("Macros stand in each other more than \(Replay.depth) deep"))
    #expect(browser.shows("\(Replay.depth + 1)/60"))
    browser.press("j")
    #expect(browser.shows("\(Replay.depth + 2)/60"))
  }

  @Test func namesThatAreNone() {
    let browser = browser("@<Tab>")
    #expect(browser.shows("Macros are named by one letter or digit, not “<Tab>”."))
    browser.press("@x")
    #expect(browser.shows("Nothing is recorded as “x”; g@ and a letter record."))
    browser.press("@@")
    #expect(browser.shows("No macro has been replayed yet."))
    browser.press("@<Esc>j")
    #expect(browser.shows("2/7"))
    browser.press("g@ag@")
    #expect(browser.shows("No key was recorded."))
  }

  /// A browser that has recorded keys over very many papers, and does not hear what is searched.
  private func searching(_ keys: String) -> TestBrowser {
    let browser = browser(keys, digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.press("<C-x>")
    browser.held.insert(.search)
    return browser
  }

  /// A search takes long: what comes after it is about what it finds. Keys that are pressed meanwhile come later.
  @Test func aMacroWaitsForWhatItHasAskedFor() {
    let browser = searching("g@a/T29999<Enter>sg@")
    browser.press("@am3")
    #expect(browser.shows("macro a") && stars(browser) == 0 && !browser.shows("Rated"))
    browser.release(.search)
    #expect(stars(browser) == 1 && browser.shows("T29999") && !browser.shows("macro a"))
    #expect(browser.rows().contains { $0.contains("3") && $0.contains("T29999") })
  }

  @Test func escapeStopsAMacroThatWaits() {
    let browser = searching("g@a/T29999<Enter>sg@")
    browser.press("@a<Esc>")
    #expect(browser.shows("Macro a was stopped."))
    browser.release(.search)
    #expect(stars(browser) == 0)
  }

  /// Marks that a macro has asked for, and whose papers are still looked for, are not made when it has been stopped.
  @Test func escapeGivesUpWhatWasAskedFor() {
    let browser = browser(
      "", keymap: .vim("list X star T29999; next-paper"), digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.gathering)
    browser.press("X<Esc>")
    #expect(browser.shows("Stopped."))
    browser.release(.gathering)
    browser.press("j")
    #expect(browser.marks.events.isEmpty && browser.shows("2/30000"))
  }

  /// What the reader types while a macro goes on is the reader's own: it can be recorded, and comes after it.
  @Test func keysThatAreTypedMeanwhileAreRecorded() {
    let browser = searching("g@a/T2999<Enter>g@")
    browser.press("@ag@bsjg@")
    browser.release(.search)
    #expect(browser.browser.state.macros.recorded["b"]?.count == 2 && stars(browser) == 1)
    browser.press("@b")
    #expect(stars(browser) == 2 && browser.shows("3/11"))
  }

  /// Each round is a few keys of many: the reader can stop it between them.
  @Test func aPasteIsPartOfManyRounds() {
    let browser = browser("g@a:", digests: ["many"])
    browser.handle(.paste("down"))
    browser.press("<Enter>g@gg50@")
    let goesOn = browser.withBrowser { browser in
      let effects = browser.handle(.key(Key(.character("a"))))
      return (browser.hasMoreToDo, effects)
    }
    #expect(goesOn)
    #expect(browser.shows("51/60") && !browser.shows("macro a"))
  }

  @Test func halfAPageMayLeadNowhere() {
    let browser = browser("g@a<C-d>sg@20@a", digests: ["many"])
    #expect(browser.shows("60/60"))
    #expect(browser.shows("of 20: there was nothing more to go to."))
    #expect(browser.marks.firm[browser.browser.view.paper!]?.isStarred == true)
    #expect(browser.marks.events.count < 8)
  }

  /// The pane of a pinned paper scrolls, and so does a sheet: such a motion leads somewhere.
  @Test func scrollingIsGoingOn() {
    let pinned = TestBrowser(Size(columns: 100, rows: 14))
    pinned.press("gkJ<Tab><Tab><Tab>")
    pinned.press("g@ajg@2@a")
    #expect(pinned.browser.view.focus == .list && !pinned.shows("nothing more"))
    let sheet = TestBrowser(Size(columns: 100, rows: 24))
    sheet.press("g@a/?<PgDn><Esc><Esc>g@@a")
    #expect(!sheet.shows("nothing more") && sheet.browser.state.prompt.isAtRest)
  }

  /// The facets of a large library, and completions in it, come from elsewhere: what follows is about them.
  @Test func aBindingWaitsForWhatIsCounted() {
    let browser = browser("", keymap: .vim("list X facets; next-section"), digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.facetCounts)
    browser.press("X")
    #expect(browser.isAsked(.facetCounts) && browser.browser.state.facets.window.cursor == 0)
    browser.release(.facetCounts)
    #expect(browser.browser.state.facets.window.cursor > 0)
  }

  @Test func aMacroWaitsForCompletions() {
    let browser = browser("", digests: [])
    // One of whose authors nobody has made a column yet, as other tests may of the other.
    let library = TestBrowser.library(papers: 30_000)
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.completing)
    browser.press("g@a/author:a<Tab><Enter>g@<C-x>")
    browser.forget(.completing)
    browser.press("@a")
    #expect(browser.isAsked(.completing) && browser.shows("macro a"))
    browser.release(.completing)
    #expect(browser.browser.view.filter == "author:\"A. B\"")
  }

  /// A theme that is named is put on when it comes; nothing waits for it, and no key takes it away.
  @Test func nothingWaitsForAThemeThatIsNamed() {
    let browser = browser("", keymap: .vim("list X theme mono; next-paper"))
    browser.press("X")
    #expect(browser.isAsked(.themes) && browser.shows("2/7"))
    browser.press("j")
    let mono = ThemeChoice("mono", look: ThemePair(Theme()))
    browser.answer(.themes, .themesFound([mono], for: .named("mono")))
    #expect(browser.shows("The theme is mono"))
  }

  /// What came until there was no more room is kept.
  @Test func aMacroThatIsFullIsKept() {
    var macros = Macros()
    macros.begin("a")
    let key = Event.key(Key(.character("j")))
    for _ in 0..<Macros.limit {
      #expect(macros.keep(key) == nil)
      macros.noteRest()
    }
    #expect(macros.keep(.resize(Size(columns: 1, rows: 1))) == nil)
    let kept = macros.keep(key)
    #expect(kept?.name == "a" && kept?.count == Macros.limit)
    #expect(macros.recorded["a"]?.count == Macros.limit && macros.recording == nil)
    let message = Message.recordingFull("a", Macros.limit)
    #expect(message.text.contains("5000 keys recorded as a, and what follows is not."))
  }

  // MARK: Several commands

  /// `queue` takes a query, and `queue later` is a command all the same.
  @Test func aCommandOfTwoWordsIsNoStepOfItself() {
    let browser = browser(
      "aja", keymap: .vim("list X queue later\nlist Z queue  later; next-paper"))
    browser.press("gq")
    let first = browser.browser.view.paper
    browser.press("ggX")
    #expect(!browser.shows("stand in each other") && browser.marks.events.count == 3)
    browser.press("gg")
    #expect(browser.browser.view.paper != first)
    browser.press("Z")
    #expect(browser.marks.events.count == 4 && browser.shows("2/2"))
    browser.press("?queue-later")
    #expect(browser.shows("queue-later; next-paper"))
  }

  private static let several = Keymap.vim(
    """
    list X star; next-paper
    list Y label "to read; soon"; 2 down
    list Z label x
    list gX replay-macro a; read
    """)

  @Test func aKeyRunsSeveralCommands() {
    let browser = browser("X", keymap: MacroTests.several)
    #expect(stars(browser) == 1 && browser.shows("2/7"))
    // A count repeats all of them.
    browser.press("3X")
    #expect(stars(browser) == 4 && browser.shows("5/7"))
    browser.press("ggY")
    #expect(browser.shows("3/7"))
    browser.press("gg")
    #expect(browser.shows("#to read; soon"))
    browser.press("Z")
    #expect(browser.shows("#x"))
    // At the end the rest is left out, and nothing is said of it.
    browser.press("GX")
    #expect(browser.shows("7/7") && !browser.shows("nothing more"))
    browser.press("?X")
    #expect(browser.shows("star; next-paper"))
  }

  @Test func aBindingMayReplayAMacro() {
    let browser = browser("g@ajg@gggX", keymap: MacroTests.several)
    #expect(browser.shows("✓"))
  }

  @Test func keysAreBoundWhileItRuns() {
    let browser = browser(":map X star; next-paper<Enter>")
    #expect(browser.shows("X runs star; next-paper until you leave"))
    browser.press("XX")
    #expect(stars(browser) == 2)
    browser.press(":map reader X star<Enter>X")
    #expect(stars(browser) == 3)
    browser.press(":unmap X<Enter>X")
    #expect(browser.shows("X is bound to nothing"))
    browser.press(":map X frobnicate<Enter>")
    #expect(browser.shows("This binds no key: there is no command “frobnicate”."))
    browser.press(":map<Enter>")
    #expect(browser.rows()[29].hasPrefix(":map "))
    browser.press("X show-q<Tab>")
    #expect(browser.rows()[29].hasPrefix(":map X show-queue"))
  }

  // MARK: The command line

  @Test(arguments: [
    (":sort ra<Tab>", ":sort rating"), (":star tag:quant<Tab>", ":star tag:\"quantization\""),
    (":read is:unr<Tab>", ":read is:unread"),
    (":rate-4 is:new auth<Tab>", ":rate-4 is:new author"),
    (":view th<Tab>", ":view th"), (":export r<Tab>", ":export refs."),
    (":export o<Tab>", ":export old/"), (":export x<Tab>", ":export x"),
  ])
  func whatCommandsAreGivenIsCompleted(keys: String, line: String) {
    let browser = browser(keys)
    #expect(browser.rows()[29].hasPrefix(line), "\(browser.rows()[29])")
  }

  /// A number before a command is its count, as keys have it.
  @Test(arguments: [
    (":5 down<Enter>", "6/7"), (":5down<Enter>", "6/7"), (": 3  first<Enter>", "3/7"),
    (":2 next-p<Tab>p<Tab><Enter>", "3/7"), (":4<Enter>", "4/7"), (":0 down<Enter>", "1/7"),
  ])
  func aCountBeforeACommand(keys: String, place: String) {
    #expect(browser(keys).shows(place), "\(keys)")
  }

  @Test(arguments: [
    (":3 dow<Tab>", ":3 down"), (":3 sort ra<Tab>", ":3 sort rating"),
    (":3 star tag:quant<Tab>", ":3 star tag:\"quantization\""),
  ])
  func aCountStaysBeforeWhatIsCompleted(keys: String, line: String) {
    let browser = browser(keys)
    #expect(browser.rows()[29].hasPrefix(line), "\(browser.rows()[29])")
  }

  // MARK: Unread

  @Test func fromOneUnreadPaperToTheNext() {
    let browser = browser("jrjrgg")
    browser.press("]")
    #expect(browser.shows("4/7"))
    browser.press("[")
    #expect(browser.shows("1/7"))
    browser.press("[")
    #expect(browser.shows("No unread paper is before this one."))
    browser.press("9]")
    #expect(browser.shows("7/7"))
  }
}
