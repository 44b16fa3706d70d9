import Canvas
import Catalog
import Interface
import Papers
import Testing

/// Commands about the papers that a query finds.
@Suite struct AskingTests {
  private func browser(_ keys: String = "", columns: Int = 120) -> TestBrowser {
    let browser = TestBrowser(Size(columns: columns, rows: 30), digests: ["mixed"])
    browser.press(keys)
    return browser
  }

  private func huge(held: Set<Slot> = []) -> TestBrowser {
    let browser = TestBrowser(Size(columns: 120, rows: 30), digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.readMarks([:])
    browser.held.formUnion(held)
    return browser
  }

  private func line(_ browser: TestBrowser) -> String { browser.rows()[29] }

  private func count(_ browser: TestBrowser, _ isMarked: (PaperMarks) -> Bool) -> Int {
    browser.marks.firm.values.count(where: isMarked)
  }

  // MARK: What is done

  @Test func aCommandIsAboutAllThatItsQueryFinds() {
    // The list shows one paper, another is selected: neither is asked.
    let browser = browser("<Space>/sieve<Enter>:star pruning")
    #expect(line(browser).contains(":star pruning") && line(browser).contains("1 paper"))
    browser.press("<C-u>star sparse<Enter>")
    #expect(browser.shows("Starred 2 papers (") && browser.marks.events.count == 1)
    #expect(count(browser, \.isStarred) == 2)
    browser.press("u")
    #expect(count(browser, \.isStarred) == 0)
  }

  @Test func withAQueryNothingIsTurnedRound() {
    let browser = browser(":star sparse<Enter>:star sparse<Enter>")
    #expect(browser.shows("2 papers found, and nothing to change."))
    #expect(count(browser, \.isStarred) == 2 && browser.marks.events.count == 1)
    browser.press(":read is:starred<Enter>:queue is:read<Enter>:rate-4 is:queued<Enter>")
    #expect(count(browser) { $0.isRead && $0.queueRank != nil && $0.rating == 4 } == 2)
    browser.press(":unread is:read<Enter>:unqueue is:queued<Enter>:rate-0 is:rated<Enter>")
    #expect(count(browser) { $0.isRead || $0.queueRank != nil || $0.rating != 0 } == 0)
    #expect(browser.marks.events.count == 7)
    browser.press(":label kv is:starred<Enter>:unmark is:starred<Enter>")
    #expect(count(browser) { $0.isStarred || !$0.labels.isEmpty } == 0)
  }

  @Test func theQueueTakesThemInTheOrderOfTheList() {
    let browser = browser("St:queue sparse | cafe<Enter>gq")
    let queued = browser.marks.firm.filter { $0.value.queueRank != nil }
      .sorted { $0.value.queueRank! < $1.value.queueRank! }
    let titles = queued.map { browser.library.paper(at: browser.library.row(of: $0.key)!).title }
    #expect(titles.count == 3)
    #expect(titles.map(\.string) == titles.map(\.string).sorted())
  }

  @Test func theFirstWordIsTheLabel() {
    let browser = browser(":label survey sparse")
    #expect(line(browser).contains("“survey”: 2 papers"))
    browser.press("<Enter>:label \"to cite\" label:survey sieve | sparse<Enter>")
    #expect(count(browser) { $0.labels.contains("survey") } == 2)
    #expect(count(browser) { $0.labels.contains("to cite") } > 0)
    browser.press(":unlabel survey label:survey<Enter>")
    #expect(browser.shows("2 papers") && count(browser) { $0.labels.contains("survey") } == 0)
    // However it is spelled.
    browser.press(":label \"TO CITE\" is:unread<Enter>")
    #expect(Set(browser.marks.firm.values.flatMap(\.labels)) == ["to cite"])
  }

  /// One of several words that is known is not cut: its beginning would be another label, and the rest a query.
  @Test func aKnownLabelOfSeveralWordsNeedsNoQuotation() {
    let browser = browser(":label \"to read\"<Enter>j:label to read<Enter>")
    #expect(browser.marks.firm.values.allSatisfy { $0.labels == ["to read"] })
    #expect(browser.marks.firm.count == 2)
    browser.press(":unlabel to r<Tab>")
    #expect(line(browser).hasPrefix(":unlabel \"to read\" "))
    browser.press(" is:labelled<Enter>")
    #expect(count(browser) { !$0.labels.isEmpty } == 0)
  }

  @Test func aQuotationThatIsStillTypedIsALabel() {
    let browser = browser(":label \"to read<Enter>")
    #expect(browser.marks.firm.values.map(\.labels) == [["to read"]])
  }

  @Test func takingOffNeedsNoQuery() {
    let browser = browser("srajs<Space>")
    browser.press("k<Space>ggmS")
    #expect(count(browser, \.isStarred) == 1)
    browser.press("gumS:unread<Enter>mA")
    #expect(count(browser) { $0.isStarred || $0.isRead || $0.queueRank != nil } == 1)
    browser.press("mS")
    #expect(browser.shows("There is nothing to change."))
    browser.press(":label kv<Enter>mTkv<Enter>")
    #expect(count(browser) { !$0.labels.isEmpty } == 0)
    browser.press("mTkv<Enter>")
    #expect(browser.shows("There is nothing to change."))
  }

  /// The names of commands may be written with blanks.
  @Test func aCommandOfTwoWordsIsNoQuery() {
    let browser = browser("ajaggl:queue later<Enter>")
    #expect(browser.marks.events.count == 3)
    #expect(count(browser) { $0.queueRank != nil } == 2)
  }

  // MARK: What is not done

  @Test func whatIsWrongIsSaidWithItsColumn() {
    for (line, column) in [
      (":star is:x", 6), (":label kv is:x", 10), (":label \"a b\" sieve is:x", 19),
      (":select-matching is:x", 17),
    ] {
      let browser = browser(line)
      #expect(self.line(browser).contains("is:"), "\(line)")
      browser.press("<Enter>")
      #expect(browser.shows("(column \(column))"), "\(line)")
      #expect(browser.marks.events.isEmpty && !browser.shows("selected"))
    }
  }

  @Test func whatFindsNothingSaysSo() {
    let browser = browser(":star nothing-like-it")
    #expect(line(browser).contains("0 papers"))
    browser.press("<Enter>")
    #expect(browser.shows("No paper is found by “nothing-like-it”."))
    browser.press(":label to cite-this<Enter>")
    #expect(browser.shows("A label of several words stands in quotation marks."))
    browser.press(":star sort:title<Enter>")
    #expect(browser.shows("“sort:title” asks for nothing") && browser.marks.events.isEmpty)
  }

  @Test func marksThatAreNotKnownYetAreNotAskedFor() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    let library = Library().adding([TestBrowser.digest("mixed")])
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "mixed"))
    browser.press(":read is:unread<Enter>")
    #expect(browser.shows("still being read") && browser.marks.events.isEmpty)
    browser.press(":star sieve<Enter>")
    #expect(browser.marks.events.count == 1)
  }

  // MARK: The number

  /// It is seen beside a line that is longer than the screen.
  @Test func aLongLineLeavesRoomForTheNumber() {
    let query = String(repeating: "sparse | ", count: 30) + "cafe"
    let browser = browser(":star " + query, columns: 80)
    #expect(line(browser).contains("3 papers"))
  }

  @Test func theNumberFollowsMarksAndLibraries() {
    let browser = browser(":read is:unread")
    #expect(line(browser).contains("7 papers"))
    browser.handle(.marksChanged([PaperID("2504.16922")!: LateCase.read], isAll: false))
    #expect(line(browser).contains("6 papers"))
    browser.load(["linked"])
    #expect(!line(browser).contains("6 papers") && line(browser).contains(" paper"))
    browser.press("<Esc>:star")
    #expect(!line(browser).contains("papers"))
  }

  // MARK: Large libraries

  @Test func aLargeLibraryIsCountedAwayFromTheKeys() {
    let browser = huge(held: [.counting])
    browser.press(":star T2999")
    #expect(line(browser).contains("…") && !line(browser).contains("paper"))
    browser.release(.counting)
    #expect(line(browser).contains("11 papers"))
    browser.held.insert(.gathering)
    browser.press("<Enter>")
    #expect(!browser.isAsked(.gathering), "they are known")
    #expect(browser.shows("Starred 11 papers"))
  }

  @Test func whatWasCountedIsSelectedWithoutAnotherSearch() {
    let browser = huge(held: [.ticking])
    browser.press(":select-matching T2999<Enter>")
    #expect(!browser.isAsked(.ticking) && browser.shows("11 papers found, 11 selected."))
  }

  @Test func enterNeedNotWaitForTheNumber() {
    let browser = huge(held: [.counting, .gathering])
    browser.press(":star T2999<Enter>:label kv T29998<Enter>")
    #expect(browser.shows("Looking for the papers") && browser.marks.events.isEmpty)
    browser.release(.gathering)
    #expect(count(browser, \.isStarred) == 11 && count(browser) { $0.labels == ["kv"] } == 1)
    #expect(browser.marks.events.count == 2 && !browser.shows("Looking for"))
  }

  /// Very many papers are marked in one step, and which rows they have is looked up away from the keys.
  @Test func manyPapersAtOnce() {
    let browser = huge(held: [.markIndex])
    browser.press("/-is:read<Enter>:read T<Enter>")
    #expect(browser.isAsked(.markIndex) && browser.marks.events.count == 1)
    // What is marked meanwhile is not lost.
    browser.press(":star T2999<Enter>")
    browser.release(.markIndex)
    browser.press(":rate-1 is:read is:starred")
    #expect(line(browser).contains("11 papers"))
    browser.press("<C-w>")
    #expect(line(browser).contains("30000 papers"))
    // They stay in the list until it is filtered anew.
    browser.press("<Esc>")
    #expect(browser.shows("T10"), "\(browser.rows())")
    browser.press("uu:rate-1 is:read")
    #expect(line(browser).contains("0 papers") && !line(browser).contains("30000"))
    browser.press("<C-u>rate-1 is:starred")
    #expect(line(browser).contains("0 papers") && count(browser, \.isStarred) == 0)
  }

  @Test(arguments: ["<Esc>", "<C-c>"]) func theReaderStopsTheLooking(key: String) {
    let browser = huge(held: [.counting, .gathering])
    browser.press(":star T2999<Enter>:read T1<Enter>" + key)
    #expect(browser.shows("Stopped."))
    browser.release(.gathering)
    #expect(browser.marks.events.isEmpty)
    browser.load(["mixed"])
    #expect(browser.marks.events.isEmpty)
  }

  /// What was asked for is done in the library that has come meanwhile, and when the program ends: the reader
  /// leaves, or a signal comes.
  @Test func whatWasAskedForIsNotLost() {
    let browser = huge(held: [.counting, .gathering])
    browser.press(":star sieve<Enter>")
    browser.load(["mixed"])
    #expect(browser.shows("Starred 2504.16922"))
    for (key, effects) in [("q", [Effect.quit]), ("", [])] {
      let other = huge(held: [.counting, .gathering])
      other.press(":star T2999<Enter>:read T2999<Enter>" + key)
      #expect(other.takeEffects() == effects && count(other, \.isStarred) == 0)
      other.handle(.leaving)
      #expect(count(other) { $0.isStarred && $0.isRead } == 11)
    }
  }

  /// What is typed while it is being counted is counted from what was found before.
  @Test func countsThatAreOvertaken() {
    let browser = huge()
    browser.press(":star T29")
    browser.held.insert(.counting)
    browser.press("99")
    browser.answerFirst(.counting, .found(Selection()))
    #expect(line(browser).contains("…"), "the first one is not wanted any more")
    browser.release(.counting)
    #expect(line(browser).contains("11 papers"))
    browser.held.insert(.counting)
    browser.press("<C-w>T1")
    browser.release(.counting)
    #expect(line(browser).contains("11111 papers"))
  }

  /// The papers that a count found are those that a search finds, whatever was typed before.
  @Test func countsThatNarrowAreThoseOfSearches() {
    let browser = huge()
    browser.press(":star T")
    var compared = 0
    for key in ["2", "9", " ", "T", "1", "<BS>", "<BS>", "-", "T", "5", "<C-w>", "|", "T", "7"] {
      browser.press(key)
      let typed = line(browser).dropFirst(":star ".count)
      guard let end = typed.firstRange(of: "  ")?.lowerBound else { continue }
      let query = Query(String(typed[..<end]))
      guard query.problems.isEmpty, !query.isEmpty else { continue }
      var search = Search(query, in: browser.library, order: SortOrder(.date))
      let found = search.finish()!.count
      #expect(line(browser).contains("  " + MarkSentences.count(found, "paper")), "\(typed)")
      compared += 1
    }
    #expect(compared > 8)
  }

  /// A pattern may take as long as it wants with each of few papers, too.
  @Test func aPatternIsLookedForAwayFromTheKeys() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
    browser.held.formUnion([.gathering, .counting])
    browser.press(":star /dense/")
    #expect(browser.isAsked(.counting))
    browser.press("<Enter>")
    #expect(browser.isAsked(.gathering) && !browser.shows("★"))
    browser.release(.gathering)
    #expect(browser.shows("★"))
  }
}
