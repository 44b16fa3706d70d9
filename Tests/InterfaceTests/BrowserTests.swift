import Canvas
import Catalog
import Interface
import Testing

/// What keys do, seen on the screen.
@Suite struct BrowserTests {
  private let size = Size(columns: 100, rows: 30)

  private func browser(_ keys: String = "", digests: [String] = ["mixed"]) -> TestBrowser {
    let browser = TestBrowser(size, digests: digests)
    browser.press(keys)
    return browser
  }

  /// The title in the reader, which follows the cursor.
  private func title(_ browser: TestBrowser) -> String {
    let rows = browser.rows()
    let reader = rows[1].split(separator: "│").last.map(String.init) ?? ""
    return reader.trimmed
  }

  @Test func escapeRestoresExactlyWhatWasBefore() {
    let browser = browser("jjj/sparse<Enter>St")
    let before = browser.rows()
    browser.press("/<C-u>quant")
    #expect(browser.rows() != before)
    browser.press("<Esc>")
    // Only the status line may speak of something else.
    #expect(browser.rows() == before)
  }

  @Test func aKeyShowsTeXAsItWasWritten() {
    let browser = browser(digests: ["tex"])
    #expect(browser.shows("O(n log n)") && browser.shows("Jörg Müller") && browser.shows("x ∈ ℝᵈ"))
    browser.press("$")
    #expect(browser.shows(#"O(n \log n)"#) && browser.shows(#"J\"org M\"uller"#))
    browser.press("$")
    #expect(browser.shows("O(n log n)") && !browser.shows(#"\log"#))
  }

  /// Before anything has been read nobody can say that there is nothing.
  @Test func nothingIsSaidToBeThereOnlyWhenAllIsRead() {
    let browser = TestBrowser(size, digests: [])
    #expect(browser.shows("Looking…") && !browser.shows("no papers here"))
    browser.load(Library(), Loading(filesDone: 0, filesFound: 1, title: "one digest"))
    #expect(browser.shows("Looking…") && !browser.shows("no papers here"))
    browser.load(Library(), Loading(filesDone: 1, filesFound: 1, title: "one digest"))
    #expect(browser.shows("There are no papers here.") && !browser.shows("Looking…"))
  }

  /// The newest papers may come last: until a key is pressed, the first one stays on top.
  @Test func theCursorStaysOnTopWhileFilesComeIn() {
    func loaded(_ names: [String], isLast: Bool, into browser: TestBrowser) {
      browser.load(
        Library().adding(names.map(TestBrowser.digest)),
        Loading(filesDone: names.count, filesFound: isLast ? names.count : 9, title: "2 digests"))
    }
    let browser = TestBrowser(size, digests: [])
    loaded(["linked-before"], isLast: false, into: browser)
    #expect(title(browser) == "A First Paper on Sketching Streams")
    loaded(["linked-before", "card"], isLast: false, into: browser)
    #expect(browser.shows(" 1/"))
    loaded(["linked-before", "card", "mixed"], isLast: true, into: browser)
    #expect(browser.shows(" 1/"))
    // From the first key on the cursor stays with its paper.
    let other = TestBrowser(size, digests: [])
    loaded(["mixed"], isLast: false, into: other)
    other.press("<C-e>")
    let first = title(other)
    loaded(["mixed", "card"], isLast: true, into: other)
    #expect(title(other) == first && !other.shows(" 1/"))
  }

  @Test func matchesInAuthorsStandWhereTheyAreShown() {
    for (term, name) in [("two", "Two"), ("ann", "Ann"), ("one", "One")] {
      let browser = browser("/\(term)<Enter>", digests: ["linked"])
      let row = browser.rows().firstIndex { $0.contains("Ann One, Bo Two") }!
      let place = browser.rows()[row].distance(
        from: browser.rows()[row].startIndex,
        to: browser.rows()[row].range(of: name, after: "│")!)
      let roles = Array(browser.roles()[row])
      #expect(String(roles[place..<place + name.count]) == "mmm", "\(term)")
      #expect(roles[place - 1] != "m" && roles[place + name.count] != "m")
    }
  }

