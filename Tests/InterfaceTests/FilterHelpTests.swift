import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// What stands under the filter line while it is written.
@Suite struct FilterHelpTests {
  private func browser(
    _ keys: String, digests: [String] = ["mixed"], columns: Int = 100, rows: Int = 30
  ) -> TestBrowser {
    let browser = TestBrowser(Size(columns: columns, rows: rows), digests: digests)
    browser.press(keys)
    return browser
  }

  private func filter(_ browser: TestBrowser) -> String { browser.browser.view.filter }

  /// The rows of the box under the line, without its sides.
  private func box(_ browser: TestBrowser) -> [String] {
    let rows = browser.rows().dropFirst()
    guard let top = rows.first, top.contains("┌") else { return [] }
    return rows.dropFirst().prefix { !$0.contains("└") }.map { row in
      let parts = row.split(separator: "│", omittingEmptySubsequences: false)
      let start = top.prefix { $0 != "┌" }.count
      // The box's own sides are the ones under its corners.
      var column = 0
      for (index, part) in parts.enumerated() {
        if column == start + 1, index > 0 {
          return part.split(separator: " ").joined(separator: " ")
        }
        column += part.count + 1
      }
      return ""
    }
  }

  // MARK: Completions

  @Test func valuesAreListedWithTheirCountsTheMostFrequentFirst() {
    let browser = browser("/tag:", digests: ["many"])
    let counts = box(browser).map { $0.split(separator: " ").map(String.init) }
    #expect(counts.map(\.[0]) == ["caching", "pruning", "routing"])
    #expect(counts.map(\.[1]) == ["20", "20", "20"])
    browser.press("r")
    #expect(box(browser) == ["routing 20"])
  }

  /// The number beside a value is the number of papers when it is taken.
  @Test(arguments: [
    "tag:", "dense tag:", "author:", "dense au:a", "cat:", "is:", "-is:starred label:", "in:",
    "kv author:", "tag:qu", "#c", "-sparse tag:",
  ])
  func theCountIsTheCountAfterTab(text: String) {
    for digests in [["many"], ["mixed"]] {
      let probe = browser("st<C-u>label kv<Enter>/" + text, digests: digests, rows: 60)
      let count = box(probe).count
      for place in 0..<count {
        let browser = browser("st<C-u>label kv<Enter>/" + text, digests: digests, rows: 60)
        let row = box(browser)[place]
        guard let number = row.split(separator: " ").last else { continue }
        browser.press(String(repeating: "<Down>", count: place + 1) + "<Enter><Enter>")
        let shown = browser.rows()[0]
        #expect(shown.contains(" \(number) of "), "\(text), \(row): \(shown)")
      }
    }
  }

  /// Among alternatives and in brackets a value leaves more, or less, than the papers that have it.
  @Test func whereTheCountWouldBeAnotherThereIsNone() {
    #expect(box(browser("/sparse | tag:", digests: ["many"])) == ["caching"])
    #expect(box(browser("/(dense tag:r", digests: ["many"])) == ["routing"])
    #expect(box(browser("/tag:(caching | r", digests: ["many"])) == ["routing"])
    // What is turned round takes so many away.
    #expect(box(browser("/-tag:r", digests: ["many"])) == ["routing -20"])
  }

  @Test func downChoosesAndEnterTakesWithoutLeavingTheLine() {
    let browser = browser("/tag:<Down><Down>", digests: ["many"])
    #expect(browser.rows()[29].contains("Enter take it"))
    browser.press("<Enter>")
    #expect(filter(browser) == "tag:\"pruning\"" && box(browser).isEmpty)
    browser.press(" dense")
    #expect(filter(browser) == "tag:\"pruning\" dense")
  }

  @Test func upGoesBackToTheLineAndEscLeavesTheListFirst() {
    let browser = browser("/tag:<Down><Up>", digests: ["many"])
    #expect(browser.rows()[29].contains("Enter keep"))
    browser.press("<Down><Esc>")
    #expect(filter(browser) == "tag:")
    browser.press("<Esc>")
    #expect(filter(browser).isEmpty)
  }