  @Test func backspaceWidens() {
    let browser = browser("/quantz")
    #expect(browser.shows("0 of 7"))
    browser.press("<BS>")
    #expect(browser.shows("3 of 7"))
    browser.press("<BS><BS><BS><BS><BS>")
    #expect(browser.shows("7 of 7"))
  }

  @Test func theCursorStaysOnItsPaper() {
    let browser = browser("G")
    let last = title(browser)
    #expect(last == "Old Ids Still Live")
    // Through another order, filters that keep it, a new library, and one that lacks it.
    browser.press("St")
    #expect(title(browser) == last)
    browser.press("/theorem<Enter>")
    #expect(title(browser) == last)
    browser.load(["card", "mixed"])
    #expect(title(browser) == last)
    browser.press("/<C-u>sparse")
    #expect(title(browser) != last)
    browser.press("<Esc><C-x>")
    #expect(title(browser) == last)
  }

  @Test func theReaderStaysOnItsLine() {
    let browser = TestBrowser(Size(columns: 80, rows: 16), digests: ["mixed"])
    browser.press("<Enter><C-d>")
    let top = browser.rows()[6]
    #expect(!top.contains("Sieve"))
    browser.press("q")
    browser.press("jk")
    #expect(browser.rows()[6] == top)
  }

  @Test func countsRepeat() {
    let browser = browser("3j")
    #expect(browser.shows(" 4/7 "))
    browser.press("2k")
    #expect(browser.shows(" 2/7 "))
    browser.press("6G")
    #expect(browser.shows(" 6/7 "))
    browser.press("99999999999j")
    #expect(browser.shows(" 7/7 "))
    browser.press("2gg")
    #expect(browser.shows(" 2/7 "))
  }

  @Test func matchesAreWalkedRoundAndRound() {
    let browser = browser("/sparse<Enter>n")
    #expect(browser.shows("Match 1 of 3"))
    browser.press("N")
    #expect(browser.shows("Match 3 of 3"))
    browser.press("n")
    #expect(browser.shows("Match 1 of 3"))
  }

  @Test func matchesStandOutInKeywords() {
    let browser = browser("/scorer<Space>learns<Enter>")
    let rows = browser.roles()
    let text = browser.rows()
    let row = text.indices.first { text[$0].contains("small scorer learns") }
    #expect(row.map { rows[$0].contains("mmmmmm.mmmmmm") } == true)
  }

  @Test(arguments: [20, 21, 22, 23, 24, 31, 40])
  func matchesStandOutAcrossLineBreaks(columns: Int) {
    let browser = TestBrowser(Size(columns: columns, rows: 30), digests: ["mixed"])
    browser.press("/节省大量时间<Enter><Enter>")
    let cells = browser.roles().joined().count { $0 == "m" }
    #expect(cells == 12, "six characters of two columns each")
  }

  @Test func tagsCutAndReturn() {
    let browser = browser("T<Enter>")
    #expect(browser.shows("/ tag:\"quantization\"") && browser.shows("3 of 7"))
    browser.press("<Enter>")
    #expect(browser.shows("7 of 7"))
    browser.press("-")
    #expect(browser.shows("/ -tag:\"quantization\"") && browser.shows("4 of 7"))
    browser.press("c")
    #expect(browser.shows("7 of 7"))
  }

  @Test func effectsOfThePaper() {
    let browser = browser()
    func effects(_ keys: String) -> [Effect] {
      browser.press(keys)
      return browser.takeEffects()
    }
    let address = "https://arxiv.org/abs/2504.16922v2"
    #expect(effects("o") == [.open(address)])
    #expect(effects("O") == [.open("https://arxiv.org/pdf/2504.16922v2")])
    #expect(effects("gc") == [.open("https://github.com/example/sieve")])
    #expect(effects("yy") == [.copy(address, name: "the address")])
    #expect(effects("yi") == [.copy("2504.16922v2", name: "the id")])
    let title = "Sieve: Choosing Keys for Long-Context Attention"
    #expect(effects("yt") == [.copy(title, name: "the title")])
    #expect(effects("ym") == [.copy("[\(title)](\(address))", name: "the Markdown link")])
    #expect(effects("jgc") == [])
    #expect(browser.shows("names no address of code"))
    #expect(effects("q") == [.quit])
  }