  /// It did nothing; shells go on to the next.
  @Test func tabAgainTakesTheNextInItsPlace() {
    let browser = browser("/models tag:<Tab>", digests: ["many"])
    #expect(filter(browser) == "models tag:\"caching\"")
    // They are still to be seen, with what each leaves.
    #expect(box(browser).map { $0.prefix(7) } == ["caching", "pruning", "routing"])
    browser.press("<Tab>")
    #expect(filter(browser) == "models tag:\"pruning\"")
    browser.press("<Tab><Tab>")
    #expect(filter(browser) == "models tag:\"caching\"")
    browser.press("<S-Tab>")
    #expect(filter(browser) == "models tag:\"routing\"")
    browser.press("<Down><Up><Up>")
    #expect(filter(browser) == "models tag:\"pruning\"")
    browser.press(" x")
    #expect(filter(browser) == "models tag:\"pruning\" x" && box(browser).isEmpty)
  }

  @Test func enterKeepsWhatTabHasTaken() {
    let browser = browser("/tag:<Tab><Tab><Enter>", digests: ["many"])
    #expect(filter(browser) == "tag:\"pruning\"" && browser.rows()[0].contains("20 of 60"))
    #expect(!browser.rows()[29].contains("Enter keep"))
  }

  @Test func withASheetOverThemTabDoesNothing() {
    let browser = browser("/tag:<Tab><C-o><Tab><S-Tab>", digests: ["many"])
    #expect(filter(browser) == "tag:\"caching\"")
    browser.press("<C-o><Tab>")
    #expect(filter(browser) == "tag:\"pruning\"")
  }

  /// A field that was taken wants a value: Enter shows those that there are.
  @Test func fieldsAreGoneThroughToo() {
    let browser = browser("/<Tab><Tab><Tab><Tab><Tab>", digests: ["many"])
    #expect(filter(browser) == "tag:" && box(browser).count > 3)
    browser.press("<Enter>")
    #expect(box(browser).map { $0.prefix(7) } == ["caching", "pruning", "routing"])
    browser.press("<Tab>")
    #expect(filter(browser) == "tag:\"caching\"")
  }

  @Test func aPressTakesAnotherInThePlaceOfWhatTabTook() {
    let browser = browser("/tag:<Tab>", digests: ["many"])
    browser.click(on: "routing", inRow: 4)
    #expect(filter(browser) == "tag:\"routing\"")
  }

  /// It stood over the heads of the columns and the first papers.
  @Test(arguments: [(80, 24), (100, 30), (200, 60)])
  func theFirstPapersAreSeenBesideTheBox(columns: Int, rows: Int) {
    let browser = browser("", digests: ["many"], columns: columns, rows: rows)
    let before = browser.rows()
    browser.press("/tag:")
    let list = browser.place(of: "DATE")!.column
    #expect(browser.shows("┌─ tag"))
    for row in 1...5 {
      let shown = browser.rows()[row].dropFirst(list).prefix(30)
      #expect(shown == before[row].dropFirst(list).prefix(30))
    }
  }

  @Test func whereTheListIsAloneItsEndIsCovered() {
    let browser = browser("z", digests: ["many"], columns: 80, rows: 24)
    let before = browser.rows()
    browser.press("/tag:")
    #expect(browser.rows()[1...17] == before[1...17] && browser.rows()[18].contains("┌─ tag"))
  }

  /// Words begin behind blanks, dots and hyphens too; one that holds the text elsewhere is not offered.
  @Test func aWordOfANameIsEnough() {
    let browser = browser("/au:ot", digests: ["many"])
    #expect(box(browser) == ["B. Other 60"])
    browser.press("<C-u>au:ther")
    #expect(box(browser).isEmpty && browser.rows()[0].contains("60 of 60"))
  }

  @Test func tabNamesTheFieldsWhereAWordWouldBegin() {
    let browser = browser("/kv <Tab>")
    #expect(box(browser).contains { $0.hasPrefix("title: ") })
    browser.press("<Esc>")
    #expect(box(browser).isEmpty && filter(browser) == "kv ")
    browser.press("ti<Tab>")
    #expect(filter(browser) == "kv title:")
  }

  @Test func tabOffersTagsForAWord() {
    let browser = browser("/pru<Tab>", digests: ["many"])
    #expect(filter(browser) == "tag:\"pruning\"")
  }