  @Test func withoutPapersNothingHappens() {
    let browser = browser(digests: [])
    browser.press("jkGgg<C-d>nNoOgcyyymzz<Tab>TT<Enter>-c<Enter>St/abc<Enter>n<C-x>")
    #expect(browser.takeEffects() == [])
    #expect(browser.shows("0 of 0"))
  }

  @Test func theFilterTakesReadlineKeysAndHistory() {
    let browser = browser("/sparse<Enter>/<C-u>theorem<Enter>/<C-u>")
    browser.press("<Up>")
    #expect(browser.shows("/ theorem"))
    browser.press("<Up>")
    #expect(browser.shows("/ sparse"))
    browser.press("<C-a>x<Space><C-e>d<C-w>")
    #expect(browser.shows("/ x "))
    browser.press("<C-y>")
    #expect(browser.shows("/ x sparsed"))
  }

  @Test func theCommandLineCompletesAndRuns() {
    let browser = browser(":sort-ti<Tab><Enter>")
    #expect(browser.shows("title ↑"))
    browser.press(":sel<Tab>")
    #expect(browser.shows(":select"))
    browser.press("<Esc>:srot-date<Enter>")
    #expect(browser.shows("Did you mean sort-date?"))
    browser.press(":quit<Enter>")
    #expect(browser.takeEffects() == [.quit])
  }

  @Test func helpRunsWhatItShows() {
    let browser = browser("?copy<Space>id<Enter>")
    #expect(browser.takeEffects() == [.copy("2504.16922v2", name: "the id")])
    #expect(!browser.shows("Keys  /"))
  }

  @Test func aPendingPrefixIsShownAndCancelled() {
    let browser = browser("5g")
    #expect(browser.shows("5g…") && browser.shows("open-pdf"))
    browser.press("<Esc>j")
    #expect(browser.shows(" 2/7 "))
  }

  @Test func backLeavesOneLevelAtATime() {
    let browser = browser("<Enter>zq")
    #expect(browser.takeEffects() == [])
    browser.press("q")
    #expect(browser.takeEffects() == [])
    browser.press("q")
    #expect(browser.takeEffects() == [.quit])
  }

  @Test func theMouseSelectsScrollsAndToggles() {
    let browser = TestBrowser(Size(columns: 140, rows: 40), digests: ["many"])
    browser.mouse(.press, 40, 5)
    #expect(browser.shows(" 4/60"))
    browser.mouse(.wheelDown, 40, 5)
    #expect(browser.shows(" 4/60"))
    let tag = browser.place(of: "TAGS")!.row + 1
    browser.mouse(.press, 3, tag)
    #expect(browser.shows("20 of 60"))
    browser.mouse(.press, 3, tag)
    #expect(browser.shows("60 of 60"))
    browser.mouse(.press, 139, 39)
    browser.mouse(.wheelUp, 0, 0)
    browser.mouse(.release, 500, 500)
  }

  @Test func hugeLibrariesAreSearchedAwayFromTheKeys() {
    let browser = TestBrowser(size, digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: ""))
    browser.held.insert(.search)
    browser.press("/T")
    #expect(browser.isAsked(.search), "a key searched 30,000 papers at once")
    #expect(browser.shows("of 30000… "))
  }
}

extension String {
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension String {
  /// Where a text first stands after another one.
  fileprivate func range(of text: String, after other: Character) -> String.Index? {
    guard let start = lastIndex(of: other) else { return nil }
    return indices.first { $0 > start && self[$0...].hasPrefix(text) }
  }
}