  /// The authors of many papers are numbered away from the keys, and then counted at once.
  @Test func manyPapersAreCountedAwayFromTheKeys() {
    let browser = browser("", digests: [])
    // One that nobody has asked before.
    let library = Library().adding(TestBrowser.huge.sources)
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.completing)
    browser.press("/au:")
    #expect(browser.isAsked(.completing) && box(browser).isEmpty)
    browser.release(.completing)
    #expect(box(browser) == ["A. B 30000"])
    browser.press("<C-u>au:a")
    #expect(!browser.isAsked(.completing) && box(browser) == ["A. B 30000"])
  }

  @Test func keysOfAnOrderAreCompletedBehindACommaToo() {
    let browser = browser("/sort:-ti<Tab>")
    #expect(filter(browser) == "sort:-title" && box(browser).isEmpty)
    browser.press(",da<Tab>")
    #expect(filter(browser) == "sort:-title,date")
    browser.press(",")
    #expect(box(browser).contains("author") && !box(browser).contains("title"))
  }

  // MARK: How it is understood

  @Test func eachPartIsSaidInWordsWithWhatItFindsAlone() {
    let browser = browser("/dense -tag:\"pruning\" (sparse | caching)<C-o>", digests: ["many"])
    let lines = box(browser)
    func count(_ text: String) -> Int {
      var search = Search(Query(text), in: browser.library, order: SortOrder(.date))
      return search.finish()!.count
    }
    #expect(
      lines == [
        "“dense” anywhere \(count("dense"))", "not: the tag “pruning” \(count("-#\"pruning\""))",
        "any of these: \(count("sparse | caching"))", "“sparse” anywhere \(count("sparse"))",
        "“caching” anywhere \(count("caching"))",
        "together, of 60 \(count("dense -#\"pruning\" (sparse | caching)"))",
      ])
    browser.press("<C-o>")
    #expect(box(browser).isEmpty && filter(browser).hasPrefix("dense"))
  }

  @Test func theExplanationFollowsWhatIsTyped() {
    let browser = browser("/<C-o>spar")
    #expect(box(browser).contains { $0.hasPrefix("“spar” anywhere") })
    browser.press("se -")
    #expect(box(browser).contains { $0.hasPrefix("“sparse” anywhere") })
    browser.press("kv")
    #expect(box(browser).contains { $0.hasPrefix("not applied: -kv") })
    browser.press(" AND")
    #expect(box(browser).contains { $0.contains("AND") && $0.contains("text") })
  }

  /// Where a pattern was given up it said 0, as of a word that no paper has.
  @Test func whatWasCutOffIsNotSaidToBeNothing() {
    let browser = browser("", digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.explaining)
    browser.press("/T1 /x/ <C-o>")
    browser.answer(
      .explaining,
      .explained([QueryCount(all: 5, unread: 5), QueryCount(all: 0, unread: 0, cutOff: 3)]))
    #expect(box(browser)[0].hasSuffix(" anywhere 5"))
    #expect(box(browser)[1].hasSuffix(" at least 0, 3 cut off"))
  }

  @Test func whatIsWrongIsSaidWhole() {
    let browser = browser("/is:unred date:2025-13 ", columns: 80, rows: 24)
    #expect(
      browser.rows()[23].contains("is: takes unread") || browser.rows()[22].contains("is: takes"))
    browser.press("<C-o>")
    #expect(box(browser).contains { $0.contains("“date:2025-13” asks for nothing: the calendar") })
  }

  @Test func aFilterThatIsKeptIsExplainedByAKey() {
    let browser = browser("/kv<Enter>g?")
    #expect(box(browser).first?.hasPrefix("“kv” anywhere") == true)
    browser.press("<Esc><Esc>")
    #expect(filter(browser) == "kv" && browser.browser.view.focus == .list)
  }

  /// As Lucene has it, and found nothing.
  @Test func aSignOfTyposBehindAWordIsSaid() {
    let browser = browser("/difusion~")
    let sentence =
      "“difusion~” is taken as text: a word with typos has the sign before it, ~difusion."
    #expect(browser.rows()[29].contains(sentence))
    browser.press("<Enter>")
    #expect(browser.rows()[29].contains(sentence))
    #expect(self.browser("/difusion~1 x").rows()[29].contains("~difusion."))
    #expect(!self.browser("/a~b").rows()[29].contains("typos"))
  }

  /// The list stood still, and jumped at Enter.
  @Test(arguments: [
    "\"dense mod", "title:\"dense mod", "tag:\"cach", "in:\"man", "\"dense models and their us",
  ])
  func anOpenQuotationNarrowsByWhatItHas(text: String) {
    let browser = browser("/" + text, digests: ["many"])
    let plain = self.browser("/" + text.replacing("\"", with: ""), digests: ["many"])
    #expect(browser.rows()[0].suffix(18) == plain.rows()[0].suffix(18))
    #expect(!browser.rows()[29].contains("waits for"))
  }

  /// What may still widen the list is waited for, and that is said.
  @Test func whatIsWaitedForIsSaid() {
    for (text, mark) in [
      ("(dense | spar", ")"), ("dense (", ")"), ("au:\"b. oth", "\""), ("/den", "/"),
      ("cat:(cs", ")"),
      ("-\"dense", "\""),
    ] {
      let browser = browser("/" + text, digests: ["many"])
      #expect(browser.rows()[29].hasPrefix(" waits for \(mark)  Enter keep"), "\(text)")
      browser.press("<Enter>")
      #expect(!browser.rows()[29].contains("waits for"))
    }
  }

  // MARK: The language

  /// It was named only as long as nothing was typed.
  @Test func theKeyOfTheLanguageIsAlwaysNamed() {
    for text in ["", "kv", "kv (", "tag:", "kv is:un"] {
      #expect(browser("/" + text, columns: 80, rows: 24).rows()[23].contains("F1 what to ask"))
    }
  }

  @Test func aQuestionMarkShowsWhatCanBeAsked() {
    let browser = browser("/?", columns: 80, rows: 24)
    #expect(browser.shows("What the filter can be asked") && filter(browser).isEmpty)
    let first = box(browser)
    browser.press("<Down><Down>")
    #expect(box(browser) != first && box(browser)[0] == first[2])
    browser.press("<PgDn><PgDn><PgDn><PgDn>")
    #expect(browser.shows("saved view"))
    browser.press("is:starred")
    #expect(filter(browser) == "is:starred" && browser.shows("What the filter can be asked"))
    browser.press("<Esc>")
    #expect(!browser.shows("What the filter can be asked") && filter(browser) == "is:starred")
  }

  @Test func aQuestionMarkInAWordIsTyped() {
    #expect(filter(browser("/what?")) == "what?")
    #expect(filter(browser("/\"?\"")) == "\"?\"")
  }

  @Test(arguments: [(1, 1), (10, 4), (20, 7), (40, 12), (200, 60)])
  func anySizeIsDrawn(columns: Int, rows: Int) {
    for keys in ["/?", "/?<PgDn>", "/kv | x<C-o>", "/tag:", "/<Tab><Down>", "/author:<Down>"] {
      _ = browser(keys, columns: columns, rows: rows).draw()
    }
  }

  // MARK: The history

  @Test func theHistoryIsSearchedByWhatIsTyped() {
    let browser = browser("/kv one<Enter>/<C-u>sparse<Enter>/<C-u>kv two<Enter>/<C-u>")
    browser.press("kv<Up>")
    #expect(filter(browser) == "kv two")
    browser.press("<Up>")
    #expect(filter(browser) == "kv one")
    browser.press("<Up>")
    #expect(filter(browser) == "kv one")
    browser.press("<Down><Down>")
    #expect(filter(browser) == "kv")
  }

  /// A line that was only opened brings back all that came before it.
  @Test func withoutTypingAllOfTheHistoryComes() {
    let browser = browser("/kv<Enter>/<C-u>sparse<Enter>/<Up><Up>")
    #expect(filter(browser) == "kv")
  }
}

/// What a row says of why it was found.
@Suite struct ReasonTests {
  @Test func aRowSaysWhichFieldMatched() {
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["many"])
    browser.press("/sparse")
    #expect(!browser.rows()[2].contains("abstract") && browser.rows()[2].contains("sparse models"))
    browser.press("<C-u>caching")
    #expect(browser.rows()[2].contains("tags"))
    browser.press("<C-u>other")
    #expect(browser.rows()[2].contains("authors"))
  }
}
